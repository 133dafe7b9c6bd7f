//! What a log is for.

use super::declare::words;

words! {
    /// What a log is for.
    enum Purpose {
        /// Real cases.
        Production,
        /// Demonstration and tests: accepts an injected `recorded_at` and synthetic CNICs, which
        /// begin with 0.
        Demo,
    }
}
