//! Normalisation 1. **Frozen**: the ids of reservations are keyed hashes of its output, so no
//! output may ever change. A hash in the tests holds every code point and every table.
//!
//! The steps, in this order:
//!
//! 1. [`normalise`] refuses a text with a code point that Unicode 14.0.0 does not assign. Private
//!    use is assigned, noncharacters are not. Nobody can say today how a later Unicode will treat
//!    such a code point, so no id may rest on it. [`steps`] alone lets it stand as it is.
//! 2. NFKC. Unicode's stability policy makes the NFKC of assigned code points final, so the crate
//!    `unicode-normalization` may follow any later Unicode. Tests hold it to version 14.0.0.
//! 3. Full case folding by the table of Unicode 14.0.0 in `fold.rs`, never by Rust's own, which
//!    changes with the toolchain. It knows no language: `I` is `i`, Turkish too; ß is `ss`.
//! 4. NFKD, so that a mark can be seen whether or not it came inside a letter.
//! 5. Our own table:
//!    - blanks (White_Space) become one ASCII space, and go at both ends ([`is_blank`]);
//!    - what cannot be seen goes ([`is_invisible`]);
//!    - diacritics go ([`is_mark`]). Madda (U+0653) and hamza (U+0654, U+0655, U+065F) stay, since
//!      they make other letters: آ is not ا, and ئ is not ی;
//!    - but a hamza above heh goes, since ۂ and ۀ only mark the genitive. Which way the heh was
//!      typed does not matter, nor does a joiner or a vowel between the two;
//!    - letters and digits that look alike become one ([`one_form`]).
//! 6. NFKC again, which joins what step 4 took apart and the removals left side by side.
//!
//! The result is stable: to normalise it again changes nothing. It is for comparing, never for
//! showing. It can be empty, for a text of marks only: refuse that where a value is needed.
//!
//! `reference.py` says the same in 60 lines of Python. It made the tables, the golden strings in
//! `schemas/golden/normalisation.v1.json` and the hashes in the tests.

mod assigned;
mod fold;
#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The version of these rules; it goes into the hash with what they return.
pub const VERSION: u8 = 1;

/// A code point that Unicode 14.0.0 does not assign, in a value that is to be reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "it holds U+{0:04X}, which is no character of Unicode 14.0.0, so it cannot be compared \
     reliably with other entries; nothing was recorded; write it without this character"
)]
pub struct Unassigned(pub u32);

/// The text as reservations compare it, for ever.
///
/// # Errors
/// When it holds a code point that Unicode 14.0.0 does not assign; the first one is named.
pub fn normalise(text: &str) -> Result<String, Unassigned> {
    match text.chars().find(|c| !is_assigned(*c)) {
        Some(c) => Err(Unassigned(c.into())),
        None => Ok(steps(text)),
    }
}

/// All steps but the refusal.
pub(super) fn steps(text: &str) -> String {
    if text.is_ascii() {
        return ascii(text);
    }
    let mut table = Table::with_capacity(text.len());
    if text.chars().all(is_simple) {
        text.chars().for_each(|c| table.take(c.to_ascii_lowercase()));
        return table.out;
    }
    for part in parts(text) {
        match part {
            Part::Known(known) => {
                known.nfkc().flat_map(folded).nfkd().for_each(|c| table.take(c));
            }
            Part::Unknown(c) => table.push(c),
        }
    }
    let mut out = String::with_capacity(table.out.len());
    for part in parts(&table.out) {
        match part {
            Part::Known(known) => out.extend(known.nfkc()),
            Part::Unknown(c) => out.push(c),
        }
    }
    out
}

/// The same for a text of ASCII alone, which NFKC and the table leave as it is.
fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.make_ascii_lowercase();
    out
}

/// Whether two texts of ASCII are the same after all steps.
pub(super) fn ascii_alike(one: &str, other: &str) -> bool {
    let words = |text| str::split(text, is_blank).filter(|word| !word.is_empty());
    let (mut one, mut other) = (words(one), words(other));
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one.eq_ignore_ascii_case(other) => {}
            _ => return false,
        }
    }
}

/// ASCII, and what nearly every Urdu or Arabic text is made of: letters, digits, marks that go,
/// joiners. Step 5 alone does all of them, since none folds, none decomposes but to compose again
/// or to lose its hamza, and no mark is among them that could join another letter.
const fn is_simple(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{7F}'
            | '\u{600}'..='\u{652}'
            | '\u{656}'..='\u{65E}'
            | '\u{660}'..='\u{674}'
            | '\u{679}'..='\u{6D5}'
            | '\u{6F0}'..='\u{6FF}'
            | '\u{200B}'..='\u{200F}'
    )
}

/// A stretch of assigned code points, or one code point that is not.
enum Part<'a> {
    Known(&'a str),
    Unknown(char),
}

/// The parts of a text. An unknown code point parts its neighbours: a later Unicode may compose
/// it, or order marks around it, and what rules compare must not change with that.
fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let c = rest.chars().next()?;
        let end = rest.find(|c| !is_assigned(c)).unwrap_or(rest.len());
        let (part, len) = match end {
            0 => (Part::Unknown(c), c.len_utf8()),
            _ => (Part::Known(&rest[..end]), end),
        };
        rest = &rest[len..];
        Some(part)
    })
}

/// Step 5, a code point at a time.
struct Table {
    out: String,
    /// Whether a blank is due before the next code point.
    blank: bool,
    /// The last one written that is no combining mark.
    base: char,
}

