//! The paths that a source names, as the compiler reads them: groups taken apart, new names followed
//! back, `self` and `super` counted from where they stand.

use std::collections::BTreeMap;

use super::tokens::{Kind, Token};

/// A path in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The line that it begins on, from 1.
    pub(super) line: usize,
    /// Its words as written. `*` stands for everything.
    pub(super) words: Vec<String>,
    /// The modules that are written out in this file and hold it, the outer first.
    pub(super) within: Vec<String>,
    /// What it is called here, if a `use` brings it in.
    pub(super) name: Option<String>,
    /// Whether that `use` hands it on to other modules.
    pub(super) handed_on: bool,
}

/// Every path of a source: those of `use`, and all others of two words or more.
fn named(tokens: &[Token]) -> Vec<Named> {
    let mut named = Vec::new();
    // The modules that are open, each with how many braces were open before it.
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token.is("{") {
            depth += 1;
        } else if token.is("}") {
            depth = depth.saturating_sub(1);
            open.pop_if(|(_, before)| *before == depth);
        }
        if token.is("mod") && is(tokens, at + 2, "{") {
            open.push((tokens[at + 1].text.clone(), depth));
            at += 2;
            continue;
        }
        let is_use = token.is("use");
        let begins = token.is_name() && !goes_on_from_before(tokens, at);
        if !begins {
            at += 1;
            continue;
        }
        let handed_on = is_use && at > 0 && (tokens[at - 1].is("pub") || tokens[at - 1].is(")"));
        let mut found = Vec::new();
        let from = at + usize::from(is_use);
        let from = from + if is_use && is(tokens, from, ":") { 2 } else { 0 };
        at = tree(tokens, from, is_use, &mut Vec::new(), &mut found).max(at + 1);
        let within: Vec<String> = open.iter().map(|(name, _)| name.clone()).collect();
        for (name, words, line) in found {
            // A word alone is a path only where it is brought in.
            if words.is_empty() || (!is_use && words.len() < 2) {
                continue;
            }
            let name = is_use.then_some(name);
            named.push(Named { line, words, within: within.clone(), name, handed_on });
        }
    }
    named
}

/// Whether what stands before is the beginning of the same path, as in `Vec::<u8>::new`.
fn goes_on_from_before(tokens: &[Token], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let colons = [1, 2].iter().all(|back| before(*back).is_some_and(|token| token.is(":")));
    // `-> ::std::fs::File` begins anew.
    let generic = || {
        before(3).is_some_and(|token| token.is(">"))
            && !before(4).is_some_and(|token| token.is("-"))
    };
    colons && (before(3).is_some_and(Token::is_name) || generic())
}

fn is(tokens: &[Token], at: usize, text: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.is(text))
}

/// Reads `a::b`, or `a::{b, c::d as e}`, from a token on; gives every path with the name that it goes
/// by and its line. The answer is the token after it.
fn tree(
    tokens: &[Token],
    mut at: usize,
    is_use: bool,
    before: &mut Vec<String>,
    found: &mut Vec<(String, Vec<String>, usize)>,
) -> usize {
    let depth = before.len();
    let line = tokens.get(at).map_or(0, |token| token.line);
    while let Some(token) = tokens.get(at) {
        if token.is("{") {
            at += 1;
            while tokens.get(at).is_some_and(|token| !token.is("}")) {
                let from = at;
                at = tree(tokens, at, is_use, before, found);
                at += usize::from(is(tokens, at, ","));
                // Something else than a path, in a macro: let it go.
                at = at.max(from + 1);
            }
            before.truncate(depth);
            return at + 1;
        }
        let all = token.is("*") && is_use;
        if !token.is_name() && !all {
            break;
        }
        before.push(token.text.trim_start_matches("r#").to_owned());
        at += 1;
        let goes_on = is(tokens, at, ":")
            && is(tokens, at + 1, ":")
            && tokens
                .get(at + 2)
                .is_some_and(|next| next.is_name() || (is_use && (next.is("{") || next.is("*"))));
        if !goes_on {
            break;
        }
        at += 2;
    }
    let mut words = before.clone();
    // `a::{self}` is `a`.
    if words.len() > 1 && words.last().is_some_and(|last| last == "self") {
        words.pop();
    }
    let mut name = words.last().cloned().unwrap_or_default();
    if is_use && is(tokens, at, "as") {
        name = tokens.get(at + 1).map(|token| token.text.clone()).unwrap_or_default();
        at += 2;
    }
    found.push((name, words, line));
    before.truncate(depth);
    at
}

