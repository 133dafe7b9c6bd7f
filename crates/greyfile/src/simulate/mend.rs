//! What turns out to be wrong: corrections, corrections of what was corrected, retractions.

use greyfile_domain::acts::{Body, Correct, Open, Record, Retract};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::NoteAdded;
use greyfile_domain::streams::ids::{CaseId, FirId, PersonId, RaidId};
use greyfile_domain::streams::person::Recorded;
use greyfile_envelope::{CommandId, EventId, Occurred, Precision, StreamId, Timestamp};

use super::case::{Case, recorded};
use super::otherwise::otherwise;
use super::words::{DAY, HOUR, day, line, minute, window};

/// An event on record, as it stands.
#[derive(Debug, Clone)]
struct Said {
    on: StreamId,
    event: EventId,
    what: Event,
    occurred: Occurred,
    /// When its last word was recorded.
    recorded_at: Timestamp,
    /// Whether it opened its stream.
    opening: bool,
}

impl Case {
    /// Corrects and retracts in every third case; in a few it takes back what opened a stream.
    pub(super) fn mend(&mut self, case: CaseId) {
        if self.rng.f32() < 0.35 {
            let mut said: Vec<Said> = self.commands.iter().flat_map(said).collect();
            for _ in 0..self.rng.u32(1..4) {
                // Each event is mended in one go.
                let one = said.swap_remove(self.rng.usize(..said.len()));
                if one.opening || self.rng.f32() < 0.7 {
                    self.correct(one);
                } else {
                    self.retract(&one, one.event, "this did not happen");
                }
            }
        }
        if self.rng.f32() < 0.03 {
            self.take_back_an_opening();
        }
        if self.rng.f32() < 0.04 {
            self.opened_twice(case);
        }
    }

    /// Corrects an event, half of the time once more, and now and then takes a correction back.
    fn correct(&mut self, mut said: Said) {
        let mut before = None;
        let mut correction = self.correct_once(&mut said, 1);
        if self.rng.bool() {
            before = Some(self.seen(said.event));
            correction = self.correct_once(&mut said, 2);
        }
        if self.rng.f32() < 0.25 {
            let event = EventId::derive(correction, said.on, 0);
            self.retract(&said, event, "the correction was wrong");
            match before {
                Some(before) => self.corrections.insert(said.event, before),
                None => self.corrections.remove(&said.event),
            };
        }
    }

    fn correct_once(&mut self, said: &mut Said, round: u32) -> CommandId {
        let replacement = match self.rng.u32(..10) {
            0..3 => None,
            _ => otherwise(&said.what, self.number, round),
        };
        let occurred_at = match replacement {
            Some(_) if self.rng.f32() < 0.7 => None,
            _ => Some(self.another_time(said.occurred)),
        };
        if let Some(event) = &replacement {
            said.what = event.clone();
        }
        if let Some(occurred) = occurred_at {
            said.occurred = occurred;
        }
        let at = said.recorded_at.plus_ms(6 * HOUR + self.rng.i64(0..20 * DAY));
        said.recorded_at = at;
        let body = Body::Correct(Correct {
            on: said.on,
            event: said.event,
            seen: self.seen(said.event),
            replacement,
            occurred_at,
            captured: None,
            done_by: None,
            basis: None,
            reason: line(if round == 1 { "typed wrongly" } else { "corrected wrongly" }).into(),
            source: self.rng.bool().then(|| line("the paper")).map(Into::into),
            second: None,
        });
        let command = self.add(minute(at), at, body);
        self.corrections.insert(said.event, EventId::derive(command, said.on, 0));
        command
    }

    /// What stands of an event: its last correction, or the event itself.
    fn seen(&self, event: EventId) -> EventId {
        self.corrections.get(&event).copied().unwrap_or(event)
    }

