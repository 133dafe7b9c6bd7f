//! Views on a disk that fills while they grow and are copied.

use greyfile_projector::{Options, RebuildReason, State, Views};
use greyfile_tests::seed;

use super::history::{History, caught_up};
use crate::faults::disk::Disk;

/// Views that are given to their engines every few rows, and copied however small they are.
const GROWING: Options =
    Options { memory: 256 << 10, behind_events_max: u64::MAX, worth_bytes: 1 << 20, seals: None };

#[tokio::test(flavor = "multi_thread")]
async fn views_on_a_full_disk_lose_nothing_and_come_back_as_they_were() {
    let mut rng = seed::rng("views_on_a_full_disk");
    let Some(disk) = Disk::mount(48) else { return };
    let path = disk.seen().join("views");
    let path = path.to_str().expect("a path of letters");
    let mut history = History::new(rng.fork()).await;
    let mut script = history.script(seed::count(60, 400));
    let views = history.views_with(path, &GROWING);
    history.go_on(&mut script, 150).await;
    caught_up(&views, &*history.log).await;

    // Room for some of what comes, and for no copy.
    disk.fill(2 << 20);
    while history.go_on(&mut script, 100).await {}
    let given_up = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while full(&views) == 0 && std::time::Instant::now() < given_up {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    println!("{} views stopped, at {:?}", full(&views), reached(&views));
    assert!(full(&views) > 0, "the disk was not full");
    // Those that stopped still show what they have.
    for view in views.all() {
        view.dump().unwrap();
    }
    drop(views);
    disk.free();

    let again = history.views_with(path, &GROWING);
    let anew = history.views("anew");
    caught_up(&again, &*history.log).await;
    caught_up(&anew, &*history.log).await;
    for (again, anew) in again.all().zip(anew.all()) {
        assert_eq!(again.status().rebuilt, RebuildReason::None, "{}", again.name());
        assert!(again.dump().unwrap() == anew.dump().unwrap(), "{}", again.name());
    }
}

/// How many views stopped.
fn full(views: &Views) -> usize {
    views.all().filter(|view| matches!(view.state(), State::Stopped { .. })).count()
}

fn reached(views: &Views) -> Vec<u64> {
    views.all().map(|view| view.position().0).collect()
}
