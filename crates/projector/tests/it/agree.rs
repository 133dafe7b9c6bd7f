//! Live and rebuilt views agree row by row, however the events came.

use greyfile_projector::{Options, RebuildReason};

use crate::sample::{CATEGORY, DROP, FLOOD, ITEM, Sample, history, record, stream};
use crate::support::{
    LOG_ID, MemoryLog, Random, assert_same, by_the_book, caught_up, seeds, start, start_with,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn live_equals_rebuild_with_any_batches_and_any_drops() {
    for seed in seeds(6, 200) {
        println!("seed {seed}");
        let mut random = Random::new(seed);
        let streams = 1 + random.below(60);
        let records = history(seed, 1_500, streams);
        let views = tempfile::tempdir().unwrap();
        let log = MemoryLog::new(&[]);
        let mut view = start(&log, views.path());
        let mut sent = 0;
        while sent < records.len() {
            let size = 1 + [1, 4, 40, 400][random.below(4)];
            let more = &records[sent..records.len().min(sent + random.below(size) + 1)];
            log.extend(more);
            sent += more.len();
            match random.below(12) {
                0 => caught_up(&view, &log).await,
                1 if random.below(4) == 0 => {
                    drop(view);
                    view = start(&log, views.path());
                }
                2 if random.below(4) == 0 => {
                    view.close().await.unwrap();
                    view = start(&log, views.path());
                }
                _ => tokio::task::yield_now().await,
            }
        }
        caught_up(&view, &log).await;
        let live = view.dump().unwrap();
        assert_same(&live, &by_the_book(&records), "live");
        assert_eq!(view.status().rows, live.len() as u64);
        view.rebuild(|_| {}).await.unwrap();
        assert_same(&view.dump().unwrap(), &live, "rebuilt");
        assert_eq!(view.status().rows, live.len() as u64);
        assert_eq!(view.status().rebuilt, RebuildReason::Asked);
    }
}

#[tokio::test]
async fn a_rebuild_that_spills_gives_the_same_rows() {
    for seed in seeds(2, 20) {
        println!("seed {seed}");
        let records = history(seed, 4_000, 300);
        let log = MemoryLog::new(&records);
        let views = tempfile::tempdir().unwrap();
        let options = Options { run_bytes_max: 4_096, ..Options::default() };
        let view = start_with(Sample::new(1), &log, LOG_ID, views.path(), options);
        caught_up(&view, &log).await;
        assert_same(&view.dump().unwrap(), &by_the_book(&records), "spilled");
        let spill = std::fs::read_dir(views.path().join("sample/spill")).unwrap();
        assert_eq!(spill.count(), 0, "spilled runs have no names");
    }
}

#[tokio::test]
async fn a_view_goes_on_from_a_rebuild() {
    let records = history(5, 2_000, 50);
    for cut in [1, 700, 1_999] {
        let log = MemoryLog::new(&records[..cut]);
        let views = tempfile::tempdir().unwrap();
        let view = start(&log, views.path());
        caught_up(&view, &log).await;
        log.extend(&records[cut..]);
        caught_up(&view, &log).await;
        assert_same(&view.dump().unwrap(), &by_the_book(&records), "rebuilt, then live");
    }
}

#[tokio::test]
async fn one_event_may_change_more_rows_than_a_batch_holds() {
    let flood = |version, rows: u32| {
        record(
            stream(0),
            version,
            FLOOD,
            1,
            &[&rows.to_be_bytes(), b"some words".as_slice()].concat(),
        )
    };
    let records = [
        record(stream(1), 1, ITEM, 1, b"x"),
        flood(1, 400),
        flood(2, 1_500),
        flood(3, 300),
        record(stream(0), 4, DROP, 1, b""),
        record(stream(1), 2, CATEGORY, 1, b"b"),
    ];
    let log = MemoryLog::new(&[]);
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    caught_up(&view, &log).await;
    let mut positions = view.positions();
    log.extend(&records);
    let mut seen = vec![];
    while seen.last() != Some(&6) {
        positions.changed().await.unwrap();
        seen.push(positions.borrow_and_update().0);
    }
    assert!(seen.is_sorted() && seen.len() > 1, "more than a batch: {seen:?}");
    assert_same(&view.dump().unwrap(), &by_the_book(&records), "flooded");
}

#[tokio::test]
async fn settling_again_changes_nothing() {
    let records = history(9, 800, 20);
    let log = MemoryLog::new(&[]);
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    // One event a batch: every stream is settled as often as it can be.
    for record in &records {
        log.extend(std::slice::from_ref(record));
        assert!(view.wait_for(log.end(), crate::support::PATIENCE).await);
    }
    assert_same(&view.dump().unwrap(), &by_the_book(&records), "one by one");
}
