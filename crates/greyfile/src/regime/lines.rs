//! In which line of a TOML file a field stands.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The line of a byte, the first is 1.
pub(super) fn at(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or(text);
    before.matches('\n').count() + 1
}

/// The line of a field by its path, such as `fees[2].amount.currency`; of one that is missing, that of
/// what it is missing in.
pub(super) fn of(text: &str, path: &str) -> usize {
    let Ok(table) = DeTable::parse(text) else { return 1 };
    let mut found = 0;
    let mut value: Option<&Spanned<DeValue<'_>>> = None;
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        let inner = match (step.strip_suffix(']'), value.map(Spanned::get_ref)) {
            (Some(row), Some(DeValue::Array(items))) => {
                let row = row.parse().ok();
                row.and_then(|row: usize| items.get(row)).map(|item| (item.span().start, item))
            }
            (None, Some(DeValue::Table(table))) => key(table, step),
            (None, None) => key(table.get_ref(), step),
            _ => None,
        };
        let Some((start, inner)) = inner else { break };
        found = start;
        value = Some(inner);
    }
    at(text, found)
}

fn key<'t, 'i>(table: &'t DeTable<'i>, name: &str) -> Option<(usize, &'t Spanned<DeValue<'i>>)> {
    let (key, value) = table.iter().find(|(key, _)| key.get_ref() == name)?;
    Some((key.span().start, value))
}
