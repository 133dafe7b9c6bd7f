//! `GET /behind`: the events behind a number.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use askama::Template;
use axum::response::Response;
use greyfile_domain::streams::History;

use greyfile_envelope::{Day, StreamId};
use greyfile_operations::{Behind, Measure, OperationsView, behind, city_name};

use super::picked::Picked;
use crate::api::Problem;
use crate::app::shows;
use crate::kit::fault::lagging;
use crate::kit::fields::Fields;
use crate::kit::format::{
    ENGLISH, Num, capital, count, event_href, number, stream_href, stream_name,
};
use crate::kit::page::{Asked, Chrome};
use crate::sight::reading;

/// Most events a page lists; the sum above the list is of all of them.
const ROWS_MAX: usize = 200;

/// A part of a number that has no measure of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Only {
    /// What is known less exactly than to the month, and so in no column of the chart.
    Loose,
    /// Arrests of whom no nationality is told.
    Untold,
}

impl Only {
    /// How an address asks for it.
    pub(crate) const LOOSE: &str = "loose";
    /// See [`Only::LOOSE`].
    pub(crate) const UNTOLD: &str = "untold";

    fn of(query: &Fields) -> Option<Self> {
        match query.text("only") {
            Self::LOOSE => Some(Self::Loose),
            Self::UNTOLD => Some(Self::Untold),
            _ => None,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Loose => "known less exactly than to the month",
            Self::Untold => "nationality not told",
        }
    }

    /// The part of what was found that is meant.
    fn take(self, mut found: Vec<Behind>) -> Vec<Behind> {
        found.retain(|one| one.counted);
        match self {
            Self::Loose => {
                let month = |day: Day| (day.civil().0, day.civil().1);
                found.retain(|one| month(one.contribution.first) != month(one.contribution.last));
                found
            }
            Self::Untold => {
                let mut untold: BTreeMap<StreamId, Behind> = BTreeMap::new();
                let is_arrests =
                    |one: &Behind| one.contribution.measure.as_str() == Measure::ARRESTS;
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
                untold.into_values().filter(|one| one.contribution.number != 0).collect()
            }
        }
    }
}

/// One event behind the number.
struct Row {
    when: String,
    city: String,
    number: Num,
    what: String,
    stream: (String, String),
    cases: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "behind.html")]
struct Page {
    chrome: Chrome,
    picked: Picked,
    measure: String,
    place: Option<String>,
    total: String,
    counted: Vec<Row>,
    overlapping: Vec<Row>,
    counted_words: String,
    left_out: usize,
    query: Fields,
}

impl Page {
    /// The same number as known now.
    fn now_href(&self) -> String {
        let mut query = self.query.clone();
        query.set("known_by", "");
        format!("/behind{}", query.to_query())
    }
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let picked = Picked::of(&asked.query, asked.app.now().day())?;
    let measure = asked.query.given("measure").unwrap_or(Measure::RAIDS).to_owned();
    let city = match asked.query.given("city") {
        None if !asked.query.text("no_city").is_empty() => Some(String::new()),
        city => city.map(str::to_owned),
    };
    if !shows(&asked.views, &OperationsView, asked.at_least()).await {
        return Err(lagging());
    }
    let (range, known_by, only) = (picked.range, picked.known_by, Only::of(&asked.query));
    let (wanted, place) = (measure.clone(), city.clone());
    let (mut found, position, city) = reading(&asked.views, move |views| {
        views.read(&OperationsView, |reader| {
            // What is not told of is what is left of all.
            let (wanted, place) =
                (Some(&*wanted).filter(|_| only != Some(Only::Untold)), place.as_deref());
            let mut found = behind(reader, range, known_by, wanted, place)?;
            if only == Some(Only::Untold) {
                found.retain(|one| {
                    let measure = one.contribution.measure.as_str();
                    measure == Measure::ARRESTS || measure.starts_with(Measure::NATIONALITY)
                });
            }
            let city = match place {
                Some(city) => Some(city_name(reader, city, known_by)?),
                None => None,
            };
            Ok((found, reader.position(), city))
        })
    })
    .await?;
    if let Some(only) = only {
        found = only.take(found);
    }
    found.sort_by_key(|one| (!one.counted, one.contribution.first, one.contribution.position));
    let counted = found.iter().filter(|one| one.counted);
    let total: i64 = counted.clone().map(|one| one.contribution.number).sum();
    let counted_words = count(counted.count(), "event", "events");
    let left_out = found.len().saturating_sub(ROWS_MAX);
    found.truncate(ROWS_MAX);
    let (overlapping, counted) = split(rows(asked, found, picked.known_by).await?);
    let measure = if only == Some(Only::Untold) { Measure::ARRESTS.to_owned() } else { measure };
    let mut words = capital(&ENGLISH.measure(&measure));
    if let Some(only) = only {
        words = format!("{words}, {}", only.words());
    }
    Ok(Page {
        chrome: asked
            .chrome(format!("Behind: {words}"), "operations")
            .following("operations", position),
        measure: words,
        place: city.map(|city| if city.is_empty() { "city not stated".into() } else { city }),
        total: number(total),
        counted,
        overlapping,
        counted_words,
        left_out,
        query: asked.query.clone(),
        picked,
    })
}

