//! Intake on real logs: a file, and a broker of three servers.

mod answers;
mod broker;
mod clocks;
mod commands;
mod desk;
mod make;
mod odd;
mod records;
