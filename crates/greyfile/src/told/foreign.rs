//! Errors of the operating system, the log, its index and the views, as they are told at a
//! terminal. Their own texts are for logs; in English both are the same.

use std::io;

use greyfile_eventlog::{AppendError, Expect, ReadError, embedded, jetstream};
use greyfile_intake::{FoundingError, index};
use greyfile_projector::StartError;

use super::{Tells, Told, of_system};

impl Tells for io::Error {
    fn told(&self) -> Told {
        of_system(self)
    }
}

impl Tells for embedded::OpenError {
    fn told(&self) -> Told {
        let at = |id, path| Told::new(id).at("path", path);
        match self {
            Self::Missing(path) => at("log-missing", path),
            Self::Exists(path) => at("log-exists", path),
            Self::Locked(path) => at("log-locked", path),
            Self::Permission(path) => at("log-permission", path),
            Self::DiskFull(path) => at("log-disk-full", path),
            Self::NotALog { path, what } => at("log-not-a-log", path).with("what", what),
            Self::Unfounded(path) => at("log-unfounded", path),
            Self::Layout { path, found, known } => {
                at("log-layout", path).with("found", found).with("known", known)
            }
            Self::Lost { path, mark, last, acknowledged } => at("log-lost", path)
                .at("mark", mark)
                .with("last", last)
                .with("acknowledged", acknowledged),
            Self::Damaged { path, what } => at("log-damaged", path).with("what", what),
            Self::Io { path, source } => at("log-io", path).telling("why", of_system(source)),
        }
    }
}

impl Tells for jetstream::OpenError {
    fn told(&self) -> Told {
        match self {
            Self::Connect { url, what } => {
                Told::new("broker-unreached").with("url", url).with("what", what)
            }
            Self::Denied { url, what } => {
                Told::new("broker-login").with("url", url).with("what", what)
            }
            Self::Credentials { what } => Told::new("broker-credentials").with("what", what),
            Self::Version { url, found, wanted } => Told::new("broker-version")
                .with("url", url)
                .with("found", found)
                .with("wanted", wanted),
            Self::NoJetStream { url } => Told::new("broker-no-jetstream").with("url", url),
            Self::Clock { wrong } => Told::new("broker-clock").with("wrong", wrong),
            Self::NoStream { stream } => Told::new("broker-no-stream").with("stream", stream),
            Self::Exists { stream } => Told::new("broker-exists").with("stream", stream),
            Self::NotToldOf { stream, waited } => Told::new("broker-not-told-of")
                .with("stream", stream)
                .count("seconds", waited.as_secs()),
            Self::Shape { stream, deviations } => {
                Told::new("broker-deviates").with("stream", stream).with("deviations", deviations)
            }
            Self::Lost(lost) => lost.told(),
            Self::NoLeader(what) => Told::new("broker-no-leader").with("what", what),
            Self::Refused(what) => Told::new("broker-refused").with("what", what),
            Self::Mark { path, source } => {
                Told::new("broker-mark").with("path", path).telling("why", of_system(source))
            }
        }
    }
}

impl Tells for jetstream::Lost {
    fn told(&self) -> Told {
        match self {
            Self::End { last, known } => {
                Told::new("broker-lost-end").with("last", last).with("known", known)
            }
            Self::Beginning { first } => Told::new("broker-lost-beginning")
                .with("first", first)
                .with("missing", first.0.saturating_sub(1)),
            Self::Holes { count } => Told::new("broker-lost-holes").with("count", count),
            Self::Reused { at } => Told::new("broker-lost-rewritten").with("at", at),
        }
    }
}

impl Tells for ReadError {
    fn told(&self) -> Told {
        match self {
            Self::Damaged { position, what } => {
                Told::new("read-damaged").with("position", position).with("what", what)
            }
            Self::Io(what) => Told::new("read-io").with("what", what),
            Self::Unavailable(what) => Told::new("read-unavailable").with("what", what),
            Self::Closed => Told::new("read-closed"),
        }
    }
}

impl Tells for AppendError {
    fn told(&self) -> Told {
        match self {
            Self::Conflict { stream, expected, found } => Told::new("append-conflict")
                .with("stream", stream)
                .telling("expected", has(*expected))
                .telling("found", has(*found)),
            Self::Unknown(what) => Told::new("append-unknown").with("what", what),
            Self::Unavailable(what) => Told::new("append-unavailable").with("what", what),
            Self::Full(what) => Told::new("append-full").with("what", what),
            Self::Closed(what) => Told::new("append-closed").with("what", what),
        }
    }
}

