//! One value as people write it, and a heading as they write one.

use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::same::plain;
use greyfile_envelope::StreamId;
use greyfile_field::{Kind, Text};
use greyfile_words::Words;
use serde_json::{Value, json};

use crate::kit::text::say;
use crate::kit::when;

/// Most lines that a list of lines can have.
pub(super) const LINES_MAX: usize = 1_000;

/// A text as the record writes it, from what people write.
pub(super) fn written(kind: &Text, text: &str) -> String {
    match kind.kind {
        Kind::Prose => text.replace('\r', ""),
        Kind::Occurred | Kind::Day => when::written(text),
        // "SIM card" is the code sim_card.
        Kind::Code => text.to_lowercase().replace([' ', '-'], "_"),
        Kind::Country => {
            greyfile_words::country_asked(text).map_or_else(|| text.to_uppercase(), str::to_owned)
        }
        Kind::Currency => text.to_uppercase(),
        // Picked from a list, or pasted with the address it stood in.
        Kind::Stream(_) => id_in(text).unwrap_or(text).to_owned(),
        Kind::Line
        | Kind::PlaceCode
        | Kind::Hand
        | Kind::Instant
        | Kind::Id
        | Kind::Number
        | Kind::Hex => text.to_owned(),
    }
}

/// The stream that a text names: by its id, or by an address that the id stands in.
pub(super) fn stream_in(text: &str) -> Option<StreamId> {
    id_in(text)?.parse().ok()
}

/// The id in an address of this service, such as `/cases/case-01…?at_least=7`.
fn id_in(text: &str) -> Option<&str> {
    let mut parts = text.split(['/', '?', '#', '=', '&', ' ']);
    parts.rfind(|part| part.parse::<StreamId>().is_ok())
}

/// A whole number between two others, both included, or what is wrong with it.
pub(super) fn within(text: &str, min: i128, max: i128, words: Words) -> Result<i128, String> {
    match whole(text) {
        Some(number) if (min..=max).contains(&number) => Ok(number),
        Some(_) => {
            let limits = [Arg::text("min", min), Arg::text("max", max)];
            Err(say(words, "form-between", &limits))
        }
        None => Err(say(words, "form-whole", &[])),
    }
}

/// A whole number that is not below 0 and fits its type.
pub(super) fn unsigned<N: TryFrom<i128>>(text: &str) -> Option<N> {
    whole(text).filter(|number| *number >= 0)?.try_into().ok()
}

/// A whole number as people write it.
pub(super) fn whole(text: &str) -> Option<i128> {
    let text = when::digits(text.trim());
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", &*text),
    };
    // Separators stand before groups of three digits, or of two and three as in 1,00,000: a number
    // such as 1,5 is none.
    let groups: Vec<&str> = digits.split([',', ' ', '،']).collect();
    let (last, rest) = groups.split_last()?;
    let grouped = rest.is_empty()
        || last.len() == 3
            && rest.iter().skip(1).all(|group| matches!(group.len(), 2 | 3))
            && rest.first().is_some_and(|first| (1..=3).contains(&first.len()));
    let digits_only = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    (grouped && digits_only).then(|| format!("{sign}{}", groups.concat()).parse().ok()).flatten()
}

/// A number in JSON.
pub(super) fn number_of(number: i128) -> Value {
    match (u64::try_from(number), i64::try_from(number)) {
        (Ok(number), _) => json!(number),
        (Err(_), Ok(number)) => json!(number),
        (Err(_), Err(_)) => Value::Null,
    }
}

/// Which of these fields a heading fits, by their places. A field's own name goes before what others
/// are called, so that each can be named.
pub(super) fn fitting<'a>(
    fields: impl Iterator<Item = (&'a str, &'a [String])> + Clone,
    heading: &str,
) -> Vec<usize> {
    let heading = plain(heading);
    let all = || fields.clone().enumerate();
    if let Some((own, _)) = all().find(|(_, (name, _))| plain(name) == heading) {
        return vec![own];
    }
    let called = |labels: &[String]| labels.iter().any(|label| plain(label) == heading);
    all().filter(|(_, (_, labels))| called(labels)).map(|(at, _)| at).collect()
}
