//! Whether the service streams, is ready, and how it fares.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{Position, Timestamp};
use greyfile_projector::{Open, State as ViewState, Status, ViewError};
use greyfile_words::{Lang, Words};
use serde::Serialize;

use super::Problem;
use super::commands::words;
use super::memory::MemoryStatus;
use super::reads::{Named, named};
use super::standing::{ClockStatus, SetAsideStatus, StoppedStatus, stopped};
use crate::App;
use crate::app::Viewing;
use crate::kit::notice::{self, Notice};
use crate::kit::view;
use crate::sight::Sight;

/// How long a rebuilt view may take to follow the log again before the answer goes out.
const SETTLING: Duration = Duration::from_secs(2);

/// How the service fares.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct ServiceStatus {
    /// The program's version.
    pub(crate) version: &'static str,
    /// Which log.
    pub(crate) log: greyfile_envelope::StreamId,
    /// What it is for.
    pub(crate) purpose: Purpose,
    /// When it was founded.
    pub(crate) founded_at: Timestamp,
    /// The last position of the log.
    pub(crate) position: Position,
    /// Why the log takes no more events, if it does not, in English.
    pub(crate) halted: Option<String>,
    /// What every reader has to know: what has stopped, since when and what it means, and how this
    /// process was set up. Every page says it at its top.
    pub(crate) notices: Vec<NoticeStatus>,
    /// The record before which all views of this process stand still, if one does that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stopped: Option<StoppedStatus>,
    /// Records that are not intake's and were set aside, which every view passes over.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) set_aside: Vec<SetAsideStatus>,
    /// Whether this process can tell forged records from true ones.
    pub(crate) checks_seals: bool,
    /// What is wrong with the machine's clock, if it keeps every command away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) clock: Option<ClockStatus>,
    /// What this process does: `intake`, `web`, or both.
    pub(crate) roles: Vec<&'static str>,
    /// The views it has.
    pub(crate) views: Vec<ViewStatus>,
    /// What its views and caches may take in memory, and what the process takes.
    pub(crate) memory: Option<MemoryStatus>,
}

/// Something that every reader has to know.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct NoticeStatus {
    /// A stable code for programs, such as `log.full`.
    pub(crate) code: &'static str,
    /// Since when; absent where it was so from the start.
    pub(crate) since: Option<Timestamp>,
    /// What it is and what it means, in the reader's language.
    pub(crate) message: String,
}

impl NoticeStatus {
    fn of(notice: &Notice, words: Words) -> Self {
        Self { code: notice.code(), since: notice.since(), message: notice.text(words) }
    }
}

/// How a view fares.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct ViewStatus {
    /// Its name.
    pub(crate) view: &'static str,
    /// The last event it has taken in.
    pub(crate) position: Position,
    /// What it is doing, in words.
    pub(crate) state: String,
    /// Whether it can be read.
    pub(crate) ready: bool,
    /// Its size on disk, in bytes.
    pub(crate) disk_bytes: u64,
    /// Why it was last built, in words.
    pub(crate) built: String,
}

/// The service's status.
pub(crate) async fn service(app: &Arc<App>, words: Words) -> Result<ServiceStatus, Problem> {
    let identity = &app.identity;
    let position = app.log.last().await?;
    Ok(ServiceStatus {
        version: env!("CARGO_PKG_VERSION"),
        log: identity.stream(),
        purpose: identity.purpose.clone(),
        founded_at: identity.founded_at,
        position,
        halted: app.steward.halted().map(|halted| halted.why),
        notices: notice::of(app).iter().map(|one| NoticeStatus::of(one, words)).collect(),
        stopped: app
            .views
            .as_ref()
            .and_then(|views| views.stopped_by())
            .map(|by| StoppedStatus::of(by, words)),
        set_aside: {
            let own = Sight::of_anyone(Arc::clone(app)).own().await?;
            own.all().map(|(position, by)| SetAsideStatus { position, by }).collect()
        },
        checks_seals: app.seals.is_some(),
        clock: ClockStatus::of(app, words).await,
        roles: roles(app),
        views: app.views().map(|one| status_of(one, words)).collect(),
        memory: MemoryStatus::of(app),
    })
}

fn roles(app: &App) -> Vec<&'static str> {
    let intake = app.submit.decides().then_some("intake");
    let web = app.views.is_some().then_some("web");
    intake.into_iter().chain(web).collect()
}

