//! What a field of an event or a command is: its name, what it means, what it can hold.
//!
//! The types of fields say their [`Shape`]; `#[derive(Field)]` adds names, order and docs from the
//! declaration of a struct or an enum. From this one description come the JSON Schema, the check of
//! what is sent, the form, the table, the verb of the command line and the keys of its words.

extern crate self as greyfile_field;

mod hidden;
mod impls;
#[cfg(feature = "schema")]
pub mod layout;
mod leaf;
#[cfg(feature = "schema")]
pub mod schema;
mod wrong;

pub use greyfile_field_derive::Field;
pub use hidden::hidden_in;
pub use impls::check_line;
pub use wrong::{Said, Why, Wrong};

/// A type that a field can have.
pub trait Field {
    /// What a value of it is in JSON.
    const SHAPE: &'static Shape;
}

/// What a field holds, as JSON has it.
#[derive(Debug)]
pub enum Shape {
    /// A text of some kind.
    Text(Text),
    /// A whole number, from the least to the greatest, both included.
    Number {
        /// The least.
        min: i128,
        /// The greatest.
        max: i128,
    },
    /// True or false.
    YesNo,
    /// A place: what was typed, alone or as `typed` beside the `code` of the gazetteer.
    Place,
    /// The same, or nothing.
    Optional(&'static Self),
    /// Any number of the same, in order.
    List(&'static Self),
    /// Personal data: the value itself, or that value sealed under a key.
    Personal(&'static Self),
    /// Fields with names.
    Group(Group),
    /// One of several things.
    Choice(Choice),
    /// Any event: its kind of stream, its name, its payload.
    Event,
}

impl Shape {
    /// Whether a place stands somewhere in it. Of the event that a correction holds it is not known
    /// here.
    pub fn has_place(&self) -> bool {
        match self {
            Self::Place => true,
            Self::Optional(of) | Self::List(of) | Self::Personal(of) => of.has_place(),
            Self::Group(group) => group.fields.iter().any(|field| field.shape.has_place()),
            Self::Choice(choice) => choice.variants.iter().any(|one| match &one.holds {
                Holds::Nothing => false,
                Holds::One(shape) => shape.has_place(),
                Holds::Fields(fields) => fields.iter().any(|field| field.shape.has_place()),
            }),
            Self::Text(_) | Self::Number { .. } | Self::YesNo | Self::Event => false,
        }
    }
}

/// A text, and what it may be.
#[derive(Debug)]
pub struct Text {
    /// The name of its type, such as `Line`.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    /// What it stands for.
    pub kind: Kind,
    /// Most characters it may have, where that is limited.
    pub len_max: Option<usize>,
    /// What it looks like, as a regular expression, where one says it.
    pub pattern: Option<&'static str>,
    /// Reads it, and says what is wrong with it.
    pub check: fn(&str) -> Result<(), Wrong>,
}

/// What a text stands for, which decides how it is asked for and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Prose,
    /// A word of a vocabulary that grows.
    Code,
    /// A country, ISO 3166-1.
    Country,
    /// A currency, ISO 4217.
    Currency,
    /// The code of a place.
    PlaceCode,
    /// The code of an official, a body or a source.
    Hand,
    /// When something happened, as exactly as it is known.
    Occurred,
    /// An instant.
    Instant,
    /// A day.
    Day,
    /// A stream; of one kind, by its number in a record, or of any.
    Stream(Option<u8>),
    /// An event, a command, or what several commands belong to.
    Id,
    /// A number of a document or device.
    Number,
    /// Bytes in hex.
    Hex,
}

/// A struct: fields with names.
#[derive(Debug)]
pub struct Group {
    /// The name of its type.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its fields, in the order of the bytes.
    pub fields: &'static [Info],
}

/// One field of a struct.
#[derive(Debug)]
pub struct Info {
    /// Its name in JSON.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// What it holds.
    pub shape: &'static Shape,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether the decision writes it, whatever is sent. No form asks for it.
    pub decided: bool,
    /// Codes that are offered for it; others are taken too. None for a field of another kind.
    pub codes: &'static [&'static str],
}

/// An enum: one of several things.
#[derive(Debug)]
pub struct Choice {
    /// The name of its type.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// The things, in the order of the bytes.
    pub variants: &'static [Variant],
}

/// One of several things.
#[derive(Debug)]
pub struct Variant {
    /// Its name in JSON.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// What belongs to it.
    pub holds: Holds,
}

/// What belongs to one of several things.
#[derive(Debug)]
pub enum Holds {
    /// Nothing: its name stands alone.
    Nothing,
    /// One value.
    One(&'static Shape),
    /// Fields with names.
    Fields(&'static [Info]),
}

impl Shape {
    /// What stands in the field where it is given: the shape without `Optional`.
    pub fn given(&self) -> &Self {
        match self {
            Self::Optional(inner) => inner.given(),
            other => other,
        }
    }

    /// Whether nothing can stand for it.
    pub const fn is_optional(&self) -> bool {
        matches!(self, Self::Optional(_))
    }

    /// The fields, where it has some.
    pub const fn fields(&self) -> &'static [Info] {
        match self {
            Self::Group(group) => group.fields,
            _ => &[],
        }
    }
}
