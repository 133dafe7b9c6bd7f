//! What events say: every sample of every type there is, in both languages.

use greyfile_domain::streams::Event;
use greyfile_field::{Holds, Info, Shape};
use greyfile_words::{Lang, Words, names, variables};
use serde_json::{Value, json};

/// Whether a text has a letter of the script of a language.
fn is_in(lang: Lang, text: &str) -> bool {
    text.chars().any(|c| match lang {
        Lang::En => c.is_ascii_alphabetic(),
        Lang::Ur => matches!(c, '\u{600}'..='\u{6FF}'),
    })
}

/// The golden samples of a version.
fn samples(event_type: &str, version: u16) -> Vec<Value> {
    let file = format!("/../../schemas/golden/{event_type}.v{version}.json");
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR")).to_owned() + &file);
    serde_json::from_str(&text.expect(&file)).expect(&file)
}

#[test]
fn every_event_has_a_line_in_both_languages() {
    let mut lines = 0;
    for (event_type, version) in Event::types() {
        for sample in samples(event_type, version) {
            for lang in Lang::ALL {
                let line = Words::of(lang).line_of(event_type, &sample["json"], &|_| None);
                let name = Words::of(lang).message(&names::event(event_type), &[]);
                assert!(is_in(lang, &line), "{event_type} {line}");
                // What a message asks for and does not get would stand in it as it is written.
                let broken = ["{", "}", "$", "none", "null"].iter().any(|bad| line.contains(bad));
                assert!(!broken, "{event_type}: {line}");
                assert!(!name.is_empty());
                lines += 1;
            }
        }
    }
    assert!(lines >= 2 * 8 * 61, "{lines}");
}

/// What may stand in a line though it is personal: why something was done, and what to call whom
/// nobody may name.
const TOLD: [&str; 6] = ["reason", "why", "purpose", "ground", "by", "label"];

fn is_personal(shape: &Shape) -> bool {
    match shape {
        Shape::Personal(_) => true,
        Shape::Optional(inner) | Shape::List(inner) => is_personal(inner),
        _ => false,
    }
}

/// The fields of an event and of every type in it, each with the id that its line is named by.
fn owners(owner: String, shape: &'static Shape, out: &mut Vec<(String, &'static [Info])>) {
    match shape {
        Shape::Optional(inner) | Shape::List(inner) | Shape::Personal(inner) => {
            owners(owner, inner, out);
        }
        Shape::Group(group) if owner.is_empty() => {
            own(names::of_type(group.name), group.fields, out)
        }
        Shape::Group(group) => own(owner, group.fields, out),
        Shape::Choice(choice) => {
            for variant in choice.variants {
                let id = names::inner(&names::of_type(choice.name), variant.name);
                match variant.holds {
                    Holds::Nothing => {}
                    Holds::One(inner) => owners(String::new(), inner, out),
                    Holds::Fields(fields) => own(id, fields, out),
                }
            }
        }
        Shape::Text(_) | Shape::Number { .. } | Shape::YesNo | Shape::Place | Shape::Event => {}
    }
}

/// Adds the fields of an owner, and those of the types in them.
fn own(owner: String, fields: &'static [Info], out: &mut Vec<(String, &'static [Info])>) {
    if out.iter().all(|(one, _)| *one != owner) {
        out.push((owner, fields));
        fields.iter().for_each(|field| owners(String::new(), field.shape, out));
    }
}

#[test]
fn no_line_names_anybody() {
    let mut all = Vec::new();
    for (event_type, _) in Event::types() {
        let shape = Event::shape(event_type).expect("a known type");
        owners(names::event(event_type), shape, &mut all);
    }
    let mut kept_out = 0;
    for (owner, fields) in all {
        let line = format!("{owner}.line");
        for field in fields.iter().filter(|field| is_personal(field.shape)) {
            for lang in Lang::ALL {
                let told = variables(lang, &line).contains(field.name);
                assert!(!told || TOLD.contains(&field.name), "{line} tells {}", field.name);
                kept_out += u32::from(!told);
            }
        }
    }
    assert!(kept_out >= 20, "{kept_out}");
}

#[test]
fn lines_read_well() {
    let raid = "raid-68MQARSXFS7T3QXSK5XJQZ3KD2";
    let person = "person-68MQARSXFS7T3QXSK5XJQZ3KD2";
    let place = json!({ "typed": "Lahore", "code": "lahore" });
    let number =
        json!({ "given": { "place": place, "malkhana": place, "year": 2025, "serial": 1_204 } });
    for (event_type, payload, english, urdu) in [
        (
            "case.raid_linked",
            json!({ "raid": raid }),
            "Linked: raid at Model Town",
            "منسلک: raid at Model Town",
        ),
        (
            "raid.person_arrested",
            json!({ "person": person, "sex": null, "nationality": null }),
            "Arrested: person …Z3KD2",
            "گرفتار: شخص […Z3KD2]",
        ),
        (
            "raid.persons_found",
            json!({
                "on_site": null, "arrested": 1149, "arrested_local": 78, "arrested_foreign": 71,
                "arrested_female": null, "by_nationality": [{ "country": "CN", "count": 48 }],
            }),
            "Counted: 1,149 arrested, 78 local, 71 foreign (China 48)",
            "گنتی: گرفتار 1,149، مقامی 78، غیر ملکی 71 (چین 48)",
        ),
        (
            "raid.equipment_seized",
            json!({
                "exhibit": null, "kind": "sim_card",
                "quantity": { "count": 20_000, "or_more": true, "unit": null },
            }),
            "Seized: SIM card, 20,000 or more",
            "قبضے میں لیا گیا: سم کارڈ، 20,000 یا زائد عدد",
        ),
        (
            "raid.cash_recovered",
            json!({ "amount": { "currency": "PKR", "amount": 5_850_000 } }),
            "Recovered: PKR 5,850,000",
            "برآمد شدہ رقم: 5,850,000 روپے",
        ),
        // What somebody typed is never taken for a code that the text chooses by.
        (
            "licence.surrendered",
            json!({ "reason": "none" }),
            "Licence surrendered: none",
            "لائسنس رضاکارانہ طور پر واپس کیا گیا: [none]",
        ),
        (
            "exhibit.seized",
            json!({
                "raid": null, "kind": "phone", "quantity": { "count": 3 }, "holder": "nccia-fsd-017",
                "number": number,
            }),
            "Exhibit opened: phone, 3, number Lahore 1204/2025, held by nccia-fsd-017",
            "",
        ),
    ] {
        let naming = |stream: greyfile_envelope::StreamId| {
            (stream.to_string() == raid).then(|| "raid at Model Town".to_owned())
        };
        // The marks that set a text apart, where somebody sees them.
        let seen = |line: String| line.replace('\u{2068}', "[").replace('\u{2069}', "]");
        let of = |lang| seen(Words::of(lang).line_of(event_type, &payload, &naming));
        assert_eq!(of(Lang::En), english);
        if !urdu.is_empty() {
            assert_eq!(of(Lang::Ur), urdu);
        }
    }
}

#[test]
fn a_type_of_a_newer_program_is_told_by_its_name() {
    let line = Words::of(Lang::En).line_of("licence.framed", &json!({ "a": 1 }), &|_| None);
    assert_eq!(line, "licence.framed");
}
