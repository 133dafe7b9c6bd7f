//! Parts of a number that have no measure of their own.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use greyfile_envelope::{Day, StreamId};
use greyfile_operations::{Behind, Measure};
use greyfile_words::Words;

use crate::api::{Problem, unknown_value};
use crate::kit::fields::Fields;
use crate::kit::text::say;

/// A part of a number that has no measure of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Only {
    /// What is known less exactly than to the month, and so in no column of the chart.
    Loose,
    /// Arrests of whom no nationality is told.
    Untold,
}

impl Only {
    /// How an address asks for it.
    pub(super) const LOOSE: &str = "loose";
    /// See [`Only::LOOSE`].
    pub(super) const UNTOLD: &str = "untold";

    /// The part that an address asks for.
    ///
    /// # Errors
    /// When there is no such part.
    pub(super) fn of(query: &Fields) -> Result<Option<Self>, Problem> {
        match query.text("only") {
            "" => Ok(None),
            Self::LOOSE => Ok(Some(Self::Loose)),
            Self::UNTOLD => Ok(Some(Self::Untold)),
            _ => Err(unknown_value("only", &[Self::LOOSE, Self::UNTOLD].map(str::to_owned))),
        }
    }

    /// What it is called.
    pub(super) fn called(self, words: Words) -> String {
        let id = match self {
            Self::Loose => "behind-only-loose",
            Self::Untold => "behind-only-untold",
        };
        say(words, id, &[])
    }

    /// Whether an event is known less exactly than to the month.
    pub(super) fn is_loose(one: &Behind) -> bool {
        let month = |day: Day| (day.civil().0, day.civil().1);
        one.counted && month(one.contribution.first) != month(one.contribution.last)
    }

    /// Whether an event tells of arrests that are counted, or of the nationality of some.
    pub(super) fn tells_of_arrests(one: &Behind) -> bool {
        let measure = one.contribution.measure.as_str();
        one.counted && (measure == Measure::ARRESTS || measure.starts_with(Measure::NATIONALITY))
    }

    /// Of these, what is left where nationalities are taken away.
    pub(super) fn untold(mut found: Vec<Behind>) -> Vec<Behind> {
        let mut untold: BTreeMap<StreamId, Behind> = BTreeMap::new();
        let is_arrests = |one: &Behind| one.contribution.measure.as_str() == Measure::ARRESTS;
        // Arrests first, so that there is something to take nationalities from.
        found.sort_by_key(|one| !is_arrests(one));
        for one in found {
            let number = one.contribution.number;
            let sign = if is_arrests(&one) { 1 } else { -1 };
            match untold.entry(one.stream) {
                Entry::Occupied(mut of_stream) => {
                    of_stream.get_mut().contribution.number += sign * number;
                }
                Entry::Vacant(of_stream) if sign > 0 => drop(of_stream.insert(one)),
                Entry::Vacant(_) => {}
            }
        }
        let mut untold: Vec<Behind> = untold.into_values().collect();
        untold.retain(|one| one.contribution.number != 0);
        untold.sort_by_key(|one| (one.contribution.first, one.contribution.position));
        untold
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_envelope::Position;
    use greyfile_operations::Contribution;

    fn one(stream: u8, days: (&str, &str), measure: &str, number: i64) -> Behind {
        Behind {
            stream: greyfile_domain::streams::ids::RaidId([stream; 16]).into(),
            contribution: Contribution {
                first: days.0.parse().unwrap(),
                last: days.1.parse().unwrap(),
                city: Some(greyfile_domain::values::Line::new("Lahore").unwrap().into()),
                measure: Measure::new(measure),
                number,
                position: Position(stream.into()),
            },
            counted: true,
        }
    }

    #[test]
    fn parts_of_a_number_add_up() {
        let (july, year) = (("2025-07-08", "2025-07-09"), ("2025-01-01", "2025-12-31"));
        let chinese = format!("{}CN", Measure::NATIONALITY);
        let numbers = |found: Vec<Behind>| -> Vec<i64> {
            found.iter().map(|one| one.contribution.number).collect()
        };
        let arrests = |stream, days, number| one(stream, days, Measure::ARRESTS, number);
        let found = vec![
            one(1, july, &chinese, 48),
            arrests(1, july, 149),
            arrests(2, year, 7),
            arrests(3, july, 5),
            one(3, july, &chinese, 5),
        ];
        assert!(found.iter().all(Only::tells_of_arrests));
        assert_eq!(numbers(Only::untold(found)), [7, 101]);
        let mut found = vec![arrests(1, july, 149), arrests(2, year, 7)];
        found.retain(Only::is_loose);
        assert_eq!(numbers(found), [7]);
    }
}
