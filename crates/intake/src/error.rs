//! Why a command was not recorded, or that this is not known: a code, and typed arguments that its
//! words in both languages need.

use std::fmt;

use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_envelope::{Position, RECORD_LEN_MAX, StreamId, StreamKind};
use greyfile_eventlog::{AppendError, ReadError};
use greyfile_record::genuine::Why;

use crate::ahead::Ahead;
use crate::limits::{CLOCK_AHEAD_MS_MAX, CLOCK_JUMP_MS_MAX};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// What each code says, in English and in Urdu: two Fluent files. A message is called `problem-` and
/// the code, with `-` for every `.` and `_`; its attribute `rule` is the rule that was broken.
pub const WORDS: (&str, &str) = (include_str!("words.en.ftl"), include_str!("words.ur.ftl"));

/// A command that was not answered with [`crate::Accepted`].
#[derive(Debug, Clone, PartialEq)]
pub enum SubmitError {
    /// It breaks a rule. Told by its code: `greyfile-words` has the text, in the reader's language.
    Refused(Box<Refusal>),
    /// Its id was used for another command.
    OtherBody {
        /// In what they differ: stream, times, hands, basis, otherwise body.
        differs: &'static str,
    },
    /// The index of command ids is not there yet.
    CatchingUp,
    /// The index of command ids cannot be read or written at the moment.
    Index(String),
    /// Whoever keeps the files cannot be asked at the moment.
    Files(String),
    /// A record that intake did not write, in a stream that the command needs, and that the log has
    /// not set aside.
    NotIntakes {
        /// Where it stands.
        position: Position,
        /// In which stream.
        stream: StreamId,
        /// Why it is not intake's.
        why: Why,
    },
    /// A record that a newer Greyfile wrote.
    Newer {
        /// Where it stands.
        position: Position,
        /// What of it is not known here.
        cause: String,
    },
    /// To be set aside: a position without a record.
    NoSuchRecord {
        /// Which.
        position: Position,
    },
    /// To be set aside: another record than was looked at.
    OtherRecord {
        /// Where.
        position: Position,
    },
    /// To be set aside: a record that intake wrote.
    Intakes {
        /// Where it stands.
        position: Position,
    },
    /// To be mended: other records than those that lie in the future of the clock.
    OtherStretch {
        /// Those that do, if any does.
        found: Option<Ahead>,
    },
    /// It sets the moment of recording.
    InjectedTime,
    /// It sets a moment of recording in the future.
    InjectedTimeAhead,
    /// The machine's clock is behind the log.
    ClockBehind {
        /// By how much, in milliseconds.
        behind_ms: i64,
    },
    /// The machine's clock is years ahead of the log's last record, and nobody gave their word for it.
    ClockAhead {
        /// By how much, in milliseconds.
        ahead_ms: i64,
    },
    /// The machine's clock was set forward while the service ran.
    ClockJumped {
        /// By how much, in milliseconds.
        jumped_ms: i64,
    },
    /// The log's own clock contradicts the machine's.
    ClockWrong(String),
    /// It makes a record that is too long.
    TooLong {
        /// Its length in bytes.
        len: usize,
    },
    /// It makes a record that cannot be written, which is a mistake of the program.
    NotEncoded(String),
    /// Others kept writing the same streams.
    Busy,
    /// It is not known whether it was recorded.
    Unknown(String),
    /// It is not known whether it was recorded: the disk was full while it was written.
    UnknownFull,
    /// A command of its id stands in the log, and its answer could not be read.
    Unanswered {
        /// Where that command begins.
        first: Position,
        /// What kept its answer away.
        cause: String,
    },
    /// The log cannot be reached.
    Unavailable(String),
    /// What was read of it came from a copy that is behind.
    Behind {
        /// The kind of stream that was read.
        kind: StreamKind,
    },
    /// The disk that holds the log is full. The log goes on by itself once there is room.
    Full,
    /// The log takes nothing more until the service is started again.
    Closed(String),
    /// Nobody here sees what is recorded any more.
    Blind,
    /// The decision asked for more of the record again and again.
    Undecided,
    /// The log cannot be read.
    Read(ReadError),
    /// A record of this log is not readable by this program.
    Unreadable {
        /// Where it stands.
        position: Position,
        /// What is wrong with it.
        cause: String,
    },
}

impl From<ReadError> for SubmitError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Unavailable(why) => Self::Unavailable(why),
            error => Self::Read(error),
        }
    }
}

