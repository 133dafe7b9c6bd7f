//! What people read, in English and in Urdu: flags, deadlines, what became of them, refusals, times
//! and citations of law, rendered from a code and typed arguments.
//!
//! The texts are data: Fluent files that lie in `domain` beside what they speak of
//! ([`greyfile_domain::words`]). No program compares or stores what is rendered here.

mod book;
mod bundle;
mod changed;
mod countries;
mod lang;
mod law;
mod line;
pub mod names;
mod time;
mod told;
mod values;

use fluent_bundle::FluentArgs;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::courts::{self, Closed, Moved};
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::kernel::flag::{Ended, Flag};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::kernel::stop::Stopped;
use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::values::isolate;
use greyfile_domain::values::place::{PlaceKind, Wanted};
use greyfile_envelope::StreamKind;
use greyfile_field::{Said, Wrong};

pub use book::{Book, Files};
pub use bundle::variables;
pub use countries::{country_asked, country_meant, country_of};
pub use lang::{Lang, LangError};
pub use line::{Naming, chosen, is_sealed, payload};

/// The words of a language, for a page or for plain text.
///
/// On a page, values that somebody typed are set apart by Unicode's isolating marks, so that a name
/// which runs the other way does not draw the numbers beside it to its side. Programs and terminals
/// get them [`plain`](Words::plain).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    lang: Lang,
    apart: bool,
}

impl Words {
    /// The words of a language, as a page shows them.
    pub const fn of(lang: Lang) -> Self {
        Self { lang, apart: true }
    }

    /// The same without isolating marks.
    #[must_use]
    pub const fn plain(self) -> Self {
        Self { apart: false, ..self }
    }

    /// The same words in English, for what the language lacks.
    #[must_use]
    const fn in_english(self) -> Self {
        Self { lang: Lang::En, ..self }
    }

    /// Why what was sent cannot stand in a field.
    pub fn wrong(self, wrong: &Wrong) -> String {
        let mut args: Vec<Arg> = Vec::with_capacity(wrong.args.len());
        let mut done: Vec<&str> = Vec::new();
        for (name, said) in &wrong.args {
            if done.contains(name) {
                continue;
            }
            done.push(name);
            let names = wrong.args.iter().filter_map(|(other, said)| match said {
                Said::Name(text) if other == name => Some(*text),
                _ => None,
            });
            args.push(match said {
                Said::Name(_) => Arg::text(name, self.names(names)),
                said => self.told(name, *said),
            });
        }
        if !done.contains(&"written") {
            // A form takes times as people write them.
            args.push(Arg::code("written", "people"));
        }
        self.message(&id("wrong", wrong.why.code()), &args)
    }

