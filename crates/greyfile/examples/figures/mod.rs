//! What measurements share: figures, and the table they are printed in.

use std::time::{Duration, Instant};

use comfy_table::Table;

/// What, measured, baseline of this run, target.
pub(crate) type Row = [String; 4];

/// Prints rows as a table.
pub(crate) fn print(rows: impl IntoIterator<Item = Row>) {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::ASCII_MARKDOWN);
    table.set_header(["what", "measured", "baseline of this run", "target"]);
    table.add_rows(rows);
    println!("{table}");
}

/// Median and 99th percentile, in milliseconds.
#[allow(dead_code, reason = "some measure one thing once")]
pub(crate) fn summary(mut times: Vec<Duration>) -> [f64; 2] {
    times.sort_unstable();
    let at = |hundredth: usize| {
        let index = (times.len() * hundredth / 100).min(times.len().saturating_sub(1));
        times.get(index).map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
    };
    [at(50), at(99)]
}

/// The same in words.
#[allow(dead_code, reason = "some measure one thing once")]
pub(crate) fn shown([median, p99]: [f64; 2]) -> String {
    format!("median {median:.3} ms, p99 {p99:.3} ms")
}

/// Does it so many times; median and 99th percentile, in milliseconds.
#[allow(dead_code, reason = "some measure another process")]
pub(crate) fn times(
    count: usize,
    mut once: impl FnMut(usize) -> anyhow::Result<()>,
) -> anyhow::Result<[f64; 2]> {
    let mut times = Vec::with_capacity(count);
    for index in 0..count {
        let started = Instant::now();
        once(index)?;
        times.push(started.elapsed());
    }
    Ok(summary(times))
}

/// A line of this process's status, in MB.
#[allow(dead_code, reason = "some measure another process")]
pub(crate) fn memory(line: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|text| text.strip_prefix(line));
    let kilobytes = found.and_then(|text| text.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) * 1_024.0 / 1e6
}
