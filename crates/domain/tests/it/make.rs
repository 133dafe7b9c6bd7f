//! Commands and events of an invented raid in Faisalabad, each with what a table does not care
//! about filled in lawfully.

use greyfile_domain::acts::{
    Body, ConductRaid, Correct, Found, LodgeFir, Note, Open, OpenCase, Parcel, Record, Retract,
    Seize,
};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::case::CaseOpened;
use greyfile_domain::streams::centre::Registered;
use greyfile_domain::streams::complaint::Received;
use greyfile_domain::streams::exhibit::{
    CustodyTransferred, Deposited, Destroyed, Examined, ExhibitNumber, Seized,
};
use greyfile_domain::streams::fir::Accused;
use greyfile_domain::streams::fir::{AccusedNamed, FirNumber, Lodged};
use greyfile_domain::streams::ids::{
    CaseId, CentreId, ComplaintId, ExhibitId, FirId, PersonId, RaidId,
};
use greyfile_domain::streams::person::{Identified, Recorded};
use greyfile_domain::streams::raid::{Authority, Conducted, PersonsFound, WitnessNamed};
use greyfile_domain::values::law::Consulted;
use greyfile_domain::values::text::{Code, Country, Line, Prose};
use greyfile_domain::values::{Quantity, Section, Sex};
use greyfile_envelope::{EventId, Hand, Occurred, StreamId};

pub use crate::regimes::{adopt, catalogue, empty_regime, regime};
use crate::world::{Act, act, command_id};

pub fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

pub fn prose(text: &str) -> Prose {
    Prose::new(text).expect("prose")
}

pub fn code(text: &str) -> Code {
    Code::new(text).expect("a code")
}

pub fn country(text: &str) -> Country {
    Country::new(text).expect("a country")
}

pub fn hand(text: &str) -> Hand {
    Hand::new(text).expect("a hand")
}

pub fn time(text: &str) -> Occurred {
    text.parse().expect("a time")
}

/// A section of PECA 2016.
pub fn peca(section: &str) -> Section {
    Section { statute: line("PECA 2016"), section: line(section) }
}

