//! Values that only one stream may hold: an FIR's key, an exhibit's number, a checked CNIC.

use greyfile_envelope::StreamId;

use super::refusal::Refusal;
use crate::values::declare::words;
use crate::values::namespace::Namespace;
use crate::values::same;

/// The version of the normalisation that unique values go through.
pub const NORMALISATION: u8 = same::VERSION;

words! {
    /// Why a value is free again.
    #[derive(Copy, Eq)]
    enum ReleaseReason {
        /// The event that stated it was corrected, and states another one or none.
        Corrected,
        /// The event that stated it, or the correction by which it did, was retracted.
        Retracted,
        /// Its holder came to an end, and another takes it.
        Ended,
    }
}

/// A value in a namespace. Personal at times, so it is never shown: intake makes a keyed hash of
/// it, which is the id of its reservation's stream.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unique {
    /// What it is a value of.
    pub namespace: Namespace,
    /// The value, normalised by version [`NORMALISATION`].
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
        /// Why.
        reason: ReleaseReason,
    },
}

impl Unique {
    /// A value made of parts, each as texts compare: one register written in two ways is one.
    ///
    /// # Errors
    /// [`Refusal::NotComparable`] when nobody could say for ever which other texts are the same: a
    /// part holds a code point that is no character yet, or nothing but marks.
    pub(crate) fn of(namespace: Namespace, parts: &[&str]) -> Result<Self, Refusal> {
        let not_comparable = Refusal::NotComparable { what: namespace };
        let mut value = String::new();
        for (index, part) in parts.iter().enumerate() {
            let part = same::normalise(part).map_err(|_| not_comparable.clone())?;
            if part.is_empty() {
                return Err(not_comparable);
            }
            if index > 0 {
                value.push('\u{1f}');
            }
            value.push_str(&part);
        }
        Ok(Self { namespace, value })
    }
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
        write!(f, "Unique({})", self.namespace.word())
    }
}