fn status_of(view: Open<'_>, words: Words) -> ViewStatus {
    let Status { name, state, position, bytes_on_disk, rebuilt, .. } = view.status();
    ViewStatus {
        view: name,
        position,
        ready: is_ready(&state),
        state: view::doing(words, &state),
        disk_bytes: bytes_on_disk,
        built: view::made(words, &rebuilt),
    }
}

fn is_ready(state: &ViewState) -> bool {
    matches!(state, ViewState::Following)
}

/// How the service fares.
#[utoipa::path(
    get, path = "/api/status", summary = "Which log, how far, and how the views fare",
    responses((status = 200, description = "The status", content_type = "application/json", body = ref("#/components/schemas/ServiceStatus")))
)]
pub(crate) async fn status(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Json<ServiceStatus>, Problem> {
    Ok(Json(service(&app, words(&headers)).await?))
}

/// Rebuilds a view from the log.
#[utoipa::path(
    post, path = "/api/views/{view}/rebuild", summary = "Rebuild a view from the log",
    params(("view" = String, Path, description = "Its name, as in the status")),
    responses(
        (status = 200, description = "Rebuilt", content_type = "application/json", body = ref("#/components/schemas/ServiceStatus")),
        (status = 404, description = "No such view", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn rebuild(
    State(viewing): State<Arc<Viewing>>,
    headers: HeaderMap,
    name: Named<String>,
) -> Result<Json<ServiceStatus>, Problem> {
    let view = viewing.views.get(&named(name)?);
    let view = view.ok_or_else(|| Problem::of(StatusCode::NOT_FOUND, "view.unknown", []))?;
    view.rebuild(|_| {}).await.map_err(|error| {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Problem::of(status, "view.rebuild_failed", [Arg::text("cause", error)])
    })?;
    // It answers a moment before it follows the log again.
    let settled = |state: &ViewState| !matches!(state, ViewState::Rebuilding(_));
    let _ = tokio::time::timeout(SETTLING, view.states().wait_for(settled)).await;
    Ok(Json(service(&viewing.app, words(&headers)).await?))
}

/// What a check of a view found.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct ViewCheck {
    /// The view.
    view: &'static str,
    /// How many rows are as they would be, were the view made anew: all of them.
    same: u64,
}

/// Holds a view against one that is made anew beside it.
#[utoipa::path(
    post, path = "/api/views/{view}/check", summary = "Compare a view with one made anew, row by row",
    params(("view" = String, Path, description = "Its name, as in the status")),
    responses(
        (status = 200, description = "They are the same", content_type = "application/json", body = ref("#/components/schemas/ViewCheck")),
        (status = 404, description = "No such view", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 500, description = "They differ, or none could be made", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn check(
    State(viewing): State<Arc<Viewing>>,
    name: Named<String>,
) -> Result<Json<ViewCheck>, Problem> {
    let view = viewing.views.get(&named(name)?);
    let view = view.ok_or_else(|| Problem::of(StatusCode::NOT_FOUND, "view.unknown", []))?;
    let same = view.check().await.map_err(|error| {
        let code = match error {
            ViewError::Differs { .. } => "view.differs",
            _ => "view.rebuild_failed",
        };
        let args = [Arg::text("cause", error)];
        Problem::of(StatusCode::INTERNAL_SERVER_ERROR, code, args)
    })?;
    Ok(Json(ViewCheck { view: view.name(), same }))
}

/// Answers as long as the process does.
#[utoipa::path(get, path = "/healthz", summary = "Whether the process answers",
    responses((status = 200, description = "It does", content_type = "text/plain", body = String)))]
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// Answers once the views can be read and show all that was recorded before the service started.
#[utoipa::path(get, path = "/readyz",
    summary = "Whether the views can be read, and show all that was recorded before the start",
    responses(
        (status = 200, description = "They can, and do", content_type = "text/plain", body = String),
        (status = 503, description = "Not yet", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    ))]
pub(crate) async fn readyz(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<&'static str, Problem> {
    ready(&app, words(&headers)).map(|()| "ready\n")
}

/// Whether views can be read and events be taken, or why not.
fn ready(app: &App, words: Words) -> Result<(), Problem> {
    if let Some(halted) = app.steward.halted() {
        let of = Arg::code("of", "ready");
        if halted.heals() {
            return Err(Problem::not_now("log.full", [of]));
        }
        let args = [of, Arg::text("cause", halted.why)];
        return Err(Problem::of(StatusCode::SERVICE_UNAVAILABLE, "log.closed", args));
    }
    if let Some(problem) = app.submit.clock_trouble() {
        return Err(problem.told(words));
    }
    if let Some(by) = app.views.as_ref().and_then(|views| views.stopped_by()) {
        return Err(stopped(&by, words));
    }
    for view in app.views() {
        let (name, state) = (view.status().name, view.state());
        let named = |of| [Arg::code("of", of), Arg::text("view", name)];
        if !is_ready(&state) {
            let state = Arg::text("state", view::doing(words, &state));
            let args: Vec<Arg> = named("state").into_iter().chain([state]).collect();
            return Err(Problem::not_now("view.not_ready", args));
        }
        let position = view.position();
        if position < app.started_at {
            let at = |name, position: Position| {
                Arg::number(name, i64::try_from(position.0).unwrap_or(i64::MAX))
            };
            let places = [at("position", position), at("started", app.started_at)];
            let args: Vec<Arg> = named("start").into_iter().chain(places).collect();
            return Err(Problem::not_now("view.behind", args));
        }
    }
    Ok(())
}

/// Metrics, in Prometheus' text format.
#[utoipa::path(get, path = "/metrics", summary = "Metrics in Prometheus' text format",
    responses((status = 200, description = "The metrics", content_type = "text/plain", body = String)))]
