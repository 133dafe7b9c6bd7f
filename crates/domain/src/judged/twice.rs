//! What may have been recorded twice.

use super::codes::POSSIBLY_SAME;
use crate::kernel::arg::Arg;
use crate::kernel::flag::{Flag, flag};
use crate::streams::History;

/// A flag for each event that may be the same as an earlier one of its stream. It does not count until
/// somebody retracts one of them, or says that they are not the same.
pub(super) fn entries<'a>(histories: impl IntoIterator<Item = &'a History>) -> Vec<Flag> {
    let marked = histories.into_iter().flat_map(|history| {
        let marked = history.current().into_iter();
        marked.filter_map(|current| Some((history.stream(), current.moment, current.same_as?)))
    });
    let flags = marked.map(|(stream, moment, first)| Flag {
        args: vec![Arg::number(
            "first",
            i64::try_from(first.moment.position.0).unwrap_or(i64::MAX),
        )],
        ..flag(POSSIBLY_SAME, stream, Some(&moment))
    });
    flags.collect()
}
