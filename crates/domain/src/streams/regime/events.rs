//! The regime: which offences are in force, with their sources.

use greyfile_envelope::Day;

use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::law::Offence;
use crate::values::text::Line;

payload! {
    /// A regime was adopted: from its first day on it replaces the one before.
    struct Adopted {
        /// What it is called.
        title: Line,
        /// Its first day.
        effective_from: Day,
        /// The offence catalogue.
        offences: Vec<Offence>,
        /// Where it comes from.
        source: Line,
    }
}

events! {
    /// What can happen to the regime.
    RegimeEvent as RegimeType {
        /// A regime was adopted.
        Adopted = "regime.adopted" v 1,
    }
}
