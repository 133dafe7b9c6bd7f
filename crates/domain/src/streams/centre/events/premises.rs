//! Where a centre works, and how it is reached.

use crate::values::declare::payload;
use crate::values::place::Place;
use crate::values::premises::PremisesRole;
use crate::values::text::{Code, Line};

payload! {
    /// Premises were added.
    struct PremisesAdded {
        /// Their code on this record, by which all else refers to them, such as `main`.
        premises: Code,
        /// What they are.
        role: PremisesRole,
        /// The city.
        city: Place,
        /// Where in the city.
        address: Line,
        /// How many can work there at once; absent when nobody knows.
        #[serde(default)]
        seats: Option<u32>,
    }
    /// Premises changed.
    struct PremisesChanged {
        /// Their code on this record.
        premises: Code,
        /// What they are.
        role: PremisesRole,
        /// The city.
        city: Place,
        /// Where in the city.
        address: Line,
        /// How many can work there at once; absent when nobody knows.
        #[serde(default)]
        seats: Option<u32>,
    }
    /// Premises were given up.
    struct PremisesClosed {
        /// Their code on this record.
        premises: Code,
        /// Why.
        #[serde(default)]
        reason: Option<Line>,
    }
    /// It uses these addresses of the internet, and no others.
    struct IpRangeChanged {
        /// Each as a range in CIDR form, such as 203.0.113.0/24.
        #[serde(default)]
        ranges: Vec<Line>,
    }
    /// It calls from these numbers, and no others.
    struct CallerNumbersChanged {
        /// Each in full, or the digits that it begins with and a star, such as +9221111*.
        #[serde(default)]
        numbers: Vec<Line>,
    }
    /// It said how many work from elsewhere.
    struct RemotePositionsDeclared {
        /// How many.
        positions: u32,
    }
}
