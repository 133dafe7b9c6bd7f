//! What becomes of the law's deadlines: one row a history, the last column the verdict.

use greyfile_domain::clock::Verdict::{self, CannotBeJudged, Late, Met, Overdue, Running};
use greyfile_domain::flag::Clock;
use greyfile_domain::ids::FirId;
use greyfile_domain::stream::exhibit::{Deposited, ExhibitNumber, Seized};
use greyfile_domain::stream::fir::{
    Cancelled, ChallanSubmitted, InterimChallanSubmitted, PersonDischarged, PersonProduced,
};
use greyfile_domain::values::{Accused, Sex};

use crate::make::*;
use crate::world::{Act, event_of, given};

/// The FIR that every row is about.
fn the_fir() -> FirId {
    fir("F")
}

fn clocks(acts: Vec<Act>, now: &str) -> Vec<Clock> {
    given(acts).clocks(time(now).start)
}

fn verdicts(clocks: &[Clock], code: &str) -> Vec<Verdict> {
    clocks.iter().filter(|clock| clock.code == code).map(|clock| clock.verdict).collect()
}

fn arrested(at: &str) -> Vec<Act> {
    vec![
        open("F", lodged(7)).at("2025-07-08").logged("2025-07-09"),
        open("P", recorded(Sex::Male, "PK")).at("2025-07-08").logged("2025-07-09"),
        record("n", the_fir(), named(person("P"), Some(at))).at("2025-07-08").logged("2025-07-09"),
    ]
}

#[test]
fn production_is_due_within_24_hours_and_the_way() {
    // Arrested; produced, after so many minutes on the way; asked.
    for (arrest, production, asked, verdict) in [
        ("2025-07-08T04:00", None, "2025-07-09T03:00", Running),
        ("2025-07-08T04:00", None, "2025-07-09T04:30", Overdue),
        ("2025-07-08T04:00", Some(("2025-07-09T03:59", None)), "2025-07-31", Met),
        ("2025-07-08T04:00", Some(("2025-07-09T04:02", None)), "2025-07-31", Late),
        ("2025-07-08T04:00", Some(("2025-07-09T05:30", Some(120))), "2025-07-31", Met),
        ("2025-07-08T04:00", Some(("2025-07-09T06:02", Some(120))), "2025-07-31", Late),
        ("2025-07-08T04:00", Some(("2025-07-09", None)), "2025-07-31", CannotBeJudged),
        ("2025-07-08", Some(("2025-07-08", None)), "2025-07-31", Met),
        ("2025-07-08", Some(("2025-07-09", None)), "2025-07-31", CannotBeJudged),
        ("2025-07-08", Some(("2025-07-10", None)), "2025-07-31", Late),
        ("2025-07", None, "2025-07-31", CannotBeJudged),
    ] {
        let mut acts = arrested(arrest);
        if let Some((at, travel_minutes)) = production {
            let who = Accused::Person(person("P"));
            let produced = PersonProduced { who, court: None, travel_minutes };
            acts.push(record("p", the_fir(), produced).at(at));
        }
        let clocks = clocks(acts, asked);
        let what = format!("{arrest} {production:?} {asked}");
        assert_eq!(verdicts(&clocks, "fir.production"), [verdict], "{what}");
    }
}

#[test]
fn nobody_arrested_nobody_to_produce() {
    let acts = vec![
        open("F", lodged(7)),
        open("P", recorded(Sex::Male, "PK")),
        record("n", the_fir(), named(person("P"), None)),
    ];
    assert_eq!(verdicts(&clocks(acts, "2025-07-31"), "fir.production"), []);
}

fn challan(accused: &[&str]) -> ChallanSubmitted {
    let accused = accused.iter().map(|name| Accused::Person(person(name))).collect();
    ChallanSubmitted { accused, court: None }
}

fn interim() -> InterimChallanSubmitted {
    InterimChallanSubmitted { accused: Vec::new(), court: None }
}

