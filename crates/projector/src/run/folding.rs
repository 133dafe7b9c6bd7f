//! The threads of a rebuild that fold streams, each for all views at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Mutex, OnceLock, PoisonError};

use bytes::Bytes;
use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::Stored;
use greyfile_record::genuine;

use super::commands::end_of;
use super::days::Days;
use super::folded::Folded;
use super::rebuild::Wanted;
use super::sorting::{Runs, Sorting};
use super::step::{Moment, Track};
use super::trust::Trust;
use crate::error::ViewError;

/// A stream, with its records.
pub(super) type Stream = (StreamId, Vec<(Position, Bytes)>);

/// The views to be made, and which of them have failed: those are left out from then on, and the
/// others go on.
pub(super) struct Views {
    wanted: Vec<(Wanted, OnceLock<ViewError>)>,
    every_record: bool,
}

impl Views {
    /// Reads the streams that a view wants.
    pub(super) fn of(wanted: Vec<Wanted>) -> Self {
        let wanted = wanted.into_iter().map(|one| (one, OnceLock::new())).collect();
        Self { wanted, every_record: false }
    }

    /// Reads every stream.
    pub(super) fn with_every_record(wanted: Vec<Wanted>) -> Self {
        Self { every_record: true, ..Self::of(wanted) }
    }

    pub(super) fn len(&self) -> usize {
        self.wanted.len()
    }

    /// Each view, or why it failed.
    pub(super) fn into_each(self) -> impl Iterator<Item = Result<Wanted, ViewError>> {
        self.wanted.into_iter().map(|(wanted, failed)| match failed.into_inner() {
            Some(error) => Err(error),
            None => Ok(wanted),
        })
    }
}

/// A thread that folds.
pub(super) struct Folding<'a> {
    pub(super) views: &'a Views,
    pub(super) days: &'a Days,
    /// Where sorters spill.
    pub(super) spill: &'a Path,
    /// Bytes each of its sorters holds in memory.
    pub(super) bytes: usize,
}

/// One view while a stream is folded.
struct One<'a> {
    wanted: &'a Wanted,
    failed: &'a OnceLock<ViewError>,
    sink: &'a mut Sorting,
    track: Track,
}

impl Folding<'_> {
    /// Folds what is handed over until nothing more comes. Gives what each view came to.
    pub(super) fn run(
        &self,
        streams: &Mutex<Receiver<Vec<Stream>>>,
        folded: &AtomicU64,
    ) -> Result<Vec<Runs>, ViewError> {
        let views = self.views.wanted.iter();
        let mut sinks: Vec<Sorting> =
            views.map(|(of, _)| Sorting::new(self.spill, self.bytes, of.tables.clone())).collect();
        loop {
            let next = streams.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(streams) = next else { break };
            for (stream, records) in streams {
                folded.fetch_add(records.len() as u64, Ordering::Relaxed);
                self.stream(stream, &records, &mut sinks)?;
            }
        }
        sinks.into_iter().map(|sink| Ok(sink.finish()?)).collect()
    }

    fn stream(
        &self,
        stream: StreamId,
        records: &[(Position, Bytes)],
        sinks: &mut [Sorting],
    ) -> Result<(), ViewError> {
        let views = self.views.wanted.iter().zip(sinks);
        let mut views: Vec<One<'_>> = views
            .filter(|((wanted, _), _)| wanted.view.wants(stream.kind))
            .map(|((wanted, failed), sink)| One { wanted, failed, sink, track: Track::default() })
            .collect();
        if views.is_empty() && !self.views.every_record {
            return Ok(());
        }
        let mut folded = Folded::new(stream);
        let mut open: Option<Position> = None;
        let moment = |end| Moment::new(end, self.days.began(end));
        let mut step = |folded: &Folded, end: Position, next: Option<Position>| {
            let (now, next) = (moment(end), next.map(moment));
            views.iter_mut().try_for_each(|view| view.step(folded, now, next))
        };
        for (position, record) in records {
            let envelope = Envelope::decode(record)
                .map_err(|source| ViewError::Record { position: *position, source })?;
            let end = end_of(*position, &envelope);
            if let Some(before) = open.replace(end)
                && before != end
            {
                step(&folded, before, Some(end))?;
            }
            let logged = genuine::logged(*position, &envelope).map_err(|unread| {
                Trust::refused(&Stored::new(*position, record.clone()), unread)
            })?;
            folded.push(logged);
        }
        if let Some(end) = open {
            step(&folded, end, None)?;
        }
        views.into_iter().try_for_each(|view| view.sink.end(&view.track))
    }
}

impl One<'_> {
    fn step(
        &mut self,
        folded: &Folded,
        moment: Moment,
        next: Option<Moment>,
    ) -> Result<(), ViewError> {
        let Wanted { view, tables, .. } = self.wanted;
        if self.failed.get().is_some() || !tables.matter_at(moment, next) {
            return Ok(());
        }
        match catch_unwind(AssertUnwindSafe(|| folded.owned(view.as_ref(), tables))) {
            Ok(owned) => {
                let stream = folded.history.stream();
                Ok(self.track.step(owned, moment, tables, &mut self.sink.of(stream))?)
            }
            Err(panic) => {
                let error = ViewError::Panicked(crate::panic_text(panic.as_ref()));
                // Two threads may meet it; what one of them met is enough.
                let _ = self.failed.set(error);
                Ok(())
            }
        }
    }
}
