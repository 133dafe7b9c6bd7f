//! The gazetteer as it is now.

use super::events::{GazetteerEvent, PlaceAdded, SpellingMapped};
use crate::streams::ids::GazetteerId;
use crate::values::gazetteer::Gazetteer;

/// Every place that was added, and every text that was mapped.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GazetteerState {
    /// What they come to.
    pub gazetteer: Gazetteer,
}

impl GazetteerId {
    /// The one gazetteer of a log, so that every command can find it without asking a view.
    pub const THE: Self = Self(*b"greyfile.places\0");
}

impl GazetteerState {
    /// Takes one event in.
    pub(super) fn take(&mut self, event: &GazetteerEvent) {
        match event {
            GazetteerEvent::PlaceAdded(PlaceAdded { place, .. }) => {
                self.gazetteer.add(place.clone());
            }
            GazetteerEvent::SpellingMapped(SpellingMapped { typed, code }) => {
                self.gazetteer.map(typed.as_str(), code.clone());
            }
        }
    }
}
