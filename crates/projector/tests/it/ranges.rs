//! Ranges of rows, with bounds of every sort, against a plain map.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::ops::Bound;

use bytes::Bytes;
use greyfile_domain::streams::{CommonEvent, Event, History, NoteAdded, State};
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::text::Prose;
use greyfile_envelope::{EventId, Position, StreamId, StreamKind};
use greyfile_projector::contract::{Keeps, Key, Newest, Rows, SumTable, Table, TableInfo, View};
use greyfile_projector::{ReadError, Reader};

use crate::sample::{Writer, retract, stream};
use crate::support::{MemoryLog, Random, caught_up, ends, seeds, start_as};

/// Rows by a number, the highest first, and a text.
const LISTED: Table<(Newest<u32>, String, StreamId), u64> =
    Table::new(9, "listed", Keeps::Commands);
/// The same, the other way round, as they are now.
const TURNED: Table<(Newest<String>, i64, StreamId), u64> = Table::new(0x7E, "turned", Keeps::Head);
/// How many rows there are of each number and text.
const SUMMED: SumTable<(u32, String), ()> = SumTable::new(0x7D, "summed", Keeps::Head);

/// Rows from notes that say `number/text/`.
struct Listing;

impl View for Listing {
    fn name(&self) -> &'static str {
        "listing"
    }

    fn format(&self) -> u32 {
        1
    }

    fn tables(&self) -> Vec<TableInfo> {
        vec![LISTED.info(), TURNED.info(), SUMMED.info()]
    }

    fn wants(&self, _: StreamKind) -> bool {
        true
    }

    fn rows(&self, history: &History, _: &State, out: &mut Rows) {
        let stream = history.stream();
        for note in history.notes() {
            let Event::Common(CommonEvent::NoteAdded(NoteAdded { text, .. })) = note.event else {
                panic!("a note is one")
            };
            let Personal::Clear(text) = text else { panic!("it was written so") };
            let (number, text) = text.as_str().split_once('/').unwrap();
            let (number, text) = (number.parse().unwrap(), text.strip_suffix("/.").unwrap());
            let value = note.moment.position.0;
            out.put(&LISTED, &(Newest(number), text.to_owned(), stream), &value);
            out.put(&TURNED, &(Newest(text.to_owned()), -i64::from(number), stream), &value);
            out.add(&SUMMED, &(number, text.to_owned()), &(), 1);
        }
    }
}

const TEXTS: [&str; 7] = ["", "a", "a b", "ab", "b", "~", "کراچی"];
const NUMBERS: usize = 9;

/// A stream as it sorts in a key.
type InOrder = ([u8; 16], u8);
type Listed = BTreeMap<(Reverse<u32>, String, InOrder), u64>;
type Turned = BTreeMap<(Reverse<String>, i64, InOrder), u64>;

fn in_order(stream: StreamId) -> InOrder {
    (stream.id, stream.kind.0)
}

/// What holds after each command.
#[derive(Clone, Default)]
struct Model {
    listed: Listed,
    turned: Turned,
}

/// The beginning of a key with a number, a text and a stream, of one, two or all three of them.
#[derive(Clone, Debug)]
struct Beginning {
    number: u32,
    text: String,
    stream: StreamId,
    parts: usize,
    turned: bool,
}

impl Beginning {
    fn draw(random: &mut Random, turned: bool) -> Self {
        Self {
            number: random.below(NUMBERS + 1) as u32,
            text: TEXTS[random.below(TEXTS.len())].to_owned(),
            stream: stream(random.below(30)),
            parts: 1 + random.below(3),
            turned,
        }
    }

    /// How a row compares with it, as far as it goes.
    fn is_to(&self, (number, text, stream): (u32, &str, InOrder)) -> Ordering {
        let number = number.cmp(&self.number).reverse();
        let text = text.cmp(&self.text);
        let stream = stream.cmp(&in_order(self.stream));
        let parts = if self.turned {
            // By text, the last first; then by what is below zero, so again the highest first.
            [text.reverse(), number, stream]
        } else {
            [number, text, stream]
        };
        parts[..self.parts].iter().fold(Ordering::Equal, |order, part| order.then(*part))
    }
}

impl Key for Beginning {
    fn write(&self, out: &mut Vec<u8>) {
        let (number, text) = (self.number, self.text.clone());
        match (self.turned, self.parts) {
            (false, 1) => (Newest(number),).write(out),
            (false, 2) => (Newest(number), text).write(out),
            (false, _) => (Newest(number), text, self.stream).write(out),
            (true, 1) => (Newest(text),).write(out),
            (true, 2) => (Newest(text), -i64::from(number)).write(out),
            (true, _) => (Newest(text), -i64::from(number), self.stream).write(out),
        }
    }

    fn read(_: &mut &[u8]) -> Option<Self> {
        None
    }
}

fn bound(random: &mut Random, turned: bool) -> Bound<Beginning> {
    match random.below(5) {
        0 => Bound::Unbounded,
        1 | 2 => Bound::Included(Beginning::draw(random, turned)),
        _ => Bound::Excluded(Beginning::draw(random, turned)),
    }
}

