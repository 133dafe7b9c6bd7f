//! Bits flipped and bytes cut off anywhere in a real file: an error that says so, or the data as
//! it was written. Never other data, and never a crash.

use std::collections::BTreeMap;
use std::path::Path;

use bytes::Bytes;
use greyfile_envelope::{Position, StreamId};
use greyfile_eventlog::conformance::{Rng, batch, land, stream};
use greyfile_eventlog::embedded::Embedded;
use greyfile_eventlog::{EventLog, Expect, ReadError, ReadLog};

/// What was written: every record by position, and the positions of every stream.
#[derive(Default)]
struct Written {
    records: Vec<Bytes>,
    streams: BTreeMap<StreamId, Vec<Position>>,
}

impl Written {
    fn add(&mut self, stream: StreamId, at: Position, record: Bytes) {
        self.records.push(record);
        assert_eq!(self.records.len() as u64, at.0);
        self.streams.entry(stream).or_default().push(at);
    }
}

/// A log with small commits, large ones and many segments; closed cleanly or as a kill leaves it.
async fn write(path: &Path, clean: bool) -> (Vec<u8>, Written) {
    let log = crate::create(path, &crate::short_segments()).unwrap();
    let mut written = Written::default();
    let (founder, founding) = crate::founding();
    written.add(founder, Position::FIRST, founding);
    let mut rng = Rng::new(7);
    for round in 0..60u64 {
        if round % 10 == 9 {
            let ids: Vec<_> = (0..150).map(|step| stream(round * 1_000 + step)).collect();
            let records: Vec<_> = ids.iter().map(|id| (*id, Bytes::from(rng.bytes(200)))).collect();
            let expectations = ids.iter().map(|id| (*id, Expect::Empty)).collect();
            let landed = log.append(batch(expectations, records.clone())).await.unwrap();
            for ((id, record), at) in records.into_iter().zip(landed.first.0..) {
                written.add(id, Position(at), record);
            }
        } else {
            let id = stream(round % 7);
            let head = written.streams.get(&id).and_then(|positions| positions.last());
            let expect = head.map_or(Expect::Empty, |at| Expect::LastAt(*at));
            let record = Bytes::from(rng.bytes(20 + rng.clone().below(300) as usize));
            let at = land(&log, id, expect, record.clone()).await;
            written.add(id, at, record);
        }
    }
    if clean {
        log.close().unwrap();
    }
    // An open file is what a kill leaves.
    (std::fs::read(path).unwrap(), written)
}

/// Opens these bytes as a log and reads everything; true if any damage was noticed.
async fn look(folder: &Path, bytes: &[u8], written: &Written, what: &str) -> bool {
    let path = &folder.join("changed");
    std::fs::write(path, bytes).unwrap();
    std::fs::copy(folder.join("log.mark"), folder.join("changed.mark")).unwrap();
    let log = match Embedded::open(path, &crate::short_segments()) {
        Ok(log) => log,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return true;
        }
    };
    let last = log.last().await.unwrap();
    assert_eq!(last.0 as usize, written.records.len(), "{what}: the end is known or refused");
    let (mut next, mut damaged) = (Position::FIRST, false);
    while next <= last {
        match log.read(next, 50_000).await {
            Ok(chunk) => {
                assert!(!chunk.is_empty(), "{what}");
                for stored in chunk {
                    assert_eq!(stored.position, next, "{what}");
                    assert_eq!(stored.record, written.records[next.0 as usize - 1], "{what}");
                    next = next.next();
                }
            }
            Err(ReadError::Damaged { position, .. }) => {
                assert_eq!(position, next, "{what}: the damage is named where it is met");
                damaged = true;
                next = next.next();
            }
            // The engine refuses all after an error of the disk.
            Err(ReadError::Io(_)) => return true,
            Err(ReadError::Closed | ReadError::Unavailable(_)) => panic!("{what}: closed"),
        }
    }
    for (stream, positions) in &written.streams {
        match log.read_stream(*stream).await {
            Ok(records) => {
                let read: Vec<_> = records.iter().map(|stored| stored.position).collect();
                assert_eq!(&read, positions, "{what}");
                for stored in records {
                    let record = &written.records[stored.position.0 as usize - 1];
                    assert_eq!(&stored.record, record, "{what}");
                }
            }
            Err(ReadError::Damaged { .. } | ReadError::Io(_)) => damaged = true,
            Err(ReadError::Closed | ReadError::Unavailable(_)) => panic!("{what}: closed"),
        }
    }
    let checked = log.check().unwrap();
    assert!(!damaged || !checked.findings.is_empty(), "{what}: a check finds it too");
    damaged || !checked.findings.is_empty()
}

async fn flip(clean: bool) {
    let folder = tempfile::tempdir().unwrap();
    let (bytes, written) = write(&folder.path().join("log"), clean).await;
    let mut rng = Rng::from_env();
    let mut noticed = 0;
    let rounds = if crate::long() { 5_000 } else { 250 };
    for _ in 0..rounds {
        let mut bytes = bytes.clone();
        let (at, bit) = (rng.below(bytes.len() as u64) as usize, rng.below(8));
        bytes[at] ^= 1 << bit;
        let what = format!("bit {bit} of byte {at}");
        noticed += u32::from(look(folder.path(), &bytes, &written, &what).await);
    }
    // Most of the file is free space, where a flip changes nothing.
    println!("{noticed} of {rounds} flips were noticed");
    assert!(noticed > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bit_flipped_after_a_clean_stop() {
    flip(true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bit_flipped_after_a_kill() {
    flip(false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_cut_short() {
    for clean in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let (bytes, written) = write(&folder.path().join("log"), clean).await;
        let mut rng = Rng::from_env();
        let rounds = if crate::long() { 1_000 } else { 60 };
        for round in 0..rounds {
            let len = match round {
                0 => 0,
                1 => 1,
                2 => 100,
                3 => bytes.len() as u64 - 1,
                _ => rng.below(bytes.len() as u64),
            };
            let cut = &bytes[..len as usize];
            look(folder.path(), cut, &written, &format!("cut to {len} bytes")).await;
        }
    }
}
