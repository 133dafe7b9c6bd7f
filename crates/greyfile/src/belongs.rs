//! To which stream a record belongs when a log is copied.

use std::collections::BTreeSet;

use greyfile_domain::streams::Event;
use greyfile_domain::streams::log::LogEvent;
use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::{ReadLog, Stored};

use crate::told::{OrTold, Told};

/// The streams of a log's records. A record that was set aside may say of no stream: it is copied all
/// the same, since positions stay as they are, and lies in the log's own stream.
pub(crate) struct Belongs {
    /// The log's own stream.
    pub(crate) own: StreamId,
    aside: BTreeSet<Position>,
}

impl Belongs {
    pub(crate) async fn of(log: &dyn ReadLog) -> anyhow::Result<Self> {
        let first = log.read(Position::FIRST, 1).await?;
        let founding = first.first().or_told(|| Told::new("log-empty"))?;
        let own = Envelope::decode(&founding.record)
            .or_told(|| Told::new("record-at").with("position", founding.position))?
            .stream;
        let mut aside = BTreeSet::new();
        for stored in log.read_stream(own).await? {
            // Whoever copies has no key to look at seals with: bytes are copied, nothing is folded.
            if let Ok(logged) = greyfile_record::read(stored.position, &stored.record)
                && let Event::Log(LogEvent::RecordSetAside(one)) = logged.event
            {
                aside.insert(one.position);
            }
        }
        Ok(Self { own, aside })
    }

    pub(crate) fn stream_of(&self, stored: &Stored) -> anyhow::Result<StreamId> {
        match Envelope::stream_of(&stored.record) {
            Err(_) if self.aside.contains(&stored.position) => Ok(self.own),
            stream => stream.or_told(|| Told::new("record-at").with("position", stored.position)),
        }
    }
}
