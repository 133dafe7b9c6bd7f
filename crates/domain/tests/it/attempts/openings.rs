//! Histories are opened, once; events go to streams of their kind; what they name is on record.

use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::kernel::reservation::ReleaseReason;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::Retracted;
use greyfile_domain::streams::case::{EnquiryOpened, OfficerAssigned};
use greyfile_domain::streams::centre::PremisesSealed;
use greyfile_domain::streams::complaint::{AttachedToCase, Received, Verified};
use greyfile_domain::streams::exhibit::{Sealed, Seized};
use greyfile_domain::streams::fir::{Cancelled, Lodged, SectionAdded};
use greyfile_domain::streams::ids::RegimeId;
use greyfile_domain::streams::log::{ClockMended, Founded, RecordSetAside};
use greyfile_domain::streams::person::{AliasAdded, RoleObserved};
use greyfile_domain::streams::raid::{CashRecovered, Conducted, EquipmentSeized, PersonArrested};
use greyfile_domain::streams::regime::HolidayDeclared;
use greyfile_domain::streams::reservation::Released;
use greyfile_domain::values::law::HolidayOf;
use greyfile_domain::values::purpose::Purpose;
use greyfile_domain::values::{Money, Sex};
use greyfile_envelope::{Position, StreamId, StreamKind};

use super::{Attempt, OK, attempts};
use crate::make::*;
use crate::world::event_of;

fn alias() -> AliasAdded {
    AliasAdded { alias: line("Faisal Demo").into() }
}

fn officer() -> OfficerAssigned {
    OfficerAssigned { officer: hand("nccia-fsd-009"), role: code("investigating_officer") }
}

fn enquiry() -> EnquiryOpened {
    EnquiryOpened {
        number: None,
        title: line("A call centre in Chak 54 RB").into(),
        agency: code("nccia"),
        circle: None,
        city: line("Faisalabad").into(),
    }
}

fn cancelled() -> Cancelled {
    Cancelled { reason: line("no offence made out").into() }
}

fn sealed() -> Sealed {
    Sealed { seal: line("FSD/17") }
}

fn arrested(who: &str) -> PersonArrested {
    PersonArrested { person: person(who), sex: None, nationality: None }
}

fn holiday() -> HolidayDeclared {
    let day = "2026-01-01".parse().expect("a day");
    let (title, source) = (line("a holiday"), line("a notification"));
    HolidayDeclared { day, of: HolidayOf::Everything, title, province: None, source }
}

