//! Characters that nobody sees, or that make a page show another text than the record holds.

/// The first character of a text that may not stand in it: a control or direction character, a
/// separator of lines, one that shows as nothing, one that is none. Where a text has `lines`, breaks
/// and tabs are part of it.
///
/// A joiner may stand between two letters of Arabic script, as Urdu writes, and between two parts of
/// one picture.
pub fn hidden_in(text: &str, lines: bool) -> Option<char> {
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        let is_fine = match c {
            '\n' | '\t' => lines,
            '\u{200C}' | '\u{200D}' => joins(before, after),
            // It asks for the coloured form of the picture before it.
            '\u{FE0F}' => before.is_some_and(|before| !before.is_alphabetic()),
            c => !c.is_control() && !is_unseen(c),
        };
        if !is_fine {
            return Some(c);
        }
        before = Some(c);
    }
    None
}

/// Whether a joiner has something to join.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let both = |of: fn(char) -> bool| before.is_some_and(of) && after.is_some_and(of);
    both(is_arabic_letter) || both(is_picture)
}

/// A letter of Arabic script, or a mark on one.
fn is_arabic_letter(c: char) -> bool {
    let of_script = matches!(
        c,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}'
            | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
    );
    of_script && c.is_alphabetic()
}

fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// The default ignorable characters of Unicode 17 (DerivedCoreProperties.txt) but those that joiners
/// and pictures need, the direction characters, the separators of lines and paragraphs, and what
/// Unicode says is no character.
const fn is_unseen(c: char) -> bool {
    let is_none = c as u32 & 0xFFFE == 0xFFFE;
    is_none
        || matches!(
            c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
                | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FDD0}'..='\u{FDEF}'
                | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_stands_in_no_text() {
        for hidden in [
            '\0',
            '\u{7F}',
            '\u{85}',
            '\u{AD}',
            '\u{34F}',
            '\u{61C}',
            '\u{115F}',
            '\u{180E}',
            '\u{200B}',
            '\u{200E}',
            '\u{200F}',
            '\u{2028}',
            '\u{2029}',
            '\u{202A}',
            '\u{202E}',
            '\u{2060}',
            '\u{2066}',
            '\u{3164}',
            '\u{FE00}',
            '\u{FEFF}',
            '\u{FFFE}',
            '\u{FFFF}',
            '\u{1FFFE}',
            '\u{FDD0}',
            '\u{E0041}',
            '\u{E0100}',
        ] {
            for text in [format!("کراچی{hidden}کراچی"), format!("a{hidden}"), format!("{hidden}a")]
            {
                assert_eq!(hidden_in(&text, true), Some(hidden), "{hidden:?} in {text:?}");
            }
        }
        for (text, in_line, in_lines) in [
            ("می\u{200C}خواہم", None, None),
            ("لله\u{200D}ہ", None, None),
            ("مَ\u{200C}ن", None, None),
            ("de\u{200C}sk", Some('\u{200C}'), Some('\u{200C}')),
            ("می\u{200C} خواہم", Some('\u{200C}'), Some('\u{200C}')),
            ("\u{200D}می", Some('\u{200D}'), Some('\u{200D}')),
            ("👩\u{200D}🚒 ❤\u{FE0F} 1\u{FE0F}", None, None),
            ("a\u{FE0F}", Some('\u{FE0F}'), Some('\u{FE0F}')),
            ("one\ntwo\tthree", Some('\n'), None),
            ("one\rtwo", Some('\r'), Some('\r')),
            ("ً٫ × – “x” 𐎠 \u{A0}", None, None),
        ] {
            assert_eq!(
                (hidden_in(text, false), hidden_in(text, true)),
                (in_line, in_lines),
                "{text:?}"
            );
        }
    }
}
