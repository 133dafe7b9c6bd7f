//! One made-up case: what happens in it, when, and how late it is logged.

use std::collections::BTreeMap;

use fastrand::Rng;
use greyfile_domain::acts::{Body, Command, Note, Open, Record};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::ids::{PersonId, RaidId};
use greyfile_domain::values::Place;
use greyfile_envelope::{Basis, CommandId, EventId, Hand, Occurred, StreamId, Timestamp};

use super::big::Big;
use super::otherwise;
use super::words::{DAY, HOUR, as_known, hand, line, pick_city, prose, spelled};
use crate::demo::id;

/// How many seeds have numbers of their own, so that their cases fit into one log.
pub(super) const SERIES: u32 = 2_000;
/// How many numbers of a register on paper each of them has.
const SERIALS: u32 = 2 * otherwise::SERIALS;

/// A case in the making.
pub(super) struct Case {
    pub(super) seed: u64,
    pub(super) number: u32,
    pub(super) rng: Rng,
    pub(super) start: Timestamp,
    /// Which numbers it takes where there can be only one of each: those of its seed.
    pub(super) series: u32,
    /// When the latest of the commands that others build on was recorded.
    last: Timestamp,
    pub(super) city: &'static str,
    pub(super) officer: Hand,
    /// What makes it big, if anything does.
    pub(super) big: Option<Big>,
    pub(super) commands: Vec<Command>,
    /// The correction in force of each event that has one.
    pub(super) corrections: BTreeMap<EventId, EventId>,
}

impl Case {
    pub(super) fn new(seed: u64, number: u32, start: Timestamp) -> Self {
        let mut rng = Rng::with_seed(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(number));
        let city = pick_city(&mut rng);
        let officer = hand(format!("nccia-{}-{:03}", &city[..3].to_lowercase(), rng.u32(1..40)));
        let big = Big::draw(&mut rng);
        let series = u32::try_from(seed.wrapping_sub(1) % u64::from(SERIES)).unwrap_or_default();
        let (last, commands, corrections) = (start, Vec::new(), BTreeMap::new());
        Self { seed, number, rng, start, series, last, city, officer, big, commands, corrections }
    }

    /// A number of a register on paper, which no case of another seed has.
    pub(super) const fn serial(&self, number: u32) -> u32 {
        self.series * SERIALS + number
    }

    /// Everything recorded of it by `end`, in the order of recording.
    pub(super) fn commands(mut self, end: Timestamp) -> Vec<Command> {
        let case = self.open();
        self.complaint(case);
        let (raid_command, people, parcels) = self.raid(case);
        let raid = RaidId::derive(raid_command, 0);
        let arrested: Vec<PersonId> = (0..)
            .zip(&people)
            .filter(|(_, found)| found.arrested)
            .map(|(index, _)| PersonId::derive(raid_command, index))
            .collect();
        self.exhibits(raid_command, parcels);
        self.notices(raid_command, &people);
        if !arrested.is_empty() {
            self.court(case, raid, &arrested);
        }
        if self.rng.f32() < 0.3 {
            let text = prose("Informant met; nothing new.").into();
            let note = Note { on: case.into(), text, source: None };
            self.push(self.start.plus_ms(9 * DAY), Body::Note(note));
        }
        if self.big == Some(Big::Notes) {
            self.many_notes(case);
        }
        self.late_entries(case, raid_command);
        self.mend(case);
        // Commands of one case are sent one after the other, so they must stand in the order of
        // recording; a stable sort keeps what depends on each other in order.
        self.commands.sort_by_key(recorded);
        self.commands.retain(|command| recorded(command) <= end);
        self.commands
    }

    /// Adds a command that later ones build on; how late it is logged is drawn.
    pub(super) fn push(&mut self, occurred: Timestamp, body: Body) -> CommandId {
        let late = match self.rng.u32(0..100) {
            0..70 => self.rng.i64(HOUR / 6..6 * HOUR),
            70..92 => self.rng.i64(6 * HOUR..24 * HOUR),
            _ => self.rng.i64(24 * HOUR..10 * DAY),
        };
        // What a later command builds on is never logged after it.
        let recorded_at = occurred.plus_ms(late).max(self.last);
        self.last = recorded_at;
        let occurred = as_known(&mut self.rng, occurred);
        self.add(occurred, recorded_at, body)
    }

    /// Adds a command, logged then. Unless it came by [`Case::push`] nothing may build on it that
    /// is logged earlier.
    pub(super) fn add(
        &mut self,
        occurred_at: Occurred,
        recorded_at: Timestamp,
        body: Body,
    ) -> CommandId {
        let label = format!("case {}", self.number);
        let index = self.commands.len() as u64;
        let id = CommandId::from_bytes(id(self.seed, recorded_at, &label, index));
        self.commands.push(Command {
            id,
            actor: self.officer.clone(),
            done_by: None,
            occurred_at,
            basis: Basis::OwnAct,
            captured: None,
            recorded_at: Some(recorded_at),
            correlation: None,
            body,
        });
        id
    }

    /// Adds a command, logged within hours; others do not wait for it.
    pub(super) fn record_soon(&mut self, at: Timestamp, body: Body) {
        let recorded_at = at.plus_ms(self.rng.i64(HOUR / 6..6 * HOUR)).max(self.last);
        let occurred = as_known(&mut self.rng, at);
        self.add(occurred, recorded_at, body);
    }

    /// Says what the command added last rests on.
    pub(super) fn rests_on(&mut self, basis: Basis) {
        if let Some(command) = self.commands.last_mut() {
            command.basis = basis;
        }
    }

    pub(super) fn record(&mut self, at: Timestamp, on: StreamId, events: Vec<Event>) {
        self.push(at, Body::Record(Record { on, events }));
    }

    pub(super) fn open_with(&mut self, at: Timestamp, event: impl Into<Event>) -> CommandId {
        self.push(at, Body::Open(Open { events: vec![event.into()] }))
    }

    /// The city as somebody typed it this time.
    pub(super) fn typed_city(&mut self) -> &'static str {
        spelled(&mut self.rng, self.city)
    }

    /// The city's circle as somebody typed it: its name, or the one it had.
    pub(super) fn typed_circle(&self) -> Place {
        let called = ["NCCIA", "Cyber Crime Circle", "Circle"][self.number as usize % 3];
        line(format!("{called} {}", self.city)).into()
    }

    /// When the last command so far is recorded.
    pub(super) fn latest(&self) -> Timestamp {
        self.commands.iter().map(recorded).max().unwrap_or(self.start)
    }
}

pub(super) fn recorded(command: &Command) -> Timestamp {
    command.recorded_at.unwrap_or_default()
}
