//! What becomes of the law's deadlines: one row a history, the last column the verdict.

use greyfile_domain::acts::ConductRaid;
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::kernel::term::Verdict::{self, *};
use greyfile_domain::streams::exhibit::{Deposited, ExhibitNumber, Seized};
use greyfile_domain::streams::fir::Accused;
use greyfile_domain::streams::fir::{
    BailGranted, Cancelled, ChallanSubmitted, InterimChallanSubmitted, Lodged, PersonDischarged,
    PersonProduced,
};
use greyfile_domain::streams::ids::FirId;
use greyfile_domain::streams::raid::PersonReleasedUnarrested;
use greyfile_domain::values::Sex;

use crate::make::*;
use crate::world::{Act, event_of, given};

mod courts;
mod custody;

/// The FIR that every row is about.
fn the_fir() -> FirId {
    fir("F")
}

/// The deadlines, judged at an instant. Which there are, and what settled each, is the same at any
/// other.
fn clocks(acts: Vec<Act>, now: &str) -> Vec<Deadline> {
    let world = given(acts);
    let clocks = world.deadlines(time(now).start);
    for other in ["2020-01-01", "2025-07-09T12:00", "2030-01-01"].map(|other| time(other).start) {
        let judged =
            |clock: &Deadline| Deadline { verdict: clock.verdict_at(other), ..clock.clone() };
        assert_eq!(world.deadlines(other), clocks.iter().map(judged).collect::<Vec<_>>());
    }
    clocks
}

fn verdicts(clocks: &[Deadline], code: &str) -> Vec<Verdict> {
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
        PersonDischarged { who: Accused::Person(person("P")), reason: line("no evidence").into() };
    let cancelled = Cancelled { reason: line("no offence made out").into() };
    // Those of P and of Q, in any order. What was overdue by then stays broken.
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
        (
            "P discharged in time",
            and(record("d", the_fir(), discharged.clone()).at("2025-07-20")),
            vec![Overdue],
        ),
        (
            "P discharged too late",
            and(record("d", the_fir(), discharged).at("2025-07-30")),
            vec![Missed, Overdue],
        ),
        (
            "the FIR cancelled in time",
            and(record("d", the_fir(), cancelled.clone()).at("2025-07-20")),
            vec![],
        ),
        (
            "the FIR cancelled within the days of the interim report",
            and(record("d", the_fir(), cancelled.clone()).at("2025-07-24")),
            vec![],
        ),
        (
            "the FIR cancelled too late",
            and(record("d", the_fir(), cancelled).at("2025-07-30")),
            vec![Missed, Missed],
        ),
    ] {
        let mut verdicts = verdicts(&clocks(acts, "2025-08-30"), "fir.challan");
        verdicts.sort_by_key(|verdict| verdict.code());
        expected.sort_by_key(|verdict| verdict.code());
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
            let deposited = Deposited { number: Some(number(7)), ..deposited() };
            record("d", exhibit("E"), deposited).at(at).logged("2025-07-31T23:00")
        }));
        let world = given(acts);
        let asked = time(asked).start;
        assert_eq!(verdicts(&world.deadlines(asked), "exhibit.number_pending"), [verdict]);
        // A flag only where the time is up, with the exhibit's name and when it was due.
        let flags = world.flags(asked);
        let pending = flags.iter().find(|flag| flag.code == "exhibit.number_pending");
        assert_eq!(pending.is_some(), verdict.is_breach(), "{given_at:?} {asked:?}");
        if let Some(flag) = pending {
            let text = crate::flags::text(flag);
            assert!(text.starts_with("phone, 12"), "{text}");
            assert!(text.ends_with("due 15 July 2025, 23:59"), "{text}");
        }
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

/// Two held at a raid from four to nine in the morning; the first of them is `person("R")`.
fn raided() -> Vec<Act> {
    let people = vec![found(Sex::Male, "PK"), found(Sex::Male, "PK")];
    let raid = ConductRaid { people, ..quiet_raid() };
    vec![conduct("R", raid).at("2025-07-08T04:00/2025-07-08T09:00")]
}

