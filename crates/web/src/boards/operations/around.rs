//! Messages around something that the page sets itself, such as a number that is a link.

use greyfile_domain::kernel::arg::Arg;
use greyfile_words::Words;

use crate::kit::text::say;

/// Stands for it while the message is put together: Unicode's own sign for an object in a text.
const OBJECT: char = '\u{fffc}';

/// What stands before `{ $numbers }` in a message, and what stands behind it. Other arguments are
/// not set apart, so none may be a text that somebody typed.
pub(super) fn around(words: Words, id: &str, args: &[Arg]) -> (String, String) {
    let object = [Arg::text("numbers", OBJECT)];
    let told = say(words.plain(), id, &[args, &object].concat());
    match told.split_once(OBJECT) {
        Some((before, behind)) => (before.to_owned(), behind.to_owned()),
        None => (told, String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_words::Lang;

    #[test]
    fn a_unit_stands_where_the_language_has_it() {
        let rupees = |lang| around(Words::of(lang), "operations-rupees", &[]);
        assert_eq!(rupees(Lang::En), ("PKR ".to_owned(), String::new()));
        assert_eq!(rupees(Lang::Ur), (String::new(), " روپے".to_owned()));
    }
}
