//! Why a command was not recorded, or that this is not known.

use greyfile_domain::kernel::refusal::Refusal;
use greyfile_envelope::Position;
use greyfile_eventlog::ReadError;

/// A command that was not answered with [`crate::Accepted`].
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SubmitError {
    /// It breaks a rule. Told by its code: `greyfile-words` has the text, in the reader's language.
    #[error("refused: {0}")]
    Refused(Box<Refusal>),
    /// Its id was used for another command.
    #[error(
        "this command id was used before for another command (they differ in: {differs}); nothing \
         was recorded; give each new command an id of its own"
    )]
    OtherBody {
        /// In what they differ: stream, times, hands, basis, otherwise body.
        differs: &'static str,
    },
    /// The index of command ids is not there yet.
    #[error(
        "it is not known yet whether this command was recorded before, and nothing new was: the \
         service is still reading the log; send the very same command again in a moment"
    )]
    CatchingUp,
    /// The index of command ids cannot be read or written at the moment.
    #[error("it is not known whether this command was recorded before, and nothing new was: {0}")]
    Index(String),
    /// A record that intake did not write.
    #[error(
        "nothing was recorded: the record at position {position} was not written by this log's \
         intake; somebody has published past it, or copied it from elsewhere; stop the service and \
         see \"A record that is not intake's\" in the runbook"
    )]
    NotIntakes {
        /// Where it stands.
        position: Position,
    },
    /// It sets the moment of recording.
    #[error(
        "only a demonstration log lets a command set recorded_at; nothing was recorded; leave it out"
    )]
    InjectedTime,
    /// It sets a moment of recording in the future.
    #[error(
        "recorded_at lies in the future; nothing was recorded; give an earlier one or leave it out"
    )]
    InjectedTimeAhead,
    /// The machine's clock is behind the log.
    #[error(
        "this machine's clock is {behind_ms} ms behind the log's last record; nothing was recorded; \
         set the clock right and send the command again"
    )]
    ClockBehind {
        /// By how much, in milliseconds.
        behind_ms: i64,
    },
    /// The log's own clock contradicts the machine's.
    #[error(
        "{0}; nothing was recorded; set the clocks right (all machines by one time server) and \
         send the command again"
    )]
    ClockWrong(String),
    /// It makes a record that cannot be written.
    #[error("{0}")]
    Encode(String),
    /// Others kept writing the same streams.
    #[error("others kept writing at the same place; nothing was recorded; send the command again")]
    Busy,
    /// It is not known whether it was recorded.
    #[error(
        "it is not known whether the command was recorded ({0}); send the very same command again, \
         with the same id: if it was recorded you get its answer, and it is never recorded twice"
    )]
    Unknown(String),
    /// The log cannot be reached.
    #[error("nothing was recorded: {0}; send the command again in a moment")]
    Unavailable(String),
    /// The log takes nothing more.
    #[error(
        "nothing was recorded: the log takes no more events ({0}); what it acknowledged before is safe; restart the service"
    )]
    Closed(String),
    /// Nobody here sees what is recorded any more.
    #[error(
        "nothing new was recorded: this service no longer sees what the log has, so it takes no \
         command; what was acknowledged before is safe; restart the service"
    )]
    Blind,
    /// The decision asked for more of the record again and again.
    #[error(
        "nothing was recorded: the decision goes on asking for more of the record; this is a \
         mistake in Greyfile, please report it with the command"
    )]
    Undecided,
    /// The log cannot be read.
    #[error("nothing was recorded: {0}")]
    Read(ReadError),
    /// A record of this log is not readable by this program.
    #[error("nothing was recorded: the record at position {position} cannot be read: {what}")]
    Unreadable {
        /// Where it stands.
        position: Position,
        /// What is wrong with it.
        what: String,
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

impl SubmitError {
    pub(crate) fn unreadable(position: Position, error: &greyfile_record::ReadError) -> Self {
        Self::Unreadable { position, what: error.to_string() }
    }

    /// What is said where a command of this id stands in the log, so that nothing may be told that
    /// sounds as if it did not: its answer could not be read.
    pub(crate) fn after_it_was_found(self, first: Position) -> Self {
        let why = match self {
            Self::OtherBody { .. } | Self::Unknown(_) => return self,
            Self::Read(error) => error.to_string(),
            Self::Unavailable(why) | Self::Index(why) => why,
            Self::NotIntakes { position } => {
                format!("the record at position {position} was not written by this log's intake")
            }
            Self::Unreadable { position, what } => {
                format!("the record at position {position} cannot be read: {what}")
            }
            other => format!("{} came in between", other.code()),
        };
        Self::Unknown(format!("a command of this id stands at position {first}; {why}"))
    }

    /// The code of an id that was used for another command.
    pub const OTHER_BODY: &'static str = "command.other_body";
    /// The code of an outcome that is not known.
    pub const UNKNOWN: &'static str = "outcome.unknown";

    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::OtherBody { .. } => Self::OTHER_BODY,
            Self::CatchingUp => "intake.catching_up",
            Self::Index(_) => "intake.index",
            Self::NotIntakes { .. } => "record.not_intakes",
            Self::InjectedTime => "time.injected",
            Self::InjectedTimeAhead => "time.injected_ahead",
            Self::ClockBehind { .. } => "time.clock_behind",
            Self::ClockWrong(_) => "time.clock_wrong",
            Self::Encode(_) => "command.too_long",
            Self::Busy => "intake.busy",
            Self::Unknown(_) => Self::UNKNOWN,
            Self::Unavailable(_) => "log.unavailable",
            Self::Closed(_) => "log.closed",
            Self::Blind => "intake.blind",
            Self::Undecided => "intake.undecided",
            Self::Read(_) => "log.unreadable",
            Self::Unreadable { .. } => "record.unreadable",
        }
    }

    /// The rule of intake's own that it broke, if it broke one. That of a refusal is among the words.
    pub fn rule(&self) -> Option<&'static str> {
        match self {
            Self::OtherBody { .. } => Some("a command id names one command"),
            Self::InjectedTime | Self::InjectedTimeAhead => {
                Some("recorded_at comes from intake and never falls")
            }
            Self::Encode(_) => Some("a record has at most 65,535 bytes"),
            _ => None,
        }
    }

    /// Whether the very same command may succeed when sent again.
    pub const fn is_retryable(&self) -> bool {
        matches!(
            self,
            Self::Busy
                | Self::CatchingUp
                | Self::Index(_)
                | Self::Unknown(_)
                | Self::ClockBehind { .. }
                | Self::ClockWrong(_)
                | Self::Unavailable(_)
                | Self::Closed(_)
                | Self::Blind
        )
    }
}
