//! What is known of a file that is here.

use std::collections::BTreeMap;

use super::hex::Sha256Hex;
use super::text::Line;

/// A file that was received whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldFile {
    /// How many bytes it has.
    pub bytes: u64,
    /// What its first bytes say it is.
    pub media_type: Line,
}

/// Files that are here, by their SHA-256.
pub type HeldFiles = BTreeMap<Sha256Hex, HeldFile>;

/// No file at all.
pub static NO_FILES: HeldFiles = BTreeMap::new();
