//! What was understood of a pasted list of people, line by line, as the page shows it.

use askama::Template;
use greyfile_domain::acts::Found;
use greyfile_domain::kernel::arg::Arg;
use greyfile_tables::people::{Column, LeftOut};
use greyfile_words::Words;

use super::people::{self, Line, Said, Unread};
use crate::kit::fields::Fields;
use crate::kit::text::{self, say};
use crate::sight::Sees;

/// What was understood of the pasted list.
#[derive(Template)]
#[template(path = "record/raid/people.html")]
pub(super) struct Preview {
    words: Words,
    list: Vec<Line>,
}

/// The columns that show a person's parts, in their order.
const PARTS: [Column; 6] =
    [Column::Name, Column::Sex, Column::Age, Column::Nationality, Column::Document, Column::Role];

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
            let is_one = |line: &&Line| match &line.said {
                Said::Person(found, _) => found.arrested == wanted,
                Said::Headings(_) | Said::Unread(_) => false,
            };
            self.list.iter().filter(is_one).count()
        };
        let (arrested, released) = (of(true), of(false));
        let args = [
            Arg::count("count", arrested + released + self.count_unread()),
            Arg::count("arrested", arrested),
            Arg::count("released", released),
        ];
        say(self.words, "people-sum", &args)
    }

    fn count_unread(&self) -> usize {
        self.list.iter().filter(|line| matches!(line.said, Said::Unread(_))).count()
    }

    /// How many lines are not understood, if any is.
    fn unread(&self) -> Option<String> {
        let unread = self.count_unread();
        (unread > 0).then(|| say(self.words, "people-unread", &[Arg::count("count", unread)]))
    }

    /// What stands between two things that are counted.
    fn between(&self) -> String {
        text::between(self.words)
    }

    /// What the columns are called that show a person's parts.
    fn heads(&self) -> impl Iterator<Item = String> {
        PARTS.into_iter().map(|column| column.called(self.words))
    }

    /// The person's parts, each with what it is; a part that is not told is empty.
    fn parts(&self, found: &Found) -> impl Iterator<Item = (String, String)> {
        self.heads().zip(self.told(found))
    }

    /// The parts alone, in the same order.
    fn told(&self, found: &Found) -> [String; 6] {
        // Each stands in a cell of its own and is set apart there.
        let words = self.words.plain();
        // What the reader has just typed is theirs to see.
        let name = found.name.as_ref().and_then(|name| Sees::ANYONE.personal(name).clear());
        let cnic = found.cnic.as_ref().and_then(|cnic| Sees::ANYONE.personal(cnic).clear());
        let passport = found.passport.as_ref();
        let passport = passport.and_then(|passport| Sees::ANYONE.personal(passport).clear());
        let documents: Vec<&str> =
            [cnic.map(|cnic| cnic.as_str()), passport.map(|passport| passport.as_str())]
                .into_iter()
                .flatten()
                .collect();
        let country = found.nationality.as_ref().map(|code| words.country(code.as_str()));
        let role = found.role.as_ref().map(|role| words.code_of(role.as_str()));
        [
            name.map_or_else(String::new, |name| name.as_str().to_owned()),
            found.sex.map_or_else(String::new, |sex| words.json(&sex)),
            found.age.map_or_else(String::new, |age| age.to_string()),
            country.unwrap_or_default(),
            documents.join(&self.between()),
            role.unwrap_or_default(),
        ]
    }

    /// Arrested or released.
    fn outcome(&self, found: &Found) -> String {
        self.say(if found.arrested { "people-arrested" } else { "people-released" })
    }

    /// What was left out of a line: what stands there, and why.
    fn left_out<'a>(
        &'a self,
        line: &'a Line,
        left_out: &'a [LeftOut],
    ) -> impl Iterator<Item = (&'a str, String)> {
        left_out.iter().map(|left| {
            (line.cells.get(left.column).map_or("", |cell| &**cell), left.told(self.words.plain()))
        })
    }

    /// What the columns of a line of headings are called, and what becomes of the others.
    fn columns(&self, line: &Line, columns: &[Column]) -> Vec<(String, String)> {
        let named = |(column, heading): (&Column, &String)| {
            (heading.clone(), column.called(self.words.plain()))
        };
        columns
            .iter()
            .zip(&line.cells)
            .map(named)
            .filter(|(heading, _)| !heading.is_empty())
            .collect()
    }

    /// What is wrong with a line.
    fn wrong(&self, unread: &Unread) -> String {
        unread.told(self.words)
    }
}

impl Unread {
    /// Why the line is not understood, in these words.
    fn told(&self, words: Words) -> String {
        match self {
            Self::OutcomeMissing => say(words, "people-wrong-outcome", &[]),
            Self::Refused(refused) => refused.told(words),
        }
    }
}

#[cfg(test)]
mod tests;
