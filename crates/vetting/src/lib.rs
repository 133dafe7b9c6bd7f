//! Vetting without logging in: a body that vets applications never has an account here. A signed
//! request file goes out to it, a signed answer file comes back.
//!
//! ```text
//! office                                          body, on a machine of its own
//! Subject ──request()──▶ request file ──────────▶ Request::open() ──▶ who and what is vetted
//!    │ digest                                            │
//!    ▼                                                   ▼
//! verify() ◀──────────── answer file ◀──────────────── sign()
//! ```
//!
//! The formats, byte by byte and with vectors, are in docs/vetting.md. This crate is pure: bytes in,
//! bytes out. Randomness and time are arguments, and nothing is read or written.

mod answer;
mod asked;
mod bytes;
mod document;
mod error;
mod grounds;
mod keys;
pub mod limits;
mod random;
mod read;
mod request;
mod sealed;
mod sign;
mod subject;
mod text;

pub use answer::{Answer, Outcome, same, verify};
pub use asked::{Asked, Found};
pub use document::{Kind, claimed_licence};
pub use error::{Broken, MakeError, VerifyError};
pub use grounds::{Commitment, Opened, SealedGrounds};
pub use keys::{BodyKeys, Key, KeyError, KeyId, PublicKeys, SealingKey, SpareKey};
pub use random::Random;
pub use read::{ReadError, read_at_most};
pub use request::{Request, request};
pub use sign::{Say, sign};
pub use subject::{Digest, Party, Premises, Subject};
pub use text::{BodyCode, PremisesId, Text, TextError};
