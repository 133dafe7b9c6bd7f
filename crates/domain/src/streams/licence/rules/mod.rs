//! What a command may add to a licence.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{LicenceEvent, LicenceType};
use super::state::LicenceState;
use crate::kernel::arg::Arg;
use crate::kernel::called::Called;
use crate::kernel::courts::Asked;
use crate::kernel::decision::Context;
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::identity::Identity;
use crate::kernel::kind::{Kind, Recorder};
use crate::kernel::refusal::Refusal;
use crate::kernel::register::Numbered;
use crate::kernel::reservation::Unique;
use crate::kernel::twice::Fact;
use crate::kernel::words::{Codes, Words};
use crate::values::place::{Place, Wanted};

impl Kind for LicenceState {
    const KIND: StreamKind = StreamKind::LICENCE;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = true;
    const CODES: Codes = Codes::NONE;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = LicenceEvent;
    type Type = LicenceType;

    fn opens(of: LicenceType) -> bool {
        match of {
            LicenceType::ApplicationFiled => true,
            LicenceType::LicenceIssued | LicenceType::LicenceSurrendered => false,
        }
    }

    fn recorder(of: LicenceType) -> Recorder {
        match of {
            LicenceType::ApplicationFiled
            | LicenceType::LicenceIssued
            | LicenceType::LicenceSurrendered => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &LicenceEvent) {
        self.take(moment, event);
    }

    fn check(event: &LicenceEvent, _: &Context<'_>) -> Result<(), Refusal> {
        match event {
            LicenceEvent::ApplicationFiled(_)
            | LicenceEvent::LicenceIssued(_)
            | LicenceEvent::LicenceSurrendered(_) => Ok(()),
        }
    }

    fn admit(_: &Self, whole: &Self, event: &LicenceEvent, _: &Context<'_>) -> Result<(), Refusal> {
        match event {
            LicenceEvent::ApplicationFiled(_) if whole.application.is_some() => {
                Err(Refusal::AlreadyOpen)
            }
            LicenceEvent::LicenceIssued(_) if whole.issued.is_some() => {
                Err(Refusal::AlreadyRecorded)
            }
            LicenceEvent::LicenceSurrendered(_) if whole.surrendered.is_some() => {
                Err(Refusal::AlreadyRecorded)
            }
            LicenceEvent::ApplicationFiled(_)
            | LicenceEvent::LicenceIssued(_)
            | LicenceEvent::LicenceSurrendered(_) => Ok(()),
        }
    }

    fn order_matters(_: &LicenceEvent, _: &LicenceEvent) -> bool {
        false
    }

    fn names(event: &LicenceEvent, out: &mut Vec<StreamId>) {
        match event {
            LicenceEvent::ApplicationFiled(filed) => out.push(filed.centre.stream()),
            LicenceEvent::LicenceIssued(_) | LicenceEvent::LicenceSurrendered(_) => {}
        }
    }

    fn identity(event: &LicenceEvent) -> Option<Identity> {
        match event {
            LicenceEvent::ApplicationFiled(_)
            | LicenceEvent::LicenceIssued(_)
            | LicenceEvent::LicenceSurrendered(_) => None,
        }
    }

    fn fact(_: &LicenceEvent) -> Option<Fact> {
        None
    }

    fn places(_: &mut LicenceEvent, _: &mut dyn FnMut(&mut Place, Wanted)) {}

    fn keep_used(_: &mut LicenceEvent, _: Option<&LicenceEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(event: &LicenceEvent) -> Result<Vec<Unique>, Refusal> {
        match event {
            LicenceEvent::ApplicationFiled(_)
            | LicenceEvent::LicenceIssued(_)
            | LicenceEvent::LicenceSurrendered(_) => Ok(Vec::new()),
        }
    }

    fn numbers(event: &LicenceEvent) -> Option<Numbered<'_>> {
        match event {
            LicenceEvent::ApplicationFiled(_)
            | LicenceEvent::LicenceIssued(_)
            | LicenceEvent::LicenceSurrendered(_) => None,
        }
    }

    fn judge(&self, _: StreamId, _: Asked<'_>) -> Judged {
        Judged::default()
    }

    fn called(&self) -> Option<Called> {
        let (_, issued) = self.issued.as_ref()?;
        Some(Called::new(Called::LICENCE, vec![Arg::text("number", &issued.number)]))
    }

    fn sought(&self) -> Vec<String> {
        self.issued.iter().map(|(_, issued)| issued.number.to_string()).collect()
    }

    fn next(&self) -> &'static [Self::Type] {
        use LicenceType::*;
        match (&self.issued, &self.surrendered) {
            (None, None) => &[LicenceIssued],
            (Some(_), None) => &[LicenceSurrendered],
            (_, Some(_)) => &[],
        }
    }
}
