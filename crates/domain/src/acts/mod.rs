//! Commands: what somebody asks to have recorded. A file each: its shape, and how it is decided.

use greyfile_envelope::{
    Basis, Captured, CommandId, Correlation, Hand, Occurred, StreamId, StreamKind, Timestamp,
};
use greyfile_field::Field;
use serde::{Deserialize, Serialize};

use crate::kernel::common::Common;
use crate::kernel::decision::{Context, Undecided};
use crate::kernel::draft;
use crate::kernel::kind::AnyEvent;
use crate::streams::{Decision, Event, Histories};
use crate::values::declare::words;
use crate::values::file::HeldFiles;
use crate::values::gazetteer::Gazetteer;
use crate::values::hex::Sha256Hex;
use crate::values::law::Law;
use crate::values::purpose::Purpose;

mod attach_file;
mod conduct_raid;
mod correct;
mod licensing;
mod lodge_fir;
mod mend_clock;
mod not_the_same;
mod note;
mod open;
mod open_case;
mod record;
mod regime;
mod retract;
mod seize;
mod set_aside;
mod vetting_answer;

pub use attach_file::AttachFile;
pub use conduct_raid::{ConductRaid, Found};
pub use correct::Correct;
pub use lodge_fir::LodgeFir;
pub use mend_clock::MendClock;
pub use not_the_same::NotTheSame;
pub use note::Note;
pub use open::Open;
pub use open_case::OpenCase;
pub use record::Record;
pub use regime::{AdoptRegime, DraftRegime};
pub use retract::Retract;
pub use seize::{Parcel, Seize};
pub use set_aside::SetAside;
pub use vetting_answer::TakeVettingAnswer;

/// A decision in the making.
type Draft<'a> = draft::Draft<'a, Event>;

/// One command: who asks, when it happened, on what basis, and what is to be recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Field)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// Names the command: sent again it does nothing more and gets the first answer.
    pub id: CommandId,
    /// Who types it.
    pub actor: Hand,
    /// Who did it; the actor when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_by: Option<Hand>,
    /// When it happened.
    pub occurred_at: Occurred,
    /// What it rests on; the hand's own act when absent.
    #[serde(default)]
    pub basis: Basis,
    /// When a device logged it offline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured: Option<Captured>,
    /// The moment of recording, which only a demonstration log lets a command set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<Timestamp>,
    /// What the command belongs to; itself when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation: Option<Correlation>,
    /// What is to be recorded.
    #[serde(rename = "do")]
    pub body: Body,
}

words! {
    /// What a command does.
    enum Body {
        /// Opens a stream with its first events.
        Open(Open),
        /// Adds events to a stream.
        Record(Record),
        /// Opens a case, with what already belongs to it.
        OpenCase(OpenCase),
        /// Records a whole raid in one go.
        ConductRaid(ConductRaid),
        /// Lodges an FIR in a case, with its accused.
        LodgeFir(LodgeFir),
        /// Records further seizures of a raid.
        Seize(Seize),
        /// Adds a note to a stream.
        Note(Note),
        /// Attaches a file to a stream.
        AttachFile(AttachFile),
        /// Corrects an event.
        Correct(Correct),
        /// Retracts an event.
        Retract(Retract),
        /// Says that an event is not the same as an earlier one.
        NotTheSame(NotTheSame),
        /// Sets aside a record that is not intake's.
        SetAside(SetAside),
        /// Mends a stretch of the log whose clock was ahead.
        MendClock(MendClock),
        /// Takes in a body's signed answer.
        TakeVettingAnswer(TakeVettingAnswer),
        /// Adopts a regime as a whole.
        AdoptRegime(AdoptRegime),
        /// Drafts a regime, which decides nothing.
        DraftRegime(DraftRegime),
    }
}

/// What a command is decided on.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The histories that were loaded.
    pub histories: &'a Histories,
    /// The law in force.
    pub law: &'a Law,
    /// The places that are known.
    pub gazetteer: &'a Gazetteer,
    /// The files that are here, of [`Command::files`].
    pub files: &'a HeldFiles,
    /// What the log is for.
    pub purpose: &'a Purpose,
    /// The moment of recording.
    pub now: Timestamp,
}

/// Decides a command: pure, from what is given.
///
/// # Errors
/// The histories that are missing, all at once; or the first rule that is broken, and then nothing
/// of the command may be written.
pub fn decide(command: &Command, given: &Given<'_>) -> Result<Decision, Undecided> {
    let context = Context {
        now: given.now,
        purpose: given.purpose,
        command: command.id,
        occurred: command.occurred_at,
        done_by: command.done_by(),
        logged_by: &command.actor,
        decided_here: command.basis == Basis::OwnAct && command.captured.is_none(),
        law: given.law,
        gazetteer: given.gazetteer,
        files: given.files,
    };
    let mut draft = Draft::new(context, given.histories);
    draft.require(context.not_in_the_future(command.occurred_at));
    draft.require(context.captured(command.captured));
    match &command.body {
        Body::Open(act) => act.decide(&mut draft),
        Body::Record(act) => act.decide(&mut draft),
        Body::OpenCase(act) => act.decide(&mut draft),
        Body::ConductRaid(act) => act.decide(&mut draft),
        Body::LodgeFir(act) => act.decide(&mut draft),
        Body::Seize(act) => act.decide(&mut draft),
        Body::Note(act) => act.decide(&mut draft),
        Body::AttachFile(act) => act.decide(&mut draft),
        Body::Correct(act) => act.decide(&mut draft),
        Body::Retract(act) => act.decide(&mut draft),
        Body::NotTheSame(act) => act.decide(&mut draft),
        Body::SetAside(act) => act.decide(&mut draft),
        Body::MendClock(act) => act.decide(&mut draft),
        Body::TakeVettingAnswer(act) => act.decide(&mut draft),
        Body::AdoptRegime(act) => act.decide(&mut draft),
        Body::DraftRegime(act) => act.decide(&mut draft),
    }
    draft.finish()
}

impl Command {
    /// Who did it.
    pub fn done_by(&self) -> &Hand {
        self.done_by.as_ref().unwrap_or(&self.actor)
    }

    /// The files that this command would attach, or say that they were.
    pub fn files(&self) -> Vec<Sha256Hex> {
        let of = |event: &Event| match event.common() {
            Some(Common::FileAttached(file)) => Some(file.sha256),
            Some(
                Common::NoteAdded(_)
                | Common::Corrected(_)
                | Common::Retracted(_)
                | Common::NotTheSame(_),
            )
            | None => None,
        };
        match &self.body {
            Body::AttachFile(act) => vec![act.sha256],
            Body::Open(act) => act.events.iter().filter_map(of).collect(),
            Body::Record(act) => act.events.iter().filter_map(of).collect(),
            Body::Correct(act) => act.replacement.iter().filter_map(of).collect(),
            Body::OpenCase(_)
            | Body::ConductRaid(_)
            | Body::LodgeFir(_)
            | Body::Seize(_)
            | Body::Note(_)
            | Body::Retract(_)
            | Body::NotTheSame(_)
            | Body::SetAside(_)
            | Body::MendClock(_)
            | Body::AdoptRegime(_)
            | Body::DraftRegime(_)
            | Body::TakeVettingAnswer(_) => Vec::new(),
        }
    }

    /// The `index`-th stream of a kind that this command opens.
    pub fn opened(&self, kind: StreamKind, index: u16) -> StreamId {
        Event::only(kind).unwrap_or_else(|| StreamId::derive(self.id, kind, index))
    }
}
