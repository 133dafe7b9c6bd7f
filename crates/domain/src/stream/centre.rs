//! Call centres, licensed or not.

use super::payload;
use crate::event::events;
use crate::life::{Moment, State};
use crate::text::Line;

payload! {
    /// A centre became known.
    struct Registered {
        /// What it calls itself; absent when nobody knows.
        #[serde(default)]
        name: Option<Line>,
        /// The city.
        city: Line,
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
    CentreEvent {
        /// It became known.
        Registered = "centre.registered" v 1,
        /// Its premises were sealed.
        PremisesSealed = "centre.premises_sealed" v 1,
        /// Its premises were unsealed.
        PremisesUnsealed = "centre.premises_unsealed" v 1,
    }
}

/// A centre as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CentreState {
    /// What it was registered as.
    pub registered: Option<Registered>,
    /// Whether its premises are sealed.
    pub sealed: bool,
}

impl State for CentreState {
    type Event = CentreEvent;

    fn evolve(&mut self, _: &Moment, event: &CentreEvent) {
        match event {
            CentreEvent::Registered(registered) => self.registered = Some(registered.clone()),
            CentreEvent::PremisesSealed(_) => self.sealed = true,
            CentreEvent::PremisesUnsealed(_) => self.sealed = false,
        }
    }
}
