//! Places: the gazetteer's own rules, and codes that somebody picked.

use greyfile_domain::kernel::identity::Identity;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::GazetteerId;
use greyfile_domain::streams::exhibit::{Deposited, ExhibitNumber, Seized};
use greyfile_domain::streams::fir::{FirNumber, Lodged};
use greyfile_domain::streams::gazetteer::{PlaceAdded, SpellingMapped};
use greyfile_domain::streams::raid::Conducted;
use greyfile_domain::values::gazetteer::Entry;
use greyfile_domain::values::namespace::Namespace;
use greyfile_domain::values::place::{Place, PlaceKind, Wanted};
use greyfile_domain::values::text::PlaceCode;

use super::{Attempt, OK, attempts};
use crate::make::*;
use crate::world::{Act, event_of};

pub fn code(code: &str) -> PlaceCode {
    PlaceCode::new(code).expect("a code")
}

pub fn entry(of: &str, kind: PlaceKind, name: &str) -> Entry {
    Entry {
        code: code(of),
        kind,
        name_en: line(name),
        name_ur: None,
        spellings: Vec::new(),
        aliases: Vec::new(),
        province: None,
        circle: None,
        station: None,
        verified: true,
    }
}

fn added(place: Entry) -> PlaceAdded {
    PlaceAdded { place, source: None }
}

fn add(name: &str, place: Entry) -> Act {
    record(name, GazetteerId::THE, added(place))
}

pub fn map(name: &str, typed: &str, to: &str) -> Act {
    record(name, GazetteerId::THE, SpellingMapped { typed: line(typed), code: code(to) })
}

/// Punjab, Multan, its circle, a station and the station's malkhana: command `gaz`.
pub fn gazetteer() -> Act {
    let places = [
        entry("PK-PB", PlaceKind::Province, "Punjab"),
        entry("nccia-multan", PlaceKind::Circle, "NCCIA Multan"),
        entry("multan", PlaceKind::City, "Multan"),
        entry("ps-cantt", PlaceKind::Station, "Cantt"),
        Entry {
            station: Some(code("ps-cantt")),
            ..entry("mk-cantt", PlaceKind::Malkhana, "Malkhana Cantt")
        },
    ];
    record_all("gaz", GazetteerId::THE, places.map(|place| added(place).into()))
}

/// Two cities that are called alike: command `alike`.
pub fn alike() -> Act {
    let places = ["okara", "okara-2"].map(|of| entry(of, PlaceKind::City, "Okara"));
    record_all("alike", GazetteerId::THE, places.map(|place| added(place).into()))
}

