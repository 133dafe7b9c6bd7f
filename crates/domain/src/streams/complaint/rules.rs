//! What a command may add to a complaint.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{ComplaintEvent, ComplaintType};
use super::state::{ComplaintStage, ComplaintState};
use crate::kernel::called::Called;
use crate::kernel::courts::Asked;
use crate::kernel::decision::Context;
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::identity::Identity;
use crate::kernel::kind::{Kind, Recorder, Undoing};
use crate::kernel::refusal::Refusal;
use crate::kernel::register::Numbered;
use crate::kernel::reservation::Unique;
use crate::kernel::twice::Fact;
use crate::kernel::words::{Codes, Words};
use crate::values::personal::Personal;
use crate::values::place::{Place, Wanted};

impl Kind for ComplaintState {
    const KIND: StreamKind = StreamKind::COMPLAINT;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = true;
    const CODES: Codes = Codes::NONE;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = ComplaintEvent;
    type Type = ComplaintType;

    fn opens(of: ComplaintType) -> bool {
        match of {
            ComplaintType::Received => true,
            ComplaintType::Verified | ComplaintType::Rejected | ComplaintType::AttachedToCase => {
                false
            }
        }
    }

    fn recorder(of: ComplaintType) -> Recorder {
        match of {
            ComplaintType::Received
            | ComplaintType::Verified
            | ComplaintType::Rejected
            | ComplaintType::AttachedToCase => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &ComplaintEvent) {
        self.take(moment, event);
    }

    fn check(event: &ComplaintEvent, context: &Context<'_>) -> Result<(), Refusal> {
        match event {
            ComplaintEvent::Received(received) => {
                received.loss.iter().try_for_each(|loss| context.money(loss))
            }
            ComplaintEvent::Verified(_)
            | ComplaintEvent::Rejected(_)
            | ComplaintEvent::AttachedToCase(_) => Ok(()),
        }
    }

    fn admit(
        _: &Self,
        whole: &Self,
        event: &ComplaintEvent,
        _: &Context<'_>,
    ) -> Result<(), Refusal> {
        match event {
            ComplaintEvent::Received(_) if whole.received.is_some() => Err(Refusal::AlreadyOpen),
            ComplaintEvent::Received(_)
            | ComplaintEvent::Verified(_)
            | ComplaintEvent::Rejected(_)
            | ComplaintEvent::AttachedToCase(_) => Ok(()),
        }
    }

    fn undoing(_: &Self, _: &Moment, _: &ComplaintEvent) -> Undoing {
        Undoing::Anyone
    }

    fn order_matters(one: &ComplaintEvent, other: &ComplaintEvent) -> bool {
        let decides = |event: &ComplaintEvent| match event {
            ComplaintEvent::Verified(_) | ComplaintEvent::Rejected(_) => true,
            ComplaintEvent::Received(_) | ComplaintEvent::AttachedToCase(_) => false,
        };
        decides(one) && decides(other)
    }

    fn names(event: &ComplaintEvent, out: &mut Vec<StreamId>) {
        match event {
            ComplaintEvent::Received(received) => {
                out.extend(received.centres.iter().map(|centre| centre.stream()));
            }
            ComplaintEvent::AttachedToCase(attached) => out.push(attached.case.stream()),
            ComplaintEvent::Verified(_) | ComplaintEvent::Rejected(_) => {}
        }
    }

    fn identity(_: &ComplaintEvent) -> Option<Identity> {
        None
    }

    fn fact(_: &ComplaintEvent) -> Option<Fact> {
        None
    }

    fn places(event: &mut ComplaintEvent, each: &mut dyn FnMut(&mut Place, Wanted)) {
        match event {
            ComplaintEvent::Received(received) => {
                each(&mut received.city, Wanted::City);
                received.circle.iter_mut().for_each(|circle| each(circle, Wanted::Circle));
            }
            ComplaintEvent::Verified(_)
            | ComplaintEvent::Rejected(_)
            | ComplaintEvent::AttachedToCase(_) => {}
        }
    }

    fn keep_used(_: &mut ComplaintEvent, _: Option<&ComplaintEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(_: &ComplaintEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &ComplaintEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, _: StreamId, _: Asked<'_>) -> Judged {
        Judged::default()
    }

    fn called(&self) -> Option<Called> {
        None
    }

    fn sought(&self) -> Vec<String> {
        let Some(received) = &self.received else { return Vec::new() };
        let complainant = received.complainant.as_ref().and_then(Personal::clear);
        let caller = received.caller.as_ref().and_then(Personal::clear);
        let complainant = complainant.map(ToString::to_string);
        complainant.into_iter().chain(caller.map(|caller| caller.as_str().to_owned())).collect()
    }

    fn next(&self) -> &'static [Self::Type] {
        use ComplaintType::*;
        match self.stage {
            ComplaintStage::Received => &[Verified, Rejected, AttachedToCase],
            ComplaintStage::Verified => &[AttachedToCase],
            ComplaintStage::Rejected => &[],
        }
    }
}
