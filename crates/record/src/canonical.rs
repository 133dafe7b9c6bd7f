//! The canonical form of a command's body, whose keyed hash tells whether a command id is used
//! again for another body. **Frozen**: the hashes are in the record.
//!
//! It is a form of our own, because neither postcard nor JSON will do: postcard changes with the
//! order of fields and with every new field, JSON leaves order, numbers and blanks to its writer.
//! This form stays the same when a program knows more fields than the one that wrote it, or has
//! them in another order; and two bodies that differ never have one form.
//!
//! ```text
//! ┌──────────────────────────────────────────────────────────────────────────────────────────┐
//! │ value    = none | unit | bool | integer | text | bytes | list | map | struct | variant   │
//! │          | some                                                                          │
//! │ none     = 00                         None, where it is not left out                     │
//! │ unit     = 01                         ()                                                 │
//! │ bool     = 02 | 03                    false | true                                       │
//! │ integer  = 04 size magnitude          zero or more                                       │
//! │          | 05 size magnitude          less than zero: minus the magnitude                │
//! │ text     = 06 name                    a char is a text of one character                  │
//! │ bytes    = 07 length byte*                                                               │
//! │ list     = 08 count value*            sequences, arrays, tuples; in their own order      │
//! │ map      = 09 count (name value)*     every entry, sorted by name                        │
//! │ struct   = 0A count (name value)*     fields, sorted by name; some are left out (below)  │
//! │ variant  = 0B name                    without content                                    │
//! │          | 0C name value              content: a value, a list or a struct               │
//! │ some     = 0D value                   Some of a None or of a Some                        │
//! │                                                                                          │
//! │ name      = length byte*              UTF-8; sorted by these bytes, each once            │
//! │ length    = 4 bytes, big-endian       how many bytes follow                              │
//! │ count     = 4 bytes, big-endian       how many elements, entries or fields follow        │
//! │ size      = 1 byte                    how many bytes the magnitude has, 0 to 16          │
//! │ magnitude = big-endian, no 00 at its start, so zero has no byte and 5 is the same        │
//! │             whether it is a u8 or a u64                                                  │
//! └──────────────────────────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! - Names of fields and variants are those of JSON, and so is every value that has one form for
//!   people and another for records: an id is its text.
//! - A field of a struct (or of a variant with fields) is left out if it is `None`, an empty list,
//!   map or bytes, or `false`. Those are the only declared defaults there are, and a test over
//!   the JSON Schema of commands fails when another kind appears. What is in `Some` is always
//!   written, so `Some(false)`, `Some([])` and `Some(0)` differ from `None`. Elements of a list
//!   and entries of a map are always written.
//! - `Some(x)` is written as `x` (unless `x` is an option itself), so a field that was required
//!   may become optional, unless it was a list or a bool, whose `[]` and `false` would then be
//!   written. A struct of one unnamed field is written as that field.
//! - Floats are refused: they have several forms of one number, and no body has any.
//!
//! Every value tells by its first byte what it is, and by its lengths and counts where it ends,
//! so no form is the beginning of another.

mod compound;
mod writer;

use serde::Serialize;

/// A value that has no canonical form. Each is a bug in a type, found by its first test: nothing
/// that a person types leads here. It says nothing of the value, which may be personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A float.
    #[error("a float has no canonical form; use whole units; nothing was recorded")]
    Float,
    /// A map's key that is no text.
    #[error("a map in canonical form has texts as keys; nothing was recorded")]
    Key,
    /// Two fields or entries with one name.
    #[error("a field or key occurs twice; nothing was recorded")]
    Twice,
    /// More than 4 GiB, or as many elements.
    #[error("longer than a canonical form can say; nothing was recorded")]
    TooLong,
    /// A value's own code refused. What it said is dropped, since it could quote the value.
    #[error("the value cannot be serialised; this is a bug of its type; nothing was recorded")]
    Refused,
}

impl serde::ser::Error for Error {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self::Refused
    }
}

/// The canonical form of a value.
///
/// # Errors
/// When it has none, see [`Error`].
pub fn bytes<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut writer = writer::Writer::default();
    value.serialize(&mut writer)?;
    Ok(writer.into_bytes())
}
