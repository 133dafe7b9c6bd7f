//! A unique value that a record states, as its envelope carries it.

use serde::{Deserialize, Serialize};

use crate::mac::hex16;
use crate::{StreamId, StreamKind};

/// A unique value that a record states: enough to free it when nobody can read it any more.
///
/// In bytes: namespace, normalisation, id; always [`Reserved::LEN`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reserved {
    /// The number of what it is a value of.
    pub namespace: u8,
    /// The version of the normalisation that the value went through.
    pub normalisation: u8,
    /// The id of the reservation's stream.
    #[serde(with = "hex16")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: [u8; 16],
}

impl Reserved {
    /// Its length in a record.
    pub const LEN: usize = 18;

    /// The reservation's stream.
    pub const fn stream(self) -> StreamId {
        StreamId::new(StreamKind::RESERVATION, self.id)
    }

    pub(crate) fn from_bytes(bytes: [u8; Self::LEN]) -> Self {
        let [namespace, normalisation, id @ ..] = bytes;
        Self { namespace, normalisation, id }
    }
}
