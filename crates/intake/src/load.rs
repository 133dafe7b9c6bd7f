//! Histories from the log, each record checked to be intake's own; and the law and the gazetteer, kept.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::try_join_all;
use greyfile_domain::streams::gazetteer::GazetteerState;
use greyfile_domain::streams::log::LogState;
use greyfile_domain::streams::regime::RegimeState;
use greyfile_domain::streams::{GazetteerId, Histories, History, Logged, RegimeId};
use greyfile_domain::values::gazetteer::Gazetteer;
use greyfile_domain::values::law::Law;
use greyfile_envelope::{Envelope, Position, StreamId, StreamKind};
use greyfile_eventlog::{Expect, Stored};
use greyfile_record::genuine::{self, Unread};

use crate::error::SubmitError;
use crate::{Intake, own};

/// How often these are read before a command is sent away, and the pause in between.
const READS_MAX: u32 = 50;
const READ_PAUSE: Duration = Duration::from_millis(20);

/// What is folded of a stream that every decision may look at: once, and kept until it changes.
pub(crate) struct Kept<T>(Mutex<Folded<T>>);

struct Folded<T> {
    /// The last change of the stream that was seen.
    changed_at: Position,
    /// What it came to, and where the stream ended when it was folded.
    folded: Option<(Position, Arc<T>)>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(Folded { changed_at: Position::ZERO, folded: None }))
    }
}

impl<T> Kept<T> {
    /// Notes that the stream has a record at this position.
    pub(crate) fn changed_at(&self, position: Position) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.changed_at = kept.changed_at.max(position);
    }

    pub(crate) fn get(&self) -> Option<(Position, Arc<T>)> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.folded.clone().filter(|(end, _)| *end >= kept.changed_at)
    }

    pub(crate) fn put(&self, end: Position, folded: Arc<T>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).folded = Some((end, folded));
    }

    fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).folded = None;
    }
}

/// The law in force and the places that are known.
#[derive(Default)]
pub(crate) struct Common {
    law: Kept<Law>,
    gazetteer: Kept<Gazetteer>,
    /// What the log's own stream says.
    pub(crate) own: Kept<LogState>,
}

/// The same, as one decision looks at them.
#[derive(Clone, Default)]
pub(crate) struct Known {
    pub(crate) law: Arc<Law>,
    pub(crate) gazetteer: Arc<Gazetteer>,
}

impl Common {
    /// Notes that a stream has a record at this position.
    pub(crate) fn changed_at(&self, stream: StreamId, position: Position) {
        if stream == RegimeId::THE.stream() {
            self.law.changed_at(position);
        } else if stream == GazetteerId::THE.stream() {
            self.gazetteer.changed_at(position);
        } else if stream.kind == StreamKind::LOG {
            self.own.changed_at(position);
        }
    }

    /// Forgets both, so that they are folded anew.
    pub(crate) fn forget(&self) {
        self.law.forget();
        self.gazetteer.forget();
    }
}

fn law(history: &History) -> Law {
    history.fold::<RegimeState>().law()
}

fn gazetteer(history: &History) -> Gazetteer {
    history.fold::<GazetteerState>().gazetteer
}

impl Intake {
    /// Whether these streams still end where they were read to end.
    pub(crate) async fn is_current(
        &self,
        read: &[(StreamId, Position)],
    ) -> Result<bool, SubmitError> {
        let streams: Vec<StreamId> = read.iter().map(|(stream, _)| *stream).collect();
        let heads = self.log.heads(&streams).await?;
        Ok(read.iter().zip(heads).all(|((_, position), head)| match head {
            Expect::Empty => *position == Position::ZERO,
            Expect::LastAt(head) => head == *position,
        }))
    }

    /// The law in force and the places that are known. Where their streams ended when they were
    /// folded is added to what the decision read.
    pub(crate) async fn known(
        &self,
        read: &mut Vec<(StreamId, Position)>,
    ) -> Result<Known, SubmitError> {
        let (regime, places) = (RegimeId::THE.stream(), GazetteerId::THE.stream());
        let (law_end, law) = self.kept(&self.common.law, regime, law).await?;
        let (places_end, gazetteer) = self.kept(&self.common.gazetteer, places, gazetteer).await?;
        read.extend([(regime, law_end), (places, places_end)]);
        Ok(Known { law, gazetteer })
    }

