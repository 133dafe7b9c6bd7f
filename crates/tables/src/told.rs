//! What is said of a line and of a column, in the reader's language.

use std::sync::LazyLock;

use greyfile_domain::kernel::arg::Arg;
use greyfile_words::{Book, Files, Words};

use crate::people::{Column, LeftOut, Reason, Refused, Why};

const FILES: Files = Files { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };

static BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(&[FILES]));

fn say(words: Words, id: &str, args: &[Arg]) -> String {
    BOOK.message(words, id, args)
}

/// A place as people count, from 1.
fn counted(column: usize) -> Arg {
    Arg::count("column", column + 1)
}

impl Column {
    /// The columns that have a name of their own.
    pub const CALLED: [Self; 12] = [
        Self::Serial,
        Self::Name,
        Self::Sex,
        Self::Age,
        Self::Nationality,
        Self::Cnic,
        Self::Passport,
        Self::Document,
        Self::Role,
        Self::Outcome,
        Self::Arrested,
        Self::Released,
    ];

    /// What the column is called.
    pub fn called(self, words: Words) -> String {
        let id = match self {
            Self::Serial => "table-serial",
            Self::Name => "table-name",
            Self::Sex => "table-sex",
            Self::Age => "table-age",
            Self::Nationality => "table-nationality",
            Self::Cnic => "table-cnic",
            Self::Passport => "table-passport",
            Self::Document => "table-document",
            Self::Role => "table-role",
            Self::Outcome => "table-outcome",
            Self::Arrested => "table-arrested",
            Self::Released => "table-released",
            Self::Other | Self::Blank => "table-not-read",
        };
        say(words, id, &[])
    }
}

impl Refused {
    /// Why the line is refused, with the column that it is about.
    pub fn told(&self, words: Words) -> String {
        let why = self.why.told(words);
        match self.column {
            Some(column) => {
                say(words, "table-in-column", &[counted(column), Arg::text("why", why)])
            }
            None => why,
        }
    }
}

impl Why {
    fn told(&self, words: Words) -> String {
        let (id, args) = match self {
            Self::Value(wrong) => return words.wrong(wrong),
            Self::Name(wrong) => ("name", vec![Arg::text("why", words.wrong(wrong))]),
            Self::Twice(part) => ("twice", vec![Arg::code("part", part.code())]),
            Self::Quotes => ("quotes", Vec::new()),
            Self::TooManyCells => ("too-many-cells", Vec::new()),
            Self::Ruined => ("ruined", Vec::new()),
            Self::NameDigits => ("name-digits", Vec::new()),
            Self::Sex => ("sex", Vec::new()),
            Self::Nationality => ("nationality", Vec::new()),
            Self::Age => ("age", Vec::new()),
            Self::Passport => ("passport", Vec::new()),
            Self::Document => ("document", Vec::new()),
            Self::Role => ("role", Vec::new()),
            Self::Outcome => ("outcome", Vec::new()),
            Self::Number => ("number", Vec::new()),
            Self::SerialOrAge => ("serial-or-age", Vec::new()),
            Self::NotUnderstood => ("not-understood", Vec::new()),
        };
        say(words, &format!("table-wrong-{id}"), &args)
    }
}

impl LeftOut {
    /// Why it is left out, with its column.
    pub fn told(&self, words: Words) -> String {
        let id = match self.why {
            Reason::Serial => "table-left-serial",
            Reason::OtherColumn => "table-left-other",
            Reason::NoHeading => "table-left-no-heading",
            Reason::NotKnown => "table-left-not-known",
        };
        say(words, id, &[counted(self.column)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_words::Lang;
    use std::collections::BTreeMap;

    #[test]
    fn everything_is_said_in_both_languages() {
        let of = |lang| BOOK.messages(lang).collect::<BTreeMap<_, _>>();
        for lang in Lang::ALL {
            assert_eq!(BOOK.faults(lang), [""; 0], "{lang:?}");
        }
        assert_eq!(of(Lang::En), of(Lang::Ur));
    }
}
