//! `greyfile`.

use std::process::ExitCode;

use anyhow::Context;
use greyfile::cli;

fn main() -> ExitCode {
    cli::panics::tell_plainly();
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let args = cli::settings::read()?;
    let telling = cli::tell(&args)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.context("the program cannot start")?;
    let ran = runtime.block_on(cli::run(args));
    drop(runtime);
    drop(telling);
    ran
}
