//! The numbers by city, and what may lie inside the range or outside.

use greyfile_domain::values::PlaceCode;
use greyfile_operations::{Measure, Operations};
use greyfile_words::{Lang, Words};

use super::sums::value;
use crate::kit::format::{Num, Scope};
use crate::kit::text::capital;

/// A row of the table by city.
pub(super) struct City {
    /// What it is called; empty when not stated.
    pub(super) name: String,
    /// Its numbers, in the order of [`measures`].
    pub(super) numbers: Vec<Num>,
}

/// What may lie inside the range or outside.
pub(super) struct Overlap {
    /// The days it can have happened on.
    pub(super) when: String,
    /// The city; empty when not stated.
    pub(super) city: String,
    /// What is counted, and how many.
    pub(super) numbers: Vec<(String, Num)>,
}

/// The columns of the table by city.
const MEASURES: [&str; 8] = [
    Measure::RAIDS,
    Measure::CENTRES,
    Measure::ARRESTS,
    Measure::ARRESTS_LOCAL,
    Measure::ARRESTS_FOREIGN,
    Measure::ARRESTS_FEMALE,
    Measure::RECOVERED_PKR,
    Measure::FIRS,
];

/// What the columns of the table by city count.
pub(super) fn measures(words: Words) -> Vec<String> {
    MEASURES.iter().map(|measure| capital(&words.measure(measure))).collect()
}

/// What a city is called in a language, by its names in English and in Urdu.
pub(super) fn called(words: Words, name: &str, name_ur: Option<&str>) -> String {
    let in_urdu = name_ur.filter(|_| words.lang() == Lang::Ur);
    in_urdu.unwrap_or(name).to_owned()
}

/// The numbers by city, those with most arrests first.
pub(super) fn cities(words: Words, operations: &Operations, scope: Scope) -> Vec<City> {
    let mut rows: Vec<_> = operations.cities.iter().collect();
    rows.sort_by_key(|row| {
        (-value(&row.numbers, Measure::ARRESTS), -value(&row.numbers, Measure::RAIDS))
    });
    rows.into_iter()
        .map(|row| City {
            name: called(words, &row.city, row.city_ur.as_deref()),
            numbers: MEASURES
                .iter()
                .map(|measure| {
                    let asked = row.code.as_ref().map_or(&*row.city, PlaceCode::as_str);
                    let href = scope.behind(measure, Some(asked));
                    Num::new(value(&row.numbers, measure), href)
                })
                .collect(),
        })
        .collect()
}

/// What may lie inside the range or outside.
pub(super) fn overlaps(words: Words, operations: &Operations, scope: Scope) -> Vec<Overlap> {
    // Shares of a number already listed would only repeat it.
    let shown = |measure: &Measure| {
        MEASURES.contains(&measure.as_str()) || Measure::FUNNEL.contains(&measure.as_str())
    };
    operations
        .overlapping
        .iter()
        .map(|overlap| Overlap {
            when: words.days(overlap.first, overlap.last),
            city: called(words, &overlap.city, overlap.city_ur.as_deref()),
            numbers: overlap
                .numbers
                .iter()
                .filter(|(measure, _)| shown(measure))
                .map(|(measure, number)| {
                    let scope = scope.days(overlap.first, overlap.last);
                    let asked = overlap.code.as_ref().map_or(&*overlap.city, PlaceCode::as_str);
                    let href = scope.behind(measure.as_str(), Some(asked));
                    (words.measure(measure.as_str()), Num::new(*number, href))
                })
                .collect(),
        })
        .filter(|overlap| !overlap.numbers.is_empty())
        .collect()
}
