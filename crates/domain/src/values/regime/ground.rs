//! Why a licence can be refused, suspended or revoked, a centre closed, fined or barred.

use super::stated::Stated;
use crate::values::declare::{payload, words};
use crate::values::money::Money;
use crate::values::text::{Code, Line};

payload! {
    /// A ground for a decision against somebody.
    struct Ground {
        /// Its code, such as `unlicensed_operation`.
        code: Code,
        /// What it says.
        title: Line,
        /// The same in Urdu.
        title_urdu: Line,
        /// What can rest on it.
        of: Vec<GroundFor>,
        /// The highest fine that can rest on it; not stated when absent.
        #[serde(default)]
        fine_max: Option<Money>,
        /// The longest bar, in months; not stated when absent.
        #[serde(default)]
        bar_months_max: Option<u16>,
        /// Where it comes from.
        stated: Stated,
    }
}

words! {
    /// A decision that needs a ground.
    #[derive(Copy, Eq)]
    enum GroundFor {
        /// Refusal of an application.
        Refusal,
        /// Refusal of a renewal.
        RenewalRefusal,
        /// Suspension after show-cause.
        Suspension,
        /// Suspension at once, before a hearing.
        InterimSuspension,
        /// Revocation.
        Revocation,
        /// Closure of a centre.
        Closure,
        /// A fine.
        Fine,
        /// A bar from applying again.
        Bar,
    }
}

impl Ground {
    /// Whether such a decision can rest on it.
    pub fn is_for(&self, decision: GroundFor) -> bool {
        self.of.contains(&decision)
    }
}
