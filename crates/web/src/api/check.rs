//! What is sent, held against the description of fields before it is read: everything that is wrong
//! with it, each at its field, told by a code and never with what the field held.
//!
//! One walk over the JSON, without copies of its texts. What passes here is what serde reads after
//! it: a property in the tests below.

use std::sync::LazyLock;

use greyfile_domain::kernel::kind::Recorder;
use greyfile_domain::streams::Event;
use greyfile_domain::values::personal::Sealed;
use greyfile_domain::values::text::{Line, PlaceCode};
use greyfile_field::{Choice, Field, Holds, Info, Shape, Why, Wrong};

use super::strict::Json;

/// Most faults that are told of one body: who mends these sends it again and is told the rest.
pub(super) const FAULTS_MAX: usize = 20;

/// Longest name of a field that is told of one that there is not, in characters.
const NAME_LEN_MAX: usize = 64;

/// Something wrong with what was sent.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    /// The field's path, such as `do.seize.parcels[0].kind`; empty for the whole.
    pub(crate) field: String,
    /// What is wrong.
    pub(crate) wrong: Wrong,
}

impl Fault {
    /// Something wrong with a field. In JSON and in addresses times are written as in ISO 8601,
    /// whatever else a form takes.
    pub(crate) fn at(field: impl Into<String>, wrong: impl Into<Wrong>) -> Self {
        Self { field: field.into(), wrong: wrong.into().code("written", "iso") }
    }

    /// The same fault, seen from around a field. A name that may be a person's is not told.
    pub(super) fn within(mut self, name: &str) -> Self {
        let name = if is_name(name) { name } else { "…" };
        let joint = if self.field.is_empty() || self.field.starts_with('[') { "" } else { "." };
        self.field = format!("{name}{joint}{}", self.field);
        self
    }

    /// The same fault, seen from around a list.
    pub(super) fn item(mut self, at: usize) -> Self {
        let joint = if self.field.is_empty() || self.field.starts_with('[') { "" } else { "." };
        self.field = format!("[{at}]{joint}{}", self.field);
        self
    }
}

/// What is wrong with a JSON text where something of this shape is wanted, in the order it stands
/// there; nothing if it fits.
pub(super) fn check(shape: &'static Shape, json: &Json<'_>) -> Vec<Fault> {
    let mut walk = Walk { at: Vec::new(), faults: Vec::new() };
    walk.value(shape, json);
    walk.faults
}

/// What is wrong with a JSON value where a `T` is wanted: the path of each field, and what it is.
pub fn faults<T: Field>(json: &serde_json::Value) -> Vec<(String, Wrong)> {
    let text = json.to_string();
    // What was written as JSON can be read as JSON.
    let json = serde_json::from_str::<Json<'_>>(&text).unwrap_or(Json::Null);
    check(T::SHAPE, &json).into_iter().map(|fault| (fault.field, fault.wrong)).collect()
}

/// The fields of a place, where its code stands beside what was typed.
const PLACE: &[Info] = &[
    Info { optional: false, ..inner("typed", Line::SHAPE) },
    inner("code", &Shape::Optional(PlaceCode::SHAPE)),
];

/// The field of personal data that is under a key.
const SEALED: &[Info] = &[Info { optional: false, ..inner("sealed", Sealed::SHAPE) }];

const fn inner(name: &'static str, shape: &'static Shape) -> Info {
    Info { name, doc: "", shape, optional: true, decided: false, codes: &[] }
}

/// The events of one kind of stream, as JSON names them.
struct Kind {
    name: &'static str,
    events: Vec<Known>,
}

/// An event that this program knows.
struct Known {
    /// Its name in JSON, such as `destroyed`.
    name: &'static str,
    /// Its type, such as `exhibit.destroyed`.
    event_type: &'static str,
    shape: &'static Shape,
}

/// Every event there is, by its kind.
static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let mut kinds: Vec<Kind> = Vec::new();
    for (kind, name, event_type) in Event::named() {
        let Some(shape) = Event::shape(event_type) else { continue };
        let known = Known { name, event_type, shape };
        match kinds.iter_mut().find(|one| one.name == kind) {
            Some(one) => one.events.push(known),
            None => kinds.push(Kind { name: kind, events: vec![known] }),
        }
    }
    kinds
});

impl Known {
    /// Whether somebody can record it by itself.
    fn is_for_people(&self) -> bool {
        Event::recorder_of(self.event_type) == Some(Recorder::Anyone)
    }
}

