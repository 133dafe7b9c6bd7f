//! Files of places, read into entries of the gazetteer.
//!
//! A file is CSV with these columns: `code`, `kind` (province, city, circle, station or malkhana),
//! `name_en`, `name_ur`, `other_spellings` (set apart by semicolons; what ends with
//! `(until 1977)` is an old name), `province` and `circle` (codes), `verified` (yes or no). It
//! may have `station` too: the code of the station or circle whose store a malkhana is.

use std::collections::BTreeSet;

use anyhow::{Context, bail, ensure};
use greyfile_domain::values::gazetteer::{Alias, Entry};
use greyfile_domain::values::place::PlaceKind;
use greyfile_domain::values::text::TextError;
use greyfile_domain::values::{Line, PlaceCode};
use greyfile_words::{Lang, Words};
use serde::Deserialize;

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
        let row: Row = row.context("it is no file of places (see `gazetteer import --help`)")?;
        // The heading is line 1.
        let line = entries.len() + 2;
        let entry = entry(&row).with_context(|| format!("line {line}, {}", row.code))?;
        ensure!(
            codes.insert(entry.code.as_str().to_ascii_lowercase()),
            "line {line}: the code {} stands there twice",
            entry.code
        );
        entries.push(entry);
    }
    ensure!(!entries.is_empty(), "there is no place in it (see `gazetteer import --help`)");
    let rank = |entry: &Entry| match entry.kind {
        PlaceKind::Province => 0,
        PlaceKind::Circle => 1,
        PlaceKind::City | PlaceKind::Station => 2,
        PlaceKind::Malkhana => 3,
    };
    entries.sort_by_key(rank);
    Ok(entries)
}

/// A value, or what is wrong with it in words.
fn told<T>(value: Result<T, TextError>) -> anyhow::Result<T> {
    let words = Words::of(Lang::En).plain();
    value.map_err(|error| anyhow::anyhow!(words.wrong(&error.into())))
}

fn entry(row: &Row) -> anyhow::Result<Entry> {
    let code = |text: &str| match text {
        "" => Ok(None),
        text => told(PlaceCode::new(text)).map(Some),
    };
    let (mut spellings, mut aliases) = (Vec::new(), Vec::new());
    for other in row.other_spellings.split(';').map(str::trim).filter(|other| !other.is_empty()) {
        match other.strip_suffix(')').and_then(|other| other.split_once("(until ")) {
            Some((name, until)) => {
                let until = until.trim().parse().context("until which year?")?;
                aliases.push(Alias { name: told(Line::new(name))?, until: Some(until) });
            }
            None => spellings.push(told(Line::new(other))?),
        }
    }
    Ok(Entry {
        code: told(PlaceCode::new(&row.code)).context("code")?,
        kind: row.kind,
        name_en: told(Line::new(&row.name_en)).context("name_en")?,
        name_ur: match &*row.name_ur {
            "" => None,
            name => Some(told(Line::new(name)).context("name_ur")?),
        },
        spellings,
        aliases,
        province: code(&row.province).context("province")?,
        circle: code(&row.circle).context("circle")?,
        station: code(&row.station).context("station")?,
        verified: match &*row.verified {
            "yes" => true,
            "no" => false,
            other => bail!("verified is yes or no, not {other:?}"),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_domain::values::gazetteer::Gazetteer;
    use greyfile_domain::values::place::Wanted;

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
            assert!(format!("{error:#}").contains(told), "{lines}: {error:#}");
        }
        assert!(read("a,b\n1,2\n").is_err());
    }
}
