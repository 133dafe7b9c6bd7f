//! Where streams and events are shown.

use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::{Position, StreamId, StreamKind};

/// Where a stream is shown.
pub(crate) fn stream_href(stream: StreamId) -> String {
    match stream.kind {
        StreamKind::CASE => format!("/cases/{stream}"),
        _ => format!("/events?stream={stream}"),
    }
}

/// Where an event is shown.
pub(crate) fn event_href(position: Position) -> String {
    format!("/events/{position}")
}

/// Where an entry of a case's timeline is shown; `seen` is what the reader has just put on record, for
/// which the page waits.
pub(crate) fn entry_href(case: CaseId, entry: Position, seen: Option<Position>) -> String {
    let waits = seen.map_or_else(String::new, |seen| format!("at_least={seen}&"));
    format!("/cases/{case}?{waits}at={entry}#e{entry}")
}
