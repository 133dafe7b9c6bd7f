//! The event that is corrected or retracted, as it stands, and as it stood for whoever opened a form
//! before somebody else corrected it.

use axum::http::StatusCode;
use greyfile_domain::kernel::common::Common;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::{Event, History, Logged};
use greyfile_envelope::{Basis, EventId, Occurred, Position};
use greyfile_words::{Words, payload};
use serde_json::{Value, json};

use crate::api::Problem;
use crate::kit::text::say;
use crate::log::acts;
use crate::record::mending::Way;
use crate::sight::Sight;

/// An event, with the whole of its stream.
pub(super) struct Subject {
    pub(super) past: Logged,
    pub(super) history: History,
    /// What stands now.
    pub(super) stands: Version,
    /// Whether it can be corrected as well; a correction is only taken back.
    pub(super) correctable: bool,
}

/// What an event says at some time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Version {
    /// The correction that says so, or the event itself.
    pub(super) by: EventId,
    pub(super) event: Event,
    pub(super) occurred: Occurred,
    pub(super) done_by: String,
    pub(super) basis: Basis,
}

impl Version {
    /// Its payload as JSON.
    pub(super) fn payload(&self) -> Value {
        payload(&self.event)
    }

    /// When, who and on what basis, as a form's fields have it.
    pub(super) fn around(&self) -> Value {
        json!({
            "occurred_at": self.occurred,
            "done_by": self.done_by,
            "basis": self.basis,
        })
    }
}

impl Subject {
    /// The event at a position of an address.
    ///
    /// # Errors
    /// When there is none, or nothing can be done about it.
    pub(super) async fn of(
        sight: &Sight,
        position: &str,
        way: Way,
        words: Words,
    ) -> Result<Self, Problem> {
        let (past, _) = sight.event_at(position).await?;
        let history = sight.history(past.stream).await?;
        let cannot = |code, id| Problem::new(StatusCode::NOT_FOUND, code, say(words, id, &[]));
        let Some(standing) = history.current_of(past.moment.event_id) else {
            return Err(cannot("correction.retracted", "mend-retracted"));
        };
        let stands = Version {
            by: standing.seen(),
            event: standing.event.clone(),
            occurred: standing.moment.occurred,
            done_by: standing.done_by.to_owned(),
            basis: standing.basis.clone(),
        };
        match acts(&history, &past) {
            Some(_) if way == Way::Apart && standing.counts() => {
                Err(cannot("not_the_same.not_marked", "mend-not-marked"))
            }
            Some(correctable) if correctable || way != Way::Correct => {
                Ok(Self { past, history, stands, correctable })
            }
            _ => Err(cannot("correction.cannot_be_undone", "mend-cannot")),
        }
    }

    /// What the event said by this correction, or by itself; `None` for another event's id.
    pub(super) fn version(&self, by: EventId) -> Option<Version> {
        let first = Version {
            by: self.past.moment.event_id,
            event: self.past.event.clone(),
            occurred: self.past.moment.occurred,
            done_by: self.past.done_by.clone(),
            basis: self.past.basis.clone(),
        };
        if by == first.by {
            return Some(first);
        }
        let Some(Common::Corrected(corrected)) = self.history.find(by)?.event.common() else {
            return None;
        };
        // What a correction leaves out is as it was recorded first.
        (corrected.event == first.by).then(|| Version {
            by,
            event: (*corrected.replacement).clone(),
            occurred: corrected.occurred_at.unwrap_or(first.occurred),
            done_by: corrected.done_by.as_ref().map_or(first.done_by, ToString::to_string),
            basis: corrected.basis.clone().unwrap_or(first.basis),
        })
    }

    /// Where the timeline shows it: a correction stands with what it corrects.
    pub(super) fn shown_at(&self) -> Position {
        let target = match self.past.event.common() {
            Some(Common::Corrected(corrected)) => self.history.find(corrected.event),
            Some(Common::NotTheSame(apart)) => self.history.find(apart.event),
            Some(Common::NoteAdded(_) | Common::FileAttached(_) | Common::Retracted(_)) | None => {
                None
            }
        };
        target.unwrap_or(&self.past).moment.position
    }
}
