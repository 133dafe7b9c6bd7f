//! Measures the order of a stream: `cargo run --release -p greyfile-domain --example bench_order
//! -- [events]`, by default 10,000. The times are shuffled; some are minutes, some days, some
//! windows. The baseline is a sort of the same starts in the same run, so that a slow machine is
//! not taken for slow code.

use std::hint::black_box;
use std::time::{Duration, Instant};

use greyfile_domain::kernel::order::{Item, Order};
use greyfile_envelope::{Occurred, Precision, Timestamp};

const ROUNDS: usize = 15;
const MINUTE_MS: i64 = 60_000;
/// 8 July 2025, 00:00 in Pakistan.
const FROM: Timestamp = Timestamp(1_751_914_800_000);

fn main() {
    let events = std::env::args().nth(1).map_or(10_000, |number| {
        number.parse().expect("the number of events is a number, such as 10000")
    });
    println!("{events} events, median and slowest of {ROUNDS} rounds");
    for (what, whens) in [
        ("minutes, shuffled", whens(events, |_| Precision::Minute)),
        ("minutes, days and windows, shuffled", whens(events, mixed)),
        ("minutes, latest first", latest_first(events)),
    ] {
        compare(what, &whens);
    }
    append(events);
}

fn compare(what: &str, whens: &[Occurred]) {
    let (insert, slowest) = measured(|| {
        black_box(ordered(black_box(whens)));
    });
    let (sort, _) = measured(|| {
        let mut starts: Vec<_> = (0..).zip(whens).map(|(item, when)| (when.start, item)).collect();
        starts.sort_unstable_by_key(|(start, _): &(Timestamp, Item)| *start);
        black_box(starts);
    });
    let ratio = insert.as_secs_f64() / sort.as_secs_f64();
    println!(
        "{what}: {insert:.2?} (slowest {slowest:.2?}); sort_unstable_by_key {sort:.2?}; \
         {ratio:.1} times as long"
    );
}

/// One event more, later than all that is there; the same on a vector that is only pushed to.
fn append(events: usize) {
    let mut order = ordered(&whens(events, |_| Precision::Minute));
    let end = whens(events, |_| Precision::Minute).iter().map(|when| when.end.0).max();
    let mut end = end.unwrap_or(FROM.0);
    let mut item = order.len() as Item;
    let mut pushed: Vec<(Timestamp, Item)> = Vec::new();
    let appends = 10_000;
    let (each, slowest) = measured(|| {
        for _ in 0..appends {
            let place = order.insert(item, minute(end), false);
            debug_assert_eq!(place + 1, order.len());
            (item, end) = (item + 1, end + MINUTE_MS);
        }
    });
    let (push, _) = measured(|| {
        for _ in 0..appends {
            pushed.push(black_box((Timestamp(end), item)));
        }
    });
    let each_ns = |round: Duration| round.as_secs_f64() * 1e9 / f64::from(appends);
    println!(
        "one appended: {:.0} ns (slowest round {:.0} ns); Vec::push {:.0} ns",
        each_ns(each),
        each_ns(slowest),
        each_ns(push)
    );
}

fn ordered(whens: &[Occurred]) -> Order {
    let mut order = Order::default();
    for (item, when) in (0..).zip(whens) {
        order.insert(item, *when, item == 0);
    }
    order
}

/// The median and the slowest round.
fn measured(mut round: impl FnMut()) -> (Duration, Duration) {
    let mut rounds: Vec<_> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            round();
            start.elapsed()
        })
        .collect();
    rounds.sort_unstable();
    (rounds[ROUNDS / 2], rounds[ROUNDS - 1])
}

fn minute(start: i64) -> Occurred {
    let (start, end) = (Timestamp(start), Timestamp(start + MINUTE_MS));
    Occurred { start, end, precision: Precision::Minute }
}

/// Of ten events six are known by their minute, three by their day, one within some hours.
fn mixed(nth: u64) -> Precision {
    match nth % 10 {
        0..6 => Precision::Minute,
        6..9 => Precision::Day,
        _ => Precision::Window,
    }
}

/// One event every half hour, in an order that is shuffled but the same in every run.
fn whens(events: usize, precision: impl Fn(u64) -> Precision) -> Vec<Occurred> {
    let mut whens = Vec::with_capacity(events);
    for nth in 0..events as i64 {
        whens.push(minute(FROM.0 + nth * 30 * MINUTE_MS));
    }
    // Fisher and Yates' shuffle, by a generator (splitmix64) with a fixed seed.
    let mut seed: u64 = 25;
    let mut draw = || {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    for last in (1..events).rev() {
        whens.swap(last, (draw() % (last as u64 + 1)) as usize);
    }
    for when in &mut whens {
        when.precision = precision(draw());
        match when.precision {
            Precision::Day => {
                when.start = when.start.day().start();
                when.end = when.start.day().plus(1).start();
            }
            Precision::Window => when.end = when.start.plus_ms(5 * Timestamp::HOUR_MS),
            _ => {}
        }
    }
    whens
}

/// The order in which every event comes to the front.
fn latest_first(events: usize) -> Vec<Occurred> {
    (0..events as i64).rev().map(|nth| minute(FROM.0 + nth * 30 * MINUTE_MS)).collect()
}
