//! Live projection: a few events at a time, in the log's order, each batch one atomic commit.

use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::Stored;

use crate::checkpoint::Checkpoint;
use crate::error::ViewError;
use crate::overlay::{Changes, Overlay};
use crate::projector::{ApplyError, Projector, Recorded};
use crate::rows::StreamRows;
use crate::store::{COMMIT_ROWS_MAX, Store, StoreError};

/// Most events one batch takes. More would gain nothing, and a failed one is done again.
const EVENTS_MAX: usize = 1_024;

/// Chooses how many events make a batch, from what the last ones changed.
pub(crate) struct Live {
    events_max: usize,
}

/// A batch ready to be committed.
pub(crate) struct Step {
    /// How many events it takes.
    pub(crate) taken: usize,
    /// The rows it changes, without the checkpoint's.
    pub(crate) changes: Changes,
    /// The checkpoint that goes with them.
    pub(crate) checkpoint: Checkpoint,
}

impl Live {
    pub(crate) fn new() -> Self {
        Self { events_max: 64 }
    }

    /// Folds the first of these events into rows, as many as make one good batch: at least one,
    /// and more only while they change no more rows than a batch should hold.
    ///
    /// # Errors
    /// When the very first event cannot be taken; an error further on just ends the batch before
    /// it, so that everything up to the offending event is kept.
    pub(crate) fn step(
        &mut self,
        projector: &dyn Projector,
        store: &Store,
        checkpoint: &Checkpoint,
        mut events: &[Stored],
    ) -> Result<Step, ViewError> {
        let mut wanted_max = self.events_max;
        loop {
            match attempt(projector, store, checkpoint, events, wanted_max) {
                Ok((step, wanted)) => {
                    let entries = step.changes.rows.len() + 1;
                    if entries > COMMIT_ROWS_MAX && wanted > 1 {
                        wanted_max = wanted / 2;
                        self.events_max = wanted_max;
                        continue;
                    }
                    if wanted == self.events_max && entries < COMMIT_ROWS_MAX / 2 {
                        self.events_max = (wanted * 2).min(EVENTS_MAX);
                    }
                    return Ok(step);
                }
                Err(Failed { keep: 0, error }) => return Err(error),
                Err(Failed { keep, .. }) => events = &events[..keep],
            }
        }
    }
}

/// An error, and how many of the events may be tried again without it.
struct Failed {
    error: ViewError,
    keep: usize,
}

fn attempt(
    projector: &dyn Projector,
    store: &Store,
    checkpoint: &Checkpoint,
    events: &[Stored],
    wanted_max: usize,
) -> Result<(Step, usize), Failed> {
    let mut overlay = Overlay::new(store);
    let mut touched: Vec<StreamId> = Vec::new();
    let (mut taken, mut wanted) = (0, 0);
    let mut expected = checkpoint.position;
    for (index, stored) in events.iter().enumerate() {
        expected = expected.next();
        let failed = |error| Failed { error, keep: index };
        let event = decode(stored, expected).map_err(failed)?;
        if projector.wants(event.stream.kind) {
            if wanted == wanted_max {
                break;
            }
            wanted += 1;
            let mut rows = StreamRows::new(event.stream, projector.tables(), &mut overlay);
            projector
                .apply(&mut rows, &recorded(stored, &event))
                .map_err(|error| stop_or_keep(error, index))?;
            touched.push(event.stream);
        }
        taken = index + 1;
    }
    touched.sort_unstable();
    touched.dedup();
    for stream in touched {
        let mut rows = StreamRows::new(stream, projector.tables(), &mut overlay);
        // Which event is to blame is found by trying fewer.
        projector.settle(&mut rows).map_err(|error| stop_or_keep(error, taken / 2))?;
    }
    let failed = |error: StoreError| Failed { error: error.into(), keep: 0 };
    let changes = overlay.changes(checkpoint.tally).map_err(failed)?;
    let mut checkpoint = checkpoint.clone();
    checkpoint.tally = changes.tally;
    if let Some(last) = taken.checked_sub(1).map(|last| &events[last]) {
        checkpoint.advance(last.position, &last.record);
    }
    Ok((Step { taken, changes, checkpoint }, wanted))
}

/// A projector's refusal ends the batch before it; a failing engine ends everything.
fn stop_or_keep(error: ApplyError, keep: usize) -> Failed {
    match error {
        ApplyError::Store(error) => Failed { error: error.into(), keep: 0 },
        error => Failed { error: error.into(), keep },
    }
}

/// Reads a record that must stand at this position.
fn decode(stored: &Stored, expected: Position) -> Result<Envelope<'_>, ViewError> {
    in_order(stored, expected)?;
    Envelope::decode(&stored.record)
        .map_err(|source| ViewError::Record { position: stored.position, source })
}

/// Reads only whose record must stand at this position.
pub(crate) fn stream_of(stored: &Stored, expected: Position) -> Result<StreamId, ViewError> {
    in_order(stored, expected)?;
    Envelope::stream_of(&stored.record)
        .map_err(|source| ViewError::Record { position: stored.position, source })
}

