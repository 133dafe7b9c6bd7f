//! Measures the index of command ids: space, feeding, look-ups, opening, memory. Each number stands
//! beside a baseline of the same run.
//!
//! `cargo run --release -p greyfile-intake --example bench_index [folder] [ids]`

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use greyfile_envelope::{CommandId, Position};
use greyfile_intake::index::Index;

const LOG: [u8; 16] = [7; 16];
/// How many look-ups a row measures.
const LOOK_UPS: u64 = 200_000;

fn main() {
    let mut args = std::env::args_os().skip(1);
    let base = args.next().unwrap_or_else(|| "target/bench".into());
    let ids = args.next().and_then(|text| text.to_str()?.parse().ok()).unwrap_or(1_000_000);
    // A file system in memory would make every sync free, so not the system's temporary folder.
    fs::create_dir_all(&base).expect("the folder to measure in");
    println!("{ids} commands\n");
    println!("| ids | measure | index | baseline | what the baseline is |");
    println!("| --- | --- | ---: | ---: | --- |");
    for (what, id) in [("ULIDs", ulid as fn(u64) -> CommandId), ("random", random)] {
        let folder = tempfile::tempdir_in(&base).expect("a scratch folder");
        measure(folder.path(), what, id, ids);
    }
}

fn measure(folder: &Path, what: &str, id: fn(u64) -> CommandId, ids: u64) {
    let row = |measure: &str, index: String, baseline: String, is: &str| {
        println!("| {what} | {measure} | {index} | {baseline} | {is} |");
    };
    let path = folder.join("index");
    let index = Index::open(&path, LOG).expect("a new index");

    // Fed by one thread that also writes and merges: nobody calls maintain before the end.
    let (started, mut longest) = (Instant::now(), Duration::ZERO);
    for number in 0..ids {
        let call = Instant::now();
        let earlier = index.insert(id(number), Position(number + 1)).expect("fed");
        longest = longest.max(call.elapsed());
        assert_eq!(earlier, None);
    }
    index.flush().expect("written");
    let fed = started.elapsed();
    let sizes = index.sizes();
    assert_eq!(sizes.segment_ids, ids);

    let (raw, raw_longest) = raw_write(folder, sizes.disk_bytes);
    let started = Instant::now();
    let map: HashMap<CommandId, Position> =
        (0..ids).map(|number| (id(number), Position(number + 1))).collect();
    let mapped = started.elapsed();
    let per_id = |bytes: u64| format!("{:.2}", bytes as f64 / ids as f64);
    row("bytes a command on disk", per_id(sizes.disk_bytes), "24.00".into(), "id and u64");
    row("files", sizes.segments.to_string(), "1".into(), "one sorted file");
    let rate = |took: Duration| format!("{:.0}", ids as f64 / took.as_secs_f64());
    row("fed, ids/s", rate(fed), rate(raw), "the same bytes written in order, one fsync");
    row("fed, ids/s", rate(fed), rate(mapped), "a HashMap filled");
    let ms = |took: Duration| format!("{:.1}", took.as_secs_f64() * 1e3);
    row("longest insert, ms", ms(longest), ms(raw_longest), "that fsync");
    let million = |bytes: u64| format!("{:.2}", bytes as f64 / ids as f64);
    let whole = map.capacity() as u64 * 8 / 7 * 25;
    row(
        "MB of memory a million ids in files",
        million(sizes.sparse_bytes),
        million(whole),
        "a HashMap, computed",
    );

    let hits = |n: u64| id(splitmix(n) % ids);
    // The time of an id that is there, and another rest: from numbers that no id is made of.
    let among = |n: u64| {
        let mut bytes = id(splitmix(n) % ids).to_bytes();
        bytes[8..].copy_from_slice(&splitmix(n ^ (1 << 63)).to_be_bytes());
        CommandId::from_bytes(bytes)
    };
    let newest = |n: u64| id(ids + n);
    type Ids<'a> = &'a dyn Fn(u64) -> CommandId;
    let kinds: [(&str, Ids, bool); 3] = [
        ("get, hit", &hits, true),
        ("get, miss among the ids", &among, false),
        ("get, miss by the next id", &newest, false),
    ];
    for (measure, id, hit) in kinds {
        let here = times(id, |id| index.get(id).expect("read").is_some() == hit);
        let there = times(id, |id| map.contains_key(&id) == hit);
        let us = |times: &[u64], share: f64| {
            format!("{:.2}", times[(times.len() as f64 * share) as usize] as f64 / 1e3)
        };
        for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
            let (here, there) = (us(&here, share), us(&there, share));
            row(&format!("{measure}, {name}, µs"), here, there, "a HashMap look-up");
        }
    }

    drop(index);
    // One in turn with the other: what else the machine does meets both.
    let open = || {
        let started = Instant::now();
        let index = Index::open(&path, LOG).expect("opened");
        let took = started.elapsed();
        assert_eq!(index.position(), Position(ids));
        took
    };
    let (mut opened, mut read): (Vec<_>, Vec<_>) =
        (0..15).map(|_| (open(), raw_read(folder))).unzip();
    opened.sort_unstable();
    read.sort_unstable();
    let (opened, read) = (opened[7], read[7]);
    row(
        "opened and checked, median of 15, ms",
        ms(opened),
        ms(read),
        "a file of the same size read",
    );
}

/// How long each call takes, in ns, sorted. The call says whether its answer is right.
fn times(id: &dyn Fn(u64) -> CommandId, call: impl Fn(CommandId) -> bool) -> Vec<u64> {
    let mut times: Vec<u64> = (0..LOOK_UPS)
        .map(|number| {
            let id = id(number);
            let started = Instant::now();
            let right = std::hint::black_box(call(id));
            let took = started.elapsed();
            assert!(right);
            took.as_nanos() as u64
        })
        .collect();
    times.sort_unstable();
    times
}

/// How long it takes to write so many bytes in order and sync them once; and the sync alone.
fn raw_write(folder: &Path, len: u64) -> (Duration, Duration) {
    let chunk = vec![0x5a; 1 << 18];
    let started = Instant::now();
    let mut file = File::create(folder.join("raw")).expect("a scratch file");
    let mut left = len;
    while left > 0 {
        let part = left.min(chunk.len() as u64);
        file.write_all(&chunk[..part as usize]).expect("a write");
        left -= part;
    }
    let sync = Instant::now();
    file.sync_all().expect("a sync");
    (started.elapsed(), sync.elapsed())
}

/// How long it takes to read that file.
fn raw_read(folder: &Path) -> Duration {
    let mut chunk = vec![0; 1 << 17];
    let started = Instant::now();
    let mut file = File::open(folder.join("raw")).expect("the scratch file");
    while file.read(&mut chunk).expect("a read") > 0 {}
    started.elapsed()
}

/// Twenty commands a millisecond, the rest of the id random.
fn ulid(number: u64) -> CommandId {
    let time = u128::from(1_752_000_000_000 + number / 20) << 80;
    let rest = (u128::from(splitmix(number)) << 16) | u128::from(number & 0xffff);
    CommandId::from_bytes((time | rest).to_be_bytes())
}

fn random(number: u64) -> CommandId {
    let id = (u128::from(splitmix(number)) << 64) | u128::from(splitmix(!number));
    CommandId::from_bytes(id.to_be_bytes())
}

/// A number that looks random, the same for the same number (SplitMix64).
fn splitmix(number: u64) -> u64 {
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