#[test]
fn a_challan_is_due_in_14_days_or_an_interim_report_in_3_more() {
    // Interim report; challan; asked; then the verdicts on interim report and challan. A clock
    // that no longer matters is not there.
    type Row = (
        Option<&'static str>,
        Option<&'static str>,
        &'static str,
        &'static [Verdict],
        &'static [Verdict],
    );
    let rows: [Row; 14] = [
        (None, None, "2025-07-22T23:00", &[Running], &[Running]),
        (None, None, "2025-07-23T01:00", &[Running], &[Overdue]),
        (None, None, "2025-07-26T01:00", &[Overdue], &[Overdue]),
        (None, Some("2025-07-22T16:00"), "2025-08-30", &[], &[Met]),
        (None, Some("2025-07-22"), "2025-08-30", &[], &[Met]),
        (None, Some("2025-07-23"), "2025-08-30", &[], &[Late]),
        (None, Some("2025-07-26"), "2025-08-30", &[Late], &[Late]),
        (None, Some("2025-07"), "2025-08-30", &[CannotBeJudged], &[CannotBeJudged]),
        (Some("2025-07-25"), None, "2025-08-30", &[Met], &[]),
        (Some("2025-07-25"), Some("2025-08-20"), "2025-08-30", &[Met], &[]),
        (Some("2025-07-20"), Some("2025-08-20"), "2025-08-30", &[Met], &[]),
        (Some("2025-07"), Some("2025-08-20"), "2025-08-30", &[CannotBeJudged], &[]),
        (Some("2025-07-26"), Some("2025-08-20"), "2025-08-30", &[Late], &[Late]),
        (Some("2025-07-20"), Some("2025-07-22"), "2025-08-30", &[], &[Met]),
    ];
    for (reported, submitted, asked, on_interim, on_challan) in rows {
        let mut acts = vec![open("F", lodged(7)).at("2025-07-08T14:30")];
        acts.extend(reported.map(|at| record("i", the_fir(), interim()).at(at)));
        acts.extend(submitted.map(|at| record("c", the_fir(), challan(&[])).at(at)));
        let clocks = clocks(acts, asked);
        let what = format!("interim {reported:?}, challan {submitted:?}, asked {asked}");
        assert_eq!(verdicts(&clocks, "fir.interim_challan"), on_interim, "{what}: interim");
        assert_eq!(verdicts(&clocks, "fir.challan"), on_challan, "{what}: challan");
    }
}

#[test]
fn a_challan_counts_for_those_it_concerns() {
    let named = |name: &str, who| record(name, the_fir(), crate::make::named(person(who), None));
    let two = || {
        let people = ["P", "Q"].map(|name| open(name, recorded(Sex::Male, "PK")));
        [vec![open("F", lodged(7))], people.to_vec(), vec![named("n", "P"), named("m", "Q")]]
            .concat()
    };
    let and = |act: Act| [two(), vec![act]].concat();
    let discharged =
        PersonDischarged { who: Accused::Person(person("P")), reason: line("no evidence") };
    let cancelled = Cancelled { reason: line("no offence made out") };
    // Those of P and of Q, in the order of their ids.
    for (what, acts, mut expected) in [
        ("none", two(), vec![Overdue, Overdue]),
        (
            "one for both",
            and(record("c", the_fir(), challan(&[])).at("2025-07-20")),
            vec![Met, Met],
        ),
        (
            "one for P",
            and(record("c", the_fir(), challan(&["P"])).at("2025-07-20")),
            vec![Met, Overdue],
        ),
        ("P discharged", and(record("d", the_fir(), discharged).at("2025-07-20")), vec![Overdue]),
        ("the FIR cancelled", and(record("d", the_fir(), cancelled).at("2025-07-20")), vec![]),
    ] {
        let mut verdicts = verdicts(&clocks(acts, "2025-08-30"), "fir.challan");
        verdicts.sort_by_key(|verdict| verdict.words());
        expected.sort_by_key(|verdict| verdict.words());
        assert_eq!(verdicts, expected, "{what}");
    }
}

#[test]
fn a_pending_exhibit_number_is_due_in_a_week() {
    for (given_at, asked, verdict) in [
        (None, "2025-07-15T23:00", Running),
        (None, "2025-07-16T01:00", Overdue),
        (Some("2025-07-15"), "2025-07-31", Met),
        (Some("2025-07-16"), "2025-07-31", Late),
        (Some("2025-07"), "2025-07-31T23:00", CannotBeJudged),
    ] {
        let seized = Seized { number: ExhibitNumber::Pending, ..seized(7) };
        let mut acts = vec![open("E", seized)];
        acts.extend(given_at.map(|at| {
            let malkhana = hand("malkhana-fsd");
            let deposited = Deposited { malkhana, number: Some(number(7)), shelf: None };
            record("d", exhibit("E"), deposited).at(at).logged("2025-07-31T23:00")
        }));
        let flags = given(acts).flags(time(asked).start);
        let pending = flags.iter().find(|flag| flag.code == "exhibit.number_pending");
        let text = &pending.expect("raised").text;
        assert!(text.ends_with(&format!("({})", verdict.words())), "{given_at:?} {asked}: {text}");
    }
}

#[test]
fn a_corrected_arrest_moves_its_clock() {
    let mut acts = arrested("2025-07-08T04:00");
    let who = Accused::Person(person("P"));
    let produced = PersonProduced { who, court: None, travel_minutes: None };
    acts.push(record("p", the_fir(), produced).at("2025-07-09T09:00"));
    let clocks_of = |acts: &[Act]| verdicts(&clocks(acts.to_vec(), "2025-07-31"), "fir.production");
    assert_eq!(clocks_of(&acts), [Late]);
    let later = named(person("P"), Some("2025-07-08T14:00"));
    acts.push(correct("c", the_fir(), event_of("n", 0), later).at("2025-07-10"));
    assert_eq!(clocks_of(&acts), [Met]);
}
