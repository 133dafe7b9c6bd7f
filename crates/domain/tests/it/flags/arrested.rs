//! Who is arrested: who has to be told of it, and what their raid and their FIR say of the time.

use greyfile_domain::acts::{ConductRaid, Found};
use greyfile_domain::streams::fir::{AccusedNamed, Lodged};
use greyfile_domain::streams::person::{
    AgeClaimed, AgeDetermined, ConsularNoticeGiven, GuardianInformed, Recorded,
};
use greyfile_domain::values::Sex;

use super::fir::{produced, recent};
use super::{History, early, text};
use crate::make::*;
use crate::world::{Act, event_of, given};

pub(super) fn notices() -> Vec<History> {
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
        let unknown = Recorded { nationality: None, ..recorded(Sex::Male, "PK") };
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

pub(super) fn arrests() -> Vec<History> {
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