fn produced(name: &str, fir_name: &str, at: &str) -> Act {
    let who = Accused::Person(person("R"));
    record(name, fir(fir_name), PersonProduced { who, court: None, travel_minutes: None }).at(at)
}

#[test]
fn an_arrest_in_a_raid_has_its_clock_whether_an_fir_names_it_or_not() {
    let who = || Accused::Person(person("R"));
    let lodge = |name: &str, serial, at| {
        open(name, Lodged { offence: time("2025-06"), ..lodged(serial) }).at(at)
    };
    let named = |name: &str, of| record(name, fir(of), crate::make::named(person("R"), None));
    let two_firs = || {
        let firs = vec![lodge("F", 7, "2025-07-08"), lodge("G", 8, "2025-07-08")];
        [raided(), firs, vec![named("n", "F"), named("m", "G")]].concat()
    };
    let and = |acts: Vec<Act>| [two_firs(), acts].concat();
    let bail = |of, at| record("b", fir(of), BailGranted { who: who(), court: None }).at(at);
    let discharge = |at| {
        let discharged = PersonDischarged { who: who(), reason: line("no evidence").into() };
        record("d", the_fir(), discharged).at(at)
    };
    let cancel = |name: &str, at| {
        record(&format!("c{name}"), fir(name), Cancelled { reason: line("no offence").into() })
            .at(at)
    };
    let let_go = |at| {
        let released = PersonReleasedUnarrested {
            person: person("R"),
            reason: Some(line("a mistake").into()),
        };
        record("l", raid("R"), released).at(at)
    };
    let before = "2025-07-08T03:00";
    let in_time = "2025-07-08T20:00";
    let too_late = "2025-07-10T10:00";
    // The clock of the first of the two.
    for (what, acts, asked, verdict) in [
        ("no FIR", raided(), "2025-07-08T20:00", Running),
        ("no FIR, days later", raided(), "2025-07-31", Overdue),
        (
            "an FIR of before the raid",
            [
                vec![lodge("F", 7, "2025-07-01")],
                raided(),
                vec![named("n", "F").at("2025-07-08T10:00")],
            ]
            .concat(),
            "2025-07-31",
            Overdue,
        ),
        ("in one of the FIRs", and(vec![produced("p", "F", in_time)]), "2025-07-31", Met),
        ("in the other", and(vec![produced("p", "G", in_time)]), "2025-07-31", Met),
        (
            "in one late, in the other in time",
            and(vec![produced("p", "F", too_late), produced("q", "G", in_time)]),
            "2025-07-31",
            Met,
        ),
        ("before the arrest", and(vec![produced("p", "F", before)]), "2025-07-31", Overdue),
        (
            "before the arrest and after it",
            and(vec![produced("p", "F", before), produced("q", "F", in_time)]),
            "2025-07-31",
            Met,
        ),
        (
            "before the arrest and too late",
            and(vec![produced("p", "F", before), produced("q", "F", too_late)]),
            "2025-07-31",
            Late,
        ),
        ("bail in time", and(vec![bail("G", in_time)]), "2025-07-31", Ended),
        (
            "bail in time, produced long after",
            and(vec![bail("F", in_time), produced("p", "F", too_late)]),
            "2025-07-31",
            Ended,
        ),
        ("bail of before the arrest", and(vec![bail("F", before)]), "2025-07-31", Overdue),
        ("bail too late", and(vec![bail("F", too_late)]), "2025-07-31", Missed),
        ("discharged in time", and(vec![discharge(in_time)]), "2025-07-31", Ended),
        ("discharged too late", and(vec![discharge(too_late)]), "2025-07-31", Missed),
        ("let go in time", and(vec![let_go(in_time)]), "2025-07-31", Ended),
        ("one FIR cancelled", and(vec![cancel("F", in_time)]), "2025-07-31", Overdue),
        (
            "both cancelled in time",
            and(vec![cancel("F", in_time), cancel("G", in_time)]),
            "2025-07-31",
            Ended,
        ),
        (
            "both cancelled, one too late",
            and(vec![cancel("F", in_time), cancel("G", too_late)]),
            "2025-07-31",
            Missed,
        ),
        (
            "produced late, then cancelled",
            and(vec![
                produced("p", "F", too_late),
                cancel("F", "2025-07-20"),
                cancel("G", "2025-07-20"),
            ]),
            "2025-07-31",
            Late,
        ),
        (
            "produced after cancelled in time",
            and(vec![cancel("F", in_time), cancel("G", in_time), produced("p", "F", too_late)]),
            "2025-07-31",
            Ended,
        ),
    ] {
        let clocks = clocks(acts, asked);
        let of_both: Vec<_> = clocks.iter().filter(|one| one.code == "fir.production").collect();
        assert_eq!(of_both.len(), 2, "{what}: one clock an arrest, however many FIRs");
        let first = of_both.iter().find(|clock| clock.args == who().args()).expect("a clock");
        assert_eq!(first.verdict, verdict, "{what}");
        assert_eq!(first.about, raid("R").stream(), "{what}");
    }
}

