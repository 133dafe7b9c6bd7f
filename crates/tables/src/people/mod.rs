//! People, one a row: by the headings of the columns, in English or in Urdu, or by what the values are.

mod asked;
mod by_value;
mod column;
mod draft;
mod meant;
mod why;

use std::fmt;

use greyfile_domain::values::document::Cnic;
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::sex::Sex;
use greyfile_domain::values::text::{Code, Country, Line};

use crate::rows::{Row, rows};
use by_value::Guess;

pub use column::Column;
pub use why::{LeftOut, Part, Reason, Refused, Why};

/// A line of a list, and what was understood of it.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// The row as it stands in the list.
    pub row: Row,
    /// What it says.
    pub read: Read,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq)]
pub enum Read {
    /// What each column holds, from here on.
    Headings(Vec<Column>),
    /// A person, and what was left out of the line.
    Person(Box<Person>, Vec<LeftOut>),
    /// Nothing that can be relied on, and why.
    Refused(Refused),
}

/// A person as a list tells of one. What it does not tell is absent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Person {
    /// The name. It holds no digit.
    pub name: Option<Personal<Line>>,
    /// Sex.
    pub sex: Option<Sex>,
    /// In years.
    pub age: Option<u8>,
    /// Nationality.
    pub nationality: Option<Country>,
    /// The number of the CNIC.
    pub cnic: Option<Personal<Cnic>>,
    /// The number of the passport.
    pub passport: Option<Personal<Line>>,
    /// The role seen.
    pub role: Option<Code>,
    /// Whether arrested, or else let go.
    pub arrested: Option<bool>,
}

/// Never what stands in it: debug output ends in logs.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({:?}, {:?})", self.row, self.read)
    }
}

/// Reads a list of people. Every line that is not blank comes back: as headings, as a person, or as
/// refused.
pub fn read(text: &str) -> Vec<Entry> {
    let rows = rows(text, |cell| column::is_heading(cell) || meant::is_value(cell));
    let headings: Vec<_> = rows.iter().map(|row| column::headings(&row.cells)).collect();
    let headless = rows.iter().zip(&headings).take_while(|(_, headings)| headings.is_none());
    let guess = Guess::of(headless.map(|(row, _)| row));
    let mut columns: Option<Vec<Column>> = None;
    let read = |(row, headings): (Row, Option<Vec<Column>>)| {
        let read = match (headings, &columns) {
            _ if row.broken => Read::Refused(Refused { column: None, why: Why::Quotes }),
            (Some(headings), _) => {
                columns = Some(headings.clone());
                Read::Headings(headings)
            }
            (None, Some(columns)) => asked::person(&row.cells, columns).into(),
            (None, None) => by_value::person(&row.cells, &guess).into(),
        };
        Entry { row, read }
    };
    rows.into_iter().zip(headings).map(read).collect()
}

impl From<Result<(Person, Vec<LeftOut>), Refused>> for Read {
    fn from(read: Result<(Person, Vec<LeftOut>), Refused>) -> Self {
        match read {
            Ok((person, left_out)) => Self::Person(Box::new(person), left_out),
            Err(refused) => Self::Refused(refused),
        }
    }
}

#[cfg(test)]
mod tests;
