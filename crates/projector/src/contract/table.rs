//! The tables of a view.

use std::marker::PhantomData;

/// How far back a table can tell what it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keeps {
    /// What holds now, and nothing of the past: for what changes with every event and is asked about
    /// as it is.
    Head,
    /// What held at the end of each day of recording: for long lists that are asked about by day. Of a
    /// day that is not over it is what holds now, and as with [`Keeps::Head`] it is read again if a
    /// commit comes between.
    Days,
    /// What held after each command: a list or a board as of any moment.
    Commands,
}

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Rows, each of one stream or of one subject.
    Rows,
    /// Rows that many streams add to.
    Sums,
    /// What streams tell about subjects.
    Facts,
}

/// A table as the runtime sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableInfo {
    /// The first byte of its keys: 1 to [`TableInfo::NUMBER_MAX`], each once in a view.
    pub number: u8,
    /// What it is called in messages.
    pub name: &'static str,
    /// What it holds.
    pub kind: TableKind,
    /// How far back.
    pub keeps: Keeps,
}

impl TableInfo {
    /// The highest number; those above are the runtime's own.
    pub const NUMBER_MAX: u8 = 0x7E;

    /// Where what no longer holds is kept, and sums by the day of recording.
    pub(crate) const fn past(self) -> u8 {
        self.number | 0x80
    }

    /// Whether a key is of what no longer holds.
    pub(crate) fn is_past(key: &[u8]) -> bool {
        key.first().is_some_and(|number| number & 0x80 != 0)
    }

    const fn new(number: u8, name: &'static str, kind: TableKind, keeps: Keeps) -> Self {
        assert!(number >= 1 && number <= Self::NUMBER_MAX, "a table's number is out of range");
        Self { number, name, kind, keeps }
    }
}

macro_rules! typed {
    ($($(#[$doc:meta])* $Name:ident<$K:ident, $V:ident>;)*) => {$(
        $(#[$doc])*
        pub struct $Name<$K, $V> {
            info: TableInfo,
            types: PhantomData<fn($K) -> $V>,
        }

        impl<$K, $V> $Name<$K, $V> {
            /// What the runtime knows of it, for [`View::tables`](super::View::tables).
            pub const fn info(&self) -> TableInfo {
                self.info
            }
        }
    )*};
}

typed! {
    /// Rows by their keys. A key ends with the stream, or the subject, that its row is of.
    Table<K, V>;
    /// Sums by their keys and fields.
    SumTable<K, F>;
    /// Facts by the subject that they are about.
    FactTable<S, F>;
}

impl<K, V> Table<K, V> {
    /// A table of rows.
    pub const fn new(number: u8, name: &'static str, keeps: Keeps) -> Self {
        Self { info: TableInfo::new(number, name, TableKind::Rows, keeps), types: PhantomData }
    }
}

impl<K, F> SumTable<K, F> {
    /// A table of sums. With [`Keeps::Head`] it has what they come to now; otherwise also what was
    /// added on each day of recording.
    pub const fn new(number: u8, name: &'static str, keeps: Keeps) -> Self {
        Self { info: TableInfo::new(number, name, TableKind::Sums, keeps), types: PhantomData }
    }
}

impl<S, F> FactTable<S, F> {
    /// A table of facts.
    pub const fn new(number: u8, name: &'static str) -> Self {
        let info = TableInfo::new(number, name, TableKind::Facts, Keeps::Head);
        Self { info, types: PhantomData }
    }
}
