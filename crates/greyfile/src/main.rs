//! `greyfile`.

use std::process::ExitCode;

use clap::Parser;
use greyfile::cli;

fn main() -> ExitCode {
    cli::panics::tell_plainly();
    match run(cli::Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: cli::Args) -> anyhow::Result<ExitCode> {
    let telling = cli::tell(&args)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let ran = runtime.block_on(cli::run(args));
    drop(runtime);
    drop(telling);
    ran
}
