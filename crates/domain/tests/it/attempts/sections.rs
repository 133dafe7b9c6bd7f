//! Sections known not to be in force at the time of the offence.

use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::fir::{Lodged, SectionAdded, SectionDeleted};
use greyfile_domain::values::Section;
use greyfile_domain::values::law::Offence;
use greyfile_domain::values::regime::Regime;

use super::{Attempt, OK, attempts};
use crate::make::*;
use crate::world::{Act, event_of};

pub fn sections_are_in_force() -> Vec<Attempt> {
    let lodging =
        |section, offence| Lodged { sections: vec![section], offence: time(offence), ..lodged(7) };
    let lodge = |section, offence| open("F", lodging(section, offence));
    let out = |section: &Section, offence| {
        Err(Refusal::SectionNotInForce { section: section.clone(), offence: time(offence) })
    };
    let lapsed = || Section { statute: line("PECO 2007"), section: line("9") };
    let otherwise = |section| Section { statute: line("peca, 2016"), section: line(section) };
    let ppc = || Section { statute: line("PPC"), section: line("420") };
    let under_14 = |offence| -> Vec<Act> { vec![regime(), lodge(peca("14"), offence)] };
    let add = |section| record("x", fir("F"), SectionAdded { section, catalogue: None });
    let added_16 = || {
        [
            under_14("2024-12-31"),
            vec![record("a", fir("F"), SectionAdded { section: peca("16"), catalogue: None })],
        ]
        .concat()
    };
    let read_as = |section| {
        correct("x", fir("F"), event_of("a", 0), SectionAdded { section, catalogue: None })
    };
    let relodged =
        |section, offence| correct("x", fir("F"), event_of("F", 0), lodging(section, offence));
    let delete = |name, when| {
        let deleted = SectionDeleted { section: peca("16"), reason: None };
        record(name, fir("F"), deleted).at(when).logged("2025-08-01")
    };
    let add_16 = |name, when| {
        let added = SectionAdded { section: peca("16"), catalogue: None };
        record(name, fir("F"), added).at(when).logged("2025-08-01")
    };
    let named_then = |acts: &[Act]| [&under_14("2025-06-30")[..], acts].concat();
    attempts! {
        "deleted, then added again": named_then(&[add_16("a", "2025-07-09"), delete("d", "2025-07-10")])
            => add_16("x", "2025-07-11") => OK;
        "deleted before it was named": named_then(&[delete("d", "2025-07-09"), add_16("a", "2025-07-10")])
            => add_16("x", "2025-07-11") => Err(Refusal::AlreadyRecorded);
        "deleted before the FIR was lodged": vec![
                regime(), lodge(peca("16"), "2025-06-30").at("2025-07-10").logged("2025-07-10"),
                delete("d", "2025-07-09"),
            ] => add_16("x", "2025-07-11") => OK;
        "deleted the same day": named_then(&[add_16("a", "2025-07-10T10:00"), delete("d", "2025-07-11")])
            => add_16("x", "2025-07-11") => OK;
        "deleted later": named_then(&[add_16("a", "2025-07-09"), delete("d", "2025-07-12")])
            => add_16("x", "2025-07-11") => Err(Refusal::AlreadyRecorded);
        "deleted perhaps after it was named": named_then(&[delete("d", "2025-07-09"), add_16("a", "2025-07")])
            => add_16("x", "2025-07-11") => OK;
        "in force since long": vec![regime()] => lodge(peca("14"), "2024-12-31") => OK;
        "in force since then": vec![regime()] => lodge(peca("26A"), "2025-01-01") => OK;
        "not in force yet": vec![regime()] => lodge(peca("26A"), "2024-12-31") => out(&peca("26A"), "2024-12-31");
        "perhaps in force by then": vec![regime()] => lodge(peca("26A"), "2024-12-31/2025-01-01") => OK;
        "not in force that year": vec![regime()] => lodge(peca("26A"), "2024") => out(&peca("26A"), "2024");
        "lapsed": vec![regime()] => lodge(lapsed(), "2025-07-08") => out(&lapsed(), "2025-07-08");
        "not in force yet, written otherwise": vec![regime()] => lodge(otherwise("s. 26-a"), "2024-12-31")
            => out(&otherwise("s. 26-a"), "2024-12-31");
        "in force since then, written otherwise": vec![regime()] => lodge(otherwise("26-A"), "2025-01-01") => OK;
        "added, the same written otherwise": under_14("2024-12-31") => add(otherwise("s.14")) => Err(Refusal::AlreadyRecorded);
        "not lapsed by then": vec![regime()] => lodge(lapsed(), "2015") => OK;
        "not in the catalogue": vec![regime()] => lodge(ppc(), "2024-12-31") => OK;
        "without a catalogue": vec![] => lodge(peca("26A"), "2024-12-31") => OK;
        "added, in force": under_14("2024-12-31") => add(peca("16")) => OK;
        "added, not in force yet": under_14("2024-12-31") => add(peca("26A")) => out(&peca("26A"), "2024-12-31");
        "added, in force by then": under_14("2025-07-08") => add(peca("26A")) => OK;
        "another correction, under a catalogue adopted since": vec![
                open("F", lodging(peca("26A"), "2024-12-31")), regime(),
            ] => correct("x", fir("F"), event_of("F", 0), Lodged {
                gist: Some(prose("otherwise").into()), ..lodging(peca("26A"), "2024-12-31")
            }) => OK;
        "another that is not in force, under a catalogue adopted since": vec![
                open("F", lodging(peca("26A"), "2024-12-31")), regime(),
            ] => correct("x", fir("F"), event_of("F", 0), lodging(lapsed(), "2024-12-31")) => out(&lapsed(), "2024-12-31");
        "corrected to one in force": added_16() => read_as(ppc()) => OK;
        "corrected to one not in force yet": added_16() => read_as(peca("26A")) => out(&peca("26A"), "2024-12-31");
        "an offence corrected to when it was in force": under_14("2025-07-08") => relodged(peca("26A"), "2025-01") => OK;
        "an offence corrected to when it was not": under_14("2025-07-08")
            => relodged(peca("26A"), "2024-12") => out(&peca("26A"), "2024-12");
    }
}

