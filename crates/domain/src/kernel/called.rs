//! What to call a stream on a page, a timeline or in a flag, where nobody may be named.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::arg::Arg;

/// What a stream is called: a code, and what its text speaks of. No personal data but a label that
/// somebody gave so that nobody has to be named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Called {
    /// One of [`Called::CODES`].
    pub code: Cow<'static, str>,
    /// What the text speaks of.
    pub args: Vec<Arg>,
}

impl Called {
    /// A person with a label: `label`.
    pub const PERSON: &'static str = "person";
    /// A person without one: `sex` and `ordinal`, the place in the list they came with, or 0.
    pub const PERSON_UNKNOWN: &'static str = "person_unknown";
    /// A raid: `place`.
    pub const RAID: &'static str = "raid";
    /// An FIR: `serial` and `year`.
    pub const FIR: &'static str = "fir";
    /// An FIR without a number: `station`.
    pub const FIR_AT: &'static str = "fir_at";
    /// An exhibit without a number: `kind` and `quantity`.
    pub const EXHIBIT: &'static str = "exhibit";
    /// An exhibit: `kind`, `quantity`, `malkhana`, `serial` and `year`.
    pub const EXHIBIT_NUMBERED: &'static str = "exhibit_numbered";
    /// A centre: `name`.
    pub const CENTRE: &'static str = "centre";
    /// A centre without a name: `city`.
    pub const CENTRE_IN: &'static str = "centre_in";
    /// A licence: `number`.
    pub const LICENCE: &'static str = "licence";
    /// An application: `diary`, the number that the counter gave it.
    pub const APPLICATION: &'static str = "application";
    /// Every code. A test holds the words against it.
    pub const CODES: &'static [&'static str] = &[
        Self::PERSON,
        Self::PERSON_UNKNOWN,
        Self::RAID,
        Self::FIR,
        Self::FIR_AT,
        Self::EXHIBIT,
        Self::EXHIBIT_NUMBERED,
        Self::CENTRE,
        Self::CENTRE_IN,
        Self::LICENCE,
        Self::APPLICATION,
    ];

    /// What is called so.
    pub fn new(code: &'static str, args: Vec<Arg>) -> Self {
        Self { code: code.into(), args }
    }
}
