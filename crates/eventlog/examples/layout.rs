//! Measures ways of laying records out in a redb file, to choose one: a row and an index entry
//! for each event, or a whole commit as one value; and what repair after a kill costs.
//!
//! `cargo run --release -p greyfile-eventlog --example layout [folder]`

mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use bytes::Bytes;
use redb::{Database, ReadableDatabase, TableDefinition};
use support::{number, rate, record, stream};

const ROWS: TableDefinition<u64, &[u8]> = TableDefinition::new("rows");
const INDEX: TableDefinition<(&[u8; 17], u64), ()> = TableDefinition::new("index");
const GROUPS: TableDefinition<u64, &[u8]> = TableDefinition::new("groups");

/// Checksum, link, stream id and end: what a record costs in a group beside its bytes.
const FRAME_EXTRA: usize = 4 + 8 + 17 + 4;
/// How long each rate is measured.
const SPAN: Duration = Duration::from_secs(2);
/// Events for space, scans and repair.
const EVENTS: u64 = 1_000_000;

#[derive(Clone, Copy)]
enum Layout {
    /// A row for each event and an index from streams to positions.
    Rows,
    /// A commit in values of at most so many bytes; cut to fit the tree's pages, or not.
    Groups { value_len_max: usize, fitted: bool },
}

fn main() {
    let folder = support::folder();
    let layouts = [
        ("row and index entry an event", Layout::Rows),
        ("groups up to 256 KiB, as they come", groups(256, false)),
        ("groups up to 256 KiB, cut to pages", groups(256, true)),
        ("groups up to 64 KiB, cut to pages", groups(64, true)),
        ("groups up to 32 KiB, cut to pages", groups(32, true)),
        ("groups up to 16 KiB, cut to pages", groups(16, true)),
    ];
    println!(
        "Durable events a second by events a commit, each beside a raw write-and-fdatasync loop\n"
    );
    let rows: Vec<Vec<String>> = layouts
        .iter()
        .map(|(what, layout)| {
            let raw = support::raw_loops_per_second(folder.path(), 1.0);
            let mut row = vec![(*what).to_owned(), number(raw)];
            for batch in [1, 128, 1_600] {
                row.push(number(append(folder.path(), *layout, batch)));
            }
            row
        })
        .collect();
    support::print_table(&["layout", "raw loop", "1", "128", "1,600"], &rows);

    println!("\nOne million events in commits of 400: space, a scan, streams of ten read back\n");
    let rows: Vec<Vec<String>> = layouts
        .iter()
        .map(|(what, layout)| {
            let (space, scan, streams) = read(folder.path(), *layout);
            vec![(*what).to_owned(), number(space), number(scan), number(streams)]
        })
        .collect();
    support::print_table(&["layout", "file / records", "scanned/s", "streams/s"], &rows);

    println!(
        "\nQuick repair: what it costs each commit, and opening one million events after a kill\n"
    );
    let rows: Vec<Vec<String>> = [false, true]
        .into_iter()
        .map(|quick| {
            let (single, many, open) = repair(folder.path(), quick);
            vec![
                if quick { "on (two syncs a commit)" } else { "off (one sync a commit)" }
                    .to_owned(),
                number(single),
                number(many),
                format!("{} ms", number(open * 1e3)),
            ]
        })
        .collect();
    support::print_table(
        &["quick repair", "1 a commit", "128 a commit", "open after a kill"],
        &rows,
    );
}

const fn groups(kib: usize, fitted: bool) -> Layout {
    Layout::Groups { value_len_max: kib * 1024 - 16, fitted }
}

fn database(path: &Path) -> Database {
    redb::Builder::new().set_cache_size(64 << 20).create(path).expect("a scratch file")
}

/// Events `from..from + count`, ten to a stream, a stream's events four hundred apart.
fn events(from: u64, count: u64) -> Vec<([u8; 17], Bytes)> {
    (from..from + count)
        .map(|event| {
            let id = stream(event / 4_000 * 400 + event % 400);
            (id.to_bytes(), record(id, (event / 400 % 10) as u32 + 1))
        })
        .collect()
}

fn commit(db: &Database, layout: Layout, first: u64, events: &[([u8; 17], Bytes)], quick: bool) {
    let mut txn = db.begin_write().expect("a transaction");
    txn.set_quick_repair(quick);
    match layout {
        Layout::Rows => {
            let mut rows = txn.open_table(ROWS).expect("a table");
            let mut index = txn.open_table(INDEX).expect("a table");
            for (position, (stream, record)) in (first..).zip(events) {
                rows.insert(position, record.as_ref()).expect("an insert");
                index.insert((stream, position), ()).expect("an insert");
            }
        }
        Layout::Groups { value_len_max, fitted } => {
            let mut groups = txn.open_table(GROUPS).expect("a table");
            let (mut first, mut rest) = (first, events);
            while !rest.is_empty() {
                let count = cut(rest, value_len_max, fitted);
                let value = value(first, &rest[..count]);
                groups.insert(first, value.as_slice()).expect("an insert");
                first += count as u64;
                rest = &rest[count..];
            }
        }
    }
    txn.commit().expect("a commit");
}

