//! What was understood of a pasted list of people, line by line, as the page shows it.

use askama::Template;
use greyfile_domain::kernel::arg::Arg;
use greyfile_words::Words;

use super::people::{self, Part, Read, Unread};
use crate::kit::fields::Fields;
use crate::kit::text::{self, say};
use crate::sight::Sees;

/// What was understood of the pasted list.
#[derive(Template)]
#[template(path = "record/raid/people.html")]
pub(super) struct Preview {
    words: Words,
    list: Vec<Read>,
}

/// The heads of the columns for a person's parts, in their order.
const PARTS: [&str; 5] =
    ["people-name", "people-sex", "people-nationality", "people-cnic", "people-role"];

impl Preview {
    /// What is understood of the list in a form.
    pub(super) fn of(words: Words, fields: &Fields) -> Self {
        Self { words, list: people::read(fields.raw("people")) }
    }

    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    /// How many people there are, and how many were arrested or released.
    fn sum(&self) -> String {
        let of = |wanted: bool| {
            self.list
                .iter()
                .filter_map(|read| read.person.as_ref().ok())
                .filter(move |found| found.arrested == wanted)
        };
        let args = [
            Arg::count("count", self.list.len()),
            Arg::count("arrested", of(true).count()),
            Arg::count("released", of(false).count()),
        ];
        say(self.words, "people-sum", &args)
    }

    /// How many lines are not understood, if any is.
    fn unread(&self) -> Option<String> {
        let unread = self.list.iter().filter(|read| read.person.is_err()).count();
        (unread > 0).then(|| say(self.words, "people-unread", &[Arg::count("count", unread)]))
    }

    /// What stands between two things that are counted.
    fn between(&self) -> String {
        text::between(self.words)
    }

    fn heads(&self) -> [&'static str; 5] {
        PARTS
    }

    /// The person's parts, each with what it is; a part that is not told is empty.
    fn parts(&self, read: &Read) -> impl Iterator<Item = (String, String)> {
        PARTS.into_iter().map(|head| self.say(head)).zip(self.told(read))
    }

    /// The parts alone, in the same order.
    fn told(&self, read: &Read) -> [String; 5] {
        let Ok(found) = &read.person else { return Default::default() };
        // Each stands in a cell of its own and is set apart there.
        let words = self.words.plain();
        // What the reader has just typed is theirs to see.
        let name = found.name.as_ref().and_then(|name| Sees::ANYONE.personal(name).clear());
        let cnic = found.cnic.as_ref().and_then(|cnic| Sees::ANYONE.personal(cnic).clear());
        let country = found.nationality.as_ref().map(|code| words.country(code.as_str()));
        let role = found.role.as_ref().map(|role| words.code_of(role.as_str()));
        [
            name.map_or_else(String::new, |name| name.as_str().to_owned()),
            found.sex.map_or_else(String::new, |sex| words.json(&sex)),
            country.unwrap_or_default(),
            cnic.map_or_else(String::new, |cnic| cnic.as_str().to_owned()),
            role.unwrap_or_default(),
        ]
    }

    /// Arrested or released; nothing for a line that is not understood.
    fn outcome(&self, read: &Read) -> Option<String> {
        let found = read.person.as_ref().ok()?;
        let id = if found.arrested { "people-arrested" } else { "people-released" };
        Some(self.say(id))
    }

    /// What is wrong with a line.
    fn error(&self, read: &Read) -> String {
        read.person.as_ref().err().map_or_else(String::new, |unread| unread.told(self.words))
    }
}

impl Unread {
    /// Why the line is not understood, in these words.
    fn told(&self, words: Words) -> String {
        let (id, args) = match self {
            Self::OutcomeMissing => ("people-wrong-outcome", Vec::new()),
            Self::Twice(part) => ("people-wrong-twice", vec![Arg::code("part", part.code())]),
            Self::Value(wrong) => return words.wrong(wrong),
            Self::Name(wrong) => ("people-wrong-name", vec![Arg::text("why", words.wrong(wrong))]),
            Self::Cell(cell) => ("people-wrong-cell", vec![Arg::text("cell", cell)]),
        };
        say(words, id, &args)
    }
}

impl Part {
    /// The code by which words choose what they call it.
    const fn code(self) -> &'static str {
        match self {
            Self::Cnic => "cnic",
            Self::Sex => "sex",
            Self::Outcome => "outcome",
        }
    }
}

#[cfg(test)]
mod tests;
