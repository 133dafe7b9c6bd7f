//! The one payload whose wire form is not the domain's own: a correction holds a payload of its
//! target's type, as type name, version and bytes, so that every event's shape stays its own.

use greyfile_domain::streams;
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::text::Line;
use greyfile_envelope::{Basis, Captured, EventId, Hand, Occurred};
use serde::{Deserialize, Serialize};

use crate::{Payload, ReadError};

/// An earlier event of this stream was recorded wrongly: it is replaced whole.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "golden", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Corrected<'a> {
    /// The event that was wrong.
    event: EventId,
    /// What its author saw: the correction in force, or the event itself.
    seen: EventId,
    /// What it says from now on, whole.
    #[serde(borrow)]
    #[cfg_attr(feature = "golden", schemars(with = "crate::golden::AnyEvent"))]
    replacement: Replacement<'a>,
    /// When it happened; absent when as recorded first.
    occurred_at: Option<Occurred>,
    /// When a device logged it offline; absent when as recorded first.
    captured: Option<Captured>,
    /// Who did it; absent when as recorded first.
    done_by: Option<Hand>,
    /// What it rests on; absent when as recorded first.
    basis: Option<Basis>,
    /// Why.
    reason: Personal<Line>,
    /// What shows it.
    source: Option<Personal<Line>>,
    /// The second person, where the event decides something.
    second: Option<Hand>,
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
        let Payload { event_type, schema, bytes } = crate::encode(&corrected.replacement)?;
        Ok(Self {
            event: corrected.event,
            seen: corrected.seen,
            replacement: Replacement { event_type: event_type.into(), schema, payload: bytes },
            occurred_at: corrected.occurred_at,
            captured: corrected.captured,
            done_by: corrected.done_by.clone(),
            basis: corrected.basis.clone(),
            reason: corrected.reason.clone(),
            source: corrected.source.clone(),
            second: corrected.second.clone(),
        })
    }

    pub(crate) fn into_domain(self) -> Result<streams::Corrected, ReadError> {
        let Replacement { event_type, schema, payload } = self.replacement;
        if event_type == streams::Corrected::TYPE {
            // Intake never writes one, and reading it would recurse as deep as it is nested.
            return Err(ReadError::UnknownType("corrected in corrected".into()));
        }
        Ok(streams::Corrected {
            event: self.event,
            seen: self.seen,
            replacement: Box::new(crate::decode(&event_type, schema, &payload)?),
            occurred_at: self.occurred_at,
            captured: self.captured,
            done_by: self.done_by,
            basis: self.basis,
            reason: self.reason,
            source: self.source,
            second: self.second,
        })
    }
}
