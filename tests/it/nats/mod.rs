//! The log on a NATS broker: the same record, and what goes wrong with one.

mod aside;
mod asyncapi;
mod commands;
mod configuration;
mod deployed;
mod faults;
mod migrate;
mod roles;
mod servers;
mod service;
mod strangers;
mod traces;

use greyfile_eventlog::conformance::nats::{Nats, Sync};
use std::path::Path;

use greyfile_tests::cli::Cli;
use greyfile_tests::service::Serve;

/// The arguments that name a broker and prove that it syncs.
pub fn broker(nats: &Nats) -> Vec<String> {
    let mut args = vec!["--log".to_owned(), nats.url()];
    for monitor in nats.monitors() {
        args.extend(["--nats-monitor".to_owned(), monitor]);
    }
    args
}

/// A service on a data folder and a broker.
fn serve(data: &Path, broker: &[String]) -> Serve {
    broker.iter().fold(Serve::on(data), |serve, arg| serve.arg(arg))
}

/// Runs the command line with a broker named.
pub fn run(cli: &Cli, broker: &[String], args: &[&str]) -> greyfile_tests::cli::Ran {
    let all: Vec<&str> = broker.iter().map(String::as_str).chain(args.iter().copied()).collect();
    cli.run(&all)
}

/// A broker with an empty stream.
fn with_stream(cli: &Cli) -> Nats {
    let nats = Nats::start(1, Sync::Always);
    run(cli, &broker(&nats), &["stream", "create"]).ok();
    nats
}
