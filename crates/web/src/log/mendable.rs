//! What can still be done about an event that is on record, for every page that offers it.

use greyfile_domain::kernel::common::Common;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::{Event, History, Logged};

/// Whether the event can be corrected, and not only retracted; `None` where neither can be.
pub(crate) fn acts(history: &History, past: &Logged) -> Option<bool> {
    history.current_of(past.moment.event_id)?;
    if Event::is_service_only(past.stream.kind) {
        return None;
    }
    match past.event.common() {
        Some(Common::Retracted(_)) => None,
        Some(Common::Corrected(_) | Common::NotTheSame(_)) => Some(false),
        Some(Common::NoteAdded(_) | Common::FileAttached(_)) | None => Some(true),
    }
}
