//! The regime: which offences are in force and which days are holidays, with their sources.

use greyfile_envelope::Day;

use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::law::{HolidayOf, Offence};
use crate::values::text::{Line, PlaceCode};

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
    /// A day was declared on which courts or offices are closed. What is due in a court on such a day
    /// can be done on the next day on which it sits (General Clauses Act 1897, s.10).
    struct HolidayDeclared {
        /// Which day.
        day: Day,
        /// What is closed.
        of: HolidayOf,
        /// What it is called.
        title: Line,
        /// The province in which it is; absent when it is everywhere.
        #[serde(default)]
        province: Option<PlaceCode>,
        /// Where it comes from.
        source: Line,
    }
}

events! {
    /// What can happen to the regime.
    RegimeEvent as RegimeType {
        /// A regime was adopted.
        Adopted = "regime.adopted" v 1,
        /// A holiday was declared.
        HolidayDeclared = "regime.holiday_declared" v 1,
    }
}
