//! The id of an upload.

use std::fmt;
use std::str::FromStr;

use ulid::Ulid;

/// Names an upload, and how many bytes it is to have: `01JD…-1048576`. It is a name of a file too, so
/// nothing else is read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UploadId {
    id: Ulid,
    bytes: u64,
}

impl UploadId {
    /// A new one.
    pub fn new(bytes: u64) -> Self {
        Self { id: Ulid::generate(), bytes }
    }

    /// How many bytes were announced.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl fmt::Display for UploadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.id, self.bytes)
    }
}

/// What was given is no id of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id of an upload")]
pub struct NotAnUpload;

impl FromStr for UploadId {
    type Err = NotAnUpload;

    fn from_str(text: &str) -> Result<Self, NotAnUpload> {
        let (id, bytes) = text.split_once('-').ok_or(NotAnUpload)?;
        let id = Ulid::from_string(id).map_err(|_| NotAnUpload)?;
        let bytes = bytes.parse().map_err(|_| NotAnUpload)?;
        let read = Self { id, bytes };
        // Only as it was written: one upload has one name.
        if read.to_string() == text { Ok(read) } else { Err(NotAnUpload) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_as_it_is_written_and_nothing_else_does() {
        let id = UploadId::new(17);
        assert_eq!(id.to_string().parse(), Ok(id));
        let lower = id.to_string().to_lowercase();
        let plus = id.to_string().replace('-', "-+");
        for text in ["", "-", "..", "../x-1", "01JD-1", &lower, &plus, &format!("{id}/x")] {
            assert_eq!(text.parse::<UploadId>(), Err(NotAnUpload), "{text}");
        }
    }
}
