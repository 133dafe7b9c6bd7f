//! FIRs: their sections, the remands of their accused, their deadlines.

use greyfile_domain::streams::fir::{
    AccusedNamed, BailGranted, Cancelled, ChallanSubmitted, InterimChallanSubmitted, Lodged,
    PersonProduced, Remand, RemandGranted, SectionAdded,
};
use greyfile_domain::streams::ids::PersonId;
use greyfile_domain::streams::person::Recorded;
use greyfile_domain::values::Sex;
use greyfile_domain::values::law::Offence;
use greyfile_envelope::Captured;

use super::at_once::unknown;
use super::{History, early};
use crate::make::*;
use crate::world::{Act, event_of};

/// An FIR of 25 July, whose challan is not due before August.
pub(super) fn recent(fir: Lodged) -> Act {
    open("F", fir).at("2025-07-25")
}

pub(super) fn firs() -> Vec<History> {
    let under = |section, offence| Lodged {
        sections: vec![peca(section)],
        offence: time(offence),
        ..lodged(7)
    };
    let add = |section| {
        record("x", fir("F"), SectionAdded { section: peca(section), catalogue: None })
            .at("2025-07-25")
    };
    let unknown = || ("fir.section_unknown", "offence catalogue", "");
    let not_in_force = || ("fir.section_not_in_force", "offence catalogue", "");
    // Section 16 was in force twice.
    let amended = || {
        let mut adopted = catalogue();
        let entry = adopted.offences.iter().find(|entry| entry.section == peca("16"));
        let entry = entry.expect("an entry").clone();
        let first = Offence {
            in_force_from: Some(time("2018")),
            in_force_until: Some(time("2020")),
            ..entry.clone()
        };
        let second = Offence { in_force_from: Some(time("2023")), ..entry };
        adopted.offences.retain(|entry| entry.section != peca("16"));
        adopted.offences.extend([first, second]);
        adopt("regime", adopted).at("2025-07-01")
    };
    let on = |offence| Lodged { offence: time(offence), ..under("14", "2025-07-08") };
    let earlier = || Lodged { offence: time("2024-12-31"), ..under("14", "2025-07-08") };
    histories! {
        "sections in force": vec![regime(), recent(under("14", "2024-12-31"))] => [];
        "a section not in the catalogue": vec![regime(), recent(under("99", "2024-12-31"))] => [unknown()];
        "such a section added": vec![regime(), recent(under("14", "2024-12-31")), add("99")] => [unknown()];
        "no catalogue": vec![recent(under("14", "2024-12-31"))] => [unknown()];
        // Judged by the catalogue of its day: a later one changes nothing.
        "lodged before a catalogue that has it out of force":
            vec![recent(under("26A", "2024-12-31")), regime().at("2025-07-26")] => [unknown()];
        "corrected after that catalogue": vec![
            recent(under("99", "2024-12-31")), regime().at("2025-07-26"),
            correct("c", fir("F"), event_of("F", 0), under("14", "2024-12-31")).at("2025-07-27"),
        ] => [];
        "an offence corrected to before an added section was in force": vec![
            regime(), recent(under("14", "2025-07-08")), add("26A"),
            correct("c", fir("F"), event_of("F", 0), earlier()).at("2025-07-26"),
        ] => [not_in_force()];
        "an offence corrected to when an added section was in force before": vec![
            amended(), recent(under("14", "2025-07-08")), add("16"),
            correct("c", fir("F"), event_of("F", 0), on("2019-03")).at("2025-07-26"),
        ] => [];
        "an offence corrected to before both": vec![
            amended(), recent(under("14", "2025-07-08")), add("16"),
            correct("c", fir("F"), event_of("F", 0), on("2017-03")).at("2025-07-26"),
        ] => [not_in_force()];
        "an offence corrected to between the two": vec![
            amended(), recent(under("14", "2025-07-08")), add("16"),
            correct("c", fir("F"), event_of("F", 0), on("2021-03")).at("2025-07-26"),
        ] => [not_in_force()];
    }
}

/// Brought before a magistrate the next morning.
pub(super) fn produced(name: &str, lodged: &str, who: &str) -> Act {
    let produced = PersonProduced { who: accused(person(who)), court: None, travel_minutes: None };
    record(name, fir(lodged), produced).at("2025-07-26T09:00")
}

