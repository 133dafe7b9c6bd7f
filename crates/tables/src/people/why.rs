//! Why a line is refused, and why something of a line is left out. Nothing here holds what stands in a
//! cell.

use greyfile_field::Wrong;

/// A line that is refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The column that it is about, from 0, if it is about one.
    pub column: Option<usize>,
    /// The cause.
    pub why: Why,
}

/// The cause for which a line is refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// A quotation mark is opened and never closed, or closed within a cell.
    Quotes,
    /// More cells than columns: it cannot be told which belongs where.
    TooManyCells,
    /// A spreadsheet shortened the number.
    Ruined,
    /// The rule of a value that the cell does not keep.
    Value(Wrong),
    /// The rule of a text that the name does not keep.
    Name(Wrong),
    /// A name with a digit in it, or without a letter.
    NameDigits,
    /// No sex.
    Sex,
    /// No country.
    Nationality,
    /// No age in years.
    Age,
    /// No number of a passport.
    Passport,
    /// Neither a CNIC nor a passport.
    Document,
    /// No role.
    Role,
    /// Neither arrested nor released.
    Outcome,
    /// A number that is no CNIC and no age.
    Number,
    /// A number at the beginning of a line can be its place in the list or an age.
    SerialOrAge,
    /// It is said twice.
    Twice(Part),
    /// Nothing that is known, where there is a name already.
    NotUnderstood,
}

/// What a line can say twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The name.
    Name,
    /// The sex.
    Sex,
    /// The age.
    Age,
    /// The nationality.
    Nationality,
    /// The CNIC.
    Cnic,
    /// The passport.
    Passport,
    /// The role.
    Role,
    /// Arrested or released.
    Outcome,
}

/// Something of a line that is not part of what was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// The column in which it stands, from 0.
    pub column: usize,
    /// Why.
    pub why: Reason,
}

/// Why something is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The place in the list.
    Serial,
    /// Its heading is none of those that are read.
    OtherColumn,
    /// Its column has no heading.
    NoHeading,
    /// It says that something is not known.
    NotKnown,
}

impl Part {
    /// The code by which words choose what they call it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Sex => "sex",
            Self::Age => "age",
            Self::Nationality => "nationality",
            Self::Cnic => "cnic",
            Self::Passport => "passport",
            Self::Role => "role",
            Self::Outcome => "outcome",
        }
    }
}
