//! Reservations are written by intake alone.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{ReservationEvent, ReservationType};
use super::state::ReservationState;
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
use crate::values::place::{Place, Wanted};

impl Kind for ReservationState {
    const KIND: StreamKind = StreamKind::RESERVATION;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = true;
    const BEGINS: bool = false;
    const CODES: Codes = Codes::NONE;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = ReservationEvent;
    type Type = ReservationType;

    fn opens(of: ReservationType) -> bool {
        match of {
            ReservationType::Taken => true,
            ReservationType::Released => false,
        }
    }

    fn recorder(of: ReservationType) -> Recorder {
        match of {
            ReservationType::Taken | ReservationType::Released => Recorder::Service,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &ReservationEvent) {
        self.take(moment, event);
    }

    fn check(_: &ReservationEvent, _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn admit(_: &Self, _: &Self, _: &ReservationEvent, _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn undoing(_: &Self, _: &Moment, _: &ReservationEvent) -> Undoing {
        Undoing::Anyone
    }

    fn order_matters(_: &ReservationEvent, _: &ReservationEvent) -> bool {
        false
    }

    fn names(_: &ReservationEvent, _: &mut Vec<StreamId>) {}

    fn identity(_: &ReservationEvent) -> Option<Identity> {
        None
    }

    fn fact(_: &ReservationEvent) -> Option<Fact> {
        None
    }

    fn places(_: &mut ReservationEvent, _: &mut dyn FnMut(&mut Place, Wanted)) {}

    fn keep_used(
        _: &mut ReservationEvent,
        _: Option<&ReservationEvent>,
        _: &Self,
        _: &Context<'_>,
    ) {
    }

    fn reserves(_: &ReservationEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &ReservationEvent) -> Option<Numbered<'_>> {
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
