//! The log's own stream: its founding, which the service writes, and what two persons together say
//! of its records.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{LogEvent, LogType};
use super::state::LogState;
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

impl Kind for LogState {
    const KIND: StreamKind = StreamKind::LOG;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = true;
    const BEGINS: bool = false;
    const CODES: Codes = Codes::NONE;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = LogEvent;
    type Type = LogType;

    fn opens(of: LogType) -> bool {
        match of {
            LogType::Founded => true,
            LogType::ClockMended | LogType::RecordSetAside => false,
        }
    }

    fn recorder(of: LogType) -> Recorder {
        match of {
            LogType::Founded => Recorder::Service,
            LogType::ClockMended | LogType::RecordSetAside => Recorder::Act,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &LogEvent) {
        self.take(moment, event);
    }

    fn check(event: &LogEvent, context: &Context<'_>) -> Result<(), Refusal> {
        let second = match event {
            LogEvent::Founded(_) => return Ok(()),
            LogEvent::ClockMended(mended) => &mended.second,
            LogEvent::RecordSetAside(aside) => &aside.second,
        };
        context.with_a_second(Some(second))
    }

    fn admit(_: &Self, whole: &Self, event: &LogEvent, _: &Context<'_>) -> Result<(), Refusal> {
        match event {
            LogEvent::Founded(_) => Ok(()),
            LogEvent::ClockMended(mended) => {
                let range = (mended.from, mended.to);
                let before = whole.mended.iter().any(|(_, one)| (one.from, one.to) == range);
                if before { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
            }
            LogEvent::RecordSetAside(aside) => {
                match whole.is_set_aside(aside.position, &aside.sha256.0) {
                    true => Err(Refusal::AlreadyRecorded),
                    false => Ok(()),
                }
            }
        }
    }

    fn undoing(_: &Self, _: &Moment, _: &LogEvent) -> Undoing {
        Undoing::Anyone
    }

    fn order_matters(_: &LogEvent, _: &LogEvent) -> bool {
        false
    }

    fn names(_: &LogEvent, _: &mut Vec<StreamId>) {}

    fn identity(_: &LogEvent) -> Option<Identity> {
        None
    }

    fn fact(_: &LogEvent) -> Option<Fact> {
        None
    }

    fn places(_: &mut LogEvent, _: &mut dyn FnMut(&mut Place, Wanted)) {}

    fn keep_used(_: &mut LogEvent, _: Option<&LogEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(_: &LogEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &LogEvent) -> Option<Numbered<'_>> {
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
