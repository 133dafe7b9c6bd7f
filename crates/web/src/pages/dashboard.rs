//! `GET /`: operations at a glance. Every number opens the events behind it.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use greyfile_domain::values::PlaceCode;
use greyfile_domain::values::text::Country;
use greyfile_envelope::Day;
use greyfile_operations::{
    FigureTable, Measure, Operations, OperationsView, Remark, figures, operations,
};

use super::behind::Only;
use super::chart::{self, Bar, Timeline};
use super::figures::{FigureSection, sections};
use super::picked::Picked;
use crate::api::Problem;
use crate::app::shows;
use crate::kit::fault::lagging;
use crate::kit::format::{ENGLISH, Num, Scope, capital, count, number};
use crate::kit::page::{Asked, Chrome, render};
use crate::sight::reading;

/// A key number with what it is made of.
struct Card {
    label: &'static str,
    num: Num,
    unit: &'static str,
    parts: Vec<(String, Num)>,
}

/// A row of the table by city.
struct City {
    name: String,
    numbers: Vec<Num>,
}

/// What may lie inside the range or outside.
struct Overlap {
    when: String,
    city: String,
    numbers: Vec<(String, Num)>,
}

#[derive(Template)]
#[template(path = "dashboard.html")]
struct Dashboard {
    chrome: Chrome,
    picked: Picked,
    /// The days as they were asked for, where the last lies before the first.
    reversed: Option<(String, String)>,
    cards: Vec<Card>,
    timeline: Timeline,
    nationalities: Vec<Bar>,
    nationality_untold: Num,
    seizures: Vec<Bar>,
    funnel: Vec<Bar>,
    cities: Vec<City>,
    city_measures: Vec<String>,
    overlaps: Vec<Overlap>,
    figures: Vec<FigureSection>,
}

/// The columns of the table by city.
const CITY_MEASURES: [&str; 8] = [
    Measure::RAIDS,
    Measure::CENTRES,
    Measure::ARRESTS,
    Measure::ARRESTS_LOCAL,
    Measure::ARRESTS_FOREIGN,
    Measure::ARRESTS_FEMALE,
    Measure::RECOVERED_PKR,
    Measure::FIRS,
];

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    match dashboard(&asked).await {
        Ok(page) if page.reversed.is_some() => render(StatusCode::BAD_REQUEST, &page),
        page => asked.show(page),
    }
}

