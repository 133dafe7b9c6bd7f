//! What building Greyfile needs beyond cargo: `cargo xtask help` lists it.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod bench;
mod failed;
mod nats;
mod schemas;
mod screenshot;
mod sh;
mod test;
mod tidy;
mod vendor;

/// What building Greyfile needs beyond cargo.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Gets what the tests need and runs every test of the workspace.
    Test(test::Options),
    /// Writes the schemas and golden bytes of new event versions; refuses to change old ones.
    Schemas(schemas::Options),
    /// Checks what compilers do not: dependency direction, docs, forbidden calls, sizes.
    Tidy,
    /// Runs the measurements and prints their tables.
    Bench(bench::Options),
    /// Takes the pictures that the README shows.
    Screenshot,
    /// Fetches the front-end files that the binary embeds, or checks those committed.
    Vendor(vendor::Options),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().task {
        Task::Test(options) => test::run(&options),
        Task::Schemas(options) => schemas::run(&options),
        Task::Tidy => tidy::run(),
        Task::Bench(options) => bench::run(&options),
        Task::Screenshot => screenshot::run(),
        Task::Vendor(options) => vendor::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