    /// A time a little earlier, known in another way.
    fn another_time(&mut self, was: Occurred) -> Occurred {
        let at = was.start.plus_ms(-self.rng.i64(1..36) * HOUR);
        match was.precision {
            Precision::Window => minute(at),
            Precision::Second | Precision::Minute if self.rng.bool() => day(at),
            _ => window(&mut self.rng, at),
        }
    }

    fn retract(&mut self, said: &Said, event: EventId, reason: &str) {
        let at = said.recorded_at.plus_ms(HOUR + self.rng.i64(0..20 * DAY));
        self.strike(said.on, event, at, reason);
    }

    fn strike(&mut self, on: StreamId, event: EventId, at: Timestamp, reason: &str) {
        let (seen, reason) = (self.seen(event), line(reason));
        let retract = Retract {
            on,
            event,
            seen,
            reason: reason.into(),
            source: None,
            duplicate_of: None,
            second: None,
        };
        self.add(minute(at), at, Body::Retract(retract));
    }

    /// Two desks open the same case; the second opening is taken back.
    fn opened_twice(&mut self, case: CaseId) {
        let at = self.start.plus_ms(self.rng.i64(1..48) * HOUR);
        let enquiry = self.enquiry();
        let twin = self.add(minute(at), at, Body::Open(Open { events: vec![enquiry.into()] }));
        let on: StreamId = CaseId::derive(twin, 0).into();
        let text = format!("the same as {case}, opened by another desk");
        self.strike(on, EventId::derive(twin, on, 0), at.plus_ms(9 * DAY), &text);
    }

    /// Takes back what opened some stream of the case, after everything else.
    fn take_back_an_opening(&mut self) {
        let openings: Vec<Said> =
            self.commands.iter().flat_map(said).filter(|said| said.opening).collect();
        let struck = openings[self.rng.usize(..openings.len())].clone();
        let at = self.latest().plus_ms(DAY);
        self.strike(struck.on, struck.event, at, "recorded by mistake");
    }
}

/// What a command put on record and where; of a whole raid only what is first of its kind.
fn said(command: &greyfile_domain::acts::Command) -> Vec<Said> {
    let said = |on: StreamId, index: u16, what: Event, opening: bool| Said {
        on,
        event: EventId::derive(command.id, on, index),
        what,
        occurred: command.occurred_at,
        recorded_at: recorded(command),
        opening,
    };
    match &command.body {
        Body::Open(Open { events }) => {
            let Some(kind) = events.first().and_then(Event::kind) else { return Vec::new() };
            let on = command.opened(kind, 0);
            (0..)
                .zip(events)
                .map(|(index, event)| said(on, index, event.clone(), index == 0))
                .collect()
        }
        Body::Record(Record { on, events }) => {
            (0..).zip(events).map(|(index, event)| said(*on, index, event.clone(), false)).collect()
        }
        Body::Note(note) => {
            let added = NoteAdded { text: note.text.clone(), source: note.source.clone() };
            vec![said(note.on, 0, added.into(), false)]
        }
        Body::ConductRaid(raid) => {
            let on = RaidId::derive(command.id, 0).into();
            let mut all = vec![said(on, 0, raid.raid.clone().into(), true)];
            let mut index = 1 + raid.witnesses.len() as u16;
            if let Some(found) = &raid.found {
                all.push(said(on, index, found.clone().into(), false));
                index += 1;
            }
            if let Some(first) = raid.people.first() {
                let recorded = Recorded {
                    label: None,
                    ordinal: Some(1),
                    name: first.name.clone(),
                    sex: first.sex,
                    nationality: first.nationality.clone(),
                };
                let person = PersonId::derive(command.id, 0).into();
                all.push(said(person, index, recorded.into(), true));
            }
            all
        }
        Body::LodgeFir(lodge) => {
            let on = FirId::derive(command.id, 0).into();
            vec![said(on, 0, lodge.fir.clone().into(), true)]
        }
        _ => Vec::new(),
    }
}
