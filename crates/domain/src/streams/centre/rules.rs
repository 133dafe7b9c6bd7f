//! What a command may add to a centre.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{CentreEvent, CentreType};
use super::state::CentreState;
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

impl Kind for CentreState {
    const KIND: StreamKind = StreamKind::CENTRE;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = false;
    const CODES: Codes = Codes::NONE;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = CentreEvent;
    type Type = CentreType;

    fn opens(of: CentreType) -> bool {
        match of {
            CentreType::Registered => true,
            CentreType::PremisesSealed | CentreType::PremisesUnsealed => false,
        }
    }

    fn recorder(of: CentreType) -> Recorder {
        match of {
            CentreType::Registered | CentreType::PremisesSealed | CentreType::PremisesUnsealed => {
                Recorder::Anyone
            }
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &CentreEvent) {
        self.take(moment, event);
    }

    fn check(_: &CentreEvent, _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn admit(_: &Self, whole: &Self, event: &CentreEvent, _: &Context<'_>) -> Result<(), Refusal> {
        match event {
            CentreEvent::Registered(_) if whole.registered.is_some() => Err(Refusal::AlreadyOpen),
            CentreEvent::Registered(_)
            | CentreEvent::PremisesSealed(_)
            | CentreEvent::PremisesUnsealed(_) => Ok(()),
        }
    }

    fn order_matters(one: &CentreEvent, other: &CentreEvent) -> bool {
        let seals = |event: &CentreEvent| match event {
            CentreEvent::PremisesSealed(_) | CentreEvent::PremisesUnsealed(_) => true,
            CentreEvent::Registered(_) => false,
        };
        seals(one) && seals(other)
    }

    fn names(_: &CentreEvent, _: &mut Vec<StreamId>) {}

    fn identity(_: &CentreEvent) -> Option<Identity> {
        None
    }

    fn fact(_: &CentreEvent) -> Option<Fact> {
        None
    }

    fn places(event: &mut CentreEvent, each: &mut dyn FnMut(&mut Place, Wanted)) {
        match event {
            CentreEvent::Registered(registered) => {
                each(&mut registered.city, Wanted::City);
            }
            CentreEvent::PremisesSealed(_) | CentreEvent::PremisesUnsealed(_) => {}
        }
    }

    fn keep_used(_: &mut CentreEvent, _: Option<&CentreEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(_: &CentreEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &CentreEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, _: StreamId, _: Asked<'_>) -> Judged {
        Judged::default()
    }

    fn called(&self) -> Option<Called> {
        let centre = self.registered.as_ref()?;
        Some(match &centre.name {
            Some(name) => Called::new(Called::CENTRE, vec![Arg::text("name", name)]),
            None => Called::new(Called::CENTRE_IN, vec![Arg::text("city", &centre.city)]),
        })
    }

    fn sought(&self) -> Vec<String> {
        let Some(centre) = &self.registered else { return Vec::new() };
        let name = centre.name.as_ref().map(ToString::to_string);
        name.into_iter().chain([centre.address.to_string(), centre.city.to_string()]).collect()
    }

    fn next(&self) -> &'static [Self::Type] {
        use CentreType::*;
        if self.sealed { &[PremisesUnsealed] } else { &[PremisesSealed] }
    }
}
