//! A command is remembered by its id: what was answered the first time is found through the index
//! of command ids and read back from the log.

use std::sync::atomic::Ordering;
use std::time::Duration;

use greyfile_domain::acts::{Body, Command};
use greyfile_domain::streams::{Histories, Logged};
use greyfile_envelope::{Fingerprint, Position, StreamId, StreamKind};

use crate::answer::{Accepted, answer, rests_on};
use crate::error::SubmitError;
use crate::follow::Reached;
use crate::load::logged;
use crate::{Intake, index};

/// How long a command waits for the index of command ids to hold what it must hold.
const WAIT_FOR_INDEX: Duration = Duration::from_secs(5);
/// About how many bytes of the log are read at once: most commands whole, and little besides.
const READ_BYTES: usize = 64 << 10;

impl Intake {
    /// Writes the index of command ids to the disk: at a clean stop, so that the next start has
    /// little to read again.
    pub fn flush_index(&self) {
        if let Err(error) = self.index.flush() {
            tracing::warn!(%error, "the index of command ids could not be written; the next start reads more of the log");
        }
    }

    /// The first answer, if a command of this id was recorded before. The index is waited for until
    /// it holds the log up to `at_least`, and whatever was recorded here.
    pub(crate) async fn first_answer(
        &self,
        command: &Command,
        fingerprint: Fingerprint,
        at_least: Position,
    ) -> Result<Option<Accepted>, SubmitError> {
        let own = Position(self.recorded.load(Ordering::SeqCst));
        let relied_on = self.wait_for_index(at_least.max(own)).await?;
        let found = match self.index.look_up(command.id) {
            Ok(found) => found,
            // It is fed again from where it is still whole.
            Err(index::Error::Damaged { .. }) => return Err(self.feed_index_again()),
            Err(error) => return Err(SubmitError::Index(error.cause())),
        };
        let Some(first) = found.first else {
            if found.upto < relied_on {
                // It fell back after it was waited for.
                return Err(SubmitError::CatchingUp);
            }
            if self.reached.borrow().ended {
                return Err(self.blind());
            }
            return Ok(None);
        };
        let read = self.read_answer(command, fingerprint, first).await;
        match read.map_err(|error| error.after_it_was_found(first))? {
            Some(accepted) => Ok(Some(accepted)),
            None => Err(self.forget_index()),
        }
    }

    /// The answer to a command whose first record stands here; none if another's does.
    async fn read_answer(
        &self,
        command: &Command,
        fingerprint: Fingerprint,
        first: Position,
    ) -> Result<Option<Accepted>, SubmitError> {
        let written = self.records_of(command, first).await?;
        let Some(earliest) = written.first() else { return Ok(None) };
        differs(command, fingerprint, earliest, &written)?;
        let earlier: Histories = self.load(&rests_on(&written)).await?;
        let known = self.known_before(earliest.moment.position).await?;
        Ok(Some(answer(command.id, written, &earlier, &known)))
    }

    /// Waits until the index has caught up once and holds the log up to this position; up to where
    /// it holds it.
    pub(crate) async fn wait_for_index(&self, at_least: Position) -> Result<Position, SubmitError> {
        let holds = |reached: &Reached| reached.caught_up() && reached.position >= at_least;
        let mut watching = self.reached.subscribe();
        let settled = watching
            .wait_for(|reached| holds(reached) || reached.ended || reached.trouble.is_some());
        let Ok(Ok(reached)) = tokio::time::timeout(WAIT_FOR_INDEX, settled).await else {
            return Err(SubmitError::CatchingUp);
        };
        match &reached.trouble {
            _ if holds(&reached) => Ok(reached.position),
            Some(trouble) => Err(SubmitError::Index(trouble.clone())),
            None => Err(self.blind()),
        }
    }

