//! What every reader of every page has to know: what has stopped, since when, and what that means for
//! what is shown. The one list of it: pages, the status, the metrics and the API read it.
//!
//! A new reason is a code in [`CODES`], a message `notice-CODE` in the two files of words beside this
//! one, and a place that puts it on the list ([`of`]).

use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::{Position, Timestamp};
use greyfile_projector::State;
use greyfile_words::{Words, id};

use super::text::say;
use crate::App;

/// Every code that a notice can have.
pub(crate) const CODES: [&str; 10] = [
    Notice::BROKER_LAZY,
    Notice::READING,
    "log.full",
    "log.closed",
    "log.unreached",
    "record.stopped",
    Notice::CLOCK,
    "view.stopped",
    "view.behind",
    Notice::SET_ASIDE,
];

/// Something that every reader has to know.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    code: &'static str,
    since: Option<Timestamp>,
    grave: bool,
    args: Vec<Arg>,
}

impl Notice {
    /// The broker may take back what it acknowledged.
    pub const BROKER_LAZY: &'static str = "broker.lazy";
    /// Nothing can be recorded here, as it was asked for.
    pub const READING: &'static str = "intake.reading";
    /// The machine's clock is not believed, so nothing is recorded.
    const CLOCK: &'static str = "clock.wrong";
    /// Records were set aside, so no page shows them and no number counts them.
    const SET_ASIDE: &'static str = "record.set_aside";

    /// How this process was set up, which its readers have to know: one of the codes above.
    pub const fn of_setup(code: &'static str) -> Self {
        Self { code, since: None, grave: false, args: Vec::new() }
    }

    /// Something that has stopped.
    fn stopped(code: &'static str, since: Timestamp, args: impl Into<Vec<Arg>>) -> Self {
        Self { code, since: Some(since), grave: true, args: args.into() }
    }

    /// A stable code for programs.
    pub(crate) const fn code(&self) -> &'static str {
        self.code
    }

    /// Since when; nothing where it was so from the start.
    pub(crate) const fn since(&self) -> Option<Timestamp> {
        self.since
    }

    /// Whether something has stopped, so that pages show less than was recorded, or nothing new can be.
    pub(crate) const fn is_grave(&self) -> bool {
        self.grave
    }

    /// What it says, in the reader's language.
    pub(crate) fn text(&self, words: Words) -> String {
        let since = self.since.map(|since| Arg::text("since", words.instant(since)));
        let args: Vec<Arg> = self.args.iter().cloned().chain(since).collect();
        say(words, &id("notice", self.code), &args)
    }
}

/// Everything that the readers of this process's pages have to know now, what has stopped first.
pub(crate) fn of(app: &App) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let Some(halted) = app.steward.halted() {
        let code = if halted.heals() { "log.full" } else { "log.closed" };
        notices.push(Notice::stopped(code, halted.since, []));
    }
    let seen = app.watch.seen();
    if let Some(since) = seen.unreached {
        notices.push(Notice::stopped("log.unreached", since, [at("position", seen.last)]));
    }
    if app.submit.clock_trouble().is_some() {
        let (code, args) = (Notice::CLOCK, Vec::new());
        notices.push(Notice { code, since: None, grave: true, args });
    }
    let stopped_by = app.views.as_ref().and_then(|views| views.stopped_by());
    if let Some(by) = &stopped_by {
        notices.push(Notice::stopped("record.stopped", by.since, [at("position", by.position)]));
    }
    // Where a record stopped them, one notice says it for all of them.
    for view in app.views().filter(|_| stopped_by.is_none()) {
        let name = Arg::text("view", view.name());
        let args = [name, at("position", view.position())];
        match view.state() {
            State::Stopped { .. } => {
                let since = seen.stopped.get(view.name()).copied();
                let since = since.unwrap_or_else(|| app.now());
                notices.push(Notice::stopped("view.stopped", since, args));
            }
            _ => {
                if let Some(since) = seen.behind.get(view.name()) {
                    let args = args.into_iter().chain([at("last", seen.last)]);
                    notices.push(Notice::stopped("view.behind", *since, args.collect::<Vec<_>>()));
                }
            }
        }
    }
    let set_aside = app.views.as_ref().map_or(0, |views| views.set_aside());
    if set_aside > 0 {
        let args = vec![Arg::number("count", i64::try_from(set_aside).unwrap_or(i64::MAX))];
        let code = Notice::SET_ASIDE;
        notices.push(Notice { code, since: None, grave: false, args });
    }
    notices.extend(app.steward.notices().iter().cloned());
    notices
}

fn at(name: &'static str, position: Position) -> Arg {
    Arg::number(name, i64::try_from(position.0).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_words::Lang;

    /// Each says since when, and what it means, in both languages.
    #[test]
    fn every_notice_is_told_in_both_languages() {
        let since: Timestamp = "2025-07-08T14:30:00+05:00".parse().unwrap();
        for code in CODES {
            let setup = [Notice::BROKER_LAZY, Notice::READING].contains(&code);
            let grave = !setup && code != Notice::SET_ASIDE;
            let notice = if code == Notice::SET_ASIDE {
                let args = vec![Arg::number("count", 2)];
                Notice { code, since: None, grave, args }
            } else if grave {
                let places = [at("position", Position(7)), at("last", Position(12))];
                let view = Arg::text("view", "casefile");
                let args: Vec<Arg> = places.into_iter().chain([view]).collect();
                Notice {
                    since: (code != Notice::CLOCK).then_some(since),
                    ..Notice::stopped(code, since, args)
                }
            } else {
                Notice::of_setup(code)
            };
            assert_eq!(notice.is_grave(), grave);
            let told = Lang::ALL.map(|lang| notice.text(Words::of(lang).plain()));
            for (lang, text) in Lang::ALL.into_iter().zip(&told) {
                assert!(!text.contains("notice-") && !text.contains('{'), "{code}: {text}");
                let when = Words::of(lang).plain().instant(since);
                assert_eq!(text.contains(&when), notice.since.is_some(), "{code}: {text}");
            }
            assert_ne!(told[0], told[1], "{code}");
        }
    }
}
