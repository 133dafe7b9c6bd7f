//! What an event says, in one line for people. Nobody is named: who is meant is shown by label. What
//! people wrote (reasons, purposes) is shown as far as it can be read.
//! What people typed is set apart, so that its direction leaves the rest of the line alone.

use std::fmt::Display;

use greyfile_domain::streams::CommonEvent;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::case::CaseEvent;
use greyfile_domain::streams::centre::CentreEvent;
use greyfile_domain::streams::complaint::ComplaintEvent;
use greyfile_domain::streams::exhibit::{ExhibitEvent, ExhibitNumber};
use greyfile_domain::streams::fir::Accused;
use greyfile_domain::streams::fir::{FirEvent, Remand};
use greyfile_domain::streams::gazetteer::GazetteerEvent;
use greyfile_domain::streams::log::LogEvent;
use greyfile_domain::streams::person::PersonEvent;
use greyfile_domain::streams::raid::{Authority, PersonsFound, RaidEvent};
use greyfile_domain::values::isolate::isolated as iso;
use greyfile_domain::values::personal::Personal;
use greyfile_envelope::StreamId;

/// The line for an event; `label` gives the words for a stream it names.
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
            CentreEvent::Registered(centre) => {
                format!("Centre put on record, {}", iso(&centre.city))
            }
            CentreEvent::PremisesSealed(_) => "Premises sealed".into(),
            CentreEvent::PremisesUnsealed(_) => "Premises unsealed".into(),
        },
        Event::Log(event) => match event {
            LogEvent::Founded(_) => "Log founded".into(),
            LogEvent::ClockMended(mended) => {
                format!("Clock mended: {}", iso(legible(&mended.reason)))
            }
            LogEvent::RecordSetAside(record) => {
                format!("Record {} set aside: {}", record.position, iso(legible(&record.reason)))
            }
        },
        Event::Gazetteer(event) => match event {
            GazetteerEvent::PlaceAdded(added) => {
                format!("Place added: {} ({})", iso(&added.place.name_en), added.place.code)
            }
            GazetteerEvent::SpellingMapped(mapped) => {
                format!("{} means {}, where it stood before too", iso(&mapped.typed), mapped.code)
            }
        },
        // A stream that has nothing more to say is told by the name of what happened.
        event => type_in_words(event.event_type().0),
    }
}

/// A text that people wrote, unless it is sealed.
pub fn legible<T: Display>(text: &Personal<T>) -> String {
    text.clear().map_or_else(|| "sealed".into(), T::to_string)
}

/// `licence.surrendered` is "Licence surrendered".
fn type_in_words(event_type: &str) -> String {
    let mut words = event_type.replace(['.', '_'], " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn common(event: &CommonEvent) -> String {
    match event {
        CommonEvent::NoteAdded(_) => "Note added".into(),
        CommonEvent::Corrected(corrected) => {
            format!("Correction: {}", iso(legible(&corrected.reason)))
        }
        CommonEvent::Retracted(retracted) => {
            format!("Retraction: {}", iso(legible(&retracted.reason)))
        }
    }
}

fn case(event: &CaseEvent, label: &dyn Fn(StreamId) -> String) -> String {
    match event {
        CaseEvent::EnquiryOpened(_) => "Enquiry opened".into(),
        CaseEvent::EnquiryClosed(closed) => {
            format!("Enquiry closed: {}", iso(legible(&closed.reason)))
        }
        CaseEvent::CaseOpened(opened) => match &opened.operation {
            Some(operation) => format!("Case opened under {}", iso(operation)),
            None => "Case opened".into(),
        },
        CaseEvent::OfficerAssigned(assigned) => {
            format!("{} assigned as {}", iso(&assigned.officer), assigned.role.to_words())
        }
        CaseEvent::OfficerRelieved(relieved) => {
            format!("{} relieved: {}", iso(&relieved.officer), iso(legible(&relieved.reason)))
        }
        CaseEvent::LeadAgencyChanged(changed) => {
            format!(
                "{} leads from now on: {}",
                changed.agency.to_words(),
                iso(legible(&changed.reason))
            )
        }
        CaseEvent::WarrantObtained(warrant) => {
            let [number, court] = [&warrant.number, &warrant.court].map(iso);
            format!("Warrant {number} from {court}: {}", iso(legible(&warrant.purpose)))
        }
        CaseEvent::AccountFrozen(frozen) => match &frozen.amount {
            Some(amount) => format!("Account at {} frozen, {amount}", iso(&frozen.bank)),
            None => format!("Account at {} frozen", iso(&frozen.bank)),
        },
        CaseEvent::RaidLinked(linked) => format!("Linked: {}", iso(label(linked.raid.into()))),
        CaseEvent::FirLinked(linked) => format!("Linked: {}", iso(label(linked.fir.into()))),
        CaseEvent::CaseClosed(closed) => format!("Case closed: {}", iso(legible(&closed.reason))),
        CaseEvent::CaseReopened(reopened) => {
            format!("Case reopened: {}", iso(legible(&reopened.reason)))
        }
    }
}

fn raid(event: &RaidEvent, label: &dyn Fn(StreamId) -> String) -> String {
    match event {
        RaidEvent::Conducted(conducted) => {
            let authority = match &conducted.authority {
                Authority::Warrant { number, .. } => format!("warrant {}", iso(number)),
                Authority::Exception { ground } => {
                    format!("without warrant: {}", iso(legible(ground)))
                }
                Authority::NotStated => "authority not stated".into(),
            };
            let (place, city) = (iso(&conducted.place), iso(&conducted.city));
            format!("Raid at {place}, {city} ({authority})")
        }
        RaidEvent::WitnessNamed(witness) if witness.local => "Local witness named".into(),
        RaidEvent::WitnessNamed(_) => "Witness named".into(),
        RaidEvent::PersonsFound(found) => persons_found(found),
        RaidEvent::PersonArrested(arrested) => {
            format!("Arrested: {}", iso(label(arrested.person.into())))
        }
        RaidEvent::PersonReleasedUnarrested(released) => {
            let who = iso(label(released.person.into()));
            match &released.reason {
                Some(reason) => format!("Let go: {who} ({})", iso(legible(reason))),
                None => format!("Let go: {who} (not arrested)"),
            }
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
        Accused::Person(person) => iso(label((*person).into())),
        Accused::Unnamed { count, label } => format!("{count} accused ({})", iso(label)),
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
            let sections: Vec<_> = lodged.sections.iter().map(iso).collect();
            let station = iso(&lodged.station);
            if sections.is_empty() {
                format!("{number} lodged at {station}")
            } else {
                format!("{number} lodged at {station}: {}", sections.join(", "))
            }
        }
        FirEvent::SectionAdded(added) => format!("Section added: {}", iso(&added.section)),
        FirEvent::SectionDeleted(deleted) => format!("Section deleted: {}", iso(&deleted.section)),
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
            format!("Discharged: {} ({})", who(&discharged.who), iso(legible(&discharged.reason)))
        }
        FirEvent::InterimChallanSubmitted(_) => "Interim challan submitted".into(),
        FirEvent::ChallanSubmitted(_) => "Challan submitted".into(),
        FirEvent::Convicted(convicted) => {
            format!("Convicted under {}: {}", iso(&convicted.section), who(&convicted.who))
        }
        FirEvent::Acquitted(acquitted) => {
            format!("Acquitted under {}: {}", iso(&acquitted.section), who(&acquitted.who))
        }
        FirEvent::Cancelled(cancelled) => {
            format!("FIR cancelled: {}", iso(legible(&cancelled.reason)))
        }
    }
}

