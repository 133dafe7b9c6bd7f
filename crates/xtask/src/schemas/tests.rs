//! What is written of a schema, and what a change of it is.

use super::*;
use serde_json::json;

fn judge(check: Check, there: &Value, code: Value) -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.json");
    fs::write(&path, there.to_string()).unwrap();
    File { name: "x.json".to_owned(), content: code, check }.judge(&path).unwrap()
}

#[test]
fn a_shape_never_changes_and_its_words_may() {
    let there = json!({ "title": "A", "properties": { "description": { "type": "string" } } });
    let words = json!({ "title": "B", "properties": { "description": { "type": "string" } } });
    let shape = json!({ "title": "A", "properties": { "description": { "type": "null" } } });
    assert_eq!(judge(Check::Shape, &there, there.clone()), Verdict::Same);
    assert_eq!(judge(Check::Shape, &there, words), Verdict::Stale);
    assert!(matches!(judge(Check::Shape, &there, shape), Verdict::Wrong(_)));
}

/// A payload whose enum has these variants.
fn with(variants: Value) -> Value {
    json!({
        "type": "object", "properties": { "ground": { "$ref": "#/$defs/Ground" } },
        "required": ["ground"], "additionalProperties": false,
        "$defs": { "Ground": { "oneOf": variants } },
    })
}

#[test]
fn an_enum_may_grow_at_its_end_and_change_in_no_other_way() {
    let word = |word: &str| json!({ "type": "string", "const": word });
    let given = |fields: Value| {
        let given = json!({ "type": "object", "properties": fields });
        json!({ "type": "object", "properties": { "given": given }, "required": ["given"] })
    };
    let by = || given(json!({ "by": { "type": "string" } }));
    let there = with(json!([word("seen"), by()]));
    let judged = |code| judge(Check::Shape, &there, code);
    let mut named = with(json!([word("seen"), by(), { "$ref": "#/$defs/New" }]));
    named["$defs"]["New"] = word("told");
    for appended in [
        with(json!([word("seen"), by(), word("told")])),
        with(json!([word("seen"), by(), word("told"), word("read")])),
        named,
    ] {
        assert_eq!(judged(appended.clone()), Verdict::Stale, "{appended}");
    }
    let mut optional = there.clone();
    optional["required"] = json!([]);
    let mut more = there.clone();
    more["properties"]["more"] = word("seen");
    for changed in [
        with(json!([word("seen")])),
        with(json!([by(), word("seen")])),
        with(json!([word("told"), word("seen"), by()])),
        with(json!([word("noticed"), by()])),
        with(json!([word("seen"), given(json!({ "from": { "type": "string" } }))])),
        with(json!([word("seen"), given(json!({ "by": { "type": "integer" } }))])),
        with(json!([
            word("seen"),
            given(json!({
                "by": { "type": "string" }, "more": { "type": "string" },
            }))
        ])),
        optional,
        more,
    ] {
        assert!(matches!(judged(changed.clone()), Verdict::Wrong(_)), "{changed}");
    }
    // The same where an enum is one list of words.
    let words = |words: Value| json!({ "type": "string", "enum": words });
    let there = words(json!(["a", "b"]));
    let judged = |code| judge(Check::Shape, &there, code);
    assert_eq!(judged(words(json!(["a", "b", "c"]))), Verdict::Stale);
    for changed in [json!(["a"]), json!(["b", "a"]), json!(["a", "c"]), json!(["c", "a", "b"])] {
        assert!(matches!(judged(words(changed.clone())), Verdict::Wrong(_)), "{changed}");
    }
    // A type that becomes one of several is no enum.
    let any = |types: Value| json!({ "anyOf": types });
    let there = any(json!([{ "type": "null" }]));
    let wider = any(json!([{ "type": "null" }, { "type": "string" }]));
    assert!(matches!(judge(Check::Shape, &there, wider), Verdict::Wrong(_)));
}

#[test]
fn samples_of_new_variants_go_behind_those_that_are_there() {
    let drawn = golden::samples("fir.lodged", 1).unwrap();
    let there = Value::from(drawn[..drawn.len() - 1].to_vec());
    let check = || Check::Samples("fir.lodged", 1);
    assert_eq!(judge(check(), &there, drawn.clone().into()), Verdict::Stale);
    let mut other = drawn.clone();
    other[0]["hex"] = "00".into();
    assert!(matches!(judge(check(), &other.into(), drawn.into()), Verdict::Wrong(_)));
}

#[test]
fn samples_are_kept_as_long_as_they_read_as_they_did() {
    let drawn = golden::samples("fir.lodged", 1).unwrap();
    let mut kept = drawn.clone();
    kept.reverse();
    let check = || Check::Samples("fir.lodged", 1);
    assert_eq!(judge(check(), &kept.clone().into(), drawn.clone().into()), Verdict::Same);
    kept[0]["hex"] = "00".into();
    assert!(matches!(judge(check(), &kept.into(), drawn.into()), Verdict::Wrong(_)));
}

#[test]
fn commands_follow_the_code() {
    assert_eq!(judge(Check::Follows, &json!(1), json!(2)), Verdict::Stale);
    assert!(matches!(judge(Check::Exactly, &json!(1), json!(2)), Verdict::Wrong(_)));
}

#[test]
fn nothing_is_rewritten_after_the_first_release() {
    assert!(rewritable("0.1.0-dev").is_ok());
    assert!(rewritable("0.1.0").is_err());
    assert!(rewritable("0.2.0-dev").is_err());
}
