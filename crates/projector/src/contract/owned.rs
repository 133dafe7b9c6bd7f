//! What one stream, or one subject, comes to at a moment.

use std::collections::BTreeMap;

use serde::Serialize;

/// What facts about a subject take in memory beside their bytes, about.
const FACT: usize = 100;

/// Everything that one stream, or one subject, comes to at a moment. Keys begin with the table's
/// number. All bytes lie in one place: a stream is folded after each of its commands, and an
/// allocation a row would cost more than the fold.
#[derive(Debug, Clone, Default)]
pub(crate) struct Owned {
    bytes: Vec<u8>,
    rows: Vec<Row>,
    sums: Vec<Sum>,
    /// What is told about subjects, in order of subject.
    pub(crate) facts: BTreeMap<Vec<u8>, Vec<u8>>,
}

/// Where a row lies: its key, and right after it its value.
#[derive(Debug, Clone, Copy)]
struct Row {
    at: usize,
    key: usize,
    value: usize,
}

/// What is added to a field of a row of sums: the row's key, and right after it the field.
#[derive(Debug, Clone, Copy)]
struct Sum {
    at: usize,
    key: usize,
    field: usize,
    number: i64,
}

impl Owned {
    /// Puts a row.
    pub(crate) fn put(&mut self, key: impl FnOnce(&mut Vec<u8>), value: &impl Serialize) -> &[u8] {
        let at = self.bytes.len();
        key(&mut self.bytes);
        let key = self.bytes.len() - at;
        let bytes = std::mem::take(&mut self.bytes);
        self.bytes = postcard::to_extend(value, bytes).expect("every row has a form");
        let value = self.bytes.len() - at - key;
        self.rows.push(Row { at, key, value });
        &self.bytes[at..][..key]
    }

    /// Adds to a field of a row of sums.
    pub(crate) fn add(
        &mut self,
        key: impl FnOnce(&mut Vec<u8>),
        field: impl FnOnce(&mut Vec<u8>),
        number: i64,
    ) {
        let at = self.bytes.len();
        key(&mut self.bytes);
        let key = self.bytes.len() - at;
        field(&mut self.bytes);
        let field = self.bytes.len() - at - key;
        self.sums.push(Sum { at, key, field, number });
    }

    /// Puts rows and sums in order. A key that was put twice has what was put last; a field that was
    /// added to twice has both.
    pub(crate) fn order(&mut self) {
        let bytes = &self.bytes;
        // What was put last comes first of equals.
        let key = |row: &Row| (row.key_in(bytes), std::cmp::Reverse(row.at));
        self.rows.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
        self.rows.dedup_by(|one, other| one.key_in(bytes) == other.key_in(bytes));
        self.sums.sort_unstable_by(|one, other| {
            one.key_and_field_in(bytes).cmp(&other.key_and_field_in(bytes))
        });
        self.sums.dedup_by(|more, sum| {
            let same = more.key_and_field_in(bytes) == sum.key_and_field_in(bytes);
            if same {
                sum.number = sum.number.wrapping_add(more.number);
            }
            same
        });
        self.sums.retain(|sum| sum.number != 0);
    }

    /// What it takes in memory, in bytes, about.
    pub(crate) fn memory(&self) -> usize {
        let facts: usize =
            self.facts.iter().map(|(key, facts)| FACT + key.len() + facts.len()).sum();
        let rows =
            self.rows.capacity() * size_of::<Row>() + self.sums.capacity() * size_of::<Sum>();
        self.bytes.capacity() + rows + facts
    }

    /// Rows in order of key, each key once: the keys and the values.
    pub(crate) fn rows(&self) -> impl ExactSizeIterator<Item = (&[u8], &[u8])> + Clone {
        self.rows.iter().map(|row| (row.key_in(&self.bytes), row.value_in(&self.bytes)))
    }

    /// What is added to sums, in order: the rows' keys, the fields, the numbers.
    pub(crate) fn sums(&self) -> impl Iterator<Item = (&[u8], &[u8], i64)> {
        self.sums.iter().map(|sum| {
            let (key, field) = sum.key_and_field_in(&self.bytes);
            (key, field, sum.number)
        })
    }
}

impl Row {
    fn key_in(self, bytes: &[u8]) -> &[u8] {
        &bytes[self.at..][..self.key]
    }

    fn value_in(self, bytes: &[u8]) -> &[u8] {
        &bytes[self.at + self.key..][..self.value]
    }
}

impl Sum {
    fn key_and_field_in(self, bytes: &[u8]) -> (&[u8], &[u8]) {
        bytes[self.at..][..self.key + self.field].split_at(self.key)
    }
}
