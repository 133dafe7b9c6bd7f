//! Reads of the views.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use greyfile_casefile::{
    CaseFile, Casefile, Filter, Page, Places, Registers, UnmatchedTexts, next_as_of,
};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::id::IdOfKindError;
use greyfile_domain::streams::case::CaseStage;
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::{Day, Position};
use greyfile_field::{Field, Why, Wrong};
use greyfile_operations::{
    BehindPage, FigureTable, Number, Operations, OperationsView, Range, is_next_behind,
};
use greyfile_projector::{ReadError, Reader};
use serde::Deserialize;

use super::Problem;
use super::check::Fault;
use super::listed::{listed, unknown_value};
use super::query::{ANY, Ask, Asks, Query, wrong};
use crate::App;
use crate::app::Viewing;

/// Cases on a page unless asked otherwise.
const CASES_DEFAULT: usize = 50;
/// Most cases on a page.
const CASES_MAX: usize = 500;

/// Events behind a number on a page unless asked otherwise.
const BEHIND_DEFAULT: usize = 200;
/// Most of them on a page.
const BEHIND_MAX: usize = 1_000;

/// The name in an address, or what is wrong with it.
pub(crate) type Named<T> = Result<Path<T>, PathRejection>;

/// The name in an address, or the problem with it.
pub(crate) fn named<T>(name: Named<T>) -> Result<T, Problem> {
    match name {
        Ok(Path(name)) => Ok(name),
        Err(_) => Err(Problem::of(StatusCode::BAD_REQUEST, "request.bad_path", [])),
    }
}

/// A view that has not come as far as asked in time.
pub(crate) fn behind_the_log() -> Problem {
    Problem::not_now("view.behind", [Arg::code("of", "position")])
}

/// The place a page starts at is not one that a page before it gave.
pub(crate) fn bad_after(field: &str) -> Problem {
    wrong(vec![Fault::at(field, Wrong::new(Why::ListPlace))])
}

/// Which cases to list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CasesQuery {
    city: Option<String>,
    stage: Option<CaseStage>,
    agency: Option<String>,
    year: Option<i16>,
    q: Option<String>,
    after: Option<String>,
    limit: Option<usize>,
    at_least: Option<Position>,
}

impl Ask for CasesQuery {
    const FIELDS: Asks = &[
        ("city", ANY),
        ("stage", CaseStage::SHAPE),
        ("agency", ANY),
        ("year", i16::SHAPE),
        ("q", ANY),
        ("after", ANY),
        ("limit", u64::SHAPE),
        ("at_least", Position::SHAPE),
    ];
}

