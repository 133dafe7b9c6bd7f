//! The pages as a reader sees them, in a real browser on a service of their own.

mod cases;
mod correct;
mod correct_refused;
mod dashboard;
mod deadlines;
mod every;
mod filling;
mod form;
mod kept;
mod lists;
mod live;
mod picking;
mod raid;
mod raid_kept;
mod raid_list;
mod raid_refused;
mod record;
mod regime;
mod shown;
mod twice;
mod widths;

use greyfile_tests::{Browser, Service};
use tempfile::TempDir;

use crate::support::{case_titled, demonstration, text};

/// Faisalabad, 8 July 2025.
const FAISALABAD: &str = "Chak 54 RB, Sargodha Road, Faisalabad";

/// A reader before a browser, and a demonstration to read.
struct Desk {
    browser: Browser,
    service: Service,
    _folder: TempDir,
}

impl Desk {
    async fn open() -> Self {
        Self::before(Browser::start()).await
    }

    /// With a browser that remembers what it asked for.
    async fn watched() -> Self {
        Self::before(Browser::start_watched()).await
    }

    async fn before(browser: impl Future<Output = Browser>) -> Self {
        let ((folder, service), browser) = tokio::join!(demonstration(), browser);
        Self { browser, service, _folder: folder }
    }

    /// Opens a page of the service.
    async fn go(&self, path: &str) {
        self.browser.goto(&format!("{}{path}", self.service.http.base())).await;
    }

    /// The id of the case that bears this title.
    async fn case(&self, title: &str) -> String {
        let file = case_titled(&self.service.http, title).await;
        text(&file["case"]["case"]).to_owned()
    }

    /// The log's last position.
    async fn position(&self) -> u64 {
        let status = self.service.http.json("/api/status").await;
        status["position"].as_u64().expect("a position")
    }

    /// Fails if the console said anything.
    async fn quiet(&self) {
        let said = self.browser.console().await;
        assert!(said.is_empty(), "{}: {said:#?}", self.browser.address().await);
    }
}
