//! How a log and its streams are called on the broker.
//!
//! | what | name |
//! |---|---|
//! | the stream of log `record` | `grey-record` |
//! | the stream `raid-01JZ…` in it | `grey.record.raid.01JZ…` |
//!
//! A subject has no token for the event's type: every subject costs the server memory, and a stream
//! is what expectations are about.

use std::fmt;
use std::str::FromStr;

use greyfile_envelope::StreamId;

/// The name of a log: a lower-case word such as `record`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogName(String);

/// A text that is no log's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no name for a log: lower-case letters and digits, at most 32 of them")]
pub struct LogNameError(String);

impl LogName {
    /// Longest name, in letters.
    const LEN_MAX: usize = 32;

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of its JetStream stream.
    pub fn stream(&self) -> String {
        format!("grey-{}", self.0)
    }

    /// Every subject of the log: one token for the kind, one for the id.
    pub fn subjects(&self) -> String {
        format!("grey.{}.*.*", self.0)
    }

    /// The subject of a stream.
    pub fn subject(&self, stream: StreamId) -> String {
        format!("grey.{}.{}.{}", self.0, stream.kind, stream.id_text())
    }
}

impl Default for LogName {
    /// The log of facts.
    fn default() -> Self {
        Self("record".to_owned())
    }
}

impl FromStr for LogName {
    type Err = LogNameError;

    fn from_str(text: &str) -> Result<Self, LogNameError> {
        let fits = !text.is_empty()
            && text.len() <= Self::LEN_MAX
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(LogNameError(text.chars().take(40).collect()))
        }
    }
}

impl fmt::Display for LogName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use greyfile_envelope::StreamKind;

    use super::*;

    #[test]
    fn a_stream_has_a_subject_of_its_own_within_the_log() {
        let name = LogName::default();
        let raid = StreamId::new(StreamKind::RAID, [0; 16]);
        assert_eq!(name.subject(raid), "grey.record.raid.00000000000000000000000000");
        assert_eq!(
            (name.stream(), name.subjects()),
            ("grey-record".into(), "grey.record.*.*".into())
        );
        for wrong in ["", "Record", "a.b", "a*", "a b", "a>", &"a".repeat(33)] {
            assert!(wrong.parse::<LogName>().is_err(), "{wrong}");
        }
    }
}