/// The module that a file below `src` is.
pub(super) fn module_of(inside: &str) -> Vec<String> {
    let plain = inside.strip_suffix(".rs").unwrap_or(inside);
    let mut parts: Vec<String> = plain.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// Every path of a file, written out: from `crate` on, or from the name of another crate, with names
/// that a `use` gives followed back to what they are. Each with what it is written out of.
pub(super) fn written_out(module: &[String], tokens: &[Token]) -> Vec<(Named, Vec<String>)> {
    let named = named(tokens);
    let uses = named.iter().filter_map(|one| Some((one.name.clone()?, one)));
    let uses: BTreeMap<String, &Named> = uses.collect();
    named.iter().map(|one| (one.clone(), write_out(module, one, &uses, 0))).collect()
}

fn write_out(
    module: &[String],
    one: &Named,
    uses: &BTreeMap<String, &Named>,
    depth: usize,
) -> Vec<String> {
    let (first, rest) = one.words.split_first().expect("a path has a word");
    let here = || [module, &one.within].concat();
    let (mut at, from) = match first.as_str() {
        "crate" => (vec!["crate".to_owned()], rest),
        "self" | "super" => ([vec!["crate".to_owned()], here()].concat(), &one.words[..]),
        first => match uses.get(first).filter(|used| **used != one && depth < 8) {
            Some(used) => (write_out(module, used, uses, depth + 1), rest),
            None => (Vec::new(), &one.words[..]),
        },
    };
    for word in from {
        match word.as_str() {
            "self" => {}
            "super" => drop(at.pop()),
            _ => at.push(word.clone()),
        }
    }
    at
}

/// Whether a path begins with these words, given as they are written: `std::fs`.
pub(super) fn begins_with(path: &[String], words: &str) -> bool {
    let mut words = words.split("::");
    let mut path = path.iter();
    words.all(|word| path.next().is_some_and(|one| one == word))
}

/// Whether these words follow each other in a path.
pub(super) fn holds(path: &[String], words: &str) -> bool {
    (0..path.len()).any(|from| begins_with(&path[from..], words))
}

impl Token {
    /// Whether it can be a word of a path.
    fn is_name(&self) -> bool {
        self.kind == Kind::Word && self.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn every_way_to_name_something_is_written_out() {
        for (source, paths) in [
            ("use std::{fs, io::{self, Read as R}};", &["std::fs", "std::io", "std::io::Read"][..]),
            (
                "use std::time::Instant as Clock; Clock::now()",
                &["std::time::Instant", "std::time::Instant::now"],
            ),
            ("use super::super::raid::Conducted;", &["crate::streams::raid::Conducted"]),
            ("use self::state::*;", &["crate::streams::fir::rules::state::*"]),
            ("mod a { use super::b; }", &["crate::streams::fir::rules::b"]),
            ("mod a { mod b {} } use super::c;", &["crate::streams::fir::c"]),
            (
                "fn x(a: crate::values::Line) -> ::std::fs::File {}",
                &["crate::values::Line", "std::fs::File"],
            ),
            ("use crate as here; here::acts::x()", &["crate", "crate::acts::x"]),
            ("x as crate::values::Count", &["crate::values::Count"]),
            ("Vec::<u8>::new(); pub(crate) self.x; 'a'; a::b!(c::d)", &["a::b", "c::d"]),
            ("use r#mod::x; match y { a::B { .. } => 1 }", &["mod::x", "a::B"]),
        ] {
            let module: Vec<String> = ["streams", "fir", "rules"].map(str::to_owned).into();
            let found = written_out(&module, &tokens(source).unwrap());
            let found: Vec<String> = found.iter().map(|(_, path)| path.join("::")).collect();
            assert_eq!(found, paths, "{source}");
        }
    }

    #[test]
    fn words_of_a_path_are_whole_words() {
        let path: Vec<String> = ["std", "time", "Instant"].map(str::to_owned).into();
        for (words, begins, held) in [
            ("std::time", true, true),
            ("std::tim", false, false),
            ("time::Instant", false, true),
            ("std::time::Instant::now", false, false),
        ] {
            assert_eq!((begins_with(&path, words), holds(&path, words)), (begins, held), "{words}");
        }
    }
}
