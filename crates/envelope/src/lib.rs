//! What every record carries around its payload: ids, positions, times, hands.
//!
//! One record is one byte string, and that string is what is stored, hashed, signed and
//! replayed. [`Envelope`] is its shape; the payload inside stays opaque here. This crate does
//! no IO and never reads a clock.

#[cfg(feature = "arbitrary")]
mod any;
mod hand;
mod id;
mod mac;
mod place;
mod record;
mod reserved;
mod stream;
mod time;

pub use hand::{Assurance, Basis, Hand, HandError, LoggedBy};
pub use id::{CommandId, Correlation, EventId, IdError};
pub use mac::{Fingerprint, Seal};
pub use place::{Place, PlaceError};
pub use record::{DecodeError, EncodeError, Envelope, FORMAT, RECORD_LEN_MAX, sealed_part};
pub use reserved::Reserved;
pub use stream::{Position, StreamId, StreamIdError, StreamKind};
pub use time::{Captured, Day, Occurred, Precision, TimeError, Timestamp};
