//! From a command to events: pure, from the lives it names, the regime and the time.

use std::collections::BTreeMap;

use greyfile_envelope::{
    Basis, CommandId, EventId, Hand, Occurred, Position, StreamId, StreamKind, Timestamp,
};

use crate::command::{Body, Command, ConductRaid, Correct, LodgeFir, OpenCase, Parcel, Retract};
use crate::event::Event;
use crate::folded::Folded;
use crate::ids::{CaseId, ExhibitId, FirId, PersonId, RaidId, RegimeId};
use crate::life::{Life, Moment};
use crate::personal::Personal;
use crate::refs::refs;
use crate::refusal::Refusal;
use crate::reservations::{self, Reserving, Unique};
use crate::stream::case::{FirLinked, RaidLinked};
use crate::stream::common::{CommonEvent, Corrected, NoteAdded, Retracted};
use crate::stream::exhibit::{ExhibitNumber, Sealed, Seized};
use crate::stream::fir::{AccusedNamed, FirEvent, FirState};
use crate::stream::log::Purpose;
use crate::stream::person::{AgeClaimed, Identified, PersonEvent, Recorded, RoleObserved, cnic_of};
use crate::stream::raid::{EquipmentSeized, PersonArrested, PersonReleasedUnarrested, RaidEvent};
use crate::stream::regime::{RegimeState, Standing};
use crate::stream::reservation::ReleaseReason;
use crate::text::{Code, Line};
use crate::values::{Accused, Section, Sex};

/// How far ahead of the recording clock a claimed time may be, in milliseconds.
pub const FUTURE_MS_MAX: i64 = 5 * 60 * 1_000;

/// Every life a command names, as loaded. One that has no event yet is a life too.
pub type Lives = BTreeMap<StreamId, Life>;

/// What a decision may look at besides the lives.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The moment of recording.
    pub now: Timestamp,
    /// What the log is for.
    pub purpose: &'a Purpose,
    /// The command's id, from which new ids follow.
    pub command: CommandId,
    /// When it happened.
    pub occurred: Occurred,
    /// Who did it.
    pub done_by: &'a Hand,
    /// Who types it.
    pub logged_by: &'a Hand,
    /// Whether it is decided here: told by the hand that does it, at once. What a device logged
    /// offline has happened already.
    pub decided_here: bool,
    /// What is in force.
    pub regime: &'a RegimeState,
}

/// What a command comes to: events, and the values they take or free.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decision {
    /// The events, each with its stream, in the order to append.
    pub events: Vec<(StreamId, Event)>,
    /// What they take or free.
    pub reservations: Vec<Reserving>,
}

/// Decides a command.
///
/// # Errors
/// The first rule it breaks; then nothing of it may be written.
pub fn decide(
    command: &Command,
    lives: &Lives,
    purpose: &Purpose,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let regime: RegimeState =
        lives.get(&RegimeId::THE.stream()).map(Life::fold).unwrap_or_default();
    let context = Context {
        now,
        purpose,
        command: command.id,
        occurred: command.occurred_at,
        done_by: command.done_by(),
        logged_by: &command.actor,
        decided_here: command.basis == Basis::OwnAct && command.captured.is_none(),
        regime: &regime,
    };
    context.not_in_the_future(command.occurred_at)?;
    let mut draft =
        Draft { context, lives, states: BTreeMap::new(), decision: Decision::default() };
    match &command.body {
        Body::Open(open) => {
            let kind = open.events.first().ok_or(Refusal::Nothing)?.kind();
            let stream = command.opened(kind.ok_or(Refusal::NotForCommands)?, 0);
            draft.add_all(stream, &open.events)?;
        }
        Body::Record(record) => {
            let opened = draft.on_record(record.on) || record.on == RegimeId::THE.stream();
            draft.add_all(record.on, &record.events)?;
            // A life is opened under an id that follows from its command, never a chosen one.
            if !opened {
                return Err(Refusal::NotOpenYet);
            }
        }
        Body::OpenCase(open) => draft.open_case(open)?,
        Body::ConductRaid(raid) => draft.conduct_raid(raid)?,
        Body::LodgeFir(lodge) => draft.lodge_fir(lodge)?,
        Body::Seize(seize) => draft.seize(seize.raid, &seize.parcels)?,
        Body::Note(note) => {
            let (text, source) = (note.text.clone(), note.source.clone());
            draft.add(note.on, NoteAdded { text, source })?;
        }
        Body::Correct(correct) => draft.correct(correct)?,
        Body::Retract(retract) => draft.retract(retract)?,
    }
    // A value taken or freed is an event of its own life, and lands in the same batch.
    match draft.decision.events.len() + draft.decision.reservations.len() {
        0 => Err(Refusal::Nothing),
        count if count > Refusal::EVENTS_MAX => Err(Refusal::TooMany(count)),
        _ => Ok(draft.decision),
    }
}

