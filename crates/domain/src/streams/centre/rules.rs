//! What a command may add to a centre.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{CentreEvent, CentreType, MisuseFoundIn};
use super::state::CentreState;
use super::undo;
use crate::kernel::arg::Arg;
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

impl Kind for CentreState {
    const KIND: StreamKind = StreamKind::CENTRE;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = false;
    const CODES: Codes = super::judged::CODES;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = CentreEvent;
    type Type = CentreType;

    fn opens(of: CentreType) -> bool {
        match of {
            CentreType::Registered => true,
            CentreType::NameChanged
            | CentreType::IdentifierRecorded
            | CentreType::PremisesAdded
            | CentreType::PremisesChanged
            | CentreType::PremisesClosed
            | CentreType::IpRangeChanged
            | CentreType::CallerNumbersChanged
            | CentreType::RemotePositionsDeclared
            | CentreType::KeyPersonAppointed
            | CentreType::KeyPersonLeft
            | CentreType::OwnershipChanged
            | CentreType::ClientRelationDeclared
            | CentreType::ClientRelationEnded
            | CentreType::ClosureOrdered
            | CentreType::ClosureLifted
            | CentreType::PremisesSealed
            | CentreType::PremisesUnsealed
            | CentreType::FineImposed
            | CentreType::FineWaived
            | CentreType::FinePaid
            | CentreType::LicenceLinked
            | CentreType::DataMisuseFound
            | CentreType::ExemptionRecorded
            | CentreType::ExemptionEnded
            | CentreType::BarImposed
            | CentreType::BarEnded
            | CentreType::ShowCauseIssued
            | CentreType::ShowCauseAnswered
            | CentreType::ShowCauseClosed
            | CentreType::NoticeServed
            | CentreType::NoticeReturned
            | CentreType::HearingFixed
            | CentreType::HearingHeld
            | CentreType::TimeExtended
            | CentreType::AppealFiled
            | CentreType::AppealDecided
            | CentreType::CourtStayGranted
            | CentreType::CourtStayVacated => false,
        }
    }

