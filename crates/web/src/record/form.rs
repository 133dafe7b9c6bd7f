//! A form as a page shows it: its fields, what stands in them, and what is wrong.

use std::collections::HashSet;

use greyfile_words::Words;

use super::inputs::{Errors, Input};
use super::part::{PREFIX, Part, Shape};
use crate::kit::fields::Fields;
use crate::kit::text::say;

/// Whether the form of these parts has a field of this name.
pub(super) fn knows(parts: &[Part], name: &str) -> bool {
    parts.iter().any(|part| part_knows(part, name))
}

fn part_knows(part: &Part, name: &str) -> bool {
    if name == part.name {
        return !matches!(part.shape, Shape::Parts(_) | Shape::Many(_) | Shape::Event);
    }
    let Some(rest) = name.strip_prefix(&part.name).and_then(|rest| rest.strip_prefix('.')) else {
        return false;
    };
    match &part.shape {
        Shape::Parts(parts) => knows(parts, name),
        Shape::OneOf(ways) => ways.iter().any(|way| knows(&way.parts, name)),
        Shape::Many(_) => {
            let index = rest.split('.').next().and_then(|index| index.parse().ok());
            index.is_some_and(|index: usize| part_knows(&part.item(index), name))
        }
        Shape::Text(_)
        | Shape::Place
        | Shape::Whole(..)
        | Shape::YesNo
        | Shape::Lines(_)
        | Shape::Rows(_)
        | Shape::Event => false,
    }
}

/// What is wrong with the form as it was sent, whatever its fields hold: none of it is this
/// form's.
pub(crate) fn strange(parts: &[Part], fields: &Fields, words: Words) -> Option<String> {
    let mut seen = HashSet::new();
    for (name, _) in fields.pairs() {
        if name == "more" {
            continue;
        }
        if !seen.insert(name) {
            return Some(say(words, "record-twice", &[]));
        }
        let of_event = name.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with('.'));
        if of_event && !knows(parts, name) {
            return Some(say(words, "record-unknown-field", &[]));
        }
    }
    None
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
            assert_eq!(knows(&raid, name), known, "{name}");
        }
        let challan = parts("fir.challan_submitted", words);
        assert!(knows(&challan, "f.accused.3.unnamed.label"));
        // What the decision writes is no field.
        assert!(!knows(&parts("fir.lodged", words), "f.catalogue"));
    }

    #[test]
    fn a_field_twice_or_of_another_event_is_no_form_of_ours() {
        let words = Words::of(Lang::En);
        let parts = parts("exhibit.sealed", words);
        let sent = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            strange(&parts, &Fields::new(pairs.collect()), words).is_some()
        };
        assert!(!sent(&[("f.seal", "S-1"), ("actor", "x")]));
        assert!(sent(&[("f.seal", "S-1"), ("f.seal", "S-2")]));
        assert!(sent(&[("actor", "x"), ("actor", "y")]));
        assert!(sent(&[("f.seal", "S-1"), ("f.order", "O-1")]));
    }
}