/// A regime that says when section 14, and it alone, came into force.
fn replaced(name: &str, first_day: &str, from: &str) -> Act {
    let offence = Offence {
        section: peca("14"),
        title: line("electronic fraud"),
        title_verified: false,
        imprisonment_max: None,
        fine_pkr_max: None,
        maximum_verified: false,
        source: None,
        in_force_from: Some(time(from)),
        in_force_until: None,
    };
    let regime = Regime { offences: vec![offence], ..empty_regime(name, first_day) };
    adopt(name, regime).at("2025-07-01")
}

pub fn the_regime_of_the_offence_speaks() -> Vec<Attempt> {
    let under = |section, offence| {
        let sections = vec![peca(section)];
        open("F", Lodged { sections, offence: time(offence), ..lodged(7) })
    };
    let out = |section, offence| {
        Err(Refusal::SectionNotInForce { section: peca(section), offence: time(offence) })
    };
    // The second regime, of 2025, says that section 14 came into force only in June.
    let two = || vec![regime(), replaced("s", "2025-01-01", "2025-06")];
    let logged_first = || vec![replaced("s", "2025-01-01", "2025-06"), adopt("r", catalogue())];
    let alone =
        || vec![replaced("s", "2025-01-01", "2025-06"), replaced("t", "2025-01-01", "2024-06")];
    let same_day = || [two(), vec![replaced("t", "2025-01-01", "2025-02")]].concat();
    attempts! {
        "by the one before it": two() => under("14", "2024-12-31") => OK;
        "by the one of its day": two() => under("14", "2025-01-01") => out("14", "2025-01-01");
        "by either, when it can have been under both": two() => under("14", "2024-12-31/2025-01-01") => OK;
        "later on": two() => under("14", "2025-06-01") => OK;
        "no longer in the catalogue": two() => under("26A", "2025-07-01") => OK;
        "not in force in the one before it": two() => under("26A", "2024-12-31") => out("26A", "2024-12-31");
        "adopted first, logged last": logged_first() => under("14", "2025-01-01") => out("14", "2025-01-01");
        "before the first of them": two() => under("14", "2015") => out("14", "2015");
        "of two with one first day, the one adopted last": same_day() => under("14", "2025-03-01") => OK;
        "the one it replaced, before their first day": alone() => under("14", "2024-07-01") => OK;
    }
}
