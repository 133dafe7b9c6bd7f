//! The demonstration: press reports and published figures as they were given, nothing made up but
//! ids and the moments of recording. The same seed gives the same bytes.

mod figures;
pub(crate) mod places;
mod press;
mod regime;

use greyfile_domain::acts::{Body, Command};
use greyfile_envelope::{Basis, CommandId, Hand, Timestamp};
use greyfile_eventlog::ReadLog;
use greyfile_intake::{Accepted, Intake};
use sha2::{Digest, Sha256};

use crate::told::{OrTold, Told};

/// Who types the demonstration in.
const ACTOR: &str = "demo-desk";
/// Who did what a source does not say who did.
const NOT_STATED: &str = "not stated";

/// Hashes a seed, a label and a number.
pub fn hash(seed: u64, label: &str, number: u64) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.to_be_bytes());
    hash.update(number.to_be_bytes());
    hash.update(label.as_bytes());
    hash.finalize().into()
}

/// A ULID of an instant whose random part follows from a seed.
pub fn id(seed: u64, at: Timestamp, label: &str, number: u64) -> [u8; 16] {
    let mut id = [0; 16];
    id[..6].copy_from_slice(&at.0.to_be_bytes()[2..]);
    id[6..].copy_from_slice(&hash(seed, label, number)[..10]);
    id
}

/// Loads the demonstration; what is there already is not added again. The answer says what was
/// done.
pub async fn load(intake: &Intake, log: &dyn ReadLog, seed: u64) -> anyhow::Result<Told> {
    let before = log.last().await?;
    let mut desk = Desk { intake, seed, commands: 0 };
    regime::adopt(&mut desk).await?;
    places::add(&mut desk).await?;
    let mut steps = press::steps()?;
    steps.extend(figures::steps()?);
    steps.sort_by_key(Step::recorded_at);
    for step in steps {
        step.run(&mut desk).await?;
    }
    let after = log.last().await?;
    let added = after.0 - before.0;
    Ok(Told::new("serve-demo-loaded").count("added", added).with("commands", desk.commands))
}

/// Something the demonstration records, in the order of recording.
enum Step {
    Raid(Box<press::Row>),
    Later(Box<press::Later>),
    Figures(Box<figures::Table>),
}

impl Step {
    fn recorded_at(&self) -> Timestamp {
        match self {
            Self::Raid(row) => row.recorded_at,
            Self::Later(later) => later.recorded_at,
            Self::Figures(table) => table.recorded_at,
        }
    }

    async fn run(self, desk: &mut Desk<'_>) -> anyhow::Result<()> {
        match self {
            Self::Raid(row) => press::record(&row, desk).await,
            Self::Later(later) => press::record_later(&later, desk).await,
            Self::Figures(table) => figures::publish(&table, desk).await,
        }
    }
}

/// Where the demonstration is typed in: numbers its commands and sends them.
struct Desk<'a> {
    intake: &'a Intake,
    seed: u64,
    commands: u64,
}

impl Desk<'_> {
    /// Records one command. `label` names it for ever: the id follows from it.
    async fn record(
        &mut self,
        label: &str,
        recorded_at: Timestamp,
        occurred_at: &str,
        basis: Basis,
        body: Body,
    ) -> anyhow::Result<Accepted> {
        self.commands += 1;
        let own_act = basis == Basis::OwnAct;
        let command = Command {
            id: CommandId::from_bytes(id(self.seed, recorded_at, label, 0)),
            actor: Hand::new(ACTOR)?,
            done_by: if own_act { None } else { Some(Hand::new(NOT_STATED)?) },
            occurred_at: occurred_at.parse()?,
            basis,
            captured: None,
            recorded_at: Some(recorded_at),
            correlation: None,
            body,
        };
        let accepted = self.intake.submit(&command).await;
        accepted.or_told(|| Told::new("demo-loading").with("what", label))
    }
}