/// An exhibit's number in words.
pub(crate) fn exhibit_number(number: &ExhibitNumber) -> String {
    match number {
        ExhibitNumber::Given { malkhana, year, serial, .. } => {
            format!("{} {serial}/{year}", iso(malkhana))
        }
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
            iso(&seized.holder)
        ),
        ExhibitEvent::ListAdded(list) => format!("List of {} items added", list.items),
        ExhibitEvent::Sealed(sealed) => format!("Sealed: {}", iso(&sealed.seal)),
        ExhibitEvent::SealBroken(broken) => match &broken.why {
            Some(why) => format!("Seal {} broken: {}", iso(&broken.seal), iso(legible(why))),
            None => format!("Seal {} broken, not explained", iso(&broken.seal)),
        },
        ExhibitEvent::Deposited(deposited) => match &deposited.from {
            Some(from) => format!("Deposited by {}: {}", iso(from), iso(&deposited.malkhana)),
            None => format!("Deposited: {}", iso(&deposited.malkhana)),
        },
        ExhibitEvent::CustodyTransferred(moved) => {
            let (from, to) = (iso(&moved.from), iso(&moved.to));
            format!("Handed over by {from} to {to}: {}", iso(legible(&moved.purpose)))
        }
        ExhibitEvent::Destroyed(destroyed) => format!("Destroyed: {}", iso(&destroyed.order)),
    }
}

fn person(event: &PersonEvent) -> String {
    match event {
        PersonEvent::Recorded(recorded) => {
            format!("Person put on record: {}", iso(recorded.label()))
        }
        PersonEvent::Identified(identified) => {
            let checked = if identified.checked { "checked" } else { "not checked" };
            format!("Identified by {}, {checked}", identified.document.to_words())
        }
        PersonEvent::AliasAdded(_) => "Alias added".into(),
        PersonEvent::AgeClaimed(age) => format!("Age claimed: {}", age.years),
        PersonEvent::AgeDetermined(age) => {
            format!("Age determined: {}, by {}", age.years, iso(legible(&age.by)))
        }
        PersonEvent::RoleObserved(role) => format!("Role observed: {}", role.role.to_words()),
        PersonEvent::ConsularNoticeGiven(notice) => {
            format!("Consulate told: {}", iso(&notice.mission))
        }
        PersonEvent::GuardianInformed(_) => "Guardian informed".into(),
        PersonEvent::Absconded(_) => "At large".into(),
    }
}

fn complaint(event: &ComplaintEvent) -> String {
    match event {
        ComplaintEvent::Received(received) => match &received.loss {
            Some(loss) => format!("Complaint received, {}, loss {loss}", iso(&received.city)),
            None => format!("Complaint received, {}", iso(&received.city)),
        },
        ComplaintEvent::Verified(_) => "Complaint verified".into(),
        ComplaintEvent::Rejected(rejected) => {
            format!("Complaint rejected: {}", iso(legible(&rejected.reason)))
        }
        ComplaintEvent::AttachedToCase(_) => "Complaint attached to the case".into(),
    }
}
