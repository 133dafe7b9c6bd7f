//! No sentence in these rooms: what people read lies in Fluent files beside what it speaks of, in both
//! languages, and `greyfile-words` renders it. A log's lines are for operators and programs, and stay
//! in the code.

use super::Finding;
use super::tokens::{Kind, tokens};

/// Where there are none.
const FREE: &[&str] = &[
    "crates/domain/src/",
    "crates/greyfile/src/",
    "crates/intake/src/",
    "crates/projectors/",
    "crates/web/src/api/",
];
/// What these hold is data: the reports of the demonstration, and what made-up cases say. A person
/// who reads it reads the record.
const MADE_UP: &[&str] = &["crates/greyfile/src/demo/", "crates/greyfile/src/simulate/"];

/// Files that still hold sentences, and how many. The list only shrinks: a file that holds fewer has
/// to say so here, and none is added.
const LEFT: &[(&str, usize)] = &[
    // Why a log cannot be served, which the command line tells.
    ("crates/intake/src/founding.rs", 2),
    // What the index of command ids says of its files: to the program's log, and as the cause of
    // what is told.
    ("crates/intake/src/index/error.rs", 4),
    ("crates/intake/src/index/folder.rs", 1),
    ("crates/intake/src/index/layout.rs", 4),
    ("crates/intake/src/index/segment.rs", 9),
    // A word of the description of a field, by which an example is chosen.
    ("crates/greyfile/src/cli/record/example.rs", 1),
];
/// What stands in the place of a citation and has no section.
const CITATIONS: &[&str] = &["\"NCCIA, DG's permission\""];
/// What a program that is wrong says of itself, to who wrote it; what it tells its own log and its
/// metrics; and what a JSON Schema says of a text, as doc comments do of a field.
const FOR_PROGRAMMERS: &[&str] = &[
    "expect(",
    "assert!(",
    "assert_eq!(",
    "unreachable!(",
    "panic!(",
    "tracing::",
    "describe_",
    "about:",
    "reason=",
    "\"description\":",
];
/// What describes the API to whoever writes programs: attributes that end with a line.
const DESCRIBED: &[&str] = &["#[utoipa::path(", "#[openapi("];

pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let stands_in = |folders: &[&str]| folders.iter().any(|folder| path.starts_with(folder));
    if !stands_in(FREE) || stands_in(MADE_UP) || is_test(path) {
        return Vec::new();
    }
    let found: Vec<usize> = sentences(text).collect();
    let left = LEFT.iter().find(|(file, _)| *file == path).map_or(0, |(_, left)| *left);
    match found.len() {
        count if count == left => Vec::new(),
        count if count < left => {
            let what = format!("holds {count} sentences by now, not {left}: say so in the list");
            vec![Finding::new(path, 0, what)]
        }
        _ => found
            .into_iter()
            .map(|line| Finding::new(path, line, "a sentence: it belongs in words.*.ftl"))
            .collect(),
    }
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
}

/// The lines on which a sentence begins, tests left out. They stand at the end of a file.
fn sentences(source: &str) -> impl Iterator<Item = usize> {
    let code = source.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    texts(code).into_iter().filter(|(_, text)| is_sentence(text)).map(|(line, _)| line)
}

/// Three words or more, with letters in them, that are no citation of law.
fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    words.count() > 2 && !is_citation(text) && !is_layout(text)
}

/// A format that only puts things beside each other, as `{bar} {done} {left}`.
fn is_layout(text: &str) -> bool {
    let between = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    !between.flat_map(str::chars).any(char::is_alphabetic)
}

/// A statute and its section, as in `Convention on … art. 36` or `CrPC s.61, s.167`.
fn is_citation(text: &str) -> bool {
    if CITATIONS.contains(&text) {
        return true;
    }
    [" s.", " art. "].iter().any(|mark| {
        text.rsplit_once(mark)
            .is_some_and(|(_, number)| number.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Every text of a source that is not a programmer's, with the line that it begins on.
fn texts(source: &str) -> Vec<(usize, String)> {
    let mut texts = Vec::new();
    // What stands before a token in its own statement, without blanks.
    let mut statement = String::new();
    // How many brackets are open inside an attribute that describes the API.
    let mut described = 0_usize;
    for token in tokens(source).unwrap_or_default() {
        if described > 0 {
            described += usize::from(token.is("(")) + usize::from(token.is("["));
            described -= usize::from(token.is(")")) + usize::from(token.is("]"));
            continue;
        }
        let is_end = [";", "{", "}"].iter().any(|end| token.is(end));
        if token.kind == Kind::Text && !FOR_PROGRAMMERS.iter().any(|call| statement.contains(call))
        {
            texts.push((token.line, token.text.clone()));
        }
        if is_end {
            statement.clear();
            continue;
        }
        statement.push_str(&token.text);
        if DESCRIBED.iter().any(|attribute| statement.ends_with(attribute)) {
            // Its `[` and `(`.
            described = 2;
            statement.clear();
        }
    }
    texts
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
        ] {
            assert_eq!(found("judged/arrest.rs", text), lines, "{text}");
        }
        // A file of the list: neither more nor fewer.
        let sentence = "\"one of three words\";\n";
        let listed = "crates/intake/src/index/layout.rs";
        assert!(check(listed, &sentence.repeat(4)).is_empty());
        assert_eq!(check(listed, &sentence.repeat(5)).len(), 5);
        assert_eq!(check(listed, "").len(), 1);
        let sentence = "let x = \"no warrant and no exception\";";
        for path in [
            "crates/intake/src/lib.rs",
            "crates/web/src/api/json.rs",
            "crates/greyfile/src/engine.rs",
            "crates/projectors/casefile/src/timeline.rs",
        ] {
            assert_eq!(check(path, sentence).len(), 1, "{path}");
        }
        for path in [
            "crates/web/src/lib.rs",
            "crates/web/src/api/json_tests.rs",
            "crates/greyfile/src/demo/press.rs",
            "crates/greyfile/src/simulate/words.rs",
            "crates/domain/src/streams/licence/tests.rs",
        ] {
            assert!(check(path, sentence).is_empty(), "{path}");
        }
    }
}