pub(super) fn remands() -> Vec<History> {
    let remand = |name: &str, lodged: &str, who: &str, custody, days| {
        let who = accused(person(who));
        let granted =
            RemandGranted { who, custody, days: Some(days), days_asked: None, court: None };
        record(name, fir(lodged), granted).at("2025-07-26")
    };
    let physical = |name: &str, days| remand(name, "F", "P", Remand::Physical, days);
    let base = |sex| {
        let firs = [recent(lodged(7)), open("G", lodged(8)).at("2025-07-25")];
        let people = ["P", "Q"].map(|name| open(name, recorded(sex, "PK")).at("2025-07-25"));
        let known = [regime()].into_iter().chain(firs).chain(people);
        known.collect::<Vec<_>>()
    };
    let off = |mut act: Act| {
        let at = act.command.occurred_at.start;
        act.command.captured = Some(Captured { at, clock_offset_ms: -400 * 86_400_000 });
        act
    };
    let man = |acts: Vec<Act>| [base(Sex::Male), acts].concat();
    let woman = |acts: Vec<Act>| [base(Sex::Female), acts].concat();
    let named_woman = {
        let named = AccusedNamed { sex: Some(Sex::Female), ..named(person("U"), None) };
        let nobody_looked = Recorded { sex: None, ..recorded(Sex::Male, "PK") };
        vec![
            open("U", nobody_looked).at("2025-07-25"),
            record("n", fir("F"), named).at("2025-07-25"),
            remand("a", "F", "U", Remand::Physical, 6),
        ]
    };
    let bailed = || {
        let bail = BailGranted { who: accused(person("P")), court: None };
        record("b", fir("F"), bail).at("2025-07-28")
    };
    let ended = || ("fir.remand_end", "CrPC s.167, s.344", "");
    let too_long = || ("fir.remand_too_long", "CrPC s.167", "");
    let female = || ("fir.female_physical_remand", "CrPC s.167(5)", "");
    histories! {
        "15 days": man(vec![physical("a", 5), physical("b", 10).at("2025-07-31")]) => [];
        "16 days": man(vec![physical("a", 5), physical("b", 11).at("2025-07-31")]) => [too_long()];
        "16 days, 1 of them struck": man(vec![
            physical("a", 1), physical("b", 15).at("2025-07-27"), retract("r", fir("F"), event_of("a", 0)),
        ]) => [];
        // One order, recorded by two desks.
        "10 days, from a phone whose clock was years off": man(vec![off(physical("a", 10))]) => [("entry.device_clock", "record", "")];
        "10 days twice": man(vec![physical("a", 10), physical("b", 10)]) => [("entry.possibly_same", "record", "")];
        "10 days by the day and by the minute": man(vec![physical("a", 10), physical("b", 10).at("2025-07-26T11:00")]) => [("entry.possibly_same", "record", "")];
        "11 days, and 10 more from the fourth on": man(vec![physical("a", 11), physical("b", 10).at("2025-07-29")]) => [];
        "11 days, and 14 more from the fourth on": man(vec![physical("a", 11), physical("b", 14).at("2025-07-29")]) => [too_long()];
        "10 days in each of two FIRs": man(vec![physical("a", 10), remand("b", "G", "P", Remand::Physical, 10)]) => [];
        "10 days each for two accused": man(vec![physical("a", 10), remand("b", "F", "Q", Remand::Physical, 10)]) => [];
        "15 days, then 14 in jail": man(vec![physical("a", 15), remand("b", "F", "P", Remand::Judicial, 14)]) => [unknown()];
        "a woman in physical remand": woman(vec![physical("a", 6)]) => [female()];
        "4 days, and nothing is known of the end": man(vec![physical("a", 4)]) => [ended()];
        "4 days, and bail before they end": man(vec![physical("a", 4), bailed()]) => [];
        "a woman in jail": woman(vec![remand("a", "F", "P", Remand::Judicial, 14)]) => [];
        "a woman in physical remand too long": woman(vec![physical("a", 16)]) => [too_long(), female()];
        "a woman by what the FIR says": man(named_woman) => [female()];
    }
}

