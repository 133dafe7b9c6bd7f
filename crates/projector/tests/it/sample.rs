//! A view with a table of each kind, and logs for it to eat.

use std::collections::BTreeMap;

use arbitrary::Unstructured;
use bytes::Bytes;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::case::{CaseEvent, RaidLinked};
use greyfile_domain::streams::ids::RaidId;
use greyfile_domain::streams::reservation::Taken;
use greyfile_domain::streams::{
    CommonEvent, Corrected, Event, History, NoteAdded, Retracted, State,
};
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::text::{Line, Prose};
use greyfile_envelope::{
    Basis, CommandId, Correlation, Envelope, EventId, Fingerprint, LoggedBy, Occurred, Place,
    Position, Seal, StreamId, StreamKind, Timestamp,
};
use greyfile_projector::contract::{
    FactTable, Facts, Keeps, Rows, SumTable, Table, TableInfo, Told, View,
};

use crate::support::Random;

/// Each event that stands, with how often it was corrected.
pub const EVENTS: Table<(Position, StreamId), (String, bool)> =
    Table::new(1, "events", Keeps::Commands);
/// How many events each stream has: what changes with every one.
pub const COUNTS: Table<StreamId, u32> = Table::new(2, "counts", Keeps::Head);
/// Streams by how many of their events stand, modulo 3: rows come back on the same day.
pub const BY_DAY: Table<(u8, StreamId), String> = Table::new(3, "by day", Keeps::Days);
/// Events that stand, by kind of stream and type.
pub const SUMS: SumTable<StreamKind, String> = SumTable::new(4, "sums", Keeps::Head);
/// The same by type, as they were on each day of recording.
pub const ADDED: SumTable<String, StreamKind> = SumTable::new(5, "added", Keeps::Days);
/// Which events name a stream.
pub const NAMED: FactTable<StreamId, Position> = FactTable::new(6, "named");
/// Streams that are named, by how often.
pub const BOARD: Table<(u32, StreamId), Vec<(StreamId, Position)>> =
    Table::new(7, "board", Keeps::Commands);
/// How many streams are named so often: a sum over conclusions.
pub const OFTEN: SumTable<u32, ()> = SumTable::new(126, "often", Keeps::Days);

/// See the tables.
pub struct Sample {
    name: &'static str,
    format: u32,
}

impl Sample {
    pub fn new(format: u32) -> Self {
        Self::called("sample", format)
    }

    pub fn called(name: &'static str, format: u32) -> Self {
        Self { name, format }
    }
}

impl View for Sample {
    fn name(&self) -> &'static str {
        self.name
    }

    fn format(&self) -> u32 {
        self.format
    }

    fn tables(&self) -> Vec<TableInfo> {
        vec![
            EVENTS.info(),
            COUNTS.info(),
            BY_DAY.info(),
            SUMS.info(),
            ADDED.info(),
            NAMED.info(),
            BOARD.info(),
            OFTEN.info(),
        ]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        kind != StreamKind::COMPLAINT
    }

    fn rows(&self, history: &History, _: &State, out: &mut Rows) {
        let stream = history.stream();
        let current = history.current();
        for one in &current {
            let name = one.event.event_type().0.to_owned();
            let value = (name.clone(), one.corrected.is_some());
            out.put(&EVENTS, &(one.moment.position, stream), &value);
            out.add(&SUMS, &stream.kind, &name, 1);
            out.add(&ADDED, &name, &stream.kind, i64::from(self.format));
        }
        out.put(&COUNTS, &stream, &(history.logged().len() as u32 * self.format));
        let kept = (current.len() % 3) as u8;
        out.put(&BY_DAY, &(kept, stream), &format!("{kept}"));
    }

    fn facts(&self, history: &History, _: &State, out: &mut Facts) {
        for one in history.current() {
            let mut named = Vec::new();
            one.event.names(&mut named);
            named.iter().for_each(|named| out.tell(&NAMED, named, &one.moment.position));
        }
    }

    fn conclude(&self, told: &Told<'_>, out: &mut Rows) {
        if let Some(subject) = told.about(&NAMED) {
            let by = told.facts(&NAMED);
            let often = by.len() as u32;
            out.put(&BOARD, &(often, subject), &by);
            out.add(&OFTEN, &often, &(), 1);
        }
    }
}