    /// The same as they were before a position, so that an answer is the same for ever. Where what is
    /// not intake's stands in their streams nothing is known: the answer must not wait for its end.
    pub(crate) async fn known_before(&self, position: Position) -> Result<Known, SubmitError> {
        let before = async |stream: StreamId| match self.history(stream).await {
            Ok(history) => {
                let logged = history.logged().iter();
                let then = logged.filter(|logged| logged.moment.position < position).cloned();
                Ok(History::of(stream, then))
            }
            Err(error) if error.code() == SubmitError::NOT_INTAKES => Ok(History::new(stream)),
            Err(error) => Err(error),
        };
        let regime = before(RegimeId::THE.stream()).await?;
        let places = before(GazetteerId::THE.stream()).await?;
        Ok(Known { law: Arc::new(law(&regime)), gazetteer: Arc::new(gazetteer(&places)) })
    }

    async fn kept<T>(
        &self,
        kept: &Kept<T>,
        stream: StreamId,
        fold: fn(&History) -> T,
    ) -> Result<(Position, Arc<T>), SubmitError> {
        if let Some(kept) = kept.get() {
            return Ok(kept);
        }
        for _ in 0..READS_MAX {
            let history = self.history(stream).await?;
            let (_, end) = head(&history);
            // A read may come from a copy that is behind: what it says must not be kept, nor
            // decided on.
            if self.is_current(&[(stream, end)]).await? {
                let folded = Arc::new(fold(&history));
                kept.put(end, Arc::clone(&folded));
                return Ok((end, folded));
            }
            tokio::time::sleep(READ_PAUSE).await;
        }
        Err(SubmitError::Behind { kind: stream.kind })
    }

    /// The histories of these streams, side by side.
    pub(crate) async fn load(&self, streams: &[StreamId]) -> Result<Histories, SubmitError> {
        let histories = try_join_all(streams.iter().map(|stream| self.history(*stream))).await?;
        Ok(histories.into_iter().map(|history| (history.stream(), history)).collect())
    }

    /// A stream's history. A record in it that is not intake's keeps the whole stream away, until the
    /// log's own stream says that it is set aside.
    pub(crate) async fn history(&self, stream: StreamId) -> Result<History, SubmitError> {
        if stream == self.identity.stream() {
            return own::history(&*self.log, &self.identity, &self.seals).await;
        }
        let stored = self.log.read_stream(stream).await?;
        let walk = |own: &LogState| {
            let history =
                own::walk(stream, &stored, &self.seals, |position, record, why| {
                    match own.is_set_aside(position, &own::sha256(record)) {
                        true => Ok(()),
                        false => Err(SubmitError::NotIntakes { position, stream, why }),
                    }
                });
            history.map(|history| history.recorded(|at, own_time| own.effective(at, own_time)))
        };
        match walk(&*self.own(false).await?) {
            // It may have been set aside a moment ago.
            Err(SubmitError::NotIntakes { .. }) => walk(&*self.own(true).await?),
            walked => walked,
        }
    }

    /// A record's envelope, if intake sealed it.
    pub(crate) fn envelope<'a>(&self, stored: &'a Stored) -> Result<Envelope<'a>, SubmitError> {
        let position = stored.position;
        genuine::envelope(&stored.record, Some(&self.seals)).map_err(|unread| match unread {
            Unread::Newer(error) => SubmitError::newer(position, &error),
            Unread::NotIntakes(why) => {
                // What it says of itself is nobody's word; it is all there is here.
                let stream = Envelope::stream_of(&stored.record);
                let stream = stream.unwrap_or_else(|_| self.identity.stream());
                SubmitError::NotIntakes { position, stream, why }
            }
        })
    }
}

/// The event of a record that intake sealed.
pub(crate) fn logged(position: Position, envelope: &Envelope<'_>) -> Result<Logged, SubmitError> {
    greyfile_record::past(position, envelope)
        .map_err(|error| SubmitError::unreadable(position, &error))
}

/// A stream, and where it ends as it was read.
pub(crate) fn head(history: &History) -> (StreamId, Position) {
    (history.stream(), history.end())
}
