//! A few events taken in live: what they change in the histories and in each view.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use greyfile_domain::streams::{Event, Logged};
use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::Stored;
use greyfile_record::genuine;

use super::cache::{Cache, Known};
use super::commands::end_of;
use super::conclude::{self, Change, Tellings};
use super::days::Days;
use super::folded::Folded;
use super::histories;
use super::member::Member;
use super::slot::Serving;
use super::step::{Before, Moment, Sink, Track};
use super::trust::Judge;
use crate::contract::{Owned, TableInfo};
use crate::error::ViewError;
use crate::store::StoreError;
use crate::store::staged::{Changes, Staged};

/// Events of whole commands, decoded, ready to be folded.
pub(crate) struct Batch<'a> {
    /// The records, of whole commands.
    pub(crate) events: &'a [Stored],
    /// Those of them that are not intake's and were set aside.
    passed_over: Vec<Position>,
    /// What views may want, by stream, each with the end of its command.
    by_stream: BTreeMap<StreamId, Vec<(Position, Logged)>>,
    /// Days that begin in it.
    pub(crate) days: Vec<(Position, greyfile_envelope::Day)>,
}

impl<'a> Batch<'a> {
    /// The first of these events: whole commands of at most so many events, but at least one command,
    /// however many it has; `None` if not even one is whole yet. `days` is brought up to the batch's end.
    ///
    /// # Errors
    /// When the very first command cannot be read, or is not intake's; an error further on ends the
    /// batch before it.
    pub(crate) fn of(
        events: &'a [Stored],
        after: Position,
        events_max: usize,
        days: &mut Days,
        mut judge: Judge<'_>,
    ) -> Result<Option<Self>, ViewError> {
        let mut batch = Self {
            events: &[],
            passed_over: Vec::new(),
            by_stream: BTreeMap::new(),
            days: Vec::new(),
        };
        let (mut end, mut expected) = (after, after);
        let mut command: Vec<(Position, Option<Read>)> = Vec::new();
        for (index, stored) in events.iter().enumerate() {
            expected = expected.next();
            let read = match read(stored, expected, &mut judge) {
                Ok(read) => read,
                // What came before it is taken first, so that it is known which one is to blame.
                Err(_) if !batch.events.is_empty() => break,
                Err(error) => return Err(error),
            };
            end = end.max(read.as_ref().map_or(stored.position, |read| read.end));
            command.push((stored.position, read));
            let events_by_then = end.0 - after.0;
            if !batch.events.is_empty() && events_by_then > events_max as u64 {
                break;
            }
            if stored.position >= end {
                for (at, read) in command.drain(..) {
                    batch.take(at, read, days);
                }
                batch.events = &events[..=index];
            }
        }
        Ok((!batch.events.is_empty()).then_some(batch))
    }

    /// Takes in a record, or that it is passed over.
    fn take(&mut self, at: Position, read: Option<Read>, days: &mut Days) {
        let Some(Read { stream, end, recorded_at, logged }) = read else {
            self.passed_over.push(at);
            return;
        };
        if let Some(Event::Log(event)) = logged.as_ref().map(|logged| &logged.event) {
            days.tell(at, recorded_at, event);
        }
        if let Some(day) = days.push(at, recorded_at) {
            self.days.push((at, day));
        }
        if let Some(logged) = logged {
            self.by_stream.entry(stream).or_default().push((end, logged));
        }
    }

    /// What it changes in the histories.
    pub(crate) fn histories(&self, serving: &Serving) -> Result<Changes, ViewError> {
        let mut staged = Staged::new(&serving.store);
        for stored in self.events {
            if self.passed_over.contains(&stored.position) {
                continue;
            }
            let envelope = decode(stored)?;
            if histories::keeps(envelope.stream.kind) {
                histories::push(&mut staged, stored.position, &envelope, &stored.record)?;
            }
        }
        for (began, day) in &self.days {
            histories::push_day(&mut staged, *began, *day);
        }
        Ok(staged.changes(serving.checkpoint().tally)?)
    }

