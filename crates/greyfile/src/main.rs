//! `greyfile`.

use std::process::ExitCode;

use greyfile::cli;
use greyfile_words::Words;

fn main() -> ExitCode {
    let words = cli::words();
    cli::panics::tell_plainly(words);
    match run(words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{}", cli::problem(&error, words));
            ExitCode::FAILURE
        }
    }
}

fn run(words: Words) -> anyhow::Result<ExitCode> {
    let args = cli::settings::read(words)?;
    let telling = cli::tell(&args)?;
    let runtime = cli::runtime()?;
    let ran = runtime.block_on(cli::run(args, words));
    drop(runtime);
    drop(telling);
    ran
}
