//! Which part of a file is asked for: one range of bytes (RFC 9110, section 14). Several at once are
//! answered with the whole, as the standard allows.

use std::ops::Range;

use axum::http::{HeaderMap, header};

/// What is asked for.
#[derive(Debug, PartialEq)]
pub(super) enum Asked {
    /// All of it.
    Whole,
    /// These bytes, one at least.
    Part(Range<u64>),
    /// A range that has no byte of it.
    Nothing,
}

/// Which part of a file of this length, known by this tag, is asked for.
pub(super) fn asked(headers: &HeaderMap, bytes: u64, etag: &str) -> Asked {
    let text =
        |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    // The rest of another file is of no use.
    if text(header::IF_RANGE).is_some_and(|known| known != etag) {
        return Asked::Whole;
    }
    let Some(range) = text(header::RANGE).and_then(|range| range.trim().strip_prefix("bytes="))
    else {
        return Asked::Whole;
    };
    let Some((from, to)) = range.split_once('-') else { return Asked::Whole };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let range = match (from.trim(), to.trim()) {
        ("", last) => match number(last) {
            Some(last) => bytes.saturating_sub(last)..bytes,
            None => return Asked::Whole,
        },
        (from, "") => match number(from) {
            Some(from) => from..bytes,
            None => return Asked::Whole,
        },
        (from, to) => match (number(from), number(to)) {
            (Some(from), Some(to)) if from <= to => from..bytes.min(to.saturating_add(1)),
            _ => return Asked::Whole,
        },
    };
    if range.start < range.end { Asked::Part(range) } else { Asked::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_read_and_anything_else_is_the_whole() {
        let of = |range: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RANGE, range.parse().unwrap());
            asked(&headers, 100, "\"a\"")
        };
        for (range, part) in [
            ("bytes=0-0", 0..1),
            ("bytes=10-19", 10..20),
            ("bytes=90-", 90..100),
            ("bytes=90-1000", 90..100),
            ("bytes=-10", 90..100),
            ("bytes=-1000", 0..100),
            ("bytes=0-18446744073709551615", 0..100),
        ] {
            assert_eq!(of(range), Asked::Part(part), "{range}");
        }
        for range in ["bytes=100-", "bytes=100-200", "bytes=-0"] {
            assert_eq!(of(range), Asked::Nothing, "{range}");
        }
        for range in ["bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=0-1,3-4", "lines=0-1"] {
            assert_eq!(of(range), Asked::Whole, "{range}");
        }
    }

    #[test]
    fn the_rest_of_another_file_is_not_asked_for() {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, "bytes=5-".parse().unwrap());
        headers.insert(header::IF_RANGE, "\"b\"".parse().unwrap());
        assert_eq!(asked(&headers, 100, "\"a\""), Asked::Whole);
        headers.insert(header::IF_RANGE, "\"a\"".parse().unwrap());
        assert_eq!(asked(&headers, 100, "\"a\""), Asked::Part(5..100));
    }
}