    /// What it changes in each of these views, which all stand at its beginning. Streams that it
    /// touched are left in the cache, if there is one, as they are at its end.
    ///
    /// A view whose fold panics is given its error and no changes.
    pub(crate) fn views(
        self,
        members: &[&Member],
        streams: &Serving,
        days: &Days,
        mut cache: Option<&mut Cache>,
    ) -> Result<Vec<Result<Changes, ViewError>>, ViewError> {
        let after = Position(self.events.first().map_or(0, |stored| stored.position.0 - 1));
        let mut views: Vec<_> = members.iter().map(|member| Folding::of(member)).collect();
        for (stream, events) in self.by_stream {
            let cached = cache.as_mut().and_then(|cache| cache.take(stream));
            let mut known = match cached {
                Some(known) => known,
                None => {
                    let mut folded = Folded::new(stream);
                    for (at, record) in histories::records(&streams.store, stream, after)? {
                        folded.push(histories::logged(at, &record)?);
                    }
                    Known { folded, tracks: Vec::new() }
                }
            };
            views.iter_mut().for_each(|view| view.begin(&mut known));
            let mut folded = known.folded;
            let moment = |end| Moment::new(end, days.began(end));
            let mut events = events.into_iter().peekable();
            while let Some((end, logged)) = events.next() {
                folded.push(logged);
                let next = events.peek().map(|(next, _)| *next);
                if next != Some(end) {
                    let (now, next) = (moment(end), next.map(moment));
                    views.iter_mut().for_each(|view| view.step(&folded, now, next));
                }
            }
            if let Some(cache) = cache.as_mut() {
                // A view that took no part has to look at the stream itself when it does.
                let tracks = views.iter_mut().filter_map(|view| view.end(&folded)).collect();
                cache.put(Known { folded, tracks });
            }
        }
        Ok(views.into_iter().map(Folding::finish).collect())
    }
}

struct Read {
    stream: StreamId,
    end: Position,
    recorded_at: greyfile_envelope::Timestamp,
    logged: Option<Logged>,
}

/// Reads a record that must stand at this position; `None` if it is passed over.
fn read(
    stored: &Stored,
    expected: Position,
    judge: &mut Judge<'_>,
) -> Result<Option<Read>, ViewError> {
    if stored.position != expected {
        return Err(ViewError::OutOfOrder { expected, found: stored.position });
    }
    let Some(envelope) = judge.next(stored)? else { return Ok(None) };
    let keeps = histories::keeps(envelope.stream.kind);
    let logged = match keeps.then(|| genuine::logged(stored.position, &envelope)).transpose() {
        Ok(logged) => logged,
        Err(unread) => return judge.pass_over(stored, unread).map(|()| None),
    };
    Ok(Some(Read {
        stream: envelope.stream,
        end: end_of(stored.position, &envelope),
        recorded_at: envelope.recorded_at,
        logged,
    }))
}

pub(crate) fn decode(stored: &Stored) -> Result<Envelope<'_>, ViewError> {
    Envelope::decode(&stored.record)
        .map_err(|source| ViewError::Record { position: stored.position, source })
}

/// One view while a batch is folded.
struct Folding<'a> {
    member: &'a Member,
    track: Track,
    sink: Live<'a>,
    failed: Option<ViewError>,
}

impl<'a> Folding<'a> {
    fn of(member: &'a Member) -> Self {
        let sink = Live { staged: Staged::new(&member.serving.store), tellings: Tellings::new() };
        Self { member, track: Track::default(), sink, failed: None }
    }

    /// Begins a stream, as it was before the batch.
    fn begin(&mut self, known: &mut Known) {
        if self.wants(&known.folded) {
            let track = known.take(self.member.at);
            self.track = track.unwrap_or_else(|| Track::from(self.owned(&known.folded)));
        }
    }

    /// What the stream comes to at the end of the batch.
    fn end(&mut self, folded: &Folded) -> Option<(usize, Track)> {
        self.wants(folded).then(|| (self.member.at, std::mem::take(&mut self.track)))
    }

    fn step(&mut self, folded: &Folded, moment: Moment, next: Option<Moment>) {
        if self.wants(folded) && self.member.tables.matter_at(moment, next) {
            let owned = self.owned(folded);
            if self.failed.is_none()
                && let Err(error) =
                    self.track.step(owned, moment, &self.member.tables, &mut self.sink.of(folded))
            {
                self.failed = Some(error.into());
            }
        }
    }

    fn wants(&self, folded: &Folded) -> bool {
        self.failed.is_none() && self.member.view.wants(folded.history.stream().kind)
    }

    fn owned(&mut self, folded: &Folded) -> Owned {
        let Member { view, tables, .. } = self.member;
        let owned = || folded.owned(view.as_ref(), tables);
        match catch_unwind(AssertUnwindSafe(owned)) {
            Ok(owned) => owned,
            Err(panic) => {
                self.failed = Some(ViewError::Panicked(crate::panic_text(panic.as_ref())));
                Owned::default()
            }
        }
    }

