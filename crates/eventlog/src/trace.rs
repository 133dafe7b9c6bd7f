//! The trace that an append belongs to, carried beside its records and never in them.

use std::fmt;
use std::str::FromStr;

/// Its length in bytes: version, trace, parent and flags in hexadecimal, with dashes between.
const LEN: usize = 55;

/// A `traceparent` of version 00 (W3C Trace Context, section 3.2): which trace, and which span in it
/// comes before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TraceParent([u8; LEN]);

/// A text that is no `traceparent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a traceparent has the form 00-trace-parent-flags, in lower-case hexadecimal")]
pub struct TraceParentError;

impl TraceParent {
    /// The text of the header.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Trace, parent span and flags, in hexadecimal.
    pub fn parts(&self) -> (&str, &str, &str) {
        let text = self.as_str();
        (&text[3..35], &text[36..52], &text[53..])
    }
}

impl FromStr for TraceParent {
    type Err = TraceParentError;

    fn from_str(text: &str) -> Result<Self, TraceParentError> {
        let bytes: [u8; LEN] = text.as_bytes().try_into().map_err(|_| TraceParentError)?;
        let fits = |(at, byte): (usize, &u8)| match at {
            0 | 1 => *byte == b'0',
            2 | 35 | 52 => *byte == b'-',
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        };
        let names = |part: &[u8]| part.iter().any(|byte| *byte != b'0');
        if bytes.iter().enumerate().all(fits) && names(&bytes[3..35]) && names(&bytes[36..52]) {
            Ok(Self(bytes))
        } else {
            Err(TraceParentError)
        }
    }
}

impl fmt::Debug for TraceParent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_standard_allows_is_read() {
        let good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        let parent: TraceParent = good.parse().unwrap();
        assert_eq!(parent.as_str(), good);
        let parts = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01");
        assert_eq!(parent.parts(), parts);
        for bad in [
            "",
            &good[..54],
            &format!("{good}-"),
            &good.replacen("00", "01", 1),
            &good.replace('b', "B"),
            &good.replace('-', "_"),
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4bf92f3577b34da6a3ce929d0e0e473\u{e9}-00f067aa0ba902b7-01",
        ] {
            assert_eq!(bad.parse::<TraceParent>(), Err(TraceParentError), "{bad}");
        }
    }
}
