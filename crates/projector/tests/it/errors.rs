//! What stops a view, and that it stops cleanly.

use greyfile_envelope::Position;
use greyfile_projector::{State, View};

use crate::sample::{ITEM, history, record, stream};
use crate::support::{MemoryLog, PATIENCE, assert_same, by_the_book, caught_up, start};

async fn error_of(view: &View) -> String {
    let mut states = view.states();
    let stopped = states.wait_for(|state| matches!(state, State::Stopped { .. }));
    match tokio::time::timeout(PATIENCE, stopped).await.unwrap().unwrap().clone() {
        State::Stopped { error } => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_log_that_is_away_for_a_while_is_waited_for() {
    let records = history(3, 600, 20);
    let log = MemoryLog::new(&records[..200]);
    let views = tempfile::tempdir().unwrap();
    // While the view is made for the first time, again when it is opened, and while it follows.
    log.go_away(2);
    let view = start(&log, views.path());
    caught_up(&view, &log).await;
    view.close().await.unwrap();
    log.go_away(1);
    let view = start(&log, views.path());
    caught_up(&view, &log).await;
    log.go_away(1);
    log.extend(&records[200..]);
    assert_same(&view.dump().unwrap(), &by_the_book(&records[..200]), "what was there is served");
    caught_up(&view, &log).await;
    assert_same(&view.dump().unwrap(), &by_the_book(&records), "and it goes on where it was");
}

#[tokio::test]
async fn an_unknown_event_stops_the_view_before_it() {
    for (event_type, schema, named) in [
        ("sample.odd", 1, "position 301: this program does not know sample.odd in version 1"),
        (ITEM, 2, "position 301: this program does not know sample.item in version 2"),
    ] {
        let mut records = history(1, 300, 10);
        records.push(record(stream(1), 900, event_type, schema, b""));
        records.extend(history(2, 50, 10));
        let log = MemoryLog::new(&[]);
        let views = tempfile::tempdir().unwrap();
        let view = start(&log, views.path());
        caught_up(&view, &log).await;
        log.extend(&records);
        let error = error_of(&view).await;
        assert!(error.starts_with(named) && error.contains("the log is untouched"), "{error}");
        assert_eq!(view.position(), Position(300));
        assert_same(&view.dump().unwrap(), &by_the_book(&records[..300]), "before the odd event");
        assert!(!view.wait_for(Position(301), PATIENCE).await, "waiting ends at once");

        // Opened again it stops at the same place.
        drop(view);
        let view = start(&log, views.path());
        assert!(error_of(&view).await.starts_with(named));
        assert_same(&view.dump().unwrap(), &by_the_book(&records[..300]), "opened again");

        // A rebuild meets it too, and what was there stays and is served.
        let error = view.rebuild(|_| {}).await.unwrap_err().to_string();
        assert!(error.starts_with(named), "{error}");
        assert!(error_of(&view).await.starts_with(named));
        assert_same(&view.dump().unwrap(), &by_the_book(&records[..300]), "after the rebuild");
    }
}

#[tokio::test]
async fn an_unknown_event_of_an_unwanted_stream_is_not_looked_at() {
    let odd = stream(2);
    let mut records = history(1, 100, 10);
    records.push(record(odd, 1, "sample.odd", 9, b""));
    let log = MemoryLog::new(&records);
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    caught_up(&view, &log).await;
    log.extend(&[record(odd, 2, "sample.odd", 9, b"")]);
    caught_up(&view, &log).await;
}

#[tokio::test]
async fn a_first_rebuild_that_fails_serves_nothing_and_can_be_asked_for_again() {
    let records = [record(stream(1), 1, "sample.odd", 1, b"")];
    let log = MemoryLog::new(&records);
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    assert!(error_of(&view).await.contains("sample.odd"));
    assert!(view.dump().is_err());
    assert!(view.rebuild(|_| {}).await.unwrap_err().to_string().contains("sample.odd"));
    assert!(error_of(&view).await.contains("sample.odd"));
}

#[tokio::test]
async fn a_record_that_cannot_be_read_stops_the_view_before_it() {
    let mut records = history(1, 30, 4);
    records.push(bytes::Bytes::from_static(b"\x09nonsense"));
    let log = MemoryLog::new(&[]);
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    log.extend(&records);
    let error = error_of(&view).await;
    assert!(error.starts_with("position 31: record format 9 is not known here"), "{error}");
    if view.position() != Position::ZERO {
        assert_same(&view.dump().unwrap(), &by_the_book(&records[..30]), "before it");
    }
}

#[tokio::test]
async fn a_panicking_projector_stops_the_view_and_not_the_program() {
    // The sample cannot split a flood of fewer than four bytes.
    let records =
        [record(stream(0), 1, ITEM, 1, b"a"), record(stream(0), 2, "sample.flood", 1, b"")];
    let log = MemoryLog::new(&records);
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    let error = error_of(&view).await;
    assert!(error.contains("a mistake in the program"), "{error}");
    view.close().await.unwrap();
}
