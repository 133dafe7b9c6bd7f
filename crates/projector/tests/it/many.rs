//! A subject that very many streams tell about: beyond a number of them it is concluded by day, and that
//! is the same live and made anew, wherever batches end.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::{Event, History, State};
use greyfile_envelope::{Day, Envelope, EventId, Position, StreamId, StreamKind};
use greyfile_projector::contract::{
    FactTable, Facts, Keeps, Rows, SumTable, Table, TableInfo, Told, View,
};
use greyfile_projector::{Options, ReadError, RebuildReason, Views};

use crate::agree::expected;
use crate::sample::{BOARD, Sample, Writer, correct, link, retract, stream};
use crate::support::{
    Dump, LOG_ID, MemoryLog, Random, Sampled, SharedLog, anew, assert_same, caught_up, ends, seeds,
};

/// As the runtime has it: `run::conclude::TELLERS_MAX`.
const TELLERS_MAX: usize = 1_000;

/// Tables of each sort, of what is concluded.
const TOLD: FactTable<StreamId, Position> = FactTable::new(1, "told");
const NOW: Table<StreamId, u32> = Table::new(2, "now", Keeps::Head);
const BY_COMMAND: Table<(u8, StreamId), u8> = Table::new(3, "by command", Keeps::Commands);
const BY_DAY: Table<(u8, StreamId), u8> = Table::new(4, "by day", Keeps::Days);
const OFTEN: SumTable<u8, ()> = SumTable::new(5, "often", Keeps::Days);

/// Few keys and few values, so that rows come back often.
struct Crowd;

impl View for Crowd {
    fn name(&self) -> &'static str {
        "crowd"
    }

    fn format(&self) -> u32 {
        1
    }

    fn tables(&self) -> Vec<TableInfo> {
        vec![TOLD.info(), NOW.info(), BY_COMMAND.info(), BY_DAY.info(), OFTEN.info()]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        kind == StreamKind::CASE
    }

    fn rows(&self, _: &History, _: &State, _: &mut Rows) {}

    fn facts(&self, history: &History, _: &State, out: &mut Facts) {
        for one in history.current() {
            let mut named = Vec::new();
            one.event.names(&mut named);
            named.iter().for_each(|named| out.tell(&TOLD, named, &one.moment.position));
        }
    }

    fn conclude(&self, told: &Told<'_>, out: &mut Rows) {
        let Some(subject) = told.about(&TOLD) else { return };
        let by = told.facts(&TOLD).len();
        let [key, value] = [(by % 2) as u8, (by / 2 % 2) as u8];
        out.put(&NOW, &subject, &(by as u32));
        out.put(&BY_COMMAND, &(key, subject), &value);
        // Now and then there is no row.
        if by % 3 > 0 {
            out.put(&BY_DAY, &((by % 3) as u8, subject), &value);
        }
        out.add(&OFTEN, &key, &(), 1);
    }
}

fn case(n: usize) -> StreamId {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&Random::new(n as u64 + 1).next().to_be_bytes());
    StreamId::new(StreamKind::CASE, id)
}

/// Cases that name a raid, in commands over several days: past the limit in the middle of a day, to and
/// fro across it, below it again and past it once more.
struct Growing {
    writer: Writer,
    random: Random,
    raids: [StreamId; 2],
    /// The events by which cases name the first raid.
    naming: Vec<(StreamId, EventId)>,
    cases: usize,
}

impl Growing {
    fn new(seed: u64) -> Self {
        let (writer, random) = (Writer::new(), Random::new(seed));
        Self { writer, random, raids: [stream(1), stream(7)], naming: Vec::new(), cases: 0 }
    }

    /// One command: so many more cases name the raid, so many no longer do.
    fn change(&mut self, more: usize, fewer: usize) {
        let [raid, other] = self.raids;
        let mut events: Vec<(StreamId, Event)> = Vec::new();
        for _ in 0..more {
            self.cases += 1;
            events.push((case(self.cases), link(raid)));
        }
        for _ in 0..fewer {
            let (of, event) = self.naming.swap_remove(self.random.below(self.naming.len()));
            let event = match self.random.below(2) {
                0 => retract(event),
                _ => correct(event, link(other), None),
            };
            events.push((of, event));
        }
        let ids = self.writer.command(&events);
        let news = events.iter().zip(ids).take(more).map(|((of, _), id)| (*of, id));
        self.naming.extend(news);
    }

    /// To so many cases, in commands of some size.
    fn grow_to(&mut self, cases: usize, in_a_command: usize) {
        while self.naming.len() < cases {
            let more = (1 + self.random.below(in_a_command)).min(cases - self.naming.len());
            let fewer = usize::from(self.random.below(6) == 0 && !self.naming.is_empty());
            self.change(more, fewer);
            self.writer.wait(self.random.below(60_000) as i64);
            if self.random.below(12) == 0 {
                self.writer.wait(86_400_000);
            }
        }
    }

    fn next_day(&mut self) {
        self.writer.wait(86_400_000);
    }
}

