//! What a column holds, by its heading in either language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use greyfile_domain::values::same::plain;
use greyfile_words::{Lang, Words};

use super::meant::{self, vocabulary};
use crate::cell::number;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The place in the list.
    Serial,
    /// The name.
    Name,
    /// The sex.
    Sex,
    /// The age.
    Age,
    /// The nationality.
    Nationality,
    /// The CNIC; of a foreigner often the passport.
    Cnic,
    /// The passport.
    Passport,
    /// A CNIC or a passport.
    Document,
    /// The role.
    Role,
    /// Arrested or released.
    Outcome,
    /// Whether arrested: yes or no.
    Arrested,
    /// Whether released: yes or no.
    Released,
    /// Something that is not read here.
    Other,
    /// It has no heading.
    Blank,
}

/// What columns are headed with, besides what they are called in the files of words.
const HEADINGS: &str = include_str!("headings.csv");

/// Each column, and a heading of it.
fn headings_of() -> impl Iterator<Item = (Column, String)> {
    vocabulary(HEADINGS)
        .into_iter()
        .filter_map(|[column, heading]| Some((of_code(&column)?, heading)))
}

/// The column of this code in the list of headings.
fn of_code(code: &str) -> Option<Column> {
    Some(match code {
        "serial" => Column::Serial,
        "name" => Column::Name,
        "sex" => Column::Sex,
        "age" => Column::Age,
        "nationality" => Column::Nationality,
        "cnic" => Column::Cnic,
        "passport" => Column::Passport,
        "document" => Column::Document,
        "role" => Column::Role,
        "outcome" => Column::Outcome,
        "arrested" => Column::Arrested,
        "released" => Column::Released,
        "other" => Column::Other,
        _ => return None,
    })
}

static KNOWN: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| {
    let typed = headings_of().map(|(column, heading)| (key(&heading), column));
    let called = Column::CALLED.into_iter().flat_map(|column| {
        Lang::ALL.map(|lang| (key(&column.called(Words::of(lang).plain())), column))
    });
    called.chain(typed).collect()
});

/// A heading without the marks that people put around it: `S.No.`, `Age (years)`, `CNIC #`.
fn key(heading: &str) -> String {
    let plain = plain(heading);
    if plain == "#" {
        return plain;
    }
    let marks: String =
        plain.chars().map(|c| if c.is_alphanumeric() || c == '/' { c } else { ' ' }).collect();
    marks.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a column with this heading holds.
pub(super) fn headed(heading: &str) -> Option<Column> {
    KNOWN.get(&key(heading)).copied()
}

/// Whether a cell can be nothing but a heading.
pub(super) fn is_heading(cell: &str) -> bool {
    headed(cell).is_some() && !meant::is_value(cell)
}

/// The columns, if a row consists of headings. No row that tells of a person does: it takes two cells
/// that can be nothing else, or a first one that says "name", and no cell that is a number.
pub(super) fn headings(cells: &[String]) -> Option<Vec<Column>> {
    let given: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let sure = given.iter().filter(|cell| is_heading(cell)).count();
    let named = cells.first().is_some_and(|cell| headed(cell) == Some(Column::Name));
    let known = given.iter().filter(|cell| headed(cell).is_some()).count();
    let numbers =
        given.iter().any(|cell| number(cell).is_some() || meant::passport(cell).is_some());
    let is_row =
        (sure >= 2 || (named && sure == given.len())) && known * 2 >= given.len() && !numbers;
    let column = |cell: &String| match headed(cell) {
        Some(column) => column,
        None if cell.is_empty() => Column::Blank,
        None => Column::Other,
    };
    is_row.then(|| cells.iter().map(column).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_in_either_language_with_marks_around_it() {
        for (heading, column) in [
            ("Name", Column::Name),
            ("نام", Column::Name),
            ("S.No.", Column::Serial),
            ("Sr. #", Column::Serial),
            ("#", Column::Serial),
            ("Age (years)", Column::Age),
            ("CNIC No.", Column::Cnic),
            ("شناختی کارڈ نمبر:", Column::Cnic),
            ("شناختي كارڈ نمبر", Column::Cnic),
            ("CNIC/Passport No", Column::Document),
            ("Father's Name", Column::Other),
            ("Arrested?", Column::Arrested),
            ("گرفتار یا رہا", Column::Outcome),
        ] {
            assert_eq!(headed(heading), Some(column), "{heading}");
        }
        assert_eq!(headed("Zarmina Demo"), None);
        assert_eq!(headed(""), None);
    }

    #[test]
    fn each_column_is_headed_by_what_it_is_called() {
        for column in Column::CALLED {
            for lang in Lang::ALL {
                let called = column.called(Words::of(lang).plain());
                assert_eq!(headed(&called), Some(column), "{called}");
            }
        }
    }

    #[test]
    fn no_heading_stands_for_two_columns() {
        let mut seen = BTreeMap::new();
        for (column, heading) in headings_of() {
            let other = seen.insert(key(&heading), column);
            assert!(other.is_none_or(|other| other == column), "{heading}");
        }
        assert_eq!(headings_of().count(), vocabulary(HEADINGS).len(), "each code is a column");
    }

    #[test]
    fn a_row_about_a_person_is_no_row_of_headings() {
        let row = |cells: &[&str]| {
            headings(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>())
        };
        for cells in [
            &["Zarmina Demo", "F", "arrested"][..],
            &["رہا", "گرفتار"],
            &["arrested", "released"],
            &["No", "arrested"],
            &["Name", "sex", "01234-1234567-1"],
            &["Zarmina Demo"],
            &[],
        ] {
            assert_eq!(row(cells), None, "{cells:?}");
        }
        let blank = [Column::Serial, Column::Name, Column::Blank, Column::Other, Column::Outcome];
        assert_eq!(
            row(&["S.No", "Name", "", "Favourite tea", "Status"]).as_deref(),
            Some(&blank[..])
        );
        assert_eq!(row(&["نام"]), Some(vec![Column::Name]));
    }
}
