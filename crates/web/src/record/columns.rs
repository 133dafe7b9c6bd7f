//! The columns of a table as fields of an event, by what each column is headed with: the field's own
//! name, or what it is called in English or in Urdu.

use greyfile_domain::kernel::arg::Arg;
use greyfile_words::Words;

use super::entry::Entry;
use super::value::fitting;
use crate::kit::text::say;

/// Which field of an entry each column of a table holds.
///
/// No message repeats a heading or a cell: a table that came without headings has a person's name
/// where a heading is looked for. A column is told by its place, from 1.
#[derive(Debug, Clone)]
pub struct Columns {
    /// The name of the field in each column, in the order of the columns.
    names: Vec<String>,
    words: Words,
}

impl Columns {
    /// The columns of a table with these headings.
    ///
    /// # Errors
    /// What is wrong with each heading: it fits no field, or several; or two fit one field.
    pub fn of<H: AsRef<str>>(
        entry: &Entry,
        headings: impl IntoIterator<Item = H>,
    ) -> Result<Self, Vec<String>> {
        let words = entry.words;
        let fields: Vec<_> = std::iter::once(entry.target()).chain(entry.fields()).collect();
        let known = || fields.iter().map(|field| (&*field.name, &*field.labels));
        let mut names: Vec<String> = Vec::new();
        let mut wrong = Vec::new();
        for (at, heading) in headings.into_iter().enumerate() {
            let heading = heading.as_ref();
            let mut tell = |id: &str, more: Option<Arg>| {
                let args = [Some(Arg::number("column", place(at))), more];
                wrong.push(say(words, id, &args.into_iter().flatten().collect::<Vec<_>>()));
            };
            let found = fitting(known(), heading);
            let name = match found.as_slice() {
                _ if heading.trim().is_empty() => {
                    tell("columns-blank", None);
                    String::new()
                }
                [one] => fields[*one].name.clone(),
                // A later one of a list, such as `centres.3`, is known by its name alone.
                [] if entry.has(heading.trim()) => heading.trim().to_owned(),
                [] => {
                    tell("columns-none", None);
                    String::new()
                }
                several => {
                    let fits: Vec<&str> =
                        several.iter().map(|index| &*fields[*index].name).collect();
                    tell("columns-several", Some(Arg::text("names", fits.join(", "))));
                    String::new()
                }
            };
            let before = names.iter().position(|one| *one == name && !name.is_empty());
            if let Some(first) = before {
                tell("columns-twice", Some(Arg::number("first", place(first))));
            }
            names.push(name);
        }
        if wrong.is_empty() { Ok(Self { names, words }) } else { Err(wrong) }
    }

    /// What a row says: names and values as [`Entry::command`] takes them. A blank cell says nothing.
    ///
    /// # Errors
    /// When there are more cells than columns, so that one would be dropped.
    pub fn row<C: AsRef<str>>(
        &self,
        cells: impl IntoIterator<Item = C>,
    ) -> Result<Vec<(String, String)>, String> {
        let mut pairs = Vec::new();
        for (at, cell) in cells.into_iter().enumerate() {
            let cell = cell.as_ref().trim();
            match self.names.get(at) {
                _ if cell.is_empty() => {}
                Some(name) => pairs.push((name.clone(), cell.to_owned())),
                None => {
                    let columns = i64::try_from(self.names.len()).unwrap_or(i64::MAX);
                    let args = [Arg::number("column", place(at)), Arg::number("columns", columns)];
                    return Err(say(self.words, "columns-too-many", &args));
                }
            }
        }
        Ok(pairs)
    }
}

