//! Streams and events of the log, and questions to the views.

#![expect(clippy::disallowed_methods, reason = "this is where the log and the views are read")]

use std::time::Duration;

use axum::http::StatusCode;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::Logged;
use greyfile_envelope::Position;
use greyfile_projector::contract::View;
use greyfile_projector::{Memory, ReadError, Reader, Status};

use super::Sight;
use crate::api::Problem;
use crate::kit::fault::{bad, missing_position, not_a_number};

/// How long a reader waits for a view to show what they just wrote.
const WAIT: Duration = Duration::from_secs(5);

impl Sight {
    /// The last position of the log.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(crate) async fn last(&self) -> Result<Position, Problem> {
        Ok(self.app.log.last().await?)
    }

    /// The event at a position of an address, and its record's length in bytes.
    ///
    /// # Errors
    /// When there is none, or the log cannot be read.
    pub(crate) async fn event_at(&self, position: &str) -> Result<(Logged, usize), Problem> {
        let position: u64 = position.parse().map_err(|_| bad("position", not_a_number()))?;
        let position = Position(position);
        let stored = self.app.log.read(position, 1).await?;
        let stored = stored.into_iter().next().filter(|stored| stored.position == position);
        let stored = stored.ok_or_else(|| missing_position(position))?;
        let own = self.own().await?;
        Ok((self.event_of(&own, &stored)?, stored.record.len()))
    }

    /// Reads a view without holding up other requests.
    ///
    /// # Errors
    /// When the view cannot be read, or this process has none.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        view: impl View + 'static,
        read: impl Fn(&Reader<'_>) -> Result<T, ReadError> + Send + 'static,
    ) -> Result<T, Problem> {
        let Some(views) = self.app.views.clone() else {
            return Err(ReadError::Off(view.name()).into());
        };
        match tokio::task::spawn_blocking(move || views.read(&view, read)).await {
            Ok(result) => result.map_err(Problem::from),
            Err(_) => Err(Problem::of(
                StatusCode::INTERNAL_SERVER_ERROR,
                Problem::PANICKED,
                [Arg::code("of", "reading")],
            )),
        }
    }

    /// Waits until a view shows at least this position, so that a writer sees their own write; false
    /// if it took too long.
    pub(crate) async fn shows(&self, view: &dyn View, at_least: Option<Position>) -> bool {
        let Some(views) = &self.app.views else { return true };
        match (at_least, views.of(view)) {
            (Some(position), Ok(view)) => view.wait_for(position, WAIT).await,
            // A view that is turned off is told of when it is read.
            _ => true,
        }
    }

    /// Asks for what is named by an id or a filter. A view is always some moments behind the log: where
    /// it has no such thing it is asked again once it shows all that the log holds, so that nobody is
    /// told of what was just recorded that there is none.
    ///
    /// # Errors
    /// When there is no such thing, when it cannot be read, or when the view took too long to show what
    /// the log holds.
    pub(crate) async fn found<T, R>(
        &self,
        view: &dyn View,
        read: impl Fn() -> R,
    ) -> Result<T, Problem>
    where
        R: Future<Output = Result<T, Problem>>,
    {
        // What is there is shown without the log, which may be out of reach.
        match read().await {
            Err(problem) if problem.status() == StatusCode::NOT_FOUND => {}
            answer => return answer,
        }
        let held = self.last().await?;
        if !self.shows(view, Some(held)).await {
            return Err(Problem::not_now("view.behind", [Arg::code("of", "absent")]));
        }
        read().await
    }

    /// What each view is doing.
    pub(crate) fn states(&self) -> Vec<Status> {
        self.app.views().map(|view| view.status()).collect()
    }

    /// How the memory of the views is divided; nothing where this process has none.
    pub(crate) fn memory(&self) -> Option<Memory> {
        self.app.views.as_ref().map(|views| *views.memory())
    }
}
