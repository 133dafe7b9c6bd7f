//! The one payload whose wire form is not the domain's own: a correction holds a payload of its
//! target's type, as type name, version and bytes, so that every event's shape stays its own.

use greyfile_domain::streams;
use greyfile_domain::values::text::Line;
use greyfile_envelope::{EventId, Occurred};
use serde::{Deserialize, Serialize};

use crate::{Payload, ReadError};

/// An earlier event of this life was recorded wrongly.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "golden", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Corrected<'a> {
    /// The event that was wrong.
    event: EventId,
    /// What it should have said; nothing when only its time was wrong.
    #[serde(borrow)]
    #[cfg_attr(feature = "golden", schemars(with = "Option<crate::golden::AnyEvent>"))]
    replacement: Option<Replacement<'a>>,
    /// When it really happened; nothing when the time was right.
    occurred_at: Option<Occurred>,
    /// Why.
    reason: Line,
    /// What shows it.
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
    pub(crate) fn of(corrected: &streams::Corrected) -> Result<Self, postcard::Error> {
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

    pub(crate) fn into_domain(self) -> Result<streams::Corrected, ReadError> {
        let replacement = self.replacement.map(|replacement| {
            if replacement.event_type == "corrected" {
                // Intake never writes one, and reading it would recurse as deep as it is nested.
                return Err(ReadError::UnknownType("corrected in corrected".into()));
            }
            crate::decode(&replacement.event_type, replacement.schema, &replacement.payload)
        });
        Ok(streams::Corrected {
            event: self.event,
            replacement: replacement.transpose()?.map(Box::new),
            occurred_at: self.occurred_at,
            reason: self.reason,
            source: self.source,
        })
    }
}
