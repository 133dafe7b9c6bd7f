//! Values that only one stream may hold: an FIR's key, an exhibit's number, a checked CNIC.

use greyfile_envelope::StreamId;

use crate::values::same;

/// A value in a namespace. Personal at times, so it is never shown: intake makes a keyed hash of
/// it, which is the id of its reservation's stream.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unique {
    /// What it is a value of, in the words of a refusal: `FIR number`.
    pub namespace: &'static str,
    /// The value, normalised.
    pub value: String,
}

/// What becomes of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reserving {
    /// A stream takes it.
    Take {
        /// The value.
        value: Unique,
        /// Which stream.
        holder: StreamId,
    },
    /// A stream frees it.
    Release {
        /// The value.
        value: Unique,
        /// Which stream.
        holder: StreamId,
    },
}

impl Reserving {
    /// The value it is about.
    pub const fn value(&self) -> &Unique {
        match self {
            Self::Take { value, .. } | Self::Release { value, .. } => value,
        }
    }

    /// The stream that takes or frees it.
    pub const fn holder(&self) -> StreamId {
        match self {
            Self::Take { holder, .. } | Self::Release { holder, .. } => *holder,
        }
    }
}

/// Never the value: debug output ends in logs.
impl std::fmt::Debug for Unique {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Unique({})", self.namespace)
    }
}

/// The parts as they compare, so that one register written in two ways is one.
pub(crate) fn key(parts: &[&str]) -> String {
    parts.iter().map(|part| same::plain(part)).collect::<Vec<_>>().join("\u{1f}")
}
