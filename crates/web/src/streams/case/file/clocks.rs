//! The clocks of the law in a case file: those that say the same stand together.

use greyfile_domain::kernel::arg::{Arg, ArgValue};
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::kernel::term::Verdict;
use greyfile_envelope::{Precision, StreamId, StreamKind};
use greyfile_words::Words;

use super::Page;
use crate::kit::text::{self, capital, say};

/// Clocks that say the same of different accused.
pub(super) struct ClockGroup {
    /// The first of them.
    pub(super) clock: Deadline,
    accused: u32,
    streams: Vec<StreamId>,
}

impl ClockGroup {
    /// Whether what started it is known less exactly than to the minute, so that it can have been
    /// due earlier.
    pub(super) fn is_latest(&self) -> bool {
        !matches!(self.clock.from.precision, Precision::Minute | Precision::Second)
    }

    /// Whom or what it concerns; one stream alone is named by the page.
    pub(super) fn for_whom(&self, words: Words) -> String {
        let accused = || say(words, "case-for-accused", &[Arg::number("count", self.accused)]);
        let of = |kind| self.streams.iter().all(|stream| stream.kind == kind);
        let streams = |many| {
            let id = match () {
                () if of(StreamKind::FIR) => "case-for-firs",
                () if of(StreamKind::RAID) => "case-for-raids",
                () if of(StreamKind::EXHIBIT) => "case-for-exhibits",
                () => "case-for-records",
            };
            say(words, id, &[Arg::count("count", many)])
        };
        match (self.accused, self.streams.len()) {
            (0, 1) => String::new(),
            (_, 1) => format!("{}{}", accused(), text::between(words)),
            (0, many) => streams(many),
            (_, many) => {
                let args = [Arg::text("accused", accused()), Arg::text("streams", streams(many))];
                say(words, "case-for-accused-in", &args)
            }
        }
    }

    /// The stream it concerns, where it is one alone.
    pub(super) fn stream(&self) -> Option<StreamId> {
        self.streams.first().copied().filter(|_| self.streams.len() == 1)
    }
}

/// Puts clocks together that say the same; those that are breached first.
pub(super) fn clock_groups(clocks: &[Deadline]) -> Vec<ClockGroup> {
    let mut groups: Vec<ClockGroup> = Vec::new();
    for clock in clocks {
        let people = people(clock);
        let same = |group: &&mut ClockGroup| {
            let other = &group.clock;
            (other.code, other.from, other.met, other.verdict)
                == (clock.code, clock.from, clock.met, clock.verdict)
                && (people == 0) == (group.accused == 0)
        };
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.accused += people;
                if !group.streams.contains(&clock.about) {
                    group.streams.push(clock.about);
                }
            }
            None => groups.push(ClockGroup {
                clock: clock.clone(),
                accused: people,
                streams: vec![clock.about],
            }),
        }
    }
    groups.sort_by_key(|group| (!group.clock.verdict.is_breach(), group.clock.due));
    groups
}

/// How many accused a deadline concerns; none where it concerns the FIR or an exhibit.
fn people(deadline: &Deadline) -> u32 {
    let arg = |field| deadline.args.iter().find(|arg| arg.field == field).map(|arg| &arg.value);
    match (arg("accused"), arg("count")) {
        (None, _) => 0,
        (Some(_), Some(ArgValue::Number(count))) => u32::try_from(*count).unwrap_or(u32::MAX),
        (Some(_), _) => 1,
    }
}

impl Page {
    /// Whom or what clocks that stand together concern.
    pub(super) fn for_whom(&self, group: &ClockGroup) -> String {
        group.for_whom(self.words)
    }

    /// What a clock wants done.
    pub(super) fn due(&self, clock: &Deadline) -> String {
        self.words.due(clock)
    }

    /// The same, where a line begins with it.
    pub(super) fn due_first(&self, clock: &Deadline) -> String {
        capital(&self.due(clock))
    }

    /// What became of a clock.
    pub(super) fn verdict(&self, clock: &Deadline) -> String {
        self.words.verdict(clock.verdict)
    }

    /// The class of the mark of what became of a clock.
    pub(super) fn verdict_class(&self, clock: &Deadline) -> &'static str {
        match clock.verdict {
            Verdict::Met => "good",
            Verdict::Running | Verdict::Ended => "info",
            Verdict::Late | Verdict::Overdue | Verdict::Missed => "bad",
            Verdict::CannotBeJudged => "unsure",
        }
    }
}
