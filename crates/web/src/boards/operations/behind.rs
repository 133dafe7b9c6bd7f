//! `GET /behind`: the events behind a number.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use askama::Template;
use axum::response::Response;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::History;
use greyfile_domain::values::{Gazetteer, Wanted};
use greyfile_envelope::{Day, StreamId};
use greyfile_operations::{Behind, Measure, OperationsView, behind, city_called};
use greyfile_words::Words;

use super::only::Only;
use super::picked::Picked;
use super::places;
use crate::api::Problem;
use crate::kit::fault::lagging;
use crate::kit::fields::Fields;
use crate::kit::format::{Num, number};
use crate::kit::link::{event_href, stream_href};
use crate::kit::page::{Asked, Chrome};
use crate::kit::place;
use crate::kit::text::{self, capital, say};

/// Most events a page lists; the sum above the list is of all of them.
const ROWS_MAX: usize = 200;

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
#[template(path = "boards/operations/behind.html")]
struct Page {
    chrome: Chrome,
    words: Words,
    picked: Picked,
    /// The days, in words.
    range: String,
    measure: String,
    place: Option<String>,
    total: String,
    /// From how many events it comes.
    from: String,
    counted: Vec<Row>,
    overlapping: Vec<Row>,
    /// How many are not listed, where some are not.
    left_out: Option<String>,
    query: Fields,
}

impl Page {
    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    /// By the end of which day it is known, where that is not now.
    fn known(&self) -> Option<String> {
        let day = Arg::text("day", self.words.day(self.picked.known_by?));
        Some(say(self.words, "behind-known", &[day]))
    }

    /// The same number as known now.
    fn now_href(&self) -> String {
        format!("/behind{}", self.query.without(&["known_by"]).to_query())
    }
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let words = asked.words();
    let picked = Picked::of(&asked.query, asked.app.now().day())?;
    let measure = asked.query.given("measure").unwrap_or(Measure::RAIDS).to_owned();
    let city = match asked.query.given("city") {
        None if !asked.query.text("no_city").is_empty() => Some(String::new()),
        city => city.map(str::to_owned),
    };
    if !asked.sight().shows(&OperationsView, asked.at_least()).await {
        return Err(lagging());
    }
    let (range, known_by, only) = (picked.range, picked.known_by, Only::of(&asked.query));
    let (wanted, place) = (measure.clone(), city.clone());
    let (mut found, position, city, gazetteer) = asked
        .sight()
        .read(OperationsView, move |reader| {
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
                Some(city) => Some(city_called(reader, city, known_by)?),
                None => None,
            };
            Ok((found, reader.position(), city, reader.gazetteer()?))
        })
        .await?;
    if let Some(only) = only {
        found = only.take(found);
    }
    found.sort_by_key(|one| (!one.counted, one.contribution.first, one.contribution.position));
    let counted = found.iter().filter(|one| one.counted);
    let total: i64 = counted.clone().map(|one| one.contribution.number).sum();
    let from = say(words, "behind-from", &[Arg::count("events", counted.count())]);
    let left = found.len().saturating_sub(ROWS_MAX);
    let left_out = (left > 0).then(|| say(words, "behind-left-out", &[Arg::count("left", left)]));
    found.truncate(ROWS_MAX);
    let (overlapping, counted) = split(rows(asked, &gazetteer, found, picked.known_by).await?);
    let measure = if only == Some(Only::Untold) { Measure::ARRESTS.to_owned() } else { measure };
    let mut told = capital(&words.measure(&measure));
    if let Some(only) = only {
        told = format!("{told}{}{}", text::between(words), only.called(words));
    }
    let not_stated = || say(words, "operations-city-not-stated", &[]);
    let place = city.map(|(name, name_ur)| match &*name {
        "" => not_stated(),
        name => places::called(words, name, name_ur.as_deref()),
    });
    let title = say(words, "behind-title", &[Arg::text("what", &told)]);
    let chrome = asked.chrome(title, "operations");
    Ok(Page {
        chrome: chrome.following("operations", position),
        words,
        range: picked.told(words),
        measure: told,
        place,
        total: number(total),
        from,
        counted,
        overlapping,
        left_out,
        query: asked.plain_query(),
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
    gazetteer: &Gazetteer,
    found: Vec<Behind>,
    known_by: Option<Day>,
) -> Result<Vec<(bool, Row)>, Problem> {
    let (sight, words) = (asked.sight(), asked.words());
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
                    || words.days(one.contribution.first, one.contribution.last),
                    |standing| words.occurred(standing.moment.occurred),
                ),
                city: (one.contribution.city.as_ref()).map_or_else(String::new, |city| {
                    place::of(words, gazetteer, city, Wanted::City)
                }),
                number: Num::new(one.contribution.number, event_href(one.contribution.position)),
                what: event
                    .map_or_else(String::new, |standing| words.line(standing.event, &|_| None)),
                stream: (words.stream(one.stream), stream_href(one.stream)),
                cases: cases
                    .get(&one.stream)
                    .into_iter()
                    .flatten()
                    .map(|case| case.link(words))
                    .collect(),
            };
            (one.counted, row)
        })
        .collect())
}
