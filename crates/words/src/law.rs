//! Citations of law. They are stored as English writes them (`CrPC s.61, s.167`); Urdu puts the
//! section before the statute, under the statute's Urdu name.

use greyfile_domain::values::section::Section;

use crate::{Lang, Words};

/// A citation taken apart.
struct Cited<'a> {
    statute: &'a str,
    /// Sections, rules or articles, without the mark before each.
    numbers: Vec<&'a str>,
    /// The message that puts them together.
    message: &'static str,
}

impl<'a> Cited<'a> {
    /// Takes `CrPC s.61, s.167`, `Police Rules 22.16` and `… Relations art. 36` apart.
    fn of(text: &'a str) -> Option<Self> {
        if let Some((statute, numbers)) = text.split_once(" s.") {
            let numbers: Vec<&str> = numbers.split(", s.").collect();
            let message = if numbers.len() > 1 { "citation-sections" } else { "citation-section" };
            return Some(Self { statute, numbers, message });
        }
        if let Some((statute, number)) = text.split_once(" art. ") {
            return Some(Self { statute, numbers: vec![number], message: "citation-article" });
        }
        let (statute, number) = text.rsplit_once(' ')?;
        let numbered = number.contains('.') && number.starts_with(|c: char| c.is_ascii_digit());
        numbered.then(|| Self { statute, numbers: vec![number], message: "citation-rule" })
    }
}

impl Words {
    /// A citation. One of a statute that this program does not know stands as it is.
    pub fn section(self, citation: &str) -> String {
        if self.lang == Lang::En {
            return citation.to_owned();
        }
        let own = self.try_message(&format!("section-{}", slug(citation)), &[]);
        own.or_else(|| self.in_order(citation)).unwrap_or_else(|| self.apart(citation))
    }

    /// A section of a statute that somebody typed.
    pub(crate) fn cited(self, section: &Section) -> String {
        let english = section.to_string();
        let known = (self.lang != Lang::En).then(|| {
            let statute = self.statute(section.statute.as_str())?;
            let number = self.apart(section.section.as_str());
            Some(self.with("citation-section", &[("section", &number), ("statute", &statute)]))
        });
        known.flatten().unwrap_or_else(|| self.apart(&english))
    }

    fn in_order(self, citation: &str) -> Option<String> {
        let cited = Cited::of(citation)?;
        let numbers = cited.numbers.iter().map(|number| self.apart(number));
        let numbers = numbers.collect::<Vec<_>>().join(&self.with("list-numbers", &[]));
        let statute = self.statute(cited.statute)?;
        Some(self.with(cited.message, &[("section", &numbers), ("statute", &statute)]))
    }

    /// A statute by its name, its year after it where it has one.
    fn statute(self, name: &str) -> Option<String> {
        let (name, year) = match name.rsplit_once([' ', ',']) {
            Some((name, year)) if is_year(year) => (name, Some(year)),
            _ => (name, None),
        };
        let known = self.try_message(&format!("statute-{}", slug(name)), &[])?;
        Some(year.map_or(known.clone(), |year| format!("{known} {year}")))
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name as it stands in an id: letters and digits, with `-` for whatever is between them.
fn slug(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