const KINDS: [StreamKind; 6] = [
    StreamKind::CASE,
    StreamKind::RAID,
    StreamKind::COMPLAINT,
    StreamKind::PERSON,
    StreamKind::EXHIBIT,
    StreamKind::FIR,
];

/// The `n`-th stream.
pub fn stream(n: usize) -> StreamId {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&Random::new(n as u64).next().to_be_bytes());
    StreamId::new(KINDS[n % KINDS.len()], id)
}

fn a_note() -> Event {
    NoteAdded { text: Prose::new("a note").unwrap().into(), source: None }.into()
}

/// What stands for the seal of intake.
pub const SEAL: [u8; 16] = [0; 16];

/// Records in the making, as intake would write them.
pub struct Writer {
    pub records: Vec<Bytes>,
    ordinals: BTreeMap<StreamId, u32>,
    commands: u64,
    now: i64,
    /// Whether what happened is told some hours later, out of order.
    late: bool,
}

impl Writer {
    pub fn new() -> Self {
        let (records, ordinals) = (Vec::new(), BTreeMap::new());
        Self { records, ordinals, commands: 0, now: 1_750_000_000_000, late: true }
    }

    /// Tells what happens as it happens.
    pub fn punctual() -> Self {
        Self { late: false, ..Self::new() }
    }

    /// Some time passes.
    pub fn wait(&mut self, ms: i64) {
        self.now += ms;
    }

    /// One command with these events. Tells their ids.
    pub fn command(&mut self, events: &[(StreamId, Event)]) -> Vec<EventId> {
        self.commands += 1;
        let each = (0..).zip(events).map(|(index, (stream, event))| {
            let payload = greyfile_record::encode(event).unwrap();
            let place = Place::new(index, events.len() as u16).unwrap();
            self.record(*stream, payload.event_type, payload.schema, &payload.bytes, place)
        });
        each.collect()
    }

    /// One command with a note.
    pub fn note(&mut self, stream: StreamId) {
        self.command(&[(stream, a_note())]);
    }

    /// One command with a note, a reservation, and another note.
    pub fn with_reservation(&mut self, stream: StreamId, reservation: StreamId) {
        let taken = Taken { holder: stream, namespace: 1, normalisation: 1 };
        self.command(&[(stream, a_note()), (reservation, taken.into()), (stream, a_note())]);
    }

    /// One command with one event of any type, known or not.
    pub fn odd(&mut self, stream: StreamId, event_type: &str, schema: u16, payload: &[u8]) {
        self.commands += 1;
        self.record(stream, event_type, schema, payload, Place::ALONE);
    }

    fn record(
        &mut self,
        stream: StreamId,
        event_type: &str,
        schema: u16,
        payload: &[u8],
        place: Place,
    ) -> EventId {
        let ordinal = self.ordinals.entry(stream).or_default();
        *ordinal += 1;
        let mut id = [0; 16];
        id[8..].copy_from_slice(&(self.records.len() as u64 + 1).to_be_bytes());
        let late = if self.late { i64::from(*ordinal % 7) * 3_600_000 } else { 0 };
        let start = Timestamp(self.now - late);
        let mut command = [0; 16];
        command[..8].copy_from_slice(&self.commands.to_be_bytes());
        let envelope = Envelope {
            event_id: EventId::from_bytes(id),
            stream,
            version: *ordinal,
            event_type,
            schema,
            occurred: Occurred::at(start),
            captured: None,
            recorded_at: Timestamp(self.now),
            done_by: "desk",
            logged_by: LoggedBy { hand: "desk", assurance: "declared" },
            basis: Basis::OwnAct,
            command_id: CommandId::from_bytes(command),
            place,
            fingerprint: Fingerprint::from_bytes([3; 16]),
            correlation: Correlation::from_bytes([4; 16]),
            reservations: Vec::new(),
            payload,
        };
        self.records.push(envelope.encode(|_| Seal::from_bytes(SEAL)).unwrap().into());
        envelope.event_id
    }
}