fn within(from: &Bound<Beginning>, to: &Bound<Beginning>, row: (u32, &str, InOrder)) -> bool {
    let begun = match from {
        Bound::Unbounded => true,
        Bound::Included(from) => from.is_to(row).is_ge(),
        Bound::Excluded(from) => from.is_to(row).is_gt(),
    };
    begun
        && match to {
            Bound::Unbounded => true,
            Bound::Included(to) => to.is_to(row).is_le(),
            Bound::Excluded(to) => to.is_to(row).is_lt(),
        }
}

/// A log of notes that come and go, and what holds after each of its commands, by position.
fn written(seed: u64) -> (Vec<Bytes>, BTreeMap<usize, Model>) {
    let mut random = Random::new(seed);
    let mut writer = Writer::new();
    let mut model = Model::default();
    let mut models = BTreeMap::from([(0, model.clone())]);
    let mut standing: Vec<(StreamId, EventId, u32, &str)> = Vec::new();
    while writer.records.len() < 1_600 {
        writer.wait(1_000 * random.below(9_000) as i64);
        let (mut events, mut added) = (Vec::new(), Vec::new());
        for _ in 0..1 + random.below(12) {
            let on = stream(random.below(30));
            if random.below(3) == 0 && !standing.is_empty() {
                let (on, id, number, text) = standing.swap_remove(random.below(standing.len()));
                events.push((on, retract(id)));
                added.push(None);
                model.listed.remove(&(Reverse(number), text.to_owned(), in_order(on)));
                let key = (Reverse(text.to_owned()), -i64::from(number), in_order(on));
                model.turned.remove(&key);
                continue;
            }
            let (number, text) = (random.below(NUMBERS) as u32, TEXTS[random.below(TEXTS.len())]);
            let taken =
                |of: &(StreamId, EventId, u32, &str)| (of.0, of.2, of.3) == (on, number, text);
            let twice = |of: &Option<(StreamId, u32, &str)>| *of == Some((on, number, text));
            // Each key is one event's, so that the map is a plain one.
            if standing.iter().any(taken) || added.iter().any(twice) {
                continue;
            }
            let note = Personal::Clear(Prose::new(format!("{number}/{text}/.")).unwrap());
            events
                .push((on, CommonEvent::NoteAdded(NoteAdded { text: note, source: None }).into()));
            added.push(Some((on, number, text)));
        }
        if events.is_empty() {
            continue;
        }
        let first = writer.records.len() as u64 + 1;
        let ids = writer.command(&events);
        for ((position, added), id) in (first..).zip(added).zip(ids) {
            let Some((on, number, text)) = added else { continue };
            standing.push((on, id, number, text));
            model.listed.insert((Reverse(number), text.to_owned(), in_order(on)), position);
            let key = (Reverse(text.to_owned()), -i64::from(number), in_order(on));
            model.turned.insert(key, position);
        }
        models.insert(writer.records.len(), model.clone());
    }
    (writer.records, models)
}

fn ask(
    reader: &Reader<'_>,
    model: &Model,
    random: &mut Random,
    about: &str,
) -> Result<usize, ReadError> {
    let (from, to) = (bound(random, false), bound(random, false));
    let expected: Vec<_> = model
        .listed
        .iter()
        .filter(|((number, text, stream), _)| within(&from, &to, (number.0, text, *stream)))
        .map(|((number, text, stream), value)| (number.0, text.clone(), *stream, *value))
        .collect();
    let row = |((number, text, stream), value): ((Newest<u32>, String, StreamId), u64)| {
        (number.0, text, in_order(stream), value)
    };
    let found = reader.range(&LISTED, from.as_ref(), to.as_ref()).map(|found| found.map(row));
    let found: Vec<_> = found.collect::<Result<_, _>>()?;
    assert_eq!(found, expected, "{about}: from {from:?} to {to:?}");

    let beginning = Beginning::draw(random, false);
    let all = (Bound::Included(beginning.clone()), Bound::Included(beginning.clone()));
    let expected = model
        .listed
        .iter()
        .filter(|((number, text, stream), _)| within(&all.0, &all.1, (number.0, text, *stream)));
    let expected: Vec<u64> = expected.map(|(_, value)| *value).collect();
    let found = reader.prefix(&LISTED, &beginning).map(|found| found.map(|(_, value)| value));
    assert_eq!(found.collect::<Result<Vec<_>, _>>()?, expected, "{about}: {beginning:?}");

    let Beginning { number, text, stream, .. } = Beginning::draw(random, false);
    let key = (Reverse(number), text.clone(), in_order(stream));
    let found = reader.get(&LISTED, &(Newest(number), text, stream))?;
    assert_eq!(found.as_ref(), model.listed.get(&key), "{about}: {key:?}");
    Ok(expected.len())
}

