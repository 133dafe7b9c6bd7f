//! What an event says, in one line for people. No personal data: who is meant is shown by label.

use greyfile_domain::event::Event;
use greyfile_domain::stream::case::CaseEvent;
use greyfile_domain::stream::centre::CentreEvent;
use greyfile_domain::stream::common::CommonEvent;
use greyfile_domain::stream::complaint::ComplaintEvent;
use greyfile_domain::stream::exhibit::{ExhibitEvent, ExhibitNumber};
use greyfile_domain::stream::fir::{FirEvent, Remand};
use greyfile_domain::stream::person::PersonEvent;
use greyfile_domain::stream::raid::{Authority, PersonsFound, RaidEvent};
use greyfile_domain::values::Accused;
use greyfile_envelope::StreamId;

/// The line for an event; `label` gives the words for a life it names.
pub fn describe(event: &Event, label: &dyn Fn(StreamId) -> String) -> String {
    match event {
        Event::Common(event) => common(event),
        Event::Case(event) => case(event, label),
        Event::Raid(event) => raid(event, label),
        Event::Fir(event) => fir(event, label),
        Event::Exhibit(event) => exhibit(event),
        Event::Person(event) => person(event),
        Event::Complaint(event) => complaint(event),
        Event::Centre(event) => match event {
            CentreEvent::Registered(centre) => format!("Centre put on record, {}", centre.city),
            CentreEvent::PremisesSealed(_) => "Premises sealed".into(),
            CentreEvent::PremisesUnsealed(_) => "Premises unsealed".into(),
        },
        Event::Regime(_) => "Regime adopted".into(),
        Event::Figure(_) => "Figure published".into(),
        Event::Log(_) => "Log founded".into(),
        Event::Claim(_) => "Claim changed".into(),
    }
}

fn common(event: &CommonEvent) -> String {
    match event {
        CommonEvent::NoteAdded(_) => "Note added".into(),
        CommonEvent::Corrected(corrected) => format!("Correction: {}", corrected.reason),
        CommonEvent::Retracted(retracted) => format!("Retraction: {}", retracted.reason),
    }
}

fn case(event: &CaseEvent, label: &dyn Fn(StreamId) -> String) -> String {
    match event {
        CaseEvent::EnquiryOpened(_) => "Enquiry opened".into(),
        CaseEvent::EnquiryClosed(closed) => format!("Enquiry closed: {}", closed.reason),
        CaseEvent::CaseOpened(opened) => match &opened.operation {
            Some(operation) => format!("Case opened under {operation}"),
            None => "Case opened".into(),
        },
        CaseEvent::OfficerAssigned(assigned) => {
            format!("{} assigned as {}", assigned.officer, assigned.role.to_words())
        }
        CaseEvent::OfficerRelieved(relieved) => {
            format!("{} relieved: {}", relieved.officer, relieved.reason)
        }
        CaseEvent::LeadAgencyChanged(changed) => {
            format!("{} leads from now on: {}", changed.agency.to_words(), changed.reason)
        }
        CaseEvent::WarrantObtained(warrant) => {
            format!("Warrant {} from {}: {}", warrant.number, warrant.court, warrant.purpose)
        }
        CaseEvent::AccountFrozen(frozen) => match &frozen.amount {
            Some(amount) => format!("Account at {} frozen, {amount}", frozen.bank),
            None => format!("Account at {} frozen", frozen.bank),
        },
        CaseEvent::RaidLinked(linked) => format!("Linked: {}", label(linked.raid.into())),
        CaseEvent::FirLinked(linked) => format!("Linked: {}", label(linked.fir.into())),
        CaseEvent::CaseClosed(closed) => format!("Case closed: {}", closed.reason),
        CaseEvent::CaseReopened(reopened) => format!("Case reopened: {}", reopened.reason),
    }
}