#[test]
fn an_fir_asks_the_raid_it_names_when_somebody_was_arrested() {
    let of_raid = || Lodged { raid: Some(raid("R")), ..lodged(7) };
    let base = || {
        let lodge = open("F", of_raid()).at("2025-07-08");
        let named = record("n", the_fir(), named(person("R"), Some("2025-07-08T04:30")));
        [raided(), vec![lodge, named, produced("p", "F", "2025-07-09T06:00")]].concat()
    };
    let from = |acts: Vec<Act>| -> Vec<(String, Verdict)> {
        let clocks = clocks(acts, "2025-07-31");
        let of_first = clocks.iter().filter(|one| one.args == Accused::Person(person("R")).args());
        let production = of_first.filter(|one| one.code == "fir.production");
        production.map(|one| (one.from.to_words(), one.verdict)).collect()
    };
    let told = |words: &str, verdict| vec![(words.to_owned(), verdict)];
    assert_eq!(
        from(base()),
        told("8 July 2025, 04:00 to 09:00", CannotBeJudged),
        "the raid's time"
    );
    // The raid, two witnesses, the person; then the arrest.
    let retimed = retime("c", raid("R"), event_of("R", 4), "2025-07-08T08:00").at("2025-07-10");
    let corrected = [base(), vec![retimed.clone()]].concat();
    assert_eq!(from(corrected.clone()), told("8 July 2025, 08:00", Met), "as corrected");
    let flags = given(corrected).flags(time("2025-07-31").start);
    let differs = flags.iter().find(|flag| flag.code == "fir.arrest_differs").expect("flagged");
    let both = "the FIR has an arrest of 8 July 2025, 04:30, the raid has it of 8 July 2025, 08:00";
    assert_eq!(crate::flags::text(differs), both);
    // Struck from the raid, it is the FIR's own word that is left.
    let struck =
        [base(), vec![retract("r", raid("R"), event_of("R", 4)).at("2025-07-10")]].concat();
    assert_eq!(from(struck), told("8 July 2025, 04:30", Late));
}

#[test]
fn another_arrest_has_another_clock() {
    let again = {
        let named = named(person("R"), Some("2025-07-20T10:00"));
        vec![open("F", lodged(7)).at("2025-07-20"), record("n", the_fir(), named).at("2025-07-20")]
    };
    let produced = produced("p", "F", "2025-07-20T16:00");
    let clocks = clocks([raided(), again, vec![produced]].concat(), "2025-07-31");
    let of_first = clocks.iter().filter(|one| one.args == Accused::Person(person("R")).args());
    let production = of_first.filter(|one| one.code == "fir.production");
    let verdicts: Vec<_> = production.map(|one| one.verdict).collect();
    assert_eq!(verdicts, [Late, Met], "the first arrest is answered too late, the second in time");
}
