//! Where streams and events are shown.

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
