//! What follows the log live is, row by row, what a rebuild makes.

use greyfile_projector::Open;
use greyfile_tests::seed;

use super::history::{History, caught_up};

#[tokio::test(flavor = "multi_thread")]
async fn live_views_equal_a_rebuild_row_by_row() {
    let mut rng = seed::rng("live_views_equal_a_rebuild_row_by_row");
    let mut history = History::new(rng.fork()).await;
    let mut script = history.script(seed::count(40, 400));
    let mut live = history.views("live");
    // The views follow while the history goes on, and are closed or dropped now and then.
    while history.go_on(&mut script, 100).await {
        if rng.u32(..3) == 0 {
            if rng.bool() {
                live.close().await.unwrap()
            } else {
                drop(live)
            }
            live = history.views("live");
        }
    }
    let fresh = history.views("fresh");
    caught_up(&live, &*history.log).await;
    caught_up(&fresh, &*history.log).await;
    let mut compared = 0;
    for (followed, fresh) in live.all().zip(fresh.all()) {
        let rows = followed.dump().unwrap();
        assert!(!rows.is_empty(), "{} has rows of what was made up", followed.name());
        compared += rows.len();
        same(followed, fresh);
        followed.rebuild(|_| {}).await.unwrap();
        same(followed, fresh);
        assert!(followed.dump().unwrap() == rows);
        followed.check().await.unwrap();
    }
    assert!(compared > 5_000, "{compared} rows are few");
}

/// Whether two views hold the same rows; says which is the first that differs.
fn same(one: Open<'_>, other: Open<'_>) {
    let name = one.name();
    let (one, other) = (one.dump().unwrap(), other.dump().unwrap());
    let differs = one.iter().zip(&other).find(|(one, other)| one != other);
    assert!(differs.is_none(), "{name}, the first row that differs: {differs:02x?}");
    assert_eq!(one.len(), other.len());
}
