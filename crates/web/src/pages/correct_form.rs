//! The fields of a correction or retraction as a command's body, or what is wrong with each.

use greyfile_domain::acts::{Body, Correct, Retract};
use greyfile_domain::values::text::Line;
use greyfile_envelope::{EventId, Occurred};

use super::correct::Subject;
use crate::kit::fields::Fields;
use crate::kit::text::InEnglish;
use crate::kit::when;
use crate::record::read::{Errors, read};

/// The form as it is read.
pub(super) struct Form<'a> {
    pub(super) fields: &'a Fields,
    pub(super) errors: Errors,
}

impl Form<'_> {
    /// A field that has to be there.
    pub(super) fn must<T, E: InEnglish>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let value = match self.fields.given(name) {
            Some(text) => read(text).map_err(InEnglish::in_english),
            None => Err("this is needed".into()),
        };
        value.map_err(|error| self.errors.push((name.to_owned(), error))).ok()
    }

    fn source(&mut self) -> Option<Line> {
        self.fields.given("source")?;
        self.must("source", |text| Line::new(text))
    }

    /// What stood when the form was opened.
    fn seen(&self, subject: &Subject) -> EventId {
        self.fields.text("seen").parse().unwrap_or(subject.seen)
    }

    /// What a retraction says.
    pub(super) fn retract(&mut self, subject: &Subject) -> Option<Body> {
        let reason = self.must("reason", |text| Line::new(text));
        let source = self.source();
        let (on, event) = (subject.past.stream, subject.past.moment.event_id);
        let seen = self.seen(subject);
        Some(Body::Retract(Retract {
            on,
            event,
            seen,
            reason: reason?.into(),
            source: source.map(Into::into),
            duplicate_of: None,
        }))
    }

    /// What a correction says: the whole event as it should be.
    pub(super) fn correct(&mut self, subject: &Subject) -> Option<Body> {
        let payload = read(&subject.parts, self.fields, &subject.payload, subject.words);
        let replacement = payload.and_then(|payload| subject.with(payload));
        let replacement = replacement.map_err(|errors| self.errors.extend(errors)).ok();
        let occurred = self.must("occurred_at", |text| when::written(text).parse::<Occurred>());
        let reason = self.must("reason", |text| Line::new(text));
        let source = self.source();
        Some(Body::Correct(Correct {
            on: subject.past.stream,
            event: subject.past.moment.event_id,
            seen: self.seen(subject),
            // What is right already is not said again.
            replacement: Some(replacement?).filter(|event| *event != subject.event),
            occurred_at: Some(occurred?).filter(|occurred| *occurred != subject.occurred),
            captured: None,
            done_by: None,
            basis: None,
            reason: reason?.into(),
            source: source.map(Into::into),
        }))
    }
}