async fn dashboard(asked: &Asked) -> Result<Dashboard, Problem> {
    let today = asked.app.now().day();
    let reversed = Picked::is_reversed(&asked.query, today);
    let mut query = asked.query.clone();
    if reversed {
        // The rest of the form stands as it was sent.
        ["from", "to"].into_iter().for_each(|name| query.set(name, ""));
    }
    let picked = Picked::of(&query, today)?;
    if !shows(&asked.views, &OperationsView, asked.at_least()).await {
        return Err(lagging());
    }
    let (scope, known_by) = (picked.scope(), picked.known_by);
    let tables = reading(&asked.views, move |views| {
        views.read(&OperationsView, |reader| figures(reader, known_by))
    });
    let tables = known_tables(asked, tables.await?, known_by).await?;
    let (operations, figures) = reading(&asked.views, move |views| {
        views.read(&OperationsView, |reader| {
            let operations = operations(reader, scope.range, scope.known_by)?;
            Ok((operations, sections(reader, &tables, scope)?))
        })
    })
    .await?;
    let chrome =
        asked.chrome("Operations", "operations").following("operations", operations.position);
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
        let (range, scope) = (picked.range, picked.scope());
        let total = |measure: &str| value(&operations.totals, measure);
        let nationalities = of_kind(operations, Measure::NATIONALITY);
        let told: i64 = nationalities.iter().map(|(_, value)| value).sum();
        Self {
            cards: cards(operations, scope),
            timeline: chart::timeline(operations, range, picked.preset == "all", today),
            nationality_untold: Num::new(
                (total(Measure::ARRESTS) - told).max(0),
                scope.behind_only(Measure::ARRESTS, Only::UNTOLD),
            ),
            nationalities: chart::bars(
                nationalities
                    .iter()
                    .map(|(code, value)| {
                        let measure = format!("{}{code}", Measure::NATIONALITY);
                        let href = scope.behind(&measure, None);
                        (ENGLISH.country(code), *value, href, String::new())
                    })
                    .collect(),
            )
            .into_iter()
            .zip(&nationalities)
            .map(|(bar, (code, _))| {
                bar.coloured(if code == Country::PAKISTAN { "local" } else { "foreign" })
            })
            .collect(),
            seizures: chart::bars(seizures(operations, scope)),
            funnel: chart::bars(
                Measure::FUNNEL
                    .iter()
                    .map(|measure| {
                        let href = scope.behind(measure, None);
                        let label = capital(&ENGLISH.measure(measure));
                        (label, total(measure), href, String::new())
                    })
                    .collect(),
            ),
            cities: cities(operations, scope),
            city_measures: CITY_MEASURES
                .iter()
                .map(|measure| capital(&ENGLISH.measure(measure)))
                .collect(),
            overlaps: overlaps(operations, scope),
            figures,
            chrome,
            picked,
            reversed: None,
        }
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

fn value(numbers: &BTreeMap<Measure, i64>, measure: &str) -> i64 {
    numbers.get(&Measure::new(measure)).copied().unwrap_or(0)
}

/// Totals of all measures that begin so, most first, under what follows.
fn of_kind(operations: &Operations, prefix: &str) -> Vec<(String, i64)> {
    let mut found: Vec<_> = operations
        .totals
        .iter()
        .filter_map(|(measure, value)| {
            Some((measure.as_str().strip_prefix(prefix)?.to_owned(), *value))
        })
        .collect();
    found.sort_by_key(|(_, value)| -value);
    found
}

fn cards(operations: &Operations, scope: Scope) -> Vec<Card> {
    let num =
        |measure: &str| Num::new(value(&operations.totals, measure), scope.behind(measure, None));
    let card = |label, measure, unit, parts: &[(&'static str, &str)]| Card {
        label,
        num: num(measure),
        unit,
        parts: parts.iter().map(|(label, measure)| ((*label).to_owned(), num(measure))).collect(),
    };
    let mut recovered = card("Recovered", Measure::RECOVERED_PKR, "PKR", &[]);
    // Money of different countries is never added up.
    for (currency, _) in of_kind(operations, Measure::RECOVERED) {
        let num = num(&format!("{}{currency}", Measure::RECOVERED));
        recovered.parts.push((currency, num));
    }
    vec![
        card("Raids", Measure::RAIDS, "", &[("centres raided", Measure::CENTRES)]),
        card(
            "Arrests",
            Measure::ARRESTS,
            "",
            &[
                ("local", Measure::ARRESTS_LOCAL),
                ("foreign", Measure::ARRESTS_FOREIGN),
                ("women", Measure::ARRESTS_FEMALE),
            ],
        ),
        recovered,
        card("FIRs", Measure::FIRS, "", &[("challans", Measure::CHALLANS)]),
    ]
}

/// Parcels by kind, with the units that were counted in them.
fn seizures(operations: &Operations, scope: Scope) -> Vec<(String, i64, String, String)> {
    of_kind(operations, Measure::PARCELS)
        .into_iter()
        .map(|(kind, parcels)| {
            let units = value(&operations.totals, &format!("{}{kind}", Measure::SEIZED));
            let href = scope.behind(&format!("{}{kind}", Measure::PARCELS), None);
            let or_more = format!("{}{kind}", Measure::SEIZED_OR_MORE);
            let note = match (units, value(&operations.totals, &or_more)) {
                (0, _) => "not counted".to_owned(),
                (_, 0) => format!("{} counted", count(units, "unit", "units")),
                _ => format!("{} or more units counted", number(units)),
            };
            (capital(&ENGLISH.code_of(&kind)), parcels, href, note)
        })
        .collect()
}

fn cities(operations: &Operations, scope: Scope) -> Vec<City> {
    let mut rows: Vec<_> = operations.cities.iter().collect();
    rows.sort_by_key(|row| {
        (-value(&row.numbers, Measure::ARRESTS), -value(&row.numbers, Measure::RAIDS))
    });
    rows.into_iter()
        .map(|row| City {
            name: row.city.clone(),
            numbers: CITY_MEASURES
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

fn overlaps(operations: &Operations, scope: Scope) -> Vec<Overlap> {
    // Shares of a number already listed would only repeat it.
    let shown = |measure: &Measure| {
        CITY_MEASURES.contains(&measure.as_str()) || Measure::FUNNEL.contains(&measure.as_str())
    };
    operations
        .overlapping
        .iter()
        .map(|overlap| Overlap {
            when: ENGLISH.days(overlap.first, overlap.last),
            city: overlap.city.clone(),
            numbers: overlap
                .numbers
                .iter()
                .filter(|(measure, _)| shown(measure))
                .map(|(measure, number)| {
                    let scope = scope.days(overlap.first, overlap.last);
                    let asked = overlap.code.as_ref().map_or(&*overlap.city, PlaceCode::as_str);
                    let href = scope.behind(measure.as_str(), Some(asked));
                    (ENGLISH.measure(measure.as_str()), Num::new(*number, href))
                })
                .collect(),
        })
        .filter(|overlap| !overlap.numbers.is_empty())
        .collect()
}
