//! Shapes that are written no more and read for ever, each with its conversion.

use greyfile_domain::event::Event;

use crate::{ReadError, whole};

mod fir_lodged_v1;

/// The versions kept here.
pub(crate) const VERSIONS: &[(&str, u16)] = &[("fir.lodged", 1)];

/// Reads a payload of a frozen version; `None` if the version is not frozen.
pub(crate) fn decode(
    event_type: &str,
    schema: u16,
    payload: &[u8],
) -> Option<Result<Event, ReadError>> {
    match (event_type, schema) {
        ("fir.lodged", 1) => {
            Some(whole::<fir_lodged_v1::Lodged>(event_type, payload).map(Event::from))
        }
        _ => None,
    }
}