    fn recorder(of: CentreType) -> Recorder {
        match of {
            // Written with the licence's own event.
            CentreType::LicenceLinked | CentreType::BarImposed | CentreType::BarEnded => {
                Recorder::Act
            }
            CentreType::Registered
            | CentreType::NameChanged
            | CentreType::IdentifierRecorded
            | CentreType::PremisesAdded
            | CentreType::PremisesChanged
            | CentreType::PremisesClosed
            | CentreType::IpRangeChanged
            | CentreType::CallerNumbersChanged
            | CentreType::RemotePositionsDeclared
            | CentreType::KeyPersonAppointed
            | CentreType::KeyPersonLeft
            | CentreType::OwnershipChanged
            | CentreType::ClientRelationDeclared
            | CentreType::ClientRelationEnded
            | CentreType::ClosureOrdered
            | CentreType::ClosureLifted
            | CentreType::PremisesSealed
            | CentreType::PremisesUnsealed
            | CentreType::FineImposed
            | CentreType::FineWaived
            | CentreType::FinePaid
            | CentreType::DataMisuseFound
            | CentreType::ExemptionRecorded
            | CentreType::ExemptionEnded
            | CentreType::ShowCauseIssued
            | CentreType::ShowCauseAnswered
            | CentreType::ShowCauseClosed
            | CentreType::NoticeServed
            | CentreType::NoticeReturned
            | CentreType::HearingFixed
            | CentreType::HearingHeld
            | CentreType::TimeExtended
            | CentreType::AppealFiled
            | CentreType::AppealDecided
            | CentreType::CourtStayGranted
            | CentreType::CourtStayVacated => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &CentreEvent) {
        self.take(moment, event);
    }

    fn check(event: &CentreEvent, context: &Context<'_>) -> Result<(), Refusal> {
        match event {
            CentreEvent::FineImposed(imposed) => context.money(&imposed.amount),
            CentreEvent::FineWaived(waived) => context.money(&waived.amount),
            CentreEvent::FinePaid(paid) => context.money(&paid.amount),
            CentreEvent::Registered(_)
            | CentreEvent::NameChanged(_)
            | CentreEvent::IdentifierRecorded(_)
            | CentreEvent::PremisesAdded(_)
            | CentreEvent::PremisesChanged(_)
            | CentreEvent::PremisesClosed(_)
            | CentreEvent::IpRangeChanged(_)
            | CentreEvent::CallerNumbersChanged(_)
            | CentreEvent::RemotePositionsDeclared(_)
            | CentreEvent::KeyPersonAppointed(_)
            | CentreEvent::KeyPersonLeft(_)
            | CentreEvent::OwnershipChanged(_)
            | CentreEvent::ClientRelationDeclared(_)
            | CentreEvent::ClientRelationEnded(_)
            | CentreEvent::ClosureOrdered(_)
            | CentreEvent::ClosureLifted(_)
            | CentreEvent::PremisesSealed(_)
            | CentreEvent::PremisesUnsealed(_)
            | CentreEvent::LicenceLinked(_)
            | CentreEvent::DataMisuseFound(_)
            | CentreEvent::ExemptionRecorded(_)
            | CentreEvent::ExemptionEnded(_)
            | CentreEvent::BarImposed(_)
            | CentreEvent::BarEnded(_)
            | CentreEvent::ShowCauseIssued(_)
            | CentreEvent::ShowCauseAnswered(_)
            | CentreEvent::ShowCauseClosed(_)
            | CentreEvent::NoticeServed(_)
            | CentreEvent::NoticeReturned(_)
            | CentreEvent::HearingFixed(_)
            | CentreEvent::HearingHeld(_)
            | CentreEvent::TimeExtended(_)
            | CentreEvent::AppealFiled(_)
            | CentreEvent::AppealDecided(_)
            | CentreEvent::CourtStayGranted(_)
            | CentreEvent::CourtStayVacated(_) => Ok(()),
        }
    }

    fn admit(
        before: &Self,
        whole: &Self,
        event: &CentreEvent,
        context: &Context<'_>,
    ) -> Result<(), Refusal> {
        super::admit::admit(before, whole, event, context)?;
        match context.as_of_now() {
            Some(now) => super::admit::admit(whole, whole, event, &now),
            None => Ok(()),
        }
    }

    fn undoing(whole: &Self, moment: &Moment, event: &CentreEvent) -> Undoing {
        undo::undoing(whole, moment, event)
    }

    fn order_matters(one: &CentreEvent, other: &CentreEvent) -> bool {
        let sets = |event: &CentreEvent| match event {
            CentreEvent::PremisesSealed(_) | CentreEvent::PremisesUnsealed(_) => Some(0),
            CentreEvent::ClosureOrdered(_) | CentreEvent::ClosureLifted(_) => Some(1),
            CentreEvent::NameChanged(_) => Some(2),
            CentreEvent::IpRangeChanged(_) => Some(3),
            CentreEvent::CallerNumbersChanged(_) => Some(4),
            CentreEvent::OwnershipChanged(_) => Some(5),
            CentreEvent::KeyPersonAppointed(_) | CentreEvent::KeyPersonLeft(_) => Some(6),
            CentreEvent::PremisesAdded(_)
            | CentreEvent::PremisesChanged(_)
            | CentreEvent::PremisesClosed(_) => Some(7),
            CentreEvent::ExemptionRecorded(_) | CentreEvent::ExemptionEnded(_) => Some(8),
            CentreEvent::RemotePositionsDeclared(_) => Some(9),
            CentreEvent::ClientRelationDeclared(_) | CentreEvent::ClientRelationEnded(_) => {
                Some(10)
            }
            CentreEvent::LicenceLinked(_) => Some(11),
            CentreEvent::FineImposed(_) | CentreEvent::FineWaived(_) | CentreEvent::FinePaid(_) => {
                Some(12)
            }
            CentreEvent::Registered(_)
            | CentreEvent::IdentifierRecorded(_)
            | CentreEvent::DataMisuseFound(_)
            | CentreEvent::BarImposed(_)
            | CentreEvent::BarEnded(_)
            | CentreEvent::ShowCauseIssued(_)
            | CentreEvent::ShowCauseAnswered(_)
            | CentreEvent::ShowCauseClosed(_)
            | CentreEvent::NoticeServed(_)
            | CentreEvent::NoticeReturned(_)
            | CentreEvent::HearingFixed(_)
            | CentreEvent::HearingHeld(_)
            | CentreEvent::TimeExtended(_)
            | CentreEvent::AppealFiled(_)
            | CentreEvent::AppealDecided(_)
            | CentreEvent::CourtStayGranted(_)
            | CentreEvent::CourtStayVacated(_) => None,
        };
        sets(one).is_some() && sets(one) == sets(other)
    }

    fn names(event: &CentreEvent, out: &mut Vec<StreamId>) {
        match event {
            CentreEvent::KeyPersonAppointed(appointed) => out.push(appointed.person.stream()),
            CentreEvent::KeyPersonLeft(left) => out.push(left.person.stream()),
            CentreEvent::OwnershipChanged(changed) => {
                out.extend(changed.persons.iter().map(|person| person.stream()));
                out.extend(changed.firms.iter().map(|firm| firm.stream()));
            }
            CentreEvent::DataMisuseFound(found) => out.push(match found.found_in {
                MisuseFoundIn::Complaint(complaint) => complaint.stream(),
                MisuseFoundIn::Licence(licence) => licence.stream(),
                MisuseFoundIn::Case(case) => case.stream(),
            }),
            CentreEvent::BarImposed(imposed) => out.push(imposed.licence.stream()),
            CentreEvent::LicenceLinked(linked) => out.push(linked.licence.stream()),
            CentreEvent::Registered(_)
            | CentreEvent::NameChanged(_)
            | CentreEvent::IdentifierRecorded(_)
            | CentreEvent::PremisesAdded(_)
            | CentreEvent::PremisesChanged(_)
            | CentreEvent::PremisesClosed(_)
            | CentreEvent::IpRangeChanged(_)
            | CentreEvent::CallerNumbersChanged(_)
            | CentreEvent::RemotePositionsDeclared(_)
            | CentreEvent::ClientRelationDeclared(_)
            | CentreEvent::ClientRelationEnded(_)
            | CentreEvent::ClosureOrdered(_)
            | CentreEvent::ClosureLifted(_)
            | CentreEvent::PremisesSealed(_)
            | CentreEvent::PremisesUnsealed(_)
            | CentreEvent::FineImposed(_)
            | CentreEvent::FineWaived(_)
            | CentreEvent::FinePaid(_)
            | CentreEvent::ExemptionRecorded(_)
            | CentreEvent::ExemptionEnded(_)
            | CentreEvent::BarEnded(_)
            | CentreEvent::ShowCauseIssued(_)
            | CentreEvent::ShowCauseAnswered(_)
            | CentreEvent::ShowCauseClosed(_)
            | CentreEvent::NoticeServed(_)
            | CentreEvent::NoticeReturned(_)
            | CentreEvent::HearingFixed(_)
            | CentreEvent::HearingHeld(_)
            | CentreEvent::TimeExtended(_)
            | CentreEvent::AppealFiled(_)
            | CentreEvent::AppealDecided(_)
            | CentreEvent::CourtStayGranted(_)
            | CentreEvent::CourtStayVacated(_) => {}
        }
    }

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
            CentreEvent::PremisesAdded(added) => each(&mut added.city, Wanted::City),
            CentreEvent::PremisesChanged(changed) => each(&mut changed.city, Wanted::City),
            CentreEvent::NameChanged(_)
            | CentreEvent::IdentifierRecorded(_)
            | CentreEvent::PremisesClosed(_)
            | CentreEvent::IpRangeChanged(_)
            | CentreEvent::CallerNumbersChanged(_)
            | CentreEvent::RemotePositionsDeclared(_)
            | CentreEvent::KeyPersonAppointed(_)
            | CentreEvent::KeyPersonLeft(_)
            | CentreEvent::OwnershipChanged(_)
            | CentreEvent::ClientRelationDeclared(_)
            | CentreEvent::ClientRelationEnded(_)
            | CentreEvent::ClosureOrdered(_)
            | CentreEvent::ClosureLifted(_)
            | CentreEvent::PremisesSealed(_)
            | CentreEvent::PremisesUnsealed(_)
            | CentreEvent::FineImposed(_)
            | CentreEvent::FineWaived(_)
            | CentreEvent::FinePaid(_)
            | CentreEvent::LicenceLinked(_)
            | CentreEvent::DataMisuseFound(_)
            | CentreEvent::ExemptionRecorded(_)
            | CentreEvent::ExemptionEnded(_)
            | CentreEvent::BarImposed(_)
            | CentreEvent::BarEnded(_)
            | CentreEvent::ShowCauseIssued(_)
            | CentreEvent::ShowCauseAnswered(_)
            | CentreEvent::ShowCauseClosed(_)
            | CentreEvent::NoticeServed(_)
            | CentreEvent::NoticeReturned(_)
            | CentreEvent::HearingFixed(_)
            | CentreEvent::HearingHeld(_)
            | CentreEvent::TimeExtended(_)
            | CentreEvent::AppealFiled(_)
            | CentreEvent::AppealDecided(_)
            | CentreEvent::CourtStayGranted(_)
            | CentreEvent::CourtStayVacated(_) => {}
        }
    }

    fn keep_used(
        event: &mut CentreEvent,
        was: Option<&CentreEvent>,
        _: &Self,
        context: &Context<'_>,
    ) {
        super::admit::keep(event, was, context);
    }

    fn reserves(_: &CentreEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &CentreEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, about: StreamId, asked: Asked<'_>) -> Judged {
        super::judged::judge(self, about, asked)
    }

    fn called(&self) -> Option<Called> {
        let centre = self.registered.as_ref()?;
        Some(match self.names.first() {
            Some(name) => Called::new(Called::CENTRE, vec![Arg::text("name", name)]),
            None => Called::new(Called::CENTRE_IN, vec![Arg::text("city", &centre.city)]),
        })
    }

    fn sought(&self) -> Vec<String> {
        let Some(centre) = &self.registered else { return Vec::new() };
        let names = self.names.iter().map(ToString::to_string);
        let numbers = self.identifiers.iter().map(|(_, number)| number.to_string());
        let premises = self.premises.values().map(|premises| premises.address.to_string());
        let calls = self.caller_numbers.iter().map(ToString::to_string);
        let first = [centre.address.to_string(), centre.city.to_string()];
        names.chain(first).chain(numbers).chain(premises).chain(calls).collect()
    }

    fn next(&self) -> &'static [Self::Type] {
        use CentreType::*;
        if self.enforcement.is_sealed() {
            return &[PremisesUnsealed, ClosureOrdered, FineImposed];
        }
        match self.premises.is_empty() {
            true => &[PremisesAdded, IdentifierRecorded, OwnershipChanged, KeyPersonAppointed],
            false => {
                &[OwnershipChanged, KeyPersonAppointed, ClientRelationDeclared, PremisesSealed]
            }
        }
    }
}