fn split(rows: Vec<(bool, Row)>) -> (Vec<Row>, Vec<Row>) {
    let (mut overlapping, mut counted) = (Vec::new(), Vec::new());
    for (inside, row) in rows {
        if inside { counted.push(row) } else { overlapping.push(row) }
    }
    (overlapping, counted)
}

async fn rows(
    asked: &Asked,
    found: Vec<Behind>,
    known_by: Option<Day>,
) -> Result<Vec<(bool, Row)>, Problem> {
    let sight = asked.sight();
    let mut histories: BTreeMap<StreamId, History> = BTreeMap::new();
    for one in &found {
        if let Entry::Vacant(entry) = histories.entry(one.stream) {
            let mut history = sight.history(one.stream).await?;
            if let Some(day) = known_by {
                // As it stood then.
                let known =
                    history.logged().partition_point(|past| past.moment.recorded_at.day() <= day);
                history.truncate(known);
            }
            entry.insert(history);
        }
    }
    let cases = sight.cases_of(histories.values().cloned().collect()).await?;
    Ok(found
        .into_iter()
        .map(|one| {
            let standing = histories.get(&one.stream).map(History::current).unwrap_or_default();
            let event = standing
                .iter()
                .find(|standing| standing.moment.position == one.contribution.position);
            let row = Row {
                when: event.map_or_else(
                    || ENGLISH.days(one.contribution.first, one.contribution.last),
                    |standing| standing.moment.occurred.to_words(),
                ),
                city: one.contribution.city.as_ref().map_or_else(String::new, ToString::to_string),
                number: Num::new(one.contribution.number, event_href(one.contribution.position)),
                what: event
                    .map_or_else(String::new, |standing| ENGLISH.line(standing.event, &|_| None)),
                stream: (stream_name(one.stream), stream_href(one.stream)),
                cases: cases
                    .get(&one.stream)
                    .into_iter()
                    .flatten()
                    .map(|case| case.link(ENGLISH))
                    .collect(),
            };
            (one.counted, row)
        })
        .collect())
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
        let numbers = |only: Only, found: Vec<Behind>| -> Vec<i64> {
            only.take(found).iter().map(|one| one.contribution.number).collect()
        };
        let arrests = |stream, days, number| one(stream, days, Measure::ARRESTS, number);
        let found = vec![
            one(1, july, &chinese, 48),
            arrests(1, july, 149),
            arrests(2, year, 7),
            arrests(3, july, 5),
            one(3, july, &chinese, 5),
        ];
        assert_eq!(numbers(Only::Untold, found), [101, 7]);
        assert_eq!(numbers(Only::Loose, vec![arrests(1, july, 149), arrests(2, year, 7)]), [7]);
    }
}
