//! A view over the real embedded log.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::embedded::{Embedded, Options as LogOptions};
use greyfile_eventlog::{Batch, EventLog, Expect, ReadLog};
use greyfile_projector::{Options, RebuildReason, View};

use crate::sample::{Sample, history};
use crate::support::{LOG_ID, PATIENCE, Random, assert_same, by_the_book, seeds};

/// Appends records of a history, in batches of any size, each expecting what is there.
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
async fn a_view_over_the_embedded_log_is_level_with_it_through_restarts() {
    for seed in seeds(2, 30) {
        println!("seed {seed}");
        let mut random = Random::new(seed);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log");
        let records = history(seed, 1_500, 40);
        let first = Envelope::decode(&records[0]).unwrap().stream;
        let founding = (first, records[0].clone());
        let log = Arc::new(Embedded::create(&file, founding, &LogOptions::default()).unwrap());
        let mut writer = Writer { log, heads: [(first, Position::FIRST)].into() };
        let start = |log: &Arc<Embedded>| {
            let log: Arc<dyn ReadLog> = Arc::<Embedded>::clone(log);
            View::start(Arc::new(Sample::new(1)), log, LOG_ID, folder.path(), Options::default())
                .unwrap()
        };
        let mut view = start(&writer.log);
        let mut sent = 1;
        while sent < records.len() {
            let more = &records[sent..records.len().min(sent + 1 + random.below(60))];
            let last = writer.append(more).await;
            sent += more.len();
            if random.below(3) == 0 {
                assert!(view.wait_for(last, PATIENCE).await, "{:?}", view.state());
                assert_same(&view.dump().unwrap(), &by_the_book(&records[..sent]), "live");
            }
            if random.below(12) == 0 {
                view.close().await.unwrap();
                writer.log.close().unwrap();
                writer.log = Arc::new(Embedded::open(&file, &LogOptions::default()).unwrap());
                view = start(&writer.log);
            }
        }
        assert!(view.wait_for(Position(records.len() as u64), PATIENCE).await);
        let live = view.dump().unwrap();
        assert_same(&live, &by_the_book(&records), "live");
        assert_eq!(view.status().rebuilt, RebuildReason::None);
        view.rebuild(|_| {}).await.unwrap();
        assert_same(&view.dump().unwrap(), &live, "rebuilt");
    }
}
