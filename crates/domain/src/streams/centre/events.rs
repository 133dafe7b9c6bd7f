//! Call centres, licensed or not.

use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::place::Place;
use crate::values::text::Line;

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
    }
    /// Its premises were sealed.
    struct PremisesSealed {
        /// By which order.
        #[serde(default)]
        order: Option<Line>,
    }
    /// Its premises were unsealed.
    struct PremisesUnsealed {
        /// By which order.
        #[serde(default)]
        order: Option<Line>,
    }
}

events! {
    /// What can happen to a centre.
    CentreEvent as CentreType {
        /// It became known.
        Registered = "centre.registered" v 1,
        /// Its premises were sealed.
        PremisesSealed = "centre.premises_sealed" v 1,
        /// Its premises were unsealed.
        PremisesUnsealed = "centre.premises_unsealed" v 1,
    }
}
