//! A value for every personal field of every event that anybody may record, each unlike all others
//! and known again wherever it stands.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use greyfile_domain::streams::{Event, FileAttached};
use greyfile_domain::values::hex::to_hex;
use greyfile_envelope::StreamKind;
use greyfile_field::{Holds, Info, Shape, Text};
use greyfile_tests::seed;
use greyfile_web::{Entry, EntryField};
use greyfile_words::{Lang, Words};
use sha2::{Digest, Sha256};

/// A personal field of an event: the event's type, and the field's path in its payload.
pub type Path = (&'static str, String);

/// A value that nobody may find.
#[derive(Debug, Clone)]
pub struct Secret {
    /// The field that it was drawn for.
    pub field: Path,
    /// The value.
    pub value: String,
    /// What gives it away, in small letters: its mark; of a number its digits too.
    pub marks: Vec<String>,
}

/// An event as somebody fills it in.
#[derive(Debug, Clone)]
pub struct Filled {
    /// Its type.
    pub event: &'static str,
    /// Names and values, as an entry has them.
    pub pairs: Vec<(String, String)>,
    /// The personal ones among them.
    pub secrets: Vec<Secret>,
}

/// The file that is attached.
pub const FILE: &[u8] = b"%PDF-1.4\n";

/// An entry, until it is known which one is named.
pub const ENTRY: &str = "01K0000000000000000000000A";

/// Draws values, and remembers each.
pub struct Draw {
    rng: Rng,
    /// Every value that was drawn.
    pub secrets: Vec<Secret>,
}

/// The personal fields of an event by their paths, from the description of fields.
pub fn personal(event: &str) -> BTreeMap<String, &'static Text> {
    let mut found = BTreeMap::new();
    fields(Event::shape(event).map_or(&[][..], Shape::fields), "", &mut found);
    found
}

type Found = BTreeMap<String, &'static Text>;

fn fields(fields: &'static [Info], within: &str, found: &mut Found) {
    for field in fields {
        let path =
            if within.is_empty() { field.name.into() } else { format!("{within}.{}", field.name) };
        walk(field.shape, path, found);
    }
}

fn walk(shape: &'static Shape, path: String, found: &mut Found) {
    match shape {
        Shape::Optional(inner) => walk(inner, path, found),
        Shape::List(inner) => walk(inner, format!("{path}[]"), found),
        Shape::Personal(inner) => match inner.given() {
            Shape::Text(text) => drop(found.insert(path, text)),
            other => panic!("{path}: a {other:?} that is personal: how is one drawn?"),
        },
        Shape::Group(group) => fields(group.fields, &path, found),
        Shape::Choice(choice) => {
            for variant in choice.variants {
                let path = format!("{path}.{}", variant.name);
                match &variant.holds {
                    Holds::Nothing => {}
                    Holds::One(shape) => walk(shape, path, found),
                    Holds::Fields(all) => fields(all, &path, found),
                }
            }
        }
        Shape::Text(_) | Shape::Number { .. } | Shape::YesNo | Shape::Place | Shape::Event => {}
    }
}

/// The path of a field from its name in an entry: `centres.0` is `centres[]`.
pub fn path_of(name: &str) -> String {
    name.replace(".0", "[]")
}

/// The entry of an event, as the command line has it.
pub fn entry(event: &str) -> Entry {
    Entry::of(event, Words::of(Lang::En).plain()).expect("anybody may record it")
}

/// The event that opens a stream of a kind.
pub fn opening(kind: StreamKind) -> &'static str {
    let opens = |event: &&str| Event::kind_of(event) == Some(kind) && Event::can_open(event);
    Entry::all().find(opens).unwrap_or_else(|| panic!("nobody may open a {kind:?}"))
}

impl Draw {
    /// One that draws the same each time.
    pub fn new() -> Self {
        Self { rng: seed::rng("privacy"), secrets: Vec::new() }
    }

    /// A command's id.
    pub fn id(&mut self) -> String {
        greyfile_tests::make::ulid(&mut self.rng)
    }

    /// A value for a field of this event.
    pub fn secret(&mut self, event: &'static str, path: &str, text: &Text, card: bool) -> Secret {
        let number = self.secrets.len();
        let mark = format!("Qzvk{number:05}");
        // No card begins with 0, no device with 00, and no phone of Pakistan with 000.
        let cnic = format!("09753-{:07}-{}", number, self.rng.u8(0..10));
        let imei = (0..10).map(|check| format!("0097531{number:07}{check}"));
        let phone = format!("+92000753{number:04}");
        let texts = [cnic.clone(), format!("{mark} Demo, who was seen")];
        let texts = texts.into_iter().skip(usize::from(!card));
        let value =
            texts.chain([cnic, phone]).chain(imei).find(|value| (text.check)(value).is_ok());
        let value = value.unwrap_or_else(|| panic!("{event} {path}: what is a {}?", text.name));
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        let marks = match value.starts_with(&mark) {
            true => vec![mark.to_lowercase()],
            // Its last ten digits are the phone number as people here know it.
            false => {
                let local = digits[digits.len() - 10..].to_owned();
                let phone = value.starts_with('+').then_some(local);
                [value.clone(), digits].into_iter().chain(phone).collect()
            }
        };
        let secret = Secret { field: (event, path.to_owned()), value, marks };
        self.secrets.push(secret.clone());
        secret
    }

