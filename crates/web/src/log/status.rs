//! `GET /status`: which log this is, and how far its views have come.

use askama::Template;
use axum::response::Response;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::Position;
use greyfile_projector::{State, Status};
use greyfile_words::Words;

use crate::App;
use crate::api::standing::{ClockStatus, StoppedStatus};
use crate::api::{Problem, resident};
use crate::kit::format::number;
use crate::kit::page::{Asked, Chrome};
use crate::kit::text::say;
use crate::kit::view;

/// A view, as the page shows it.
struct ViewLine {
    name: &'static str,
    version: String,
    state: String,
    class: &'static str,
    position: Position,
    behind: String,
    rows: String,
    size: String,
    made: String,
}

#[derive(Template)]
#[template(path = "log/status.html")]
struct Page {
    chrome: Chrome,
    words: Words,
    log_id: String,
    purpose: &'static str,
    founded: String,
    last: Position,
    /// Why the views or the intake stand still, in the reader's words; empty when they do not.
    trouble: Vec<String>,
    /// Records that were set aside, each with the event that says so.
    set_aside: Vec<(Position, Position)>,
    views: Vec<ViewLine>,
    budget: String,
    /// Nothing where the system does not say.
    resident: Option<String>,
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let (last, words) = (asked.sight().last().await?, asked.words());
    let identity = &asked.app.identity;
    let sight = asked.sight();
    let views = sight.states().into_iter().map(|status| line(words, status, last));
    let chrome = asked.chrome(say(words, "status-title", &[]), "status");
    Ok(Page {
        chrome: chrome.following("any", last),
        words,
        log_id: identity.stream().id_text(),
        purpose: match identity.purpose {
            Purpose::Production => "status-production",
            Purpose::Demo => "status-demonstration",
        },
        founded: words.instant(identity.founded_at),
        last,
        trouble: trouble(&asked.app, words).await,
        set_aside: sight.own().await?.all().collect(),
        views: views.collect(),
        budget: size(sight.memory().map_or(0, |memory| memory.total)),
        resident: resident().map(size),
    })
}

impl Page {
    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    fn memory(&self) -> String {
        let budget = Arg::text("budget", &self.budget);
        match &self.resident {
            Some(resident) => {
                say(self.words, "status-memory", &[budget, Arg::text("resident", resident)])
            }
            None => say(self.words, "status-memory-unknown", &[budget]),
        }
    }
}

/// What the notice at the top of each page says is told here: why, and what to do.
async fn trouble(app: &App, words: Words) -> Vec<String> {
    let stopped = app.views.as_ref().and_then(|views| views.stopped_by());
    let stopped = stopped.map(|by| StoppedStatus::of(by, words).message);
    let clock = ClockStatus::of(app, words).await.map(|clock| clock.message);
    stopped.into_iter().chain(clock).collect()
}

fn line(words: Words, status: Status, last: Position) -> ViewLine {
    let class = match status.state {
        State::Opening | State::Rebuilding(_) => "info",
        State::Following => "good",
        State::Stopped { .. } | State::Closed => "bad",
    };
    let count = |count: u64| number(i64::try_from(count).unwrap_or(i64::MAX));
    ViewLine {
        name: status.name,
        version: say(words, "status-version", &[Arg::text("version", status.format)]),
        state: view::doing(words, &status.state),
        class,
        position: status.position,
        behind: count(last.0.saturating_sub(status.position.0)),
        rows: count(status.rows),
        size: size(status.bytes_on_disk),
        made: view::made(words, &status.rebuilt),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        ..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
