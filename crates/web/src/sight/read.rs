//! Streams and events of the log, and questions to the views.

use std::sync::Arc;

use axum::http::StatusCode;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::{History, Logged};
use greyfile_envelope::{Position, StreamId};
use greyfile_projector::{ReadError, Views};

use super::Sight;
use crate::api::Problem;
use crate::kit::fault::{bad, missing_position, not_a_number};

/// The log, or a record of it, cannot be read.
pub(crate) fn unreadable(error: &impl std::fmt::Display) -> Problem {
    let args = [Arg::code("of", "read"), Arg::text("cause", error.to_string())];
    Problem::of(StatusCode::INTERNAL_SERVER_ERROR, "log.unreadable", args)
}

/// Reads a view without holding up other requests.
pub(crate) async fn reading<T: Send + 'static>(
    views: &Arc<Views>,
    read: impl FnOnce(&Views) -> Result<T, ReadError> + Send + 'static,
) -> Result<T, Problem> {
    let views = Arc::clone(views);
    match tokio::task::spawn_blocking(move || read(&views)).await {
        Ok(result) => result.map_err(Problem::from),
        Err(_) => Err(Problem::of(
            StatusCode::INTERNAL_SERVER_ERROR,
            Problem::PANICKED,
            [Arg::code("of", "reading")],
        )),
    }
}

impl Sight {
    /// The last position of the log.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(crate) async fn last(&self) -> Result<Position, Problem> {
        Ok(self.app.log.last().await?)
    }

    /// Events from a position on, some `bytes` of records at most; none behind the end.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(crate) async fn events(
        &self,
        from: Position,
        bytes: usize,
    ) -> Result<Vec<Logged>, Problem> {
        let stored = self.app.log.read(from, bytes).await?;
        let read = |one: &greyfile_eventlog::Stored| {
            greyfile_record::read(one.position, &one.record).map_err(|error| unreadable(&error))
        };
        stored.iter().map(read).collect()
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
        let past = greyfile_record::read(stored.position, &stored.record)
            .map_err(|error| unreadable(&error))?;
        Ok((past, stored.record.len()))
    }

    /// A stream as the log has it.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(crate) async fn history(&self, stream: StreamId) -> Result<History, Problem> {
        let mut history = History::new(stream);
        for stored in self.app.log.read_stream(stream).await? {
            let past = greyfile_record::read(stored.position, &stored.record)
                .map_err(|error| unreadable(&error))?;
            history.push(past);
        }
        Ok(history)
    }

    /// Asks the views, without holding up other requests.
    ///
    /// # Errors
    /// When a view cannot be read.
    pub(crate) async fn view<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Views) -> Result<T, ReadError> + Send + 'static,
    ) -> Result<T, Problem> {
        reading(&Arc::clone(&self.views), read).await
    }
}
