//! Which other lives an event names. They must be on record: a life, once opened, never
//! vanishes, so that this can be asked without writing to it.

use greyfile_envelope::StreamId;

use crate::event::Event;
use crate::stream::case::CaseEvent;
use crate::stream::complaint::ComplaintEvent;
use crate::stream::exhibit::ExhibitEvent;
use crate::stream::fir::FirEvent;
use crate::stream::person::PersonEvent;
use crate::stream::raid::RaidEvent;
use crate::values::Accused;

/// Adds the lives the event names to `out`.
pub fn refs(event: &Event, out: &mut Vec<StreamId>) {
    match event {
        Event::Complaint(ComplaintEvent::Received(received)) => {
            out.extend(received.centres.iter().map(|centre| centre.stream()));
        }
        Event::Complaint(ComplaintEvent::AttachedToCase(attached)) => {
            out.push(attached.case.stream());
        }
        Event::Case(CaseEvent::RaidLinked(linked)) => out.push(linked.raid.stream()),
        Event::Case(CaseEvent::FirLinked(linked)) => out.push(linked.fir.stream()),
        Event::Raid(event) => raid(event, out),
        Event::Fir(event) => fir(event, out),
        Event::Exhibit(ExhibitEvent::Seized(seized)) => {
            out.extend(seized.raid.map(|raid| raid.stream()));
        }
        Event::Person(PersonEvent::RoleObserved(role)) => out.push(role.case.stream()),
        _ => {}
    }
}

fn raid(event: &RaidEvent, out: &mut Vec<StreamId>) {
    match event {
        RaidEvent::Conducted(conducted) => {
            out.extend(conducted.centres.iter().map(|centre| centre.stream()));
        }
        RaidEvent::PersonArrested(arrested) => out.push(arrested.person.stream()),
        RaidEvent::PersonReleasedUnarrested(released) => out.push(released.person.stream()),
        RaidEvent::EquipmentSeized(seized) => out.push(seized.exhibit.stream()),
        RaidEvent::CashRecovered(cash) => out.extend(cash.exhibit.map(|exhibit| exhibit.stream())),
        RaidEvent::WitnessNamed(_) | RaidEvent::PersonsFound(_) => {}
    }
}

fn fir(event: &FirEvent, out: &mut Vec<StreamId>) {
    match event {
        FirEvent::Lodged(lodged) => out.extend(lodged.raid.map(|raid| raid.stream())),
        FirEvent::InterimChallanSubmitted(challan) => accused(&challan.accused, out),
        FirEvent::ChallanSubmitted(challan) => accused(&challan.accused, out),
        FirEvent::AccusedNamed(named) => accused([&named.who], out),
        FirEvent::PersonProduced(produced) => accused([&produced.who], out),
        FirEvent::RemandGranted(granted) => accused([&granted.who], out),
        FirEvent::BailGranted(bail) => accused([&bail.who], out),
        FirEvent::BailRefused(bail) => accused([&bail.who], out),
        FirEvent::PersonDischarged(discharged) => accused([&discharged.who], out),
        FirEvent::Convicted(convicted) => accused([&convicted.who], out),
        FirEvent::Acquitted(acquitted) => accused([&acquitted.who], out),
        FirEvent::SectionAdded(_) | FirEvent::SectionDeleted(_) | FirEvent::Cancelled(_) => {}
    }
}

fn accused<'a>(who: impl IntoIterator<Item = &'a Accused>, out: &mut Vec<StreamId>) {
    out.extend(who.into_iter().filter_map(|who| match who {
        Accused::Person(person) => Some(person.stream()),
        Accused::Unnamed { .. } => None,
    }));
}
