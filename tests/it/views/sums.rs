//! Sums by month and by day give what adding up event by event gives.

use std::collections::BTreeMap;

use greyfile_domain::values::same::plain;
use greyfile_domain::values::{Place, PlaceCode};
use greyfile_envelope::Day;
use greyfile_operations::{Behind, Measure, Number, Operations, OperationsView, Range};
use greyfile_projector::Views;
use greyfile_tests::seed;

use super::history::{History, caught_up};
use super::known::{numbers, range};

type Numbers = BTreeMap<Measure, i64>;

#[tokio::test(flavor = "multi_thread")]
async fn sums_are_the_events_behind_them_added_up() {
    let mut rng = seed::rng("sums_are_the_events_behind_them_added_up");
    let history = History::of(rng.fork(), seed::count(40, 400)).await;
    let view = history.operations(history.log.clone(), "views");
    caught_up(&view, &*history.log).await;
    for _ in 0..seed::count(200, 1_000) {
        let range = range(&mut rng);
        let number = Number { range, known_by: None, measure: None, city: None };
        let events = all(&view, &number);
        assert_eq!(page_by_page(&view, &number, rng.usize(1..60)), events, "page by page");
        let answer = numbers(&view, range, None);
        agree(&answer, &events, range);
        // Of one measure and one city, it is a part of the same.
        if let Some(row) = answer.cities.first()
            && let Some((measure, number)) = row.numbers.iter().next()
        {
            let (measure, city) = (Some(measure.as_str().to_owned()), Some(row.city.clone()));
            let part = all(&view, &Number { range, known_by: None, measure, city });
            let counted = part.into_iter().filter(|one| one.counted);
            assert_eq!(counted.map(|one| one.contribution.number).sum::<i64>(), *number);
        }
    }
}

/// All events behind a number.
fn all(view: &Views, number: &Number) -> Vec<Behind> {
    let read = view.read(&OperationsView, |reader| {
        let mut all = Vec::new();
        number.each(reader, |one| all.push(one))?;
        Ok::<_, greyfile_projector::ReadError>(all)
    });
    read.unwrap()
}

/// The same, a page after the other.
fn page_by_page(view: &Views, number: &Number, limit: usize) -> Vec<Behind> {
    let (mut all, mut after) = (Vec::new(), None::<String>);
    loop {
        let read = view
            .read(&OperationsView, |reader| number.page(reader, after.as_deref(), limit, |_| true));
        let page = read.unwrap();
        assert!(!page.moved, "nothing came in");
        all.extend(page.behind);
        match page.next {
            Some(next) => after = Some(next),
            None => return all,
        }
    }
}

fn agree(answer: &Operations, events: &[Behind], range: Range) {
    let mut cities: BTreeMap<String, Numbers> = BTreeMap::new();
    let mut totals = Numbers::new();
    let mut months: BTreeMap<Day, Numbers> = BTreeMap::new();
    let mut beside: BTreeMap<(Day, Day, String), Numbers> = BTreeMap::new();
    for event in events {
        let one = &event.contribution;
        let inside = one.first >= range.from && one.last <= range.to;
        assert_eq!(event.counted, inside, "{one:?}");
        let add = |numbers: &mut Numbers| {
            *numbers.entry(one.measure.clone()).or_default() += one.number;
        };
        if !inside {
            add(beside.entry((one.first, one.last, place(one.city.as_ref()))).or_default());
            continue;
        }
        add(cities.entry(place(one.city.as_ref())).or_default());
        add(&mut totals);
        if month(one.first) == month(one.last) {
            add(months.entry(month(one.first)).or_default());
        }
    }
    assert_eq!(answer.totals, totals, "{range:?}");
    let rows =
        answer.cities.iter().map(|row| (called(row.code.as_ref(), &row.city), row.numbers.clone()));
    assert_eq!(rows.collect::<BTreeMap<_, _>>(), cities, "{range:?}");
    assert_eq!(
        answer
            .months
            .iter()
            .map(|row| (row.month, row.numbers.clone()))
            .collect::<BTreeMap<_, _>>(),
        months,
        "{range:?}"
    );
    let rows = answer.overlapping.iter();
    let rows = rows.map(|row| {
        ((row.first, row.last, called(row.code.as_ref(), &row.city)), row.numbers.clone())
    });
    assert_eq!(rows.collect::<BTreeMap<_, _>>(), beside, "{range:?}");
}

/// A city by its code or, where it has none, by what was typed.
fn called(code: Option<&PlaceCode>, typed: &str) -> String {
    code.map_or_else(|| plain(typed), ToString::to_string)
}

fn place(city: Option<&Place>) -> String {
    city.map_or_else(String::new, |city| called(city.code.as_ref(), city.as_str()))
}

fn month(day: Day) -> Day {
    let (year, month, _) = day.civil();
    Day::from_civil(year, month, 1).unwrap()
}
