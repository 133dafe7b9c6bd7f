//! Differences on their way into stores that are made anew: sorted, then written once.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::Path;

use bytes::Bytes;
use greyfile_envelope::{Position, StreamId};

use super::batch::{added_key, past_key, write_open_row};
use super::conclude::{Change, Subject};
use super::step::{Before, Moment, Sink, Track};
use crate::contract::{Key, TableInfo, TableKind, Tables, View};
use crate::error::ViewError;
use crate::store::sorter::Sorter;
use crate::store::sums::Fields;
use crate::store::tally::Tally;
use crate::store::{Filling, StoreError};

/// Rows of sums gathered in memory before they are sorted.
const SUMS_MAX: usize = 20_000;

/// What was sorted.
pub(crate) struct Runs {
    pub(crate) rows: Sorter,
    pub(crate) facts: Sorter,
}

/// Takes what one stream, or one subject, comes to over time, from its beginning.
pub(crate) struct Sorting {
    tables: Tables,
    rows: Sorter,
    /// What is told: subject, moment, stream.
    facts: Sorter,
    sums: HashMap<Vec<u8>, Fields>,
    /// Rows of the past of the stream or subject under way: the last may be taken back.
    past: BTreeMap<Vec<u8>, (Position, Vec<u8>)>,
    /// The row under way.
    row: Vec<u8>,
    /// The first failure to write; told when the stream ends.
    failed: Option<io::Error>,
}

impl Sorting {
    /// With so many bytes in memory.
    pub(crate) fn new(spill: &Path, bytes: usize, tables: Tables) -> Self {
        Self {
            tables,
            rows: Sorter::new(spill, bytes),
            facts: Sorter::new(spill, bytes),
            sums: HashMap::new(),
            past: BTreeMap::new(),
            row: Vec::new(),
            failed: None,
        }
    }

    /// For what a stream says.
    pub(crate) fn of(&mut self, stream: StreamId) -> SortingOf<'_> {
        SortingOf { sorting: self, stream: Some(stream) }
    }

    /// Ends a stream or a subject: what holds now, and what held.
    pub(crate) fn end(&mut self, track: &Track) -> Result<(), ViewError> {
        let past = std::mem::take(&mut self.past);
        let past = past.iter().map(|(key, (from, value))| (&key[..], *from, &value[..]));
        for (key, since, value) in track.open_rows().chain(past) {
            let table = self.tables.of_key(key).expect("what is written is named");
            self.row.clear();
            write_open_row(table, since, value, &mut self.row);
            self.rows.push(key, &self.row)?;
        }
        if self.sums.len() > SUMS_MAX {
            self.spill_sums()?;
        }
        match self.failed.take() {
            Some(error) => Err(error.into()),
            None => Ok(()),
        }
    }

    /// Concludes about a subject from all that was told of it. What is told stays as it is now.
    pub(crate) fn subject(
        &mut self,
        view: &dyn View,
        key: &[u8],
        changes: Vec<Change>,
    ) -> Result<(), ViewError> {
        let tables = self.tables.clone();
        let mut subject = Subject::of(view, &tables, key, BTreeMap::new(), None);
        subject.go_on(changes, &mut SortingOf { sorting: self, stream: None })?;
        for (key, value) in subject.fact_rows() {
            self.rows.push(&key, &value)?;
        }
        self.end(subject.track())
    }

    pub(crate) fn finish(mut self) -> io::Result<Runs> {
        self.spill_sums()?;
        Ok(Runs { rows: self.rows, facts: self.facts })
    }

    fn spill_sums(&mut self) -> io::Result<()> {
        for (key, fields) in std::mem::take(&mut self.sums) {
            if let Some(row) = fields.encode() {
                self.rows.push(&key, &row)?;
            }
        }
        Ok(())
    }
}

/// As [`Sorting`], of one stream, or of a subject.
pub(crate) struct SortingOf<'a> {
    sorting: &'a mut Sorting,
    stream: Option<StreamId>,
}

