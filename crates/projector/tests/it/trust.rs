//! When what is on disk is gone on from, and when it is made anew: the histories and a view alike, each
//! on its own.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use greyfile_envelope::Position;
use greyfile_projector::contract::View;
use greyfile_projector::{Options, RebuildReason, StartError, Views};

use crate::sample::{Sample, history};
use crate::support::{
    LOG_ID, MemoryLog, SharedLog, anew, anew_of, assert_same, closed_view, opened_right, start,
    start_as, start_with, whole,
};

const NONE: RebuildReason = RebuildReason::None;
const FOLDERS: [&str; 2] = ["histories", "sample"];

fn asides(views: &Path) -> usize {
    let names = fs::read_dir(views).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().contains(".aside-")).count()
}

fn generations(views: &Path, name: &str) -> usize {
    let names = fs::read_dir(views.join(name)).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().starts_with("gen-")).count()
}

/// The reasons of the histories and of the view when only one of them, by its place, has this one.
fn only(place: usize, reason: RebuildReason) -> [RebuildReason; 2] {
    let mut reasons = [NONE, NONE];
    reasons[place] = reason;
    reasons
}

#[tokio::test]
async fn what_is_good_is_gone_on_from() {
    let records = history(1, 500, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(whole(&records, 300), views.path()).await;
    for _ in 0..3 {
        assert_eq!(opened_right(&records, views.path(), "again").await, [NONE, NONE]);
    }
    assert_eq!(asides(views.path()), 0);
}

#[tokio::test]
async fn an_empty_log_makes_empty_views_that_are_gone_on_from() {
    let views = tempfile::tempdir().unwrap();
    closed_view(&[], views.path()).await;
    let records = history(1, 5, 2);
    assert_eq!(opened_right(&records, views.path(), "first").await, [NONE, NONE]);
}

#[tokio::test]
async fn what_is_of_another_log_is_set_aside() {
    let records = history(1, 300, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(&records, views.path()).await;
    for (round, log_id) in [[8; 16], [9; 16]].into_iter().enumerate() {
        let other = history(2 + round as u64, 400, 20);
        let log = MemoryLog::new(&other);
        let sampled = start_with(Sample::new(1), &log, log_id, views.path(), &Options::default());
        sampled.caught_up(&log).await;
        for name in FOLDERS {
            assert_eq!(sampled.of(name).status().rebuilt, RebuildReason::OtherLog, "{name}");
        }
        assert_same(&sampled.dump(), &anew(&other).await, "another log");
        assert_eq!(asides(views.path()), 2, "of each only the latest is kept");
    }
}

#[tokio::test]
async fn what_is_past_the_logs_end_is_set_aside() {
    let records = history(1, 300, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(&records, views.path()).await;
    let shorter = whole(&records, 250);
    let [checkpoint, last] = [records.len(), shorter.len()].map(|len| Position(len as u64));
    assert!(last < checkpoint);
    let reason = RebuildReason::PastEnd { checkpoint, last };
    let reasons = opened_right(shorter, views.path(), "shorter").await;
    assert_eq!(reasons, [reason.clone(), reason]);
    assert_eq!(asides(views.path()), 2);
}

#[tokio::test]
async fn what_was_made_from_another_record_is_set_aside() {
    let records = history(1, 300, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(&records, views.path()).await;
    let mut altered = history(1, 600, 20);
    assert_eq!(altered[..records.len()], records);
    let last = altered[records.len() - 1].clone();
    let mut envelope = greyfile_envelope::Envelope::decode(&last).unwrap();
    envelope.done_by = "another hand";
    let seal = greyfile_envelope::Seal::from_bytes(crate::sample::SEAL);
    altered[records.len() - 1] = envelope.encode(|_| seal).unwrap().into();
    let position = Position(records.len() as u64);
    let reason = RebuildReason::RecordDiffers { position };
    let reasons = opened_right(&altered, views.path(), "altered").await;
    assert_eq!(reasons, [reason.clone(), reason]);
}

#[tokio::test]
async fn a_new_row_format_makes_the_view_anew_from_the_histories_alone() {
    let records = history(1, 300, 20);
    let views = tempfile::tempdir().unwrap();
    closed_view(&records, views.path()).await;
    for (found, wanted) in [(1, 2), (2, 1)] {
        let log = MemoryLog::new(&records);
        let sampled = start_as(Sample::new(wanted), &log, views.path());
        sampled.caught_up(&log).await;
        println!("format {found} to {wanted}: {} records of the log read", log.given());
        let expected = anew_of(Sample::new(wanted), &records).await;
        assert_same(&sampled.dump(), &expected, "new format");
        let rebuilt = sampled.view().status().rebuilt;
        assert_eq!(rebuilt, RebuildReason::OtherVersion { found, wanted });
        assert_eq!(sampled.of("histories").status().rebuilt, NONE);
        sampled.close().await;
        assert_eq!(generations(views.path(), "sample"), 1, "the old one is gone");
        assert_eq!(asides(views.path()), 0, "nothing was wrong with it");
    }
    // The record at the checkpoint of the histories is looked at, and no other.
    let log = MemoryLog::new(&records);
    let sampled = start_as(Sample::new(3), &log, views.path());
    sampled.caught_up(&log).await;
    assert_eq!(log.given(), 1);
}

#[tokio::test]
async fn what_is_far_behind_is_made_anew_and_a_little_behind_is_not() {
    let records = history(1, 1_000, 20);
    let options = Options { behind_events_max: 100, ..Options::default() };
    for (at, anew_is_shorter) in [(300, true), (860, true), (885, false), (990, false)] {
        let views = tempfile::tempdir().unwrap();
        let before = whole(&records, at);
        closed_view(before, views.path()).await;
        let log = MemoryLog::new(&records);
        let sampled = start_with(Sample::new(1), &log, LOG_ID, views.path(), &options);
        sampled.caught_up(&log).await;
        assert_same(&sampled.dump(), &anew(&records).await, "behind");
        let [checkpoint, last] = [before.len(), records.len()].map(|len| Position(len as u64));
        let behind = RebuildReason::Behind { checkpoint, last };
        let expected = if anew_is_shorter { behind } else { NONE };
        for name in FOLDERS {
            assert_eq!(sampled.of(name).status().rebuilt, expected, "{name} from {at}");
        }
    }
}

#[tokio::test]
async fn after_the_machine_went_down_each_is_made_anew() {
    let records = history(1, 300, 20);
    for (place, name) in FOLDERS.into_iter().enumerate() {
        let views = tempfile::tempdir().unwrap();
        let mark = views.path().join(name).join("boot");

        // Closed cleanly: there is no mark, and the rows are trusted.
        closed_view(&records, views.path()).await;
        assert!(!mark.exists());

        // Killed: the mark is of this boot, and the rows are trusted.
        let log = MemoryLog::new(&records);
        let sampled = start(&log, views.path());
        sampled.caught_up(&log).await;
        drop(sampled);
        assert!(mark.exists());
        assert_eq!(opened_right(&records, views.path(), "killed").await, [NONE, NONE]);

        // The machine went down: the mark is of another boot.
        fs::write(&mark, "e0f6ad4e-0000-0000-0000-000000000000\n").unwrap();
        for round in ["crashed", "later"] {
            let reasons = opened_right(&records, views.path(), round).await;
            assert_eq!(reasons, only(place, RebuildReason::UncleanShutdown), "{name}");
            assert_eq!(asides(views.path()), 1);
        }
    }
}

#[tokio::test]
async fn files_that_changed_while_closed_are_not_trusted() {
    let records = history(1, 300, 20);
    for (place, name) in FOLDERS.into_iter().enumerate() {
        let views = tempfile::tempdir().unwrap();
        let folder = views.path().join(name);
        let seal = folder.join("closed");
        closed_view(&records, views.path()).await;
        assert!(seal.exists());
        let log = MemoryLog::new(&records);
        let sampled = start(&log, views.path());
        sampled.caught_up(&log).await;
        assert!(!seal.exists(), "it would speak of what the files were");
        sampled.close().await;

        fs::write(folder.join("gen-1/conf.new"), "x").unwrap();
        let reasons = opened_right(&records, views.path(), "one file more").await;
        let what = "its files are not those of the last clean close".into();
        assert_eq!(reasons, only(place, RebuildReason::Damaged { what }), "{name}");
        assert_eq!(asides(views.path()), 1);
    }
}

#[tokio::test]
async fn a_pointer_to_nowhere_is_damage() {
    let records = history(1, 100, 20);
    for (place, name) in FOLDERS.into_iter().enumerate() {
        for pointer in ["gen-99", "", "../../etc", "\u{fffd}"] {
            let views = tempfile::tempdir().unwrap();
            closed_view(&records, views.path()).await;
            fs::write(views.path().join(name).join("current"), pointer).unwrap();
            let reasons = opened_right(&records, views.path(), pointer).await;
            assert!(matches!(reasons[place], RebuildReason::Damaged { .. }), "{reasons:?}");
            assert_eq!(reasons[1 - place], NONE);
        }
    }
}

#[tokio::test]
async fn a_store_that_never_got_whole_is_damage() {
    let records = history(1, 100, 20);
    for (place, name) in FOLDERS.into_iter().enumerate() {
        let views = tempfile::tempdir().unwrap();
        closed_view(&records, views.path()).await;
        let folder = views.path().join(name);
        fs::create_dir(folder.join("gen-7")).unwrap();
        fs::write(folder.join("current"), "gen-7").unwrap();
        let reasons = opened_right(&records, views.path(), "no checkpoint").await;
        let what = "it has no checkpoint that can be read".into();
        assert_eq!(reasons, only(place, RebuildReason::Damaged { what }), "{name}");
    }
}

#[tokio::test]
async fn views_are_open_once() {
    let log = MemoryLog::new(&history(1, 1, 1));
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    let start_again = |view: Sample| {
        let log = Arc::new(SharedLog(Arc::clone(&log)));
        let view: Arc<dyn View> = Arc::new(view);
        Views::start(vec![view], log, LOG_ID, views.path(), &Options::default())
    };
    // The histories are whose folder is taken even for another view.
    for view in [Sample::new(1), Sample::called("other", 1)] {
        assert!(matches!(start_again(view), Err(StartError::InUse(_))));
    }
    sampled.caught_up(&log).await;
}

#[tokio::test]
async fn a_name_is_one_views_alone() {
    let views = tempfile::tempdir().unwrap();
    for names in [["sample", "sample"], ["sample", "histories"]] {
        let log = MemoryLog::new(&[]);
        let both = names.map(|name| Arc::new(Sample::called(name, 1)) as Arc<dyn View>);
        let log = Arc::new(SharedLog(log));
        let start = std::panic::AssertUnwindSafe(|| {
            Views::start(both.into(), log, LOG_ID, views.path(), &Options::default())
        });
        let panicked = std::panic::catch_unwind(start);
        assert!(panicked.is_err(), "two of the name {:?} were let in", names[1]);
    }
}
