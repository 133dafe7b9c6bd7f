//! Normalisation 1 is held to reference.py, which knows Unicode 14.0.0 from another source. If
//! one of these fails, the code is wrong or the crate broke Unicode's promise: never the constant.

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;

const ASSIGNED_HASH: &str = "b701fd76a100873954ece7b1a302b0b1a86c1f590ba864da2fd1116fe14474d0";
const FOLD_HASH: &str = "15b12a77f2a0355f9816d2a239779e30c4f0cecab1807499511702c896dead8a";
const NFKC_HASH: &str = "bf3189b76b8981cb38053122f34115eb4f9ca5a041bc07e85300bb9cbcdd22d0";
const NFKD_HASH: &str = "6bbeb74e0386d5d07def14b31c59953b707f80b9daf34c529a2685fa39fd11a5";
const OUTPUT_HASH: &str = "56b80ebe75a7328ae6ce7f312988e50b11532a9d74c2020708d75977f2e50282";

fn every_assigned() -> impl Iterator<Item = char> {
    assigned::ASSIGNED.iter().flat_map(|&(first, last)| (first..=last).filter_map(char::from_u32))
}

fn hex(hash: Sha256) -> String {
    crate::values::hex::to_hex(&hash.finalize())
}

fn of_numbers(numbers: impl Iterator<Item = u32>) -> String {
    hex(numbers.fold(Sha256::new(), |hash, number| hash.chain_update(number.to_be_bytes())))
}

fn of_texts(texts: impl Iterator<Item = String>) -> String {
    hex(texts.fold(Sha256::new(), |hash, text| {
        hash.chain_update((text.len() as u32).to_be_bytes()).chain_update(text)
    }))
}

