//! What pages say, in the reader's language: their own words, and those of `domain`.

use std::sync::LazyLock;

use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::StreamKind;
use greyfile_words::{Book, Lang, Words, names};

/// The words of the pages, each pair beside its page.
static PAGES: LazyLock<Book> = LazyLock::new(|| Book::new(crate::words::WORDS));

/// A message of a page.
pub(crate) fn say(words: Words, id: &str, args: &[Arg]) -> String {
    PAGES.message(words, id, args)
}

/// What stands between things in a row.
pub(crate) fn between(words: Words) -> String {
    words.message("list-items", &[])
}

/// A message of `domain`'s or else of the pages, where there is one.
pub(crate) fn said(words: Words, id: &str) -> Option<String> {
    let english = || Words::of(Lang::En).try_message(id, &[]);
    let of_pages = || PAGES.try_message(words, id, &[]);
    words.try_message(id, &[]).or_else(english).or_else(of_pages)
}

/// What a type of event is called.
pub(crate) fn event_name(words: Words, event_type: &str) -> String {
    let plain = || capital(&event_type.replace(['.', '_'], " "));
    said(words, &names::event(event_type)).unwrap_or_else(plain)
}

/// What a kind of stream is called.
pub(crate) fn kind_name(words: Words, kind: StreamKind) -> String {
    let id = format!("kind-{}", kind.word().unwrap_or("unknown"));
    said(words, &id).unwrap_or_else(|| kind.to_string())
}

/// The first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Both languages say the same things of the same things.
    #[test]
    fn pages_say_everything_in_both_languages() {
        let of = |lang| PAGES.messages(lang).collect::<BTreeMap<_, _>>();
        for lang in Lang::ALL {
            assert_eq!(PAGES.faults(lang), [""; 0], "{lang:?}");
        }
        let (english, urdu) = (of(Lang::En), of(Lang::Ur));
        assert!(!english.is_empty());
        for (id, arguments) in &english {
            assert_eq!(urdu.get(id), Some(arguments), "{id}");
        }
        assert_eq!(english.len(), urdu.len());
    }
}