pub(super) fn deadlines() -> Vec<History> {
    let base = |acts: Vec<Act>| {
        let fir = open("F", lodged(7)).at("2025-07-08T14:30");
        [vec![regime(), fir], acts].concat()
    };
    let arrested = |acts: Vec<Act>| {
        let person = open("P", recorded(Sex::Male, "PK")).at("2025-07-25");
        let named = record("n", fir("F"), named(person_p(), Some("2025-07-25T09:00")))
            .at("2025-07-25T10:00");
        [vec![regime(), recent(lodged(7)), person, named], acts].concat()
    };
    let to_court = |at| {
        let (accused, court) = (Vec::new(), None);
        record("c", fir("F"), ChallanSubmitted { accused, court }).at(at)
    };
    let interim = |at| {
        let (accused, court) = (Vec::new(), None);
        record("i", fir("F"), InterimChallanSubmitted { accused, court }).at(at)
    };
    let cancelled =
        |at| record("x", fir("F"), Cancelled { reason: line("no offence made out").into() }).at(at);
    let bailed =
        |at| record("b", fir("F"), BailGranted { who: accused(person_p()), court: None }).at(at);
    let late = "done_late";
    let late_entry = || ("entry.late", "late entry", "");
    histories! {
        "a challan in time": base(vec![to_court("2025-07-22T16:00")]) => [];
        "a challan of before the FIR": base(vec![to_court("2024-07-20")])
            => [("fir.interim_challan", "CrPC s.173", ""), ("fir.challan", "CrPC s.173", ""), early(), late_entry()];
        "a challan of before the FIR, then one in time": base(vec![to_court("2024-07-20"), to_court("2025-07-22")]) => [early(), late_entry()];
        "an interim report of before the FIR": base(vec![interim("2025-07-07")])
            => [("fir.interim_challan", "CrPC s.173", ""), ("fir.challan", "CrPC s.173", ""), early()];
        "cancelled before it was lodged": base(vec![cancelled("2025-07-01")])
            => [("fir.interim_challan", "CrPC s.173", ""), ("fir.challan", "CrPC s.173", ""), early(), late_entry()];
        "a challan the day after": base(vec![to_court("2025-07-23T00:00")]) => [("fir.challan", "CrPC s.173", late)];
        "an interim report in time, no challan": base(vec![interim("2025-07-25")]) => [];
        "an interim report in time, then a challan": base(vec![interim("2025-07-25"), to_court("2025-07-30")]) => [];
        "an interim report too late": base(vec![interim("2025-07-26")])
            => [("fir.interim_challan", "CrPC s.173", late), ("fir.challan", "CrPC s.173", "")];
        "nothing for 23 days": base(vec![])
            => [("fir.interim_challan", "CrPC s.173", ""), ("fir.challan", "CrPC s.173", "")];
        "produced the next morning": arrested(vec![produced("p", "F", "P")]) => [];
        "produced two days later": arrested(vec![produced("p", "F", "P").at("2025-07-27T09:00")])
            => [("fir.production", "CrPC s.61, s.167", late)];
        "released on bail the same day": arrested(vec![bailed("2025-07-25T20:00")]) => [];
        "released on bail two days later": arrested(vec![bailed("2025-07-27T20:00")])
            => [("fir.production", "CrPC s.61, s.167", "released_on_bail")];
        "produced late, and the FIR cancelled": arrested(vec![
            produced("p", "F", "P").at("2025-07-27T09:00"), cancelled("2025-07-28"),
        ]) => [("fir.production", "CrPC s.61, s.167", late)];
        "never produced, and the FIR cancelled": arrested(vec![cancelled("2025-07-28")])
            => [("fir.production", "CrPC s.61, s.167", "firs_cancelled")];
        "no challan for 20 days, and the FIR cancelled": base(vec![cancelled("2025-07-28")])
            => [("fir.interim_challan", "CrPC s.173", "fir_cancelled"), ("fir.challan", "CrPC s.173", "fir_cancelled")];
        "the FIR cancelled before a challan was due": base(vec![cancelled("2025-07-20")]) => [];
        "never produced": arrested(vec![]) => [("fir.production", "CrPC s.61, s.167", "")];
    }
}

fn person_p() -> PersonId {
    person("P")
}
