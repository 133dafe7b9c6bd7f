//! What a centre is and is called.

use crate::values::declare::{payload, words};
use crate::values::place::Place;
use crate::values::text::{Code, Line};

words! {
    /// For whom a centre calls.
    #[derive(Copy, Eq)]
    enum CentreKind {
        /// For itself: it belongs to the firm that it calls for.
        Captive,
        /// For other firms.
        Outsourced,
        /// It places people in work.
        Employment,
    }
    /// Who calls whom.
    #[derive(Copy, Eq)]
    enum Calls {
        /// Others call it.
        Inbound,
        /// It calls others.
        Outbound,
        /// Both.
        Both,
    }
}

payload! {
    /// A centre became known.
    struct Registered {
        /// What it calls itself; absent when nobody knows.
        #[serde(default)]
        name: Option<Line>,
        /// The city.
        city: Place,
        /// Where in the city.
        address: Line,
        /// For whom it calls; absent when nobody knows.
        #[serde(default)]
        kind: Option<CentreKind>,
        /// Who calls whom; absent when nobody knows.
        #[serde(default)]
        calls: Option<Calls>,
        /// How many can work there at once; absent when nobody knows.
        #[serde(default)]
        seats: Option<u32>,
    }
    /// It goes by another name.
    struct NameChanged {
        /// The name in English letters.
        name: Line,
        /// The name in Urdu.
        #[serde(default)]
        name_urdu: Option<Line>,
    }
    /// A number that an authority gave it.
    struct IdentifierRecorded {
        /// Which sort of number.
        #[field(codes = crate::values::vocabulary::IDENTIFIERS)]
        kind: Code,
        /// The number.
        number: Line,
    }
}
