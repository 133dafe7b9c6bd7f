//! What can happen to the gazetteer.

use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::gazetteer::Entry;
use crate::values::text::{Line, PlaceCode};

payload! {
    /// A place was added.
    struct PlaceAdded {
        /// The place.
        place: Entry,
        /// Where it comes from.
        #[serde(default)]
        source: Option<Line>,
    }
    /// Somebody said what a text means that fitted no place, or several. It counts wherever the text
    /// stands without a code.
    struct SpellingMapped {
        /// The text, as it was typed.
        typed: Line,
        /// The place it means.
        code: PlaceCode,
    }
}

events! {
    /// What can happen to the gazetteer.
    GazetteerEvent as GazetteerType {
        /// A place was added.
        PlaceAdded = "gazetteer.place_added" v 1,
        /// A text was mapped to a place.
        SpellingMapped = "gazetteer.spelling_mapped" v 1,
    }
}