    /// The event filled in: what it needs, and every personal field that stands beside the others.
    /// Of several things the one is chosen that has a field which is `left`; those drawn are taken
    /// out of there. `turn` chooses among codes.
    pub fn fill(
        &mut self,
        event: &'static str,
        left: &mut BTreeSet<String>,
        turn: usize,
        named: &dyn Fn(StreamKind) -> String,
    ) -> Filled {
        let entry = entry(event);
        let known = personal(event);
        let all = entry.fields();
        let mut filled = Filled { event, pairs: Vec::new(), secrets: Vec::new() };
        let (mut chosen, mut others): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for field in all.iter().filter(|field| !field.name.starts_with("basis")) {
            let under = |ways: &[String]| ways.iter().any(|way| is_under(&field.name, way));
            let wanted = field.needed || under(&chosen);
            let value = if under(&others) {
                continue;
            } else if !field.choices.is_empty() {
                let Some(way) = way(field, &all, left, wanted) else { continue };
                for (one, _) in &field.choices {
                    let ways = if *one == way { &mut chosen } else { &mut others };
                    ways.push(format!("{}.{one}", field.name));
                }
                way
            } else if field.personal {
                let path = path_of(&field.name);
                assert_ne!(field.holds, "row", "{event} {path}: how is one drawn in a row?");
                let text = known.get(&path).unwrap_or_else(|| panic!("{event}: no {path}"));
                // Where a card's number is asked for, a text is one.
                let card = filled.pairs.iter().any(|(_, value)| value == "cnic");
                let secret = self.secret(event, &path, text, card);
                left.remove(&path);
                filled.secrets.push(secret.clone());
                secret.value
            } else if wanted {
                sample(field, turn, named)
            } else {
                continue;
            };
            filled.pairs.push((field.name.clone(), value));
        }
        if event == FileAttached::TYPE {
            // One that is here: other files are refused.
            for (name, value) in &mut filled.pairs {
                match name.as_str() {
                    "sha256" => *value = to_hex(&Sha256::digest(FILE)),
                    "bytes" => *value = FILE.len().to_string(),
                    "media_type" => *value = "application/pdf".into(),
                    _ => {}
                }
            }
        }
        // What a row needs that something was written in.
        let id = self.id().parse().expect("an id");
        for (missing, _) in entry.command(id, &filled.pairs).err().unwrap_or_default() {
            let mut unfilled = all.iter().filter(|field| field.name == missing && missing != "on");
            if let Some(field) = unfilled.next() {
                filled.pairs.push((missing, sample(field, turn, named)));
            }
        }
        // Said by somebody else: what was done elsewhere is flagged where what is done here is
        // refused.
        for (name, value) in [("basis", "report"), ("basis.report.by", "circle-1")] {
            filled.pairs.push((name.into(), value.into()));
        }
        filled
    }
}

/// Whether a field is what a way of a choice has, or stands in it.
fn is_under(name: &str, way: &str) -> bool {
    name.strip_prefix(way).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Which of several things is chosen, if one is.
fn way(
    field: &EntryField,
    all: &[EntryField],
    left: &BTreeSet<String>,
    wanted: bool,
) -> Option<String> {
    let words = field.choices.iter().map(|(word, _)| word);
    let within = |word: &str| {
        let way = format!("{}.{word}", field.name);
        all.iter().filter(move |one| is_under(&one.name, &way))
    };
    let has_left =
        |word: &&String| within(word).any(|one| one.personal && left.contains(&path_of(&one.name)));
    let plain = |word: &&String| within(word).next().is_none();
    let found = words.clone().find(has_left);
    let any = || words.clone().find(plain).or_else(|| words.clone().next());
    found.or_else(|| wanted.then(any).flatten()).cloned()
}

/// A value that the field takes.
fn sample(field: &EntryField, turn: usize, named: &dyn Fn(StreamKind) -> String) -> String {
    let last = field.name.rsplit('.').next().unwrap_or_default();
    match field.holds {
        "time" => "2025-07-10".into(),
        "instant" => "2025-07-10T12:00:00+05:00".into(),
        "entry" => ENTRY.into(),
        "yes or no" => "yes".into(),
        "number" if last == "year" => "2025".into(),
        "number" if last == "round" => "1".into(),
        "number" => "3".into(),
        "id" => named(field.names.expect("the kind of what is named")),
        "hand" => "desk-7".into(),
        "place" => "Multan".into(),
        "hex" => "ab".repeat(32),
        "code" if !field.offered.is_empty() => field.offered[turn % field.offered.len()].0.clone(),
        "code" if last == "currency" => "PKR".into(),
        "code" if matches!(last, "nationality" | "country") => "PK".into(),
        "code" => "other".into(),
        _ => "7".into(),
    }
}
