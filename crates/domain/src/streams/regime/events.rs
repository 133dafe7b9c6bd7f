//! The regime: what was drafted and adopted, what happened to keys, powers and grace, and which days are
//! holidays, with their sources.

use greyfile_envelope::{Day, Hand, Position, Timestamp};

use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::hex::Hex;
use crate::values::law::HolidayOf;
use crate::values::money::Currency;
use crate::values::regime::Part;
use crate::values::text::{Code, Line, PlaceCode};

payload! {
    /// A regime was drafted. It decides nothing; its parts follow in the same command.
    struct Drafted {
        /// Its code, which no other draft is given.
        code: Code,
        /// What it is called.
        title: Line,
        /// What would be its first day.
        effective_from: Day,
        /// Where it comes from.
        source: Line,
        /// The currencies in which fees and fines could be stated.
        #[serde(default)]
        currencies: Vec<Currency>,
        /// How many parts it has. While one is missing it is no draft.
        parts: u16,
    }
    /// A regime was adopted: from its first day on it replaces the one before. Its parts follow in the
    /// same command.
    struct Adopted {
        /// Its code, which no other regime is given.
        code: Code,
        /// What it is called.
        title: Line,
        /// Its first day.
        effective_from: Day,
        /// Where it comes from.
        source: Line,
        /// The currencies in which fees and fines can be stated.
        #[serde(default)]
        currencies: Vec<Currency>,
        /// How many parts it has. While one is missing it is not in force.
        parts: u16,
    }
    /// A part of a regime was stated.
    struct PartStated {
        /// The code of the regime.
        of: Code,
        /// Whether of a draft.
        drafted: bool,
        /// The part.
        part: Part,
    }
    /// A body's key was replaced.
    struct KeyRotated {
        /// Whose.
        body: Code,
        /// The key that is replaced.
        old: Hex<32>,
        /// The key that replaces it: Ed25519.
        new: Hex<32>,
        /// Until when what the old one signed is taken in too.
        overlap_until: Timestamp,
        /// How it came here.
        source: Line,
    }
    /// A body's key got into other hands: what it signed counts no more from a position of the log on.
    struct KeyCompromised {
        /// Whose.
        body: Code,
        /// Which key.
        key: Hex<32>,
        /// The first position from which it does not count.
        from: Position,
        /// How it is known.
        source: Line,
    }
    /// An office delegated a power.
    struct OfficeDelegated {
        /// Which power.
        power: Code,
        /// To whom.
        to: Hand,
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
        /// The order that delegates it.
        source: Line,
    }
    /// Grace was set: until its last day the licences of a class do not count as expired.
    struct GracePeriodSet {
        /// The class of licences; every class when absent.
        #[serde(default)]
        class: Option<Code>,
        /// The last day.
        until: Day,
        /// The order that sets it.
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
        /// A regime was drafted.
        Drafted = "regime.drafted" v 1,
        /// A regime was adopted.
        Adopted = "regime.adopted" v 1,
        /// A part of a regime was stated.
        PartStated = "regime.part_stated" v 1,
        /// A body's key was replaced.
        KeyRotated = "regime.key_rotated" v 1,
        /// A body's key got into other hands.
        KeyCompromised = "regime.key_compromised" v 1,
        /// A power was delegated.
        OfficeDelegated = "regime.office_delegated" v 1,
        /// Grace was set.
        GracePeriodSet = "regime.grace_period_set" v 1,
        /// A holiday was declared.
        HolidayDeclared = "regime.holiday_declared" v 1,
    }
}