    fn finish(self) -> Result<Changes, ViewError> {
        let Self { member, mut sink, failed, .. } = self;
        if let Some(error) = failed {
            return Err(error);
        }
        let concluded = catch_unwind(AssertUnwindSafe(|| conclude::live(member, &mut sink)));
        match concluded {
            Ok(concluded) => concluded?,
            Err(panic) => return Err(ViewError::Panicked(crate::panic_text(panic.as_ref()))),
        }
        Ok(sink.staged.changes(member.serving.checkpoint().tally)?)
    }
}

/// Differences on their way into a store that has rows already.
pub(crate) struct Live<'a> {
    pub(crate) staged: Staged<'a>,
    pub(crate) tellings: Tellings,
}

impl<'a> Live<'a> {
    /// For what one stream says.
    fn of<'s>(&'s mut self, folded: &Folded) -> LiveOf<'s, 'a> {
        LiveOf { live: self, stream: Some(folded.history.stream()) }
    }

    /// For what is concluded about a subject.
    pub(crate) fn of_subject<'s>(&'s mut self) -> LiveOf<'s, 'a> {
        LiveOf { live: self, stream: None }
    }
}

pub(crate) struct LiveOf<'s, 'a> {
    live: &'s mut Live<'a>,
    stream: Option<StreamId>,
}

impl Sink for LiveOf<'_, '_> {
    fn open_since(&mut self, key: &[u8]) -> Result<Position, StoreError> {
        let row = self.live.staged.get(key)?;
        let since = row.as_deref().and_then(|row| postcard::take_from_bytes::<u64>(row).ok());
        let since = since.map(|(since, _)| Position(since));
        since.ok_or_else(|| StoreError::Damaged("a row that should be there is not".into()))
    }

    fn open(
        &mut self,
        table: TableInfo,
        key: &[u8],
        before: Before<'_>,
        row: Option<(Position, &[u8])>,
    ) {
        let row = row.map(|(since, value)| open_row(table, since, value));
        self.live.staged.set_over(key.to_vec(), before, row);
    }

    fn past(
        &mut self,
        table: TableInfo,
        key: &[u8],
        (from, to): (Position, Position),
        before: Before<'_>,
        value: &[u8],
    ) {
        let row = open_row(table, from, value);
        self.live.staged.set_over(past_key(table, key, to), before, Some(row));
    }

    fn resume(
        &mut self,
        table: TableInfo,
        key: &[u8],
        to: Position,
        value: &[u8],
    ) -> Result<Option<Position>, StoreError> {
        let key = past_key(table, key, to);
        let Some(row) = self.live.staged.get(&key)? else { return Ok(None) };
        let garbled = |_| StoreError::Damaged("a row of the past is garbled".into());
        let (from, before) = postcard::take_from_bytes::<u64>(&row).map_err(garbled)?;
        if before != value {
            return Ok(None);
        }
        self.live.staged.set(key, None);
        Ok(Some(Position(from)))
    }

    fn add(&mut self, table: TableInfo, key: &[u8], day: Position, field: &[u8], number: i64) {
        self.live.staged.add(key, field, number);
        if let Some(key) = added_key(table, key, day) {
            self.live.staged.add(&key, field, number);
        }
    }

    fn tell(&mut self, subject: &[u8], moment: Moment, facts: Option<&[u8]>) {
        if let Some(stream) = self.stream {
            let facts = facts.map(Bytes::copy_from_slice);
            self.live.tellings.entry(subject.to_vec()).or_default().push(Change {
                moment,
                stream,
                facts,
            });
        }
    }
}

/// A row as it lies in the store: from where it holds, where its table keeps a past, and its value.
pub(crate) fn open_row(table: TableInfo, since: Position, value: &[u8]) -> Bytes {
    let mut row = Vec::with_capacity(value.len() + 5);
    write_open_row(table, since, value, &mut row);
    row.into()
}

/// The same, after what is there.
pub(crate) fn write_open_row(table: TableInfo, since: Position, value: &[u8], row: &mut Vec<u8>) {
    if table.has_past() {
        let bytes = std::mem::take(row);
        *row = postcard::to_extend(&since.0, bytes).expect("a number has a form");
    }
    row.extend_from_slice(value);
}

/// The key of a row that held up to a position.
pub(crate) fn past_key(table: TableInfo, key: &[u8], to: Position) -> Vec<u8> {
    [&[table.past()], &key[1..], &to.0.to_be_bytes()].concat()
}

/// The key of what was added to a row of sums on a day of recording, where that is kept.
pub(crate) fn added_key(table: TableInfo, key: &[u8], day: Position) -> Option<Vec<u8>> {
    let kept = !matches!(table.keeps, crate::contract::Keeps::Head);
    kept.then(|| [&[table.past()], &day.0.to_be_bytes()[..], &key[1..]].concat())
}
