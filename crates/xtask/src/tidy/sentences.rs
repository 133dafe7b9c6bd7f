//! No sentence in these rooms: what people read lies in Fluent files beside what it speaks of, in both
//! languages, and `greyfile-words` renders it. A log's lines are for operators and programs, and stay
//! in the code.

use super::finding::{Finding, is_test};
use super::left::LEFT;
use super::tokens::{Kind, Token, tokens, without_tests};

/// Where there are none.
const FREE: &[&str] = &[
    "crates/domain/src/",
    "crates/greyfile/src/",
    "crates/intake/src/",
    "crates/web/src/",
    "crates/projectors/",
    "crates/tables/src/",
];
/// What these hold is data: the reports of the demonstration, and what made-up cases say. A person
/// who reads it reads the record.
const MADE_UP: &[&str] = &["crates/greyfile/src/demo/", "crates/greyfile/src/simulate/"];

/// What stands in the place of a citation and has no section.
const CITATIONS: &[&str] = &["NCCIA, DG's permission"];
/// Macros for who wrote the program, and for its own log: what stands in them, however deep.
const FOR_PROGRAMMERS: &[&str] = &[
    "assert!",
    "assert_eq!",
    "assert_ne!",
    "debug_assert!",
    "panic!",
    "unreachable!",
    "tracing::debug!",
    "tracing::debug_span!",
    "tracing::error!",
    "tracing::info!",
    "tracing::info_span!",
    "tracing::trace!",
    "tracing::warn!",
];
/// What is only compiled for tests, though neither its name nor its folder says so.
const FOR_TESTS: &[&str] = &["crates/web/src/streams/case/spoken.rs"];
/// What describes the API to whoever writes programs: attributes with lines of their own.
const DESCRIBED: &[&str] = &["utoipa::path", "openapi"];
/// Descriptions of a field: its `about` is for who writes programs, as a doc comment is.
const FIELDS: &[&str] = &["text_field!", "text!", "number!", "Text"];

pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let stands_in = |folders: &[&str]| folders.iter().any(|folder| path.starts_with(folder));
    if !stands_in(FREE) || stands_in(MADE_UP) || stands_in(FOR_TESTS) || is_test(path) {
        return Vec::new();
    }
    let mut left: Vec<&str> = LEFT.iter().filter(|one| one.0 == path).map(|one| one.1).collect();
    let mut findings = Vec::new();
    for (line, sentence) in sentences(text) {
        match left.iter().position(|listed| *listed == sentence) {
            Some(at) => drop(left.remove(at)),
            None => {
                findings.push(Finding::new(
                    path,
                    line,
                    format!("a sentence, which belongs in words.*.ftl: {sentence}"),
                ));
            }
        }
    }
    let gone = |listed| format!("no longer says `{listed}`: take it out of the list");
    findings.extend(left.into_iter().map(|listed| Finding::new(path, 0, gone(listed))));
    findings
}

/// The files and folders that the lists here name.
pub(super) fn listed() -> impl Iterator<Item = &'static str> {
    FREE.iter().chain(MADE_UP).chain(FOR_TESTS).copied().chain(LEFT.iter().map(|(path, _)| *path))
}

/// The sentences of a source without its tests, each with the line that it begins on.
fn sentences(source: &str) -> Vec<(usize, String)> {
    let tokens = without_tests(&tokens(source).unwrap_or_default());
    texts(&tokens).into_iter().filter(|(_, text)| is_sentence(text)).collect()
}

/// Three words or more, with letters in them, that are no citation of law.
fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    words.count() > 2 && !is_citation(text) && !is_layout(text)
}

/// A format that only puts things beside each other, as `{bar} {done} {left}`.
fn is_layout(text: &str) -> bool {
    // A mark by its number has a letter before the number.
    let text = text.replace("\\u{", "{");
    let between = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    !between.flat_map(str::chars).any(char::is_alphabetic)
}

/// A statute and its section, as in `Convention on … art. 36` or `CrPC s.61, s.167`: it ends with a
/// section, and before that every word is of a name.
fn is_citation(text: &str) -> bool {
    if CITATIONS.contains(&text) {
        return true;
    }
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_section = |word: &str| word.strip_prefix("s.").is_some_and(is_number);
    let is_name = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || ["of", "on", "the", "and", "for", "in", "art."].contains(&word)
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = match words.as_slice() {
        [.., mark, last] => is_section(last) || (*mark == "art." && is_number(last)),
        _ => false,
    };
    ends && words.iter().all(|word| is_section(word) || is_name(word))
}

