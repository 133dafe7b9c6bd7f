//! `greyfile`.

use std::process::ExitCode;
use std::time::Duration;

use greyfile::cli;
use greyfile_words::Words;

fn main() -> ExitCode {
    // Before there is a second thread, and before anything is made.
    greyfile_disk::umask();
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
    // What still reads the log when it is asked to stop, such as its verification after a kill, is not
    // waited for: it changes nothing.
    runtime.shutdown_timeout(Duration::from_secs(10));
    drop(telling);
    ran
}
