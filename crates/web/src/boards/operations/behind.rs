//! `GET /behind`: the events behind a number.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::History;
use greyfile_domain::values::{Gazetteer, Wanted};
use greyfile_envelope::{Day, Position, StreamId};
use greyfile_operations::{Behind, Measure, Number, OperationsView, city_called, is_next_behind};
use greyfile_projector::{ReadError, Reader};
use greyfile_words::Words;

use super::only::Only;
use super::picked::Picked;
use super::places;
use crate::api::{Problem, bad_after, unknown_value};
use crate::kit::fault::lagging;
use crate::kit::fields::Fields;
use crate::kit::format::{Num, number};
use crate::kit::link::{event_href, stream_href};
use crate::kit::page::{Asked, Chrome};
use crate::kit::place;
use crate::kit::text::{self, capital, say};

/// Events on a page; the sum above the list is of all pages.
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
    /// The next page.
    next: Option<String>,
    later_page: bool,
    /// Whether one of them may have moved over the page's edge.
    moved: bool,
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

    /// The first page.
    fn first_href(&self) -> String {
        format!("/behind{}", self.query.without(&["after"]).to_query())
    }

    /// The same number as known now.
    fn now_href(&self) -> String {
        format!("/behind{}", self.query.without(&["known_by", "after"]).to_query())
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
    let after = asked.query.given("after").map(str::to_owned);
    if after.as_deref().is_some_and(|after| !is_next_behind(after)) {
        return Err(bad_after("after"));
    }
    let only = Only::of(&asked.query)?;
    let of_number = Number {
        range: picked.range,
        known_by: picked.known_by,
        // What is not told of is what is left of all.
        measure: Some(measure.clone()).filter(|_| only != Some(Only::Untold)),
        city: city.clone(),
    };
    let found = asked.sight().found(&OperationsView, async || {
        let (number, after) = (of_number.clone(), after.clone());
        let read =
            asked.sight().read(OperationsView, move |reader| match number.unknown(reader)? {
                Some(unknown) => Ok(Err(unknown)),
                None => Found::read(reader, &number, only, after.as_deref()).map(Ok),
            });
        read.await?.map_err(|(field, known)| unknown_value(field, &known))
    });
    let Found { listed, total, counted, left, next, moved, position, city, gazetteer } =
        found.await?;
    let from = say(words, "behind-from", &[Arg::count("events", counted)]);
    let left_out = (left > 0).then(|| say(words, "behind-left-out", &[Arg::count("left", left)]));
    let next = next.map(|next| {
        let mut query = asked.plain_query();
        query.set("after", next);
        format!("/behind{}", query.to_query())
    });
    let (overlapping, counted) = split(rows(asked, &gazetteer, listed, picked.known_by).await?);
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
        next,
        later_page: after.is_some(),
        moved,
        query: asked.plain_query(),
        picked,
    })
}

/// What a page shows of the events behind a number.
struct Found {
    /// Those on the page.
    listed: Vec<Behind>,
    /// What those that are counted come to, on all pages, and how many they are.
    total: i64,
    counted: usize,
    /// How many are on no page.
    left: usize,
    next: Option<String>,
    moved: bool,
    position: Position,
    city: Option<(String, Option<String>)>,
    gazetteer: Arc<Gazetteer>,
}

impl Found {
    fn read(
        reader: &Reader<'_>,
        number: &Number,
        only: Option<Only>,
        after: Option<&str>,
    ) -> Result<Self, ReadError> {
        let city = match number.city.as_deref() {
            Some(city) => Some(city_called(reader, city, number.known_by)?),
            None => None,
        };
        let mut found = Self {
            listed: Vec::new(),
            total: 0,
            counted: 0,
            left: 0,
            next: None,
            moved: false,
            position: reader.position(),
            city,
            gazetteer: reader.gazetteer()?,
        };
        if only == Some(Only::Untold) {
            let mut all = Vec::new();
            number.each(reader, |one| all.extend(Some(one).filter(Only::tells_of_arrests)))?;
            found.listed = Only::untold(all);
            found.listed.iter().for_each(|one| {
                found.total = found.total.saturating_add(one.contribution.number);
            });
            found.counted = found.listed.len();
            found.left = found.listed.len().saturating_sub(ROWS_MAX);
            found.listed.truncate(ROWS_MAX);
            return Ok(found);
        }
        let keeps = |one: &Behind| only.is_none_or(|_| Only::is_loose(one));
        number.each(reader, |one| {
            if one.counted && keeps(&one) {
                found.total = found.total.saturating_add(one.contribution.number);
                found.counted += 1;
            }
        })?;
        let page = number.page(reader, after, ROWS_MAX, keeps)?;
        (found.listed, found.next, found.moved) = (page.behind, page.next, page.moved);
        Ok(found)
    }
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
