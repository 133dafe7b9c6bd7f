//! What each value of a regime says of itself.

use crate::values::declare::{payload, words};
use crate::values::text::Line;

payload! {
    /// Where a value comes from, whether that was read, and the date that selects it.
    struct Stated {
        /// Where it comes from; of an assumption, that it is one.
        source: Line,
        /// Whether it was read in a source.
        verified: bool,
        /// The date whose regime the value is taken from.
        selected_by: SelectedBy,
    }
}

words! {
    /// The date by which a value of a regime is selected.
    #[derive(Copy, Eq)]
    enum SelectedBy {
        /// The day on which the application was filed.
        Filing,
        /// The day of the conduct that is judged.
        Conduct,
        /// The day on which it is due.
        Due,
        /// The day of the decision.
        Decision,
    }
}
