//! What was known on a day is what the log's records of that day and before say.

use std::sync::Arc;

use greyfile_envelope::{Day, Position};
use greyfile_operations::{MonthRow, Operations, OperationsView, Range, operations};
use greyfile_projector::Views;
use greyfile_tests::seed;

use super::history::{History, caught_up};
use super::prefix::{Prefix, recorded};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A range of days of 2025 or 2026, often a month or two, sometimes a day or all.
pub(super) fn range(rng: &mut fastrand::Rng) -> Range {
    let first = day("2024-12-01");
    let from = first.plus(rng.i32(0..730));
    let to = match rng.u32(..4) {
        0 => from,
        1 => from.plus(rng.i32(0..40)),
        2 => from.plus(rng.i32(0..400)),
        _ => return Range { from: first, to: first.plus(1_000) },
    };
    Range { from, to }
}

/// The numbers of a range, apart from when they were asked. A month whose numbers were all taken
/// back may stand there with zeros.
pub(super) fn numbers(views: &Views, range: Range, known_by: Option<Day>) -> Operations {
    let mut answer =
        views.read(&OperationsView, |reader| operations(reader, range, known_by)).unwrap();
    for MonthRow { numbers, .. } in &mut answer.months {
        numbers.retain(|_, number| *number != 0);
    }
    answer.months.retain(|MonthRow { numbers, .. }| !numbers.is_empty());
    Operations { position: Position::ZERO, known_by: None, ..answer }
}

#[tokio::test(flavor = "multi_thread")]
async fn known_for_ever_is_known_now() {
    let mut rng = seed::rng("known_for_ever_is_known_now");
    let history = History::of(rng.fork(), seed::count(40, 400)).await;
    let view = history.operations(history.log.clone(), "views");
    caught_up(&view, &*history.log).await;
    for _ in 0..seed::count(200, 1_000) {
        let range = range(&mut rng);
        let now = numbers(&view, range, None);
        assert_eq!(numbers(&view, range, Some(day("9999-01-01"))), now, "{range:?}");
    }
    let all = Range { from: day("2024-01-01"), to: day("2026-12-31") };
    let nothing = numbers(&view, all, Some(day("2024-12-30")));
    assert!(nothing.totals.is_empty(), "before the founding nothing was known");
}

#[tokio::test(flavor = "multi_thread")]
async fn known_by_a_day_is_the_log_up_to_that_day() {
    let mut rng = seed::rng("known_by_a_day_is_the_log_up_to_that_day");
    let history = History::of(rng.fork(), seed::count(40, 200)).await;
    let view = history.operations(history.log.clone(), "views");
    caught_up(&view, &*history.log).await;
    let recorded = recorded(&*history.log).await;
    for index in 0..seed::count(6, 60) {
        // A day on which something was recorded, or the one before or after.
        let known_by = recorded[rng.usize(..recorded.len())].day().plus(rng.i32(-1..=1));
        let known = recorded.partition_point(|moment| moment.day() <= known_by);
        if known == 0 {
            continue;
        }
        let prefix = Prefix { log: history.log.clone(), last: Position(known as u64) };
        let prefix = Arc::new(prefix);
        let then = history.operations(prefix.clone(), &format!("views-{index}"));
        caught_up(&then, &*prefix).await;
        for _ in 0..40 {
            let range = range(&mut rng);
            let remembered = numbers(&view, range, Some(known_by));
            assert_eq!(remembered, numbers(&then, range, None), "{range:?} known by {known_by}");
        }
    }
}
