//! `cargo xtask bench`: the measurements, each an example that prints a table of its own.

use clap::Args;

use crate::nats;
use crate::sh::{self, Outcome};

/// Package, example, what it measures; run in this order.
const BENCHES: &[(&str, &str, &str)] = &[
    ("greyfile-eventlog", "bench_log", "appends, reads and recovery of the embedded log"),
    ("greyfile-eventlog", "bench_nats", "appends, reads and recovery of the log on JetStream"),
    ("greyfile-vetting", "bench_vetting", "an answer of vetting, verified"),
    ("greyfile-domain", "bench_order", "the order of a long stream"),
    ("greyfile-domain", "bench_normalise", "what a unique value is compared by"),
    ("greyfile-record", "bench_canonical", "the canonical form of a command"),
    ("greyfile-intake", "bench_seal", "the seal and the fingerprint of a record"),
    ("greyfile-intake", "bench_index", "the index of command ids"),
    ("greyfile", "bench_commands", "the longest command, and the same one again"),
    ("greyfile", "bench_forms", "a form on a long case, and the command line from start to end"),
    ("greyfile", "bench_files", "a file of 1 GB sent and verified"),
    ("greyfile", "bench_writers", "durable commands over HTTP"),
    ("greyfile", "bench_service", "the whole service on a million simulated events"),
    ("greyfile", "bench_views", "the views on a million simulated events, and a sustained run"),
];

#[derive(Args)]
pub(crate) struct Options {
    /// Only those whose package, example or purpose holds this text.
    filter: Option<String>,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let chosen = choose(options.filter.as_deref());
    if chosen.is_empty() {
        let names: Vec<_> = BENCHES.iter().map(|(_, example, _)| *example).collect();
        return Err(format!("no measurement of that name; there are {}", names.join(", ")).into());
    }
    if chosen.iter().any(|(_, example, _)| *example == "bench_nats") {
        nats::server()?;
    }
    let mut failed = Vec::new();
    for (package, example, what) in chosen {
        println!("\n== {package} {example}: {what}");
        let mut command = sh::cargo();
        command.args(["run", "--quiet", "--release", "--package", package, "--example", example]);
        command.arg("--all-features");
        // One that fails does not keep the others from being measured, and is not forgotten.
        if let Err(error) = sh::run(&mut command) {
            failed.push(error.to_string());
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("; ").into()) }
}

fn choose(filter: Option<&str>) -> Vec<(&'static str, &'static str, &'static str)> {
    let holds = |bench: &&(&str, &str, &str)| {
        filter.is_none_or(|text| [bench.0, bench.1, bench.2].iter().any(|part| part.contains(text)))
    };
    BENCHES.iter().filter(holds).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_chooses() {
        assert_eq!(choose(None).len(), BENCHES.len());
        assert_eq!(choose(Some("bench_log")).len(), 1);
        assert_eq!(choose(Some("no such")).len(), 0);
    }
}
