//! JSON as people read it: what fits stands on one line, long lists are cut.

use std::fmt::Write as _;

use serde_json::Value;

/// Bytes that stand on one line.
const LINE: usize = 110;
/// Items of a list that are shown.
pub(super) const ITEMS: usize = 15;

/// A value, with lists of many items cut.
pub(super) fn pretty(value: &Value) -> String {
    let mut out = String::new();
    put(value, 0, &mut out);
    out.push('\n');
    out
}

fn put(value: &Value, depth: usize, out: &mut String) {
    let line = value.to_string();
    let indent = "  ".repeat(depth + 1);
    match value {
        _ if line.len() + 2 * depth <= LINE => out.push_str(&line),
        Value::Array(items) => {
            out.push_str("[\n");
            for item in items.iter().take(ITEMS) {
                out.push_str(&indent);
                put(item, depth + 1, out);
                out.push('\n');
            }
            if let Some(rest) = items.get(ITEMS..).filter(|rest| !rest.is_empty()) {
                let _ = writeln!(out, "{indent}{}", cut(rest.iter().map(Value::to_string)));
            }
            let _ = write!(out, "{}]", "  ".repeat(depth));
        }
        Value::Object(fields) => {
            out.push_str("{\n");
            for (name, value) in fields {
                let _ = write!(out, "{indent}{name}: ");
                put(value, depth + 1, out);
                out.push('\n');
            }
            let _ = write!(out, "{}}}", "  ".repeat(depth));
        }
        _ => out.push_str(&line),
    }
}

/// What stands for rows that are not shown: how many, and a hash (FNV-1a) of them.
pub(super) fn cut(rows: impl IntoIterator<Item = String>) -> String {
    let (mut count, mut hash) = (0, 0xcbf2_9ce4_8422_2325_u64);
    for row in rows {
        count += 1;
        for byte in row.bytes().chain([b'\n']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    format!("… {count} more, hash {hash:016x}")
}

#[test]
fn a_change_in_what_is_cut_is_seen() {
    let mut list: Vec<Value> = (0..100).map(|n| format!("row number {n}").into()).collect();
    let one = pretty(&list.clone().into());
    assert_eq!(one.lines().count(), ITEMS + 3, "{one}");
    list[99] = "row number 98".into();
    assert_ne!(one, pretty(&list.into()));
}
