//! Whether a record is intake's: three kinds of record are told apart.
//!
//! - A record of this log's intake, which this program reads.
//! - A record of a newer Greyfile's intake. Nobody may pass over it: a newer greyfile is needed.
//! - What intake did not write: bytes that somebody published past it with a leaked login, or copied
//!   from another log or another stream. It stops whoever folds, until the log's own stream says that
//!   it is set aside.
//!
//! Every record ends with its seal, whatever its format: so the seal is looked at first, and junk
//! whose first byte happens to be a number is never taken for a newer format.

use std::fmt;

use greyfile_domain::streams::{History, Logged};
use greyfile_envelope::{Envelope, Place, Position, StreamId};

use crate::ReadError;

/// Checks the seals of one log. Can do nothing else.
pub trait Seals: Send + Sync + fmt::Debug {
    /// Whether this log's intake sealed the record, and it is as it was then.
    fn sealed(&self, record: &[u8]) -> bool;
}

/// Why a record is not intake's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was not sealed by this log's intake, and it is no record at all.
    NoRecord,
    /// It reads as a record, and this log's intake did not seal it: forged, altered since, or copied
    /// from another log.
    Seal,
    /// Intake sealed it, and it cannot be read: a mistake of the program that wrote it.
    Garbled,
    /// It stands in another stream than it was written for.
    Stream,
    /// It is not the next of its stream: a copy of a record that stands elsewhere in this log.
    Ordinal,
    /// The records of its command do not stand beside it: a copy, too.
    Place,
}

impl Why {
    /// Every one.
    pub const ALL: [Self; 6] =
        [Self::NoRecord, Self::Seal, Self::Garbled, Self::Stream, Self::Ordinal, Self::Place];

    /// A stable code for programs and for words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoRecord => "no_record",
            Self::Seal => "seal",
            Self::Garbled => "garbled",
            Self::Stream => "stream",
            Self::Ordinal => "ordinal",
            Self::Place => "place",
        }
    }
}

/// In English, for the log of the program.
impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoRecord => "its bytes are no record, and this log's intake did not seal them",
            Self::Seal => {
                "this log's intake did not seal it: it is forged, altered, or of another log"
            }
            Self::Garbled => "intake sealed it, and it cannot be read",
            Self::Stream => "it was written for another stream",
            Self::Ordinal => "it is not the next of its stream: it is a copy",
            Self::Place => "the other records of its command do not stand beside it: it is a copy",
        })
    }
}

/// A record that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// A newer Greyfile's intake wrote it.
    Newer(ReadError),
    /// It is not intake's.
    NotIntakes(Why),
}

impl ReadError {
    /// Whether a newer program would read it, as far as can be told.
    pub const fn is_newer(&self) -> bool {
        match self {
            Self::Envelope(error) => error.is_newer(),
            Self::UnknownType(_) | Self::UnknownVersion { .. } | Self::UnknownVariant { .. } => {
                true
            }
            Self::Codec { .. } | Self::Trailing { .. } => false,
        }
    }
}

/// The envelope of a record, if intake sealed it. Without `seals` nobody can tell a forged record
/// from a true one: then it is enough that it reads.
///
/// # Errors
/// What kind of record it is, if it is not intake's or not of this program's formats.
pub fn envelope<'a>(record: &'a [u8], seals: Option<&dyn Seals>) -> Result<Envelope<'a>, Unread> {
    let sealed = seals.is_none_or(|seals| seals.sealed(record));
    match Envelope::decode(record) {
        Ok(_) if !sealed => Err(Unread::NotIntakes(Why::Seal)),
        Ok(envelope) => Ok(envelope),
        Err(_) if !sealed => Err(Unread::NotIntakes(Why::NoRecord)),
        Err(error) if error.is_newer() => Err(Unread::Newer(error.into())),
        Err(_) if seals.is_some() => Err(Unread::NotIntakes(Why::Garbled)),
        Err(_) => Err(Unread::NotIntakes(Why::NoRecord)),
    }
}

