//! Intake on real logs: a file, and a broker of three servers.

mod answers;
mod aside;
mod broker;
mod clocks;
mod commands;
mod desk;
mod make;
mod mended;
mod odd;
mod records;