/// How many events the next value takes.
fn cut(events: &[([u8; 17], Bytes)], value_len_max: usize, fitted: bool) -> usize {
    let lens = || events.iter().map(|(_, record)| record.len() + FRAME_EXTRA);
    let whole: usize = lens().sum::<usize>() + 21;
    let page = whole.next_power_of_two();
    let len_max = if whole > value_len_max {
        value_len_max
    } else if fitted && page > 4_096 && page - whole > page / 8 {
        page / 2 - 16
    } else {
        return events.len();
    };
    let mut len = 5;
    let fits = lens().take_while(|more| {
        len += more;
        len <= len_max
    });
    fits.count().max(1)
}

fn value(first: u64, events: &[([u8; 17], Bytes)]) -> Vec<u8> {
    let mut value = vec![0; 5 + 4 * events.len()];
    for (index, (stream, record)) in events.iter().enumerate() {
        let start = value.len();
        value.extend_from_slice(&[0; 12]);
        value.extend_from_slice(stream);
        value.extend_from_slice(record);
        let mut crc = crc32fast::Hasher::new();
        crc.update(&(first + index as u64).to_le_bytes());
        crc.update(&value[start + 4..]);
        value[start..start + 4].copy_from_slice(&crc.finalize().to_le_bytes());
        let end = (value.len() as u32).to_le_bytes();
        value[5 + 4 * index..9 + 4 * index].copy_from_slice(&end);
    }
    value
}

fn append(folder: &Path, layout: Layout, batch: u64) -> f64 {
    let path = folder.join("append");
    let db = database(&path);
    let (mut next, mut took) = (0, Duration::ZERO);
    while took < SPAN {
        let events = events(next, batch);
        let started = Instant::now();
        commit(&db, layout, next + 1, &events, false);
        took += started.elapsed();
        next += batch;
    }
    drop(db);
    std::fs::remove_file(path).expect("the scratch file");
    rate(next, took)
}

fn fill(path: &Path, layout: Layout, quick: bool) -> Database {
    let db = database(path);
    for next in (0..EVENTS).step_by(400) {
        commit(&db, layout, next + 1, &events(next, 400), quick);
    }
    db
}

fn read(folder: &Path, layout: Layout) -> (f64, f64, f64) {
    let path = folder.join("read");
    drop(fill(&path, layout, false));
    let db = database(&path);
    let space = std::fs::metadata(&path).expect("the file").len() as f64
        / (record(stream(1), 1).len() as u64 * EVENTS) as f64;

    let txn = db.begin_read().expect("a transaction");
    let (started, mut bytes) = (Instant::now(), 0);
    match layout {
        Layout::Rows => {
            for row in txn.open_table(ROWS).expect("a table").range(0..).expect("a range") {
                bytes += Bytes::copy_from_slice(row.expect("a row").1.value()).len();
            }
        }
        Layout::Groups { .. } => {
            for row in txn.open_table(GROUPS).expect("a table").range(0..).expect("a range") {
                bytes += Bytes::copy_from_slice(row.expect("a row").1.value()).len();
            }
        }
    }
    std::hint::black_box(bytes);
    let scan = rate(EVENTS, started.elapsed());

    let (started, mut reads) = (Instant::now(), 0);
    while started.elapsed() < SPAN {
        let number: u64 = reads * 7_919 % (EVENTS / 10);
        let positions =
            (0..10).map(|version| number / 400 * 4_000 + version * 400 + number % 400 + 1);
        match layout {
            Layout::Rows => {
                let rows = txn.open_table(ROWS).expect("a table");
                let index = txn.open_table(INDEX).expect("a table");
                let id = stream(number).to_bytes();
                for entry in index.range((&id, 0)..=(&id, u64::MAX)).expect("a range") {
                    let position = entry.expect("an entry").0.value().1;
                    let row = rows.get_owned(position).expect("a read").expect("a row");
                    std::hint::black_box(Bytes::copy_from_slice(row.value()));
                }
            }
            Layout::Groups { .. } => {
                let groups = txn.open_table(GROUPS).expect("a table");
                for position in positions.rev() {
                    let mut before = groups.range(..=position).expect("a range");
                    let (first, value) = before.next_back().expect("a group").expect("a read");
                    let at = (position - first.value()) as usize * 4 + 5;
                    let value = &value.value()[at..at + 270];
                    std::hint::black_box(Bytes::copy_from_slice(value));
                }
            }
        }
        reads += 1;
    }
    let streams = rate(reads, started.elapsed());
    drop(txn);
    drop(db);
    std::fs::remove_file(path).expect("the scratch file");
    (space, scan, streams)
}

/// Singles a second, events a second by 128, and seconds to open a million events after a kill.
fn repair(folder: &Path, quick: bool) -> (f64, f64, f64) {
    let path = folder.join("repair");
    let layout = groups(64, true);
    let db = fill(&path, layout, quick);
    let mut next = EVENTS;
    let mut load = |batch: u64| {
        let (from, started) = (next, Instant::now());
        while started.elapsed() < SPAN {
            commit(&db, layout, next + 1, &events(next, batch), quick);
            next += batch;
        }
        rate(next - from, started.elapsed())
    };
    let (single, many) = (load(1), load(128));
    // The file as it is while a process has it open is what a kill leaves.
    let killed = folder.join("killed");
    std::fs::copy(&path, &killed).expect("a copy");
    let started = Instant::now();
    drop(database(&killed));
    let open = started.elapsed().as_secs_f64();
    drop(db);
    for path in [path, killed] {
        std::fs::remove_file(path).expect("the scratch file");
    }
    (single, many, open)
}