/// A bracket that is open: what stands directly before it, such as `x.expect` or `tracing::warn!`,
/// and which it is.
struct Open {
    before: String,
    bracket: String,
    /// The place of its first token.
    from: usize,
}

impl Open {
    /// The last word of what stands before.
    fn last(&self) -> &str {
        self.before.rsplit([':', '.']).next().unwrap_or_default()
    }

    fn is_attribute(&self) -> bool {
        self.bracket == "[" && (self.before == "#" || self.before == "#!")
    }
}

/// Every text of a source that is not a programmer's, with the line that it begins on. What
/// `concat!` joins is one text.
fn texts(tokens: &[Token]) -> Vec<(usize, String)> {
    let mut texts = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    // The texts of a `concat!` that is open, how many brackets were open before it, and its line.
    let mut joined: Option<(usize, usize, String)> = None;
    for (at, token) in tokens.iter().enumerate() {
        let is_mark = |marks: [&str; 3]| marks.iter().any(|mark| token.is(mark));
        if is_mark(["(", "[", "{"]) {
            let (before, from) = before(tokens, at);
            if before == "concat!" && joined.is_none() && !is_programmers(tokens, from, &open) {
                joined = Some((open.len(), token.line, String::new()));
            }
            open.push(Open { before, bracket: token.text.clone(), from });
        } else if is_mark([")", "]", "}"]) {
            open.pop();
            if let Some((_, line, text)) = joined.take_if(|joined| joined.0 == open.len()) {
                texts.push((line, text));
            }
        } else if token.kind == Kind::Text {
            match &mut joined {
                Some((_, _, all)) => all.push_str(&plain(&token.text)),
                None if is_programmers(tokens, at, &open) => {}
                None => texts.push((token.line, plain(&token.text))),
            }
        }
    }
    texts
}

/// A text as it is read: without its quotes, and on one line.
fn plain(text: &str) -> String {
    let text = text.trim_start_matches(['b', 'c', 'r']).trim_matches('#').trim_matches('"');
    let mut lines = text.split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |all, line| all + line.trim_start())
}

/// The path, method or macro directly before a bracket, or the mark of an attribute, and the place of
/// its first token.
fn before(tokens: &[Token], bracket: usize) -> (String, usize) {
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.is(text));
    let mut from = bracket;
    // Two words beside each other are no path.
    let mut word_wanted = true;
    while let Some(at) = from.checked_sub(1) {
        let token = &tokens[at];
        if token.kind == Kind::Word && word_wanted {
            word_wanted = false;
            from = at;
        } else if (token.is("!") && from == bracket) || (token.is("#") && word_wanted) {
            from = at;
        } else if token.is(".") && !word_wanted {
            word_wanted = true;
            from = at;
        } else if token.is(":") && !word_wanted && at > 0 && is(at - 1, ":") {
            word_wanted = true;
            from = at - 1;
        } else {
            break;
        }
    }
    (tokens[from..bracket].iter().map(|token| token.text.as_str()).collect(), from)
}

/// Whether what stands at this place is for who writes programs, or for who operates them.
fn is_programmers(tokens: &[Token], at: usize, open: &[Open]) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].text.as_str());
    let innermost = open.last();
    let call = innermost.map_or("", Open::last);
    let in_any = |names: &[&str]| open.iter().any(|open| names.contains(&open.before.as_str()));
    // What puts a text together stands for that text.
    if let Some((format, around)) = open.split_last()
        && ["concat!", "format!"].contains(&format.before.as_str())
    {
        return is_programmers(tokens, format.from, around);
    }
    let told_to_programmers = match (before(2), before(1)) {
        // What a lint is told.
        ("reason", "=") => open.iter().any(Open::is_attribute),
        // What a JSON Schema says of a text.
        ("\"description\"", ":") => true,
        ("about", ":") => open.iter().any(in_fields),
        _ => false,
    };
    told_to_programmers
        || in_any(FOR_PROGRAMMERS)
        || in_any(DESCRIBED)
        || ["expect", "expect_err"].contains(&call)
        // What a metric measures.
        || call.starts_with("describe_")
}