fn crossing(seed: u64) -> Vec<Bytes> {
    let mut growing = Growing::new(seed);
    growing.grow_to(TELLERS_MAX - 4, 40);
    growing.next_day();
    // The day of the crossing: some commands below, then to and fro, ending wherever it does.
    growing.change(2, 0);
    growing.change(1, 2);
    growing.change(3, 0);
    growing.change(3, 1);
    let turns = 4 + growing.random.below(12);
    for _ in 0..turns {
        match growing.random.below(4) {
            0 => growing.change(1, 0),
            1 => growing.change(0, 1),
            2 => growing.change(2, 2),
            _ => growing.change(0, 2),
        }
    }
    growing.next_day();
    growing.grow_to(TELLERS_MAX + 80, 25);
    for _ in 0..3 {
        growing.next_day();
        for _ in 0..3 + growing.random.below(5) {
            let [more, fewer] = [growing.random.below(3), 1 + growing.random.below(40)];
            growing.change(more, fewer);
        }
    }
    // Below it again it stays by day.
    growing.next_day();
    while growing.naming.len() > TELLERS_MAX - 60 {
        growing.change(0, 20);
    }
    growing.change(3, 0);
    growing.next_day();
    growing.grow_to(TELLERS_MAX + 10, 30);
    assert!(growing.cases >= 1_100, "{} cases", growing.cases);
    growing.writer.records
}

fn both(log: &Arc<MemoryLog>, views: &std::path::Path) -> Sampled {
    let both: Vec<Arc<dyn View>> = vec![Arc::new(Sample::new(1)), Arc::new(Crowd)];
    let log = Arc::new(SharedLog(Arc::clone(log)));
    Sampled(Views::start(both, log, LOG_ID, views, &Options::default()).unwrap())
}

async fn crowd_anew(records: &[Bytes]) -> Dump {
    let views = tempfile::tempdir().unwrap();
    let log = MemoryLog::new(records);
    let sampled = both(&log, views.path());
    caught_up(sampled.of("crowd"), &log).await;
    sampled.dump_of("crowd")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subject_of_very_many_streams_is_the_same_live_and_made_anew() {
    for seed in seeds(3, 60) {
        let mut random = Random::new(seed);
        let records = crossing(seed);
        let ends = ends(&records);
        println!("seed {seed}: {} records in {} commands", records.len(), ends.len());
        let began = Instant::now();
        let expected = [anew(&records).await, crowd_anew(&records).await];
        println!("  made anew twice in {:?}", began.elapsed());
        // Command by command, a few at once, and all at once.
        for at_once in [1, 5, 1_000] {
            let log = MemoryLog::new(&[]);
            let views = tempfile::tempdir().unwrap();
            let mut sampled = both(&log, views.path());
            let began = Instant::now();
            let mut sent = 0;
            let mut next = 0;
            while sent < records.len() {
                next = (next + 1 + random.below(at_once)).min(ends.len());
                let end = ends[next - 1];
                log.extend(&records[sent..end]);
                sent = end;
                for name in ["sample", "crowd"] {
                    caught_up(sampled.of(name), &log).await;
                }
                if at_once > 1 && random.below(20) == 0 {
                    drop(sampled);
                    sampled = both(&log, views.path());
                }
            }
            for name in ["sample", "crowd"] {
                caught_up(sampled.of(name), &log).await;
                assert_eq!(sampled.of(name).status().rebuilt, RebuildReason::None);
            }
            println!("  live, {at_once} commands at once, in {:?}", began.elapsed());
            let about = format!("seed {seed}, {at_once} at once");
            assert_same(&sampled.dump(), &expected[0], &about);
            assert_same(&sampled.dump_of("crowd"), &expected[1], &about);
        }
    }
}

/// What is shown at each position: below the limit what held then, from the command that crossed it on
/// what held at the end of that day, and the subject never twice and never not at all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn beyond_the_limit_the_past_is_by_day_and_has_each_subject_once() {
    for seed in seeds(1, 20) {
        println!("seed {seed}");
        let records = crossing(seed);
        let log = MemoryLog::new(&records);
        let views = tempfile::tempdir().unwrap();
        let sampled = both(&log, views.path());
        sampled.caught_up(&log).await;
        let raid = stream(1);
        let day = |position: usize| -> Day {
            Envelope::decode(&records[position - 1]).unwrap().recorded_at.day()
        };
        let ends = ends(&records);
        let by = |end: usize| -> BTreeMap<StreamId, Vec<(StreamId, Position)>> {
            let board = expected(&records[..end]).board;
            board.into_iter().map(|((_, subject), by)| (subject, by)).collect()
        };
        let crossed = ends
            .iter()
            .copied()
            .find(|end| by(*end).get(&raid).is_some_and(|by| by.len() > TELLERS_MAX));
        let crossed = crossed.expect("it crosses the limit");
        let end_of_day = |position: usize| {
            *ends.iter().rfind(|end| day(**end) == day(position)).expect("it is one of its day")
        };
        println!(
            "  crossed at {crossed} of {}, its day ends at {}",
            records.len(),
            end_of_day(crossed)
        );
        let mut told = 0;
        for position in (1..=records.len()).filter(|at| at % 23 == 0 || at.abs_diff(crossed) < 30) {
            let Some(end) = ends.iter().rfind(|end| **end <= position) else { continue };
            let end = if position < crossed { *end } else { end_of_day(position) };
            let board = sampled.view().read(|reader| {
                let then = reader.at(Position(position as u64));
                then.prefix(&BOARD, &()).collect::<Result<Vec<_>, ReadError>>()
            });
            let of_raid = board.unwrap().into_iter().filter(|((_, subject), _)| *subject == raid);
            let of_raid: Vec<_> = of_raid.map(|(_, by)| by).collect();
            assert_eq!(of_raid.len(), 1, "seed {seed}: the raid's rows as of {position}");
            assert_eq!(Some(&of_raid[0]), by(end).get(&raid), "seed {seed}: as of {position}");
            told += 1;
        }
        println!("  the same at {told} positions");
    }
}