    /// The follower ended: what is recorded from now on is not seen, so nothing new is taken. The
    /// log knows why, if it is its end.
    fn blind(&self) -> SubmitError {
        if let Some((position, cause)) = self.reached.borrow().newer.clone() {
            return SubmitError::Newer { position, cause };
        }
        match self.log.halted() {
            Some(halted) if halted.heals() => SubmitError::Full,
            Some(halted) => SubmitError::Closed(halted.why),
            None => SubmitError::Blind,
        }
    }

    /// The records of the command that begins here, reservations left out; none if another
    /// command begins here.
    async fn records_of(
        &self,
        command: &Command,
        first: Position,
    ) -> Result<Vec<Logged>, SubmitError> {
        let mut written: Vec<Logged> = Vec::new();
        let (mut read, mut count) = (0, 1);
        while read < count {
            let stored = self.log.read(Position(first.0 + u64::from(read)), READ_BYTES).await?;
            if stored.is_empty() {
                return Ok(Vec::new());
            }
            for stored in &stored {
                let envelope = self.envelope(stored)?;
                let place = envelope.place;
                if envelope.command_id != command.id || place.index() != read {
                    return Ok(Vec::new());
                }
                if read == 0 {
                    count = place.records();
                    written.reserve(count.into());
                }
                // The first answer names no reservation.
                if envelope.stream.kind != StreamKind::RESERVATION {
                    written.push(logged(stored.position, &envelope)?);
                }
                read += 1;
                if read == count {
                    break;
                }
            }
        }
        Ok(written)
    }

    /// The index leads to something else than it holds: the log is another copy. It is made anew.
    pub(crate) fn forget_index(&self) -> SubmitError {
        tracing::warn!("the index of command ids does not fit the log; it is made anew");
        if let Err(error) = self.index.clear() {
            tracing::warn!(%error, "the index of command ids could not be cleared");
        }
        self.feed_index_again()
    }

    /// The index fell back. Its follower may be waiting for a record that never comes, since no
    /// command is taken meanwhile: it is woken.
    fn feed_index_again(&self) -> SubmitError {
        self.fell_back(None);
        self.feed_again.notify_one();
        SubmitError::CatchingUp
    }
}

/// Refuses a command whose id was used for another one, and says in what they differ.
fn differs(
    command: &Command,
    fingerprint: Fingerprint,
    earlier: &Logged,
    written: &[Logged],
) -> Result<(), SubmitError> {
    let moment = earlier.moment;
    let times = moment.occurred == command.occurred_at && earlier.captured == command.captured;
    let hands = earlier.done_by == command.done_by().as_str()
        && earlier.logged_by.hand == command.actor.as_str();
    let basis = earlier.basis == command.basis;
    let body = earlier.fingerprint == fingerprint;
    if times && hands && basis && body {
        return Ok(());
    }
    // Not every command writes the stream that it names, so this alone is no difference.
    let what = if !body
        && on(&command.body).is_some_and(|on| !written.iter().any(|logged| logged.stream == on))
    {
        "stream"
    } else if !times {
        "times"
    } else if !hands {
        "hands"
    } else if !basis {
        "basis"
    } else {
        "body"
    };
    Err(SubmitError::OtherBody { differs: what })
}

/// The stream that a command names as the one to write.
fn on(body: &Body) -> Option<StreamId> {
    match body {
        Body::Record(act) => Some(act.on),
        Body::Note(act) => Some(act.on),
        Body::AttachFile(act) => Some(act.on),
        Body::Correct(act) => Some(act.on),
        Body::Retract(act) => Some(act.on),
        Body::NotTheSame(act) => Some(act.on),
        Body::Seize(act) => Some(act.raid.into()),
        Body::LodgeFir(act) => Some(act.case.into()),
        Body::SetAside(act) => Some(act.log.into()),
        Body::MendClock(act) => Some(act.log.into()),
        Body::TakeVettingAnswer(act) => Some(act.licence.into()),
        Body::ConductRaid(act) => act.case.map(Into::into),
        Body::Open(_) | Body::OpenCase(_) | Body::AdoptRegime(_) | Body::DraftRegime(_) => None,
    }
}
