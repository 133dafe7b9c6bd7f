//! A live page is fetched again with every event, and most of it is as it was: the browser says which
//! sections it has, and gets those that changed.
//!
//! A section is an element with an id and the attribute `data-section`. When a page is rendered the
//! attribute gets a value, the hash of what the element holds. `live.js` sends these back; a section
//! whose hash is the same goes out empty, marked `data-same`, and the script leaves the old one alone.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, HeaderName};
use greyfile_domain::values::hex::to_hex;
use sha2::{Digest, Sha256};

/// What the browser has: `ID=HASH`, with commas between.
const HEADER: HeaderName = HeaderName::from_static("greyfile-sections");
/// The attribute, behind another one: its quote stands in no text of a page, where it is escaped.
const MARK: &str = "\" data-section";
/// Bytes of a hash: sections of one page are compared, not of all pages.
const HASH_LEN: usize = 8;

/// Whether htmx asks for the main part alone.
pub(crate) fn is_fragment(headers: &HeaderMap) -> bool {
    let header = |name: &'static str| headers.get(HeaderName::from_static(name));
    header("hx-request").is_some_and(|value| value == "true") && header("hx-boosted").is_none()
}

/// The sections that a browser has, by their ids.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Held(BTreeMap<String, String>);

impl Held {
    /// What a request says it has.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let said = headers.get(HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let pairs = said.split(',').filter_map(|pair| pair.trim().split_once('='));
        Self(pairs.map(|(id, hash)| (id.to_owned(), hash.to_owned())).collect())
    }
}

/// The page with a hash in each section; sections that the browser has are empty.
pub(crate) fn changed(html: &str, held: &Held) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(section) = Section::first(rest) {
        let Section { before, open, inner, after } = section;
        let hash = Sha256::digest(inner.as_bytes());
        let hash = to_hex(&hash[..HASH_LEN]);
        out.push_str(before);
        let same = id_of(open).is_some_and(|id| held.0.get(id) == Some(&hash));
        let marked = match same {
            true => format!("{MARK}=\"{hash}\" data-same"),
            false => format!("{MARK}=\"{hash}\""),
        };
        out.push_str(&open.replacen(MARK, &marked, 1));
        if !same {
            out.push_str(inner);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A section of a page, and what stands before and after it. What it holds begins after its opening
/// tag and ends before its closing one, which stands in `after`.
struct Section<'a> {
    before: &'a str,
    open: &'a str,
    inner: &'a str,
    after: &'a str,
}

impl<'a> Section<'a> {
    /// The first section of a page. Texts are escaped, so that no `<` of a text is taken for a tag.
    fn first(html: &'a str) -> Option<Self> {
        let mark = html.find(MARK)?;
        let start = html[..mark].rfind('<')?;
        let end = mark + html[mark..].find('>')? + 1;
        let name = html[start + 1..].split([' ', '>', '\n']).next()?;
        let inner = &html[end..];
        let length = closing(inner, name)?;
        Some(Self {
            before: &html[..start],
            open: &html[start..end],
            inner: &inner[..length],
            after: &inner[length..],
        })
    }
}

/// Where the element that was opened before is closed, past those of the same name inside it.
fn closing(html: &str, name: &str) -> Option<usize> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 1;
    let mut at = 0;
    loop {
        let end = at + html[at..].find(&close)?;
        let begins = |found: &(usize, &str)| {
            // `<section`, and not `<sections`.
            html[at + found.0 + open.len()..].starts_with([' ', '>', '\n'])
        };
        depth += html[at..end].match_indices(&open).filter(begins).count();
        depth -= 1;
        if depth == 0 {
            return Some(end);
        }
        at = end + close.len();
    }
}

/// The id in an opening tag.
fn id_of(open: &str) -> Option<&str> {
    open.split(" id=\"").nth(1)?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<h1>A</h1><section id=\"s-a\" data-section class=\"x\"><h2>One</h2></section>\
        <div id=\"s-b\" data-section><div>Two</div> &lt;div&gt;</div><p>Rest</p>";

    fn hashes(html: &str) -> Vec<(String, String)> {
        let opens =
            html.split("data-section=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        ["s-a", "s-b"].map(str::to_owned).into_iter().zip(opens.map(str::to_owned)).collect()
    }

    #[test]
    fn what_a_browser_has_is_sent_empty_and_all_else_whole() {
        let whole = changed(PAGE, &Held::default());
        let has = hashes(&whole);
        assert_eq!(has.len(), 2);
        assert_eq!(
            whole
                .replace(&format!("=\"{}\"", has[0].1), "")
                .replace(&format!("=\"{}\"", has[1].1), ""),
            PAGE
        );

        let held = Held(has.iter().cloned().collect());
        let same = changed(PAGE, &held);
        assert!(same.contains("data-same class=\"x\"></section>"), "{same}");
        assert!(same.contains(" data-same></div><p>Rest</p>"), "{same}");
        assert!(!same.contains("One") && !same.contains("Two"), "{same}");

        let other = changed(&PAGE.replace("Two", "Three"), &held);
        assert!(!other.contains("One") && other.contains("Three"), "{other}");
        // A hash of another section is none of this one.
        let swapped = [(has[0].0.clone(), has[1].1.clone())];
        assert!(changed(PAGE, &Held(swapped.into())).contains("One"));
    }

    /// What somebody typed is no section, though it reads like one.
    #[test]
    fn a_text_that_reads_like_a_section_stays_as_it_is() {
        let typed = "<p>&quot; data-section is a word, and so is data-section=&quot;x&quot;</p>";
        let html = format!("{typed}{PAGE}");
        assert_eq!(
            changed(&html, &Held::default()),
            typed.to_owned() + &changed(PAGE, &Held::default())
        );
    }

    #[test]
    fn a_page_without_sections_stays_as_it_is() {
        for html in [
            "",
            "<p>A</p>",
            "<section id=\"s-a\" data-section>never closed",
            "<p>a data-section of the file</p>",
        ] {
            assert_eq!(changed(html, &Held::default()), html);
        }
    }

    #[test]
    fn what_a_browser_says_is_read_whatever_it_is() {
        for (said, count) in
            [("", 0), ("s-a=00,s-b=11", 2), ("s-a", 0), (",,=,", 1), ("a=b, c=d", 2)]
        {
            let mut headers = HeaderMap::new();
            headers.insert(HEADER, said.parse().unwrap());
            assert_eq!(Held::of(&headers).0.len(), count, "{said}");
        }
    }
}
