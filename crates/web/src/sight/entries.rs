//! What stands in the log, read with care: events, and what is not intake's, which is no event. Nobody
//! is given it as one; whoever lists what stands there is told.

#![expect(clippy::disallowed_methods, reason = "this is where the log is read")]

use axum::http::StatusCode;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::log::{LogEvent, RecordSetAside};
use greyfile_domain::streams::{Event, History, Logged};
use greyfile_envelope::{Envelope, Position, StreamId, Timestamp};
use greyfile_eventlog::Stored;
use greyfile_intake::SubmitError;
use greyfile_record::genuine::{self, Unread, Why};
use greyfile_words::Words;
use sha2::{Digest, Sha256};

use super::Sight;
use crate::api::Problem;

/// A record that is not intake's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotIntakes {
    /// Where it stands.
    pub(crate) position: Position,
    /// The stream that it says it is of, if it says one.
    pub(crate) stream: Option<StreamId>,
    /// Its length in bytes.
    pub(crate) bytes: usize,
    /// SHA-256 of the whole record.
    pub(crate) sha256: [u8; 32],
    /// Why it is not intake's.
    pub(crate) why: Why,
    /// Where the event stands that set it aside, if one did.
    pub(crate) set_aside: Option<Position>,
}

/// What stands at a position.
#[derive(Debug, Clone)]
pub(crate) enum Entry {
    /// An event, recorded when it counts as recorded; and when its record says that it was, where the
    /// clock was ahead then.
    Event(Box<Logged>, Option<Timestamp>),
    NotIntakes(NotIntakes),
}

/// What the log's own stream says was set aside, each with where it says so.
pub(crate) struct Own(Vec<(Position, RecordSetAside)>);

impl Own {
    fn set_aside(&self, position: Position, sha256: &[u8; 32]) -> Option<Position> {
        let is = |one: &RecordSetAside| one.position == position && one.sha256.0 == *sha256;
        self.0.iter().find(|(_, one)| is(one)).map(|(at, _)| *at)
    }

    /// The records that were set aside, each with the event that did.
    pub(crate) fn all(&self) -> impl Iterator<Item = (Position, Position)> {
        self.0.iter().map(|(at, one)| (one.position, *at))
    }
}

impl Entry {
    /// Where it stands.
    pub(crate) fn position(&self) -> Position {
        match self {
            Self::Event(logged, _) => logged.moment.position,
            Self::NotIntakes(one) => one.position,
        }
    }

    /// The event, or that there is none.
    fn event(self) -> Result<Logged, Problem> {
        match self {
            Self::Event(logged, _) => Ok(*logged),
            Self::NotIntakes(one) => Err(one.problem()),
        }
    }
}

impl NotIntakes {
    /// As whoever asks for an event there is told.
    fn problem(&self) -> Problem {
        let code = match self.set_aside {
            Some(_) => "record.set_aside",
            None => SubmitError::NOT_INTAKES,
        };
        Problem::of(StatusCode::NOT_FOUND, code, self.args())
    }

    /// What is said of it, in the reader's language.
    pub(crate) fn told(&self, words: Words) -> String {
        self.problem().told(words).message.into()
    }

    /// What its words speak of.
    fn args(&self) -> Vec<Arg> {
        let position = |name, position: Position| {
            Arg::number(name, i64::try_from(position.0).unwrap_or(i64::MAX))
        };
        let event = self.set_aside.map(|at| position("event", at));
        let stands = [Arg::code("of", "read"), position("position", self.position)];
        let why = [Arg::code("why", self.why.code())];
        stands.into_iter().chain(why).chain(event).collect()
    }
}

/// A record of a newer Greyfile.
pub(crate) fn newer(position: Position, cause: impl ToString) -> Problem {
    let at = Arg::number("position", i64::try_from(position.0).unwrap_or(i64::MAX));
    let args = [Arg::code("of", "read"), at, Arg::text("cause", cause.to_string())];
    Problem::not_now(SubmitError::NEWER, args)
}

