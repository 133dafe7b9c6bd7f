//! Sections of statutes, and when two of them are one.

use super::declare::payload;
use super::same;
use super::text::Line;

payload! {
    /// A section of a statute.
    #[derive(Eq, PartialOrd, Ord)]
    struct Section {
        /// The statute, such as `PECA 2016`.
        statute: Line,
        /// The section, such as `26A`.
        section: Line,
    }
}

impl Section {
    /// Whether both name one section, however they are written: `s. 26-A` of `peca 2016` is `26A`
    /// of `PECA, 2016`. A statute without its year is not taken for the one with it: an act of
    /// another year can bear the same name.
    pub fn same(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// Statute and section as they compare.
    fn key(&self) -> (String, String) {
        let bare = |text: &str, apart: fn(char) -> bool| -> String {
            same::plain(text).chars().filter(|c| !apart(*c)).collect()
        };
        let statute = bare(self.statute.as_str(), |c| !c.is_alphanumeric());
        // Brackets stay: s.22(1) is not s.221.
        let section = bare(self.section.as_str(), |c| matches!(c, ' ' | '-' | '.' | '/' | '–'));
        let numbered = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit());
        let words = ["undersection", "section", "sec", "us", "s"];
        let number = words.iter().find_map(|word| section.strip_prefix(word).filter(numbered));
        (statute, number.unwrap_or(&section).to_owned())
    }
}

impl std::fmt::Display for Section {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} s.{}", self.statute, self.section)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_the_same_however_it_is_written() {
        let section = |statute, section| Section {
            statute: Line::new(statute).unwrap(),
            section: Line::new(section).unwrap(),
        };
        for (statute, number, same) in [
            ("PECA 2016", "26A", true),
            ("peca, 2016", "26-A", true),
            ("PECA  2016", "s. 26 a", true),
            ("P.E.C.A. 2016", "u/s 26-A", true),
            ("PECA 2016", "Section 26A", true),
            ("PECA 2016", "۲۶A", true),
            ("PECA 2016", "26", false),
            ("PECA 2016", "26(A)", false),
            ("PECA", "26A", false),
            ("PECA 2025", "26A", false),
            ("PPC 1860", "26A", false),
        ] {
            let other = section(statute, number);
            assert_eq!(section("PECA 2016", "26A").same(&other), same, "{other}");
        }
    }
}