/// Lists cases, newest first.
#[utoipa::path(
    get, path = "/api/cases", summary = "List cases, newest first",
    description = "All pages are read as of the position that the first one knew (`as_of`), so that \
        no case is left out or shown twice because another one moved. `moved` says that this part \
        of the list is another one by now.",
    params(
        ("city" = Option<String>, Query), ("stage" = Option<String>, Query),
        ("agency" = Option<String>, Query), ("year" = Option<i16>, Query),
        ("q" = Option<String>, Query, description = "Words in title, number or operation"),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<usize>, Query),
        ("at_least" = Option<u64>, Query, description = "Wait until the view shows this position"),
    ),
    responses(
        (status = 200, description = "A page of cases", content_type = "application/json", body = ref("#/components/schemas/CasePage")),
        (status = 400, description = "Bad query", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 404, description = "There is no such city or agency", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 503, description = "Not now", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn cases(
    State(viewing): State<Arc<Viewing>>,
    Query(query): Query<CasesQuery>,
) -> Result<Json<Page>, Problem> {
    let CasesQuery { city, stage, agency, year, q, after, limit, at_least } = query;
    let as_of = match after.as_deref() {
        None => None,
        Some(after) => Some(next_as_of(after).ok_or_else(|| bad_after("after"))?),
    };
    if !viewing.sight.shows(&Casefile, at_least.max(as_of)).await {
        return Err(behind_the_log());
    }
    let filter = Filter { city, stage, agency, year, q };
    let limit = limit.unwrap_or(CASES_DEFAULT).clamp(1, CASES_MAX);
    Ok(Json(listed(&viewing.sight, filter, after, limit).await?))
}

/// From which position on a view is wanted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AtLeast {
    at_least: Option<Position>,
}

impl Ask for AtLeast {
    const FIELDS: Asks = &[("at_least", Position::SHAPE)];
}

/// One case file.
#[utoipa::path(
    get, path = "/api/cases/{case}", summary = "One case file, judged now",
    params(
        ("case" = String, Path),
        ("at_least" = Option<u64>, Query, description = "Wait until the view shows this position"),
    ),
    responses(
        (status = 200, description = "The case file", content_type = "application/json", body = ref("#/components/schemas/CaseFile")),
        (status = 400, description = "Not a case's id", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 404, description = "No such case", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn case(
    State(viewing): State<Arc<Viewing>>,
    case: Named<String>,
    Query(query): Query<AtLeast>,
) -> Result<Json<CaseFile>, Problem> {
    let AtLeast { at_least } = query;
    let case: CaseId = named(case)?.parse().map_err(|error: IdOfKindError| {
        let fault = Fault::at("case", error);
        Problem::with_fields("request.bad_id", vec![fault])
    })?;
    if !viewing.sight.shows(&Casefile, at_least).await {
        return Err(behind_the_log());
    }
    let now = viewing.app.now();
    let file = viewing.sight.found(&Casefile, async || {
        let read = move |reader: &Reader<'_>| greyfile_casefile::casefile(reader, case, now);
        let file = of_casefile(&viewing, read).await?;
        file.ok_or_else(|| Problem::of(StatusCode::NOT_FOUND, "case.unknown", []))
    });
    Ok(Json(file.await?))
}

/// Which days, and as known when.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OperationsQuery {
    from: Option<Day>,
    to: Option<Day>,
    known_by: Option<Day>,
    at_least: Option<Position>,
}

impl Ask for OperationsQuery {
    const FIELDS: Asks = &[
        ("from", Day::SHAPE),
        ("to", Day::SHAPE),
        ("known_by", Day::SHAPE),
        ("at_least", Position::SHAPE),
    ];
}

/// Which days, and which number of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BehindQuery {
    from: Option<Day>,
    to: Option<Day>,
    measure: Option<String>,
    city: Option<String>,
    known_by: Option<Day>,
    after: Option<String>,
    limit: Option<usize>,
    at_least: Option<Position>,
}

impl Ask for BehindQuery {
    const FIELDS: Asks = &[
        ("from", Day::SHAPE),
        ("to", Day::SHAPE),
        ("measure", ANY),
        ("city", ANY),
        ("known_by", Day::SHAPE),
        ("after", ANY),
        ("limit", u64::SHAPE),
        ("at_least", Position::SHAPE),
    ];
}

/// The days asked about: this year so far, unless told.
pub(crate) fn range(from: Option<Day>, to: Option<Day>, app: &App) -> Result<Range, Problem> {
    let today = app.now().day();
    let new_year = Day::from_civil(today.civil().0, 1, 1).unwrap_or(today);
    let to = to.unwrap_or(today);
    let range = Range { from: from.unwrap_or(new_year.min(to)), to };
    if range.from > range.to {
        return Err(Problem::of(StatusCode::BAD_REQUEST, "request.bad_range", []).at("to"));
    }
    Ok(range)
}

/// Totals of a range of days.
#[utoipa::path(
    get, path = "/api/operations", summary = "Totals of a range of days, and rows by city",
    params(
        ("from" = Option<String>, Query, description = "First day, YYYY-MM-DD; the year's first when absent"),
        ("to" = Option<String>, Query, description = "Last day; today when absent"),
        ("known_by" = Option<String>, Query, description = "Only what was recorded by the end of this day"),
        ("at_least" = Option<u64>, Query, description = "Wait until the view shows this position"),
    ),
    responses(
        (status = 200, description = "The numbers", content_type = "application/json", body = ref("#/components/schemas/Operations")),
        (status = 400, description = "Bad query", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn operations(
    State(viewing): State<Arc<Viewing>>,
    Query(query): Query<OperationsQuery>,
) -> Result<Json<Operations>, Problem> {
    let range = range(query.from, query.to, &viewing.app)?;
    if !viewing.sight.shows(&OperationsView, query.at_least).await {
        return Err(behind_the_log());
    }
    let known_by = query.known_by;
    let answer = of_operations(&viewing, move |reader| {
        greyfile_operations::operations(reader, range, known_by)
    });
    Ok(Json(answer.await?))
}

/// The events behind a number.
#[utoipa::path(
    get, path = "/api/operations/behind", summary = "The events behind a number",
    description = "Those that are known to the day by day, then wider ones. While events come in, \
        one of them can move over a page's edge; `moved` says that it may have. Asked with a \
        `known_by` that is over, all pages are of one moment.",
    params(
        ("from" = Option<String>, Query), ("to" = Option<String>, Query),
        ("measure" = Option<String>, Query, description = "A code, such as raids or seized:phone; everything when absent"),
        ("city" = Option<String>, Query, description = "Its code, a text that means it, or as typed; empty for what is not stated"),
        ("known_by" = Option<String>, Query, description = "Only what was recorded by the end of this day, as it stood then"),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<usize>, Query),
        ("at_least" = Option<u64>, Query, description = "Wait until the view shows this position"),
    ),
    responses(
        (status = 200, description = "What contributes to it", content_type = "application/json", body = ref("#/components/schemas/BehindPage")),
        (status = 400, description = "Bad query", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 404, description = "There is no such measure or city", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 503, description = "Not now", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn behind(
    State(viewing): State<Arc<Viewing>>,
    Query(query): Query<BehindQuery>,
) -> Result<Json<BehindPage>, Problem> {
    let range = range(query.from, query.to, &viewing.app)?;
    let BehindQuery { measure, city, known_by, after, limit, .. } = query;
    if after.as_deref().is_some_and(|after| !is_next_behind(after)) {
        return Err(bad_after("after"));
    }
    if !viewing.sight.shows(&OperationsView, query.at_least).await {
        return Err(behind_the_log());
    }
    let limit = limit.unwrap_or(BEHIND_DEFAULT).clamp(1, BEHIND_MAX);
    let number = Number { range, known_by, measure, city };
    let page = viewing.sight.found(&OperationsView, async || {
        let (number, after) = (number.clone(), after.clone());
        let read = of_operations(&viewing, move |reader| match number.unknown(reader)? {
            Some(unknown) => Ok(Err(unknown)),
            None => number.page(reader, after.as_deref(), limit, |_| true).map(Ok),
        });
        read.await?.map_err(|(field, known)| unknown_value(field, &known))
    });
    Ok(Json(page.await?))
}

/// Numbers in registers on paper.
#[utoipa::path(
    get, path = "/api/registers", summary = "Registers on paper, with the numbers missing in them",
    params(("at_least" = Option<u64>, Query, description = "Wait until the view shows this position")),
    responses(
        (status = 200, description = "FIRs by station and year, exhibits by malkhana and year", content_type = "application/json", body = ref("#/components/schemas/Registers")),
    )
)]
pub(crate) async fn registers(
    State(viewing): State<Arc<Viewing>>,
    Query(query): Query<AtLeast>,
) -> Result<Json<Registers>, Problem> {
    let AtLeast { at_least } = query;
    if !viewing.sight.shows(&Casefile, at_least).await {
        return Err(behind_the_log());
    }
    Ok(Json(of_casefile(&viewing, greyfile_casefile::registers).await?))
}

/// The gazetteer.
#[utoipa::path(
    get, path = "/api/gazetteer", summary = "Places with their codes, names and spellings",
    params(("at_least" = Option<u64>, Query, description = "Wait until the view shows this position")),
    responses(
        (status = 200, description = "Every place", content_type = "application/json", body = ref("#/components/schemas/Places")),
    )
)]
pub(crate) async fn gazetteer(
    State(viewing): State<Arc<Viewing>>,
    Query(query): Query<AtLeast>,
) -> Result<Json<Places>, Problem> {
    let AtLeast { at_least } = query;
    if !viewing.sight.shows(&Casefile, at_least).await {
        return Err(behind_the_log());
    }
    Ok(Json(of_casefile(&viewing, greyfile_casefile::places).await?))
}