macro_rules! named {
    ($($(#[$doc:meta])* $function:ident -> $Id:ident;)*) => {$(
        $(#[$doc])*
        pub fn $function(name: &str) -> $Id {
            $Id::derive(command_id(name), 0)
        }
    )*};
}

named! {
    /// The centre that the command of this name registers.
    centre -> CentreId;
    /// The complaint that the command of this name opens.
    complaint -> ComplaintId;
    /// The case that the command of this name opens.
    case -> CaseId;
    /// The raid that the command of this name records.
    raid -> RaidId;
    /// The FIR that the command of this name lodges.
    fir -> FirId;
    /// The first exhibit that the command of this name opens.
    exhibit -> ExhibitId;
    /// The first person that the command of this name records.
    person -> PersonId;
}

// Commands.

pub fn open(name: &str, event: impl Into<Event>) -> Act {
    open_all(name, [event.into()])
}

pub fn open_all(name: &str, events: impl IntoIterator<Item = Event>) -> Act {
    act(name, Body::Open(Open { events: events.into_iter().collect() }))
}

pub fn record(name: &str, on: impl Into<StreamId>, event: impl Into<Event>) -> Act {
    record_all(name, on, [event.into()])
}

pub fn record_all(
    name: &str,
    on: impl Into<StreamId>,
    events: impl IntoIterator<Item = Event>,
) -> Act {
    act(name, Body::Record(Record { on: on.into(), events: events.into_iter().collect() }))
}

pub fn note(name: &str, on: impl Into<StreamId>) -> Act {
    let text = prose("seen by the duty officer").into();
    act(name, Body::Note(Note { on: on.into(), text, source: None }))
}

/// Says that an event should have been this one.
pub fn correct(
    name: &str,
    on: impl Into<StreamId>,
    event: EventId,
    replacement: impl Into<Event>,
) -> Act {
    correct_all(name, on, event, Some(replacement.into()), None)
}

/// Says that an event happened at another time.
pub fn retime(name: &str, on: impl Into<StreamId>, event: EventId, occurred: &str) -> Act {
    correct_all(name, on, event, None, Some(occurred))
}

pub fn correct_all(
    name: &str,
    on: impl Into<StreamId>,
    event: EventId,
    replacement: Option<Event>,
    occurred: Option<&str>,
) -> Act {
    let body = Correct {
        on: on.into(),
        event,
        replacement,
        seen: event,
        occurred_at: occurred.map(time),
        captured: None,
        done_by: None,
        basis: None,
        reason: line("copied wrongly").into(),
        source: None,
        second: None,
    };
    act(name, Body::Correct(body))
}

pub fn retract(name: &str, on: impl Into<StreamId>, event: EventId) -> Act {
    let reason = line("entered twice");
    act(
        name,
        Body::Retract(Retract {
            on: on.into(),
            event,
            seen: event,
            reason: reason.into(),
            source: None,
            duplicate_of: None,
            second: None,
        }),
    )
}

pub fn conduct(name: &str, raid: ConductRaid) -> Act {
    act(name, Body::ConductRaid(raid))
}

pub fn lodge_in(name: &str, case: CaseId, fir: Lodged, accused: &[PersonId]) -> Act {
    act(name, Body::LodgeFir(LodgeFir { case, fir, accused: accused.to_vec() }))
}

pub fn open_case(name: &str, raids: &[RaidId], firs: &[FirId]) -> Act {
    let (raids, firs) = (raids.to_vec(), firs.to_vec());
    act(name, Body::OpenCase(OpenCase { case: case_opened(), raids, firs }))
}

pub fn seize(name: &str, raid: RaidId, parcels: impl IntoIterator<Item = Parcel>) -> Act {
    act(name, Body::Seize(Seize { raid, parcels: parcels.into_iter().collect() }))
}

/// Lodges an FIR of this serial number, in the open.
pub fn lodge(name: &str, serial: u32) -> Act {
    open(name, lodged(serial))
}

// What is found, and what happens to it.

pub fn conducted() -> Conducted {
    Conducted {
        city: line("Faisalabad").into(),
        circle: None,
        place: line("Chak 54 RB"),
        centres: Vec::new(),
        centre_count: None,
        operation: None,
        lead_officer: None,
        team: Vec::new(),
        authority: Authority::Warrant { number: line("12/2025"), court: None },
        witness_excuse: None,
    }
}

pub fn witness(local: bool) -> WitnessNamed {
    WitnessNamed { name: line("Zarmina Demo").into(), cnic: None, local }
}

/// A raid with a warrant and two local witnesses, and nothing found.
pub fn quiet_raid() -> ConductRaid {
    ConductRaid {
        case: None,
        new_case: None,
        raid: conducted(),
        witnesses: vec![witness(true), witness(true)],
        found: None,
        people: Vec::new(),
        parcels: Vec::new(),
        cash: Vec::new(),
    }
}

pub fn counted(arrested: u32) -> PersonsFound {
    PersonsFound {
        on_site: None,
        arrested: Some(arrested),
        arrested_local: None,
        arrested_foreign: None,
        arrested_female: None,
        by_nationality: Vec::new(),
    }
}

pub fn found(sex: Sex, nationality: &str) -> Found {
    Found {
        label: None,
        name: None,
        sex: Some(sex),
        nationality: Some(country(nationality)),
        age: None,
        cnic: None,
        passport: None,
        role: None,
        arrested: true,
    }
}

/// A parcel of phones, found, numbered and entered as it should be.
pub fn parcel(serial: u32) -> Parcel {
    Parcel {
        kind: code("phone"),
        quantity: Quantity { count: Some(12), or_more: false, unit: None },
        description: None,
        number: Some(number(serial)),
        diary: Some(line("roznamcha 14")),
        place: Some(line("first floor, room 2").into()),
        holder: None,
        seal: None,
        imei: None,
    }
}

pub fn number(serial: u32) -> ExhibitNumber {
    ExhibitNumber::Given {
        malkhana: line("Malkhana Faisalabad").into(),
        station: None,
        year: 2025,
        serial,
    }
}

/// A parcel of phones in the hands of its seizing officer, `nccia-fsd-017`.
pub fn seized(serial: u32) -> Seized {
    Seized {
        raid: None,
        kind: code("phone"),
        quantity: Quantity { count: Some(12), or_more: false, unit: None },
        description: None,
        number: number(serial),
        diary: Some(line("roznamcha 14")),
        place: Some(line("first floor, room 2").into()),
        holder: hand("nccia-fsd-017"),
        imei: None,
    }
}

pub fn handed(from: &str, to: &str) -> CustodyTransferred {
    CustodyTransferred {
        from: hand(from),
        to: hand(to),
        purpose: line("examination").into(),
        seal: None,
        road_certificate: None,
    }
}

/// Into the malkhana of Faisalabad, brought by whoever says so.
pub fn deposited() -> Deposited {
    Deposited { malkhana: hand("malkhana-fsd"), from: None, number: None, shelf: None }
}

pub fn examined() -> Examined {
    Examined { by: hand("lab-isb-2"), laboratory: None, report: None, finding: None }
}

pub fn destroyed(second: Option<&str>) -> Destroyed {
    Destroyed { order: line("order of the court, 5 of 2025"), second: second.map(hand) }
}

pub fn case_opened() -> CaseOpened {
    CaseOpened {
        title: line("A call centre in Chak 54 RB").into(),
        agency: code("nccia"),
        circle: None,
        city: line("Faisalabad").into(),
        operation: None,
    }
}

pub fn registered() -> Registered {
    Registered {
        name: None,
        city: line("Faisalabad").into(),
        address: line("Chak 54 RB"),
        kind: None,
        calls: None,
        seats: None,
    }
}

pub fn received() -> Received {
    Received {
        complainant: None,
        city: line("Lahore").into(),
        circle: None,
        loss: None,
        payment_route: None,
        centres: Vec::new(),
        caller: None,
        summary: prose("a caller promised a prize").into(),
    }
}

pub fn lodged(serial: u32) -> Lodged {
    Lodged {
        station: line("NCCIA Faisalabad").into(),
        city: None,
        number: Some(FirNumber { year: 2025, serial }),
        sections: vec![peca("14")],
        // As it is where nobody adopted a catalogue; the decision writes it.
        catalogue: vec![Consulted { section: peca("14"), said: Vec::new() }],
        offence: time("2025-07-08"),
        raid: None,
        gist: None,
    }
}

pub fn recorded(sex: Sex, nationality: &str) -> Recorded {
    Recorded {
        label: Some(line("unknown person 3").into()),
        ordinal: None,
        name: None,
        sex: Some(sex),
        nationality: Some(country(nationality)),
    }
}

/// Shows a CNIC, checked with whoever issued it or not.
pub fn shows_cnic(number: &str, checked: bool) -> Identified {
    Identified { document: code("cnic"), number: line(number).into(), checked }
}

pub fn accused(person: PersonId) -> Accused {
    Accused::Person(person)
}

/// Named as accused, and arrested then.
pub fn named(person: PersonId, arrested: Option<&str>) -> AccusedNamed {
    AccusedNamed {
        who: accused(person),
        role: None,
        arrested: arrested.map(time),
        sex: None,
        nationality: None,
    }
}
