//! For tests: pages as a reader gets them, and what of them is not in the reader's language.

use greyfile_envelope::Position;
use greyfile_words::{Lang, Words};

use crate::kit::page::{Banner, Chrome};

/// What is around a page of this title.
pub(super) fn chrome(lang: Lang, title: &str, fragment: bool) -> Chrome {
    Chrome {
        title: title.into(),
        nav: "cases",
        banner: Banner { demo: true, ..Default::default() },
        fragment,
        here: "/cases/x".into(),
        view: "",
        position: Position::ZERO,
        words: Words::of(lang),
        switches: true,
        bare: false,
    }
}

/// Texts and labels of a page that have Latin letters and are not set apart as what somebody typed,
/// a code or a name.
pub(super) fn latin(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    // How deep in elements whose text is not the page's own.
    let mut apart = 0_usize;
    while let Some((text, after)) = rest.split_once('<') {
        if apart == 0 {
            found.push(text.to_owned());
        }
        let (tag, after) = after.split_once('>').expect("a tag ends");
        rest = after;
        let name: &str = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        if matches!(name, "bdi" | "code" | "blockquote" | "textarea") {
            if tag.starts_with('/') { apart -= 1 } else { apart += 1 }
        }
        for label in ["aria-label", "data-label", "placeholder", "title"] {
            let value = tag.split_once(&format!(" {label}=\""));
            found.extend(value.and_then(|(_, after)| Some(after.split_once('"')?.0.to_owned())));
        }
    }
    let mut own: Vec<String> = found.iter().map(|text| bare(text)).collect();
    own.retain(|text| text.chars().any(|c| c.is_ascii_alphabetic()));
    own
}

/// A text without what is set apart in it, and without entities.
fn bare(text: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut entity) = (0_usize, false);
    for c in text.trim().chars() {
        match c {
            '\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            '&' => entity = true,
            ';' if entity => entity = false,
            c if depth == 0 && !entity => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn what_is_not_set_apart_is_found() {
    let html =
        "<p>مثل <bdi>Plaza</bdi> open</p><a aria-label=\"Go\">\u{2068}PTA\u{2069} &#x2f;</a>";
    assert_eq!(latin(html), ["open", "Go"]);
}
