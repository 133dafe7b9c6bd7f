//! Figures: numbers given to the public or a parliament, so that each can be reproduced or shown
//! not to be. They stand beside what the events give and are never added to it.

use greyfile_envelope::Occurred;

use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::place::Place;
use crate::values::text::{Code, Line};

payload! {
    /// One number was published.
    struct Published {
        /// The table or statement it stands in.
        table: Line,
        /// What is counted, such as `arrests_local`.
        #[field(codes = crate::values::vocabulary::MEASURES)]
        measure: Code,
        /// The period it counts.
        period: Occurred,
        /// The city it counts; the whole country when absent.
        #[serde(default)]
        city: Option<Place>,
        /// The number as printed, in units of `measure`.
        value: i64,
        /// Whether it was printed as the total of its column.
        #[serde(default)]
        printed_total: bool,
        /// Who gave it, and to whom.
        by: Line,
        /// Where it was read.
        source: Line,
    }
}

events! {
    /// What can happen to a publication of figures.
    FigureEvent as FigureType {
        /// A number was published.
        Published = "figure.published" v 1,
    }
}
