//! GET /api/deadlines: what the law wants done until when, and what became of it.

mod told;

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use greyfile_deadlines::{Board, Deadlines, Filter, Productions, Unknown, Which};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::id::IdOfKindError;
use greyfile_envelope::{Day, Occurred, Position, Timestamp};
use greyfile_field::{Field, Why, Wrong};
use serde::Deserialize;

use super::Problem;
use super::check::Fault;
use super::query::{ANY, Ask, Asks, Query, wrong};
use super::reads::{bad_after, behind_the_log, range};
use crate::app::Viewing;
use crate::kit::lang;

pub use told::{csv, whom};

/// Deadlines on a page unless asked otherwise.
const DEFAULT: usize = 50;
/// Most deadlines on a page.
const MAX: usize = 500;
/// Most deadlines in one table of CSV; beyond it the answer says where the rest is.
const CSV_MAX: usize = 10_000;

/// Which deadlines, as known and judged when.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeadlinesQuery {
    rule: Option<String>,
    verdict: Option<String>,
    circle: Option<String>,
    officer: Option<String>,
    case: Option<String>,
    person: Option<String>,
    known_by: Option<Day>,
    at: Option<Occurred>,
    format: Option<String>,
    after: Option<String>,
    limit: Option<usize>,
    at_least: Option<Position>,
}

impl Ask for DeadlinesQuery {
    const FIELDS: Asks = &[
        ("rule", ANY),
        ("verdict", ANY),
        ("circle", ANY),
        ("officer", ANY),
        ("case", ANY),
        ("person", ANY),
        ("known_by", Day::SHAPE),
        ("at", Occurred::SHAPE),
        ("format", ANY),
        ("after", ANY),
        ("limit", u64::SHAPE),
        ("at_least", Position::SHAPE),
    ];
}

/// What somebody asks for, each as it was typed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Typed<'a> {
    pub(crate) rule: Option<&'a str>,
    pub(crate) verdict: Option<&'a str>,
    pub(crate) circle: Option<&'a str>,
    pub(crate) officer: Option<&'a str>,
    pub(crate) case: Option<&'a str>,
    pub(crate) person: Option<&'a str>,
}

impl Typed<'_> {
    /// The filter, or everything that is wrong with it.
    pub(crate) fn filter(self) -> Result<Filter, Problem> {
        let mut faults = Vec::new();
        let mut one_of = |field: &str, value: Option<&str>, names: Vec<&'static str>| {
            if value.is_some_and(|value| !names.contains(&value)) {
                let wrong = Wrong::new(Why::ChoiceUnknown).names("names", names);
                faults.push(Fault::at(field, wrong));
            }
        };
        one_of("rule", self.rule, greyfile_deadlines::known().map(|(code, _)| code).collect());
        one_of("verdict", self.verdict, Which::codes().collect());
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let case = self.case.map(str::parse).transpose();
        let case = case.map_err(|error: IdOfKindError| faults.push(Fault::at("case", error)));
        let person = self.person.map(str::parse).transpose();
        let person = person.map_err(|error: IdOfKindError| faults.push(Fault::at("person", error)));
        if !faults.is_empty() {
            return Err(wrong(faults));
        }
        Ok(Filter {
            rule: self.rule.map(str::to_owned),
            circle: self.circle.and_then(given),
            officer: self.officer.and_then(given),
            case: case.unwrap_or_default(),
            person: person.unwrap_or_default(),
            which: self.verdict.and_then(Which::of_code).unwrap_or_default(),
        })
    }
}

/// A filter that nothing on record has.
pub(crate) fn unknown(of: Unknown) -> Problem {
    let args = [Arg::code("of", of.field())];
    Problem::of(StatusCode::NOT_FOUND, "filter.unknown", args).at(of.field())
}

/// The last instant of what was asked for.
pub(crate) fn instant(at: Occurred) -> Timestamp {
    at.end.plus_ms(-1)
}

