//! Given, when, then: commands decided one after the other and folded into streams, with a table of
//! reservations that does what intake does.

use std::collections::BTreeMap;

use greyfile_domain::acts::{Body, Command};
use greyfile_domain::acts::{Given, decide};
use greyfile_domain::judged::Together;
use greyfile_domain::kernel::courts::{Asked, Courts};
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::kernel::decision::Undecided;
use greyfile_domain::kernel::flag::Flag;
use greyfile_domain::kernel::history::Moment;
use greyfile_domain::kernel::kind::{Kind, Of};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::kernel::reservation::{Reserving, Unique};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::State;
use greyfile_domain::streams::gazetteer::GazetteerState;
use greyfile_domain::streams::regime::RegimeState;
use greyfile_domain::streams::{Decision, Histories};
use greyfile_domain::streams::{GazetteerId, RegimeId};
use greyfile_domain::streams::{History, Logged};
use greyfile_domain::values::file::HeldFiles;
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{
    Assurance, Basis, Captured, CommandId, Correlation, EventId, Fingerprint, LoggedBy, Position,
    StreamId, StreamKind, Timestamp,
};

use crate::{make, papers};

/// How often a decision may ask for more histories.
const ROUNDS_MAX: usize = 4;

/// A command, and when intake takes it.
#[derive(Clone)]
pub struct Act {
    pub command: Command,
    pub recorded_at: Timestamp,
}

/// A command of a name; the ids of what it opens follow from the name.
pub fn act(name: &str, body: Body) -> Act {
    let command = Command {
        id: command_id(name),
        actor: make::hand("nccia-fsd-017"),
        done_by: None,
        occurred_at: make::time("2025-07-08"),
        basis: Basis::OwnAct,
        captured: None,
        recorded_at: None,
        correlation: None,
        body,
    };
    Act { command, recorded_at: Timestamp(0) }.at("2025-07-08T14:00")
}

impl Act {
    /// It happened then, and is taken as soon as it can have happened.
    pub fn at(mut self, occurred: &str) -> Self {
        self.command.occurred_at = make::time(occurred);
        self.recorded_at = self.command.occurred_at.end;
        self
    }

    /// It is taken only then.
    pub fn logged(mut self, at: &str) -> Self {
        self.recorded_at = make::time(at).start;
        self
    }

    /// This hand did it, and types it.
    pub fn by(mut self, hand: &str) -> Self {
        self.command.actor = make::hand(hand);
        self
    }

    /// This hand did it, and another types it.
    pub fn done_by(mut self, hand: &str) -> Self {
        self.command.done_by = Some(make::hand(hand));
        self
    }

    /// Its author saw this correction before.
    pub fn having_seen(mut self, correction: EventId) -> Self {
        match &mut self.command.body {
            Body::Correct(correct) => correct.seen = correction,
            Body::Retract(retract) => retract.seen = correction,
            _ => panic!("only corrections and retractions have seen something"),
        }
        self
    }

    /// It is known from a report.
    pub fn by_report(mut self) -> Self {
        self.command.basis = Basis::Report { by: "a circle's report".into() };
        self
    }

    /// It is known from the press.
    pub fn by_press(mut self) -> Self {
        self.command.basis = Basis::Press { source: "a newspaper".into() };
        self
    }

    /// A device logged it while offline.
    pub fn offline(mut self) -> Self {
        let at = self.command.occurred_at.start;
        self.command.captured = Some(Captured { at, clock_offset_ms: 0 });
        self
    }
}

/// The id of the command of a name.
pub fn command_id(name: &str) -> CommandId {
    let mut id = [b' '; 16];
    assert!(name.len() <= 16, "{name:?} is too long to be an id");
    id[..name.len()].copy_from_slice(name.as_bytes());
    CommandId::from_bytes(id)
}

/// The `index`-th event of the command of a name.
pub fn event_of(name: &str, index: u16) -> EventId {
    event_id(command_id(name), index)
}

/// The id of a command's `index`-th event here. Decisions never derive one, so the stream, which
/// intake's ids depend on too, is left out.
pub fn event_id(command: CommandId, index: u16) -> EventId {
    EventId::derive(command, StreamId::new(StreamKind::LOG, [0; 16]), index)
}

/// Everything on record.
#[derive(Clone)]
pub struct World {
    pub histories: Histories,
    pub held: BTreeMap<Unique, StreamId>,
    pub now: Timestamp,
    pub files: HeldFiles,
    purpose: Purpose,
    last: Position,
}

/// What is on record after these commands, in a demonstration log.
pub fn given(acts: impl IntoIterator<Item = Act>) -> World {
    let mut world = World::new(Purpose::Demo);
    world.take_all(acts);
    world
}

/// What a command came to.
pub struct Outcome(pub Result<Decision, Refusal>);

impl World {
    pub fn new(purpose: Purpose) -> Self {
        Self {
            histories: Histories::new(),
            held: BTreeMap::new(),
            now: Timestamp(i64::MIN),
            files: papers::files(),
            purpose,
            last: Position::FIRST,
        }
    }

    /// What the command would come to.
    pub fn when(&self, act: &Act) -> Outcome {
        let mut held = self.held.clone();
        Outcome(self.decide(&act.command, self.now.max(act.recorded_at)).and_then(|decision| {
            settle(&decision.reserving, &mut held)?;
            Ok(decision)
        }))
    }

