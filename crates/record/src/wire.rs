//! The one payload whose wire form is not the domain's own: a correction holds a payload of its
//! target's type, as type name, version and bytes, so that every event's shape stays its own.

use greyfile_domain::stream::common;
use greyfile_domain::text::Line;
use greyfile_envelope::{EventId, Occurred};
use serde::{Deserialize, Serialize};

use crate::{Payload, ReadError};

/// `corrected`, version 1.
#[derive(Serialize, Deserialize)]
pub(crate) struct Corrected<'a> {
    event: EventId,
    #[serde(borrow)]
    replacement: Option<Replacement<'a>>,
    occurred_at: Option<Occurred>,
    reason: Line,
    source: Option<Line>,
}

#[derive(Serialize, Deserialize)]
struct Replacement<'a> {
    #[serde(borrow)]
    event_type: std::borrow::Cow<'a, str>,
    schema: u16,
    payload: Vec<u8>,
}

impl Corrected<'_> {
    pub(crate) fn of(corrected: &common::Corrected) -> Result<Self, postcard::Error> {
        let replacement = corrected.replacement.as_deref().map(crate::encode).transpose()?;
        Ok(Self {
            event: corrected.event,
            replacement: replacement.map(|Payload { event_type, schema, bytes }| Replacement {
                event_type: event_type.into(),
                schema,
                payload: bytes,
            }),
            occurred_at: corrected.occurred_at,
            reason: corrected.reason.clone(),
            source: corrected.source.clone(),
        })
    }

    pub(crate) fn into_domain(self) -> Result<common::Corrected, ReadError> {
        let replacement = self.replacement.map(|replacement| {
            if replacement.event_type == "corrected" {
                // Intake never writes one, and reading it would recurse as deep as it is nested.
                return Err(ReadError::UnknownType("corrected in corrected".into()));
            }
            crate::decode(&replacement.event_type, replacement.schema, &replacement.payload)
        });
        Ok(common::Corrected {
            event: self.event,
            replacement: replacement.transpose()?.map(Box::new),
            occurred_at: self.occurred_at,
            reason: self.reason,
            source: self.source,
        })
    }
}