impl Context<'_> {
    fn not_in_the_future(&self, occurred: Occurred) -> Result<(), Refusal> {
        if occurred.start > self.now.plus_ms(FUTURE_MS_MAX) {
            Err(Refusal::InTheFuture { occurred })
        } else {
            Ok(())
        }
    }

    /// Refuses a section known not to be in force when the offence was committed.
    pub(crate) fn in_force(&self, section: &Section, offence: Occurred) -> Result<(), Refusal> {
        match self.regime.section(section, offence) {
            Standing::NotInForce(_) => {
                Err(Refusal::SectionNotInForce { section: section.clone(), offence })
            }
            Standing::InForce(_) | Standing::NotInCatalogue => Ok(()),
        }
    }

    /// Rules about what an event says, whatever life it is added to.
    fn check(&self, event: &Event) -> Result<(), Refusal> {
        match event {
            Event::Log(_) | Event::Reservation(_) => Err(Refusal::NotForCommands),
            Event::Fir(FirEvent::Lodged(lodged)) => {
                self.not_in_the_future(lodged.offence)?;
                lodged
                    .sections
                    .iter()
                    .try_for_each(|section| self.in_force(section, lodged.offence))
            }
            Event::Fir(FirEvent::AccusedNamed(AccusedNamed {
                arrested: Some(arrested), ..
            })) => self.not_in_the_future(*arrested),
            Event::Person(PersonEvent::Identified(identified)) => match cnic_of(identified) {
                Some(cnic) => self.cnic(&cnic?),
                None => Ok(()),
            },
            Event::Raid(RaidEvent::WitnessNamed(witness)) => {
                match witness.cnic.as_ref().and_then(Personal::clear) {
                    Some(cnic) => self.cnic(cnic),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn cnic(&self, cnic: &crate::document::Cnic) -> Result<(), Refusal> {
        if cnic.is_synthetic() && *self.purpose == Purpose::Production {
            Err(Refusal::SyntheticCnic)
        } else {
            Ok(())
        }
    }
}

/// A decision in the making: each event is judged on the state that those before it left.
struct Draft<'a> {
    context: Context<'a>,
    lives: &'a Lives,
    states: BTreeMap<StreamId, Folded>,
    decision: Decision,
}

impl Draft<'_> {
    fn add_all(&mut self, stream: StreamId, events: &[Event]) -> Result<(), Refusal> {
        self.at_least(events.len())?;
        events.iter().try_for_each(|event| {
            if let Event::Raid(RaidEvent::EquipmentSeized(_)) = event {
                // It opens an exhibit, which only the commands that carry parcels do.
                return Err(Refusal::NotForCommands);
            }
            if matches!(event, Event::Common(common) if !matches!(common, CommonEvent::NoteAdded(_))) {
                return Err(Refusal::NotForCommands);
            }
            self.add(stream, event.clone())
        })
    }

    /// Refuses what is known to be too much before any of it is looked at.
    fn at_least(&self, events: usize) -> Result<(), Refusal> {
        if events > Refusal::EVENTS_MAX { Err(Refusal::TooMany(events)) } else { Ok(()) }
    }

    /// Adds an event to a life, if every rule allows it.
    fn add(&mut self, stream: StreamId, event: impl Into<Event>) -> Result<(), Refusal> {
        let event = event.into();
        self.context.check(&event)?;
        match event.kind() {
            Some(wanted) if wanted != stream.kind => {
                return Err(Refusal::WrongKind { wanted, found: stream.kind });
            }
            _ => {}
        }
        if stream.kind == RegimeId::KIND && stream != RegimeId::THE.stream() {
            return Err(Refusal::NoSuchLife(stream));
        }
        let mut named = Vec::new();
        refs(&event, &mut named);
        if let Some(unknown) = named.into_iter().find(|life| !self.on_record(*life)) {
            return Err(Refusal::NoSuchLife(unknown));
        }
        let context = self.context;
        let state = self.state(stream);
        state.admit(&event, &context)?;
        let moment = Moment {
            position: Position(u64::MAX),
            event_id: EventId::from_bytes([0; 16]),
            occurred: context.occurred,
            recorded_at: context.now,
            own_act: context.decided_here,
        };
        state.evolve(&moment, &event);
        let values = reservations::of(&event).into_iter();
        let taken = values.map(|value| Reserving::Take { value, holder: stream });
        self.decision.reservations.extend(taken);
        self.decision.events.push((stream, event));
        Ok(())
    }

    fn on_record(&self, stream: StreamId) -> bool {
        self.lives.get(&stream).is_some_and(|life| !life.is_empty())
            || self.decision.events.iter().any(|(written, _)| *written == stream)
    }

    fn state(&mut self, stream: StreamId) -> &mut Folded {
        let lives = self.lives;
        self.states.entry(stream).or_insert_with(|| match lives.get(&stream) {
            Some(life) => Folded::of(life),
            None => Folded::of(&Life::new(stream)),
        })
    }

    /// Whether another event of the life states the value than this one.
    fn holds_besides(&self, event: EventId, life: StreamId, value: &Unique) -> bool {
        let standing = self.lives.get(&life).map(Life::standing).unwrap_or_default();
        standing
            .iter()
            .filter(|standing| standing.moment.event_id != event)
            .any(|standing| reservations::of(standing.event).contains(value))
    }

    fn fresh(&self, kind: StreamKind, index: u16) -> StreamId {
        StreamId::derive(self.context.command, kind, index)
    }

    fn open_case(&mut self, open: &OpenCase) -> Result<(), Refusal> {
        self.at_least(1 + open.raids.len() + open.firs.len())?;
        let case = self.fresh(CaseId::KIND, 0);
        self.add(case, open.case.clone())?;
        open.raids.iter().try_for_each(|&raid| self.add(case, RaidLinked { raid }))?;
        open.firs.iter().try_for_each(|&fir| self.add(case, FirLinked { fir }))
    }

    fn conduct_raid(&mut self, command: &ConductRaid) -> Result<(), Refusal> {
        let case = match (command.case, &command.new_case) {
            (Some(_), Some(_)) => return Err(Refusal::OneCase),
            (Some(case), None) => Some(case),
            (None, Some(opened)) => {
                let case = CaseId::derive(self.context.command, 0);
                self.add(case.into(), opened.clone())?;
                Some(case)
            }
            (None, None) => None,
        };
        // A role is seen in a case; without one it would be dropped without a word.
        if let (None, Some(person)) =
            (case, command.people.iter().position(|one| one.role.is_some()))
        {
            return Err(Refusal::RoleWithoutCase { person });
        }
        let raid = RaidId::derive(self.context.command, 0);
        let stream = raid.stream();
        // Each person and each parcel has an event of its own and one of the raid's.
        let (pairs, single) = (command.people.len(), command.witnesses.len() + command.cash.len());
        self.at_least(1 + 2 * (pairs + command.parcels.len()) + single)?;
        self.add(stream, command.raid.clone())?;
        for witness in &command.witnesses {
            self.add(stream, witness.clone())?;
        }
        if let Some(found) = &command.found {
            self.add(stream, found.clone())?;
        }
        self.people(raid, case, command)?;
        self.seize(raid, &command.parcels)?;
        for cash in &command.cash {
            self.add(stream, cash.clone())?;
        }
        match case {
            Some(case) => self.add(case.into(), RaidLinked { raid }),
            None => Ok(()),
        }
    }

    fn people(
        &mut self,
        raid: RaidId,
        case: Option<CaseId>,
        command: &ConductRaid,
    ) -> Result<(), Refusal> {
        for (index, found) in (0..).zip(&command.people) {
            let person = PersonId::derive(self.context.command, index);
            let label = found.label.clone().unwrap_or_else(|| label(index, found.sex));
            let recorded = Recorded {
                label,
                name: found.name.clone(),
                sex: found.sex,
                nationality: found.nationality.clone(),
            };
            self.add(person.into(), recorded)?;
            if let Some(cnic) = &found.cnic {
                let number = match cnic {
                    Personal::Clear(cnic) => Line::new(cnic.as_str()).ok().map(Personal::Clear),
                    Personal::Sealed(sealed) => Some(Personal::Sealed(sealed.clone())),
                };
                if let Some(number) = number {
                    let document = Code::of("cnic");
                    self.add(person.into(), Identified { document, number, checked: false })?;
                }
            }
            if let Some(years) = found.age {
                self.add(person.into(), AgeClaimed { years })?;
            }
            if let (Some(case), Some(role)) = (case, &found.role) {
                self.add(person.into(), RoleObserved { case, role: role.clone() })?;
            }
            if found.arrested {
                let nationality = found.nationality.clone();
                let arrested = PersonArrested { person, sex: found.sex, nationality };
                self.add(raid.into(), arrested)?;
            } else {
                let reason = Line::new("not arrested").expect("a literal line");
                self.add(raid.into(), PersonReleasedUnarrested { person, reason })?;
            }
        }
        Ok(())
    }

    fn seize(&mut self, raid: RaidId, parcels: &[Parcel]) -> Result<(), Refusal> {
        if !self.on_record(raid.into()) {
            return Err(Refusal::NoSuchLife(raid.into()));
        }
        self.at_least(2 * parcels.len())?;
        for (index, parcel) in (0..).zip(parcels) {
            let exhibit = ExhibitId::derive(self.context.command, index);
            let seized = Seized {
                raid: Some(raid),
                kind: parcel.kind.clone(),
                quantity: parcel.quantity.clone(),
                description: parcel.description.clone(),
                number: parcel.number.clone().unwrap_or(ExhibitNumber::Pending),
                diary: parcel.diary.clone(),
                place: parcel.place.clone(),
                holder: parcel.holder.clone().unwrap_or_else(|| self.context.done_by.clone()),
                imei: parcel.imei.clone(),
            };
            self.add(exhibit.into(), seized)?;
            if let Some(seal) = &parcel.seal {
                self.add(exhibit.into(), Sealed { seal: seal.clone() })?;
            }
            let (kind, quantity) = (parcel.kind.clone(), parcel.quantity.clone());
            self.add(raid.into(), EquipmentSeized { exhibit, kind, quantity })?;
        }
        Ok(())
    }

    fn lodge_fir(&mut self, lodge: &LodgeFir) -> Result<(), Refusal> {
        self.at_least(2 + lodge.accused.len())?;
        let fir = FirId::derive(self.context.command, 0);
        self.add(fir.into(), lodge.fir.clone())?;
        for &person in &lodge.accused {
            // When they were arrested, their sex and nationality stand in the raid that the FIR
            // names, and in the person's own life. A copy here would go on saying what was
            // corrected there; an FIR that says something of its own is recorded as such.
            let who = Accused::Person(person);
            let named =
                AccusedNamed { who, role: None, arrested: None, sex: None, nationality: None };
            self.add(fir.into(), named)?;
        }
        self.add(lodge.case.into(), FirLinked { fir })
    }

    fn correct(&mut self, correct: &Correct) -> Result<(), Refusal> {
        let (standing, occurred) = self.correctable(correct.on, correct.event)?;
        if let Some(replacement) = &correct.replacement {
            self.context.check(replacement)?;
            if replacement.event_type().0 != standing.event_type().0 {
                return Err(Refusal::TypeChanged);
            }
            if opens(replacement) != opens(&standing) {
                return Err(Refusal::IdentityChanged);
            }
            let mut named = Vec::new();
            refs(replacement, &mut named);
            if let Some(unknown) = named.into_iter().find(|life| !self.on_record(*life)) {
                return Err(Refusal::NoSuchLife(unknown));
            }
            if let Event::Fir(FirEvent::SectionAdded(added)) = replacement
                && let Folded::Fir(FirState { lodged: Some((_, lodged)), .. }) =
                    self.state(correct.on)
            {
                let offence = lodged.offence;
                self.context.in_force(&added.section, offence)?;
            }
            let (before, after) = (&standing, Some(replacement));
            self.reserve(correct.on, correct.event, before, after, ReleaseReason::Corrected);
        }
        if let Some(occurred) = correct.occurred_at {
            self.context.not_in_the_future(occurred)?;
        }
        let changed = correct.replacement.as_ref().is_some_and(|event| *event != standing);
        if !changed && correct.occurred_at.is_none_or(|corrected| corrected == occurred) {
            return Err(Refusal::NothingChanged);
        }
        self.add(
            correct.on,
            Corrected {
                event: correct.event,
                replacement: correct.replacement.clone().map(Box::new),
                occurred_at: correct.occurred_at,
                reason: correct.reason.clone(),
                source: correct.source.clone(),
            },
        )
    }

    fn retract(&mut self, retract: &Retract) -> Result<(), Refusal> {
        let life = self.lives.get(&retract.on).ok_or(Refusal::NoSuchEvent)?;
        let past = life.find(retract.event).ok_or(Refusal::NoSuchEvent)?;
        match &past.event {
            Event::Common(CommonEvent::Retracted(_)) => return Err(Refusal::CannotBeUndone),
            Event::Common(CommonEvent::Corrected(corrected)) => {
                // Taking a correction back brings the event's earlier wording back into force,
                // with the values that go with it.
                let mut without = life.clone();
                without.strike(retract.event);
                let before = life.stands(corrected.event);
                let after = without.stands(corrected.event);
                if life.retracted().contains_key(&retract.event) {
                    return Err(Refusal::Retracted);
                }
                if let (Some(before), Some(after)) = (before, after) {
                    let (before, after) = (before.event.clone(), after.event.clone());
                    let (event, after) = (corrected.event, Some(&after));
                    self.reserve(retract.on, event, &before, after, ReleaseReason::Retracted);
                }
            }
            _ => {
                let (standing, _) = self.correctable(retract.on, retract.event)?;
                let event = retract.event;
                self.reserve(retract.on, event, &standing, None, ReleaseReason::Retracted);
            }
        }
        self.add(
            retract.on,
            Retracted {
                event: retract.event,
                reason: retract.reason.clone(),
                source: retract.source.clone(),
            },
        )
    }

    /// The event as it stands and when it was, if it may be corrected or retracted.
    fn correctable(&self, on: StreamId, event: EventId) -> Result<(Event, Occurred), Refusal> {
        let life = self.lives.get(&on).ok_or(Refusal::NoSuchEvent)?;
        let past = life.find(event).ok_or(Refusal::NoSuchEvent)?;
        match &past.event {
            Event::Common(CommonEvent::Corrected(_) | CommonEvent::Retracted(_))
            | Event::Log(_)
            | Event::Reservation(_) => Err(Refusal::CannotBeUndone),
            _ => {
                let standing = life.stands(event).ok_or(Refusal::Retracted)?;
                Ok((standing.event.clone(), standing.moment.occurred))
            }
        }
    }

    /// Frees what the event stated as it stood and takes what it states as it will stand, but for
    /// what other events of the life state too.
    fn reserve(
        &mut self,
        holder: StreamId,
        event: EventId,
        before: &Event,
        after: Option<&Event>,
        reason: ReleaseReason,
    ) {
        let old = reservations::of(before);
        let new = after.map(reservations::of).unwrap_or_default();
        let besides = |value: &&Unique| !self.holds_besides(event, holder, value);
        let freed = old.iter().filter(|value| !new.contains(value)).filter(besides);
        let taken = new.iter().filter(|value| !old.contains(value)).filter(besides);
        let freed = freed.map(|value| Reserving::Release {
            value: value.clone(),
            holder,
            reason: reason.clone(),
        });
        let taken = taken.map(|value| Reserving::Take { value: value.clone(), holder });
        let reservations: Vec<_> = freed.chain(taken).collect();
        self.decision.reservations.extend(reservations);
    }
}

/// Which other life an event opened; a correction must not change it.
fn opens(event: &Event) -> Option<ExhibitId> {
    match event {
        Event::Raid(RaidEvent::EquipmentSeized(seized)) => Some(seized.exhibit),
        _ => None,
    }
}

/// `unknown male 3`; of a sex that is not stated or neither, `unknown person 3`.
fn label(index: u16, sex: Option<Sex>) -> Line {
    let what = match sex {
        Some(sex @ (Sex::Female | Sex::Male)) => sex.word(),
        Some(Sex::Other) | None => "person",
    };
    Line::new(format!("unknown {what} {}", index + 1)).expect("short and plain")
}
