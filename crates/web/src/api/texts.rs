//! What the API tells people besides refusals: its own problems and those of intake, in the reader's
//! language.

use std::sync::LazyLock;

use greyfile_domain::kernel::arg::Arg;
use greyfile_words::{Book, Files, Words, id};

static PROBLEMS: LazyLock<Book> = LazyLock::new(|| {
    let (en, ur) = greyfile_intake::WORDS;
    let own = Files { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    Book::new(&[Files { en, ur }, own])
});

/// A problem as people read it.
pub(super) struct Told {
    pub(super) message: String,
    /// The rule that was broken, if one was.
    pub(super) rule: Option<String>,
}

/// The words of a problem; nothing for a code that has none, or lacks what they speak of.
pub(super) fn problem(words: Words, code: &str, args: &[Arg]) -> Option<Told> {
    let id = id("problem", code);
    let message = PROBLEMS.try_message(words, &id, args)?;
    Some(Told { message, rule: PROBLEMS.try_message(words, &format!("{id}.rule"), args) })
}

/// A message besides those of problems.
pub(super) fn say(words: Words, id: &str, args: &[Arg]) -> String {
    PROBLEMS.message(words, id, args)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use greyfile_words::Lang;

    use super::*;

    /// Both languages say the same things of the same things.
    #[test]
    fn every_problem_is_told_in_both_languages() {
        let of = |lang| PROBLEMS.messages(lang).collect::<BTreeMap<_, _>>();
        let (english, urdu) = (of(Lang::En), of(Lang::Ur));
        assert!(english.len() > 30);
        assert_eq!(english, urdu);
    }
}
