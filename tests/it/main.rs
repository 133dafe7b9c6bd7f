//! End to end: what a person, a program and an auditor would notice.

mod benches;
mod cli;
mod collector;
mod crash;
mod demo;
mod deploy;
mod each_event;
mod faults;
mod files;
mod http;
mod licensing;
mod nats;
mod pages;
mod picture;
mod privacy;
mod scenarios;
mod serve;
mod support;
mod views;
