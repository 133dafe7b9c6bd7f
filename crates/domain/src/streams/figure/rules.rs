//! What a command may add to a publication of figures.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{FigureEvent, FigureType};
use super::state::FigureState;
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

impl Kind for FigureState {
    const KIND: StreamKind = StreamKind::FIGURE;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = false;
    const CODES: Codes = Codes::NONE;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = FigureEvent;
    type Type = FigureType;

    fn opens(of: FigureType) -> bool {
        match of {
            FigureType::Published => true,
        }
    }

    fn recorder(of: FigureType) -> Recorder {
        match of {
            FigureType::Published => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &FigureEvent) {
        self.take(moment, event);
    }

    fn check(_: &FigureEvent, _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn admit(_: &Self, _: &Self, _: &FigureEvent, _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn undoing(_: &Self, _: &Moment, _: &FigureEvent) -> Undoing {
        Undoing::Anyone
    }

    fn order_matters(_: &FigureEvent, _: &FigureEvent) -> bool {
        false
    }

    fn names(_: &FigureEvent, _: &mut Vec<StreamId>) {}

    fn identity(_: &FigureEvent) -> Option<Identity> {
        None
    }

    fn fact(_: &FigureEvent) -> Option<Fact> {
        None
    }

    fn places(event: &mut FigureEvent, each: &mut dyn FnMut(&mut Place, Wanted)) {
        match event {
            FigureEvent::Published(published) => {
                published.city.iter_mut().for_each(|city| each(city, Wanted::City));
            }
        }
    }

    fn keep_used(_: &mut FigureEvent, _: Option<&FigureEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(_: &FigureEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &FigureEvent) -> Option<Numbered<'_>> {
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
