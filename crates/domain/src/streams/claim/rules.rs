//! Claims are written by intake alone.

use greyfile_envelope::{StreamId, StreamKind, Timestamp};

use super::events::ClaimEvent;
use super::state::ClaimState;
use crate::kernel::decision::Context;
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::kind::{Kind, Recorder};
use crate::kernel::refusal::Refusal;
use crate::kernel::register::Numbered;
use crate::kernel::reservation::Unique;

impl Kind for ClaimState {
    const KIND: StreamKind = StreamKind::CLAIM;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = true;
    type Event = ClaimEvent;

    fn opens(event: &ClaimEvent) -> bool {
        match event {
            ClaimEvent::Taken(_) => true,
            ClaimEvent::Released(_) => false,
        }
    }

    fn recorder(event: &ClaimEvent) -> Recorder {
        match event {
            ClaimEvent::Taken(_) | ClaimEvent::Released(_) => Recorder::Service,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &ClaimEvent) {
        self.take(moment, event);
    }

    fn check(_: &ClaimEvent, _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn admit(_: &Self, _: &Self, _: &ClaimEvent, _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn order_matters(_: &ClaimEvent, _: &ClaimEvent) -> bool {
        false
    }

    fn names(_: &ClaimEvent, _: &mut Vec<StreamId>) {}

    fn opens_other(_: &ClaimEvent) -> Option<StreamId> {
        None
    }

    fn reserves(_: &ClaimEvent) -> Vec<Unique> {
        Vec::new()
    }

    fn numbers(_: &ClaimEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, _: StreamId, _: Timestamp) -> Judged {
        Judged::default()
    }
}