    /// Decides as intake does: on nothing at first, then with what was asked for; twice, since a
    /// retry must come to the same.
    fn decide(&self, command: &Command, now: Timestamp) -> Result<Decision, Refusal> {
        let gazetteer = self.state::<GazetteerState>(GazetteerId::THE).gazetteer;
        let law = self.state::<RegimeState>(RegimeId::THE).law();
        let on = |histories: &Histories| {
            decide(
                command,
                &Given {
                    histories,
                    law: &law,
                    gazetteer: &gazetteer,
                    files: &self.files,
                    purpose: &self.purpose,
                    now,
                },
            )
        };
        let mut loaded = Histories::new();
        for _ in 0..ROUNDS_MAX {
            match on(&loaded) {
                Err(Undecided::Need(streams)) => {
                    for stream in streams {
                        let known = self.histories.get(&stream).cloned();
                        let history = known.unwrap_or_else(|| History::new(stream));
                        assert!(loaded.insert(stream, history).is_none(), "{stream} asked again");
                    }
                }
                decided => {
                    assert_eq!(decided, on(&loaded), "decided differently");
                    return decided.map_err(|undecided| match undecided {
                        Undecided::Refused(refusal) => refusal,
                        Undecided::Need(_) => unreachable!("matched above"),
                    });
                }
            }
        }
        panic!("asked for histories more than {ROUNDS_MAX} times");
    }

    /// Takes the command in, or nothing of it.
    pub fn take(&mut self, act: &Act) -> Result<Decision, Refusal> {
        let now = self.now.max(act.recorded_at);
        let decision = self.decide(&act.command, now)?;
        let mut held = self.held.clone();
        settle(&decision.reserving, &mut held)?;
        (self.held, self.now) = (held, now);
        for (index, (stream, event)) in (0..).zip(&decision.events) {
            let id = event_id(act.command.id, index);
            self.append(&act.command, *stream, id, event.clone());
        }
        Ok(decision)
    }

    /// Takes commands in that must all be accepted.
    pub fn take_all(&mut self, acts: impl IntoIterator<Item = Act>) {
        for act in acts {
            if let Err(refusal) = self.take(&act) {
                panic!("{:?} was refused: {refusal}", act.command.id);
            }
        }
    }

    /// Appends an event as it is, decided or not.
    pub fn append(&mut self, command: &Command, stream: StreamId, id: EventId, event: Event) {
        self.last = self.last.next();
        let history = self.histories.entry(stream).or_insert_with(|| History::new(stream));
        let ordinal = u32::try_from(history.logged().len()).expect("a short stream") + 1;
        history.push(Logged {
            moment: Moment {
                position: self.last,
                event_id: id,
                occurred: command.occurred_at,
                recorded_at: self.now,
                own_act: command.basis == Basis::OwnAct,
            },
            stream,
            ordinal,
            captured: command.captured,
            done_by: command.done_by().as_str().into(),
            logged_by: LoggedBy {
                hand: command.actor.as_str().into(),
                assurance: Assurance::DECLARED.into(),
            },
            basis: command.basis.clone(),
            command_id: command.id,
            fingerprint: Fingerprint::from_bytes([0; 16]),
            correlation: Correlation::from_bytes(command.id.to_bytes()),
            event,
        });
    }

    /// The state of a stream.
    pub fn state<S: Kind>(&self, stream: impl Into<StreamId>) -> S
    where
        S::Event: Of<Event>,
    {
        self.histories.get(&stream.into()).map(History::fold).unwrap_or_default()
    }

    /// Every flag raised, at an instant.
    pub fn flags(&self, now: Timestamp) -> Vec<Flag> {
        self.judged(now, |together, asked| together.flags(asked))
    }

    /// Every deadline, at an instant.
    pub fn deadlines(&self, now: Timestamp) -> Vec<Deadline> {
        self.judged(now, |together, asked| together.deadlines(asked))
    }

    fn judged<T>(&self, now: Timestamp, judge: impl FnOnce(Together<'_>, Asked<'_>) -> T) -> T {
        let gazetteer = self.state::<GazetteerState>(GazetteerId::THE).gazetteer;
        let law = self.state::<RegimeState>(RegimeId::THE).law();
        let asked = Asked { now, courts: Courts::new(&law, &gazetteer) };
        let states: Vec<Option<State>> = self.histories.values().map(History::state).collect();
        let streams = self.histories.values().zip(states.iter().map(Option::as_ref));
        judge(Together::of(streams), asked)
    }
}

impl Outcome {
    /// It came to exactly these events.
    pub fn then(self, events: impl IntoIterator<Item = (StreamId, Event)>) {
        let decision = self.0.expect("accepted");
        assert_eq!(decision.events, events.into_iter().collect::<Vec<_>>());
    }
}

/// What intake does with reservations: what is freed is free for the same command to take, and a value
/// that another stream holds is refused.
fn settle(
    reservations: &[Reserving],
    held: &mut BTreeMap<Unique, StreamId>,
) -> Result<(), Refusal> {
    for reserving in reservations {
        if let Reserving::Release { value, holder, .. } = reserving
            && held.get(value) == Some(holder)
        {
            held.remove(value);
        }
    }
    for reserving in reservations {
        if let Reserving::Take { value, holder } = reserving
            && *held.entry(value.clone()).or_insert(*holder) != *holder
        {
            return Err(Refusal::Taken { what: value.namespace });
        }
    }
    Ok(())
}
