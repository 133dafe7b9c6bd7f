//! Codes, countries and times as people write them: what a list offers, what stands in a field, and
//! what is meant by it. What is sent on is what the record writes.

use greyfile_domain::values::same::plain;
use greyfile_envelope::Occurred;
use greyfile_field::Kind;
use greyfile_words::{Lang, Words, country_asked};

use super::inputs::Input;
use super::part::{Part, Shape};
use crate::kit::fields::Fields;
use crate::kit::when;

/// The code of those that are offered which is called so, in either language.
pub(super) fn code_called<'a>(
    mut codes: impl Iterator<Item = &'a str>,
    text: &str,
) -> Option<&'a str> {
    let text = plain(text);
    let called = |code: &str| {
        Lang::ALL.iter().any(|lang| plain(&Words::of(*lang).plain().code_of(code)) == text)
    };
    codes.find(|code| called(code))
}

/// The codes of a list of codes and names.
fn codes(list: &[(String, String)]) -> impl Iterator<Item = &str> {
    list.iter().map(|(code, _)| &**code)
}

/// What a text in a field means, where it may be said in words: the code.
pub(super) fn meant<'a>(part: &'a Part, text: &'a str) -> &'a str {
    match &part.shape {
        Shape::Text(of) => match of.kind {
            Kind::Code => code_called(codes(&part.codes), text).unwrap_or(text),
            Kind::Country => country_asked(text).unwrap_or(text),
            _ => text,
        },
        _ => text,
    }
}

/// A time that the record wrote, as people write it in this language, where it is read back the same.
fn time(words: Words, text: &str) -> Option<String> {
    let at: Occurred = text.parse().ok()?;
    let told = words.plain().occurred(at);
    (when::written(&told) == text).then_some(told)
}

/// Puts names in the place of codes: of those that fields offer, and of those that stand in them; and
/// words in that of times.
pub(super) fn tell(words: Words, inputs: &mut [Input], fields: &mut Fields) {
    for input in inputs.iter().filter(|input| matches!(input.kind, "time" | "day")) {
        if let Some(told) = time(words, fields.text(&input.name)) {
            fields.set(&input.name, told);
        }
    }
    for input in inputs.iter_mut().filter(|input| matches!(input.kind, "code" | "country")) {
        let text = fields.text(&input.name);
        let meant = match input.kind {
            "country" => country_asked(text).unwrap_or(text),
            _ => code_called(codes(&input.options), text).unwrap_or(text),
        };
        let offered = input.options.iter().find(|(code, _)| code.eq_ignore_ascii_case(meant));
        if let Some((_, name)) = offered.filter(|_| !text.is_empty()) {
            let name = name.clone();
            fields.set(&input.name, name);
        }
        for (value, label) in &mut input.options {
            std::mem::swap(value, label);
            // A country's code is known to people; one of ours tells nobody anything.
            if input.kind == "code" {
                label.clear();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::inputs::{Offering, inputs};
    use crate::record::part::parts;
    use crate::record::read::read;
    use greyfile_domain::streams::Event;
    use serde_json::{Value, json};
    use std::collections::BTreeSet;

    fn offering(words: Words) -> Offering<'static> {
        Offering { words, streams: &|_| Vec::new() }
    }

    /// The fields of a form in a language that offer codes or countries, as the page shows them.
    fn shown(event: &str, lang: Lang, fields: &mut Fields) -> Vec<Input> {
        let words = Words::of(lang);
        let mut list = inputs(&parts(event, words), &Value::Null, fields, offering(words));
        tell(words, &mut list, fields);
        list.retain(|input| matches!(input.kind, "code" | "country"));
        list
    }

    #[test]
    fn what_is_offered_is_said_in_the_readers_language_and_read_as_the_code() {
        let event = "person.recorded";
        for (lang, offered) in [(Lang::En, "China"), (Lang::Ur, "چین")] {
            let words = Words::of(lang);
            let mut fields = Fields::default();
            let list = shown(event, lang, &mut fields);
            let country = list.iter().find(|input| input.name == "f.nationality").unwrap();
            assert!(country.options.contains(&(offered.into(), "CN".into())), "{offered}");
            let of = parts(event, words);
            let of: Vec<Part> = of.into_iter().filter(|part| part.key == "nationality").collect();
            fields.set("f.nationality", offered);
            let said = read(&of, &fields, &Value::Null, words).unwrap();
            assert_eq!(said, json!({ "nationality": "CN" }));
            // What stands there as a code, or in the other language, is shown in this one.
            for stands in ["CN", "cn", "CHN", "PRC", "Chinese", "China", "چین"] {
                fields.set("f.nationality", stands);
                shown(event, lang, &mut fields);
                assert_eq!(fields.text("f.nationality"), offered, "{stands}");
            }
            fields.set("f.nationality", "Atlantis");
            shown(event, lang, &mut fields);
            assert_eq!(fields.text("f.nationality"), "Atlantis");
        }
    }

    #[test]
    fn a_time_on_record_stands_in_a_form_as_people_write_it() {
        for (text, en, ur) in [
            ("2025-07-08T14:30", "8 July 2025, 14:30", "8 جولائی 2025، 14:30 بجے"),
            ("2025-07-08", "8 July 2025", "8 جولائی 2025"),
            ("2025-06", "June 2025", "جون 2025"),
            ("2024", "2024", "2024"),
            // As it was typed, and what is no time.
            ("9/7/2025", "9/7/2025", "9/7/2025"),
            ("yesterday", "yesterday", "yesterday"),
        ] {
            for (lang, told) in [(Lang::En, en), (Lang::Ur, ur)] {
                let shown = time(Words::of(lang), text).unwrap_or_else(|| text.to_owned());
                assert_eq!(shown, told);
                assert_eq!(when::written(&shown), when::written(text));
            }
        }
    }

    #[test]
    fn no_two_things_of_one_list_are_called_the_same() {
        let mut seen = 0;
        for (event, _) in Event::types().filter(|(name, _)| *name != "corrected") {
            for lang in Lang::ALL {
                let words = Words::of(lang);
                for input in
                    inputs(&parts(event, words), &Value::Null, &Fields::default(), offering(words))
                {
                    let names = input.options.iter().map(|(_, name)| plain(name));
                    let unlike: BTreeSet<String> = names.collect();
                    if matches!(input.kind, "code" | "country") {
                        assert_eq!(unlike.len(), input.options.len(), "{event} {}", input.name);
                        for (code, name) in &input.options {
                            let found = match input.kind {
                                "country" => country_asked(name),
                                _ => code_called(codes(&input.options), name),
                            };
                            assert_eq!(found, Some(&**code), "{event} {}: {name}", input.name);
                            // And a code is no other's name.
                            let as_name = code_called(codes(&input.options), code).unwrap_or(code);
                            assert_eq!(as_name, code, "{event} {}", input.name);
                        }
                        seen += 1;
                    }
                }
            }
        }
        assert!(seen > 10, "{seen}");
    }
}