    /// Names one after the other.
    fn names<'a>(self, names: impl Iterator<Item = &'a str>) -> String {
        let names: Vec<&str> = names.collect();
        names.join(&self.with("list-names", &[]))
    }

    /// One thing that the words for something wrong need, as people read it.
    fn told(self, name: &'static str, said: Said) -> Arg {
        match (name, said) {
            ("character", Said::Number(number)) => Arg::text(name, format!("U+{number:04X}")),
            ("wanted", Said::Number(number)) => {
                let kind = u8::try_from(number).ok().and_then(|kind| StreamKind(kind).word());
                Arg::text(name, self.with(&id("kind", kind.unwrap_or_default()), &[]))
            }
            (_, Said::Number(number)) => match i64::try_from(number) {
                Ok(number) => Arg::number(name, number),
                Err(_) => Arg::text(name, number),
            },
            (_, Said::Name(code) | Said::Code(code)) => Arg::code(name, code),
        }
    }

    /// The language.
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// A message. Where the language lacks it, or an argument of it, it is told in English; where
    /// English does too, its id stands there: never nothing.
    pub fn message(self, id: &str, args: &[Arg]) -> String {
        let in_english = || Self { lang: Lang::En, ..self }.try_message(id, args);
        self.try_message(id, args).or_else(in_english).unwrap_or_else(|| id.to_owned())
    }

    /// A message of this language; `None` if it is missing, or an argument that it speaks of. An
    /// attribute is asked for as `message.attribute`.
    pub fn try_message(self, id: &str, args: &[Arg]) -> Option<String> {
        self.try_formatted(id, &self.values(args))
    }

    /// The same, of arguments in words.
    fn try_formatted(self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let told = bundle::of(self.lang).format(id, args)?;
        // A message's own texts are set apart as well, where a page needs it.
        Some(if self.apart { told } else { isolate::bare(&told) })
    }

    /// The same; in English where the language lacks it.
    fn formatted(self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        self.try_formatted(id, args).or_else(|| self.in_english().try_formatted(id, args))
    }

    /// A message of the kernel's that takes texts as they are.
    fn with(self, id: &str, texts: &[(&'static str, &str)]) -> String {
        let mut values = FluentArgs::new();
        for (name, text) in texts {
            values.set(*name, (*text).to_owned());
        }
        let english = || bundle::of(Lang::En).format(id, &values);
        bundle::of(self.lang).format(id, &values).or_else(english).unwrap_or_else(|| id.to_owned())
    }

    /// What a flag says.
    pub fn flag(self, flag: &Flag) -> String {
        self.flag_of(flag.code, &flag.args)
    }

    /// The same, of a flag that another program gave.
    pub fn flag_of(self, code: &str, args: &[Arg]) -> String {
        self.message(&id("flag", code), args)
    }

    /// What a deadline wants done.
    pub fn due(self, deadline: &Deadline) -> String {
        self.due_of(deadline.code)
    }

    /// The same, of a deadline that another program gave.
    pub fn due_of(self, code: &str) -> String {
        self.message(&id("due", code), &[])
    }

    /// How something ended.
    pub fn ended(self, ended: &Ended) -> String {
        self.ended_of(ended.how)
    }

    /// The same, by its code.
    pub fn ended_of(self, how: &str) -> String {
        self.message(&id("ended", how), &[])
    }

    /// What became of a deadline.
    pub fn verdict(self, verdict: Verdict) -> String {
        self.verdict_of(verdict.code())
    }

    /// The same, by its code.
    pub fn verdict_of(self, code: &str) -> String {
        self.message(&id("verdict", code), &[])
    }

    /// Why a last day was moved, and to which.
    pub fn moved(self, moved: &Moved) -> String {
        let why = match moved.closed {
            Closed::Sunday => "moved-sunday",
            Closed::Holiday => "moved-holiday",
        };
        let (from, to) = (self.day(moved.from), self.day(moved.to));
        let section = self.section(courts::SECTION);
        self.with(why, &[("from", &from), ("to", &to), ("section", &section)])
    }

    /// What stops the days of a deadline, and since when.
    pub fn stopped(self, stopped: &Stopped) -> String {
        let (by, since) = (self.code_of(stopped.by.as_str()), self.occurred(stopped.since));
        self.with("stopped", &[("by", &by), ("since", &since)])
    }

    /// Why a command was refused.
    pub fn refusal(self, refusal: &Refusal) -> String {
        self.message(&id("refusal", refusal.code()), &refusal.args())
    }

    /// Why a command was refused, as another program tells it; `None` for what is no refusal of
    /// this program's, or lacks what its text speaks of.
    pub fn refusal_of(self, code: &str, args: &[Arg]) -> Option<Refused> {
        if !Refusal::CODES.contains(&code) {
            return None;
        }
        let id = id("refusal", code);
        let text = |id: &str| {
            let in_english = || Self { lang: Lang::En, ..self }.try_message(id, args);
            self.try_message(id, args).or_else(in_english)
        };
        Some(Refused { why: text(&id)?, rule: text(&format!("{id}.rule"))? })
    }

    /// Why a command was refused, with what it means for the data.
    pub fn nothing_recorded(self, why: &str) -> String {
        self.with("refused", &[("why", why)])
    }

    /// A country by its code, or the code itself.
    pub fn country(self, code: &str) -> String {
        self.formatted(&format!("country-{code}"), &FluentArgs::new())
            .unwrap_or_else(|| self.apart(code))
    }

    /// Every country by its code, with its name, in the order of the names.
    pub fn countries(self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> =
            countries::codes().map(|code| (code.to_owned(), self.country(code))).collect();
        all.sort_by(|(_, one), (_, other)| one.cmp(other));
        all
    }

    /// What a field of a place asks for.
    pub fn wanted(self, wanted: Wanted) -> String {
        self.with(&id("wanted", wanted.word()), &[])
    }

    /// One of several kinds of place: "station or circle".
    pub fn places(self, kinds: &[PlaceKind]) -> String {
        let kinds: Vec<String> =
            kinds.iter().map(|kind| self.with(&id("place", kind.word()), &[])).collect();
        kinds.join(&self.with("list-or", &[]))
    }

    /// The rule that a refused command broke.
    pub fn rule(self, refusal: &Refusal) -> String {
        self.message(&format!("{}.rule", id("refusal", refusal.code())), &refusal.args())
    }
}

/// A refusal as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub why: String,
    /// The rule that was broken.
    pub rule: String,
}

/// The id of the message of a code: what it is of, and the code with `-` for `.` and `_`.
pub fn id(of: &str, code: &str) -> String {
    format!("{of}-{}", dashed(code))
}

/// A code as it stands in an id.
fn dashed(code: &str) -> String {
    code.replace(['.', '_'], "-")
}

/// Whether two flags say the same, whomever and whatever they concern: the arguments that their
/// text speaks of are the same.
pub fn say_the_same(one: &Flag, other: &Flag) -> bool {
    one.code == other.code && spoken(one).eq(spoken(other))
}

fn spoken(flag: &Flag) -> impl Iterator<Item = &Arg> {
    let names = variables(Lang::En, &id("flag", flag.code));
    flag.args.iter().filter(move |arg| names.iter().any(|name| *name == arg.field))
}

/// The arguments that a flag's text does not speak of: whom and what it concerns besides.
pub fn unspoken<'a>(code: &str, args: &'a [Arg]) -> impl Iterator<Item = &'a Arg> + use<'a> {
    let names = variables(Lang::En, &id("flag", code));
    args.iter().filter(move |arg| !names.iter().any(|name| *name == arg.field))
}
