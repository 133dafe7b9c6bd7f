//! Files of places, read into entries of the gazetteer.
//!
//! A file is CSV with these columns: `code`, `kind` (province, city, circle, station or malkhana),
//! `name_en`, `name_ur`, `other_spellings` (set apart by semicolons; what ends with
//! `(until 1977)` is an old name), `province` and `circle` (codes), `verified` (yes or no). It
//! may have `station` too: the code of the station or circle whose store a malkhana is.

use std::collections::BTreeSet;

use anyhow::{bail, ensure};
use greyfile_domain::values::gazetteer::{Alias, Entry};
use greyfile_domain::values::place::PlaceKind;
use greyfile_domain::values::{Line, PlaceCode};
use serde::Deserialize;

use crate::told::{OrTold, Told};

/// Provinces, 45 cities and the 15 circles of NCCIA.
pub const SHIPPED: &str = include_str!("../../../schemas/gazetteer/places.csv");
/// Where that comes from, as the record tells it.
pub const SHIPPED_SOURCE: &str = "schemas/gazetteer/places.csv";

#[derive(Deserialize)]
struct Row {
    code: String,
    kind: PlaceKind,
    name_en: String,
    name_ur: String,
    other_spellings: String,
    province: String,
    circle: String,
    #[serde(default)]
    station: String,
    verified: String,
}

/// Reads a file: provinces and circles first, malkhanas last, so that each entry names only what
/// stands before it.
///
/// # Errors
/// When it is no such file, or a line is no place; the line is named.
pub fn read(file: &str) -> anyhow::Result<Vec<Entry>> {
    let mut lines = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file.as_bytes());
    let (mut entries, mut codes) = (Vec::new(), BTreeSet::new());
    for row in lines.deserialize() {
        let row: Row = row.or_told(|| Told::new("places-no-file"))?;
        // The heading is line 1.
        let line = entries.len() + 2;
        let entry = entry(&row)
            .or_told(|| Told::new("places-line").with("line", line).with("code", &row.code))?;
        ensure!(
            codes.insert(entry.code.as_str().to_ascii_lowercase()),
            Told::new("places-twice").with("line", line).with("code", &entry.code)
        );
        entries.push(entry);
    }
    ensure!(!entries.is_empty(), Told::new("places-none"));
    let rank = |entry: &Entry| match entry.kind {
        PlaceKind::Province => 0,
        PlaceKind::Circle => 1,
        PlaceKind::City | PlaceKind::Station => 2,
        PlaceKind::Malkhana => 3,
    };
    entries.sort_by_key(rank);
    Ok(entries)
}

fn entry(row: &Row) -> anyhow::Result<Entry> {
    let code = |text: &str| -> anyhow::Result<Option<PlaceCode>> {
        if text.is_empty() { Ok(None) } else { Ok(Some(PlaceCode::new(text)?)) }
    };
    let (mut spellings, mut aliases) = (Vec::new(), Vec::new());
    for other in row.other_spellings.split(';').map(str::trim).filter(|other| !other.is_empty()) {
        match other.strip_suffix(')').and_then(|other| other.split_once("(until ")) {
            Some((name, until)) => {
                let until = until.trim().parse().or_told(|| Told::new("places-until"))?;
                aliases.push(Alias { name: Line::new(name)?, until: Some(until) });
            }
            None => spellings.push(Line::new(other)?),
        }
    }
    Ok(Entry {
        code: PlaceCode::new(&row.code).or_told(|| column("code"))?,
        kind: row.kind,
        name_en: Line::new(&row.name_en).or_told(|| column("name_en"))?,
        name_ur: match &*row.name_ur {
            "" => None,
            name => Some(Line::new(name).or_told(|| column("name_ur"))?),
        },
        spellings,
        aliases,
        province: code(&row.province).or_told(|| column("province"))?,
        circle: code(&row.circle).or_told(|| column("circle"))?,
        station: code(&row.station).or_told(|| column("station"))?,
        verified: match &*row.verified {
            "yes" => true,
            "no" => false,
            other => bail!(Told::new("places-verified").with("given", other)),
        },
    })
}

/// The name of a column, which is the same in both languages.
fn column(name: &'static str) -> Told {
    Told::as_it_is(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_domain::values::gazetteer::Gazetteer;
    use greyfile_domain::values::place::Wanted;
    use greyfile_words::{Lang, Words};

    const HEAD: &str = "code,kind,name_en,name_ur,other_spellings,province,circle,verified\n";

    #[test]
    fn the_shipped_file_is_whole() {
        let entries = read(SHIPPED).unwrap();
        let count = |kind| entries.iter().filter(|entry| entry.kind == kind).count();
        assert_eq!((count(PlaceKind::Province), count(PlaceKind::City)), (7, 45));
        assert_eq!(count(PlaceKind::Circle), 15);
        // No text of it means two places of one kind.
        let mut gazetteer = Gazetteer::default();
        entries.iter().cloned().for_each(|entry| gazetteer.add(entry));
        for entry in &entries {
            let wanted = match entry.kind {
                PlaceKind::City => Wanted::City,
                _ => Wanted::Circle,
            };
            let names = [&entry.name_en].into_iter().chain(&entry.name_ur).chain(&entry.spellings);
            let old = entry.aliases.iter().map(|alias| &alias.name);
            for name in names.chain(old).filter(|_| entry.kind != PlaceKind::Province) {
                assert_eq!(gazetteer.find(name.as_str(), wanted), Some(&entry.code), "{name}");
            }
        }
        assert!(entries.iter().all(|entry| entry.name_ur.is_some()));
        assert_eq!(gazetteer.find("Lyallpur", Wanted::City).unwrap().as_str(), "faisalabad");
    }

    #[test]
    fn a_wrong_line_is_named() {
        for (lines, told) in [
            ("lahore,city,Lahore,,,,,maybe\n", "line 2, lahore: verified is yes or no"),
            ("la hore,city,Lahore,,,,,yes\n", "line 2, la hore: code: a place's code has letters"),
            ("a,city,A,,,,,yes\na,city,B,,,,,yes\n", "line 3: the code a stands there twice"),
            ("a,city,A,,,,,yes\nA,city,B,,,,,yes\n", "line 3: the code A stands there twice"),
            ("a,town,A,,,,,yes\n", "unknown variant `town`"),
            ("a,city,A,,B (until x),,,yes\n", "until which year?"),
            ("a,city,A\n", "it is no file of places"),
            ("", "there is no place in it"),
        ] {
            let error = read(&format!("{HEAD}{lines}")).unwrap_err();
            let said = crate::causes::in_words(&error, Words::of(Lang::En));
            assert!(said.contains(told), "{lines}: {said}");
        }
        assert!(read("a,b\n1,2\n").is_err());
    }
}
