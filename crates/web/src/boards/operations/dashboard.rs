//! `GET /`: operations at a glance. Every number opens the events behind it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::Day;
use greyfile_operations::{FigureTable, Operations, OperationsView, Remark, figures, operations};
use greyfile_words::Words;

use super::around::around;
use super::bars::{self, Bars};
use super::cards::{Card, cards};
use super::chart::{self, Timeline};
use super::figures::{FigureSection, sections};
use super::picked::Picked;
use super::places::{self, City, Overlap};
use crate::api::Problem;
use crate::kit::fault::lagging;
use crate::kit::page::{Asked, Chrome, render};
use crate::kit::text::say;

#[derive(Template)]
#[template(path = "boards/operations/dashboard.html")]
struct Dashboard {
    chrome: Chrome,
    words: Words,
    picked: Picked,
    /// The days, in words.
    range: String,
    /// The days as they were asked for, where the last lies before the first.
    reversed: Option<(String, String)>,
    cards: Vec<Card>,
    timeline: Timeline,
    bars: Vec<Bars>,
    cities: Vec<City>,
    city_measures: Vec<String>,
    overlaps: Vec<Overlap>,
    figures: Vec<FigureSection>,
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    match dashboard(&asked).await {
        Ok(page) if page.reversed.is_some() => render(StatusCode::BAD_REQUEST, &page),
        page => asked.show(page),
    }
}

async fn dashboard(asked: &Asked) -> Result<Dashboard, Problem> {
    let (today, words) = (asked.app.now().day(), asked.words());
    let reversed = Picked::is_reversed(&asked.query, today);
    let mut query = asked.query.clone();
    if reversed {
        // The rest of the form stands as it was sent.
        ["from", "to"].into_iter().for_each(|name| query.set(name, ""));
    }
    let picked = Picked::of(&query, today)?;
    if !asked.sight().shows(&OperationsView, asked.at_least()).await {
        return Err(lagging());
    }
    let (scope, known_by) = (picked.scope(), picked.known_by);
    let tables = asked.sight().read(OperationsView, move |reader| figures(reader, known_by));
    let tables = known_tables(asked, tables.await?, known_by).await?;
    let (operations, figures) = asked
        .sight()
        .read(OperationsView, move |reader| {
            let operations = operations(reader, scope.range, scope.known_by)?;
            Ok((operations, sections(words, reader, &tables, scope)?))
        })
        .await?;
    let chrome = asked.chrome(say(words, "operations-title", &[]), "operations");
    let chrome = chrome.following("operations", operations.position);
    let mut page = Dashboard::of(chrome, picked, &operations, figures, today);
    let typed = |name: &str| asked.query.text(name).to_owned();
    page.reversed = reversed.then(|| (typed("from"), typed("to")));
    Ok(page)
}

/// The publications that were on record by the end of a day.
async fn known_tables(
    asked: &Asked,
    mut tables: Vec<FigureTable>,
    known_by: Option<Day>,
) -> Result<Vec<FigureTable>, Problem> {
    let Some(known_by) = known_by else { return Ok(tables) };
    let mut unknown = Vec::new();
    for row in tables.iter().flat_map(|table| &table.rows) {
        let (past, _) = asked.sight().event_at(&row.position.to_string()).await?;
        if past.moment.recorded_at.day() > known_by {
            unknown.push(row.position);
        }
    }
    for table in &mut tables {
        table.rows.retain(|row| !unknown.contains(&row.position));
        // What does not fit the raids was found with all raids known now.
        table.remarks.retain(|remark| remark.code == Remark::TOTAL_DIFFERS);
    }
    tables.retain(|table| !table.rows.is_empty());
    Ok(tables)
}

impl Dashboard {
    fn of(
        chrome: Chrome,
        picked: Picked,
        operations: &Operations,
        figures: Vec<FigureSection>,
        today: Day,
    ) -> Self {
        let (words, scope, whole) = (chrome.words, picked.scope(), picked.preset == "all");
        Self {
            cards: cards(words, operations, scope),
            timeline: chart::timeline(words, operations, picked.range, whole, today),
            bars: bars::tables(words, operations, scope),
            cities: places::cities(words, operations, scope),
            city_measures: places::measures(words),
            overlaps: places::overlaps(words, operations, scope),
            figures,
            range: picked.told(words),
            chrome,
            words,
            picked,
            reversed: None,
        }
    }

    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    /// That the range ends before it begins, and of what the numbers are.
    fn backwards(&self) -> String {
        say(self.words, "operations-reversed", &[Arg::text("range", &self.range)])
    }

    /// By the end of which day the numbers are known, where that is not now.
    fn known(&self) -> Option<String> {
        let day = Arg::text("day", self.words.day(self.picked.known_by?));
        Some(say(self.words, "operations-known", &[day]))
    }

    /// The heading of the chart, by what its columns are.
    fn over_time(&self) -> String {
        say(self.words, "operations-timeline", &[Arg::code("unit", self.timeline.unit)])
    }

    /// What stands before the numbers that are in no column, and behind them.
    fn unplaced(&self) -> (String, String) {
        around(self.words, "operations-unplaced", &[Arg::code("unit", self.timeline.unit)])
    }

    /// What stands in the field for the first day.
    fn from(&self) -> String {
        self.reversed.as_ref().map_or_else(|| self.picked.from(), |(from, _)| from.clone())
    }

    /// What stands in the field for the last day.
    fn to(&self) -> String {
        self.reversed.as_ref().map_or_else(|| self.picked.to(), |(_, to)| to.clone())
    }
}