/// What a stream has, or was expected to have.
fn has(expect: Expect) -> Told {
    match expect {
        Expect::Empty => Told::new("append-none"),
        Expect::LastAt(position) => Told::new("append-last").with("position", position),
    }
}

impl Tells for FoundingError {
    fn told(&self) -> Told {
        match self {
            Self::Empty => Told::new("founding-empty"),
            Self::NotFounded(what) => Told::new("founding-not-it").with("what", what),
            Self::Read(error) => error.told(),
        }
    }
}

impl Tells for index::Error {
    fn told(&self) -> Told {
        match self {
            Self::InUse(folder) => Told::new("index-in-use").at("folder", folder),
            Self::Io { path, source } => {
                Told::new("index-io").at("path", path).telling("why", of_system(source))
            }
            Self::Damaged { kept } => Told::new("index-damaged").with("kept", kept),
            Self::OutOfOrder { expected, given } => {
                Told::new("index-out-of-order").with("expected", expected).with("given", given)
            }
        }
    }
}

impl Tells for StartError {
    fn told(&self) -> Told {
        match self {
            Self::InUse(folder) => Told::new("view-in-use").at("folder", folder),
            Self::Folder { folder, source } => {
                Told::new("view-folder").at("folder", folder).telling("why", of_system(source))
            }
            Self::NoRuntime => Told::new("view-no-runtime"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_envelope::{Position, StreamId, StreamKind};
    use std::error::Error;
    use std::path::PathBuf;

    fn full() -> io::Error {
        io::Error::from_raw_os_error(28)
    }

    /// What a log says and what a terminal says is one text in English, though it is written in
    /// two places.
    #[test]
    fn an_error_is_told_in_its_own_words_in_english() {
        fn same<E: Tells + Error>(errors: impl IntoIterator<Item = E>) {
            for error in errors {
                assert_eq!(error.told().to_string(), error.to_string());
            }
        }
        let (path, what) = (PathBuf::from("/data/log.redb"), || "what".to_owned());
        let (last, known) = (Position(4), Position(9));
        same({
            use embedded::OpenError as E;
            [
                E::Missing(path.clone()),
                E::Exists(path.clone()),
                E::Locked(path.clone()),
                E::Permission(path.clone()),
                E::DiskFull(path.clone()),
                E::NotALog { path: path.clone(), what: what() },
                E::Unfounded(path.clone()),
                E::Layout { path: path.clone(), found: 3, known: 1 },
                E::Lost { path: path.clone(), mark: path.clone(), last, acknowledged: known },
                E::Damaged { path: path.clone(), what: what() },
                E::Io { path: path.clone(), source: full() },
            ]
        });
        same({
            use jetstream::{Lost, OpenError as E};
            let (url, stream) = (|| "nats://x:4222".to_owned(), || "GREYFILE".to_owned());
            [
                E::Connect { url: url(), what: what() },
                E::Denied { url: url(), what: what() },
                E::Credentials { what: what() },
                E::Version { url: url(), found: what(), wanted: "2.12" },
                E::NoJetStream { url: url() },
                E::Clock { wrong: what() },
                E::NoStream { stream: stream() },
                E::Exists { stream: stream() },
                E::Shape { stream: stream(), deviations: what() },
                E::Lost(Lost::End { last, known }),
                E::Lost(Lost::Beginning { first: known }),
                E::Lost(Lost::Holes { count: 3 }),
                E::Lost(Lost::Reused { at: last }),
                E::NoLeader(what()),
                E::Refused(what()),
                E::Mark { path: what(), source: full() },
            ]
        });
        let reads = || {
            [
                ReadError::Damaged { position: last, what: what() },
                ReadError::Io(what()),
                ReadError::Unavailable(what()),
                ReadError::Closed,
            ]
        };
        same(reads());
        let stream = StreamId { kind: StreamKind(1), id: [7; 16] };
        let (expected, found) = (Expect::Empty, Expect::LastAt(last));
        same([
            AppendError::Conflict { stream, expected, found },
            AppendError::Unknown(what()),
            AppendError::Unavailable(what()),
            AppendError::Full(what()),
            AppendError::Closed(what()),
        ]);
        same([
            FoundingError::Empty,
            FoundingError::NotFounded(what()),
            FoundingError::Read(ReadError::Closed),
        ]);
        same([
            index::Error::InUse(path.clone()),
            index::Error::Io { path: path.clone(), source: full() },
            index::Error::Damaged { kept: last },
            index::Error::OutOfOrder { expected: last, given: known },
        ]);
        same([
            StartError::InUse(path.clone()),
            StartError::Folder { folder: path, source: full() },
            StartError::NoRuntime,
        ]);
    }
}