/// A step of the way to a field.
#[derive(Clone, Copy)]
enum Step {
    Name(&'static str),
    Row(usize),
}

struct Walk {
    at: Vec<Step>,
    faults: Vec<Fault>,
}

impl Walk {
    /// Whether nothing more is told.
    fn is_full(&self) -> bool {
        self.faults.len() >= FAULTS_MAX
    }

    fn wrong(&mut self, wrong: Wrong) {
        self.wrong_at(None, wrong);
    }

    /// Something wrong here, or with the field of this name in here.
    fn wrong_at(&mut self, name: Option<&str>, wrong: Wrong) {
        if self.is_full() {
            return;
        }
        let mut field = String::new();
        for step in &self.at {
            match step {
                Step::Name(name) => add_name(&mut field, name),
                Step::Row(row) => field.push_str(&format!("[{row}]")),
            }
        }
        if let Some(name) = name {
            add_name(&mut field, name);
        }
        self.faults.push(Fault::at(field, wrong));
    }

    /// What is in there, one step further.
    fn inside(&mut self, step: Step, look: impl FnOnce(&mut Self)) {
        self.at.push(step);
        look(self);
        self.at.pop();
    }

    fn value(&mut self, shape: &'static Shape, json: &Json<'_>) {
        if self.is_full() {
            return;
        }
        match (shape, json) {
            (Shape::Optional(_), Json::Null) | (Shape::YesNo, Json::Bool(_)) => {}
            (Shape::Optional(inner), _) => self.value(inner, json),
            (Shape::Text(text), Json::Text(given)) => {
                if let Err(wrong) = (text.check)(given) {
                    self.wrong(wrong);
                }
            }
            (Shape::Number { min, max }, Json::Number(number)) => self.number(*min, *max, number),
            (Shape::Place, Json::Text(_)) => self.value(Line::SHAPE, json),
            (Shape::Place, Json::Object(_)) => self.fields(PLACE, json, None),
            (Shape::List(inner), Json::List(rows)) => {
                for (row, json) in rows.iter().enumerate() {
                    if self.is_full() {
                        return;
                    }
                    self.inside(Step::Row(row), |walk| walk.value(inner, json));
                }
            }
            (Shape::List(_), Json::TooMany(rows)) => {
                let wrong = Wrong::new(Why::ListTooLong).number("len", *rows);
                self.wrong(wrong.number("max", super::strict::ROWS_MAX));
            }
            (Shape::Personal(inner), Json::Text(_)) => self.value(inner, json),
            (Shape::Personal(_), Json::Object(_)) => self.fields(SEALED, json, None),
            (Shape::Group(group), _) => self.fields(group.fields, json, None),
            (Shape::Choice(choice), _) => self.choice(choice, json),
            (Shape::Event, _) => self.event(json),
            (Shape::Text(_), _) => self.wrong(not(Why::ShapeText, json)),
            (Shape::Number { .. }, _) => self.wrong(not(Why::ShapeNumber, json)),
            (Shape::YesNo, _) => self.wrong(not(Why::ShapeYesNo, json)),
            (Shape::Place, _) => self.wrong(not(Why::ShapePlace, json)),
            (Shape::List(_), _) => self.wrong(not(Why::ShapeList, json)),
            (Shape::Personal(_), _) => self.wrong(not(Why::ShapePersonal, json)),
        }
    }

    fn number(&mut self, min: i128, max: i128, number: &serde_json::Number) {
        let whole = number.as_u64().map(i128::from).or(number.as_i64().map(i128::from));
        let outside = || Wrong::new(Why::NumberRange).number("min", min).number("max", max);
        match (whole, number.as_f64()) {
            (Some(whole), _) if (min..=max).contains(&whole) => {}
            (Some(_), _) => self.wrong(outside()),
            // A whole number that is too long comes as one with an exponent.
            (None, Some(long)) if long.abs() >= i64::MAX as f64 => self.wrong(outside()),
            (None, _) => self.wrong(Wrong::new(Why::ShapeWhole)),
        }
    }

    /// Fields with names; those of an event's payload where its type is given.
    fn fields(&mut self, infos: &'static [Info], json: &Json<'_>, event_type: Option<&str>) {
        let Json::Object(given) = json else { return self.wrong(not(Why::ShapeFields, json)) };
        let mut seen = vec![false; infos.len()];
        for (name, json) in given {
            if self.is_full() {
                return;
            }
            match infos.iter().position(|info| info.name == name) {
                Some(at) if seen[at] => {
                    self.wrong_at(Some(infos[at].name), Wrong::new(Why::FieldTwice));
                }
                Some(at) => {
                    seen[at] = true;
                    let Info { name, shape, .. } = &infos[at];
                    self.inside(Step::Name(name), |walk| walk.value(shape, json));
                }
                None => {
                    // A name of many words, or of digits, may be a person's or a document's.
                    let told = is_name(name).then_some(&**name);
                    self.wrong_at(told, unknown(name, infos, event_type));
                }
            }
        }
        for (info, _) in infos.iter().zip(seen).filter(|(info, seen)| !info.optional && !seen) {
            self.wrong_at(Some(info.name), Wrong::new(Why::FieldMissing));
        }
    }