fn raid(event: &RaidEvent, label: &dyn Fn(StreamId) -> String) -> String {
    match event {
        RaidEvent::Conducted(conducted) => {
            let authority = match &conducted.authority {
                Authority::Warrant { number, .. } => format!("warrant {number}"),
                Authority::Exception { ground } => format!("without warrant: {ground}"),
                Authority::NotStated => "authority not stated".into(),
            };
            format!("Raid at {}, {} ({authority})", conducted.place, conducted.city)
        }
        RaidEvent::WitnessNamed(witness) if witness.local => "Local witness named".into(),
        RaidEvent::WitnessNamed(_) => "Witness named".into(),
        RaidEvent::PersonsFound(found) => persons_found(found),
        RaidEvent::PersonArrested(arrested) => {
            format!("Arrested: {}", label(arrested.person.into()))
        }
        RaidEvent::PersonReleasedUnarrested(released) => {
            format!("Let go: {} ({})", label(released.person.into()), released.reason)
        }
        RaidEvent::EquipmentSeized(seized) => {
            format!("Seized: {}, {}", seized.kind.to_words(), seized.quantity)
        }
        RaidEvent::CashRecovered(cash) => format!("Recovered: {}", cash.amount),
    }
}

fn persons_found(found: &PersonsFound) -> String {
    let parts = [
        (found.on_site, "on site"),
        (found.arrested, "arrested"),
        (found.arrested_local, "local"),
        (found.arrested_foreign, "foreign"),
        (found.arrested_female, "women"),
    ];
    let known: Vec<_> = parts
        .iter()
        .filter_map(|(count, what)| count.map(|count| format!("{count} {what}")))
        .collect();
    let nationalities: Vec<_> =
        found.by_nationality.iter().map(|by| format!("{} {}", by.country, by.count)).collect();
    match (known.is_empty(), nationalities.is_empty()) {
        (true, true) => "People found, not counted".into(),
        (false, true) => format!("Counted: {}", known.join(", ")),
        _ => format!("Counted: {} ({})", known.join(", "), nationalities.join(", ")),
    }
}

/// An accused in words.
pub(crate) fn accused(who: &Accused, label: &dyn Fn(StreamId) -> String) -> String {
    match who {
        Accused::Person(person) => label((*person).into()),
        Accused::Unnamed { count, label } => format!("{count} accused ({label})"),
    }
}

fn fir(event: &FirEvent, label: &dyn Fn(StreamId) -> String) -> String {
    let who = |who: &Accused| accused(who, label);
    match event {
        FirEvent::Lodged(lodged) => {
            let number = lodged.number.as_ref().map_or_else(
                || "FIR".to_owned(),
                |number| format!("FIR {}/{}", number.serial, number.year),
            );
            let sections: Vec<_> = lodged.sections.iter().map(ToString::to_string).collect();
            if sections.is_empty() {
                format!("{number} lodged at {}", lodged.station)
            } else {
                format!("{number} lodged at {}: {}", lodged.station, sections.join(", "))
            }
        }
        FirEvent::SectionAdded(added) => format!("Section added: {}", added.section),
        FirEvent::SectionDeleted(deleted) => format!("Section deleted: {}", deleted.section),
        FirEvent::AccusedNamed(named) => format!("Named as accused: {}", who(&named.who)),
        FirEvent::PersonProduced(produced) => {
            format!("Produced before a magistrate: {}", who(&produced.who))
        }
        FirEvent::RemandGranted(granted) => {
            let custody = match granted.custody {
                Remand::Physical => "physical",
                Remand::Judicial => "judicial",
            };
            let days = match (granted.days, granted.days_asked) {
                (Some(days), Some(asked)) => format!(", {days} days of {asked} asked"),
                (Some(days), None) => format!(", {days} days"),
                (None, _) => String::new(),
            };
            format!("Remanded ({custody}{days}): {}", who(&granted.who))
        }
        FirEvent::BailGranted(bail) => format!("Bail granted: {}", who(&bail.who)),
        FirEvent::BailRefused(bail) => format!("Bail refused: {}", who(&bail.who)),
        FirEvent::PersonDischarged(discharged) => {
            format!("Discharged: {} ({})", who(&discharged.who), discharged.reason)
        }
        FirEvent::InterimChallanSubmitted(_) => "Interim challan submitted".into(),
        FirEvent::ChallanSubmitted(_) => "Challan submitted".into(),
        FirEvent::Convicted(convicted) => {
            format!("Convicted under {}: {}", convicted.section, who(&convicted.who))
        }
        FirEvent::Acquitted(acquitted) => {
            format!("Acquitted under {}: {}", acquitted.section, who(&acquitted.who))
        }
        FirEvent::Cancelled(cancelled) => format!("FIR cancelled: {}", cancelled.reason),
    }
}

