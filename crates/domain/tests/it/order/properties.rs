//! What always holds of the order, whatever comes in whatever order.

use greyfile_domain::kernel::order::{Item, Order, is_known_to_precede};
use greyfile_envelope::{Occurred, Precision, Timestamp};
use proptest::prelude::*;

use super::Step;
use super::naive::{Event, Naive, precedes};

/// Times of ten weeks, most of them within one: they overlap and touch a lot.
fn any_when() -> impl Strategy<Value = Occurred> {
    let minute = (1u8..7, 0u8..24, 0u8..2)
        .prop_map(|(day, hour, half)| format!("2025-07-{day:02}T{hour:02}:{:02}", half * 30));
    let second =
        (1u8..4, 0u8..24).prop_map(|(day, hour)| format!("2025-07-{day:02}T{hour:02}:00:00"));
    let day = (1u8..9).prop_map(|day| format!("2025-07-{day:02}"));
    let month = (6u8..9).prop_map(|month| format!("2025-{month:02}"));
    let hours = (1u8..7, 0u8..24, 0u8..3, 0u8..24).prop_map(|(day, hour, days, until)| {
        let (last, until) = (day + days, if days == 0 { hour.max(until) } else { until });
        format!("2025-07-{day:02}T{hour:02}:00/2025-07-{last:02}T{until:02}:59")
    });
    let days = (1u8..9, 0u8..5)
        .prop_map(|(day, days)| format!("2025-07-{day:02}/2025-07-{}", day + days + 10));
    prop_oneof![4 => minute, 1 => second, 4 => day, 1 => month, 3 => hours, 1 => days, 1 => Just("2025".to_owned())]
        .prop_map(|text| text.parse().expect("a time"))
}

/// A step; which event it is about is drawn as a number, and found when it is taken.
#[derive(Debug, Clone)]
enum Draw {
    Insert(Occurred, bool),
    Retime(usize, Occurred),
    /// The same time, with this part of it, in sixteenths, cut off at each end.
    Exactly(usize, i64, i64),
    Remove(usize),
}

fn draws() -> impl Strategy<Value = Vec<Draw>> {
    let draw = prop_oneof![
        9 => (any_when(), any::<u8>()).prop_map(|(when, opens)| Draw::Insert(when, opens < 50)),
        4 => (any::<usize>(), any_when()).prop_map(|(nth, when)| Draw::Retime(nth, when)),
        2 => (any::<usize>(), 0i64..9, 0i64..8).prop_map(|(nth, a, b)| Draw::Exactly(nth, a, b)),
        2 => any::<usize>().prop_map(Draw::Remove),
    ];
    proptest::collection::vec(draw, 1..60)
}

impl Draw {
    fn step(self, naive: &Naive) -> Step {
        // Of an empty order: an item that is not there.
        let nth = |nth: usize| match naive.0.len() {
            0 => Item::MAX,
            len => naive.0[nth % len].item,
        };
        match self {
            Self::Insert(when, opens) => Step::Insert { when, opens },
            Self::Retime(n, when) => Step::Retime { item: nth(n), when },
            Self::Exactly(n, from_start, from_end) => {
                let item = nth(n);
                let when = naive.find(item).map_or_else(any_time, |event| event.when);
                let part = (when.end.0 - when.start.0) / 16;
                Step::Retime {
                    item,
                    when: Occurred {
                        start: Timestamp(when.start.0 + from_start * part),
                        end: Timestamp(when.end.0 - from_end * part),
                        precision: Precision::Window,
                    },
                }
            }
            Self::Remove(n) => Step::Remove { item: nth(n) },
        }
    }
}

fn any_time() -> Occurred {
    "2025".parse().expect("a time")
}

/// Takes the draws; `look` sees each step with the order before and after it.
fn walk(
    draws: Vec<Draw>,
    mut look: impl FnMut(Step, Item, &Walk, &Walk, Option<usize>) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let mut after = Walk::default();
    for (ordinal, draw) in (0..).zip(draws) {
        let before = after.clone();
        let step = draw.step(&before.naive);
        let changed_from = step.take(ordinal, &mut after.order);
        after.naive.take(ordinal, step);
        look(step, ordinal, &before, &after, changed_from)?;
    }
    Ok(())
}

#[derive(Clone, Default)]
struct Walk {
    order: Order,
    naive: Naive,
}

impl Walk {
    /// The order as it is, with what the naive one knows of each event.
    fn events(&self) -> Naive {
        Naive(
            self.order.iter().map(|item| self.naive.find(item).expect("the same items")).collect(),
        )
    }

    fn without(&self, left_out: &[Item]) -> Vec<Item> {
        self.order.iter().filter(|item| !left_out.contains(item)).collect()
    }

