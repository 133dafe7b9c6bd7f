//! Sections known not to be in force at the time of the offence.

use greyfile_domain::refusal::Refusal;
use greyfile_domain::stream::fir::{Lodged, SectionAdded};
use greyfile_domain::values::Section;

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
    let ppc = || Section { statute: line("PPC"), section: line("420") };
    let under_14 = |offence| -> Vec<Act> { vec![regime(), lodge(peca("14"), offence)] };
    let add = |section| record("x", fir("F"), SectionAdded { section });
    let added_16 = || {
        [under_14("2024-12-31"), vec![record("a", fir("F"), SectionAdded { section: peca("16") })]]
            .concat()
    };
    let read_as = |section| correct("x", fir("F"), event_of("a", 0), SectionAdded { section });
    let relodged =
        |section, offence| correct("x", fir("F"), event_of("F", 0), lodging(section, offence));
    attempts! {
        "in force since long": vec![regime()] => lodge(peca("14"), "2024-12-31") => OK;
        "in force since then": vec![regime()] => lodge(peca("26A"), "2025-01-01") => OK;
        "not in force yet": vec![regime()] => lodge(peca("26A"), "2024-12-31") => out(&peca("26A"), "2024-12-31");
        "perhaps in force by then": vec![regime()] => lodge(peca("26A"), "2024-12-31/2025-01-01") => OK;
        "not in force that year": vec![regime()] => lodge(peca("26A"), "2024") => out(&peca("26A"), "2024");
        "lapsed": vec![regime()] => lodge(lapsed(), "2025-07-08") => out(&lapsed(), "2025-07-08");
        "not lapsed by then": vec![regime()] => lodge(lapsed(), "2015") => OK;
        "not in the catalogue": vec![regime()] => lodge(ppc(), "2024-12-31") => OK;
        "without a catalogue": vec![] => lodge(peca("26A"), "2024-12-31") => OK;
        "added, in force": under_14("2024-12-31") => add(peca("16")) => OK;
        "added, not in force yet": under_14("2024-12-31") => add(peca("26A")) => out(&peca("26A"), "2024-12-31");
        "added, in force by then": under_14("2025-07-08") => add(peca("26A")) => OK;
        "corrected to one in force": added_16() => read_as(ppc()) => OK;
        "corrected to one not in force yet": added_16() => read_as(peca("26A")) => out(&peca("26A"), "2024-12-31");
        "an offence corrected to when it was in force": under_14("2025-07-08") => relodged(peca("26A"), "2025-01") => OK;
        "an offence corrected to when it was not": under_14("2025-07-08")
            => relodged(peca("26A"), "2024-12") => out(&peca("26A"), "2024-12");
    }
}
