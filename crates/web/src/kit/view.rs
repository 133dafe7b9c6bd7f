//! What a view is doing, and why it was last made, as people read it.

use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::Position;
use greyfile_projector::{RebuildReason, State};
use greyfile_words::Words;

use super::format::number;
use super::text::say;

/// What a view is doing.
pub(crate) fn doing(words: Words, state: &State) -> String {
    let (id, args) = match state {
        State::Opening => ("view-opening", Vec::new()),
        State::Rebuilding(progress) => {
            let count = |name, count| Arg::text(name, number(signed(count)));
            let phase = Arg::code("phase", progress.phase.code());
            let args = [phase, count("done", progress.done), count("total", progress.total)];
            ("view-rebuilding", args.into())
        }
        State::Following => ("view-following", Vec::new()),
        State::Stopped { error } => ("view-stopped", vec![Arg::text("cause", error)]),
        State::Closed => ("view-closed", Vec::new()),
    };
    say(words, id, &args)
}

/// Why a view was last made.
pub(crate) fn made(words: Words, reason: &RebuildReason) -> String {
    let at = |name, position: Position| Arg::text(name, position);
    let (id, args) = match reason {
        RebuildReason::None => ("view-made-first", Vec::new()),
        RebuildReason::Asked => ("view-made-asked", Vec::new()),
        RebuildReason::OtherVersion { found, wanted } => {
            let args = [Arg::text("found", found), Arg::text("wanted", wanted)];
            ("view-made-version", args.into())
        }
        RebuildReason::OtherLog => ("view-made-log", Vec::new()),
        RebuildReason::PastEnd { checkpoint, last } => {
            ("view-made-past", vec![at("checkpoint", *checkpoint), at("last", *last)])
        }
        RebuildReason::RecordDiffers { position } => {
            ("view-made-differs", vec![at("position", *position)])
        }
        RebuildReason::UncleanShutdown => ("view-made-unclean", Vec::new()),
        RebuildReason::Behind { checkpoint, last } => {
            ("view-made-behind", vec![at("checkpoint", *checkpoint), at("last", *last)])
        }
        RebuildReason::Damaged { what } => ("view-made-damaged", vec![Arg::text("what", what)]),
    };
    say(words, id, &args)
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