fn in_fields(open: &Open) -> bool {
    FIELDS.contains(&open.before.as_str()) || FIELDS.contains(&open.last())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<usize> {
        let path = format!("crates/domain/src/{path}");
        check(&path, text).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn a_sentence_is_found_where_none_may_be() {
        for (text, lines) in [
            ("a\nlet x = \"no warrant and no exception\";", vec![2]),
            ("let x = r#\"held by nobody now\"#;", vec![1]),
            ("let x = \"a text\n  of some lines\"; let y = \"b c d\";", vec![1, 2]),
            ("let x = \"fir.arrest_differs\";", vec![]),
            ("let x = \"late entry\";", vec![]),
            ("let x = \"{spinner} {msg} {elapsed}\";", vec![]),
            ("tracing::warn!(error = %error, \"a view was not closed\");", vec![]),
            ("x.find(1)\n.expect(\"what is there is found\");", vec![]),
            ("x.expect(\"x\"); let y = \"no warrant and no exception\";", vec![1]),
            ("(\"x.y\", \"NCCIA, DG's permission\")", vec![]),
            ("// \"no warrant and no exception\"", vec![]),
            ("/// \"no warrant and no exception\"\nfn x() {}", vec![]),
            ("let x = '\"'; // no warrant and no exception", vec![]),
            ("(\"x.y\", \"Juvenile Justice System Act 2018 s.5\")", vec![]),
            ("(\"x.y\", \"Convention on Consular Relations art. 36\")", vec![]),
            ("tracing::warn!(%error, \"it is made anew\");", vec![]),
            ("#[utoipa::path(\n get, description = \"one {of} them\",\n)]\nfn x() {}", vec![]),
            ("fn x() {}\n\n#[cfg(test)]\nmod tests { const X: &str = \"a b c\"; }", vec![]),
            ("#[cfg(test)]\nmod tests;\nlet x = \"no warrant and no exception\";", vec![3]),
            ("let reason = \"No warrant was shown to anybody\";", vec![1]),
            ("#[expect(clippy::x, reason = \"one table of many\")]", vec![]),
            ("T { about: \"No warrant was shown to anybody\" }", vec![1]),
            ("text_field! { X, { name: \"X\", about: \"small letters and digits\" } }", vec![]),
            ("tell(a.expect(\"it is there\"), \"No warrant was shown\");", vec![1]),
            ("tell(describe(), \"No warrant was shown\");", vec![1]),
            ("tell(\"description\", \"No warrant was shown\");", vec![1]),
            ("assert!(x, \"a {} of many\", \"one of three words\");", vec![]),
            ("describe_gauge!(\"x\", \"one of three words\");", vec![]),
            ("concat!(\"No warrant\", \" was shown\", \" to anybody\")", vec![1]),
            ("concat!(\"two \", \"words\")", vec![]),
            ("let x = \"no warrant under CrPC s.54 was shown\";", vec![1]),
            ("let x = \"No warrant under CrPC s.54\";", vec![1]),
            ("let x = \"CrPC s.61, s.167\";", vec![]),
            ("json!({ \"description\": format!(\"{N} bytes in hex\") })", vec![]),
            ("text! { X, about: concat!(\"one of \", $x, \" and more\") }", vec![]),
            ("let x = format!(\"one of three words\");", vec![1]),
            ("let x = b\"one of three words\";", vec![1]),
        ] {
            assert_eq!(found("judged/arrest.rs", text), lines, "{text}");
        }
        // A file of the list: what it says there and nothing else.
        let (listed, _) = LEFT[0];
        let of_it = || LEFT.iter().filter(|(path, _)| *path == listed);
        let all: String = of_it().map(|(_, text)| format!("\"{text}\";\n")).collect();
        assert_eq!(check(listed, &all), []);
        assert_eq!(check(listed, &all.replacen(' ', " other ", 1)).len(), 2);
        assert_eq!(check(listed, "").len(), of_it().count());
        let sentence = "let x = \"no warrant and no exception\";";
        for path in [
            "crates/intake/src/lib.rs",
            "crates/web/src/api/json.rs",
            "crates/web/src/kit/view.rs",
            "crates/greyfile/src/engine.rs",
            "crates/intake/src/contests.rs",
            "crates/projectors/casefile/src/timeline.rs",
        ] {
            assert_eq!(check(path, sentence).len(), 1, "{path}");
        }
        for path in [
            "crates/projector/src/error.rs",
            "crates/web/src/api/json_tests.rs",
            "crates/greyfile/src/demo/press.rs",
            "crates/greyfile/src/simulate/words.rs",
            "crates/domain/src/streams/licence/tests.rs",
        ] {
            assert!(check(path, sentence).is_empty(), "{path}");
        }
    }
}