fn in_order(stored: &Stored, expected: Position) -> Result<(), ViewError> {
    if stored.position == expected {
        Ok(())
    } else {
        Err(ViewError::OutOfOrder { expected, found: stored.position })
    }
}

/// What a projector is given of an event.
pub(crate) fn recorded<'a>(stored: &'a Stored, event: &'a Envelope<'a>) -> Recorded<'a> {
    Recorded { position: stored.position, event, record: &stored.record }
}

#[cfg(test)]
pub(crate) mod tests {
    use bytes::Bytes;
    use greyfile_envelope::{
        Basis, CommandId, Correlation, EventId, Fingerprint, LoggedBy, Occurred, Place, Seal,
        StreamKind, Timestamp,
    };

    use super::*;
    use crate::projector::{Table, TableKind};
    use crate::status::RebuildReason;

    /// A record without a payload.
    pub(crate) fn record(stream: StreamId) -> Bytes {
        let envelope = Envelope {
            event_id: EventId::from_bytes([1; 16]),
            stream,
            version: 1,
            event_type: "sample.item",
            schema: 1,
            occurred: Occurred::at(Timestamp(0)),
            captured: None,
            recorded_at: Timestamp(0),
            done_by: "desk",
            logged_by: LoggedBy { hand: "desk", assurance: "declared" },
            basis: Basis::OwnAct,
            command_id: CommandId::from_bytes([2; 16]),
            place: Place::ALONE,
            fingerprint: Fingerprint::from_bytes([3; 16]),
            correlation: Correlation::from_bytes([4; 16]),
            reservations: Vec::new(),
            payload: &[],
        };
        envelope.encode(|_| Seal::from_bytes([0; 16])).unwrap().into()
    }

    /// So many rows from each event; cases cannot be settled.
    struct Wide(u32);

    impl Projector for Wide {
        fn name(&self) -> &'static str {
            "wide"
        }

        fn version(&self) -> u32 {
            1
        }

        fn tables(&self) -> &'static [Table] {
            &[Table { number: 1, name: "rows", kind: TableKind::Stream }]
        }

        fn wants(&self, kind: StreamKind) -> bool {
            kind != StreamKind::FIGURE
        }

        fn apply(
            &self,
            rows: &mut StreamRows<'_>,
            recorded: &Recorded<'_>,
        ) -> Result<(), ApplyError> {
            for n in 0..self.0 {
                rows.put(
                    1,
                    &[recorded.position.0.to_be_bytes().as_slice(), &n.to_be_bytes()].concat(),
                    "x",
                );
            }
            Ok(())
        }

        fn settle(&self, rows: &mut StreamRows<'_>) -> Result<(), ApplyError> {
            match rows.stream().kind {
                StreamKind::CASE => Err(ApplyError::row(rows.stream(), 1, "a case")),
                _ => Ok(()),
            }
        }
    }

    fn events(kinds: &[StreamKind]) -> Vec<Stored> {
        (1..)
            .zip(kinds)
            .map(|(at, kind)| {
                Stored::new(Position(at), record(StreamId::new(*kind, [at as u8; 16])))
            })
            .collect()
    }

    fn taken(rows_each: u32, events: &[Stored]) -> Result<(usize, usize), ViewError> {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), crate::store::Use::Once).unwrap();
        let projector = Wide(rows_each);
        let checkpoint = Checkpoint::new(&projector, [1; 16], RebuildReason::None);
        let step = Live::new().step(&projector, &store, &checkpoint, events)?;
        assert_eq!(step.checkpoint.position.0, step.taken as u64);
        assert_eq!(step.checkpoint.tally.rows, step.changes.rows.len() as u64);
        Ok((step.taken, step.changes.rows.len()))
    }

    #[test]
    fn a_batch_stays_small_unless_one_event_is_not() {
        let raids = events(&[StreamKind::RAID; 100]);
        assert_eq!(taken(1, &raids).unwrap(), (64, 64));
        assert_eq!(taken(20, &raids).unwrap(), (16, 320));
        assert_eq!(taken(2_000, &raids).unwrap(), (1, 2_000));
        assert_eq!(taken(20, &events(&[StreamKind::FIGURE; 100])).unwrap(), (100, 0));
    }

    #[test]
    fn a_batch_ends_before_an_event_that_cannot_be_taken() {
        let (raid, case, figure) = (StreamKind::RAID, StreamKind::CASE, StreamKind::FIGURE);
        assert!(matches!(taken(1, &events(&[case])), Err(ViewError::Apply(_))));
        // Settling does not tell which event is to blame, so it takes a few steps to get there.
        for before in 1..20 {
            let mut kinds = vec![raid; before];
            kinds.extend([case, raid]);
            let (taken, _) = taken(1, &events(&kinds)).unwrap();
            assert!((1..=before).contains(&taken), "{taken} of {before}");
        }
        let mut odd = events(&[figure, figure, raid]);
        odd[2].record = Bytes::from_static(b"\x01");
        assert_eq!(taken(1, &odd).unwrap(), (2, 0));
        odd[1].position = Position(7);
        assert_eq!(taken(1, &odd).unwrap(), (1, 0));
        odd.remove(0);
        assert!(matches!(taken(1, &odd), Err(ViewError::OutOfOrder { .. })));
    }
}
