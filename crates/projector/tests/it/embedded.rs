//! Views over the real embedded log.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::embedded::{Embedded, Options as LogOptions};
use greyfile_eventlog::{Batch, EventLog, Expect, ReadLog};
use greyfile_projector::contract::View;
use greyfile_projector::{Options, RebuildReason, Views};

use crate::sample::{Sample, history};
use crate::support::{LOG_ID, PATIENCE, Random, Sampled, anew, assert_same, ends, seeds, whole};

/// Appends records of a history, in batches of whole commands, each expecting what is there.
struct Writer {
    log: Arc<Embedded>,
    heads: BTreeMap<StreamId, Position>,
}

impl Writer {
    async fn append(&mut self, records: &[Bytes]) -> Position {
        let records: Vec<_> = records
            .iter()
            .map(|record| (Envelope::decode(record).unwrap().stream, record.clone()))
            .collect();
        let streams: std::collections::BTreeSet<_> =
            records.iter().map(|(stream, _)| *stream).collect();
        let expect =
            |stream| self.heads.get(&stream).map_or(Expect::Empty, |at| Expect::LastAt(*at));
        let expectations = streams.into_iter().map(|stream| (stream, expect(stream))).collect();
        let batch = Batch::new(expectations, records.clone()).unwrap();
        let appended = self.log.append(batch).await.unwrap();
        for (at, (stream, _)) in (appended.first.0..).zip(records) {
            self.heads.insert(stream, Position(at));
        }
        appended.last
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn views_over_the_embedded_log_are_level_with_it_through_restarts() {
    for seed in seeds(2, 30) {
        println!("seed {seed}");
        let mut random = Random::new(seed);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log");
        let records = history(seed, 1_500, 40);
        let first = Envelope::decode(&records[0]).unwrap().stream;
        let founding = (first, records[0].clone());
        // The log is founded with its first record, which here is the beginning of a command.
        let alone = ends(&records)[0] == 1;
        let log = Arc::new(Embedded::create(&file, founding, &LogOptions::default()).unwrap());
        let mut writer = Writer { log, heads: [(first, Position::FIRST)].into() };
        let mut sent = 1;
        if !alone {
            sent = whole(&records, 2).len();
            writer.append(&records[1..sent]).await;
        }
        let start = |log: &Arc<Embedded>| {
            let log: Arc<dyn ReadLog> = Arc::<Embedded>::clone(log);
            let view: Arc<dyn View> = Arc::new(Sample::new(1));
            let options = Options::default();
            Sampled(Views::start(vec![view], log, LOG_ID, folder.path(), &options).unwrap())
        };
        let mut sampled = start(&writer.log);
        while sent < records.len() {
            let next = whole(&records, sent + 1 + random.below(60)).len();
            let last = writer.append(&records[sent..next]).await;
            sent = next;
            if random.below(3) == 0 {
                let view = sampled.view();
                assert!(view.wait_for(last, PATIENCE).await, "{:?}", view.state());
                assert_same(&sampled.dump(), &anew(&records[..sent]).await, "live");
            }
            if random.below(12) == 0 {
                sampled.close().await;
                writer.log.close().unwrap();
                writer.log = Arc::new(Embedded::open(&file, &LogOptions::default()).unwrap());
                sampled = start(&writer.log);
            }
        }
        assert!(sampled.view().wait_for(Position(records.len() as u64), PATIENCE).await);
        let live = sampled.dump();
        assert_same(&live, &anew(&records).await, "live");
        for name in ["sample", "histories"] {
            let view = sampled.of(name);
            assert_eq!(view.status().rebuilt, RebuildReason::None);
            view.rebuild(|_| {}).await.unwrap();
            assert_same(&sampled.dump(), &live, "rebuilt");
        }
        sampled.close().await;
    }
}

#[tokio::test]
async fn a_log_that_is_closed_stops_the_views_and_they_go_on_when_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log");
    let records = history(1, 20, 5);
    let first = Envelope::decode(&records[0]).unwrap().stream;
    let founding = (first, records[0].clone());
    let log = Arc::new(Embedded::create(&file, founding, &LogOptions::default()).unwrap());
    let mut writer = Writer { log, heads: [(first, Position::FIRST)].into() };
    writer.append(&records[1..]).await;
    let start = |log: &Arc<Embedded>| {
        let log: Arc<dyn ReadLog> = Arc::<Embedded>::clone(log);
        let view: Arc<dyn View> = Arc::new(Sample::new(1));
        let options = Options::default();
        Sampled(Views::start(vec![view], log, LOG_ID, folder.path(), &options).unwrap())
    };
    let sampled = start(&writer.log);
    let last = Position(records.len() as u64);
    assert!(sampled.view().wait_for(last, PATIENCE).await);
    writer.log.close().unwrap();
    let error = crate::support::error_of(sampled.view()).await;
    assert!(error.starts_with("the view stops: "), "{error}");
    println!("{error}");
    assert_same(&sampled.dump(), &anew(&records).await, "what is there is served");
    sampled.close().await;
    let log = Arc::new(Embedded::open(&file, &LogOptions::default()).unwrap());
    let sampled = start(&log);
    assert!(sampled.view().wait_for(last, PATIENCE).await);
    assert_eq!(sampled.view().status().rebuilt, RebuildReason::None);
}
