//! A view that grew event by event is made smaller beside itself, and nobody notices.

use greyfile_projector::Options;

use crate::sample::{Sample, history};
use crate::support::{LOG_ID, MemoryLog, anew, assert_same, start_with, whole};

/// The number of the generation in use.
fn generation(views: &std::path::Path, name: &str) -> u64 {
    let current = std::fs::read_to_string(views.join(name).join("current")).unwrap();
    current.strip_prefix("gen-").unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_view_that_has_grown_is_copied_while_commits_go_on() {
    let records = history(21, 6_000, 60);
    let views = tempfile::tempdir().unwrap();
    // A log is founded before anybody follows it: the first views are made of next to nothing.
    let founded = whole(&records, 3);
    let log = MemoryLog::new(founded);
    // However small it is, and looked at again and again: every few seconds. With so little memory the
    // engine is given every few rows by themselves, and a view grows as fast as it can.
    let options = Options { worth_bytes: 0, memory: 64 << 10, ..Options::default() };
    let sampled = start_with(Sample::new(1), &log, LOG_ID, views.path(), &options);
    sampled.caught_up(&log).await;
    let began = ["histories", "sample"].map(|name| generation(views.path(), name));
    for some in records[founded.len()..].chunks(6) {
        log.extend(some);
        tokio::time::sleep(std::time::Duration::from_millis(11)).await;
    }
    sampled.caught_up(&log).await;
    let now = ["histories", "sample"].map(|name| generation(views.path(), name));
    println!("generations {began:?}, then {now:?}");
    assert!(now > began && now[1] > began[1], "{now:?}");
    let expected = anew(&records).await;
    assert_same(&sampled.dump(), &expected, "copied");
    sampled.view().check().await.unwrap();
    sampled.close().await;
    // What was copied is gone on from as any other store.
    let sampled = start_with(Sample::new(1), &log, LOG_ID, views.path(), &options);
    sampled.caught_up(&log).await;
    assert_same(&sampled.dump(), &expected, "opened again");
    assert_eq!(sampled.view().status().rebuilt, greyfile_projector::RebuildReason::None);
    assert!(generation(views.path(), "sample") >= now[1]);
}
