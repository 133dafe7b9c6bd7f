//! A source as the compiler reads it: words, marks and texts, without comments.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a keyword, a number or a character.
    Word,
    /// Punctuation, a bracket included.
    Mark,
    /// A text in double quotes, with its quotes.
    Text,
}

/// A token and the line that it begins on, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) line: usize,
}

impl Token {
    pub(super) fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }
}

/// The tokens of a source, in their order; doc comments are left out. `None` where it is no Rust.
pub(super) fn tokens(source: &str) -> Option<Vec<Token>> {
    let stream: TokenStream = source.parse().ok()?;
    let mut tokens = Vec::new();
    flatten(stream, &mut tokens);
    Some(tokens)
}

/// What is left of a source without its tests: each item, statement or arm behind `#[cfg(test)]` goes,
/// wherever it stands, and all of a file that says so of itself.
pub(super) fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let behind = |at: usize, attribute: &[&str]| {
        attribute.iter().enumerate().all(|(i, text)| tokens.get(at + i).is_some_and(|t| t.is(text)))
    };
    let mut left = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if behind(at, &["#", "!", "[", "cfg", "(", "test", ")", "]"]) {
            return Vec::new();
        }
        if behind(at, &["#", "[", "cfg", "(", "test", ")", "]"]) {
            at = after_item(tokens, at);
            continue;
        }
        left.push(token.clone());
        at += 1;
    }
    left
}

/// Words that an item begins with which ends with a semicolon or a brace, and with no comma.
const ITEMS: &[&str] = &[
    "async",
    "const",
    "enum",
    "extern",
    "fn",
    "impl",
    "let",
    "macro_rules",
    "mod",
    "pub",
    "static",
    "struct",
    "trait",
    "type",
    "union",
    "unsafe",
    "use",
];

/// The token after the item that begins here, its attributes included.
fn after_item(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0_usize;
    // Whether a comma ends it, as it does a field and an arm; not known before its first word.
    let mut comma_ends = None;
    // A list of imports and the value of a constant may stand in braces that do not end them.
    let mut brace_ends = true;
    while let Some(token) = tokens.get(at) {
        let opens = ["(", "[", "{"].iter().any(|mark| token.is(mark));
        let closes = [")", "]", "}"].iter().any(|mark| token.is(mark));
        if depth == 0 && closes {
            // The end of what it stands in, as of the last field of a struct.
            return at;
        }
        if depth == 0 && token.kind == Kind::Word {
            comma_ends.get_or_insert(!ITEMS.contains(&token.text.as_str()));
            let next = tokens.get(at + 1).map_or("", |next| next.text.as_str());
            let is_value = matches!(token.text.as_str(), "use" | "static" | "let" | "type")
                || (token.is("const") && !matches!(next, "fn" | "unsafe" | "async" | "extern"));
            brace_ends &= !is_value;
        }
        depth += usize::from(opens);
        depth -= usize::from(closes);
        at += 1;
        let ends = token.is(";")
            || (token.is("}") && brace_ends)
            || (token.is(",") && comma_ends == Some(true));
        if depth == 0 && ends {
            break;
        }
    }
    at
}

fn flatten(stream: TokenStream, out: &mut Vec<Token>) {
    for tree in stream {
        let line = tree.span().start().line;
        let mut put = |kind, text: String, line| out.push(Token { kind, text, line });
        match tree {
            TokenTree::Ident(word) => put(Kind::Word, word.to_string(), line),
            TokenTree::Punct(mark) => put(Kind::Mark, mark.as_char().to_string(), line),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let kind = if text.ends_with(['"', '#']) { Kind::Text } else { Kind::Word };
                put(kind, text, line);
            }
            TokenTree::Group(group) if is_doc(&group.stream()) => drop_mark_before(out),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                put(Kind::Mark, open.to_owned(), line);
                let end = group.span_close().start().line;
                flatten(group.stream(), out);
                out.push(Token { kind: Kind::Mark, text: close.to_owned(), line: end });
            }
        }
    }
}

/// Whether an attribute is what a doc comment becomes.
fn is_doc(stream: &TokenStream) -> bool {
    let mut trees = stream.clone().into_iter();
    let first = matches!(trees.next(), Some(TokenTree::Ident(word)) if word == "doc");
    first && matches!(trees.next(), Some(TokenTree::Punct(mark)) if mark.as_char() == '=')
}

/// Takes back the `#` or `#!` of an attribute.
fn drop_mark_before(out: &mut Vec<Token>) {
    out.pop_if(|token| token.is("!"));
    out.pop_if(|token| token.is("#"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_for_tests_is_left_out_wherever_it_stands() {
        for (source, left) in [
            ("#[cfg(test)]\nmod tests;\nfn x() {}", "fn x ( ) { }"),
            (
                "fn x() {}\n#[cfg(test)]\n#[path = \"y.rs\"]\nmod y { fn z() {} }\nw",
                "fn x ( ) { } w",
            ),
            ("#[cfg(test)]\npub(crate) use a::{b, c};\nd", "d"),
            ("#[cfg(test)]\nconst X: [u8; 2] = { [1, 2] };\nd", "d"),
            ("#[cfg(test)]\npub const fn x<A, B>() -> A { y; z }\nd", "d"),
            ("struct X { #[cfg(test)] a: B<c>, d: E }", "struct X { d : E }"),
            ("struct X { d: E, #[cfg(test)] a: B }", "struct X { d : E , }"),
            ("match x { #[cfg(test)] A(b) => c, D => e }", "match x { D => e }"),
            ("#![cfg(test)]\nfn x() {}", ""),
            ("#[cfg(not(test))]\nx", "# [ cfg ( not ( test ) ) ] x"),
        ] {
            let all = tokens(source).unwrap();
            let texts: Vec<String> = without_tests(&all).into_iter().map(|one| one.text).collect();
            assert_eq!(texts.join(" ").replace("= >", "=>"), left, "{source}");
        }
    }

    #[test]
    fn comments_are_no_tokens_and_a_text_is_one() {
        for (source, texts) in [
            ("a // b\nc", &["a", "c"][..]),
            ("a /* b /* c */ d */ e", &["a", "e"]),
            ("/// a\nb", &["b"]),
            ("//! a\nb", &["b"]),
            ("a \"b \\\" c\" d", &["a", "\"b \\\" c\"", "d"]),
            ("r#\"b \" c\"#", &["r#\"b \" c\"#"]),
            ("'\"' 'x' <'a>", &["'\"'", "'x'", "<", "'", "a", ">"]),
            ("f(x)", &["f", "(", "x", ")"]),
        ] {
            let tokens = tokens(source).unwrap();
            let found: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
            assert_eq!(found, texts, "{source}");
        }
        let lines: Vec<usize> =
            tokens("a\n\"b\nc\" d\n{\n}").unwrap().iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5]);
        assert_eq!(tokens("\"never closed"), None);
    }
}
