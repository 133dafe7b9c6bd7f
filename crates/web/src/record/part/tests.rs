//! What a form asks for, as a tree of its parts.

use std::collections::BTreeSet;

use super::*;

fn english(event_type: &str) -> Vec<Part> {
    parts(event_type, Words::of(Lang::En))
}

fn is_asked(part: &Part) -> bool {
    match &part.shape {
        Shape::Event => false,
        Shape::Parts(parts) | Shape::Rows(parts) => parts.iter().all(is_asked),
        Shape::OneOf(ways) => ways.iter().flat_map(|way| &way.parts).all(is_asked),
        Shape::Many(_) => is_asked(&part.item(0)),
        Shape::Text(_) | Shape::Place | Shape::Whole(..) | Shape::YesNo | Shape::Lines(_) => true,
    }
}

/// What an event holds, as its golden samples were written. What intake decides is in none of a form.
fn written(event_type: &str) -> BTreeSet<String> {
    let version = Event::version_of(event_type).expect("a known event");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/golden");
    let path = format!("{path}/{event_type}.v{version}.json");
    let text = std::fs::read_to_string(&path).expect("every event has samples");
    let samples: Vec<serde_json::Value> = serde_json::from_str(&text).expect("samples");
    let fields = samples.iter().filter_map(|sample| sample["json"].as_object());
    let fields: BTreeSet<String> = fields.flat_map(|of| of.keys().cloned()).collect();
    let shape = Event::shape(event_type).expect("a known event").fields();
    let decided = shape.iter().filter(|field| field.decided).map(|field| field.name);
    let decided: BTreeSet<&str> = decided.collect();
    fields.into_iter().filter(|field| !decided.contains(&**field)).collect()
}

#[test]
fn every_event_has_a_form() {
    for (name, _) in Event::types() {
        let parts = english(name);
        let asked: BTreeSet<String> = parts.iter().map(|part| part.key.to_string()).collect();
        assert_eq!(asked, written(name), "{name}");
        // A correction holds an event, which has a form of its own.
        assert!(name == "corrected" || parts.iter().all(is_asked), "{name}: {parts:?}");
    }
}

/// The style sheet shows the fields of the chosen one of at most twelve options.
#[test]
fn no_choice_has_more_ways_than_the_style_sheet_knows() {
    fn most(parts: &[Part]) -> usize {
        let of = |part: &Part| match &part.shape {
            Shape::Parts(parts) => most(parts),
            Shape::OneOf(ways) => {
                let inner = ways.iter().map(|way| most(&way.parts)).max().unwrap_or(0);
                inner.max(ways.len() + 1)
            }
            Shape::Many(_) => most(&[part.item(0)]),
            _ => 0,
        };
        parts.iter().map(of).max().unwrap_or(0)
    }
    let css = include_str!("../../../assets/greyfile.css");
    assert!(css.contains("option:nth-child(12)") && !css.contains("option:nth-child(13)"));
    let of = Event::types().map(|(name, _)| most(&english(name))).max();
    assert!((1..=12).contains(&of.expect("there are events")));
}

#[test]
fn fields_are_what_their_types_say() {
    let parts = english("raid.conducted");
    let find = |key: &str| parts.iter().find(|part| part.key == key).expect("a field");
    assert_eq!(parts[0].name, "f.city");
    assert!(matches!(find("city").shape, Shape::Place) && !find("city").optional);
    assert!(matches!(find("operation").shape, Shape::Text(text) if text.kind == Kind::Line));
    assert!(find("operation").optional && !find("operation").personal);
    assert!(matches!(find("centre_count").shape, Shape::Whole(0, 4_294_967_295)));
    assert!(matches!(find("team").shape, Shape::Lines(text) if text.kind == Kind::Hand));
    assert!(matches!(find("centres").shape, Shape::Many(_)));
    assert_eq!(find("centres").item(2).name, "f.centres.2");
    assert!(find("witness_excuse").personal);
    let Shape::OneOf(ways) = &find("authority").shape else { panic!() };
    let words: Vec<&str> = ways.iter().map(|way| way.word.as_str()).collect();
    assert_eq!(words, ["warrant", "exception", "not_stated"]);
    let Shape::Parts(warrant) = &ways[0].parts[0].shape else { panic!() };
    assert_eq!(warrant[0].name, "f.authority.warrant.number");
    assert!(
        matches!(english("note_added")[0].shape, Shape::Text(text) if text.kind == Kind::Prose)
    );
}