fn code_points(text: &str) -> String {
    text.chars().map(|c| format!("{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_tables_are_frozen() {
    let assigned = assigned::ASSIGNED.iter().flat_map(|&(first, last)| [first, last]);
    assert_eq!(of_numbers(assigned), ASSIGNED_HASH);
    let one = fold::TO_ONE.iter().flat_map(|&(from, to)| [from, to]);
    let several = fold::TO_SEVERAL.iter().flat_map(|&(from, [a, b, c])| [from, a, b, c]);
    assert_eq!(of_numbers(one.chain(several)), FOLD_HASH);
}

/// The crate follows a later Unicode; what it says of Unicode 14.0.0 must not differ.
#[test]
fn the_crate_keeps_unicodes_promise() {
    assert_eq!(of_texts(every_assigned().map(|c| c.nfkc().collect())), NFKC_HASH);
    assert_eq!(of_texts(every_assigned().map(|c| c.nfkd().collect())), NFKD_HASH);
}

#[test]
fn the_output_is_frozen_for_every_code_point() {
    let output = |c: char| normalise(c.encode_utf8(&mut [0; 4])).unwrap();
    assert_eq!(of_texts(every_assigned().map(output)), OUTPUT_HASH);
}

#[test]
fn golden_strings_come_out_as_ever() {
    let golden = include_str!("../../../../../../schemas/golden/normalisation.v1.json");
    let golden: Vec<serde_json::Value> = serde_json::from_str(golden).unwrap();
    assert!(golden.len() >= 70);
    for sample in &golden {
        let text = |key: &str| sample[key].as_str().unwrap();
        let (input, shows) = (text("input"), text("shows"));
        assert_eq!(code_points(input), text("input_code_points"), "{shows}");
        let output = normalise(input).unwrap();
        assert_eq!(code_points(&output), text("output_code_points"), "{shows}");
        assert_eq!(output, text("output"), "{shows}");
    }
}

/// The short cuts say what the tables say.
#[test]
fn short_cuts_agree_with_the_tables() {
    let mut runs = assigned::ASSIGNED.iter();
    let mut run = runs.next();
    for c in '\0'..=char::MAX {
        let code = u32::from(c);
        run = if run.is_some_and(|(_, last)| code > *last) { runs.next() } else { run };
        let inside = run.is_some_and(|(first, _)| code >= *first);
        assert_eq!(is_assigned(c), inside, "U+{code:04X}");
    }
    for c in ('\0'..='\u{7F}').chain('\u{590}'..='\u{109F}') {
        let code = u32::from(c);
        let row = fold::TO_ONE.iter().find(|(from, _)| *from == code);
        assert!(folded(c).map(u32::from).eq([row.map_or(code, |row| row.1)]), "U+{code:04X}");
        assert!(fold::TO_SEVERAL.iter().all(|(from, _)| *from != code));
    }
}

#[test]
fn what_is_not_assigned_is_refused_by_name_and_compared_as_it_is() {
    for c in ['\u{378}', '\u{FFFF}', '\u{FDD0}', '\u{10FFFF}', '\u{1F6DC}', '\u{1E030}'] {
        let text = format!("Ali {c}É");
        assert_eq!(normalise(&text), Err(Unassigned(c.into())));
        assert_eq!(steps(&text), format!("ali {c}e"));
    }
    // Unicode 15 assigned U+1E030; NFKC of that version makes it U+0430.
    assert_eq!(steps("\u{1E030}"), "\u{1E030}");
    let error = normalise("\u{378}").unwrap_err().to_string();
    assert!(error.contains("U+0378") && error.contains("Unicode 14.0.0"), "{error}");
    assert!(normalise("\u{E000}\u{10FFFD}").is_ok());
}

/// Texts of what the steps treat in a special way, with anything between.
fn any_text() -> impl Strategy<Value = String> {
    let special = "aAß İıiIσΣς ǰΐᾳẖ ﬁﷺ ｱﾞか゛\u{3099}한ᄒ\u{1160}\u{1161}\u{11AB}क\u{93C}क़ \
        آأإؤئ\u{678}ٱابیيىکكڪہهةۃۂۀەھے ۓ\u{640}\u{64E}\u{651}\u{653}\u{654}\u{655}\u{65F}\u{670}\
        \u{300}\u{301}\u{307}\u{323}\u{328}\u{338}\u{345}\u{34F}\u{5B0}\u{591}\u{F71}\u{F72}\
        \u{200B}\u{200C}\u{200D}\u{FEFF}\u{FE0F}\u{AD}\u{A0}\u{2028}\u{378}\u{1E030}٣۳3³Ⅷ½\u{1D165}"
        .chars()
        .collect::<Vec<_>>();
    let one = prop_oneof![
        6 => proptest::sample::select(special),
        1 => any::<char>(),
        1 => proptest::sample::select(every_assigned().collect::<Vec<_>>()),
    ];
    proptest::collection::vec(one, 0..12).prop_map(|chars| chars.into_iter().collect())
}

fn simple() -> Vec<char> {
    ('\0'..='\u{FFFF}').filter(|c| is_simple(*c)).collect()
}

/// Each code point of the short way by itself and beside each other one.
#[test]
fn the_short_way_for_urdu_is_the_long_one_for_every_pair() {
    for one in simple() {
        for other in simple() {
            let text = format!("{one}{other}");
            let long = steps(&format!("{text}\u{AD}"));
            assert_eq!(code_points(&steps(&text)), code_points(&long), "{}", code_points(&text));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, ..ProptestConfig::default() })]

    #[test]
    fn twice_is_once(text in any_text()) {
        let once = steps(&text);
        prop_assert_eq!(code_points(&steps(&once)), code_points(&once));
        prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
    }

    #[test]
    fn composed_and_decomposed_are_one(text in any_text()) {
        // What is not assigned may be composed by a later Unicode, so only reserved values.
        let text: String = text.chars().filter(|c| is_assigned(*c)).collect();
        let once = normalise(&text).unwrap();
        prop_assert_eq!(&normalise(&text.nfc().collect::<String>()).unwrap(), &once);
        prop_assert_eq!(&normalise(&text.nfd().collect::<String>()).unwrap(), &once);
        prop_assert_eq!(&normalise(&text.nfkd().collect::<String>()).unwrap(), &once);
    }

    #[test]
    fn the_short_way_for_urdu_is_the_long_one(
        chars in proptest::collection::vec(proptest::sample::select(simple()), 0..12),
    ) {
        let text: String = chars.into_iter().collect();
        // Soft hyphens make it go the long way.
        prop_assert_eq!(steps(&text), steps(&format!("{text}\u{AD}")));
    }

    #[test]
    fn the_short_way_for_ascii_is_the_long_one(text in "[ -~\t\n\u{b}\u{1c}\0]{0,20}") {
        // A joiner makes it go the long way.
        prop_assert_eq!(steps(&text), steps(&format!("{text}\u{200D}")));
    }
}