    fn first_opening(&self) -> Option<Event> {
        self.events().0.first().copied().filter(|first| first.opens)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn it_is_what_the_rules_say_word_by_word(draws in draws()) {
        walk(draws, |_, _, _, after, _| {
            prop_assert_eq!(after.without(&[]), after.naive.items());
            Ok(())
        })?;
    }

    #[test]
    fn nothing_stands_against_what_is_known(draws in draws()) {
        walk(draws, |_, _, _, after, _| {
            let events = after.events();
            prop_assert!(events.0.iter().all(|event| !event.opens) || events.0[0].opens);
            let wrong = events.contradictions();
            prop_assert!(wrong.is_empty(), "{:?}", wrong);
            Ok(())
        })?;
    }

    /// The one exception: an opening that another one displaced, where something that happened
    /// before it was placed after it.
    #[test]
    fn an_insertion_moves_nothing_that_was_there(draws in draws()) {
        walk(draws, |step, ordinal, before, after, _| {
            let Step::Insert { .. } = step else { return Ok(()) };
            let there = before.without(&[]);
            if after.without(&[ordinal]) == there {
                return Ok(());
            }
            let displaced = before.first_opening().expect("only an opening is ever displaced");
            prop_assert_eq!(after.order.place_of(ordinal), Some(0));
            prop_assert_eq!(
                after.without(&[ordinal, displaced.item]),
                before.without(&[displaced.item])
            );
            prop_assert!(before.events().0.iter().any(|event| precedes(*event, displaced)));
            Ok(())
        })?;
    }

    /// The one exception: another opening comes to the front, where the first one left it.
    #[test]
    fn new_times_and_removals_move_no_other_event(draws in draws()) {
        walk(draws, |step, _, before, after, _| {
            let (Step::Retime { item, .. } | Step::Remove { item }) = step else { return Ok(()) };
            let mut aside = vec![item];
            if let (Some(was), Some(is)) = (before.first_opening(), after.first_opening())
                && was.item != is.item
            {
                aside.extend([was.item, is.item]);
            }
            prop_assert_eq!(after.without(&aside), before.without(&aside));
            Ok(())
        })?;
    }

    #[test]
    fn a_time_moves_its_event_only_where_it_contradicts_the_place(draws in draws()) {
        walk(draws, |step, _, before, after, changed_from| {
            let Step::Retime { item, when } = step else { return Ok(()) };
            let mut retimed = before.events();
            let Some(event) = retimed.0.iter_mut().find(|event| event.item == item) else {
                prop_assert_eq!(changed_from, None);
                return Ok(());
            };
            let old = event.when;
            event.when = when;
            let moved = before.without(&[]) != after.without(&[]);
            prop_assert_eq!(moved, !retimed.contradictions().is_empty());
            prop_assert_eq!(moved, changed_from.is_some());
            prop_assert!(!(moved && (old.start, old.end) == (when.start, when.end)));
            Ok(())
        })?;
    }

    #[test]
    fn what_is_before_the_lowest_changed_place_did_not_change(draws in draws()) {
        walk(draws, |_, _, before, after, changed_from| {
            let (was, is) = (before.without(&[]), after.without(&[]));
            let same = was.iter().zip(&is).take_while(|(was, is)| was == is).count();
            let differ = same < was.len().max(is.len());
            prop_assert_eq!(changed_from, differ.then_some(same));
            Ok(())
        })?;
    }

    #[test]
    fn what_is_later_than_all_is_at_the_end(draws in draws()) {
        walk(draws, |_, ordinal, _, after, _| {
            let end = after.naive.0.iter().map(|event| event.when.end).max();
            let Some(end) = end else { return Ok(()) };
            for opens in [false, true] {
                if opens && after.first_opening().is_none() {
                    continue;
                }
                let mut order = after.order.clone();
                let place = order.insert(ordinal + 1, Occurred::at(end), opens);
                prop_assert_eq!(place, after.order.len());
                prop_assert!(order.iter().take(place).eq(after.order.iter()));
            }
            Ok(())
        })?;
    }

    /// Records that a newer or damaged program wrote must not stop a fold.
    #[test]
    fn no_interval_makes_it_panic_or_contradict_itself(
        times in proptest::collection::vec((any_ms(), any_ms(), any::<bool>()), 0..30),
        retimed in proptest::collection::vec((0u32..30, any_ms(), any_ms()), 0..30),
    ) {
        let odd = |start, end| {
            Occurred { start: Timestamp(start), end: Timestamp(end), precision: Precision::Window }
        };
        let mut whens = Vec::new();
        let mut order = Order::default();
        for (item, (start, end, opens)) in (0..).zip(times) {
            whens.push((odd(start, end), opens));
            order.insert(item, odd(start, end), opens);
        }
        for (item, start, end) in retimed {
            order.retime(item, odd(start, end));
            if let Some((when, _)) = whens.get_mut(item as usize) {
                *when = odd(start, end);
            }
        }
        let ordered: Vec<_> = order.iter().map(|item| whens[item as usize]).collect();
        for (place, (earlier, _)) in ordered.iter().enumerate() {
            let first_opening = place == 0 && ordered[0].1;
            for (later, opens) in &ordered[place + 1..] {
                prop_assert!((first_opening && !opens) || !is_known_to_precede(*later, *earlier));
            }
        }
    }
}

/// Instants that are near each other or at the ends of what can be written.
fn any_ms() -> impl Strategy<Value = i64> {
    prop_oneof![4 => 0i64..6, 1 => (i64::MAX - 3)..=i64::MAX, 1 => i64::MIN..(i64::MIN + 3)]
}
