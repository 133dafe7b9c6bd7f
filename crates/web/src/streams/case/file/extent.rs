//! Which entries of a long timeline stand on the page.

use std::ops::Range;

use greyfile_casefile::Entry;
use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::Position;

use super::Page;
use crate::kit::fields::Fields;
use crate::kit::format::number;
use crate::kit::text::say;

/// Entries of a page; the last page has up to twice as many, less one, so that it is never nearly
/// empty. Pages begin at multiples of it, and stay as they are while entries come at the end.
const PAGE: usize = 50;

/// Which entries a reader asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    /// Those that happened last.
    Latest,
    /// The page that holds the entry at this position of the log.
    At(Position),
    /// All, as for printing.
    All,
}

impl Asking {
    /// What a query asks for: `all=yes`, `at=POSITION`, or what its writer just recorded.
    pub(super) fn of(query: &Fields, recorded: Option<Position>) -> Self {
        let at = query.given("at").and_then(|at| at.parse().ok()).map(Position);
        match (query.given("all"), at.or(recorded)) {
            (Some("yes"), _) => Self::All,
            (_, Some(at)) => Self::At(at),
            (_, None) => Self::Latest,
        }
    }

    /// The query that asks for the same again.
    pub(super) fn query(self) -> String {
        match self {
            Self::Latest => String::new(),
            Self::At(at) => format!("?at={at}"),
            Self::All => "?all=yes".to_owned(),
        }
    }
}

/// The entries that stand on a page, by their places on the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Extent {
    /// From 0; the end is outside.
    pub(super) places: Range<usize>,
    /// How many there are in all.
    total: usize,
    /// An entry of the page before, and of the page after.
    earlier: Option<Position>,
    later: Option<Position>,
}

impl Extent {
    /// The entries that are asked for. What is on no timeline is looked for at its end.
    pub(super) fn of(timeline: &[Entry], shown: Asking) -> Self {
        let place = |at: Position| timeline.iter().position(|entry| entry.position == at);
        let places = match shown {
            Asking::All => 0..timeline.len(),
            Asking::Latest => page_of(timeline.len(), None),
            Asking::At(at) => page_of(timeline.len(), place(at)),
        };
        let position = |place: usize| timeline.get(place).map(|entry| entry.position);
        Self {
            earlier: places.start.checked_sub(1).and_then(position),
            later: position(places.end),
            total: timeline.len(),
            places,
        }
    }

    /// Whether all entries stand on the page.
    fn is_whole(&self) -> bool {
        self.places.len() == self.total
    }
}

/// The page of so many entries that holds a place, or else the last one.
fn page_of(total: usize, place: Option<usize>) -> Range<usize> {
    let last = (total / PAGE).saturating_sub(1);
    match place.map(|place| place / PAGE) {
        Some(page) if page < last => page * PAGE..(page + 1) * PAGE,
        _ => last * PAGE..total,
    }
}

impl Page {
    /// How many entries the timeline has, and which of them are here.
    pub(super) fn entries(&self) -> String {
        let Extent { places, total, .. } = &self.extent;
        if self.extent.is_whole() {
            return self.counted("case-entries", *total);
        }
        let text = |name, count: usize| Arg::text(name, number(i64::try_from(count).unwrap_or(0)));
        let args =
            [text("first", places.start + 1), text("last", places.end), text("total", *total)];
        say(self.words, "case-entries-some", &args)
    }

    /// Where the other entries are, each with what that is called.
    pub(super) fn other_entries(&self) -> Vec<(String, String)> {
        let page = |at: Option<Position>, id: &str| Some((self.page_at(at?), self.say(id)));
        let earlier = page(self.extent.earlier, "case-entries-earlier");
        let later = page(self.extent.later, "case-entries-later");
        let all = (!self.extent.is_whole())
            .then(|| (format!("{}?all=yes#timeline", self.own()), self.say("case-all-entries")));
        [earlier, later, all].into_iter().flatten().collect()
    }

    fn page_at(&self, at: Position) -> String {
        format!("{}?at={at}#timeline", self.own())
    }

    /// The address of the case file.
    fn own(&self) -> String {
        format!("/cases/{}", self.file.case.case)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_stands_on_one_page_and_the_last_is_never_nearly_empty() {
        for total in [0, 1, 49, 50, 51, 99, 100, 101, 149, 150, 2_000, 2_049] {
            let mut end = 0;
            while end < total {
                let page = page_of(total, Some(end));
                assert_eq!(page.start, end, "{total}");
                assert!(page.len() >= PAGE.min(total), "{page:?} of {total}");
                assert!(page.len() < 2 * PAGE, "{page:?} of {total}");
                for place in [page.start, page.end - 1] {
                    assert_eq!(page_of(total, Some(place)), page, "{place} of {total}");
                }
                end = page.end;
            }
            assert_eq!(page_of(total, None).end, total);
        }
    }
}
