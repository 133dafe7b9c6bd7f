//! What holds of any list.

use csv::{QuoteStyle, WriterBuilder};
use proptest::prelude::*;

use super::super::*;

/// A person as a list writes one: name, sex, age, nationality, CNIC, role, outcome. Names hold
/// separators, quotes and breaks of lines.
fn person() -> impl Strategy<Value = [String; 7]> {
    let any = |words: &'static [&'static str]| prop::sample::select(words).prop_map(str::to_owned);
    (
        "[A-Z][a-z]{1,5}([ ,;|،؛\n'-]{1,2}[A-Z][a-z]{1,5}){0,2}",
        any(&["F", "male", "عورت", "x"]),
        1..=120u8,
        any(&["PK", "CHN", "UK", "Nigeria", "پاکستانی"]),
        prop::num::u64::ANY.prop_map(|number| {
            let digits = format!("0{:012}", number % 1_000_000_000_000);
            format!("{}-{}-{}", &digits[..5], &digits[5..12], &digits[12..])
        }),
        any(&["caller", "Frontline agent", "کال کرنے والا"]),
        any(&["arrested", "released", "گرفتار", "رہا"]),
    )
        .prop_map(|(name, sex, age, country, cnic, role, outcome)| {
            [name, sex, age.to_string(), country, cnic, role, outcome]
        })
}

fn written(people: &[[String; 7]], separator: char, quotes: QuoteStyle, headings: bool) -> String {
    let ascii = if separator.is_ascii() { separator } else { '\u{1}' };
    let mut writer =
        WriterBuilder::new().delimiter(ascii as u8).quote_style(quotes).from_writer(Vec::new());
    if headings {
        let row = ["Name", "Sex", "Age", "Nationality", "CNIC", "Role", "Status"];
        writer.write_record(row).expect("it can be written");
    }
    people.iter().for_each(|one| writer.write_record(one).expect("it can be written"));
    let text = String::from_utf8(writer.into_inner().expect("a text")).expect("a text");
    text.replace(ascii, separator.encode_utf8(&mut [0; 4]))
}

fn people_of(entries: &[Entry]) -> Vec<&Person> {
    entries
        .iter()
        .filter_map(|entry| match &entry.read {
            Read::Person(person, _) => Some(&**person),
            Read::Headings(_) | Read::Refused(_) => None,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// With headings or without, quoted always or where it has to be.
    #[test]
    fn any_table_of_people_is_read_back(
        people in prop::collection::vec(person(), 1..6),
        separator in prop::sample::select(vec![',', ';', '\t', '|', '،', '؛']),
        quotes in prop::sample::select(vec![QuoteStyle::Always, QuoteStyle::Necessary]),
        headings in any::<bool>(),
    ) {
        // What csv took for one cell holds no separator that it does not know.
        let quotes = if separator.is_ascii() { quotes } else { QuoteStyle::Always };
        let text = written(&people, separator, quotes, headings);
        let entries = read(&text);
        let found = people_of(&entries);
        prop_assert_eq!(found.len(), people.len(), "{:?} in {:?}", entries, text);
        for (found, [name, _, age, _, cnic, _, outcome]) in found.into_iter().zip(&people) {
            let said = |line: &Option<Personal<Line>>| {
                line.as_ref().and_then(Personal::clear).map(|line| line.as_str().to_owned())
            };
            prop_assert_eq!(said(&found.name), Some(crate::cell::clean(name)));
            prop_assert_eq!(found.age.map(|age| age.to_string()), Some(age.clone()));
            let number = found.cnic.as_ref().and_then(Personal::clear);
            prop_assert_eq!(number.map(Cnic::as_str), Some(&**cnic));
            prop_assert_eq!(found.arrested, Some(["arrested", "گرفتار"].contains(&&**outcome)));
            prop_assert!(found.sex.is_some() && found.nationality.is_some() && found.role.is_some());
        }
    }

    /// Whatever is pasted: nothing panics, no line is dropped, no name has a digit in it.
    #[test]
    fn every_line_is_a_person_or_is_refused_and_no_name_holds_a_digit(
        any_text in "(?s).{0,80}",
        typed in "([a-zA-Zز-ش0-9۰-۹.+\" -]{0,6}[;,\t\n|،]){0,12}",
        words in prop::collection::vec(
            prop::sample::select(vec![
                "Zarmina Demo", "1", "24", "F", "PK", "arrested", "Name", "Sex", "Status", "No",
                "8.1E+12", "0123412345671", "G12345678", "\"", "\n", "\n", ";", ";", ";", ",", "\t", ":",
            ]),
            0..40,
        ).prop_map(|words| words.concat()),
    ) {
        for text in [any_text, typed, words] {
            let entries = read(&text);
            let mut lines = text.strip_prefix('\u{FEFF}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
            // Each line with a letter or a digit lies in one entry.
            for entry in entries.iter().rev() {
                let from = lines.rfind(&entry.row.text).expect("it stands in the text");
                let behind = lines.split_off(from);
                let left = behind.strip_prefix(entry.row.text.as_str()).unwrap_or_default();
                prop_assert!(!left.contains(char::is_alphanumeric), "{:?} of {:?}", left, text);
            }
            prop_assert!(!lines.contains(char::is_alphanumeric), "{:?} of {:?}", lines, text);
            for person in people_of(&entries) {
                let name = person.name.as_ref().and_then(Personal::clear);
                prop_assert!(!name.is_some_and(|name| name.as_str().contains(char::is_numeric)));
            }
        }
    }
}
