//! What premises are to a centre.

use super::declare::words;

words! {
    /// What premises are to a centre.
    #[derive(Copy, Eq)]
    enum PremisesRole {
        /// The main office.
        Main,
        /// A branch.
        Branch,
        /// A place to go on from after a failure.
        Recovery,
    }
}
