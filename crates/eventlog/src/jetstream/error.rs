//! What can be wrong with a broker or a stream, said so that a person can mend it.

use std::time::Duration;

use greyfile_envelope::Position;

use super::names::LogName;

/// A log on JetStream that cannot be opened or created.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No connection.
    #[error(
        "the NATS server at {url} cannot be reached: {what}; nothing was changed; check the \
         address, that the server runs, and the certificates if it uses TLS"
    )]
    Connect {
        /// Where, without a password.
        url: String,
        /// What the client says.
        what: String,
    },
    /// The login is not one the server knows.
    #[error(
        "the NATS server at {url} does not know this login ({what}); nothing was changed; name the \
         key of a user in its configuration (--nats-nkey or --nats-creds)"
    )]
    Denied {
        /// Where, without a password.
        url: String,
        /// What the client says.
        what: String,
    },
    /// A key or certificate file.
    #[error("{what}; nothing was changed; name the right file")]
    Credentials {
        /// Which file, and what is wrong with it.
        what: String,
    },
    /// Too old.
    #[error(
        "the NATS server at {url} is version {found}; greyfile needs {wanted} or newer (atomic \
         batches, and syncing before an acknowledgement); nothing was changed; upgrade the server"
    )]
    Version {
        /// Where.
        url: String,
        /// Its version.
        found: String,
        /// The oldest that will do.
        wanted: &'static str,
    },
    /// No JetStream.
    #[error(
        "the NATS server at {url} has no JetStream for this account; nothing was changed; put a \
         jetstream block into its configuration, or use an account that has it"
    )]
    NoJetStream {
        /// Where.
        url: String,
    },
    /// The clocks do not agree.
    #[error(
        "{wrong}, so that records would be stamped and deadlines judged wrongly; nothing was \
         changed; set the clocks right (all machines by one time server)"
    )]
    Clock {
        /// By how much.
        wrong: String,
    },
    /// No stream.
    #[error(
        "there is no stream {stream} on the server; nothing was changed; create it with \
         `greyfile stream create`, or check the log's name (--log-name)"
    )]
    NoStream {
        /// Its name.
        stream: String,
    },
    /// There is one already.
    #[error("the stream {stream} exists already; it was left as it is")]
    Exists {
        /// Its name.
        stream: String,
    },
    /// Nobody said whether it was created.
    #[error(
        "no server said within {} s whether the stream {stream} was created; look whether a majority of \
         the servers runs, then create it again (it is never made twice)",
        waited.as_secs()
    )]
    NotToldOf {
        /// Its name.
        stream: String,
        /// How long it was asked for.
        waited: Duration,
    },
    /// Settings under which the broker could drop or rewrite events.
    #[error(
        "the stream {stream} is not set up as a log must be: {deviations}; nothing was written; \
         an administrator has to correct the stream, greyfile never alters one"
    )]
    Shape {
        /// Its name.
        stream: String,
        /// Each setting, what it is and what it must be.
        deviations: String,
    },
    /// The stream has lost what was known here.
    #[error("{0}")]
    Lost(Lost),
    /// The stream has no leader, or it is not reached.
    #[error(
        "the stream's leader does not answer ({0}); nothing was changed; try again when a majority of \
         its servers runs"
    )]
    NoLeader(String),
    /// The server answered otherwise.
    #[error("the server refused: {0}; nothing was changed")]
    Refused(String),
    /// The file that keeps the last known position.
    #[error("{path}: {source}; nothing was changed; mend the folder's permissions")]
    Mark {
        /// Which file.
        path: String,
        /// What the system says.
        source: std::io::Error,
    },
}

/// What a stream that was tampered with or damaged looks like.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// It ends before a position that was acknowledged.
    #[error(
        "the stream ends at position {last}, but position {known} was acknowledged: events are \
         missing; nothing more is written; restore the stream from a backup or a replica"
    )]
    End {
        /// Where it ends.
        last: Position,
        /// What was known here.
        known: Position,
    },
    /// It does not begin at 1.
    #[error(
        "the stream begins at position {first}: positions 1 to {} are missing; nothing more is \
         written; restore the stream from a backup or a replica", first.0 - 1
    )]
    Beginning {
        /// Where it begins.
        first: Position,
    },
    /// It has holes.
    #[error(
        "{count} positions are missing inside the stream; nothing more is written; restore the \
         stream from a backup or a replica"
    )]
    Holes {
        /// How many.
        count: u64,
    },
    /// Another record stands where a known one stood.
    #[error(
        "position {at} holds another record than the one acknowledged there: the stream was \
         rewritten, or its numbers were given out again; nothing more is written; restore the \
         stream from a backup or a replica"
    )]
    Reused {
        /// Where.
        at: Position,
    },
}

impl OpenError {
    pub(crate) fn no_stream(name: &LogName) -> Self {
        Self::NoStream { stream: name.stream() }
    }
}

/// What an error says, and what those behind it say.
pub(crate) fn with_sources(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let more = error.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        source = error.source();
    }
    text
}
