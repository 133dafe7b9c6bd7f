//! What a command may add to a case.

use greyfile_envelope::{Hand, StreamId, StreamKind};

use super::events::{CaseEvent, CaseType};
use super::state::{CaseStage, CaseState};
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
use crate::values::same;

impl Kind for CaseState {
    const KIND: StreamKind = StreamKind::CASE;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = true;
    const CODES: Codes = super::judged::CODES;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = CaseEvent;
    type Type = CaseType;

    fn opens(of: CaseType) -> bool {
        match of {
            CaseType::EnquiryOpened | CaseType::CaseOpened => true,
            CaseType::EnquiryClosed
            | CaseType::OfficerAssigned
            | CaseType::OfficerRelieved
            | CaseType::LeadAgencyChanged
            | CaseType::WarrantObtained
            | CaseType::AccountFrozen
            | CaseType::RaidLinked
            | CaseType::FirLinked
            | CaseType::CaseClosed
            | CaseType::CaseReopened => false,
        }
    }

    fn recorder(of: CaseType) -> Recorder {
        match of {
            CaseType::EnquiryOpened
            | CaseType::EnquiryClosed
            | CaseType::CaseOpened
            | CaseType::OfficerAssigned
            | CaseType::OfficerRelieved
            | CaseType::LeadAgencyChanged
            | CaseType::WarrantObtained
            | CaseType::AccountFrozen
            | CaseType::RaidLinked
            | CaseType::FirLinked
            | CaseType::CaseClosed
            | CaseType::CaseReopened => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &CaseEvent) {
        self.take(moment, event);
    }

    fn check(event: &CaseEvent, context: &Context<'_>) -> Result<(), Refusal> {
        match event {
            CaseEvent::AccountFrozen(frozen) => {
                frozen.amount.iter().try_for_each(|amount| context.money(amount))
            }
            CaseEvent::EnquiryOpened(_)
            | CaseEvent::EnquiryClosed(_)
            | CaseEvent::CaseOpened(_)
            | CaseEvent::OfficerAssigned(_)
            | CaseEvent::OfficerRelieved(_)
            | CaseEvent::LeadAgencyChanged(_)
            | CaseEvent::WarrantObtained(_)
            | CaseEvent::RaidLinked(_)
            | CaseEvent::FirLinked(_)
            | CaseEvent::CaseClosed(_)
            | CaseEvent::CaseReopened(_) => Ok(()),
        }
    }

    fn admit(_: &Self, whole: &Self, event: &CaseEvent, _: &Context<'_>) -> Result<(), Refusal> {
        admit(whole, event)
    }

    fn undoing(_: &Self, _: &Moment, _: &CaseEvent) -> Undoing {
        Undoing::Anyone
    }

    fn order_matters(one: &CaseEvent, other: &CaseEvent) -> bool {
        let mut both = sets(one).flat_map(|set| sets(other).map(move |also| (set, also)));
        both.any(|(set, also)| set.same(also))
    }

    fn names(event: &CaseEvent, out: &mut Vec<StreamId>) {
        match event {
            CaseEvent::RaidLinked(linked) => out.push(linked.raid.stream()),
            CaseEvent::FirLinked(linked) => out.push(linked.fir.stream()),
            CaseEvent::EnquiryOpened(_)
            | CaseEvent::EnquiryClosed(_)
            | CaseEvent::CaseOpened(_)
            | CaseEvent::OfficerAssigned(_)
            | CaseEvent::OfficerRelieved(_)
            | CaseEvent::LeadAgencyChanged(_)
            | CaseEvent::WarrantObtained(_)
            | CaseEvent::AccountFrozen(_)
            | CaseEvent::CaseClosed(_)
            | CaseEvent::CaseReopened(_) => {}
        }
    }

    fn identity(_: &CaseEvent) -> Option<Identity> {
        None
    }

    fn fact(_: &CaseEvent) -> Option<Fact> {
        // Nothing of a case is added up. An account that is frozen twice is told by its number alone,
        // which is sealed.
        None
    }

    fn places(event: &mut CaseEvent, each: &mut dyn FnMut(&mut Place, Wanted)) {
        match event {
            CaseEvent::EnquiryOpened(opened) => {
                each(&mut opened.city, Wanted::City);
                opened.circle.iter_mut().for_each(|circle| each(circle, Wanted::Circle));
            }
            CaseEvent::CaseOpened(opened) => {
                each(&mut opened.city, Wanted::City);
                opened.circle.iter_mut().for_each(|circle| each(circle, Wanted::Circle));
            }
            CaseEvent::EnquiryClosed(_)
            | CaseEvent::OfficerAssigned(_)
            | CaseEvent::OfficerRelieved(_)
            | CaseEvent::LeadAgencyChanged(_)
            | CaseEvent::WarrantObtained(_)
            | CaseEvent::AccountFrozen(_)
            | CaseEvent::RaidLinked(_)
            | CaseEvent::FirLinked(_)
            | CaseEvent::CaseClosed(_)
            | CaseEvent::CaseReopened(_) => {}
        }
    }

    fn keep_used(_: &mut CaseEvent, _: Option<&CaseEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(_: &CaseEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &CaseEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, about: StreamId, asked: Asked<'_>) -> Judged {
        super::judged::judge(self, about, asked)
    }

    fn called(&self) -> Option<Called> {
        None
    }

    fn sought(&self) -> Vec<String> {
        let title = self.title.as_ref().and_then(Personal::clear).map(ToString::to_string);
        let number = self.number.as_ref().map(ToString::to_string);
        let operation = self.operation.as_ref().map(ToString::to_string);
        [title, number, operation].into_iter().flatten().collect()
    }

    fn next(&self) -> &'static [Self::Type] {
        use CaseType::*;
        match self.stage {
            CaseStage::Enquiry => &[OfficerAssigned, CaseOpened, EnquiryClosed],
            CaseStage::Open => &[
                OfficerAssigned,
                WarrantObtained,
                AccountFrozen,
                OfficerRelieved,
                LeadAgencyChanged,
                CaseClosed,
            ],
            CaseStage::Closed => &[CaseReopened],
        }
    }
}

fn admit(state: &CaseState, event: &CaseEvent) -> Result<(), Refusal> {
    match event {
        // An enquiry comes before its case, but may well be logged after it.
        CaseEvent::EnquiryOpened(_) if state.was_enquiry => Err(Refusal::AlreadyOpen),
        CaseEvent::CaseOpened(_) if state.became_case => Err(Refusal::AlreadyOpen),
        CaseEvent::RaidLinked(linked) if state.raids.contains(&linked.raid) => {
            Err(Refusal::AlreadyRecorded)
        }
        CaseEvent::FirLinked(linked) if state.firs.contains(&linked.fir) => {
            Err(Refusal::AlreadyRecorded)
        }
        CaseEvent::EnquiryOpened(_)
        | CaseEvent::EnquiryClosed(_)
        | CaseEvent::CaseOpened(_)
        | CaseEvent::OfficerAssigned(_)
        | CaseEvent::OfficerRelieved(_)
        | CaseEvent::LeadAgencyChanged(_)
        | CaseEvent::WarrantObtained(_)
        | CaseEvent::AccountFrozen(_)
        | CaseEvent::RaidLinked(_)
        | CaseEvent::FirLinked(_)
        | CaseEvent::CaseClosed(_)
        | CaseEvent::CaseReopened(_) => Ok(()),
    }
}

/// What an event sets, where the last word stands.
#[derive(Clone, Copy)]
enum Set<'a> {
    Stage,
    Agency,
    /// The role of an officer, by the officer's code.
    Officer(&'a Hand),
}

impl Set<'_> {
    fn same(self, other: Self) -> bool {
        match (self, other) {
            (Self::Stage, Self::Stage) | (Self::Agency, Self::Agency) => true,
            (Self::Officer(one), Self::Officer(other)) => same::hands(one, other),
            (Self::Stage | Self::Agency | Self::Officer(_), _) => false,
        }
    }
}

fn sets(event: &CaseEvent) -> impl Iterator<Item = Set<'_>> {
    let (first, second) = match event {
        CaseEvent::EnquiryOpened(_) | CaseEvent::CaseOpened(_) => {
            (Some(Set::Stage), Some(Set::Agency))
        }
        CaseEvent::EnquiryClosed(_) | CaseEvent::CaseClosed(_) | CaseEvent::CaseReopened(_) => {
            (Some(Set::Stage), None)
        }
        CaseEvent::OfficerAssigned(assigned) => (Some(Set::Officer(&assigned.officer)), None),
        CaseEvent::OfficerRelieved(relieved) => (Some(Set::Officer(&relieved.officer)), None),
        CaseEvent::LeadAgencyChanged(_) => (Some(Set::Agency), None),
        CaseEvent::WarrantObtained(_)
        | CaseEvent::AccountFrozen(_)
        | CaseEvent::RaidLinked(_)
        | CaseEvent::FirLinked(_) => (None, None),
    };
    first.into_iter().chain(second)
}
