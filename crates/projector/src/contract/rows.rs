//! Where a fold puts what follows: rows, sums, and facts about subjects.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use greyfile_envelope::StreamId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{FactTable, Keeps, Key, Owned, SumTable, Table, TableInfo, TableKind};
use crate::run::Moment;

/// The tables of a view by number.
#[derive(Debug, Clone)]
pub(crate) struct Tables {
    by_number: Arc<[Option<TableInfo>]>,
    /// The finest of what they keep.
    keeps: Keeps,
}

impl Tables {
    pub(crate) fn of(tables: &[TableInfo]) -> Self {
        let mut by_number = vec![None; usize::from(TableInfo::NUMBER_MAX) + 1];
        for table in tables {
            by_number[usize::from(table.number)] = Some(*table);
        }
        // What is told about subjects is told command by command.
        let finest = tables.iter().map(|table| match table.kind {
            TableKind::Facts => Keeps::Commands,
            TableKind::Rows | TableKind::Sums => table.keeps,
        });
        Self { by_number: by_number.into(), keeps: finest.max().unwrap_or(Keeps::Head) }
    }

    /// Whether what holds after a command has to be known, where this one comes next: what is gone
    /// again before the next moment that a table keeps is never looked at.
    pub(crate) fn matter_at(&self, moment: Moment, next: Option<Moment>) -> bool {
        match (self.keeps, next) {
            (_, None) | (Keeps::Commands, _) => true,
            (Keeps::Days, Some(next)) => next.day != moment.day,
            (Keeps::Head, Some(_)) => false,
        }
    }

    /// The table that a key belongs to.
    pub(crate) fn of_key(&self, key: &[u8]) -> Option<TableInfo> {
        let number = key.first()?;
        *self.by_number.get(usize::from(number & 0x7F))?
    }

    fn check(&self, info: TableInfo) {
        let known = self.by_number.get(usize::from(info.number)).copied().flatten();
        assert_eq!(known, Some(info), "the view does not name its table {}", info.name);
    }
}

/// Takes the rows and sums of one stream, or of one subject.
#[derive(Debug)]
pub struct Rows {
    /// The bytes that every key has to end with.
    owner: Vec<u8>,
    tables: Tables,
    out: Owned,
}

impl Rows {
    pub(crate) fn of(owner: Vec<u8>, tables: Tables) -> Self {
        Self { owner, tables, out: Owned::default() }
    }

    /// A row.
    ///
    /// # Panics
    /// When the view does not name the table, or the key does not end with the stream or the subject
    /// that the row is of: only so can nobody else write the same row.
    pub fn put<K: Key, V: Serialize>(&mut self, table: &Table<K, V>, key: &K, value: &V) {
        let info = table.info();
        self.tables.check(info);
        let key = self.out.put(|out| write(info, key, out), value);
        assert!(
            key.ends_with(&self.owner),
            "a key of table {} must end with what its row is of",
            info.name
        );
    }

    /// Adds to a field of a row of sums.
    ///
    /// # Panics
    /// When the view does not name the table.
    pub fn add<K: Key, F: Key>(&mut self, table: &SumTable<K, F>, key: &K, field: &F, number: i64) {
        let info = table.info();
        self.tables.check(info);
        if number != 0 {
            self.out.add(|out| write(info, key, out), |out| field.write(out), number);
        }
    }

    pub(crate) fn done(mut self) -> Owned {
        self.out.order();
        self.out
    }
}

/// Takes what one stream tells about subjects.
#[derive(Debug)]
pub struct Facts {
    tables: Tables,
    by_subject: BTreeMap<Vec<u8>, Vec<Vec<u8>>>,
}

impl Facts {
    pub(crate) fn new(tables: Tables) -> Self {
        Self { tables, by_subject: BTreeMap::new() }
    }

    /// A fact about a subject. What one stream tells about a subject keeps its order.
    ///
    /// # Panics
    /// When the view does not name the table.
    pub fn tell<S: Key, F: Serialize>(&mut self, table: &FactTable<S, F>, about: &S, fact: &F) {
        self.tables.check(table.info());
        let mut key = vec![table.info().number];
        about.write(&mut key);
        self.by_subject.entry(key).or_default().push(encode(fact));
    }

    pub(crate) fn done(self) -> BTreeMap<Vec<u8>, Vec<u8>> {
        let each = self.by_subject.into_iter();
        each.map(|(key, facts)| (key, encode(&facts))).collect()
    }
}

/// All that is told about one subject.
#[derive(Debug)]
pub struct Told<'a> {
    pub(crate) table: TableInfo,
    pub(crate) subject: &'a [u8],
    /// Facts by the stream that tells them, in order of stream.
    pub(crate) facts: &'a BTreeMap<StreamId, Bytes>,
}

impl Told<'_> {
    /// Who or what it is about, if the facts are of this table.
    pub fn about<S: Key, F>(&self, table: &FactTable<S, F>) -> Option<S> {
        (self.table == table.info()).then(|| S::of_bytes(self.subject))?
    }

    /// The facts of this table with the streams that tell them, in the order of the streams, and of
    /// each in the order it tells them.
    pub fn facts<S, F: DeserializeOwned>(&self, table: &FactTable<S, F>) -> Vec<(StreamId, F)> {
        if self.table != table.info() {
            return Vec::new();
        }
        let each = self.facts.iter().flat_map(|(stream, facts)| {
            let facts: Vec<Vec<u8>> = decode(facts).expect("facts are as the runtime wrote them");
            facts.into_iter().map(|fact| {
                (
                    *stream,
                    decode(&fact).expect("a fact is as its view wrote it, or its format rose"),
                )
            })
        });
        each.collect()
    }
}

fn write(table: TableInfo, key: &impl Key, out: &mut Vec<u8>) {
    out.push(table.number);
    key.write(out);
}

fn encode<V: Serialize>(value: &V) -> Vec<u8> {
    postcard::to_stdvec(value).expect("every row has a form")
}

pub(crate) fn decode<V: DeserializeOwned>(bytes: &[u8]) -> Option<V> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Some(value),
        _ => None,
    }
}

impl TableInfo {
    /// Whether its rows say from when they hold.
    pub(crate) const fn has_past(self) -> bool {
        matches!(self.kind, TableKind::Rows) && !matches!(self.keeps, Keeps::Head)
    }
}
