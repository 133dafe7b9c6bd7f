//! A form as a page shows it: its fields, what stands in them, and what is wrong.

use std::collections::HashSet;

use greyfile_words::Words;

use super::inputs::Input;
use super::part::{Part, Shape};
use super::read::Errors;
use crate::kit::fields::Fields;
use crate::kit::text::say;

/// Whether the form of these parts has a field of this name.
pub(super) fn knows<'a>(mut parts: impl Iterator<Item = &'a Part>, name: &str) -> bool {
    parts.any(|part| part_knows(part, name))
}

fn part_knows(part: &Part, name: &str) -> bool {
    if name == part.name {
        return part.is_field();
    }
    let Some(rest) = name.strip_prefix(&part.name).and_then(|rest| rest.strip_prefix('.')) else {
        return false;
    };
    if matches!(part.shape, Shape::Many(_)) {
        let index = rest.split('.').next().and_then(|index| index.parse().ok());
        return index.is_some_and(|index: usize| part_knows(&part.item(index), name));
    }
    part.within().any(|part| part_knows(part, name))
}

/// What is wrong with the form as it was sent, whatever its fields hold: a field twice, or one that
/// neither these parts have nor `own` names. Nothing that was sent is passed over.
pub(crate) fn strange<'a>(
    parts: impl Iterator<Item = &'a Part> + Clone,
    own: &[&str],
    fields: &Fields,
    words: Words,
) -> Option<String> {
    let mut seen = HashSet::new();
    for (name, _) in fields.pairs() {
        if !seen.insert(name) {
            return Some(say(words, "record-twice", &[]));
        }
        if !own.contains(&name) && !knows(parts.clone(), name) {
            return Some(say(words, "record-unknown-field", &[]));
        }
    }
    None
}

/// Which of these fields a refusal is about, if it is about any. It never repeats what stands
/// there, so each that it can be about is named.
pub(crate) fn at_fault(code: &str, names: Vec<String>) -> Vec<String> {
    let ending: &[&str] = match code {
        "time.in_the_future" => &["occurred_at"],
        "number.cnic" | "number.synthetic_cnic" => &["cnic", "f.number"],
        "number.imei" => &["imei"],
        "number.phone" => &["phone", "caller"],
        "reservation.taken" => &["serial", "f.number"],
        "section.not_in_force" => &["section", "sections"],
        "custody.second_person" => &["second"],
        "custody.not_the_holder" => &["from", "done_by"],
        "stream.not_open" => &["on"],
        _ => &[],
    };
    // A whole name, or the last part of one: `on` is no ending of `person`.
    let about =
        |name: &String| ending.iter().any(|end| name == end || name.ends_with(&format!(".{end}")));
    names.into_iter().filter(about).collect()
}

/// What can be picked, by the name of the list: each as value and words.
pub(crate) type Lists = Vec<(String, Vec<(String, String)>)>;

/// The lists that fields offer, each once on the page.
pub(crate) fn lists(inputs: &mut [Input]) -> Lists {
    let mut lists = Lists::new();
    for input in inputs.iter_mut().filter(|input| !input.list.is_empty()) {
        let options = std::mem::take(&mut input.options);
        if lists.iter().all(|(name, _)| *name != input.list) {
            lists.push((input.list.clone(), options));
        }
    }
    lists
}

/// A form on a page.
pub(super) struct Sheet {
    pub(super) words: Words,
    pub(super) inputs: Vec<Input>,
    pub(super) fields: Fields,
    pub(super) errors: Errors,
}

impl Sheet {
    /// Errors at fields that the page shows: what lies within one, such as an item of a list, is
    /// told at the field around it; what lies nowhere at the first field.
    pub(super) fn place(&mut self, errors: Errors) {
        let shown = |name: &str| self.inputs.iter().position(|input| input.name == name);
        let mut placed: Vec<(usize, (String, String))> = Vec::new();
        for (mut name, message) in errors {
            let at = loop {
                match (shown(&name), name.rfind('.')) {
                    (Some(at), _) => break at,
                    (None, Some(dot)) => name.truncate(dot),
                    (None, None) => break 0,
                }
            };
            let name = self.inputs.get(at).map_or(name, |input| input.name.clone());
            placed.push((at, (name, message)));
        }
        placed.sort_by_key(|(at, _)| *at);
        self.errors = placed.into_iter().map(|(_, error)| error).collect();
    }

    /// What stands in a field.
    pub(super) fn value(&self, name: &str) -> &str {
        self.fields.raw(name)
    }

    /// What is wrong with a field.
    pub(super) fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(field, _)| field == name).map(|(_, message)| &**message)
    }

    /// The elements that say more of a field: what is wrong, what is picked, what it is.
    pub(super) fn described(&self, input: &Input) -> Option<String> {
        let name = &input.name;
        let parts = [
            (self.error(name).is_some(), "error"),
            (input.kind == "stream", "called"),
            (!input.hint.is_empty(), "hint"),
        ];
        let ids = parts.iter().filter(|(there, _)| *there);
        let ids: Vec<String> = ids.map(|(_, of)| format!("{name}-{of}")).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// What a field is called.
    pub(super) fn label<'a>(&'a self, name: &'a str) -> &'a str {
        // What chooses between ways stands under a heading of the same name, which comes first.
        let input = self.inputs.iter().find(|input| input.name == name);
        input.map_or(name, |input| &*input.label)
    }

    /// How many lines a field shows.
    pub(super) fn rows(&self, name: &str) -> usize {
        self.value(name).lines().count().clamp(2, 14)
    }

    /// A message of the form's.
    pub(super) fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::part::parts;
    use greyfile_words::Lang;

    #[test]
    fn a_form_knows_its_own_fields_and_no_others() {
        let words = Words::of(Lang::En);
        let raid = parts("raid.conducted", words);
        for (name, known) in [
            ("f.city", true),
            ("f.authority", true),
            ("f.authority.warrant.number", true),
            ("f.authority.warrant", false),
            ("f.centres.0", true),
            ("f.centres", false),
            ("f.centres.x", false),
            ("f.seal", false),
            ("f.city.typed", false),
        ] {
            assert_eq!(knows(raid.iter(), name), known, "{name}");
        }
        let challan = parts("fir.challan_submitted", words);
        assert!(knows(challan.iter(), "f.accused.3.unnamed.label"));
        // What the decision writes is no field.
        assert!(!knows(parts("fir.lodged", words).iter(), "f.catalogue"));
    }

    #[test]
    fn a_field_twice_or_of_another_event_is_no_form_of_ours() {
        let words = Words::of(Lang::En);
        let parts = parts("exhibit.sealed", words);
        let sent = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            strange(parts.iter(), &["actor"], &Fields::new(pairs.collect()), words).is_some()
        };
        assert!(!sent(&[("f.seal", "S-1"), ("actor", "x")]));
        assert!(sent(&[("f.seal", "S-1"), ("f.seal", "S-2")]));
        assert!(sent(&[("actor", "x"), ("actor", "y")]));
        assert!(sent(&[("f.seal", "S-1"), ("f.order", "O-1")]));
        assert!(sent(&[("f.seal", "S-1"), ("seal", "S-1")]));
    }

    #[test]
    fn a_refusal_is_told_at_the_fields_that_it_is_about_and_at_no_others() {
        let names = ["on", "f.person", "f.station", "f.number.serial", "f.authorisation"];
        let at = |code| at_fault(code, names.map(str::to_owned).to_vec());
        assert_eq!(at("stream.not_open"), ["on"]);
        assert_eq!(at("reservation.taken"), ["f.number.serial"]);
        assert!(at("raid.one_case").is_empty());
    }
}
