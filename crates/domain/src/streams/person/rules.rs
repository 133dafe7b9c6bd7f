//! What a command may add to a person's record.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{PersonEvent, PersonType, Recorded};
use super::state::{PersonState, cnic_of};
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
use crate::values::limits::AGE_MAX;
use crate::values::namespace::Namespace;
use crate::values::personal::Personal;
use crate::values::place::{Place, Wanted};
use crate::values::text::Line;

impl Kind for PersonState {
    const KIND: StreamKind = StreamKind::PERSON;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = false;
    const CODES: Codes = Codes::NONE;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = PersonEvent;
    type Type = PersonType;

    fn opens(of: PersonType) -> bool {
        match of {
            PersonType::Recorded => true,
            PersonType::Identified
            | PersonType::AliasAdded
            | PersonType::AgeClaimed
            | PersonType::AgeDetermined
            | PersonType::RoleObserved
            | PersonType::ConsularNoticeGiven
            | PersonType::GuardianInformed
            | PersonType::Absconded
            | PersonType::BarImposed
            | PersonType::BarEnded => false,
        }
    }

    fn recorder(of: PersonType) -> Recorder {
        match of {
            // Written with the order that sets it.
            PersonType::BarImposed | PersonType::BarEnded => Recorder::Act,
            PersonType::Recorded
            | PersonType::Identified
            | PersonType::AliasAdded
            | PersonType::AgeClaimed
            | PersonType::AgeDetermined
            | PersonType::RoleObserved
            | PersonType::ConsularNoticeGiven
            | PersonType::GuardianInformed
            | PersonType::Absconded => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &PersonEvent) {
        self.take(moment, event);
    }

    fn check(event: &PersonEvent, context: &Context<'_>) -> Result<(), Refusal> {
        check(event, context)
    }

    fn admit(_: &Self, whole: &Self, event: &PersonEvent, _: &Context<'_>) -> Result<(), Refusal> {
        match event {
            PersonEvent::Recorded(_) if whole.recorded.is_some() => Err(Refusal::AlreadyOpen),
            PersonEvent::Recorded(_)
            | PersonEvent::Identified(_)
            | PersonEvent::AliasAdded(_)
            | PersonEvent::AgeClaimed(_)
            | PersonEvent::AgeDetermined(_)
            | PersonEvent::RoleObserved(_)
            | PersonEvent::ConsularNoticeGiven(_)
            | PersonEvent::GuardianInformed(_)
            | PersonEvent::Absconded(_)
            | PersonEvent::BarImposed(_)
            | PersonEvent::BarEnded(_) => Ok(()),
        }
    }

    fn undoing(_: &Self, _: &Moment, event: &PersonEvent) -> Undoing {
        match event {
            // The order on the licence set it, and is undone there.
            PersonEvent::BarImposed(_) => Undoing::Nobody,
            PersonEvent::Recorded(_)
            | PersonEvent::Identified(_)
            | PersonEvent::AliasAdded(_)
            | PersonEvent::AgeClaimed(_)
            | PersonEvent::AgeDetermined(_)
            | PersonEvent::RoleObserved(_)
            | PersonEvent::ConsularNoticeGiven(_)
            | PersonEvent::GuardianInformed(_)
            | PersonEvent::Absconded(_)
            | PersonEvent::BarEnded(_) => Undoing::Anyone,
        }
    }

    fn order_matters(one: &PersonEvent, other: &PersonEvent) -> bool {
        match (one, other) {
            (PersonEvent::AgeClaimed(_), PersonEvent::AgeClaimed(_))
            | (PersonEvent::AgeDetermined(_), PersonEvent::AgeDetermined(_)) => true,
            (
                PersonEvent::Recorded(_)
                | PersonEvent::Identified(_)
                | PersonEvent::AliasAdded(_)
                | PersonEvent::AgeClaimed(_)
                | PersonEvent::AgeDetermined(_)
                | PersonEvent::RoleObserved(_)
                | PersonEvent::ConsularNoticeGiven(_)
                | PersonEvent::GuardianInformed(_)
                | PersonEvent::Absconded(_)
                | PersonEvent::BarImposed(_)
                | PersonEvent::BarEnded(_),
                _,
            ) => false,
        }
    }

    fn names(event: &PersonEvent, out: &mut Vec<StreamId>) {
        match event {
            PersonEvent::RoleObserved(role) => out.push(role.case.stream()),
            PersonEvent::BarImposed(imposed) => out.push(imposed.licence.stream()),
            PersonEvent::BarEnded(ended) => out.extend(ended.licence.map(|one| one.stream())),
            PersonEvent::Recorded(_)
            | PersonEvent::Identified(_)
            | PersonEvent::AliasAdded(_)
            | PersonEvent::AgeClaimed(_)
            | PersonEvent::AgeDetermined(_)
            | PersonEvent::ConsularNoticeGiven(_)
            | PersonEvent::GuardianInformed(_)
            | PersonEvent::Absconded(_) => {}
        }
    }

    fn identity(_: &PersonEvent) -> Option<Identity> {
        None
    }

    fn fact(_: &PersonEvent) -> Option<Fact> {
        None
    }

    fn places(_: &mut PersonEvent, _: &mut dyn FnMut(&mut Place, Wanted)) {}

    fn keep_used(_: &mut PersonEvent, _: Option<&PersonEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(event: &PersonEvent) -> Result<Vec<Unique>, Refusal> {
        match event {
            // Only a checked document reserves its number.
            PersonEvent::Identified(identified) if identified.checked => {
                match cnic_of(identified) {
                    Some(Ok(cnic)) => Ok(vec![Unique::of(Namespace::Cnic, &[cnic.as_str()])?]),
                    _ => Ok(Vec::new()),
                }
            }
            PersonEvent::Recorded(_)
            | PersonEvent::Identified(_)
            | PersonEvent::AliasAdded(_)
            | PersonEvent::AgeClaimed(_)
            | PersonEvent::AgeDetermined(_)
            | PersonEvent::RoleObserved(_)
            | PersonEvent::ConsularNoticeGiven(_)
            | PersonEvent::GuardianInformed(_)
            | PersonEvent::Absconded(_)
            | PersonEvent::BarImposed(_)
            | PersonEvent::BarEnded(_) => Ok(Vec::new()),
        }
    }

    fn numbers(_: &PersonEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, _: StreamId, _: Asked<'_>) -> Judged {
        Judged::default()
    }

    fn called(&self) -> Option<Called> {
        self.recorded.as_ref().map(Recorded::called)
    }

    fn sought(&self) -> Vec<String> {
        let clear = |text: &Personal<Line>| text.clear().map(ToString::to_string);
        let recorded = self.recorded.iter();
        let names = recorded.flat_map(|one| [one.name.as_ref(), one.label.as_ref()]).flatten();
        let aliases = self.aliases.iter().map(|alias| &alias.alias);
        let numbers = self.documents.iter().map(|document| &document.number);
        names.chain(aliases).chain(numbers).filter_map(clear).collect()
    }

    fn next(&self) -> &'static [Self::Type] {
        use PersonType::*;
        match (self.documents.is_empty(), self.is_foreign()) {
            (true, true) => &[Identified, ConsularNoticeGiven, RoleObserved, AgeClaimed],
            (true, false) => &[Identified, RoleObserved, AgeClaimed],
            (false, true) => &[ConsularNoticeGiven, RoleObserved, AliasAdded],
            (false, false) => &[RoleObserved, AliasAdded, AgeClaimed],
        }
    }
}

fn check(event: &PersonEvent, context: &Context<'_>) -> Result<(), Refusal> {
    match event {
        PersonEvent::Identified(identified) => match cnic_of(identified) {
            Some(cnic) => context.cnic(&cnic?),
            None => Ok(()),
        },
        PersonEvent::AgeClaimed(age) => context.at_most(Some(age.years), AGE_MAX),
        PersonEvent::AgeDetermined(age) => context.at_most(Some(age.years), AGE_MAX),
        PersonEvent::Recorded(_)
        | PersonEvent::AliasAdded(_)
        | PersonEvent::RoleObserved(_)
        | PersonEvent::ConsularNoticeGiven(_)
        | PersonEvent::GuardianInformed(_)
        | PersonEvent::Absconded(_)
        | PersonEvent::BarImposed(_)
        | PersonEvent::BarEnded(_) => Ok(()),
    }
}