/// The code, and what caused it. Never what the command holds: errors end in logs.
impl fmt::Display for SubmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        match self.cause() {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SubmitError {}

impl SubmitError {
    /// Why an append wrote nothing.
    pub(crate) fn of_append(error: AppendError) -> Self {
        match error {
            AppendError::Full(_) => Self::Full,
            AppendError::Closed(why) => Self::Closed(why),
            AppendError::Unavailable(why) => Self::Unavailable(why),
            // Neither is final, and whoever appends looks after both.
            AppendError::Conflict { .. } | AppendError::Unknown(_) => {
                Self::Unknown(error.to_string())
            }
        }
    }

    pub(crate) fn newer(position: Position, error: &greyfile_record::ReadError) -> Self {
        Self::Newer { position, cause: error.to_string() }
    }

    /// Whether it is the machine's clock that keeps commands away.
    pub const fn is_of_the_clock(&self) -> bool {
        matches!(
            self,
            Self::ClockBehind { .. }
                | Self::ClockAhead { .. }
                | Self::ClockJumped { .. }
                | Self::ClockWrong(_)
        )
    }

    pub(crate) fn unreadable(position: Position, error: &greyfile_record::ReadError) -> Self {
        Self::Unreadable { position, cause: error.to_string() }
    }

    /// What is said where a command of this id stands in the log, so that nothing may be told that
    /// sounds as if it did not: its answer could not be read.
    pub(crate) fn after_it_was_found(self, first: Position) -> Self {
        match self {
            Self::OtherBody { .. }
            | Self::Unknown(_)
            | Self::UnknownFull
            | Self::Unanswered { .. } => self,
            other => Self::Unanswered { first, cause: other.to_string() },
        }
    }

    /// The code of an id that was used for another command.
    pub const OTHER_BODY: &'static str = "command.other_body";
    /// The code of a record that is not intake's.
    pub const NOT_INTAKES: &'static str = "record.not_intakes";
    /// The code of a record that a newer Greyfile wrote.
    pub const NEWER: &'static str = "record.newer";
    /// The code of an outcome that is not known.
    pub const UNKNOWN: &'static str = "outcome.unknown";

    /// What other programs said: the cause, in their own words.
    fn cause(&self) -> Option<String> {
        match self {
            Self::Index(cause)
            | Self::Files(cause)
            | Self::ClockWrong(cause)
            | Self::NotEncoded(cause)
            | Self::Unknown(cause)
            | Self::Unanswered { cause, .. }
            | Self::Unavailable(cause)
            | Self::Closed(cause)
            | Self::Newer { cause, .. }
            | Self::Unreadable { cause, .. } => Some(cause.clone()),
            Self::Read(error) => Some(error.to_string()),
            Self::Refused(refusal) => Some(refusal.to_string()),
            Self::NotIntakes { position, .. } => Some(position.to_string()),
            Self::NoSuchRecord { position }
            | Self::OtherRecord { position }
            | Self::Intakes { position } => Some(position.to_string()),
            Self::OtherStretch { found } => found.map(|ahead| ahead.from.to_string()),
            Self::ClockAhead { ahead_ms } => Some(ahead_ms.to_string()),
            Self::ClockJumped { jumped_ms } => Some(jumped_ms.to_string()),
            Self::OtherBody { .. }
            | Self::CatchingUp
            | Self::InjectedTime
            | Self::InjectedTimeAhead
            | Self::ClockBehind { .. }
            | Self::TooLong { .. }
            | Self::Busy
            | Self::UnknownFull
            | Self::Full
            | Self::Behind { .. }
            | Self::Blind
            | Self::Undecided => None,
        }
    }

