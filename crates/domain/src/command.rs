//! Commands: what somebody asks to have recorded.

use greyfile_envelope::{
    Basis, Captured, CommandId, Correlation, EventId, Hand, Occurred, StreamId, Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::document::{Cnic, Imei};
use crate::event::Event;
use crate::ids::{CaseId, ExhibitId, FirId, PersonId, RaidId};
use crate::personal::Personal;
use crate::stream::case::CaseOpened;
use crate::stream::exhibit::ExhibitNumber;
use crate::stream::fir::Lodged;
use crate::stream::raid::{CashRecovered, Conducted, PersonsFound, WitnessNamed};
use crate::stream::{payload, words};
use crate::text::{Code, Country, Line, Prose};
use crate::values::{Quantity, Sex};

/// One command: who asks, when it happened, on what basis, and what is to be recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
        /// Opens a life with its first events.
        Open(Open),
        /// Adds events to a life.
        Record(Record),
        /// Opens a case, with what already belongs to it.
        OpenCase(OpenCase),
        /// Records a whole raid in one go.
        ConductRaid(ConductRaid),
        /// Lodges an FIR in a case, with its accused.
        LodgeFir(LodgeFir),
        /// Records further seizures of a raid.
        Seize(Seize),
        /// Adds a note to a life.
        Note(Note),
        /// Corrects an event.
        Correct(Correct),
        /// Retracts an event.
        Retract(Retract),
    }
}

payload! {
    /// Opens a life with its first events; its id follows from the command's.
    struct Open {
        /// What happened, the founding event first. All of one kind of life.
        events: Vec<Event>,
    }
    /// Adds events to a life, all of them or none.
    struct Record {
        /// Which life.
        on: StreamId,
        /// What happened.
        events: Vec<Event>,
    }
    /// Opens a case and links what belongs to it.
    struct OpenCase {
        /// The case.
        case: CaseOpened,
        /// Raids that serve it.
        #[serde(default)]
        raids: Vec<RaidId>,
        /// FIRs that belong to it.
        #[serde(default)]
        firs: Vec<FirId>,
    }
    /// A whole raid in one go, for one case on record or a new one.
    struct ConductRaid {
        /// The case it serves, if it is on record.
        #[serde(default)]
        case: Option<CaseId>,
        /// The case to open for it, if it is not.
        #[serde(default)]
        new_case: Option<CaseOpened>,
        /// The raid itself.
        raid: Conducted,
        /// The witnesses.
        #[serde(default)]
        witnesses: Vec<WitnessNamed>,
        /// How many were found.
        #[serde(default)]
        found: Option<PersonsFound>,
        /// Who was found, one by one.
        #[serde(default)]
        people: Vec<Found>,
        /// What was seized.
        #[serde(default)]
        parcels: Vec<Parcel>,
        /// What money was recovered.
        #[serde(default)]
        cash: Vec<CashRecovered>,
    }
    /// A person found at a raid.
    struct Found {
        /// What to call the person without naming anybody; made up from the place in the list when
        /// absent.
        #[serde(default)]
        label: Option<Line>,
        /// The name given.
        #[serde(default)]
        name: Option<Personal<Line>>,
        /// Sex.
        #[serde(default)]
        sex: Option<Sex>,
        /// Nationality.
        #[serde(default)]
        nationality: Option<Country>,
        /// Age in years, as claimed on the spot.
        #[serde(default)]
        age: Option<u8>,
        /// The CNIC shown, not checked yet.
        #[serde(default)]
        cnic: Option<Personal<Cnic>>,
        /// The role seen, such as `caller`.
        #[serde(default)]
        role: Option<Code>,
        /// Whether arrested; otherwise let go.
        arrested: bool,
    }
    /// A parcel seized.
    struct Parcel {
        /// What it is, such as `phone`.
        kind: Code,
        /// How many.
        quantity: Quantity,
        /// What it looks like.
        #[serde(default)]
        description: Option<Line>,
        /// Its number; pending when absent.
        #[serde(default)]
        number: Option<ExhibitNumber>,
        /// The diary entry that speaks of it.
        #[serde(default)]
        diary: Option<Line>,
        /// Where exactly it was found.
        #[serde(default)]
        place: Option<Line>,
        /// Who holds it; who did the seizing when absent.
        #[serde(default)]
        holder: Option<Hand>,
        /// The seal put on it.
        #[serde(default)]
        seal: Option<Line>,
        /// A single phone's IMEI.
        #[serde(default)]
        imei: Option<Personal<Imei>>,
    }
    /// An FIR lodged in a case.
    struct LodgeFir {
        /// The case it belongs to.
        case: CaseId,
        /// The FIR.
        fir: Lodged,
        /// Persons named as accused. What the raid says of their arrests is not said again.
        #[serde(default)]
        accused: Vec<PersonId>,
    }
    /// Further parcels of a raid.
    struct Seize {
        /// Which raid.
        raid: RaidId,
        /// What was seized.
        parcels: Vec<Parcel>,
    }
    /// A note on a life.
    struct Note {
        /// Which life.
        on: StreamId,
        /// The note.
        text: Personal<Prose>,
        /// Where it comes from.
        #[serde(default)]
        source: Option<Line>,
    }
    /// A correction.
    struct Correct {
        /// The life the event is in.
        on: StreamId,
        /// The event that was wrong.
        event: EventId,
        /// What it should have said.
        #[serde(default)]
        replacement: Option<Event>,
        /// When it really happened.
        #[serde(default)]
        occurred_at: Option<Occurred>,
        /// Why.
        reason: Line,
        /// What shows it.
        #[serde(default)]
        source: Option<Line>,
    }
    /// A retraction.
    struct Retract {
        /// The life the event is in.
        on: StreamId,
        /// The event that does not stand.
        event: EventId,
        /// Why.
        reason: Line,
        /// What shows it.
        #[serde(default)]
        source: Option<Line>,
    }
}

