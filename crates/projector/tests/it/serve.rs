//! Reading a view: one position, all kinds of tables, waiting for a write.

use std::ops::Bound;
use std::time::Duration;

use bytes::Bytes;
use greyfile_envelope::Position;
use greyfile_projector::{Phase, ReadError, State};

use crate::sample::{BY_CATEGORY, CATEGORY, ITEM, ITEMS, STATE, SUMS, history, record, stream};
use crate::support::{MemoryLog, PATIENCE, caught_up, start};

fn key(first: u8, stream: greyfile_envelope::StreamId) -> Vec<u8> {
    [&[first], stream.to_bytes().as_slice()].concat()
}

#[tokio::test]
async fn every_kind_of_table_reads_from_both_ends() {
    let (one, two) = (stream(0), stream(1));
    let records = [
        record(one, 1, ITEM, 1, &[3, 30]),
        record(two, 1, ITEM, 1, &[3, 31]),
        record(one, 2, ITEM, 1, &[4, 32]),
        record(two, 2, ITEM, 1, &[20, 33]),
        record(one, 3, CATEGORY, 1, b"b"),
        record(two, 3, CATEGORY, 1, b"a"),
    ];
    let log = MemoryLog::new(&records);
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    caught_up(&view, &log).await;
    view.read(|rows| {
        assert_eq!(rows.position(), Position(6));
        assert_eq!(rows.get_stream(STATE, one, b"category")?.as_deref(), Some(b"b".as_slice()));
        assert_eq!(rows.get_stream(STATE, one, b"nothing")?, None);

        let items: Result<Vec<_>, _> = rows.stream_rows(ITEMS, one).collect();
        let at = |n: u64| Bytes::copy_from_slice(&n.to_be_bytes());
        let expected =
            vec![(at(1), Bytes::from_static(&[3, 30])), (at(3), Bytes::from_static(&[4, 32]))];
        assert_eq!(items.as_ref(), Ok(&expected));
        let backwards: Result<Vec<_>, _> = rows.stream_rows(ITEMS, one).rev().collect();
        assert_eq!(backwards, items.map(|items| items.into_iter().rev().collect()));

        let streams: Result<Vec<_>, _> = rows.streams(ITEMS).collect();
        let item = |of, n, item| (of, at(n), Bytes::copy_from_slice(item));
        let [of_one, of_two] = [
            [item(one, 1, &[3, 30]), item(one, 3, &[4, 32])],
            [item(two, 2, &[3, 31]), item(two, 4, &[20, 33])],
        ];
        let by_id = if one.id < two.id { [of_one, of_two] } else { [of_two, of_one] };
        assert_eq!(streams?, by_id.concat());

        let keys = |rows: greyfile_projector::Rows<'_>| {
            rows.map(|row| row.unwrap().0.to_vec()).collect::<Vec<_>>()
        };
        assert_eq!(keys(rows.index(BY_CATEGORY, b"")), [key(b'a', two), key(b'b', one)]);
        assert_eq!(keys(rows.index(BY_CATEGORY, b"b")), [key(b'b', one)]);
        let after_a =
            rows.index_range(BY_CATEGORY, Bound::Excluded(&key(b'a', two)), Bound::Unbounded);
        assert_eq!(keys(after_a), [key(b'b', one)]);
        assert!(rows.get_index(BY_CATEGORY, &key(b'a', two))?.is_some());

        let sums: Result<Vec<_>, ReadError> =
            rows.sums(SUMS, Bound::Unbounded, Bound::Unbounded).collect();
        let field = |f: u8| Bytes::copy_from_slice(&[f]);
        let expected =
            vec![(field(0), vec![(field(3), 2), (field(4), 1)]), (field(1), vec![(field(20), 1)])];
        assert_eq!(sums?, expected);
        let last = rows.sums(SUMS, Bound::Unbounded, Bound::Excluded(&[1])).next_back();
        assert_eq!(last.unwrap()?, expected[0]);
        assert_eq!(rows.sum(SUMS, &[1])?, expected[1].1);
        assert_eq!(rows.sum(SUMS, &[9])?, vec![]);
        Ok::<_, ReadError>(())
    })
    .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_sees_one_position() {
    let records = history(1, 4_000, 10);
    let log = MemoryLog::new(&[]);
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    caught_up(&view, &log).await;
    for part in records.chunks(50) {
        log.extend(part);
        // The items of all streams, counted twice while commits wait: by rows and by sums.
        view.read(|rows| {
            let position = rows.position();
            let items: i64 =
                (0..10).map(|n| rows.stream_rows(ITEMS, stream(n)).count() as i64).sum();
            let mut sum = 0;
            for row in rows.sums(SUMS, Bound::Unbounded, Bound::Unbounded) {
                sum += row?.1.iter().map(|(_, count)| count).sum::<i64>();
            }
            assert_eq!((items, rows.position()), (sum, position));
            Ok::<_, ReadError>(())
        })
        .unwrap();
    }
}

#[tokio::test]
async fn a_writer_waits_for_its_own_write() {
    let records = history(1, 20, 3);
    let log = MemoryLog::new(&records[..10]);
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    assert!(view.wait_for(Position(10), PATIENCE).await);
    assert!(!view.wait_for(Position(11), Duration::from_millis(20)).await);
    log.extend(&records[10..]);
    assert!(view.wait_for(Position(20), PATIENCE).await);
    assert_eq!(view.position(), Position(20));
    let states = view.states();
    view.close().await.unwrap();
    assert_eq!(*states.borrow(), State::Closed);
}

#[tokio::test]
async fn a_rebuild_reports_its_progress_and_serves_meanwhile() {
    let records = history(1, 20_000, 100);
    let log = MemoryLog::new(&records);
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    caught_up(&view, &log).await;
    let (seen, reports) = std::sync::mpsc::channel();
    view.rebuild(move |progress| seen.send(progress).unwrap()).await.unwrap();
    let reports: Vec<_> = reports.into_iter().collect();
    assert!(reports.iter().is_sorted_by_key(|report| (report.phase, report.done)));
    assert!(reports.iter().all(|report| report.done <= report.total));
    for phase in [Phase::Reading, Phase::Folding, Phase::Writing] {
        let last = reports.iter().rfind(|report| report.phase == phase).unwrap();
        assert_eq!(last.done, last.total, "{phase}");
    }
    assert_eq!(view.position(), Position(20_000));
    let status = view.status();
    assert!(status.bytes_on_disk > 100_000 && status.rows > 100, "{status:?}");
}
