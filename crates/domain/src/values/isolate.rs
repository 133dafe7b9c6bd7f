//! What people typed, among the words of this program. A name from right to left would draw the
//! numbers beside it to its own side (`9/2025` would read `2025/9`), so it is set between isolates
//! (U+2068, U+2069), which every browser keeps to. Programs get the text without them.

use std::fmt::Display;

use serde::Serializer;

/// Begins a text with a direction of its own.
const BEGIN: char = '\u{2068}';
/// Ends it.
const END: char = '\u{2069}';

/// The text, set apart if any of it runs from right to left.
pub fn isolated(text: impl Display) -> String {
    let text = text.to_string();
    if text.chars().any(is_right_to_left) { set_apart(&text) } else { text }
}

/// The text, set apart whichever way it runs.
pub fn set_apart(text: &str) -> String {
    format!("{BEGIN}{text}{END}")
}

/// The text without isolates.
pub fn bare(text: &str) -> String {
    text.replace([BEGIN, END], "")
}

/// Serialises a text without isolates.
///
/// # Errors
/// What the serializer says.
pub fn plain<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&bare(text))
}

/// Hebrew, Arabic and their kin.
const fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_the_other_way_is_set_apart() {
        assert_eq!(isolated("PS Saddar"), "PS Saddar");
        assert_eq!(isolated("تھانہ صدر"), "\u{2068}تھانہ صدر\u{2069}");
        assert_eq!(isolated("Block ۷"), "\u{2068}Block ۷\u{2069}");
    }
}
