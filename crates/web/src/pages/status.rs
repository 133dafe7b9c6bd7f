//! `GET /status`: which log this is, and how far its views have come.

use askama::Template;
use axum::response::Response;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::Position;
use greyfile_projector::{RebuildReason, State, Status};

use crate::api::Problem;
use crate::api::resident;
use crate::kit::format::number;
use crate::kit::page::{Asked, Chrome};

/// A view, as the page shows it.
struct ViewLine {
    name: &'static str,
    state: String,
    class: &'static str,
    position: Position,
    behind: u64,
    rows: String,
    size: String,
    rebuilt: String,
    version: u32,
}

#[derive(Template)]
#[template(path = "status.html")]
struct Page {
    chrome: Chrome,
    log_id: String,
    purpose: &'static str,
    founded: String,
    last: Position,
    views: Vec<ViewLine>,
    budget: String,
    resident: String,
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let app = &asked.app;
    let last = app.log.last().await?;
    let identity = &app.identity;
    let views = asked.views.all().map(|view| line(view.status(), last));
    Ok(Page {
        chrome: asked.chrome("Status", "status").following("any", last),
        log_id: identity.stream().id_text(),
        purpose: match identity.purpose {
            Purpose::Production => "production",
            Purpose::Demo => "demonstration",
        },
        founded: identity.founded_at.to_words(),
        last,
        views: views.collect(),
        budget: size(asked.views.memory().total),
        resident: resident().map_or_else(|| "an amount not known".into(), size),
    })
}

fn line(status: Status, last: Position) -> ViewLine {
    let (state, class) = match status.state {
        State::Opening => ("opening".into(), "info"),
        State::Rebuilding(progress) => {
            let words = format!(
                "being rebuilt: {}, {} of {}",
                progress.phase,
                number(i64::try_from(progress.done).unwrap_or(i64::MAX)),
                number(i64::try_from(progress.total).unwrap_or(i64::MAX))
            );
            (words, "info")
        }
        State::Following => ("following the log".into(), "good"),
        State::Stopped { error } => (format!("stopped: {error}"), "bad"),
        State::Closed => ("closed".into(), "bad"),
    };
    ViewLine {
        name: status.name,
        state,
        class,
        position: status.position,
        behind: last.0.saturating_sub(status.position.0),
        rows: number(i64::try_from(status.rows).unwrap_or(i64::MAX)),
        size: size(status.bytes_on_disk),
        rebuilt: match status.rebuilt {
            RebuildReason::None => "made with the log".into(),
            reason => reason.to_string(),
        },
        version: status.format,
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        ..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
