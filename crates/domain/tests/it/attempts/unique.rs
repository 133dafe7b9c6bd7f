//! Values that only one stream may hold, and how they come free.

use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::exhibit::{Deposited, ExhibitNumber, Seized};
use greyfile_domain::streams::fir::{FirNumber, Lodged};
use greyfile_domain::streams::person::Identified;
use greyfile_domain::values::Sex;
use greyfile_domain::values::namespace::Namespace::{
    self, Cnic, ExhibitNumber as ExhibitKey, FirNumber as FirKey,
};

use super::{Attempt, OK, attempts};
use crate::make::*;
use crate::world::{Act, event_of};

fn taken(what: Namespace) -> Result<(), Refusal> {
    Err(Refusal::Taken { what })
}

fn not_comparable(what: Namespace) -> Result<(), Refusal> {
    Err(Refusal::NotComparable { what })
}

/// An FIR of this number in this station's register.
fn register_as(name: &str, station: &str, year: u16, serial: u32) -> Act {
    let number = Some(FirNumber { year, serial });
    open(name, Lodged { station: line(station).into(), number, ..lodged(0) })
}

pub fn fir_numbers() -> Vec<Attempt> {
    let at = |station: &str, year, serial| register_as("G", station, year, serial);
    let unnumbered = |name| open(name, Lodged { number: None, ..lodged(0) });
    let at_no = |station: &str| {
        open("G", Lodged { station: line(station).into(), number: None, ..lodged(0) })
    };
    // FIR F took 117, and a correction said it should have been 118.
    let moved = || vec![lodge("F", 117), correct("c", fir("F"), event_of("F", 0), lodged(118))];
    let moved_back = || [moved(), vec![retract("r", fir("F"), event_of("c", 0))]].concat();
    let retracted = || vec![lodge("F", 117), retract("r", fir("F"), event_of("F", 0))];
    let lodge_g = |serial| lodge("G", serial);
    attempts! {
        "a number nobody has": vec![lodge("F", 117)] => lodge_g(118) => OK;
        "a number another FIR has": vec![lodge("F", 117)] => lodge_g(117) => taken(FirKey);
        "the same number, written otherwise": vec![lodge("F", 117)] => at("nccia FAISALABAD", 2025, 117) => taken(FirKey);
        "the same number, with what cannot be seen": vec![lodge("F", 117)]
            => at("NCCIA\u{A0} Faisalabad", 2025, 117) => taken(FirKey);
        "the same number, on another keyboard": vec![register_as("H", "تھانہ كراچي", 2025, 117)]
            => at("تھانہ کراچی", 2025, 117) => taken(FirKey);
        "at a station with a letter no Unicode has yet": vec![] => at("Thana \u{378}", 2025, 117) => not_comparable(FirKey);
        "at a station of marks alone": vec![] => at("\u{64E}\u{651}", 2025, 117) => not_comparable(FirKey);
        "at such a station, without a number": vec![] => at_no("Thana \u{378}") => OK;
        "moved to such a station": vec![lodge("F", 117)]
            => correct("c", fir("F"), event_of("F", 0), Lodged { station: line("Thana \u{378}").into(), ..lodged(117) }) => not_comparable(FirKey);
        "the same number elsewhere": vec![lodge("F", 117)] => at("NCCIA Multan", 2025, 117) => OK;
        "the same number another year": vec![lodge("F", 117)] => at("NCCIA Faisalabad", 2024, 117) => OK;
        "no number, twice": vec![unnumbered("F")] => unnumbered("G") => OK;
        "a number free after a retraction": retracted() => lodge_g(117) => OK;
        "the number a correction moved to": moved() => lodge_g(118) => taken(FirKey);
        "the number a correction moved from": moved() => lodge_g(117) => OK;
        "moved to a number another FIR has": vec![lodge("F", 117), lodge("G", 118)]
            => correct("c", fir("G"), event_of("G", 0), lodged(117)) => taken(FirKey);
        "moved to a number nobody has": vec![lodge("F", 117), lodge("G", 118)]
            => correct("c", fir("G"), event_of("G", 0), lodged(119)) => OK;
        "free after the correction is retracted": moved_back() => lodge_g(118) => OK;
        "taken again after the correction is retracted": moved_back() => lodge_g(117) => taken(FirKey);
        "a correction retracted after another FIR took the number": [moved(), vec![lodge_g(117)]].concat()
            => retract("r", fir("F"), event_of("c", 0)) => taken(FirKey);
        "a superseded correction retracted frees nothing": [moved(), vec![correct("d", fir("F"), event_of("F", 0), lodged(119)).having_seen(event_of("c", 0)), retract("r", fir("F"), event_of("c", 0))]].concat()
            => lodge_g(119) => taken(FirKey);
    }
}

