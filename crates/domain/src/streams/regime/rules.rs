//! What a command may add to the regime.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{RegimeEvent, RegimeType};
use super::state::RegimeState;
use crate::kernel::called::Called;
use crate::kernel::courts::Asked;
use crate::kernel::decision::{Context, lies_in};
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::identity::Identity;
use crate::kernel::kind::{Kind, Recorder};
use crate::kernel::refusal::Refusal;
use crate::kernel::register::Numbered;
use crate::kernel::reservation::Unique;
use crate::kernel::twice::Fact;
use crate::kernel::words::{Codes, Words};
use crate::streams::ids::RegimeId;
use crate::values::place::{Place, PlaceKind, Wanted};

impl Kind for RegimeState {
    const KIND: StreamKind = StreamKind::REGIME;
    const ONLY: Option<[u8; 16]> = Some(RegimeId::THE.0);
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = false;
    const CODES: Codes = Codes::NONE;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = RegimeEvent;
    type Type = RegimeType;

    fn opens(of: RegimeType) -> bool {
        match of {
            // A log that has no catalogue yet has holidays all the same.
            RegimeType::Adopted | RegimeType::HolidayDeclared => true,
        }
    }

    fn recorder(of: RegimeType) -> Recorder {
        match of {
            RegimeType::Adopted | RegimeType::HolidayDeclared => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &RegimeEvent) {
        self.take(moment, event);
    }

    fn check(event: &RegimeEvent, context: &Context<'_>) -> Result<(), Refusal> {
        match event {
            RegimeEvent::Adopted(_) => Ok(()),
            RegimeEvent::HolidayDeclared(declared) => {
                let province = declared.province.iter();
                province
                    .into_iter()
                    .try_for_each(|code| lies_in(context.gazetteer, code, &[PlaceKind::Province]))
            }
        }
    }

    fn admit(_: &Self, _: &Self, _: &RegimeEvent, _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn order_matters(one: &RegimeEvent, other: &RegimeEvent) -> bool {
        match (one, other) {
            (RegimeEvent::Adopted(one), RegimeEvent::Adopted(other)) => {
                one.effective_from == other.effective_from
            }
            (RegimeEvent::HolidayDeclared(_), RegimeEvent::HolidayDeclared(_))
            | (RegimeEvent::Adopted(_), RegimeEvent::HolidayDeclared(_))
            | (RegimeEvent::HolidayDeclared(_), RegimeEvent::Adopted(_)) => false,
        }
    }

    fn names(_: &RegimeEvent, _: &mut Vec<StreamId>) {}

    fn identity(_: &RegimeEvent) -> Option<Identity> {
        None
    }

    fn fact(_: &RegimeEvent) -> Option<Fact> {
        None
    }

    fn places(_: &mut RegimeEvent, _: &mut dyn FnMut(&mut Place, Wanted)) {}

    fn keep_used(_: &mut RegimeEvent, _: Option<&RegimeEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(_: &RegimeEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &RegimeEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, _: StreamId, _: Asked<'_>) -> Judged {
        Judged::default()
    }

    fn called(&self) -> Option<Called> {
        None
    }

    fn sought(&self) -> Vec<String> {
        Vec::new()
    }

    fn next(&self) -> &'static [Self::Type] {
        &[]
    }
}
