//! The files of every room: both languages have the same messages, and every code of `domain` has
//! one.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use greyfile_domain::kernel::called::Called;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::kernel::words::Words as Files;
use greyfile_domain::streams::Event;
use greyfile_domain::values::namespace::Namespace;
use greyfile_domain::values::place::{PlaceKind, Wanted};
use greyfile_envelope::StreamKind;
use greyfile_field::Why;
use greyfile_words::{Lang, id, names, variables};

/// The ids of a file's messages, attributes as `message.attribute`.
fn ids(room: &str, text: &str) -> BTreeSet<String> {
    let resource = FluentResource::try_new(text.to_owned())
        .unwrap_or_else(|(_, errors)| panic!("{room}: {errors:?}"));
    let mut ids = BTreeSet::new();
    for entry in resource.entries() {
        match entry {
            Entry::Message(message) => {
                let name = message.id.name;
                assert!(ids.insert(name.to_owned()), "{room}: {name} stands twice");
                let attributes = message.attributes.iter();
                ids.extend(attributes.map(|attribute| format!("{name}.{}", attribute.id.name)));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => panic!("{room}: no message: {entry:?}"),
        }
    }
    ids
}

fn of(files: Files, lang: Lang) -> &'static str {
    match lang {
        Lang::En => files.en,
        Lang::Ur => files.ur,
    }
}

/// Every id of a language, each in one room.
fn all(lang: Lang) -> BTreeSet<String> {
    let mut all = BTreeMap::new();
    for (room, files, _) in greyfile_domain::words() {
        for id in ids(room, of(files, lang)) {
            if let Some(other) = all.insert(id.clone(), room) {
                panic!("{id} stands in {room} and in {other}");
            }
        }
    }
    all.into_keys().collect()
}

#[test]
fn both_files_of_a_room_have_the_same_messages_that_speak_of_the_same() {
    for (room, files, _) in greyfile_domain::words() {
        let [en, ur] = Lang::ALL.map(|lang| ids(room, of(files, lang)));
        assert_eq!(en, ur, "{room}");
        for id in en {
            let [en, ur] = Lang::ALL.map(|lang| variables(lang, &id));
            assert_eq!(en, ur, "{room}: {id}");
        }
    }
}

/// Adds what a pattern chooses by: each argument, with the codes and numbers that it asks for.
fn choices(pattern: &Pattern<&str>, out: &mut BTreeSet<(String, String)>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let Expression::Select { selector, variants } = expression else { continue };
        let InlineExpression::VariableReference { id } = selector else {
            panic!("chosen by what is no argument: {selector:?}");
        };
        for variant in variants {
            let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) =
                variant.key;
            out.insert((id.name.to_owned(), key.to_owned()));
            choices(&variant.value, out);
        }
    }
}

/// What each message of a file chooses by.
fn chosen(text: &str) -> BTreeMap<String, BTreeSet<(String, String)>> {
    let resource = FluentResource::try_new(text.to_owned()).expect("read in another test");
    let mut chosen = BTreeMap::new();
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        let mut keys = BTreeSet::new();
        message.value.iter().for_each(|value| choices(value, &mut keys));
        chosen.insert(message.id.name.to_owned(), keys);
    }
    chosen
}

/// A code that is misspelt in one of them would be told as if it were another.
#[test]
fn both_files_of_a_room_choose_by_the_same_codes() {
    let mut any = 0;
    for (room, files, _) in greyfile_domain::words() {
        let (en, ur) = (chosen(files.en), chosen(files.ur));
        assert_eq!(en, ur, "{room}");
        any += en.values().filter(|keys| !keys.is_empty()).count();
    }
    assert!(any >= 7, "{any}");
}

/// What every code asks for, from the lists of `domain`.
fn wanted() -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for (_, _, codes) in greyfile_domain::words() {
        wanted.extend(codes.flags.iter().map(|flag| id("flag", flag.code())));
        for due in codes.deadlines {
            wanted.extend([id("flag", due.code()), id("due", due.code())]);
        }
        wanted.extend(codes.ends.iter().map(|end| id("ended", end.code())));
    }
    wanted.extend(Verdict::ALL.iter().map(|verdict| id("verdict", verdict.code())));
    for code in Refusal::CODES {
        wanted.extend([id("refusal", code), format!("{}.rule", id("refusal", code))]);
    }
    wanted.extend(StreamKind::ALL.iter().map(|kind| id("kind", kind.word().unwrap())));
    wanted.insert("kind-unknown".to_owned());
    wanted.extend(PlaceKind::ALL.iter().map(|kind| id("place", kind.word())));
    wanted.extend(Wanted::ALL.iter().map(|asked| id("wanted", asked.word())));
    wanted.extend(Called::CODES.iter().map(|called| id("called", called)));
    wanted.extend(Why::ALL.iter().map(|why| id("wrong", why.code())));
    wanted.extend(Namespace::ALL.iter().map(|of| id("namespace", of.word())));
    wanted
}

#[test]
fn every_code_has_a_message_in_both_languages_and_no_message_is_of_a_code_that_is_none() {
    let wanted = wanted();
    let of_codes: Vec<&str> =
        wanted.iter().filter_map(|id| id.split_once('-')).map(|(of, _)| of).collect();
    for lang in Lang::ALL {
        let all = all(lang);
        let missing: Vec<_> = wanted.difference(&all).collect();
        assert!(missing.is_empty(), "{lang:?}: {missing:?}");
        let left: Vec<_> = all
            .difference(&wanted)
            .filter(|id| id.split_once('-').is_some_and(|(of, _)| of_codes.contains(&of)))
            // What is called by a type has a test of its own.
            .filter(|id| !id.starts_with("place-kind") && *id != "person-unknown")
            .collect();
        assert!(left.is_empty(), "{lang:?}: of no code: {left:?}");
    }
}

/// What every event, field and choice asks for, from the one description of fields.
#[test]
fn every_event_field_and_choice_has_words_in_both_languages_and_no_words_are_of_none() {
    let mut wanted: BTreeSet<String> = names::all().into_iter().collect();
    for lang in Lang::ALL {
        let all = all(lang);
        let missing: Vec<_> = wanted.difference(&all).collect();
        assert!(missing.is_empty(), "{lang:?}: {missing:?}");
        // A field that is gone leaves no words behind.
        let of_fields = all.iter().filter(|id| id.contains("--") && !id.starts_with("code--"));
        let left: Vec<_> = of_fields
            .filter(|id| !wanted.contains(id.split_once('.').map_or(&***id, |(id, _)| id)))
            .collect();
        assert!(left.is_empty(), "{lang:?}: of no field: {left:?}");
    }
    let about = Event::types().map(|(name, _)| format!("{}.about", names::event(name)));
    wanted = about.collect();
    for lang in Lang::ALL {
        let missing: Vec<_> = wanted.difference(&all(lang)).cloned().collect();
        assert!(missing.is_empty(), "{lang:?} does not say what it means: {missing:?}");
    }
}

#[test]
fn numbers_are_western_digits_and_urdu_is_in_urdu() {
    for (room, files, _) in greyfile_domain::words() {
        let eastern = |c: &char| matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}');
        assert_eq!(files.ur.chars().find(eastern), None, "{room}");
        // Arabic's kaf and yeh look alike to Urdu's and are other letters: texts would not be found.
        let arabic = |c: &char| matches!(c, '\u{643}' | '\u{64a}' | '\u{649}');
        assert_eq!(files.ur.chars().find(arabic), None, "{room}");
    }
}