pub fn histories_open_once() -> Vec<Attempt> {
    use Refusal::{AlreadyOpen, NotOpenYet};
    let (male, unsealed) =
        (recorded(Sex::Male, "PK"), PremisesSealed { premises: None, order: None });
    let enquired = || open("C", enquiry());
    let opened = || open("C", case_opened());
    attempts! {
        "a centre": vec![] => open("A", registered()) => OK;
        "a centre again": vec![open("A", registered())] => record("x", centre("A"), registered()) => Err(AlreadyOpen);
        "a centre sealed": vec![open("A", registered())] => record("x", centre("A"), unsealed.clone()) => OK;
        "a centre nobody knows, sealed": vec![] => record("x", centre("A"), unsealed) => Err(NotOpenYet);
        "a complaint": vec![] => open("K", received()) => OK;
        "a complaint again": vec![open("K", received())] => record("x", complaint("K"), received()) => Err(AlreadyOpen);
        "a complaint verified": vec![open("K", received())] => record("x", complaint("K"), Verified { finding: None }) => OK;
        "no complaint verified": vec![] => record("x", complaint("K"), Verified { finding: None }) => Err(NotOpenYet);
        "an enquiry": vec![] => enquired() => OK;
        "an enquiry again": vec![enquired()] => record("x", case("C"), enquiry()) => Err(AlreadyOpen);
        "an enquiry that becomes a case": vec![enquired()] => record("x", case("C"), case_opened()) => OK;
        "a case again": vec![opened()] => record("x", case("C"), case_opened()) => Err(AlreadyOpen);
        "an enquiry logged after its case": vec![opened()] => record("x", case("C"), enquiry()) => OK;
        "an officer on a case": vec![opened()] => record("x", case("C"), officer()) => OK;
        "an officer on no case": vec![] => record("x", case("C"), officer()) => Err(NotOpenYet);
        "a raid": vec![] => open("R", conducted()) => OK;
        "a raid again": vec![open("R", conducted())] => record("x", raid("R"), conducted()) => Err(AlreadyOpen);
        "a witness of a raid": vec![open("R", conducted())] => record("x", raid("R"), witness(true)) => OK;
        "a witness of no raid": vec![] => record("x", raid("R"), witness(true)) => Err(NotOpenYet);
        "an FIR": vec![] => lodge("F", 7) => OK;
        "an FIR again": vec![lodge("F", 7)] => record("x", fir("F"), lodged(8)) => Err(AlreadyOpen);
        "an FIR cancelled": vec![lodge("F", 7)] => record("x", fir("F"), cancelled()) => OK;
        "no FIR cancelled": vec![] => record("x", fir("F"), cancelled()) => Err(NotOpenYet);
        "an exhibit": vec![] => open("E", seized(7)) => OK;
        "an exhibit again": vec![open("E", seized(7))] => record("x", exhibit("E"), seized(8)) => Err(AlreadyOpen);
        "an exhibit sealed": vec![open("E", seized(7))] => record("x", exhibit("E"), sealed()) => OK;
        "no exhibit sealed": vec![] => record("x", exhibit("E"), sealed()) => Err(NotOpenYet);
        "a person": vec![] => open("P", male.clone()) => OK;
        "a person again": vec![open("P", male.clone())] => record("x", person("P"), male.clone()) => Err(AlreadyOpen);
        "a person's alias": vec![open("P", male)] => record("x", person("P"), alias()) => OK;
        "nobody's alias": vec![] => record("x", person("P"), alias()) => Err(NotOpenYet);
        "a regime": vec![] => regime() => OK;
        "another regime after it": vec![regime()] => adopt("x", empty_regime("second", "2026-01-01")) => OK;
        "a note on a raid": vec![open("R", conducted())] => note("x", raid("R")) => OK;
        "a note on no raid": vec![] => note("x", raid("R")) => Err(NotOpenYet);
        "a note on a raid that was retracted": vec![open("R", conducted()), retract("r", raid("R"), event_of("R", 0))]
            => note("x", raid("R")) => Err(NotOpenYet);
    }
}

pub fn events_belong_to_their_history() -> Vec<Attempt> {
    use Refusal::{NotForCommands, WrongKind};
    let wrong = |wanted, found| Err(WrongKind { wanted, found });
    let founded = Founded { log_id: [7; 16].into(), purpose: Purpose::Demo, format: 1 };
    let released = Released { reason: ReleaseReason::Corrected };
    let reservation = StreamId::new(StreamKind::RESERVATION, [7; 16]);
    let retracted = Retracted {
        event: event_of("R", 0),
        seen: event_of("R", 0),
        reason: line("twice").into(),
        source: None,
        duplicate_of: None,
        second: None,
    };
    let (reason, second) = (line("x"), hand("second"));
    let mended = ClockMended {
        from: Position(2),
        to: Position(9),
        reason: reason.clone().into(),
        second: second.clone(),
    };
    let aside = RecordSetAside {
        position: Position(7),
        sha256: [7; 32].into(),
        reason: reason.into(),
        second,
    };
    let item = EquipmentSeized {
        exhibit: exhibit("E"),
        kind: code("phone"),
        quantity: parcel(1).quantity,
    };
    attempts! {
        "a raid's event on a raid": vec![open("R", conducted())] => record("x", raid("R"), witness(true)) => OK;
        "a raid's event on an FIR": vec![lodge("F", 7)]
            => record("x", fir("F"), witness(true)) => wrong(StreamKind::RAID, StreamKind::FIR);
        "a person's event on a raid": vec![open("R", conducted())]
            => record("x", raid("R"), alias()) => wrong(StreamKind::PERSON, StreamKind::RAID);
        "two kinds in one opening": vec![]
            => open_all("R", [conducted().into(), alias().into()]) => wrong(StreamKind::PERSON, StreamKind::RAID);
        "one kind in one opening": vec![] => open_all("R", [conducted().into(), witness(true).into()]) => OK;
        "a log founded again": vec![] => open("L", founded.clone()) => Err(NotForCommands);
        "a log founded on a raid": vec![open("R", conducted())] => record("x", raid("R"), founded) => Err(NotForCommands);
        "a clock mended by a command": vec![] => open("L", mended) => Err(NotForCommands);
        "a record set aside by a command": vec![open("R", conducted())] => record("x", raid("R"), aside) => Err(NotForCommands);
        "a reservation released": vec![] => record("x", reservation, released) => Err(NotForCommands);
        "a note on a reservation": vec![] => note("x", reservation) => Err(NotForCommands);
        "a note on a raid": vec![open("R", conducted())] => note("x", raid("R")) => OK;
        "a retraction past its own command": vec![open("R", conducted())]
            => record("x", raid("R"), retracted.clone()) => Err(NotForCommands);
        "a stream opened by a retraction": vec![] => open("R", retracted) => Err(NotForCommands);
        "equipment past its own command": vec![open("R", conducted()), open("E", seized(7))]
            => record("x", raid("R"), item) => Err(NotForCommands);
        "equipment by its own command": vec![open("R", conducted())] => seize("x", raid("R"), [parcel(7)]) => OK;
    }
}