impl Table {
    fn with_capacity(len: usize) -> Self {
        Self { out: String::with_capacity(len), blank: false, base: ' ' }
    }

    fn take(&mut self, c: char) {
        if is_blank(c) {
            self.blank = !self.out.is_empty();
            self.base = ' ';
        } else if !(is_invisible(c) || is_mark(c) || (c == HAMZA_ABOVE && self.base == HEH)) {
            self.push(one_form(c));
        }
    }

    fn push(&mut self, c: char) {
        if std::mem::take(&mut self.blank) {
            self.out.push(' ');
        }
        self.out.push(c);
        // A mark of any other class may come to stand on the other side of a hamza in step 6, so
        // it must not part the hamza from its letter.
        if canonical_combining_class(c) == 0 {
            self.base = c;
        }
    }
}

fn is_assigned(c: char) -> bool {
    // Latin and Arabic, without the search: both have no gap there.
    if matches!(c, '\0'..='\u{377}' | '\u{600}'..='\u{70D}') {
        return true;
    }
    let c = u32::from(c);
    let next = assigned::ASSIGNED.partition_point(|(first, _)| *first <= c);
    next > 0 && c <= assigned::ASSIGNED[next - 1].1
}

/// A code point's case folding: one to three code points.
fn folded(c: char) -> impl Iterator<Item = char> {
    let code = u32::from(c);
    let several = match code {
        // ASCII, and what has no case from Hebrew to Myanmar, without the search.
        0x41..=0x5A => [code + 0x20, 0, 0],
        0..=0x7F | 0x590..=0x109F => [code, 0, 0],
        _ => match fold::TO_ONE.binary_search_by_key(&code, |(from, _)| *from) {
            Ok(at) => [fold::TO_ONE[at].1, 0, 0],
            Err(_) => match fold::TO_SEVERAL.binary_search_by_key(&code, |(from, _)| *from) {
                Ok(at) => fold::TO_SEVERAL[at].1,
                Err(_) => [code, 0, 0],
            },
        },
    };
    // U+0000 folds to itself; elsewhere 0 fills up.
    let len = several.iter().skip(1).take_while(|code| **code != 0).count() + 1;
    several.into_iter().take(len).filter_map(char::from_u32)
}

/// White_Space of Unicode 14.0.0.
const fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\u{9}'..='\u{D}'
            | ' '
            | '\u{85}'
            | '\u{A0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200A}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202F}'
            | '\u{205F}'
            | '\u{3000}'
    )
}

/// What text is pasted with and nobody reads: every assigned code point of
/// Default_Ignorable_Code_Point that is no mark (soft hyphen, fillers, joiners, direction,
/// variation selectors, tags), the signs around annotations, and the stretching of Arabic letters.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{640}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0001}'
            | '\u{E0020}'..='\u{E007F}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Diacritics: what may be left out without making another word for who reads Latin, Greek,
/// Cyrillic, Arabic or Urdu. The marks of other scripts stay, since they make other letters there
/// (nukta, dakuten, vowel signs).
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        // Combining Diacritical Marks.
        '\u{300}'..='\u{36F}'
            // Signs of honour over names, small high letters.
            | '\u{610}'..='\u{61A}'
            // Harakat: tanwin, zabar, pesh, zer, shadda, jazm.
            | '\u{64B}'..='\u{652}'
            // Subscript alef, ulta pesh, noon ghunna's mark, vowel signs of other languages.
            | '\u{656}'..='\u{65E}'
            // Superscript alef.
            | '\u{670}'
            // Signs of recitation.
            | '\u{6D6}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E4}'
            | '\u{6E7}'..='\u{6E8}'
            | '\u{6EA}'..='\u{6ED}'
            // Arabic Extended-B and Extended-A: the same sorts.
            | '\u{898}'..='\u{89F}'
            | '\u{8CA}'..='\u{8E1}'
            | '\u{8E3}'..='\u{8FF}'
            // Combining Diacritical Marks Extended, Supplement, for Symbols; Half Marks.
            | '\u{1AB0}'..='\u{1ACE}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20F0}'
            | '\u{FE20}'..='\u{FE2F}'
    )
}

const HAMZA_ABOVE: char = '\u{654}';
/// Arabic yeh, not Urdu's ی, since with a hamza it composes to ئ, as the record writes it.
const YEH: char = '\u{64A}';
const KAF: char = '\u{6A9}';
const HEH: char = '\u{6C1}';

/// Keyboards of Arabic and Urdu type yeh, kaf and heh as letters of their own, which look alike;
/// teh marbuta is written as heh in Urdu. Heh doachashmee (U+06BE) and Sindhi's kaf (U+06AA) make
/// other words and stay. Each script has its own digits.
const fn one_form(c: char) -> char {
    match c {
        '\u{649}' | '\u{6CC}' => YEH,
        '\u{643}' => KAF,
        // U+06C0 and U+06C2 hold the hamza that goes; step 4 takes them apart where it is done.
        '\u{629}' | '\u{647}' | '\u{6C0}' | '\u{6C2}' | '\u{6C3}' | '\u{6D5}' => HEH,
        '\u{660}'..='\u{669}' => digit(c as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => digit(c as u32 - 0x6F0),
        _ => c,
    }
}

const fn digit(value: u32) -> char {
    (b'0' + value as u8) as char
}
