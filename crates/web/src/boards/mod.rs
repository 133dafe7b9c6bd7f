//! Boards: pages across streams, a folder each.

pub(crate) mod deadlines;
pub(crate) mod operations;
pub(crate) mod regime;
pub(crate) mod registers;