pub(crate) async fn metrics(State(app): State<Arc<App>>) -> String {
    describe();
    let flag = |is: bool| f64::from(u8::from(is));
    let last = app.log.last().await;
    metrics::gauge!("greyfile_log_readable").set(flag(last.is_ok()));
    if let Ok(last) = last {
        metrics::gauge!("greyfile_log_position").set(last.0 as f64);
    }
    metrics::gauge!("greyfile_log_halted").set(flag(app.steward.halted().is_some()));
    let notices = notice::of(&app);
    for code in notice::CODES {
        let told = notices.iter().any(|notice| notice.code() == code);
        metrics::gauge!("greyfile_notice", "code" => code).set(flag(told));
    }
    metrics::gauge!("greyfile_ready").set(flag(ready(&app, Words::of(Lang::En)).is_ok()));
    metrics::gauge!("greyfile_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    for role in roles(&app) {
        metrics::gauge!("greyfile_role", "role" => role).set(1.0);
    }
    for view in app.views() {
        let status = view.status();
        let gauge = |name| metrics::gauge!(name, "view" => status.name);
        gauge("greyfile_view_position").set(status.position.0 as f64);
        gauge("greyfile_view_ready").set(flag(is_ready(&status.state)));
        gauge("greyfile_view_bytes").set(status.bytes_on_disk as f64);
    }
    if let Some(memory) = MemoryStatus::of(&app) {
        metrics::gauge!("greyfile_memory_budget_bytes").set(memory.budget as f64);
        if let Some(resident) = memory.resident {
            metrics::gauge!("greyfile_memory_resident_bytes").set(resident as f64);
        }
    }
    // Each outcome is shown before it first happens, so that its first is a rise.
    for outcome in OUTCOMES {
        metrics::counter!("greyfile_commands_total", "outcome" => outcome).increment(0);
    }
    app.metrics.render()
}

/// What becomes of commands, as `greyfile_commands_total` counts it.
pub(crate) const OUTCOMES: [&str; 4] = ["accepted", "refused", "unknown", "failed"];

/// What each metric is, told once.
fn describe() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
        describe_gauge!("greyfile_build_info", "1, with the program's version as its label");
        describe_gauge!("greyfile_role", "1 for each role the process has: intake, web");
        describe_gauge!(
            "greyfile_ready",
            "1 if views can be read and events be taken, which is when /readyz answers 200"
        );
        describe_gauge!("greyfile_log_position", "The last position of the log, as last read");
        describe_gauge!("greyfile_log_readable", "1 if the log's end could be read just now");
        describe_gauge!(
            "greyfile_log_halted",
            "1 if the log takes no more events until a person has looked"
        );
        describe_gauge!(
            "greyfile_notice",
            "1 for each thing that every page says at its top, by its code"
        );
        describe_gauge!("greyfile_view_position", "The last event a view has taken in");
        describe_gauge!("greyfile_view_ready", "1 if a view can be read");
        describe_gauge!("greyfile_view_bytes", Unit::Bytes, "A view's size on disk");
        describe_gauge!(
            "greyfile_memory_budget_bytes",
            Unit::Bytes,
            "What all views and caches together may take in memory"
        );
        describe_gauge!(
            "greyfile_memory_resident_bytes",
            Unit::Bytes,
            "What the whole process has resident"
        );
        describe_counter!("greyfile_commands_total", "Commands by what became of them");
        describe_histogram!(
            "greyfile_command_seconds",
            Unit::Seconds,
            "How long a command took to its answer"
        );
    });
}