pub fn exhibit_numbers() -> Vec<Attempt> {
    let numbered = |malkhana: &str, year, serial| ExhibitNumber::Given {
        malkhana: line(malkhana).into(),
        station: None,
        year,
        serial,
    };
    let as_number = |name, number| open(name, Seized { number, ..seized(0) });
    let pending = |name| as_number(name, ExhibitNumber::Pending);
    let deposit = |name: &str, of: &str, serial| {
        record(name, exhibit(of), Deposited { number: Some(number(serial)), ..deposited() })
    };
    // Exhibit E got its number at the seizure, and the malkhana repeats it.
    let repeated = || vec![open("E", seized(7)), deposit("d", "E", 7)];
    attempts! {
        "a number nobody has": vec![open("E", seized(7))] => open("G", seized(8)) => OK;
        "a number another exhibit has": vec![open("E", seized(7))] => open("G", seized(7)) => taken(ExhibitKey);
        "the same number in another malkhana": vec![open("E", seized(7))]
            => as_number("G", numbered("Malkhana Multan", 2025, 7)) => OK;
        "in a malkhana with a letter no Unicode has yet": vec![]
            => as_number("G", numbered("Malkhana \u{1171E}\u{378}", 2025, 7)) => not_comparable(ExhibitKey);
        "in a malkhana of marks alone": vec![] => as_number("G", numbered("\u{64B}", 2025, 7)) => not_comparable(ExhibitKey);
        "the same number another year": vec![open("E", seized(7))]
            => as_number("G", numbered("Malkhana Faisalabad", 2024, 7)) => OK;
        "both pending": vec![pending("E")] => pending("G") => OK;
        "given when deposited, nobody's": vec![open("E", seized(7)), pending("G")] => deposit("d", "G", 8) => OK;
        "given when deposited, another's": vec![open("E", seized(7)), pending("G")]
            => deposit("d", "G", 7) => taken(ExhibitKey);
        "its own, repeated": vec![open("E", seized(7))] => deposit("d", "E", 7) => OK;
        "free after a retraction": vec![open("E", seized(7)), retract("r", exhibit("E"), event_of("E", 0))]
            => open("G", seized(7)) => OK;
        "one of two that give it retracted": [repeated(), vec![retract("r", exhibit("E"), event_of("d", 0))]].concat()
            => open("G", seized(7)) => taken(ExhibitKey);
        "both that give it retracted": [repeated(), vec![retract("r", exhibit("E"), event_of("E", 0)), retract("s", exhibit("E"), event_of("d", 0))]].concat()
            => open("G", seized(7)) => OK;
        "twice in one raid": vec![open("R", conducted())]
            => seize("x", raid("R"), [parcel(7), parcel(7)]) => taken(ExhibitKey);
        "two numbers in one raid": vec![open("R", conducted())] => seize("x", raid("R"), [parcel(7), parcel(8)]) => OK;
    }
}

pub fn checked_cnics() -> Vec<Attempt> {
    let two = || vec![open("P", recorded(Sex::Male, "PK")), open("Q", recorded(Sex::Male, "PK"))];
    let shows = |name: &str, who: &str, number, checked| {
        record(name, person(who), shows_cnic(number, checked))
    };
    let (mine, yours) = ("01234-1234567-1", "09234-1234567-2");
    let after = |acts: Vec<Act>| [two(), acts].concat();
    let passport = |name: &str, who: &str| {
        let shown: Event =
            Identified { document: code("passport"), ..shows_cnic(mine, true) }.into();
        record(name, person(who), shown)
    };
    let reads_otherwise =
        |number| correct("c", person("P"), event_of("a", 0), shows_cnic(number, true));
    attempts! {
        "a checked CNIC": two() => shows("x", "P", mine, true) => OK;
        "a checked CNIC of another": after(vec![shows("a", "P", mine, true)]) => shows("x", "Q", mine, true) => taken(Cnic);
        "another checked CNIC": after(vec![shows("a", "P", mine, true)]) => shows("x", "Q", yours, true) => OK;
        "only shown, after one checked it": after(vec![shows("a", "P", mine, true)]) => shows("x", "Q", mine, false) => OK;
        "checked, after one only showed it": after(vec![shows("a", "P", mine, false)]) => shows("x", "Q", mine, true) => OK;
        "checked again for the same person": after(vec![shows("a", "P", mine, true)]) => shows("x", "P", mine, true) => OK;
        "a passport of that number": after(vec![shows("a", "P", mine, true)]) => passport("x", "Q") => OK;
        "free after a correction": after(vec![shows("a", "P", mine, true), reads_otherwise(yours)])
            => shows("x", "Q", mine, true) => OK;
        "checked twice, one check retracted": after(vec![shows("a", "P", mine, true), shows("b", "P", mine, true), retract("r", person("P"), event_of("a", 0))])
            => shows("x", "Q", mine, true) => taken(Cnic);
        "no longer checked, after a correction": after(vec![shows("a", "P", mine, true), correct("c", person("P"), event_of("a", 0), shows_cnic(mine, false))])
            => shows("x", "Q", mine, true) => OK;
    }
}
