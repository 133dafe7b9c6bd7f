//! What follows the log live is, row by row, what a rebuild makes.

use greyfile_projector::View;
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
            for view in live {
                if rng.bool() { view.close().await.unwrap() } else { drop(view) }
            }
            live = history.views("live");
        }
    }
    let fresh = history.views("fresh");
    for (live, fresh) in live.iter().zip(&fresh) {
        caught_up(live, &*history.log).await;
        caught_up(fresh, &*history.log).await;
        let followed = live.dump().unwrap();
        assert!(followed.len() > 500, "{} rows", followed.len());
        same(live, fresh);
        live.rebuild(|_| {}).await.unwrap();
        same(live, fresh);
        assert!(live.dump().unwrap() == followed);
    }
}

/// Whether two views hold the same rows; says which is the first that differs.
fn same(one: &View, other: &View) {
    let (one, other) = (one.dump().unwrap(), other.dump().unwrap());
    let differs = one.iter().zip(&other).find(|(one, other)| one != other);
    assert!(differs.is_none(), "the first row that differs: {differs:02x?}");
    assert_eq!(one.len(), other.len());
}
