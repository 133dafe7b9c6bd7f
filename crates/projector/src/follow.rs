//! Following the log: the worker's usual state.

use futures_util::{FutureExt, StreamExt};
use greyfile_envelope::Position;
use greyfile_eventlog::{ReadError, Stored, TraceParent};
use tracing::{Span, info_span};

use crate::checkpoint;
use crate::error::ViewError;
use crate::live::Live;
use crate::status::State;
use crate::store::StoreError;
use crate::worker::{Command, Next, Stop, Worker};

/// Events taken from the log before the first of them is projected, where that many wait.
const GATHER_MAX: usize = 1_024;

/// What woke the worker while it followed.
enum Woken {
    Stop,
    Command(Option<Command>),
    Log(Option<Result<Vec<Stored>, ReadError>>),
}

impl Worker {
    /// Takes events as the log gets them.
    pub(crate) fn follow(&mut self) -> Result<Next, ViewError> {
        self.set_state(State::Following);
        let from = self.shared.position.borrow().next();
        let mut chunks = self.log.follow(from);
        let mut live = Live::new();
        loop {
            let woken = self.runtime.block_on(async {
                tokio::select! {
                    biased;
                    _ = self.stop.wait_for(|stop| *stop != Stop::No) => Woken::Stop,
                    command = self.commands.recv() => Woken::Command(command),
                    chunk = chunks.next() => Woken::Log(chunk),
                }
            });
            let mut chunk = match woken {
                Woken::Stop | Woken::Command(None) => return Ok(Next::Close),
                Woken::Command(Some(command)) => return self.obey(command),
                Woken::Log(chunk) => Some(chunk),
            };
            let mut events = Vec::new();
            // An error behind good events waits until those are in the rows.
            let end = loop {
                match chunk {
                    Some(Some(Ok(more))) => events.extend(more),
                    Some(Some(Err(error))) => break Some(ViewError::Log(error)),
                    Some(None) => break Some(ViewError::LogEnded),
                    None => break None,
                }
                if events.len() >= GATHER_MAX {
                    break None;
                }
                let _on_runtime = self.runtime.enter();
                chunk = chunks.next().now_or_never();
            };
            if let Some(next) = self.project(&mut live, &events)? {
                return Ok(next);
            }
            if let Some(error) = end {
                return Err(error);
            }
        }
    }

    fn project(&self, live: &mut Live, mut events: &[Stored]) -> Result<Option<Next>, ViewError> {
        while !events.is_empty() {
            if *self.stop.borrow() != Stop::No {
                return Ok(Some(Next::Close));
            }
            let step = {
                let serving = self.shared.serving();
                let serving = serving.as_ref().expect("only a served view follows");
                live.step(self.projector.as_ref(), &serving.store, &serving.checkpoint, events)?
            };
            let spans = spans(self.shared.name, &events[..step.taken]);
            let row = step.checkpoint.encode();
            let rows =
                step.changes.rows.iter().map(|(key, value)| (key.as_slice(), value.as_deref()));
            let rows = rows.chain([(checkpoint::KEY, Some(row.as_slice()))]);
            self.shared.change(|serving| {
                let serving = serving.as_mut().expect("only a served view follows");
                serving.store.commit(rows)?;
                serving.checkpoint = step.checkpoint;
                Ok::<_, StoreError>(())
            })?;
            drop(spans);
            events = &events[step.taken..];
        }
        Ok(None)
    }
}

/// A span for each event whose command is traced: from here on until the view shows it.
fn spans(view: &'static str, events: &[Stored]) -> Vec<Span> {
    let traced =
        events.iter().filter_map(|stored| Some((stored.position, stored.trace.as_deref()?)));
    let span = |(position, parent): (Position, &TraceParent)| {
        let span = info_span!("view", view.name = view, log.position = position.0);
        greyfile_trace::follow(&span, parent);
        span
    };
    traced.map(span).collect()
}
