//! A command is remembered by its id: what was answered the first time is found through the index
//! of command ids and read back from the log.

use std::time::Duration;

use greyfile_domain::acts::{Body, Command};
use greyfile_domain::streams::{Histories, Logged};
use greyfile_envelope::{Fingerprint, Position, StreamId};

use crate::answer::{Accepted, answer, rests_on};
use crate::error::SubmitError;
use crate::{Intake, index};

/// How long a command waits for the index of command ids to hold what it must hold.
const WAIT_FOR_INDEX: Duration = Duration::from_secs(5);
/// About how many bytes of the log are read at once.
const READ_BYTES: usize = 1 << 20;

impl Intake {
    /// The first answer, if a command of this id was recorded before. The index is waited for until
    /// it holds the log up to `at_least`.
    pub(crate) async fn first_answer(
        &self,
        command: &Command,
        fingerprint: Fingerprint,
        at_least: Position,
    ) -> Result<Option<Accepted>, SubmitError> {
        self.wait_for_index(at_least).await?;
        let found = match self.index.get(command.id) {
            Ok(found) => found,
            // It is fed again from where it is still whole.
            Err(index::Error::Damaged { .. }) => return Err(SubmitError::CatchingUp),
            Err(error) => return Err(SubmitError::Index(error.to_string())),
        };
        let Some(first) = found else { return Ok(None) };
        let written = self.records_of(command, first).await?;
        let Some(earliest) = written.first() else { return Err(self.forget_index()) };
        differs(command, fingerprint, earliest, &written)?;
        let earlier: Histories = self.load(&rests_on(&written)).await?;
        Ok(Some(answer(command.id, &written, &earlier)))
    }

    /// Waits until the index has caught up once and holds the log up to this position.
    async fn wait_for_index(&self, at_least: Position) -> Result<(), SubmitError> {
        let mut reached = self.reached.subscribe();
        let ready = reached.wait_for(|reached| reached.caught_up && reached.position >= at_least);
        match tokio::time::timeout(WAIT_FOR_INDEX, ready).await {
            Ok(Ok(_)) => Ok(()),
            _ => Err(SubmitError::CatchingUp),
        }
    }

    /// Every record of the command that begins here; none if another one does.
    async fn records_of(
        &self,
        command: &Command,
        first: Position,
    ) -> Result<Vec<Logged>, SubmitError> {
        let mut written: Vec<Logged> = Vec::new();
        let mut count = 1;
        while written.len() < count {
            let next = Position(first.0 + written.len() as u64);
            let stored = self.log.read(next, READ_BYTES).await?;
            if stored.is_empty() {
                return Ok(Vec::new());
            }
            for stored in stored.iter().take(count - written.len()) {
                let (envelope, logged) = self.open(stored)?;
                let (place, id) = (envelope.place, envelope.command_id);
                if id != command.id || usize::from(place.index()) != written.len() {
                    return Ok(Vec::new());
                }
                count = place.records().into();
                written.push(logged);
                if written.len() == count {
                    break;
                }
            }
        }
        Ok(written)
    }

    /// The index leads to something else than it holds: the log is another copy. It is made anew.
    fn forget_index(&self) -> SubmitError {
        tracing::warn!("the index of command ids does not fit the log; it is made anew");
        self.reached.send_modify(|reached| reached.caught_up = false);
        if let Err(error) = self.index.clear() {
            tracing::warn!(%error, "the index of command ids could not be cleared");
        }
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
    let what = if on(&command.body)
        .is_some_and(|on| !written.iter().any(|logged| logged.stream == on))
    {
        "stream"
    } else if earlier.moment.occurred != command.occurred_at || earlier.captured != command.captured
    {
        "times"
    } else if earlier.done_by != command.done_by().as_str()
        || earlier.logged_by.hand != command.actor.as_str()
    {
        "hands"
    } else if earlier.basis != command.basis {
        "basis"
    } else if earlier.fingerprint != fingerprint {
        "body"
    } else {
        return Ok(());
    };
    Err(SubmitError::OtherBody { differs: what })
}

/// The stream that a command names as the one to write.
fn on(body: &Body) -> Option<StreamId> {
    match body {
        Body::Record(act) => Some(act.on),
        Body::Note(act) => Some(act.on),
        Body::Correct(act) => Some(act.on),
        Body::Retract(act) => Some(act.on),
        Body::Seize(act) => Some(act.raid.into()),
        Body::LodgeFir(act) => Some(act.case.into()),
        Body::ConductRaid(act) => act.case.map(Into::into),
        Body::Open(_) | Body::OpenCase(_) => None,
    }
}
