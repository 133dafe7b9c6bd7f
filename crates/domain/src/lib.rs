//! Streams, events, commands and rules of Greyfile.
//!
//! Pure: no IO, no async, no clock, no randomness; so nothing here can fail but by a rule.
//! [`decide::decide`] turns a command into events or a [`refusal::Refusal`]; every state's
//! `evolve` takes any event in any order; what is unlawful but happened is a [`flag::Flag`].

pub mod clock;
pub mod command;
pub mod decide;
pub mod document;
pub mod event;
pub mod flag;
pub mod folded;
pub mod ids;
pub mod isolate;
pub mod life;
pub mod personal;
pub mod refs;
pub mod refusal;
pub mod register;
pub mod reservations;
pub mod same;
pub mod stream;
pub mod text;
pub mod values;

#[cfg(test)]
mod tests;
