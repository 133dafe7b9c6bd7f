//! The key numbers at the top of the dashboard.

use greyfile_domain::kernel::arg::Arg;
use greyfile_operations::{Measure, Operations};
use greyfile_words::Words;

use super::around::around;
use super::sums::{of_kind, value};
use crate::kit::format::{Num, Scope};
use crate::kit::text::say;

/// A key number with what it is made of.
pub(super) struct Card {
    /// What is counted.
    pub(super) label: String,
    /// How many.
    pub(super) num: Num,
    /// The unit, where it stands before the number.
    pub(super) before: String,
    /// The unit, where it stands behind.
    pub(super) behind: String,
    /// Parts of the number, each with what it counts.
    pub(super) parts: Vec<(Num, String)>,
}

/// The key numbers.
pub(super) fn cards(words: Words, operations: &Operations, scope: Scope) -> Vec<Card> {
    let count = |measure: &str| value(&operations.totals, measure);
    let num = |measure: &str| Num::new(count(measure), scope.behind(measure, None));
    let card = |label, measure: &str, parts: &[(&str, &str)]| Card {
        label: say(words, label, &[]),
        num: num(measure),
        before: String::new(),
        behind: String::new(),
        parts: parts
            .iter()
            .map(|(label, measure)| {
                let label = say(words, label, &[Arg::number("n", count(measure))]);
                (num(measure), label)
            })
            .collect(),
    };
    let mut recovered = card("operations-recovered", Measure::RECOVERED_PKR, &[]);
    let (before, behind) = around(words, "operations-rupees", &[]);
    (recovered.before, recovered.behind) = (before.trim().to_owned(), behind.trim().to_owned());
    // Money of different countries is never added up.
    for (currency, _) in of_kind(operations, Measure::RECOVERED) {
        recovered.parts.push((num(&format!("{}{currency}", Measure::RECOVERED)), currency));
    }
    vec![
        card("operations-raids", Measure::RAIDS, &[("operations-of-centres", Measure::CENTRES)]),
        card(
            "operations-arrests",
            Measure::ARRESTS,
            &[
                ("operations-of-local", Measure::ARRESTS_LOCAL),
                ("operations-of-foreign", Measure::ARRESTS_FOREIGN),
                ("operations-of-women", Measure::ARRESTS_FEMALE),
            ],
        ),
        recovered,
        card("operations-firs", Measure::FIRS, &[("operations-of-challans", Measure::CHALLANS)]),
    ]
}