pub fn the_gazetteer() -> Vec<Attempt> {
    let unknown = |of: &str| Err(Refusal::NoSuchPlace { code: code(of) });
    let city = |of: &str| entry(of, PlaceKind::City, "Okara");
    let within = |province: &str, circle: &str| Entry {
        province: Some(code(province)),
        circle: Some(code(circle)),
        ..city("okara")
    };
    let renamed = |of: &str, kind| {
        added(Entry { name_ur: Some(line("ملتان")), ..entry(of, kind, "Multan") })
    };
    let store = |of: &str| Entry {
        station: Some(code(of)),
        ..entry("mk-2", PlaceKind::Malkhana, "Malkhana 2")
    };
    let multan = event_of("gaz", 2);
    let used_before = |of: &str| Err(Refusal::UsedBefore(Identity::Place(code(of))));
    let means =
        |typed: &str, of: &str| Err(Refusal::MeansAnother { typed: line(typed), code: code(of) });
    let mltn = || Entry { spellings: vec![line("Mltn")], ..city("okara") };
    let retracted = || vec![gazetteer(), retract("r", GazetteerId::THE, multan)];
    attempts! {
        "a first place": vec![] => add("x", city("okara")) => OK;
        "a spelling before any place": vec![] => map("x", "Okara", "okara") => Err(Refusal::NotOpenYet);
        "another place": vec![gazetteer()] => add("x", city("okara")) => OK;
        "a code that is there": vec![gazetteer()] => add("x", city("multan")) => Err(Refusal::AlreadyRecorded);
        "one code twice in one command": vec![]
            => record_all("x", GazetteerId::THE, [city("okara"), city("okara")].map(|place| added(place).into()))
            => Err(Refusal::AlreadyRecorded);
        "a code that is there, in capitals": vec![gazetteer()] => add("x", city("Multan")) => Err(Refusal::AlreadyRecorded);
        "a code whose place was retracted": retracted() => add("x", city("multan")) => used_before("multan");
        "the same in capitals": retracted() => add("x", city("MULTAN")) => used_before("MULTAN");
        "in a province and a circle": vec![gazetteer()] => add("x", within("PK-PB", "nccia-multan")) => OK;
        "in a province nobody added": vec![gazetteer()] => add("x", within("PK-SD", "nccia-multan")) => unknown("PK-SD");
        "in a circle that is a city": vec![gazetteer()] => add("x", within("PK-PB", "multan"))
            => Err(Refusal::NotThatKindOfArea { code: code("multan"), kinds: &[PlaceKind::Circle] });
        "the store of a station": vec![gazetteer()] => add("x", store("ps-cantt")) => OK;
        "the store of a circle": vec![gazetteer()] => add("x", store("nccia-multan")) => OK;
        "the store of a city": vec![gazetteer()] => add("x", store("multan"))
            => Err(Refusal::NotThatKindOfArea { code: code("multan"), kinds: &[PlaceKind::Station, PlaceKind::Circle] });
        "the store of a station nobody added": vec![gazetteer()] => add("x", store("ps-saddar")) => unknown("ps-saddar");
        "a city that is a store": vec![gazetteer()] => add("x", Entry { station: Some(code("ps-cantt")), ..city("okara") })
            => Err(Refusal::NoStore { kind: PlaceKind::City });
        "a spelling of a place": vec![gazetteer()] => map("x", "Mltn", "multan") => OK;
        "a spelling of no place": vec![gazetteer()] => map("x", "Mltn", "mltn") => unknown("mltn");
        "a spelling of a province": vec![gazetteer()] => map("x", "Pb", "PK-PB")
            => Err(Refusal::NoFieldAsksFor { kind: PlaceKind::Province });
        "the name of another city": vec![gazetteer(), add("o", city("okara"))] => map("x", "MULTAN", "okara") => means("MULTAN", "multan");
        "the name of the city itself": vec![gazetteer()] => map("x", "Multan", "multan") => means("Multan", "multan");
        "a city's name for a station": vec![gazetteer()] => map("x", "Multan", "ps-cantt") => OK;
        "the name of two cities": vec![gazetteer(), add("o", city("okara")), add("p", city("okara-2"))]
            => map("x", "Okara", "okara-2") => OK;
    "a spelling mapped for a station, now for a malkhana": vec![gazetteer(), map("m", "Thana", "ps-cantt")]
            => map("x", "thana", "mk-cantt") => means("thana", "ps-cantt");
        "a spelling mapped again": vec![gazetteer(), add("o", city("okara")), map("m", "Mltn", "multan")]
            => map("x", "mltn", "okara") => means("mltn", "multan");
        "a place called as another's spelling": vec![gazetteer(), map("m", "Mltn", "multan")] => add("x", mltn()) => means("Mltn", "multan");
        "the name of a circle for a station": vec![gazetteer()] => map("x", "NCCIA Multan", "ps-cantt") => means("NCCIA Multan", "nccia-multan");
        "the name of a station and of a malkhana": vec![gazetteer(), add("o", entry("mk-2", PlaceKind::Malkhana, "Cantt"))]
            => map("x", "Cantt", "mk-2") => OK;
        "a mapping corrected": vec![gazetteer(), add("o", city("okara")), map("m", "Mltn", "multan")]
            => correct("c", GazetteerId::THE, event_of("m", 0), SpellingMapped { typed: line("Mltn"), code: code("okara") }) => OK;
        "a place corrected": vec![gazetteer()]
            => correct("c", GazetteerId::THE, multan, renamed("multan", PlaceKind::City)) => OK;
        "a place corrected whose province was retracted": vec![
                gazetteer(), add("o", within("PK-PB", "nccia-multan")), retract("r", GazetteerId::THE, event_of("gaz", 0)),
            ] => correct("c", GazetteerId::THE, event_of("o", 0), added(Entry {
                name_ur: Some(line("اوکاڑہ")), ..within("PK-PB", "nccia-multan")
            })) => OK;
        "a place moved to a province that was retracted": vec![
                gazetteer(), add("o", city("okara")), retract("r", GazetteerId::THE, event_of("gaz", 0)),
            ] => correct("c", GazetteerId::THE, event_of("o", 0), added(within("PK-PB", "nccia-multan"))) => unknown("PK-PB");
        "its code corrected": vec![gazetteer()]
            => correct("c", GazetteerId::THE, multan, renamed("multan-2", PlaceKind::City)) => Err(Refusal::IdentityChanged);
    }
}

