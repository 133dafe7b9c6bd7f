//! The bytes of payloads, for programs that know no Rust.

#![cfg(feature = "schema")]

use greyfile_field::Field;
use greyfile_field::layout::{Layout, of};

use super::Event;
use crate::values::personal::Sealed;

impl Event {
    /// The bytes of the current version of a payload.
    pub fn payload_layout(event_type: &str) -> Option<Layout> {
        Self::shape(event_type).map(of)
    }

    /// The bytes of personal data that is under a key.
    pub fn sealed_layout() -> Layout {
        of(Sealed::SHAPE)
    }
}