pub fn what_is_named_is_on_record() -> Vec<Attempt> {
    let unknown = |history: StreamId| Err(Refusal::NotOnRecord(history));
    let male = || open("P", recorded(Sex::Male, "PK"));
    let raided = || open("R", conducted());
    let lodged_after = |name| Lodged { raid: Some(raid(name)), ..lodged(7) };
    let seized_in = |name| Seized { raid: Some(raid(name)), ..seized(7) };
    let at = |name| Conducted { centres: vec![centre(name)], ..conducted() };
    let against = |name| Received { centres: vec![centre(name)], ..received() };
    let role = |name| RoleObserved { case: case(name), role: code("caller") };
    let attached = |name| AttachedToCase { case: case(name) };
    let cash = |exhibit| CashRecovered { amount: Money::pkr(34_000), exhibit };
    let another_regime = StreamId::new(StreamKind::REGIME, [7; 16]);
    let cash_of = |name| greyfile_domain::acts::ConductRaid {
        cash: vec![cash(Some(exhibit(name)))],
        ..quiet_raid()
    };
    attempts! {
        "a raid at a centre on record": vec![open("A", registered())] => open("R", at("A")) => OK;
        "a raid at no centre on record": vec![] => open("R", at("A")) => unknown(centre("A").into());
        "a complaint of a centre on record": vec![open("A", registered())] => open("K", against("A")) => OK;
        "a complaint of no centre on record": vec![] => open("K", against("A")) => unknown(centre("A").into());
        "an arrest of somebody on record": vec![raided(), male()] => record("x", raid("R"), arrested("P")) => OK;
        "an arrest of nobody on record": vec![raided()] => record("x", raid("R"), arrested("P")) => unknown(person("P").into());
        "an FIR after a raid": vec![raided()] => open("F", lodged_after("R")) => OK;
        "an FIR after no raid": vec![] => open("F", lodged_after("R")) => unknown(raid("R").into());
        "somebody accused": vec![lodge("F", 7), male()] => record("x", fir("F"), named(person("P"), None)) => OK;
        "nobody accused": vec![lodge("F", 7)] => record("x", fir("F"), named(person("P"), None)) => unknown(person("P").into());
        "an exhibit of a raid": vec![raided()] => open("E", seized_in("R")) => OK;
        "an exhibit of no raid": vec![] => open("E", seized_in("R")) => unknown(raid("R").into());
        "a parcel of a raid": vec![raided()] => seize("x", raid("R"), [parcel(7)]) => OK;
        "a parcel of no raid": vec![] => seize("x", raid("R"), [parcel(7)]) => unknown(raid("R").into());
        "cash that is an exhibit": vec![open("E", seized(7))] => conduct("R", cash_of("E")) => OK;
        "cash that is no exhibit": vec![] => conduct("R", cash_of("E")) => unknown(exhibit("E").into());
        "a role in a case": vec![male(), open("C", case_opened())] => record("x", person("P"), role("C")) => OK;
        "a role in no case": vec![male()] => record("x", person("P"), role("C")) => unknown(case("C").into());
        "a complaint put to a case": vec![open("K", received()), open("C", case_opened())]
            => record("x", complaint("K"), attached("C")) => OK;
        "a complaint put to no case": vec![open("K", received())]
            => record("x", complaint("K"), attached("C")) => unknown(case("C").into());
        "a case with its raid": vec![raided()] => open_case("C", &[raid("R")], &[]) => OK;
        "a case with no FIR": vec![raided()] => open_case("C", &[raid("R")], &[fir("F")]) => unknown(fir("F").into());
        "the one regime": vec![] => record("x", RegimeId::THE, holiday()) => OK;
        "a regime beside it": vec![] => record("x", another_regime, holiday()) => unknown(another_regime);
    }
}

