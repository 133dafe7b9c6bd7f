//! Every page there is, a line each. Routes, navigation, and the tests that look at all pages read this
//! list.

use std::sync::Arc;

use axum::Router;
use axum::routing::{MethodRouter, get, post};

use crate::app::Viewing;
use crate::boards::{deadlines, operations, regime, registers};
use crate::kit::nav::{Entry, Navigation};
use crate::log;
use crate::record::mend::{self, Way};
use crate::record::{self, raid};
use crate::streams::case;

/// A page, or a part of one that is fetched by itself.
pub(crate) struct Page {
    /// Its route, such as `/cases/{case}`.
    path: &'static str,
    at: fn() -> MethodRouter<Arc<Viewing>>,
    nav: Option<Entry>,
    tried: Tried,
    /// Whether a file can come with its form: it has the limits of files.
    takes_file: bool,
}

/// How the tests that look at every page look at one.
enum Tried {
    /// With these query strings, which show what it can look like, each with its question mark. The
    /// first is the bare page.
    With(&'static [&'static str]),
    /// Not: whoever reads it is led on to another page.
    LedOn,
    /// Not: it is only written to.
    Not,
}

/// The pages, in the order of the navigation.
static PAGES: &[Page] = &[
    page("/", || get(operations::dashboard::get)).called("operations").tried(&[
        "",
        "?from=2025-06-15&to=2025-12-31",
        "?from=2031-01-01&to=2031-01-02",
        "?from=2025-06-15&to=2025-12-31&known_by=2025-07-20",
    ]),
    page("/behind", || get(operations::behind::get)).tried(&[
        "?measure=arrests",
        "?measure=arrests&known_by=2025-07-09",
        "?measure=arrests&only=untold",
        "?measure=arrests&from=2025-06-15&to=2025-12-31",
        "?measure=raids&only=loose",
        "?measure=raids&city=faisalabad",
        "?measure=raids&city=%D9%81%DB%8C%D8%B5%D9%84%20%D8%A2%D8%A8%D8%A7%D8%AF",
    ]),
    page("/cases", || get(case::list::get))
        .called("cases")
        .tried(&["", "?stage=closed&city=gilgit"]),
    page("/cases/{case}", || get(case::file::get)).tried(&[""]),
    page("/cases/{case}/notes", || get(case::note::get).post(case::note::post)).leads_on(),
    page("/deadlines", || get(deadlines::get)).called("deadlines").tried(&[
        "",
        "?verdict=late",
        "?rule=fir.challan",
        "?known_by=2025-07-20&at=2025-07-12T10:00",
    ]),
    page("/registers", || get(registers::get)).called("registers").tried(&["", "?only=gaps"]),
    page("/regime", || get(regime::get)).called("regime").tried(&["", "?on=2024-12-31"]),
    page("/events", || get(log::events::get)).called("events").tried(&[
        "",
        "?type=note_added",
        "?stream={person}",
    ]),
    page("/events/{position}", || get(log::event::get)).tried(&[""]),
    page("/events/{position}/correct", || mend::at(Way::Correct)).tried(&["?case={case}"]),
    page("/events/{position}/retract", || mend::at(Way::Retract)).tried(&["?case={case}"]),
    page("/events/{position}/apart", || mend::at(Way::Apart)).tried(&["?case={case}"]),
    page("/status", || get(log::status::get)).called("status").tried(&[""]),
    page("/raids/new", || get(raid::get).post(raid::post)).act("raid").tried(&["", "?case={case}"]),
    page("/raids/new/people", || post(raid::people)),
    page("/record", || get(record::list::get)).called("record").tried(&[""]),
    page("/record/find", || post(record::find::post)),
    page("/record/file_attached", || {
        get(record::new::get_with_file).post(record::new::post_with_file)
    })
    .with_file()
    .tried(&["", "?on={case}&case={case}"]),
    page("/record/{event}", || get(record::new::get).post(record::new::post)).tried(&[""]),
];

const fn page(path: &'static str, at: fn() -> MethodRouter<Arc<Viewing>>) -> Page {
    Page { path, at, nav: None, tried: Tried::Not, takes_file: false }
}

impl Page {
    /// In the navigation, under this key.
    const fn called(self, key: &'static str) -> Self {
        let href = self.path;
        Self { nav: Some(Entry { key, href, is_act: false }), ..self }
    }

    /// In the navigation, as something to do.
    const fn act(self, key: &'static str) -> Self {
        let href = self.path;
        Self { nav: Some(Entry { key, href, is_act: true }), ..self }
    }

    const fn tried(self, queries: &'static [&'static str]) -> Self {
        Self { tried: Tried::With(queries), ..self }
    }

    const fn with_file(self) -> Self {
        Self { takes_file: true, ..self }
    }

    const fn leads_on(self) -> Self {
        Self { tried: Tried::LedOn, ..self }
    }
}

/// The routes of all pages: of those with whose form a file can come, or of all others.
pub(crate) fn routes(with_file: bool) -> Router<Arc<Viewing>> {
    let pages = PAGES.iter().filter(|page| page.takes_file == with_file);
    pages.fold(Router::new(), |router, page| router.route(page.path, (page.at)()))
}

/// What navigation leads to.
pub(crate) fn navigation() -> Navigation {
    Navigation(PAGES.iter().filter_map(|page| page.nav).collect())
}

/// The addresses of all pages as tests look at them, for instance `/cases/{case}`: each `{…}` stands
/// for an id, a position or a type of event that the test puts there.
pub fn addresses() -> impl Iterator<Item = String> {
    let of = |page: &'static Page| {
        let queries = match page.tried {
            Tried::With(queries) => queries,
            Tried::LedOn | Tried::Not => &[],
        };
        queries.iter().map(|query| format!("{}{query}", page.path))
    };
    PAGES.iter().flat_map(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that can be read is looked at by the tests of all pages.
    #[tokio::test]
    async fn every_page_that_is_read_is_tried() {
        for page in PAGES {
            // A route does not say what it takes but in its debug output.
            let reads = format!("{:?}", (page.at)()).contains("get: BoxedHandler");
            let tried = match page.tried {
                Tried::With(queries) => !queries.is_empty(),
                Tried::LedOn => true,
                Tried::Not => false,
            };
            assert_eq!(tried, reads, "{}", page.path);
        }
    }
}