/// Deadlines in order.
#[utoipa::path(
    get, path = "/api/deadlines", summary = "Deadlines: overdue first, due today, counting down",
    description = "Open deadlines by when they are due, or settled ones, the latest first. Two clocks: \
        `known_by` says what is known, `at` when open ones are judged. As CSV with `Accept: text/csv` \
        or `format=csv`: at most 10,000, and a header Link with rel=next leads to the rest.",
    params(
        ("rule" = Option<String>, Query, description = "A code, such as fir.production"),
        ("verdict" = Option<String>, Query, description = "open (when absent), due_today, due_later, or a verdict such as overdue"),
        ("circle" = Option<String>, Query, description = "The circle of the raid or else of the case, or the station of the FIR: its code, or a text that means it"),
        ("officer" = Option<String>, Query, description = "Who is on the case, or took part in the raid"),
        ("case" = Option<String>, Query), ("person" = Option<String>, Query),
        ("known_by" = Option<String>, Query, description = "Only what was recorded by the end of this day"),
        ("at" = Option<String>, Query, description = "When open ones are judged, as exactly as it is known: at its end; now when absent"),
        ("format" = Option<String>, Query, description = "json or csv"),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<usize>, Query),
        ("at_least" = Option<u64>, Query, description = "Wait until the view shows this position"),
    ),
    responses(
        (status = 200, description = "A page of deadlines", content_type = "application/json", body = ref("#/components/schemas/Board")),
        (status = 400, description = "Bad query", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 404, description = "Nothing on record is of this circle, officer, case or person", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn get(
    State(viewing): State<Arc<Viewing>>,
    uri: Uri,
    headers: HeaderMap,
    Query(query): Query<DeadlinesQuery>,
) -> Result<Response, Problem> {
    let typed = Typed {
        rule: query.rule.as_deref(),
        verdict: query.verdict.as_deref(),
        circle: query.circle.as_deref(),
        officer: query.officer.as_deref(),
        case: query.case.as_deref(),
        person: query.person.as_deref(),
    };
    let filter = typed.filter()?;
    let as_csv = match query.format.as_deref() {
        None => accepts_csv(&headers),
        Some("json") => false,
        Some("csv") => true,
        Some(_) => {
            let names = Wrong::new(Why::ChoiceUnknown).names("names", ["json", "csv"]);
            return Err(wrong(vec![Fault::at("format", names)]));
        }
    };
    if query.after.as_deref().is_some_and(|after| !greyfile_deadlines::is_next(after)) {
        return Err(bad_after("after"));
    }
    if !viewing.sight.shows(&Deadlines, query.at_least).await {
        return Err(behind_the_log());
    }
    let now = query.at.map_or_else(|| viewing.app.now(), instant);
    let max = if as_csv { CSV_MAX } else { MAX };
    let limit = query.limit.unwrap_or(if as_csv { CSV_MAX } else { DEFAULT }).clamp(1, max);
    let known = (query.known_by, now);
    let after = query.after;
    let board = viewing.sight.found(&Deadlines, || {
        asked(&viewing, known, filter.clone(), after.clone(), (limit, as_csv))
    });
    let board = board.await?;
    if !as_csv {
        return Ok(Json(board).into_response());
    }
    let words = lang::of(&uri, &headers).plain();
    let table = csv(&board.deadlines, &board.names, words);
    let mut answer = table.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let named = HeaderValue::from_static("attachment;filename=deadlines.csv");
    headers.insert(header::CONTENT_DISPOSITION, named);
    headers.insert(header::VARY, HeaderValue::from_static("Accept,Cookie,Accept-Language"));
    if let Some(next) = &board.next {
        let link = format!("<{}>;rel=next", next_address(&uri, next));
        headers.extend(HeaderValue::from_str(&link).ok().map(|link| (header::LINK, link)));
    }
    Ok(answer)
}

/// The address of the next page.
fn next_address(uri: &Uri, next: &str) -> String {
    let mut fields = crate::kit::fields::Fields::of(uri);
    fields.set("after", next);
    format!("{}{}", uri.path(), fields.to_query())
}

fn accepts_csv(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).into_iter();
    let mut accepted = accepted.filter_map(|value| value.to_str().ok());
    accepted.any(|value| value.split(',').any(|one| one.trim().starts_with("text/csv")))
}

/// A page, or `limit` deadlines over as many pages as it takes.
async fn asked(
    viewing: &Viewing,
    known: (Option<Day>, Timestamp),
    filter: Filter,
    after: Option<String>,
    (limit, whole): (usize, bool),
) -> Result<Board, Problem> {
    let read = viewing.sight.read(Deadlines, move |reader| {
        if let Some(of) = Unknown::among(reader, known.0, &filter)? {
            return Ok(Err(of));
        }
        let mut board = greyfile_deadlines::board(reader, known, &filter, after.as_deref(), limit)?;
        while whole && board.deadlines.len() < limit {
            let Some(next) = board.next.take() else { break };
            let left = limit - board.deadlines.len();
            let more = greyfile_deadlines::board(reader, known, &filter, Some(&next), left)?;
            board.deadlines.extend(more.deadlines);
            board.names.extend(more.names);
            (board.next, board.ends_early) = (more.next, more.ends_early);
        }
        Ok::<_, greyfile_projector::ReadError>(Ok(board))
    });
    read.await?.map_err(unknown)
}

/// Which days of arrest, and as known when.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductionsQuery {
    from: Option<Day>,
    to: Option<Day>,
    known_by: Option<Day>,
    at_least: Option<Position>,
}

impl Ask for ProductionsQuery {
    const FIELDS: Asks = &[
        ("from", Day::SHAPE),
        ("to", Day::SHAPE),
        ("known_by", Day::SHAPE),
        ("at_least", Position::SHAPE),
    ];
}

/// Productions before a magistrate by city.
#[utoipa::path(
    get, path = "/api/deadlines/productions", summary = "Productions before a magistrate by city",
    params(
        ("from" = Option<String>, Query, description = "First day of arrest, YYYY-MM-DD; the year's first when absent"),
        ("to" = Option<String>, Query, description = "Last day of arrest; today when absent"),
        ("known_by" = Option<String>, Query, description = "Only what was recorded by the end of this day"),
        ("at_least" = Option<u64>, Query, description = "Wait until the view shows this position"),
    ),
    responses(
        (status = 200, description = "People arrested, by what became of their production", content_type = "application/json", body = ref("#/components/schemas/Productions")),
        (status = 400, description = "Bad query", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn productions(
    State(viewing): State<Arc<Viewing>>,
    Query(query): Query<ProductionsQuery>,
) -> Result<Json<Productions>, Problem> {
    let range = range(query.from, query.to, &viewing.app)?;
    if !viewing.sight.shows(&Deadlines, query.at_least).await {
        return Err(behind_the_log());
    }
    let known_by = query.known_by;
    let answer = viewing.sight.read(Deadlines, move |reader| {
        greyfile_deadlines::productions(reader, (range.from, range.to), known_by)
    });
    Ok(Json(answer.await?))
}