/// A row that ended holds up to the position before, and no longer.
fn ask_of_ends(reader: &Reader<'_>, models: &BTreeMap<usize, Model>) -> Result<usize, ReadError> {
    let mut asked = 0;
    let streams: BTreeMap<InOrder, StreamId> =
        (0..30).map(stream).map(|stream| (in_order(stream), stream)).collect();
    for ((_, before), (end, after)) in models.iter().zip(models.iter().skip(1)) {
        let gone = before.listed.iter().filter(|(key, _)| !after.listed.contains_key(*key));
        let come = after.listed.iter().filter(|(key, _)| !before.listed.contains_key(*key));
        for (key, value, holds) in gone
            .map(|(key, value)| (key, *value, [true, false]))
            .chain(come.map(|(key, value)| (key, *value, [false, true])))
        {
            let (Reverse(number), text, stream) = key;
            let row = (Newest(*number), text.clone(), streams[stream]);
            for (position, holds) in [end - 1, *end].into_iter().zip(holds) {
                let found = reader.at(Position(position as u64)).get(&LISTED, &row)?;
                assert_eq!(found, holds.then_some(value), "{key:?} as of {position}");
                asked += 1;
            }
        }
    }
    Ok(asked)
}

fn ask_now(reader: &Reader<'_>, model: &Model, random: &mut Random) -> Result<(), ReadError> {
    let (from, to) = (bound(random, true), bound(random, true));
    let expected: Vec<_> = model
        .turned
        .iter()
        .filter(|((text, number, stream), _)| {
            let number = u32::try_from(-number).unwrap();
            within(&from, &to, (number, &text.0, *stream))
        })
        .map(|((text, number, stream), value)| (text.0.clone(), *number, *stream, *value))
        .collect();
    let row = |((text, number, stream), value): ((Newest<String>, i64, StreamId), u64)| {
        (text.0, number, in_order(stream), value)
    };
    let found = reader.range(&TURNED, from.as_ref(), to.as_ref()).map(|found| found.map(row));
    let found: Vec<_> = found.collect::<Result<_, _>>()?;
    assert_eq!(found, expected, "from {from:?} to {to:?}");

    let mut sums: BTreeMap<(u32, String), i64> = BTreeMap::new();
    for (number, text, _) in model.listed.keys() {
        *sums.entry((number.0, text.clone())).or_default() += 1;
    }
    let draw = |random: &mut Random| {
        let number = random.below(NUMBERS + 1) as u32;
        let key = (number, TEXTS[random.below(TEXTS.len())].to_owned());
        match random.below(3) {
            0 => Bound::Unbounded,
            1 => Bound::Included(key),
            _ => Bound::Excluded(key),
        }
    };
    let (from, to) = (draw(random), draw(random));
    let mut found = Vec::new();
    reader.sums(&SUMMED, from.as_ref(), to.as_ref(), |key: (u32, String), fields| {
        found.push((key, fields.iter().map(|(_, n)| n).sum::<i64>()));
    })?;
    // The standard library's range panics where there is nothing.
    let within =
        |key: &(u32, String)| std::ops::RangeBounds::contains(&(from.clone(), to.clone()), key);
    let expected: Vec<_> = sums.into_iter().filter(|(key, _)| within(key)).collect();
    assert_eq!(found, expected, "sums from {from:?} to {to:?}");
    Ok(())
}

#[tokio::test]
async fn ranges_are_those_of_a_plain_map_now_and_as_of_the_past() {
    for seed in seeds(3, 100) {
        let (records, models) = written(seed);
        assert_eq!(models.len(), ends(&records).len() + 1);
        let log = MemoryLog::new(&[]);
        let views = tempfile::tempdir().unwrap();
        let sampled = start_as(Listing, &log, views.path());
        records.chunks(50).for_each(|some| log.extend(some));
        caught_up(sampled.of("listing"), &log).await;
        for rebuilt in [false, true] {
            if rebuilt {
                sampled.of("listing").rebuild(|_| {}).await.unwrap();
            }
            let read = sampled.of("listing").read(|reader| {
                let mut random = Random::new(seed);
                for _ in 0..300 {
                    let position = random.below(records.len() + 1);
                    let (end, model) = models.range(..=position).next_back().unwrap();
                    let then = reader.at(Position(position as u64));
                    let about = format!("seed {seed}, as of {end}");
                    ask(&then, model, &mut random, &about)?;
                }
                ask_of_ends(reader, &models)
            });
            assert!(read.unwrap() > 1_000);
            let now = &models[&records.len()];
            sampled
                .of("listing")
                .read(|reader| {
                    let mut random = Random::new(seed + 1);
                    for _ in 0..300 {
                        ask(reader, now, &mut random, &format!("seed {seed}, now"))?;
                        ask_now(reader, now, &mut random)?;
                    }
                    Ok::<_, ReadError>(())
                })
                .unwrap();
        }
        let rows = models[&records.len()].listed.len();
        println!("seed {seed}: {} commands, {rows} rows in the end", models.len() - 1);
    }
}
