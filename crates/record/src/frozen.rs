//! Shapes that are written no more and read for ever, each with its conversion.

use greyfile_domain::streams::Event;

use crate::{ReadError, whole};

mod fir_lodged_v1;

/// Declares the frozen versions, so that none can be read without being described and sampled.
macro_rules! frozen {
    ($($event_type:literal v $version:literal = $Shape:ty,)*) => {
        /// The versions kept here.
        pub(crate) const VERSIONS: &[(&str, u16)] = &[$(($event_type, $version)),*];

        /// Reads a payload of a frozen version; `None` if the version is not frozen.
        pub(crate) fn decode(
            event_type: &str,
            schema: u16,
            payload: &[u8],
        ) -> Option<Result<Event, ReadError>> {
            match (event_type, schema) {
                $(($event_type, $version) => {
                    Some(whole::<$Shape>(event_type, payload).map(Event::from))
                })*
                _ => None,
            }
        }

        /// What `schemas/` needs of a frozen version; `None` if the version is not frozen.
        #[cfg(feature = "golden")]
        pub(crate) fn shape(event_type: &str, schema: u16) -> Option<crate::golden::Shape> {
            match (event_type, schema) {
                $(($event_type, $version) => Some(crate::golden::Shape::of::<$Shape>()),)*
                _ => None,
            }
        }
    };
}

frozen! {
    "fir.lodged" v 1 = fir_lodged_v1::Lodged,
}
