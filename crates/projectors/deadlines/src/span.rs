//! The stretches of the list in which those of a verdict are.

use std::ops::Bound;

use greyfile_domain::kernel::term::Verdict;
use greyfile_projector::contract::Key;

use crate::filter::Which;
use crate::holidays::Holidays;
use crate::row::{Stands, number};

/// A stretch of the list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) from: Edge,
    pub(crate) to: Bound<Edge>,
}

/// Where a stretch begins or ends.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Edge {
    /// Before what stands so.
    Stands(Stands),
    /// Of all that is open, or settled in one way.
    Part(u8),
}

impl Key for Edge {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Stands(stands) => stands.write(out),
            Self::Part(part) => out.push(*part),
        }
    }

    fn read(_: &mut &[u8]) -> Option<Self> {
        // Edges are looked up, never kept.
        None
    }
}

impl Which {
    /// The stretches of the list in which these are.
    pub(crate) fn spans(self, holidays: &Holidays<'_>) -> Vec<Span> {
        let now = holidays.asked.now;
        let at = |due| Edge::Stands(Stands::Open(due));
        let open = Edge::Part(0);
        let (overdue_ends, tomorrow) = (at(now), at(now.day().plus(1).start()));
        // What is kept as due then may be due today, or later, since courts were closed.
        let open_from = at(holidays.open_from());
        let later_from = if holidays.may_be_closed(now.day()) { open_from } else { tomorrow };
        let settled = |verdict| {
            let part = Edge::Part(number(verdict));
            Span { from: part, to: Bound::Included(part) }
        };
        match self {
            Self::Open => vec![Span { from: open, to: Bound::Included(open) }],
            Self::DueToday => vec![Span { from: open_from, to: Bound::Excluded(tomorrow) }],
            Self::DueLater => vec![Span { from: later_from, to: Bound::Included(open) }],
            Self::Of(Verdict::Overdue) => {
                vec![Span { from: open, to: Bound::Excluded(overdue_ends) }]
            }
            Self::Of(Verdict::Running) => {
                vec![Span { from: open_from, to: Bound::Included(open) }]
            }
            Self::Of(verdict @ Verdict::CannotBeJudged) => {
                // Some are settled so; of others the last day has begun and nobody knows whether it is
                // over.
                vec![Span { from: open_from, to: Bound::Included(open) }, settled(verdict)]
            }
            Self::Of(
                verdict @ (Verdict::Late | Verdict::Missed | Verdict::Met | Verdict::Ended),
            ) => vec![settled(verdict)],
        }
    }
}
