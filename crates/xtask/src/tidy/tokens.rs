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
