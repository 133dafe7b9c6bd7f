//! Going through the list of deadlines in its order, by one way or by several at once.

use std::iter::Peekable;
use std::ops::Bound;

use greyfile_projector::contract::Key;
use greyfile_projector::{ReadError, Reader};

use crate::row::{At, BY, By, ROWS, Row};
use crate::span::{Edge, Span};

/// A row among the candidates, with what it says where that was read already.
pub(crate) type Candidate = Result<(At, Option<Row>), ReadError>;
/// Candidates in the order of the list.
pub(crate) type Candidates<'r> = Box<dyn Iterator<Item = Candidate> + 'r>;

/// What stands in a stretch of the list, by these ways or, without any, through everything; from
/// behind a place on.
pub(crate) fn along<'r>(
    reader: &'r Reader<'_>,
    ways: Option<&[By]>,
    span: Span,
    after: Option<&At>,
) -> Candidates<'r> {
    let Span { from, to } = span;
    let passed = |after: &At| {
        let after = after.key_bytes();
        match to {
            Bound::Included(to) => !after.starts_with(&to.key_bytes()) && after > to.key_bytes(),
            Bound::Excluded(to) => after >= to.key_bytes(),
            Bound::Unbounded => false,
        }
    };
    if after.is_some_and(passed) {
        return Box::new(std::iter::empty());
    }
    // Behind the place, if that lies within.
    let after = after.filter(|after| after.key_bytes() >= from.key_bytes());
    let Some(ways) = ways else {
        let rows = match after {
            Some(after) => {
                let to = to.map(End::To);
                reader.range(&ROWS, Bound::Excluded(&End::After(*after)), to.as_ref())
            }
            None => {
                let to = to.map(End::To);
                reader.range(&ROWS, Bound::Included(&End::To(from)), to.as_ref())
            }
        };
        return Box::new(rows.map(|row| row.map(|(at, row)| (at, Some(row)))));
    };
    let ways = ways.iter().map(|by| {
        let to = to.map(|to| (by.clone(), End::To(to)));
        let rows = match after {
            Some(after) => {
                let from = (by.clone(), End::After(*after));
                reader.range(&BY, Bound::Excluded(&from), to.as_ref())
            }
            None => {
                let from = (by.clone(), End::To(from));
                reader.range(&BY, Bound::Included(&from), to.as_ref())
            }
        };
        rows.map(|row| row.map(|((_, at), ())| (at, None)))
    });
    let ways: Vec<Candidates<'r>> = ways.map(|way| Box::new(way) as Candidates<'r>).collect();
    Box::new(Merged { ways: ways.into_iter().map(Iterator::peekable).collect(), last: None })
}

/// An end of a range, for its bytes alone.
enum End {
    To(Edge),
    After(At),
}

impl Key for End {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::To(edge) => edge.write(out),
            Self::After(at) => at.write(out),
        }
    }

    fn read(_: &mut &[u8]) -> Option<Self> {
        // Ends are looked up, never kept.
        None
    }
}

/// Several ways through the list as one; what several lead to comes once.
struct Merged<'r> {
    ways: Vec<Peekable<Candidates<'r>>>,
    last: Option<Vec<u8>>,
}

impl Iterator for Merged<'_> {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        loop {
            let mut first: Option<(usize, Option<Vec<u8>>)> = None;
            for (way, rows) in self.ways.iter_mut().enumerate() {
                // An error comes before everything else.
                let at = match rows.peek() {
                    None => continue,
                    Some(Err(_)) => None,
                    Some(Ok((at, _))) => Some(at.key_bytes()),
                };
                if first.as_ref().is_none_or(|(_, least)| at < *least) {
                    first = Some((way, at));
                }
            }
            let (way, at) = first?;
            let next = self.ways[way].next();
            if at.is_none() || at != self.last {
                self.last = at;
                return next;
            }
        }
    }
}