/// A place as people count, from 1.
fn place(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_envelope::CommandId;
    use greyfile_words::Lang;

    fn seized(lang: Lang) -> Entry {
        Entry::of("exhibit.seized", Words::of(lang)).expect("anybody may record it")
    }

    /// What stands in the columns of these headings, or what is told of them.
    fn headed(lang: Lang, headings: &[&str]) -> Result<Vec<String>, Vec<String>> {
        Columns::of(&seized(lang), headings).map(|columns| columns.names)
    }

    #[test]
    fn a_column_is_headed_by_a_name_or_a_label_of_either_language() {
        let is = |headings: &[&str], names: &[&str]| {
            for lang in Lang::ALL {
                let names = names.iter().map(|name| (*name).to_owned()).collect();
                assert_eq!(headed(lang, headings), Ok(names), "{headings:?}");
            }
        };
        is(&["kind", "number.given.serial", "holder"], &["kind", "number.given.serial", "holder"]);
        is(&["Kind", "Found where", "Held by"], &["kind", "place", "holder"]);
        is(&["held  by", "KIND", "imei"], &["holder", "kind", "imei"]);
        let urdu = |name: &str| {
            let fields = seized(Lang::Ur).fields();
            fields.into_iter().find(|field| field.name == name).expect("a field").label
        };
        let (kind, holder) = (urdu("kind"), urdu("holder"));
        is(&[&holder, &kind], &["holder", "kind"]);
        // Both languages, and as another keyboard writes the letters.
        is(&["Found where", &kind.replace('ی', "ي")], &["place", "kind"]);
        // What stands around the event, and what it is added to.
        is(&["occurred_at", "Your badge or desk", "on"], &["occurred_at", "actor", "on"]);
    }

    #[test]
    fn what_is_wrong_with_headings_is_told_by_their_places_in_both_languages() {
        for (headings, english) in [
            (&["kind", "Zarmina Demo"][..], &["column 2: no field of this event is called so"][..]),
            (&["kind", "Kind"], &["column 2: it is the same field as column 1"]),
            (&["", "kind"], &["column 1 has no heading"]),
            (
                &["x", "kind", "kind", "y"],
                &[
                    "column 1: no field of this event is called so",
                    "column 3: it is the same field as column 2",
                    "column 4: no field of this event is called so",
                ],
            ),
        ] {
            let told = headed(Lang::En, headings).expect_err("a wrong heading");
            assert_eq!(told, english, "{headings:?}");
            let urdu = headed(Lang::Ur, headings).expect_err("a wrong heading");
            assert_eq!(urdu.len(), english.len());
            for line in urdu {
                assert!(line.starts_with("کالم") && !line.contains("Zarmina"), "{line}");
            }
        }
        // A label that two fields have is told with the names of both, each of which fits one. One that is
        // the name of a field is that field.
        let shared = |entry: &Entry| {
            let fields = entry.fields();
            let of = |label: &str| {
                let fits = fields.iter().filter(|field| field.label == label);
                fits.map(|field| field.name.clone()).collect::<Vec<_>>()
            };
            let is_named =
                |label: &str| fields.iter().any(|field| field.name.eq_ignore_ascii_case(label));
            let several = fields
                .iter()
                .find(|field| of(&field.label).len() > 1 && !is_named(&field.label))?;
            Some((several.label.clone(), of(&several.label)))
        };
        let all = Entry::all().filter_map(|event| Entry::of(event, Words::of(Lang::En)));
        let (entry, (several, names)) =
            all.filter_map(|entry| shared(&entry).map(|found| (entry, found))).next().expect("one");
        let told = Columns::of(&entry, [several]).expect_err("it fits several");
        for name in names {
            assert!(told[0].contains(&name), "{name} is not in {told:?}");
            assert!(Columns::of(&entry, [&name]).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_row_is_what_a_command_is_made_of() {
        let entry = seized(Lang::En);
        let headings =
            ["Held by", "kind", "quantity.count", "number", "actor", "occurred_at", "place"];
        let columns = Columns::of(&entry, headings).expect("each fits one");
        let row = ["desk-7", "Phone", "12", "pending", "desk-7", "8 July 2025", " "];
        let pairs = columns.row(row).expect("as many cells as columns");
        assert!(pairs.iter().all(|(name, _)| name != "place"), "a blank cell says nothing");
        let id = CommandId::from_bytes([1; 16]);
        let command = entry.command(id, &pairs).unwrap_or_else(|told| panic!("{told:?}"));
        let json = serde_json::to_value(&command).expect("JSON");
        assert_eq!(json["do"]["open"]["events"][0]["exhibit"]["seized"]["holder"], "desk-7");
        // Nothing that stands in a row is dropped.
        let long = columns.row(["x"; 8]).expect_err("a cell without a column");
        assert_eq!(long, "cell 8 has no column: the headings are 7");
        assert!(columns.row(["x", "", "", "", "", "", "", "", ""]).is_ok());
        let none = Columns::of(&entry, [""; 0]).expect("a table without columns");
        assert!(none.row(["x"]).is_err() && none.row([""; 0]).is_ok());
    }

    #[test]
    fn every_field_of_every_entry_can_head_a_column() {
        for event in Entry::all() {
            let entry = Entry::of(event, Words::of(Lang::En)).expect("it is one of all");
            let names: Vec<String> = entry.fields().into_iter().map(|field| field.name).collect();
            let columns = Columns::of(&entry, &names).unwrap_or_else(|told| panic!("{told:?}"));
            assert_eq!(columns.names, names, "{event}");
        }
        // The fourth centre of a raid.
        let raid = Entry::of("raid.conducted", Words::of(Lang::En)).expect("one of all");
        assert!(Columns::of(&raid, ["centres.0", "centres.3"]).is_ok());
        assert!(Columns::of(&raid, ["centres.x"]).is_err());
    }
}
