//! Conclusions about subjects: what is told about each, in the order in which it was told, and what
//! follows after each command.

use std::collections::BTreeMap;

use bytes::Bytes;
use greyfile_envelope::{Position, StreamId};

use super::batch::Live;
use super::member::Member;
use super::step::{Moment, Sink, Track};
use crate::contract::{Key, Owned, Rows, TableInfo, Tables, Told, View};
use crate::store::StoreError;

/// Streams that tell about one subject beyond which what follows is kept by day of recording, not by
/// command: each conclusion reads them all.
pub(crate) const TELLERS_MAX: usize = 1_000;

/// In the place of a stream: the subject had more tellers than [`TELLERS_MAX`] once. Its value is the
/// position from which on.
const MANY: [u8; StreamId::LEN] = [0xFF; StreamId::LEN];

/// What one stream tells about a subject from a moment on.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) moment: Moment,
    pub(crate) stream: StreamId,
    /// Nothing any more: `None`.
    pub(crate) facts: Option<Bytes>,
}

/// Changes by the subject they are about.
pub(crate) type Tellings = BTreeMap<Vec<u8>, Vec<Change>>;

/// A subject, and all that is told about it.
pub(crate) struct Subject<'a> {
    view: &'a dyn View,
    tables: &'a Tables,
    table: TableInfo,
    /// Table and subject.
    key: &'a [u8],
    facts: BTreeMap<StreamId, Bytes>,
    /// Since which command it has, or had, too many tellers to be concluded at each.
    pub(crate) many: Option<Position>,
    track: Track,
}

impl<'a> Subject<'a> {
    /// A subject about which this was told before.
    pub(crate) fn of(
        view: &'a dyn View,
        tables: &'a Tables,
        key: &'a [u8],
        facts: BTreeMap<StreamId, Bytes>,
        many: Option<Position>,
    ) -> Self {
        let table = tables.of_key(key).expect("what is told is named");
        let mut subject = Self { view, tables, table, key, facts, many, track: Track::default() };
        if !subject.facts.is_empty() {
            subject.track = Track::from(subject.owned());
        }
        subject
    }

    /// Takes in what is told from here on, and what follows from it.
    pub(crate) fn go_on(
        &mut self,
        mut changes: Vec<Change>,
        sink: &mut impl Sink,
    ) -> Result<(), StoreError> {
        changes.sort_by_key(|change| (change.moment, change.stream));
        let mut changes = changes.into_iter().peekable();
        while let Some(Change { moment, stream, facts }) = changes.next() {
            match facts {
                Some(facts) => self.facts.insert(stream, facts),
                None => self.facts.remove(&stream),
            };
            let next = changes.peek().map(|next| next.moment);
            if next == Some(moment) {
                continue;
            }
            let by_day = self.many;
            if self.facts.len() > TELLERS_MAX {
                self.many.get_or_insert(moment.at);
            }
            if by_day.is_some() && next.is_some_and(|next| next.day == moment.day) {
                continue;
            }
            // On the day it came to be so many, what the commands before said stays as it was.
            let moment = match by_day {
                Some(since) => Moment { at: moment.day.max(since), again: true, ..moment },
                None => moment,
            };
            let owned = if self.facts.is_empty() { Owned::default() } else { self.owned() };
            self.track.step(owned, moment, self.tables, sink)?;
        }
        Ok(())
    }

    /// The rows that hold now; of a subject that was followed from its beginning.
    pub(crate) fn track(&self) -> &Track {
        &self.track
    }

    /// The rows that keep what is told, as it is now.
    pub(crate) fn fact_rows(&self) -> impl Iterator<Item = (Vec<u8>, Bytes)> {
        let facts = self.facts.iter();
        let facts = facts.map(|(stream, facts)| (fact_key(self.key, *stream), facts.clone()));
        let many = self.many.map(|since| many_row(self.key, since));
        facts.chain(many)
    }

    fn owned(&self) -> Owned {
        let subject = &self.key[1..];
        let mut rows = Rows::of(subject.to_vec(), self.tables.clone());
        let told = Told { table: self.table, subject, facts: &self.facts };
        self.view.conclude(&told, &mut rows);
        rows.done()
    }
}

/// Concludes about every subject that something new was told about.
pub(crate) fn live(member: &Member, live: &mut Live<'_>) -> Result<(), StoreError> {
    for (key, changes) in std::mem::take(&mut live.tellings) {
        let (mut facts, mut many) = (BTreeMap::new(), None);
        for (row, value) in live.staged.scan_before(&key)? {
            let stream = row.get(key.len()..).unwrap_or_default();
            let garbled = |what: &str| StoreError::Damaged(format!("{what} is garbled"));
            if stream == MANY {
                many = Some(Position::of_bytes(&value).ok_or_else(|| garbled("a subject"))?);
            } else {
                let stream = StreamId::of_bytes(stream);
                let stream = stream.ok_or_else(|| garbled("the key of a fact"))?;
                facts.insert(stream, value);
            }
        }
        for Change { stream, facts, .. } in &changes {
            live.staged.set(fact_key(&key, *stream), facts.clone());
        }
        let (view, tables) = (member.view.as_ref(), &member.tables);
        let mut subject = Subject::of(view, tables, &key, facts, many);
        subject.go_on(changes, &mut live.of_subject())?;
        if let (Some(since), None) = (subject.many, many) {
            let (key, value) = many_row(&key, since);
            live.staged.set(key, Some(value));
        }
    }
    Ok(())
}

fn many_row(subject: &[u8], since: Position) -> (Vec<u8>, Bytes) {
    ([subject, &MANY].concat(), since.key_bytes().into())
}

fn fact_key(subject: &[u8], stream: StreamId) -> Vec<u8> {
    let mut key = subject.to_vec();
    stream.write(&mut key);
    key
}