/// The event of an envelope that intake sealed.
///
/// # Errors
/// As [`envelope`].
pub fn logged(position: Position, envelope: &Envelope<'_>) -> Result<Logged, Unread> {
    crate::past(position, envelope).map_err(|error| match error.is_newer() {
        true => Unread::Newer(error),
        false => Unread::NotIntakes(Why::Garbled),
    })
}

/// What is found in a stream that cannot be taken into its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met<'a> {
    /// Where it stands.
    pub position: Position,
    /// The record.
    pub record: &'a [u8],
    /// What kind it is.
    pub unread: Unread,
}

/// A stream's history from its records, in the order of the log. `met` says what becomes of one that
/// is not intake's, or a newer Greyfile's: nothing if it is to be passed over.
///
/// # Errors
/// What `met` says.
pub fn history<'a, E>(
    stream: StreamId,
    records: impl IntoIterator<Item = (Position, &'a [u8])>,
    seals: Option<&dyn Seals>,
    mut met: impl FnMut(Met<'a>) -> Result<(), E>,
) -> Result<History, E> {
    let mut history = History::new(stream);
    for (position, record) in records {
        let read = envelope(record, seals).and_then(|envelope| {
            if envelope.stream != stream {
                Err(Unread::NotIntakes(Why::Stream))
            } else if envelope.version != history.ordinal() + 1 {
                Err(Unread::NotIntakes(Why::Ordinal))
            } else {
                logged(position, &envelope)
            }
        });
        match read {
            Ok(logged) => history.push(logged),
            Err(unread) => {
                // What intake wrote and nobody can read had an ordinal.
                let garbled = unread == Unread::NotIntakes(Why::Garbled);
                met(Met { position, record, unread })?;
                history.pass_over(position, garbled);
            }
        }
    }
    Ok(history)
}

/// Looks that the records of each command stand side by side, as intake appends them.
#[derive(Debug, Clone, Default)]
pub struct Beside(Option<Before>);

#[derive(Debug, Clone)]
struct Before {
    command: greyfile_envelope::CommandId,
    place: Place,
}

impl Beside {
    /// Behind this record.
    pub fn behind(before: &Envelope<'_>) -> Self {
        Self(Some(Before { command: before.command_id, place: before.place }))
    }

    /// Takes the next record of the log; false if it does not belong here, and then it is not taken.
    pub fn take(&mut self, envelope: &Envelope<'_>) -> bool {
        let place = envelope.place;
        let fits = place.index() == 0
            || self.0.as_ref().is_some_and(|before| {
                before.command == envelope.command_id
                    && before.place.index() + 1 == place.index()
                    && before.place.records() == place.records()
            });
        if fits {
            self.0 = Some(Before { command: envelope.command_id, place });
        }
        fits
    }

    /// Passes over a record of intake's that cannot be read: whose it was is not known.
    pub fn take_garbled(&mut self) {
        if let Some(Before { place, .. }) = &mut self.0
            && let Ok(next) = Place::new(place.index() + 1, place.records())
        {
            *place = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Never;

    impl Seals for Never {
        fn sealed(&self, _: &[u8]) -> bool {
            false
        }
    }

    #[derive(Debug)]
    struct Always;

    impl Seals for Always {
        fn sealed(&self, _: &[u8]) -> bool {
            true
        }
    }

    /// Junk is never taken for a newer format, whatever its first byte is.
    #[test]
    fn only_what_intake_sealed_can_be_newer() {
        for junk in [&b"junk"[..], &[], &[2], &[2; 300], &[1, 2, 3, 4], &[9; 70_000]] {
            let read = envelope(junk, Some(&Never));
            assert_eq!(read, Err(Unread::NotIntakes(Why::NoRecord)), "{} bytes", junk.len());
        }
        assert!(matches!(envelope(&[2; 300], Some(&Always)), Err(Unread::Newer(_))));
        for garbled in [&[1; 300][..], &[1, 2, 3, 4]] {
            let read = envelope(garbled, Some(&Always));
            assert_eq!(read, Err(Unread::NotIntakes(Why::Garbled)));
        }
    }
}