    fn choice(&mut self, choice: &'static Choice, json: &Json<'_>) {
        let names = || choice.variants.iter().map(|variant| variant.name);
        let Some((word, inner)) = self.one_of(json, names) else { return };
        let Some(variant) = choice.variants.iter().find(|variant| variant.name == word) else {
            return self.wrong(Wrong::new(Why::ChoiceUnknown).names("names", names()));
        };
        self.inside(Step::Name(variant.name), |walk| match &variant.holds {
            Holds::Nothing if *inner == Json::Null => {}
            Holds::Nothing => walk.wrong(Wrong::new(Why::ChoiceAlone)),
            Holds::One(shape) => walk.value(shape, inner),
            Holds::Fields(fields) => walk.fields(fields, inner, None),
        });
    }

    fn event(&mut self, json: &Json<'_>) {
        let for_people = |kind: &&Kind| kind.events.iter().any(Known::is_for_people);
        let names = || KINDS.iter().filter(for_people).map(|kind| kind.name);
        let Some((word, inner)) = self.one_of(json, names) else { return };
        let Some(kind) = KINDS.iter().find(|kind| kind.name == word) else {
            return self.wrong(Wrong::new(Why::EventKind).names("names", names()));
        };
        self.inside(Step::Name(kind.name), |walk| {
            let events = || kind.events.iter().map(|event| event.name);
            let Some((word, inner)) = walk.one_of(inner, events) else { return };
            let Some(event) = kind.events.iter().find(|event| event.name == word) else {
                return walk.wrong(Wrong::new(Why::EventUnknown).names("names", events()));
            };
            walk.inside(Step::Name(event.name), |walk| match event.shape {
                Shape::Group(group) => walk.fields(group.fields, inner, Some(event.event_type)),
                other => walk.value(other, inner),
            });
        });
    }

    /// The name of one of several things, and what stands behind it; nothing if it stands alone.
    fn one_of<'j, N: Iterator<Item = &'static str>>(
        &mut self,
        json: &'j Json<'_>,
        names: impl Fn() -> N,
    ) -> Option<(&'j str, &'j Json<'j>)> {
        let why = match json {
            Json::Text(word) => return Some((word, &Json::Null)),
            Json::Object(fields) => match fields.as_slice() {
                [(word, inner)] => return Some((word, inner)),
                [] => Wrong::new(Why::ChoiceNone),
                _ => Wrong::new(Why::ChoiceSeveral),
            },
            other => not(Why::ShapeChoice, other),
        };
        self.wrong(why.names("names", names()));
        None
    }
}

fn add_name(field: &mut String, name: &str) {
    if !field.is_empty() {
        field.push('.');
    }
    field.push_str(name);
}

/// Something else stands there than is wanted.
fn not(why: Why, json: &Json<'_>) -> Wrong {
    Wrong::new(why).code("found", json.kind())
}

/// Whether a name is written as those of fields are.
fn is_name(name: &str) -> bool {
    name.len() <= NAME_LEN_MAX
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A field that there is not: one of another event, or of none.
fn unknown(name: &str, infos: &'static [Info], event_type: Option<&str>) -> Wrong {
    let wrong = match event_type.and_then(|own| owner(name, own)) {
        Some(event) => Wrong::new(Why::FieldOfAnother).names("event", [event]),
        None => Wrong::new(Why::FieldUnknown).number("count", infos.len()),
    };
    let asked = infos.iter().filter(|info| !info.decided);
    let wrong = wrong.names("names", asked.map(|info| info.name));
    match infos.is_empty() {
        // Its words ask for names, of which there are none.
        true => wrong.names("names", [""]),
        false => wrong,
    }
}

/// The event that has a field of this name, first among those of the same kind.
fn owner(name: &str, own: &str) -> Option<&'static str> {
    let has = |event: &&Known| {
        event.event_type != own && event.shape.fields().iter().any(|info| info.name == name)
    };
    let (same, others): (Vec<&Kind>, Vec<&Kind>) =
        KINDS.iter().partition(|kind| kind.events.iter().any(|event| event.event_type == own));
    let mut events = same.into_iter().chain(others).flat_map(|kind| &kind.events);
    events.find(|event| event.is_for_people() && has(event)).map(|event| event.event_type)
}