/// An event of a stream that a seed chooses.
pub fn event(of: StreamKind, random: &mut Random) -> Event {
    let types: Vec<&str> = Event::types()
        .map(|(name, _)| name)
        .filter(|name| Event::kind_of(name) == Some(of))
        .collect();
    loop {
        let bytes: Vec<u8> = (0..400).map(|_| random.next() as u8).collect();
        let name = types[random.below(types.len())];
        let drawn = Event::arbitrary_payload(name, &mut Unstructured::new(&bytes));
        let fits = |event: &Event| {
            greyfile_record::encode(event).is_ok_and(|payload| payload.bytes.len() < 4_000)
        };
        match drawn {
            Some(Ok(event)) if fits(&event) => return event,
            _ => {}
        }
    }
}

/// A log of at least so many records over so many streams, each a function of the seed: commands of
/// one to four events, corrections, retractions, days that pass.
pub fn history(seed: u64, records: usize, streams: usize) -> Vec<Bytes> {
    written(seed, records, streams).records
}

/// As [`history`], to be gone on with.
pub fn written(seed: u64, records: usize, streams: usize) -> Writer {
    let mut random = Random::new(seed);
    let mut writer = Writer::new();
    let mut known: BTreeMap<StreamId, Vec<EventId>> = BTreeMap::new();
    while writer.records.len() < records {
        writer.wait([1, 1_000, 3_600_000, 86_400_000][random.below(4)] * random.below(3) as i64);
        let mut events = Vec::new();
        for _ in 0..=random.below(4) {
            let on = stream(random.below(streams));
            let earlier = known.get(&on).map_or(&[][..], Vec::as_slice);
            let event = match random.below(6) {
                0 if !earlier.is_empty() => retract(earlier[random.below(earlier.len())]),
                1 if !earlier.is_empty() => {
                    let target = earlier[random.below(earlier.len())];
                    let replacement = event(on.kind, &mut random);
                    let when = Timestamp(1_750_000_000_000 + random.below(9) as i64 * 3_600_000);
                    let when = (random.below(2) == 0).then(|| Occurred::at(when));
                    correct(target, replacement, when)
                }
                _ => name_others(event(on.kind, &mut random), streams, &mut random),
            };
            events.push((on, event));
        }
        let ids = writer.command(&events);
        for ((stream, _), id) in events.iter().zip(ids) {
            known.entry(*stream).or_default().push(id);
        }
    }
    writer
}

/// Takes an event back.
pub fn retract(event: EventId) -> Event {
    let reason = Personal::Clear(Line::new("why").unwrap());
    let retracted =
        Retracted { event, seen: event, reason, source: None, duplicate_of: None, second: None };
    CommonEvent::Retracted(retracted).into()
}

/// Puts another one in the place of an event, at other times if they are given.
pub fn correct(event: EventId, replacement: Event, occurred_at: Option<Occurred>) -> Event {
    CommonEvent::Corrected(Corrected {
        event,
        seen: event,
        replacement: Box::new(replacement),
        occurred_at,
        captured: None,
        done_by: None,
        basis: None,
        reason: Personal::Clear(Line::new("why").unwrap()),
        source: None,
        second: None,
    })
    .into()
}

/// A note of so many letters, in any stream.
pub fn note(letters: usize) -> Event {
    let text = Personal::Clear(Prose::new("x".repeat(letters)).unwrap());
    CommonEvent::NoteAdded(NoteAdded { text, source: None }).into()
}

/// A case that names a raid.
pub fn link(raid: StreamId) -> Event {
    let raid = RaidId::of(raid).expect("a raid");
    CaseEvent::RaidLinked(RaidLinked { raid }).into()
}

/// Ids that are drawn name nobody; a link to a stream of the log takes their place now and then.
fn name_others(event: Event, streams: usize, random: &mut Random) -> Event {
    if event.kind() != Some(StreamKind::CASE) || random.below(2) == 0 {
        return event;
    }
    let raids: Vec<StreamId> =
        (0..streams).map(stream).filter(|stream| stream.kind == StreamKind::RAID).collect();
    if raids.is_empty() {
        return event;
    }
    link(raids[random.below(raids.len())])
}