pub fn codes_that_were_picked() -> Vec<Attempt> {
    let picked = |typed: &str, of: &str| Place { typed: line(typed), code: Some(code(of)) };
    let raid_in = |city: Place| open("x", Conducted { city, ..conducted() });
    let not_a = |of: &str, wanted| Err(Refusal::NotThatKindOfPlace { code: code(of), wanted });
    let lodged_at = |name: &str, station: Place| {
        open(
            name,
            Lodged { station, number: Some(FirNumber { year: 2025, serial: 7 }), ..lodged(0) },
        )
    };
    let numbered =
        |malkhana, serial| ExhibitNumber::Given { malkhana, station: None, year: 2025, serial };
    let seventh = |malkhana| numbered(malkhana, 7);
    let forged = |malkhana| {
        let station = Some(code("ps-cantt"));
        ExhibitNumber::Given { malkhana, station, year: 2025, serial: 7 }
    };
    let own_store = || entry("mk-2", PlaceKind::Malkhana, "Malkhana 2");
    let station_named = || {
        let named = Entry { station: Some(code("ps-cantt")), ..own_store() };
        correct("m", GazetteerId::THE, event_of("o", 0), added(named))
    };
    let kept_in =
        |name: &str, malkhana: Place| open(name, Seized { number: seventh(malkhana), ..seized(0) });
    let typed = |text: &str| Place::from(line(text));
    let fir_taken = Err(Refusal::Taken { what: Namespace::FirNumberByCode });
    let exhibit_taken = || Err(Refusal::Taken { what: Namespace::ExhibitNumberByCode });
    let moved =
        |city: Place| correct("c", raid("R"), event_of("R", 0), Conducted { city, ..conducted() });
    attempts! {
        "a city's code": vec![gazetteer()] => raid_in(picked("Multan", "multan")) => OK;
        "a code nobody gave": vec![gazetteer()] => raid_in(picked("Multan", "mltn"))
            => Err(Refusal::NoSuchPlace { code: code("mltn") });
        "a circle where a city is asked for": vec![gazetteer()] => raid_in(picked("Multan", "nccia-multan"))
            => not_a("nccia-multan", Wanted::City);
        "a text that fits nothing": vec![gazetteer()] => raid_in(typed("Nowhere")) => OK;
        "a station": vec![gazetteer()] => lodged_at("x", picked("Cantt", "ps-cantt")) => OK;
        "a circle registers its own FIRs": vec![gazetteer()] => lodged_at("x", picked("NCCIA", "nccia-multan")) => OK;
        "a city registers none": vec![gazetteer()] => lodged_at("x", picked("Multan", "multan"))
            => not_a("multan", Wanted::Station);
        "a station's malkhana by the station": vec![gazetteer()] => kept_in("x", picked("Cantt", "ps-cantt")) => OK;
        "a correction with a code nobody gave": vec![gazetteer(), open("R", conducted())] => moved(picked("Multan", "mltn"))
            => Err(Refusal::NoSuchPlace { code: code("mltn") });
        // A place that a correction leaves alone is not decided on again.
        "a correction of something else, its city retracted since": vec![
                gazetteer(), open("R", Conducted { city: picked("Multan", "multan"), ..conducted() }),
                retract("r", GazetteerId::THE, event_of("gaz", 2)),
            ] => correct("c", raid("R"), event_of("R", 0), Conducted {
                city: picked("Multan", "multan"), centre_count: Some(2), ..conducted()
            }) => OK;
        "a correction of something else, its station mapped since": vec![
                gazetteer(), lodged_at("F", typed("Cantonment")), lodged_at("G", typed("Cantt")),
                map("m", "Cantonment", "ps-cantt"),
            ] => correct("c", fir("F"), event_of("F", 0), Lodged {
                station: typed("Cantonment"), number: Some(FirNumber { year: 2025, serial: 7 }),
                gist: Some(prose("otherwise").into()), ..lodged(0)
            }) => OK;
        "a correction with a text": vec![gazetteer(), open("R", conducted())] => moved(typed("multan")) => OK;
        // One station under two names is one register, two stations of one name are two.
        "one number at one station, typed otherwise": vec![gazetteer(), map("m", "Cantonment", "ps-cantt"), lodged_at("F", typed("Cantt"))]
            => lodged_at("x", typed("cantonment")) => fir_taken;
        "one number, another station of the name": vec![gazetteer(), lodged_at("F", typed("Cantt"))]
            => lodged_at("x", picked("Cantt", "nccia-multan")) => OK;
        "one number in one malkhana, typed otherwise": vec![gazetteer(), map("m", "MK", "mk-cantt"), kept_in("E", typed("Malkhana Cantt"))]
            => kept_in("x", typed("mk")) => exhibit_taken();
        // A station and its malkhana have one register.
        "one number at a station and in its malkhana": vec![gazetteer(), kept_in("E", typed("Malkhana Cantt"))]
            => kept_in("x", typed("Cantt")) => exhibit_taken();
        "the same the other way round": vec![gazetteer(), kept_in("E", typed("Cantt"))]
            => kept_in("x", picked("MK", "mk-cantt")) => exhibit_taken();
        "one number in a store of no station": vec![
                gazetteer(), add("o", entry("mk-court", PlaceKind::Malkhana, "Malkhana of the court")),
                kept_in("E", typed("Cantt")),
            ] => kept_in("x", typed("Malkhana of the court")) => OK;
        "a correction of something else, its malkhana's station named since": vec![
                gazetteer(), add("o", own_store()), kept_in("E", typed("Malkhana 2")),
                kept_in("G", typed("Cantt")), station_named(),
            ] => correct("c", exhibit("E"), event_of("E", 0), Seized {
                number: seventh(typed("Malkhana 2")), diary: Some(line("DD 8")), ..seized(0)
            }) => OK;
        "a number corrected from the station to its malkhana": vec![gazetteer(), kept_in("E", typed("Cantt"))]
            => correct("c", exhibit("E"), event_of("E", 0), Seized {
                number: seventh(typed("Malkhana Cantt")), ..seized(0)
            }) => OK;
        "the station's number after such a correction": vec![
                gazetteer(), kept_in("E", typed("Cantt")),
                correct("c", exhibit("E"), event_of("E", 0), Seized {
                    number: seventh(typed("Malkhana Cantt")), ..seized(0)
                }),
            ] => kept_in("x", typed("Cantt")) => exhibit_taken();
        "another number, its malkhana's station named since": vec![
                gazetteer(), add("o", own_store()), kept_in("E", typed("Malkhana 2")),
                open("G", Seized { number: numbered(typed("Cantt"), 8), ..seized(0) }), station_named(),
            ] => correct("c", exhibit("E"), event_of("E", 0), Seized {
                number: numbered(typed("Malkhana 2"), 8), ..seized(0)
            }) => exhibit_taken();
        "a wrong station, once the number was pending": vec![
                gazetteer(), add("o", own_store()), kept_in("E", typed("Malkhana 2")), station_named(),
                correct("c", exhibit("E"), event_of("E", 0), Seized { number: ExhibitNumber::Pending, ..seized(0) }),
                correct("d", exhibit("E"), event_of("E", 0), Seized {
                    number: seventh(typed("Malkhana 2")), ..seized(0)
                }).having_seen(event_of("c", 0)),
            ] => kept_in("x", typed("Cantt")) => exhibit_taken();
        "a station that was sent": vec![gazetteer(), kept_in("E", typed("Cantt"))]
            => open("x", Seized { number: forged(typed("Malkhana 2")), ..seized(0) }) => OK;
        "a number given at the deposit": vec![
                gazetteer(), kept_in("E", typed("Cantt")),
                open("x", Seized { number: ExhibitNumber::Pending, ..seized(0) }),
            ] => record("y", exhibit("x"), Deposited {
                number: Some(seventh(typed("Malkhana Cantt"))), ..deposited()
            }) => exhibit_taken();
        "the store of a station that was retracted": vec![
                gazetteer(), kept_in("E", picked("Cantt", "ps-cantt")), retract("r", GazetteerId::THE, event_of("gaz", 3)),
            ] => kept_in("x", typed("Malkhana Cantt")) => OK;
    }
}
