//! `greyfile`.

use std::process::ExitCode;

use clap::Parser;
use greyfile::cli;

fn main() -> ExitCode {
    cli::panics::tell_plainly();
    let args = cli::Args::parse();
    cli::log_to_stderr(&args);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("error: the program cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(cli::run(args)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