/// An exhibit's number in words.
pub(crate) fn exhibit_number(number: &ExhibitNumber) -> String {
    match number {
        ExhibitNumber::Given { malkhana, year, serial } => format!("{malkhana} {serial}/{year}"),
        ExhibitNumber::Pending => "pending".into(),
    }
}

fn exhibit(event: &ExhibitEvent) -> String {
    match event {
        ExhibitEvent::Seized(seized) => format!(
            "Exhibit opened: {}, {}, number {}, held by {}",
            seized.kind.to_words(),
            seized.quantity,
            exhibit_number(&seized.number),
            seized.holder
        ),
        ExhibitEvent::ListAdded(list) => format!("List of {} items added", list.items),
        ExhibitEvent::Sealed(sealed) => format!("Sealed: {}", sealed.seal),
        ExhibitEvent::SealBroken(broken) => match &broken.why {
            Some(why) => format!("Seal {} broken: {why}", broken.seal),
            None => format!("Seal {} broken, not explained", broken.seal),
        },
        ExhibitEvent::Deposited(deposited) => match &deposited.from {
            Some(from) => format!("Deposited by {from}: {}", deposited.malkhana),
            None => format!("Deposited: {}", deposited.malkhana),
        },
        ExhibitEvent::CustodyTransferred(moved) => {
            format!("Handed over by {} to {}: {}", moved.from, moved.to, moved.purpose)
        }
        ExhibitEvent::Destroyed(destroyed) => format!("Destroyed: {}", destroyed.order),
    }
}

fn person(event: &PersonEvent) -> String {
    match event {
        PersonEvent::Recorded(recorded) => format!("Person put on record: {}", recorded.label),
        PersonEvent::Identified(identified) => {
            let checked = if identified.checked { "checked" } else { "not checked" };
            format!("Identified by {}, {checked}", identified.document.to_words())
        }
        PersonEvent::AliasAdded(_) => "Alias added".into(),
        PersonEvent::AgeClaimed(age) => format!("Age claimed: {}", age.years),
        PersonEvent::AgeDetermined(age) => format!("Age determined: {}, by {}", age.years, age.by),
        PersonEvent::RoleObserved(role) => format!("Role observed: {}", role.role.to_words()),
        PersonEvent::ConsularNoticeGiven(notice) => format!("Consulate told: {}", notice.mission),
        PersonEvent::GuardianInformed(_) => "Guardian informed".into(),
        PersonEvent::Absconded(_) => "At large".into(),
    }
}

fn complaint(event: &ComplaintEvent) -> String {
    match event {
        ComplaintEvent::Received(received) => match &received.loss {
            Some(loss) => format!("Complaint received, {}, loss {loss}", received.city),
            None => format!("Complaint received, {}", received.city),
        },
        ComplaintEvent::Verified(_) => "Complaint verified".into(),
        ComplaintEvent::Rejected(rejected) => format!("Complaint rejected: {}", rejected.reason),
        ComplaintEvent::AttachedToCase(_) => "Complaint attached to the case".into(),
    }
}
