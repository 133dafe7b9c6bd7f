//! Figures given to parliament, as published: shown beside what the events give, never added.

use anyhow::Context;
use greyfile_domain::acts::{Body, Open};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::figure::Published;
use greyfile_domain::values::text::{Code, Line};
use greyfile_envelope::{Basis, Occurred, Timestamp};

use super::{Desk, Step};

const BY_CITY: &str = include_str!("../../demo/operations-by-city.csv");
const FUNNEL: &str = include_str!("../../demo/national-funnel.csv");

/// A table, and when the desk typed it in.
#[derive(Debug)]
pub(super) struct Table {
    name: &'static str,
    by: &'static str,
    source: &'static str,
    published: &'static str,
    pub(super) recorded_at: Timestamp,
    rows: Vec<Row>,
}

/// A number of a table.
#[derive(Debug)]
struct Row {
    measure: String,
    period: Occurred,
    city: Option<String>,
    value: i64,
    printed_total: bool,
}

/// The steps these tables come to.
pub(super) fn steps() -> anyhow::Result<Vec<Step>> {
    let by_city = Table {
        name: "Illegal call centres: raids, arrests and recoveries by city",
        by: "Government of Pakistan, to the Senate",
        source: "phoneworld and netmag, 4 August 2025",
        published: "2025-08-04",
        recorded_at: "2025-08-04T16:00:00+05:00".parse()?,
        rows: by_city()?,
    };
    let funnel = Table {
        name: "Cybercrime complaints to convictions, by year",
        by: "Government of Pakistan, to the National Assembly",
        source: "The News, December 2025",
        published: "2025-12",
        recorded_at: "2025-12-31T16:00:00+05:00".parse()?,
        rows: funnel()?,
    };
    Ok([by_city, funnel].map(|table| Step::Figures(Box::new(table))).into())
}

/// Records a table: one publication, a number an event.
pub(super) async fn publish(table: &Table, desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let events = table
        .rows
        .iter()
        .map(|row| {
            Ok(Event::from(Published {
                table: Line::new(table.name)?,
                measure: Code::new(&row.measure)?,
                period: row.period,
                city: row.city.as_ref().map(Line::new).transpose()?.map(Into::into),
                value: row.value,
                printed_total: row.printed_total,
                by: Line::new(table.by)?,
                source: Line::new(table.source)?,
            }))
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let basis = Basis::Press { source: table.source.to_owned() };
    let body = Body::Open(Open { events });
    desk.record(table.name, table.recorded_at, table.published, basis, body).await?;
    Ok(())
}

fn by_city() -> anyhow::Result<Vec<Row>> {
    let mut reader = csv::Reader::from_reader(BY_CITY.as_bytes());
    let headers = reader.headers()?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.context("demo/operations-by-city.csv")?;
        let field = |at: usize| record.get(at).unwrap_or_default();
        let period: Occurred = format!("{}/{}", field(1), field(2)).parse()?;
        for at in 3..headers.len() {
            let measure = match headers.get(at).unwrap_or_default() {
                "local_arrests" => "arrests_local",
                "foreign_arrests" => "arrests_foreign",
                other => other,
            };
            rows.push(Row {
                measure: measure.to_owned(),
                period,
                city: Some(field(0).to_owned()),
                value: field(at).parse()?,
                printed_total: false,
            });
        }
    }
    Ok(rows)
}

fn funnel() -> anyhow::Result<Vec<Row>> {
    let mut reader = csv::Reader::from_reader(FUNNEL.as_bytes());
    let headers = reader.headers()?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.context("demo/national-funnel.csv")?;
        let field = |at: usize| record.get(at).unwrap_or_default();
        let printed_total = field(0) == "printed_total";
        let period = if printed_total { "2021-01-01/2025-12-31" } else { field(0) };
        for at in 1..headers.len() {
            rows.push(Row {
                // What the table calls cases is what the register of FIRs counts.
                measure: headers.get(at).unwrap_or_default().replace("cases", "firs"),
                period: period.parse()?,
                city: None,
                value: field(at).parse()?,
                printed_total,
            });
        }
    }
    Ok(rows)
}
