//! What the measurements share: records as the service writes them, the raw baseline, a table.

// Each example is a program of its own and uses a part of this.
#![allow(dead_code)]

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use bytes::Bytes;
use greyfile_envelope::{
    Assurance, Basis, CommandId, Correlation, Envelope, EventId, Fingerprint, LoggedBy, Occurred,
    Place, Precision, Seal, StreamId, StreamKind, Timestamp,
};

/// A stream that no other number gives.
pub fn stream(number: u64) -> StreamId {
    // The shape of a derived id: time in front, then bits that look random.
    let mut id = (u128::from(1_752_000_000_000 + number / 50) << 80).to_be_bytes();
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (number << 17);
    id[8..].copy_from_slice(&mixed.to_be_bytes());
    StreamId::new(StreamKind::CASE, id)
}

/// A valid record of about 250 bytes.
pub fn record(stream: StreamId, version: u32) -> Bytes {
    let mut command = stream.id;
    command[15] ^= version as u8;
    let command_id = CommandId::from_bytes(command);
    let payload = [0x5a; 96];
    let at = 1_752_000_000_000 + i64::from(version) * 60_000;
    let envelope = Envelope {
        event_id: EventId::from_bytes(command),
        stream,
        version,
        event_type: "case.evidence_attached",
        schema: 1,
        occurred: Occurred {
            start: Timestamp(at),
            end: Timestamp(at + 60_000),
            precision: Precision::Window,
        },
        captured: None,
        recorded_at: Timestamp(at + 90_000),
        done_by: "pta.lhr.inspector.4471",
        logged_by: LoggedBy { hand: "desk.lhr.02", assurance: Assurance::DECLARED },
        basis: Basis::OwnAct,
        command_id,
        place: Place::ALONE,
        fingerprint: Fingerprint::from_bytes([7; 16]),
        correlation: Correlation::from_bytes(command),
        reservations: Vec::new(),
        payload: &payload,
    };
    envelope.encode(|_| Seal::from_bytes([0; 16])).expect("a short record").into()
}

/// Loops a second of the simplest durable log there is: append one record, fdatasync.
pub fn raw_loops_per_second(folder: &Path, seconds: f64) -> f64 {
    let path = folder.join("raw");
    let mut file =
        OpenOptions::new().create(true).append(true).open(&path).expect("a scratch file");
    let record = record(stream(1), 1);
    let (started, mut loops) = (Instant::now(), 0u32);
    while started.elapsed().as_secs_f64() < seconds {
        file.write_all(&record).expect("a write");
        file.sync_data().expect("a sync");
        loops += 1;
    }
    let rate = f64::from(loops) / started.elapsed().as_secs_f64();
    std::fs::remove_file(path).expect("the scratch file is there");
    rate
}

/// The folder to measure in: the first argument, or `target/bench`, since a file system in memory
/// would make every sync free.
pub fn folder() -> tempfile::TempDir {
    let base =
        std::env::args_os().nth(1).map_or_else(|| "target/bench".into(), std::path::PathBuf::from);
    std::fs::create_dir_all(&base).expect("the folder to measure in");
    tempfile::tempdir_in(base).expect("a scratch folder")
}

/// Something done so many times in this long, as a rate a second.
pub fn rate(count: u64, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

/// Memory this process holds, in bytes.
pub fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kib.unwrap_or(0) * 1024
}

/// A number as people read it: 12,345 or 0.42.
pub fn number(value: f64) -> String {
    if value < 100.0 {
        return format!("{value:.2}");
    }
    let digits = format!("{value:.0}");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Prints rows under their headings, the first column left, the others right.
pub fn print_table(headings: &[&str], rows: &[Vec<String>]) {
    let mut widths: Vec<usize> = headings.iter().map(|heading| heading.len()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |cells: Vec<&str>| {
        let cells: Vec<String> = cells
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(index, (cell, width))| match index {
                0 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            })
            .collect();
        println!("| {} |", cells.join(" | "));
    };
    line(headings.to_vec());
    let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    line(rules.iter().map(String::as_str).collect());
    for row in rows {
        line(row.iter().map(String::as_str).collect());
    }
}