impl Sink for SortingOf<'_> {
    fn open_since(&mut self, _: &[u8]) -> Result<Position, StoreError> {
        unreachable!("a track that began with nothing knows since when its rows hold")
    }

    // What is open is written when the stream ends.
    fn open(&mut self, _: TableInfo, _: &[u8], _: Before<'_>, _: Option<(Position, &[u8])>) {}

    fn past(
        &mut self,
        table: TableInfo,
        key: &[u8],
        (from, to): (Position, Position),
        _: Before<'_>,
        value: &[u8],
    ) {
        self.sorting.past.insert(past_key(table, key, to), (from, value.to_vec()));
    }

    fn resume(
        &mut self,
        table: TableInfo,
        key: &[u8],
        to: Position,
        value: &[u8],
    ) -> Result<Option<Position>, StoreError> {
        let key = past_key(table, key, to);
        match self.sorting.past.get(&key) {
            Some((from, before)) if before == value => {
                let from = *from;
                self.sorting.past.remove(&key);
                Ok(Some(from))
            }
            _ => Ok(None),
        }
    }

    fn add(&mut self, table: TableInfo, key: &[u8], day: Position, field: &[u8], number: i64) {
        let sums = &mut self.sorting.sums;
        let mut add = |key: &[u8]| match sums.get_mut(key) {
            Some(fields) => fields.add(field, number),
            None => sums.entry(key.to_vec()).or_default().add(field, number),
        };
        add(key);
        if let Some(key) = added_key(table, key, day) {
            add(&key);
        }
    }

    fn tell(&mut self, subject: &[u8], moment: Moment, facts: Option<&[u8]>) {
        let Some(stream) = self.stream else { return };
        let mut key = subject.to_vec();
        (moment.at, stream).write(&mut key);
        let mut value = Vec::with_capacity(9 + facts.map_or(0, <[u8]>::len));
        moment.day.write(&mut value);
        value.push(u8::from(facts.is_some()));
        value.extend_from_slice(facts.unwrap_or_default());
        if let Err(error) = self.sorting.facts.push(&key, &value) {
            self.sorting.failed.get_or_insert(error);
        }
    }
}

/// The inverse of [`Sink::tell`].
pub(crate) fn told<'k>(key: &'k [u8], value: &[u8]) -> Option<(&'k [u8], Change)> {
    let (subject, mut tail) = key.split_at_checked(key.len().checked_sub(8 + StreamId::LEN)?)?;
    let (at, stream) = Key::read(&mut tail)?;
    let mut rest = value;
    let day = Position::read(&mut rest)?;
    let (is_told, facts) = rest.split_first()?;
    let facts = (*is_told == 1).then(|| Bytes::copy_from_slice(facts));
    Some((subject, Change { moment: Moment::new(at, day), stream, facts }))
}

/// Writes rows in order of key; a row of sums comes once for each thread that added to it.
pub(crate) struct Written<'a> {
    filling: Filling<'a>,
    tables: Tables,
    tally: Tally,
    sums: Option<(Vec<u8>, Fields)>,
}

impl<'a> Written<'a> {
    pub(crate) fn new(filling: Filling<'a>, tables: Tables) -> Self {
        Self { filling, tables, tally: Tally::default(), sums: None }
    }

    pub(crate) fn put(&mut self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        if let Some((_, fields)) = self.sums.as_mut().filter(|(of, _)| of == key) {
            fields.add_row(value).expect("it was written so");
            return Ok(());
        }
        self.put_sums()?;
        let is_sums = self.tables.of_key(key).is_some_and(|of| of.kind == TableKind::Sums);
        if is_sums {
            let mut fields = Fields::default();
            fields.add_row(value).expect("it was written so");
            self.sums = Some((key.to_vec(), fields));
            return Ok(());
        }
        self.tally.add(key, value);
        self.filling.put(key, value)
    }

    pub(crate) fn finish(mut self, tally: &mut Tally) -> Result<Filling<'a>, StoreError> {
        self.put_sums()?;
        *tally = self.tally;
        Ok(self.filling)
    }

    fn put_sums(&mut self) -> Result<(), StoreError> {
        if let Some((key, fields)) = self.sums.take()
            && let Some(row) = fields.encode()
        {
            self.tally.add(&key, &row);
            self.filling.put(&key, &row)?;
        }
        Ok(())
    }
}