/// Texts that fit no place.
#[utoipa::path(
    get, path = "/api/gazetteer/unmatched", summary = "Texts of places that fit no entry of the gazetteer",
    params(("at_least" = Option<u64>, Query, description = "Wait until the view shows this position")),
    responses(
        (status = 200, description = "The texts, those of most streams first", content_type = "application/json", body = ref("#/components/schemas/UnmatchedTexts")),
    )
)]
pub(crate) async fn unmatched(
    State(viewing): State<Arc<Viewing>>,
    Query(query): Query<AtLeast>,
) -> Result<Json<UnmatchedTexts>, Problem> {
    let AtLeast { at_least } = query;
    if !viewing.sight.shows(&Casefile, at_least).await {
        return Err(behind_the_log());
    }
    Ok(Json(of_casefile(&viewing, greyfile_casefile::unmatched).await?))
}

/// Published figures.
#[utoipa::path(
    get, path = "/api/figures", summary = "Published figures, with what does not fit",
    responses(
        (status = 200, description = "The tables", content_type = "application/json", body = ref("#/components/schemas/FigureTables")),
    )
)]
pub(crate) async fn figures(
    State(viewing): State<Arc<Viewing>>,
) -> Result<Json<Vec<FigureTable>>, Problem> {
    let tables =
        of_operations(&viewing, |reader| greyfile_operations::figures(reader, None)).await?;
    Ok(Json(tables))
}

/// Asks the view of case files, without holding up other requests.
async fn of_casefile<T: Send + 'static>(
    viewing: &Viewing,
    read: impl Fn(&Reader<'_>) -> Result<T, ReadError> + Send + 'static,
) -> Result<T, Problem> {
    viewing.sight.read(Casefile, read).await
}

/// Asks the view of operations, without holding up other requests.
async fn of_operations<T: Send + 'static>(
    viewing: &Viewing,
    read: impl Fn(&Reader<'_>) -> Result<T, ReadError> + Send + 'static,
) -> Result<T, Problem> {
    viewing.sight.read(OperationsView, read).await
}