    /// What its words speak of.
    pub fn args(&self) -> Vec<Arg> {
        let position = |name, position: Position| {
            Arg::number(name, i64::try_from(position.0).unwrap_or(i64::MAX))
        };
        let own = match self {
            Self::Refused(refusal) => return refusal.args(),
            Self::OtherBody { differs } => vec![Arg::code("differs", differs)],
            Self::NotIntakes { position: at, stream, why } => vec![
                Arg::code("of", "command"),
                position("position", *at),
                Arg::kind("kind", stream.kind),
                Arg::text("stream", stream),
                Arg::code("why", why.code()),
            ],
            Self::NoSuchRecord { position: at }
            | Self::OtherRecord { position: at }
            | Self::Intakes { position: at } => vec![position("position", *at)],
            Self::OtherStretch { found: None } => vec![Arg::code("found", "none")],
            Self::OtherStretch { found: Some(Ahead { from, to, recorded_at }) } => vec![
                Arg::code("found", "some"),
                position("from", *from),
                position("to", *to),
                Arg::time("recorded", *recorded_at),
            ],
            Self::ClockAhead { ahead_ms } => vec![
                Arg::number("days", ahead_ms / DAY_MS),
                Arg::number("days_max", CLOCK_AHEAD_MS_MAX / DAY_MS),
            ],
            Self::ClockJumped { jumped_ms } => vec![
                Arg::number("minutes", jumped_ms / MINUTE_MS),
                Arg::number("minutes_max", CLOCK_JUMP_MS_MAX / MINUTE_MS),
            ],
            Self::Newer { position: at, .. } | Self::Unreadable { position: at, .. } => {
                vec![Arg::code("of", "command"), position("position", *at)]
            }
            Self::ClockBehind { behind_ms } => vec![Arg::number("behind_ms", *behind_ms)],
            Self::TooLong { len } => {
                vec![Arg::count("len", *len), Arg::count("max", RECORD_LEN_MAX)]
            }
            Self::Unknown(_) => vec![Arg::code("stands", "perhaps")],
            Self::UnknownFull => vec![Arg::code("stands", "full")],
            Self::Full => vec![Arg::code("of", "command")],
            Self::Unanswered { first, .. } => {
                vec![Arg::code("stands", "yes"), position("first", *first)]
            }
            // The service tells of the log by the same codes where it only reads.
            Self::Unavailable(_) | Self::Closed(_) | Self::Read(_) => {
                vec![Arg::code("of", "command")]
            }
            Self::Behind { kind } => vec![Arg::code("of", "copy"), Arg::kind("kind", *kind)],
            Self::CatchingUp
            | Self::Index(_)
            | Self::Files(_)
            | Self::InjectedTime
            | Self::InjectedTimeAhead
            | Self::ClockWrong(_)
            | Self::NotEncoded(_)
            | Self::Busy
            | Self::Blind
            | Self::Undecided => Vec::new(),
        };
        let cause = match self {
            Self::NotIntakes { .. }
            | Self::NoSuchRecord { .. }
            | Self::OtherRecord { .. }
            | Self::Intakes { .. }
            | Self::OtherStretch { .. }
            | Self::ClockAhead { .. }
            | Self::ClockJumped { .. } => None,
            _ => self.cause(),
        };
        own.into_iter().chain(cause.map(|cause| Arg::text("cause", cause))).collect()
    }

    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::OtherBody { .. } => Self::OTHER_BODY,
            Self::CatchingUp => "intake.catching_up",
            Self::Index(_) => "intake.index",
            Self::Files(_) => "intake.files",
            Self::NotIntakes { .. } => Self::NOT_INTAKES,
            Self::Newer { .. } => Self::NEWER,
            Self::NoSuchRecord { .. } => "record.none",
            Self::OtherRecord { .. } => "record.other",
            Self::Intakes { .. } => "record.intakes",
            Self::OtherStretch { .. } => "time.other_stretch",
            Self::ClockAhead { .. } => "time.clock_ahead",
            Self::ClockJumped { .. } => "time.clock_jumped",
            Self::InjectedTime => "time.injected",
            Self::InjectedTimeAhead => "time.injected_ahead",
            Self::ClockBehind { .. } => "time.clock_behind",
            Self::ClockWrong(_) => "time.clock_wrong",
            Self::TooLong { .. } => "command.too_long",
            Self::NotEncoded(_) => "command.not_encoded",
            Self::Busy => "intake.busy",
            Self::Unknown(_) | Self::UnknownFull | Self::Unanswered { .. } => Self::UNKNOWN,
            Self::Unavailable(_) | Self::Behind { .. } => "log.unavailable",
            Self::Full => "log.full",
            Self::Closed(_) => "log.closed",
            Self::Blind => "intake.blind",
            Self::Undecided => "intake.undecided",
            Self::Read(_) => "log.unreadable",
            Self::Unreadable { .. } => "record.unreadable",
        }
    }

    /// Whether the very same command may succeed when sent again, with nothing done to the service: what
    /// needs it started again cannot.
    pub const fn is_retryable(&self) -> bool {
        matches!(
            self,
            Self::Busy
                | Self::CatchingUp
                | Self::Index(_)
                | Self::Files(_)
                | Self::Unknown(_)
                | Self::UnknownFull
                | Self::Unanswered { .. }
                | Self::ClockBehind { .. }
                | Self::ClockAhead { .. }
                | Self::ClockJumped { .. }
                | Self::ClockWrong(_)
                | Self::Unavailable(_)
                | Self::Behind { .. }
                | Self::Full
        )
    }
}
