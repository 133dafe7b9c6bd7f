//! Streams, events, commands and rules of Greyfile.
//!
//! Pure: no IO, no async, no clock, no randomness; so nothing here can fail but by a rule.
//! [`acts::decide`] turns a command into events, a [`kernel::refusal::Refusal`] or a question for
//! more histories; every state's `evolve` takes any event in any order; what is unlawful but
//! happened is a [`kernel::flag::Flag`].
//!
//! - [`values`]: what fields hold.
//! - [`kernel`]: event sourcing without any entity. It names no stream.
//! - [`streams`]: a folder a kind of stream. None knows another but by id.
//! - [`acts`]: commands over several streams.
//! - [`judged`]: deadlines and flags over several streams.

#[warn(clippy::wildcard_enum_match_arm)]
pub mod acts;
#[warn(clippy::wildcard_enum_match_arm)]
pub mod judged;
pub mod kernel;
#[warn(clippy::wildcard_enum_match_arm)]
pub mod streams;
pub mod values;

#[cfg(test)]
mod tests;