impl Command {
    /// Who did it.
    pub fn done_by(&self) -> &Hand {
        self.done_by.as_ref().unwrap_or(&self.actor)
    }

    /// The lives to load before deciding: those it writes and those it only asks about. The
    /// regime is always among them, since what is in force decides what may be recorded.
    pub fn reads(&self) -> Vec<StreamId> {
        let mut reads = vec![crate::ids::RegimeId::THE.stream()];
        match &self.body {
            Body::Open(open) => {
                if let Some(kind) = open.events.first().and_then(Event::kind) {
                    reads.push(self.opened(kind, 0));
                }
                open.events.iter().for_each(|event| crate::refs::refs(event, &mut reads));
            }
            Body::Record(record) => {
                reads.push(record.on);
                record.events.iter().for_each(|event| crate::refs::refs(event, &mut reads));
            }
            Body::OpenCase(open) => {
                reads.push(CaseId::derive(self.id, 0).into());
                reads.extend(open.raids.iter().map(|raid| raid.stream()));
                reads.extend(open.firs.iter().map(|fir| fir.stream()));
            }
            Body::ConductRaid(raid) => {
                reads.push(raid.case.unwrap_or_else(|| CaseId::derive(self.id, 0)).into());
                reads.push(RaidId::derive(self.id, 0).into());
                reads.extend(raid.raid.centres.iter().map(|centre| centre.stream()));
                let cash = raid.cash.iter().filter_map(|cash| cash.exhibit);
                reads.extend(cash.map(ExhibitId::stream));
                let people = 0..raid.people.len() as u16;
                reads.extend(people.map(|index| PersonId::derive(self.id, index).stream()));
                let parcels = 0..raid.parcels.len() as u16;
                reads.extend(parcels.map(|index| ExhibitId::derive(self.id, index).stream()));
            }
            Body::LodgeFir(lodge) => {
                reads.push(lodge.case.into());
                reads.push(FirId::derive(self.id, 0).into());
                reads.extend(lodge.fir.raid.map(RaidId::stream));
                reads.extend(lodge.accused.iter().map(|person| person.stream()));
            }
            Body::Seize(seize) => {
                reads.push(seize.raid.into());
                let parcels = 0..seize.parcels.len() as u16;
                reads.extend(parcels.map(|index| ExhibitId::derive(self.id, index).stream()));
            }
            Body::Note(note) => reads.push(note.on),
            Body::Correct(correct) => {
                reads.push(correct.on);
                if let Some(event) = &correct.replacement {
                    crate::refs::refs(event, &mut reads);
                }
            }
            Body::Retract(retract) => reads.push(retract.on),
        }
        reads.sort_unstable();
        reads.dedup();
        reads
    }

    /// The `index`-th life of a kind that this command opens.
    pub fn opened(&self, kind: greyfile_envelope::StreamKind, index: u16) -> StreamId {
        if kind == crate::ids::RegimeId::KIND {
            return crate::ids::RegimeId::THE.stream();
        }
        StreamId::derive(self.id, kind, index)
    }
}
