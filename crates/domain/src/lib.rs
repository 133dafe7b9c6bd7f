//! Streams, events, commands and rules of Greyfile.
//!
//! Pure: no IO, no async, no clock, no randomness; so nothing here can fail but by a rule.
//! [`acts::decide`] turns a command into events, a [`kernel::refusal::Refusal`] or a question for
//! more histories; every state's `evolve` takes any event in any order; what is unlawful but
//! happened is a [`kernel::flag::Flag`].
//!
//! - [`values`]: what fields hold.
//! - [`kernel`]: event sourcing without any entity. It names no stream.
//! - [`proceedings`]: what an authority does against a licence or a centre, and what is done against
//!   that; declared and folded once for both.
//! - [`streams`]: a folder a kind of stream. None knows another but by id.
//! - [`acts`]: commands over several streams.
//! - [`judged`]: deadlines and flags over several streams.

#[warn(clippy::wildcard_enum_match_arm)]
pub mod acts;
#[warn(clippy::wildcard_enum_match_arm)]
pub mod judged;
pub mod kernel;
pub mod proceedings;
#[warn(clippy::wildcard_enum_match_arm)]
pub mod streams;
pub mod values;

/// A room's name, its words, and the codes that they have to have a text for.
pub type Room = (&'static str, kernel::words::Words, kernel::words::Codes);

/// Every room that has words: what fields hold, the kernel, each kind of stream, and what is judged over several.
pub fn words() -> impl Iterator<Item = Room> {
    let of = |name, (en, ur)| (name, kernel::words::Words { en, ur }, kernel::words::Codes::NONE);
    let values = of("values", values::WORDS);
    let countries = of("countries", values::COUNTRIES);
    let kernel = ("kernel", kernel::words::WORDS, kernel::words::CODES);
    let judged = ("judged", judged::WORDS, judged::CODES);
    let proceedings = ("proceedings", proceedings::WORDS, kernel::words::Codes::NONE);
    [values, countries, kernel, judged, proceedings]
        .into_iter()
        .chain(streams::WORDS.iter().copied())
}

#[cfg(test)]
mod tests;
