//! What is accepted and flagged: one row a history, the last column every flag it raises, each
//! with its section of law and how it ended.

use std::collections::BTreeSet;

use greyfile_domain::acts::{ConductRaid, Found};
use greyfile_domain::kernel::flag::Flag;
use greyfile_domain::streams::case::AccountFrozen;
use greyfile_domain::streams::fir::{
    AccusedNamed, BailGranted, Cancelled, ChallanSubmitted, InterimChallanSubmitted, Lodged,
    PersonProduced, Remand, RemandGranted, SectionAdded,
};
use greyfile_domain::streams::person::{
    AgeClaimed, AgeDetermined, ConsularNoticeGiven, GuardianInformed,
};
use greyfile_domain::streams::raid::{Authority, Conducted, PersonsFound};
use greyfile_domain::values::law::Offence;
use greyfile_domain::values::{NationalityCount, Sex};
use greyfile_words::{Lang, Words, id};

use crate::attempts::places::{alike, gazetteer, map};
use crate::make::*;
use crate::world::{Act, event_of, given};

/// A flag's code, its section, and how it ended; nothing if it stands.
type Raised = (&'static str, &'static str, &'static str);

/// What happened, and the flags it raises in July 2025.
type History = (&'static str, Vec<Act>, Vec<Raised>);

const POLICE_RULES: &str = "Police Rules 22.16";

/// A table, one row a history: `what: given => flags`.
macro_rules! histories {
    ($($what:literal: $given:expr => [$($flag:expr),*];)*) => {
        vec![$(($what, $given, vec![$($flag),*]),)*]
    };
}

mod at_once;
mod exhibits;

use at_once::{same_day, unknown};
use exhibits::{custody, destruction, exhibits_as_seized, seals};

fn raised(acts: Vec<Act>) -> Vec<Raised> {
    let now = time("2025-07-31").end;
    let flags = given(acts).flags(now);
    flags.iter().for_each(told);
    let flags = flags.into_iter();
    flags.map(|flag| (flag.code, flag.section, flag.ended.map_or("", |ended| ended.how))).collect()
}

/// Each language has words for the flag, and everything that they speak of is in its arguments.
fn told(flag: &Flag) {
    for lang in Lang::ALL {
        let text = Words::of(lang).try_message(&id("flag", flag.code), &flag.args);
        assert!(text.is_some(), "{lang:?}: {flag:?}");
    }
}

/// A flag as people read it.
pub fn text(flag: &Flag) -> String {
    Words::of(Lang::En).plain().flag(flag)
}

fn check(histories: Vec<History>) {
    let mut wrong = Vec::new();
    for (what, acts, expected) in histories {
        let raised = raised(acts);
        if raised != expected {
            wrong.push(format!("{what}: {raised:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

macro_rules! tables {
    ($($table:ident;)*) => {
        $(mod $table {
            #[test]
            fn raises_what_it_should() {
                super::check(super::$table());
            }
        })*

        fn tables() -> Vec<(&'static str, Vec<History>)> {
            vec![$((stringify!($table), $table()),)*]
        }
    };
}

tables! {
    raids;
    exhibits_as_seized;
    seals;
    custody;
    destruction;
    cases;
    firs;
    remands;
    notices;
    arrests;
    deadlines;
    late_entries;
    places;
    same_day;
}

#[test]
fn every_flag_is_raised_in_a_row_and_not_raised_in_another_of_its_table() {
    let mut seen = BTreeSet::new();
    for (table, rows) in tables() {
        let codes = |row: &History| -> BTreeSet<&str> { row.2.iter().map(|flag| flag.0).collect() };
        for code in rows.iter().flat_map(codes) {
            assert!(rows.iter().any(|row| !codes(row).contains(code)), "{table}: always {code}");
            seen.insert(code);
        }
    }
    // Every code that a room can give, so that a new flag has to have a row.
    let codes = greyfile_domain::words()
        .flat_map(|(_, _, codes)| codes.flags.iter().chain(codes.deadlines))
        .map(|rule| rule.code());
    assert_eq!(seen, codes.collect());
}

fn raids() -> Vec<History> {
    let raid = |edit: fn(&mut ConductRaid)| {
        let mut raid = quiet_raid();
        edit(&mut raid);
        vec![conduct("R", raid)]
    };
    let on = |authority| {
        vec![conduct(
            "R",
            ConductRaid { raid: Conducted { authority, ..conducted() }, ..quiet_raid() },
        )]
    };
    let one_arrested = |found: Option<PersonsFound>| {
        let people = vec![self::found(Sex::Male, "PK")];
        vec![conduct("R", ConductRaid { found, people, ..quiet_raid() })]
    };
    let excused = |raid: &mut ConductRaid| {
        raid.witnesses.clear();
        raid.raid.witness_excuse = Some(line("nobody would come at 4 in the morning").into());
    };
    histories! {
        "a warrant, two local witnesses": raid(|_| ()) => [];
        "an exception on record": on(Authority::Exception { ground: line("evidence about to be erased").into() }) => [];
        "neither warrant nor exception": on(Authority::NotStated) => [("raid.no_warrant", "PECA s.33", "")];
        "one local witness": raid(|raid| raid.witnesses.truncate(1)) => [("raid.witnesses", "CrPC s.103", "")];
        "two witnesses, one from elsewhere": raid(|raid| raid.witnesses[0].local = false)
            => [("raid.witnesses", "CrPC s.103", "")];
        "no witness and an excuse": raid(excused) => [];
        "149 counted, nobody recorded": raid(|raid| raid.found = Some(counted(149))) => [];
        "one counted, one recorded": one_arrested(Some(counted(1))) => [("fir.production", "CrPC s.61, s.167", "")];
        "more by nationality than counted": raid(|raid| {
            let by_nationality = vec![NationalityCount { country: country("CN"), count: 4 }];
            raid.found = Some(PersonsFound { by_nationality, ..counted(3) });
        }) => [("raid.counts_disagree", "record", "")];
        "more women than counted": raid(|raid| {
            raid.found = Some(PersonsFound { arrested_female: Some(4), ..counted(3) });
        }) => [("raid.counts_disagree", "record", "")];
        "none foreign by the count, one recorded": {
            let found = PersonsFound { arrested_foreign: Some(0), ..counted(1) };
            let people = vec![self::found(Sex::Male, "CN")];
            vec![conduct("R", ConductRaid { found: Some(found), people, ..quiet_raid() })]
        } => [("raid.counts_disagree", "record", ""), ("person.consular_notice", "Vienna Convention on Consular Relations art. 36", ""), ("fir.production", "CrPC s.61, s.167", "")];
        "149 counted, one recorded": one_arrested(Some(counted(149)))
            => [("raid.arrests_not_recorded", "record", ""), ("fir.production", "CrPC s.61, s.167", "")];
    }
}

fn cases() -> Vec<History> {
    let frozen = |permission: Option<&str>| {
        let (account, bank) = (line("PK00DEMO0000000000000017").into(), line("Demo Bank"));
        let frozen =
            AccountFrozen { account, bank, amount: None, permission: permission.map(line) };
        vec![open("C", case_opened()), record("f", case("C"), frozen)]
    };
    histories! {
        "frozen with permission": frozen(Some("DG/412")) => [];
        "frozen without": frozen(None) => [("case.frozen_without_permission", "NCCIA, DG's permission", "")];
    }
}

/// An FIR of 25 July, whose challan is not due before August.
fn recent(fir: Lodged) -> Act {
    open("F", fir).at("2025-07-25")
}

fn firs() -> Vec<History> {
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
        open("regime", adopted).at("2025-07-01")
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
fn produced(name: &str, lodged: &str, who: &str) -> Act {
    let produced = PersonProduced { who: accused(person(who)), court: None, travel_minutes: None };
    record(name, fir(lodged), produced).at("2025-07-26T09:00")
}

fn remands() -> Vec<History> {
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
    let man = |acts: Vec<Act>| [base(Sex::Male), acts].concat();
    let woman = |acts: Vec<Act>| [base(Sex::Female), acts].concat();
    let named_woman = {
        let named = AccusedNamed { sex: Some(Sex::Female), ..named(person("U"), None) };
        let nobody_looked =
            greyfile_domain::streams::person::Recorded { sex: None, ..recorded(Sex::Male, "PK") };
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
        "15 days": man(vec![physical("a", 5), physical("b", 10)]) => [];
        "16 days": man(vec![physical("a", 5), physical("b", 11)]) => [too_long()];
        "16 days, 1 of them struck": man(vec![
            physical("a", 1), physical("b", 15), retract("r", fir("F"), event_of("a", 0)),
        ]) => [];
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

fn notices() -> Vec<History> {
    const CONSULAR: &str = "Vienna Convention on Consular Relations art. 36";
    const JUVENILE: &str = "Juvenile Justice System Act 2018 s.5";
    let consular = || ("person.consular_notice", CONSULAR, "");
    let guardian = || ("person.guardian", JUVENILE, "");
    let arrested = |nationality: &str, acts: Vec<Act>| {
        let base = vec![
            regime(),
            recent(lodged(7)),
            open("P", recorded(Sex::Male, nationality)).at("2025-07-25"),
            record("n", fir("F"), named(person("P"), Some("2025-07-25T18:00")))
                .at("2025-07-25T19:00"),
            produced("p", "F", "P"),
        ];
        [base, acts].concat()
    };
    let at_large = || {
        let named = record("n", fir("F"), named(person("P"), None)).at("2025-07-25");
        let person = open("P", recorded(Sex::Male, "CN")).at("2025-07-25");
        vec![regime(), recent(lodged(7)), person, named]
    };
    let nationality_at_arrest = || {
        let unknown = greyfile_domain::streams::person::Recorded {
            nationality: None,
            ..recorded(Sex::Male, "PK")
        };
        let arrested = Some("2025-07-25T18:00");
        let named =
            AccusedNamed { nationality: Some(country("NG")), ..named(person("P"), arrested) };
        vec![
            regime(),
            recent(lodged(7)),
            open("P", unknown).at("2025-07-25"),
            record("n", fir("F"), named).at("2025-07-25T19:00"),
            produced("p", "F", "P"),
        ]
    };
    let told = || {
        record("c", person("P"), ConsularNoticeGiven { mission: line("the consulate in Lahore") })
            .at("2025-07-26")
    };
    let aged = |years| {
        let by = line("ossification test");
        record("y", person("P"), AgeDetermined { years, by: by.into() }).at("2025-07-26")
    };
    let claimed = |years| record("k", person("P"), AgeClaimed { years }).at("2025-07-25");
    let told_again = |at| {
        let mission = line("the consulate in Lahore");
        record("c2", person("P"), ConsularNoticeGiven { mission }).at(at)
    };
    let aged_at = |years, at| {
        let by = line("ossification test");
        record("y", person("P"), AgeDetermined { years, by: by.into() }).at(at)
    };
    // Judged in July 2025, as if it were known by then what a later test shows.
    let later_aged = |years, at| arrested("PK", vec![aged_at(years, at)]);
    let earlier_aged = |years| {
        let mut acts = arrested("PK", vec![]);
        acts.insert(3, aged_at(years, "2023-07-01").by_press());
        acts
    };
    let overdue = || ("fir.production", "CrPC s.61, s.167", "");
    let raided = |found| {
        let raid = ConductRaid { people: vec![found], ..quiet_raid() };
        vec![conduct("R", raid).at("2025-07-08")]
    };
    let guardian_told = || {
        let guardian = line("Nadia Demo").into();
        record("g", person("P"), GuardianInformed { guardian }).at("2025-07-26")
    };
    histories! {
        "a Pakistani arrested": arrested("PK", vec![]) => [];
        "a foreigner arrested": arrested("CN", vec![]) => [consular()];
        "a foreigner arrested, the consulate told": arrested("CN", vec![told()]) => [];
        "a foreigner arrested, the consulate told three days later": arrested("CN", vec![told().at("2025-07-28T18:00")])
            => [("person.consular_notice", CONSULAR, "given_late")];
        "a foreigner arrested, the consulate told before": arrested("CN", vec![told().at("2025-07-24").by_press()]) => [consular()];
        "a foreigner arrested, the consulate told before and after":
            arrested("CN", vec![told().at("2025-07-24").by_press(), told_again("2025-07-26")]) => [];
        "a foreigner arrested in a raid of no FIR": raided(found(Sex::Male, "CN")) => [consular(), overdue()];
        "somebody of 17 by their own word, arrested in a raid": raided(Found { age: Some(17), ..found(Sex::Male, "PK") })
            => [guardian(), overdue()];
        "a foreigner named, not arrested": at_large() => [];
        "a foreigner by what the FIR says": nationality_at_arrest() => [consular()];
        "somebody of 18": arrested("PK", vec![aged(18)]) => [];
        "somebody of 17": arrested("PK", vec![aged(17)]) => [guardian()];
        "somebody of 17, the guardian told": arrested("PK", vec![aged(17), guardian_told()]) => [];
        "somebody of 17, the guardian told a week later": arrested("PK", vec![aged(17), guardian_told().at("2025-07-30")])
            => [("person.guardian", JUVENILE, "given_late")];
        "said to be 17": arrested("PK", vec![claimed(17)]) => [guardian()];
        "said to be 17, determined to be 18": arrested("PK", vec![claimed(17), aged(18)]) => [];
        "said to be 18, determined to be 17": arrested("PK", vec![claimed(18), aged(17)]) => [guardian()];
        "18 now, and 17 at the arrest": later_aged(18, "2026-08-01") => [guardian()];
        "19 now, and perhaps 18 at the arrest": later_aged(19, "2026-08-01") => [];
        "17 two years before the arrest": earlier_aged(17) => [];
        "15 two years before the arrest": earlier_aged(15) => [guardian()];
        "a foreigner of 17": arrested("CN", vec![aged(17)]) => [consular(), guardian()];
    }
}

fn arrests() -> Vec<History> {
    let raid_of = |at| {
        let people = vec![found(Sex::Male, "PK")];
        conduct("R", ConductRaid { people, ..quiet_raid() }).at(at)
    };
    let fir_of = |raid, arrested| {
        let of_raid = Lodged { raid, ..lodged(7) };
        let who = named(person("R"), arrested);
        let named = record("n", fir("F"), who).at("2025-07-25T20:00");
        vec![regime(), raid_of("2025-07-25T04:00"), recent(of_raid).at("2025-07-25T19:00"), named]
    };
    let answered =
        |acts: Vec<Act>| [acts, vec![produced("p", "F", "R").at("2025-07-25T21:00")]].concat();
    let raid = || Some(crate::make::raid("R"));
    let differs = || ("fir.arrest_differs", "record", "");
    histories! {
        "the FIR leaves it to its raid": answered(fir_of(raid(), None)) => [];
        "the FIR has it as the raid has": answered(fir_of(raid(), Some("2025-07-25"))) => [];
        "the FIR has another time": answered(fir_of(raid(), Some("2025-07-25T09:00"))) => [differs()];
        "an FIR of no raid has another time": answered(fir_of(None, Some("2025-07-25T09:00"))) => [];
        "the raid's time corrected to another": answered([
            fir_of(raid(), Some("2025-07-25T04:00")),
            vec![retime("c", crate::make::raid("R"), event_of("R", 4), "2025-07-25T03:00").at("2025-07-25T20:30")],
        ].concat()) => [differs(), early()];
        "the FIR's own time corrected to the raid's": answered([
            fir_of(raid(), Some("2025-07-25T09:00")),
            vec![correct("c", fir("F"), event_of("n", 0), named(person("R"), Some("2025-07-25T04:00"))).at("2025-07-25T20:30")],
        ].concat()) => [];
    }
}

fn deadlines() -> Vec<History> {
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
    histories! {
        "a challan in time": base(vec![to_court("2025-07-22T16:00")]) => [];
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

fn person_p() -> greyfile_domain::streams::ids::PersonId {
    person("P")
}

fn late_entries() -> Vec<History> {
    let registered = |logged| open("A", registered()).at("2025-07-08T14:00").logged(logged);
    let late = || ("entry.late", "late entry", "");
    histories! {
        "logged within the day": vec![registered("2025-07-09T14:00")] => [];
        "logged a day and a minute later": vec![registered("2025-07-09T14:02")] => [late()];
        "a raid with its witnesses, logged in one go": vec![
            conduct("R", quiet_raid()).at("2025-07-08T04:00").logged("2025-07-12T10:00"),
        ] => [late()];
        "read in the press weeks later": vec![registered("2025-07-30").by_press()] => [];
        "reported weeks later": vec![registered("2025-07-30").by_report()] => [late()];
        "of some day this month": vec![open("A", crate::make::registered()).at("2025-07").logged("2025-07-30")] => [];
        "corrected to have happened long before": vec![
            registered("2025-07-09T14:00"),
            retime("c", centre("A"), event_of("A", 0), "2025-07-01").at("2025-07-09"),
        ] => [late()];
    }
}

#[test]
fn a_late_notice_says_how_late() {
    let raid = ConductRaid { people: vec![found(Sex::Male, "CN")], ..quiet_raid() };
    let told = ConsularNoticeGiven { mission: line("the consulate in Lahore") };
    let world = given([
        conduct("R", raid).at("2025-07-08T04:00"),
        record("c", person("R"), told).at("2025-07-12T10:00"),
    ]);
    let flags = world.flags(time("2025-07-31").start);
    let late = flags.iter().find(|flag| flag.code == "person.consular_notice").expect("raised");
    assert_eq!(text(late), "a foreigner arrested, consular notice given at least 4 days later");
    let ended = late.ended.as_ref().expect("ended");
    assert_eq!((ended.at, ended.how), (time("2025-07-12T10:00"), "given_late"));
}

fn places() -> Vec<History> {
    histories! {
        "every place has a name of its own": vec![gazetteer()] => [];
        "two cities are called alike": vec![alike()] => [("place.ambiguous", "record", "")];
        "two that are called alike, and their name means one of them": vec![
            alike(), map("m", "Okara", "okara"),
        ] => [];
    }
}

/// Each count that cannot be right is told apart: by its own flag, in both languages.
#[test]
fn counts_that_disagree_say_which() {
    let texts = |found: PersonsFound, people: Vec<Found>, lang: Lang| -> Vec<String> {
        let raid = ConductRaid { found: Some(found), people, ..quiet_raid() };
        let flags = given(vec![conduct("R", raid)]).flags(time("2025-07-08").end);
        let of_counts = flags.iter().filter(|flag| flag.code == "raid.counts_disagree");
        of_counts.map(|flag| Words::of(lang).plain().flag(flag)).collect()
    };
    let parts = PersonsFound {
        arrested_local: Some(3),
        arrested_foreign: Some(2),
        arrested_female: Some(4),
        by_nationality: vec![NationalityCount { country: country("CN"), count: 6 }],
        ..counted(3)
    };
    let told = |what: &str| format!("the counts do not agree: 3 arrested, {what}");
    assert_eq!(
        texts(parts.clone(), Vec::new(), Lang::En),
        ["5 local and foreign", "6 by nationality", "4 women"].map(told)
    );
    let told = |what: &str| format!("اعداد آپس میں مطابقت نہیں رکھتے: گرفتار 3، جبکہ {what}");
    assert_eq!(
        texts(parts, Vec::new(), Lang::Ur),
        ["مقامی اور غیر ملکی 5", "قومیت کے لحاظ سے 6", "خواتین 4"].map(told)
    );
    let none = PersonsFound {
        arrested_local: Some(0),
        arrested_foreign: Some(0),
        arrested_female: Some(0),
        ..counted(1)
    };
    let people = vec![found(Sex::Female, "CN"), found(Sex::Male, "PK")];
    let told = |what: &str| format!("the counts do not agree: {what} recorded one by one");
    assert_eq!(
        texts(none, people, Lang::En),
        [
            "1 arrested counted, 2",
            "0 local counted, 1",
            "0 foreign counted, 1",
            "0 women counted, 1"
        ]
        .map(told)
    );
}

/// Dated before its stream was opened.
fn early() -> (&'static str, &'static str, &'static str) {
    ("order.before_opening", "record", "")
}