impl Sight {
    /// What the log's own stream says was set aside.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(crate) async fn own(&self) -> Result<Own, Problem> {
        let history = self.history(self.app.identity.stream()).await?;
        let aside = history.logged().iter().filter_map(|logged| match &logged.event {
            Event::Log(LogEvent::RecordSetAside(aside)) => {
                Some((logged.moment.position, aside.clone()))
            }
            _ => None,
        });
        Ok(Own(aside.collect()))
    }

    /// A stream as the log has it, without what is not intake's.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(crate) async fn history(&self, stream: StreamId) -> Result<History, Problem> {
        let stored = self.app.log.read_stream(stream).await?;
        let records = stored.iter().map(|stored| (stored.position, &stored.record[..]));
        let seals = self.app.seals.as_deref();
        let history = genuine::history(stream, records, seals, |met| match met.unread {
            Unread::Newer(error) => Err(newer(met.position, error)),
            Unread::NotIntakes(_) => Ok(()),
        })?;
        let Some(views) = &self.app.views else { return Ok(history) };
        Ok(history.recorded(|position, recorded| views.recorded(position, recorded)))
    }

    /// What stands in the log from a position on, some `bytes` of records at most; nothing behind the
    /// end.
    ///
    /// # Errors
    /// When the log cannot be read, or was written by a newer Greyfile.
    pub(crate) async fn entries(
        &self,
        own: &Own,
        from: Position,
        bytes: usize,
    ) -> Result<Vec<Entry>, Problem> {
        let stored = self.app.log.read(from, bytes).await?;
        stored.iter().map(|stored| self.entry(own, stored)).collect()
    }

    /// What is stored in one stream.
    ///
    /// # Errors
    /// As [`Self::entries`].
    pub(crate) async fn entries_of(
        &self,
        own: &Own,
        stream: StreamId,
    ) -> Result<Vec<Entry>, Problem> {
        let stored = self.app.log.read_stream(stream).await?;
        stored.iter().map(|stored| self.entry(own, stored)).collect()
    }

    /// The event of a record, with when it counts as recorded.
    pub(super) fn event_of(&self, own: &Own, stored: &Stored) -> Result<Logged, Problem> {
        self.entry(own, stored)?.event()
    }

    fn entry(&self, own: &Own, stored: &Stored) -> Result<Entry, Problem> {
        let position = stored.position;
        let read = genuine::envelope(&stored.record, self.app.seals.as_deref())
            .and_then(|envelope| genuine::logged(position, &envelope));
        let sha256 = || Sha256::digest(&stored.record).into();
        let may_be_aside = own.0.iter().any(|(_, one)| one.position == position);
        let set_aside = may_be_aside.then(|| own.set_aside(position, &sha256())).flatten();
        let why = match read {
            Ok(mut logged) => {
                match set_aside.map(|_| Why::Ordinal).or_else(|| self.stops(position)) {
                    Some(why) => why,
                    None => {
                        let said = logged.moment.recorded_at;
                        let views = self.app.views.as_ref();
                        let counts = views.map_or(said, |views| views.recorded(position, said));
                        logged.moment.recorded_at = counts;
                        let said = (said != counts).then_some(said);
                        return Ok(Entry::Event(Box::new(logged), said));
                    }
                }
            }
            Err(Unread::NotIntakes(why)) => why,
            Err(Unread::Newer(error)) => return Err(newer(position, error)),
        };
        Ok(Entry::NotIntakes(NotIntakes {
            position,
            stream: Envelope::stream_of(&stored.record).ok(),
            bytes: stored.record.len(),
            sha256: sha256(),
            why,
            set_aside,
        }))
    }

    /// Why the views stopped before this position, if they did. A copy can be told from a true record
    /// only by the stream that it is of.
    fn stops(&self, position: Position) -> Option<Why> {
        let by = self.app.views.as_ref()?.stopped_by()?;
        by.why.filter(|_| by.position == position)
    }
}
