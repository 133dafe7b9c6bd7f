//! When a view on disk is gone on from, and when it is made anew.

use std::fs;
use std::path::Path;

use greyfile_envelope::Position;
use greyfile_projector::{Options, RebuildReason, StartError, View};

use crate::sample::{Sample, history};
use crate::support::{
    LOG_ID, MemoryLog, SharedLog, assert_same, by_the_book, by_the_book_of, caught_up, closed_view,
    opened_right, start, start_as, start_with,
};

fn asides(views: &Path) -> usize {
    let names = fs::read_dir(views).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().starts_with("sample.aside-")).count()
}

#[tokio::test]
async fn a_good_view_is_gone_on_from() {
    let records = history(1, 500, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(&records[..300], views.path()).await;
    for _ in 0..3 {
        assert_eq!(opened_right(&records, views.path(), "again").await, RebuildReason::None);
    }
    assert_eq!(asides(views.path()), 0);
}

#[tokio::test]
async fn an_empty_log_makes_an_empty_view_that_is_gone_on_from() {
    let views = tempfile::tempdir().unwrap();
    closed_view(&[], views.path()).await;
    let records = history(1, 5, 2);
    assert_eq!(opened_right(&records, views.path(), "first").await, RebuildReason::None);
}

#[tokio::test]
async fn a_view_of_another_log_is_set_aside() {
    let records = history(1, 300, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(&records, views.path()).await;
    for (round, log_id) in [[8; 16], [9; 16]].into_iter().enumerate() {
        let other = history(2 + round as u64, 400, 20);
        let log = MemoryLog::new(&other);
        let view = start_with(Sample::new(1), &log, log_id, views.path(), Options::default());
        caught_up(&view, &log).await;
        assert_eq!(view.status().rebuilt, RebuildReason::OtherLog);
        assert_same(&view.dump().unwrap(), &by_the_book(&other), "another log");
        assert_eq!(asides(views.path()), 1, "only the latest is kept");
    }
}

#[tokio::test]
async fn a_view_past_the_logs_end_is_set_aside() {
    let records = history(1, 300, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(&records, views.path()).await;
    assert_eq!(
        opened_right(&records[..299], views.path(), "shorter").await,
        RebuildReason::PastEnd { checkpoint: Position(300), last: Position(299) }
    );
    assert_eq!(asides(views.path()), 1);
}

#[tokio::test]
async fn a_view_of_another_record_is_set_aside() {
    let records = history(1, 300, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(&records, views.path()).await;
    let mut altered = records.clone();
    altered[299] = history(2, 1, 1).remove(0);
    altered.extend_from_slice(&records[..10]);
    assert_eq!(
        opened_right(&altered, views.path(), "altered").await,
        RebuildReason::RecordDiffers { position: Position(300) }
    );
}

#[tokio::test]
async fn a_new_version_of_the_projector_makes_the_view_anew() {
    let records = history(1, 300, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(&records, views.path()).await;
    for (found, wanted) in [(1, 2), (2, 1)] {
        let log = MemoryLog::new(&records);
        let view = start_as(Sample::new(wanted), &log, views.path());
        caught_up(&view, &log).await;
        let expected = by_the_book_of(&Sample::new(wanted), &records);
        assert_same(&view.dump().unwrap(), &expected, "new version");
        assert_eq!(view.status().rebuilt, RebuildReason::OtherVersion { found, wanted });
        view.close().await.unwrap();
        assert_eq!(generations(views.path()), 1, "the old one is gone");
        assert_eq!(asides(views.path()), 0, "nothing was wrong with it");
    }
}

fn generations(views: &Path) -> usize {
    let names = fs::read_dir(views.join("sample")).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().starts_with("gen-")).count()
}

#[tokio::test]
async fn a_view_far_behind_is_made_anew_and_a_little_behind_is_not() {
    let records = history(1, 1_000, 20);
    for (at, anew) in [(300, true), (870, true), (880, false), (990, false)] {
        let views = tempfile::tempdir().unwrap();
        closed_view(&records[..at], views.path()).await;
        let log = MemoryLog::new(&records);
        let options = Options { behind_events_max: 100, ..Options::default() };
        let view = start_with(Sample::new(1), &log, LOG_ID, views.path(), options);
        caught_up(&view, &log).await;
        assert_same(&view.dump().unwrap(), &by_the_book(&records), "far behind");
        let behind =
            RebuildReason::Behind { checkpoint: Position(at as u64), last: Position(1_000) };
        assert_eq!(view.status().rebuilt, if anew { behind } else { RebuildReason::None });
    }
}

#[tokio::test]
async fn after_the_machine_went_down_the_view_is_made_anew() {
    let records = history(1, 300, 20);
    let views = tempfile::tempdir().unwrap();
    let mark = views.path().join("sample/boot");

    // Closed cleanly: there is no mark, and the view is trusted.
    closed_view(&records, views.path()).await;
    assert!(!mark.exists());

    // Killed: the mark is of this boot, and the view is trusted.
    let log = MemoryLog::new(&records);
    let view = start(&log, views.path());
    caught_up(&view, &log).await;
    drop(view);
    assert!(mark.exists());
    assert_eq!(opened_right(&records, views.path(), "killed").await, RebuildReason::None);

    // The machine went down: the mark is of another boot.
    fs::write(&mark, "e0f6ad4e-0000-0000-0000-000000000000\n").unwrap();
    let reason = opened_right(&records, views.path(), "crashed").await;
    assert_eq!(reason, RebuildReason::UncleanShutdown);
    assert_eq!(asides(views.path()), 1);
    assert_eq!(opened_right(&records, views.path(), "later").await, RebuildReason::UncleanShutdown);
}

#[tokio::test]
async fn files_that_changed_while_the_view_was_closed_are_not_trusted() {
    let records = history(1, 300, 20);
    let views = tempfile::tempdir().unwrap();
    let seal = views.path().join("sample/closed");
    closed_view(&records, views.path()).await;
    assert!(seal.exists());
    let log = MemoryLog::new(&records);
    let view = start(&log, views.path());
    caught_up(&view, &log).await;
    assert!(!seal.exists(), "it would speak of what the files were");
    view.close().await.unwrap();

    fs::write(views.path().join("sample/gen-1/conf.new"), "x").unwrap();
    let reason = opened_right(&records, views.path(), "one file more").await;
    assert!(matches!(&reason, RebuildReason::Damaged { what } if what.contains("clean close")));
    assert_eq!(asides(views.path()), 1);
}

#[tokio::test]
async fn a_pointer_to_nowhere_is_damage() {
    let records = history(1, 100, 20);
    for pointer in ["gen-99", "", "../../etc", "\u{fffd}"] {
        let views = tempfile::tempdir().unwrap();
        closed_view(&records, views.path()).await;
        fs::write(views.path().join("sample/current"), pointer).unwrap();
        let reason = opened_right(&records, views.path(), pointer).await;
        assert!(matches!(reason, RebuildReason::Damaged { .. }), "{reason:?}");
    }
}

#[tokio::test]
async fn a_store_that_never_got_whole_is_damage() {
    let records = history(1, 100, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(&records, views.path()).await;
    let empty = views.path().join("sample/gen-7");
    fs::create_dir(&empty).unwrap();
    fs::write(views.path().join("sample/current"), "gen-7").unwrap();
    let reason = opened_right(&records, views.path(), "no checkpoint").await;
    assert!(matches!(&reason, RebuildReason::Damaged { what } if what.contains("no checkpoint")));
}

#[tokio::test]
async fn a_view_is_open_once() {
    let log = MemoryLog::new(&history(1, 1, 1));
    let views = tempfile::tempdir().unwrap();
    let view = start(&log, views.path());
    let second = View::start(
        std::sync::Arc::new(Sample::new(1)),
        std::sync::Arc::new(SharedLog(std::sync::Arc::clone(&log))),
        LOG_ID,
        views.path(),
        Options::default(),
    );
    assert!(matches!(second, Err(StartError::InUse(_))));
    caught_up(&view, &log).await;
}