pub fn commands_hold_some_events_but_not_too_many() -> Vec<Attempt> {
    use Refusal::{Nothing, TooMany};
    let raided = || open("R", conducted());
    let witnesses = |count: usize| -> Vec<Event> { vec![witness(false).into(); count] };
    let people = |count| greyfile_domain::acts::ConductRaid {
        people: vec![found(Sex::Male, "PK"); count],
        ..quiet_raid()
    };
    // The raid and its two witnesses, then two records a person; or three a numbered parcel, since
    // its number is reserved in the same batch.
    attempts! {
        "nothing at all": vec![] => open_all("R", []) => Err(Nothing);
        "nothing on a raid": vec![raided()] => record_all("x", raid("R"), []) => Err(Nothing);
        "no parcel": vec![raided()] => seize("x", raid("R"), []) => Err(Nothing);
        "one parcel": vec![raided()] => seize("x", raid("R"), [parcel(7)]) => OK;
        "1,000 witnesses": vec![raided()] => record_all("x", raid("R"), witnesses(1_000)) => OK;
        "1,001 witnesses": vec![raided()] => record_all("x", raid("R"), witnesses(1_001)) => Err(TooMany(1_001));
        "498 people": vec![] => conduct("R", people(498)) => OK;
        "499 people": vec![] => conduct("R", people(499)) => Err(TooMany(1_001));
        "more people than can be counted": vec![] => conduct("R", people(70_000)) => Err(TooMany(140_003));
        "333 numbered parcels": vec![raided()] => seize("x", raid("R"), (1..=333).map(parcel)) => OK;
        "334 numbered parcels": vec![raided()] => seize("x", raid("R"), (1..=334).map(parcel)) => Err(TooMany(1_002));
    }
}

pub fn facts_are_recorded_once() -> Vec<Attempt> {
    use Refusal::AlreadyRecorded;
    let male = |name| open(name, recorded(Sex::Male, "PK"));
    let raided = || {
        vec![open("R", conducted()), male("P"), male("Q"), record("a", raid("R"), arrested("P"))]
    };
    let lodged = || {
        vec![lodge("F", 7), male("P"), male("Q"), record("a", fir("F"), named(person("P"), None))]
    };
    let cased =
        || vec![open("R", conducted()), open("S", conducted()), open_case("C", &[raid("R")], &[])];
    let firs = || vec![lodge("F", 7), lodge("G", 8), open_case("C", &[], &[fir("F")])];
    let linked = |name| greyfile_domain::streams::case::RaidLinked { raid: raid(name) };
    let fir_linked = |name| greyfile_domain::streams::case::FirLinked { fir: fir(name) };
    let added = |section| SectionAdded { section: peca(section), catalogue: None };
    attempts! {
        "an arrest": raided() => record("x", raid("R"), arrested("Q")) => OK;
        "an arrest again": raided() => record("x", raid("R"), arrested("P")) => Err(AlreadyRecorded);
        "an accused": lodged() => record("x", fir("F"), named(person("Q"), None)) => OK;
        "an accused again": lodged() => record("x", fir("F"), named(person("P"), None)) => Err(AlreadyRecorded);
        "a section": lodged() => record("x", fir("F"), added("16")) => OK;
        "a section again": lodged() => record("x", fir("F"), added("14")) => Err(AlreadyRecorded);
        "a raid of a case": cased() => record("x", case("C"), linked("S")) => OK;
        "a raid of a case again": cased() => record("x", case("C"), linked("R")) => Err(AlreadyRecorded);
        "an FIR of a case": firs() => record("x", case("C"), fir_linked("G")) => OK;
        "an FIR of a case again": firs() => record("x", case("C"), fir_linked("F")) => Err(AlreadyRecorded);
    }
}
