//! Views, and the histories under them, that are not where the others are: each catches up, or is made
//! anew, on its own.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use greyfile_envelope::Position;
use greyfile_projector::contract::View;
use greyfile_projector::{Options, RebuildReason, State, Views};

use crate::sample::{Sample, Writer, history, link, note, stream};
use crate::support::{
    LOG_ID, MemoryLog, Random, Sampled, SharedLog, anew, assert_same, caught_up, copy, error_of,
    seeds, start, start_with, start_with_other, whole,
};

const NAMES: [&str; 3] = ["histories", "sample", "other"];

fn start_both(log: &Arc<MemoryLog>, views: &Path) -> Sampled {
    start_with_other(Sample::called("other", 1), log, views)
}

/// Waits until both have all of the log, checks their rows, and tells why each was made.
async fn both_right(
    sampled: &Sampled,
    log: &MemoryLog,
    records: &[Bytes],
    about: &str,
) -> [RebuildReason; 3] {
    let expected = anew(records).await;
    for name in ["sample", "other"] {
        caught_up(sampled.of(name), log).await;
        assert_same(&sampled.dump_of(name), &expected, &format!("{about}: {name}"));
    }
    NAMES.map(|name| sampled.of(name).status().rebuilt)
}

/// The two views over these records, closed cleanly or not.
async fn views_of(records: &[Bytes], views: &Path, clean: bool) {
    let log = MemoryLog::new(records);
    let sampled = start_both(&log, views);
    both_right(&sampled, &log, records, "before").await;
    if clean {
        sampled.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_goes_on_from_where_it_is() {
    for seed in seeds(8, 200) {
        let mut random = Random::new(seed);
        let records = history(seed, 700, 30);
        let mut cuts = [0; 3].map(|_: i32| whole(&records, random.below(600)).len());
        if random.below(3) == 0 {
            cuts[random.below(3)] = 0;
        }
        println!("seed {seed}: histories, sample and other at {cuts:?}");
        // Each folder is of another time; one at zero never was.
        let views = tempfile::tempdir().unwrap();
        for (name, cut) in NAMES.into_iter().zip(cuts).filter(|(_, cut)| *cut > 0) {
            let then = tempfile::tempdir().unwrap();
            views_of(&records[..cut], then.path(), random.below(2) == 0).await;
            copy(&then.path().join(name), &views.path().join(name));
        }
        let log = MemoryLog::new(&records);
        let sampled = start_both(&log, views.path());
        let about = format!("seed {seed}");
        let reasons = both_right(&sampled, &log, &records, &about).await;
        assert_eq!(reasons, [const { RebuildReason::None }; 3], "{about}");
        // What follows goes into all of them.
        let more = history(seed, 900, 30);
        assert_eq!(more[..records.len()], records);
        log.extend(&more[records.len()..]);
        both_right(&sampled, &log, &more, &format!("{about}, later")).await;
        sampled.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_that_is_gone_is_made_from_the_histories_or_from_the_log() {
    let records = history(5, 400, 20);
    let views = tempfile::tempdir().unwrap();
    views_of(&records, views.path(), true).await;
    for (gone, of_the_log) in [("other", 1), ("sample", 1), ("histories", records.len())] {
        fs::remove_dir_all(views.path().join(gone)).unwrap();
        let log = MemoryLog::new(&records);
        let sampled = start_both(&log, views.path());
        both_right(&sampled, &log, &records, gone).await;
        // The histories and the other view each look at the record they stand at.
        let given = log.given() as usize;
        assert!((of_the_log..=of_the_log + 2).contains(&given), "{gone}: {given} records read");
        sampled.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_opening_goes_on_where_the_log_went_away() {
    let records = history(2, 600, 20);
    let early = whole(&records, 200);
    let options = Options { behind_events_max: 100, ..Options::default() };
    let views = tempfile::tempdir().unwrap();
    views_of(early, views.path(), true).await;
    let late = tempfile::tempdir().unwrap();
    views_of(whole(&records, 590), late.path(), true).await;
    // All far behind; the histories behind the views; one view behind the rest.
    let cases: [(&str, &[&str]); 3] = [
        ("all are far behind", &[]),
        ("the histories are behind", &["sample", "other"]),
        ("a view is behind", &["histories", "other"]),
    ];
    for (about, newer) in cases {
        for answered in 0.. {
            let folder = tempfile::tempdir().unwrap();
            copy(views.path(), folder.path());
            for name in newer {
                fs::remove_dir_all(folder.path().join(name)).unwrap();
                copy(&late.path().join(name), &folder.path().join(name));
            }
            let log = MemoryLog::new(&records);
            log.go_away_after(answered, 1);
            let options = if newer.is_empty() { options.clone() } else { Options::default() };
            let both: Vec<Arc<dyn View>> =
                vec![Arc::new(Sample::new(1)), Arc::new(Sample::called("other", 1))];
            let shared = Arc::new(SharedLog(Arc::clone(&log)));
            let sampled = Views::start(both, shared, LOG_ID, folder.path(), &options).unwrap();
            let sampled = Sampled(sampled);
            both_right(&sampled, &log, &records, &format!("{about}, {answered} answered")).await;
            sampled.close().await;
            if log.come_back() {
                println!("{about}: {answered} reads");
                assert!(answered > 4);
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_read_stops_its_view_alone() {
    let records = history(2, 100, 20);
    let views = tempfile::tempdir().unwrap();
    views_of(&records, views.path(), true).await;
    let current = views.path().join("other/current");
    fs::remove_file(&current).unwrap();
    fs::create_dir(&current).unwrap();
    let log = MemoryLog::new(&records);
    let sampled = start_both(&log, views.path());
    let error = error_of(sampled.of("other")).await;
    assert!(error.contains("cannot be read or written"), "{error}");
    sampled.caught_up(&log).await;
    assert_same(&sampled.dump(), &anew(&records).await, "the other one");
    let error = sampled.of("other").rebuild(|_| {}).await.unwrap_err().to_string();
    assert!(error.contains("cannot be read or written"), "{error}");
    assert!(matches!(sampled.of("other").state(), State::Stopped { .. }));
    // The histories are made anew, and the other view with them.
    let error = sampled.of("histories").rebuild(|_| {}).await.unwrap_err().to_string();
    assert!(error.starts_with("other: ") && error.contains("cannot be read"), "{error}");
    sampled.caught_up(&log).await;
    for name in ["histories", "sample"] {
        assert_eq!(sampled.of(name).status().rebuilt, RebuildReason::Asked);
    }
    assert!(matches!(sampled.of("other").state(), State::Stopped { .. }));
    fs::remove_dir(&current).unwrap();
    sampled.of("other").rebuild(|_| {}).await.unwrap();
    both_right(&sampled, &log, &records, "mended").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn views_that_are_made_at_once_do_not_get_in_each_others_way() {
    let records = history(4, 3_000, 40);
    let (first, rest) = records.split_at(whole(&records, 2_000).len());
    let log = MemoryLog::new(first);
    let views = tempfile::tempdir().unwrap();
    let sampled = start_both(&log, views.path());
    both_right(&sampled, &log, first, "before").await;
    let [histories, sample, other] = NAMES.map(|name| sampled.of(name));
    let follow = async {
        for some in rest.chunks(20) {
            log.extend(some);
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    let ((), made) = tokio::join!(follow, async {
        tokio::join!(
            sample.rebuild(|_| {}),
            sample.rebuild(|_| {}),
            other.rebuild(|_| {}),
            async { other.check().await.map(drop) },
            histories.rebuild(|_| {}),
            sample.rebuild(|_| {}),
            async { sample.check().await.map(drop) },
            histories.rebuild(|_| {}),
            other.rebuild(|_| {}),
        )
    });
    let (a, b, c, d, e, f, g, h, i) = made;
    for (at, made) in [a, b, c, d, e, f, g, h, i].into_iter().enumerate() {
        assert!(made.is_ok(), "the {at}th: {made:?}");
    }
    let reasons = both_right(&sampled, &log, &records, "made at once").await;
    assert_eq!(reasons, [const { RebuildReason::Asked }; 3]);
    assert!(sample.check().await.unwrap() > 0);
    sampled.close().await;
    for name in NAMES {
        let entries = fs::read_dir(views.path().join(name)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.retain(|name| name.to_string_lossy().starts_with("gen-"));
        assert_eq!(names.len(), 1, "{name}: {names:?}");
        assert_eq!(fs::read_dir(views.path().join(name).join("spill")).unwrap().count(), 0);
    }
    let log = MemoryLog::new(&records);
    let sampled = start_both(&log, views.path());
    let reasons = both_right(&sampled, &log, &records, "opened again").await;
    assert_eq!(reasons, [const { RebuildReason::Asked }; 3], "what was made is what is on disk");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn views_dropped_while_one_is_made_leave_their_folders_free() {
    let records = history(6, 1_500, 40);
    let log = MemoryLog::new(&records);
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    drop(sampled);
    let expected = anew(&records).await;
    for seed in seeds(12, 300) {
        let mut random = Random::new(seed);
        let sampled = start(&log, views.path());
        sampled.caught_up(&log).await;
        let after = Duration::from_micros(random.below(60_000) as u64);
        let clean = random.below(2) == 0;
        println!("seed {seed}: stopped after {after:?}, clean: {clean}");
        let view = sampled.view();
        let rebuild = async { tokio::join!(view.rebuild(|_| {}), view.check()) };
        let _ = tokio::time::timeout(after, rebuild).await;
        if clean {
            sampled.close().await
        } else {
            drop(sampled)
        }
        let began = std::time::Instant::now();
        let sampled = start(&log, views.path());
        sampled.caught_up(&log).await;
        assert!(began.elapsed() < Duration::from_secs(4), "the folders were not free");
        assert_same(&sampled.dump(), &expected, &format!("seed {seed}"));
        assert!(!matches!(sampled.view().status().rebuilt, RebuildReason::Damaged { .. }));
    }
}

#[tokio::test]
async fn half_a_command_is_never_shown() {
    let raid = stream(1);
    let mut writer = Writer::new();
    for round in 0..30 {
        let events: Vec<_> = (0..1 + round % 7).map(|n| (stream(n * 6), link(raid))).collect();
        writer.command(&events);
    }
    let records = writer.records;
    let ends = crate::support::ends(&records);
    let log = MemoryLog::new(&[]);
    let views = tempfile::tempdir().unwrap();
    let sampled = start(&log, views.path());
    sampled.caught_up(&log).await;
    // Record by record, each time with time enough to take in what came.
    for at in 1..=records.len() {
        log.extend(&records[at - 1..at]);
        let whole = ends.iter().rfind(|end| **end <= at).copied().unwrap_or(0);
        let view = sampled.view();
        assert!(view.wait_for(Position(whole as u64), crate::support::PATIENCE).await);
        tokio::time::sleep(Duration::from_millis(3)).await;
        for name in ["histories", "sample"] {
            assert_eq!(sampled.of(name).position(), Position(whole as u64), "{name} at {at}");
        }
        if at % 5 == 0 || whole < at {
            let expected = anew(&records[..whole]).await;
            assert_same(&sampled.dump(), &expected, &format!("{at} records, {whole} whole"));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_longer_than_what_is_read_at_once_is_caught_up_with() {
    // As many records as one append may have, and each rather long.
    let mut writer = Writer::new();
    (0..20).for_each(|_| drop(writer.command(&[(stream(0), link(stream(1)))])));
    let early = writer.records.len();
    let long: Vec<_> = (0..1_000).map(|n| (stream(n % 60), note(700))).collect();
    writer.command(&long);
    (0..20).for_each(|_| drop(writer.command(&[(stream(0), link(stream(1)))])));
    let records = writer.records;
    let bytes: usize = records.iter().map(Bytes::len).sum();
    println!("{} records of {bytes} bytes", records.len());
    assert!(bytes > 600_000);
    for behind in NAMES {
        let views = tempfile::tempdir().unwrap();
        views_of(&records, views.path(), true).await;
        let then = tempfile::tempdir().unwrap();
        views_of(&records[..early], then.path(), true).await;
        fs::remove_dir_all(views.path().join(behind)).unwrap();
        copy(&then.path().join(behind), &views.path().join(behind));
        let log = MemoryLog::new(&records);
        let sampled = start_both(&log, views.path());
        let reasons = both_right(&sampled, &log, &records, behind).await;
        assert_eq!(reasons, [const { RebuildReason::None }; 3]);
    }
    // And it is taken in live, whatever the chunks.
    let log = MemoryLog::new(&[]);
    let views = tempfile::tempdir().unwrap();
    let options = Options::default();
    let sampled = start_with(Sample::new(1), &log, LOG_ID, views.path(), &options);
    records.chunks(170).for_each(|some| log.extend(some));
    sampled.caught_up(&log).await;
    assert_same(&sampled.dump(), &anew(&records).await, "live");
}
