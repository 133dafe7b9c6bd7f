//! The demonstration as it is loaded.

/// The position of its last event.
pub const LAST: u64 = 236;
