//! What is due while somebody is held: production at the end of a remand, notices.

use greyfile_domain::streams::fir::{Acquitted, Remand, RemandGranted};
use greyfile_domain::streams::person::{AgeClaimed, ConsularNoticeGiven, GuardianInformed};

use super::*;

#[test]
fn at_the_end_of_a_remand_production_is_due_again() {
    let who = || Accused::Person(person("P"));
    let remand = |name: &str, days, at| {
        let custody = Remand::Physical;
        let granted = RemandGranted { who: who(), custody, days, days_asked: None, court: None };
        record(name, the_fir(), granted).at(at)
    };
    let produced = |at| {
        let produced = PersonProduced { who: who(), court: None, travel_minutes: None };
        record("p", the_fir(), produced).at(at)
    };
    let bail = |at| record("b", the_fir(), BailGranted { who: who(), court: None }).at(at);
    let acquitted =
        |at| record("a", the_fir(), Acquitted { who: who(), section: peca("14") }).at(at);
    let cancelled =
        |at| record("x", the_fir(), Cancelled { reason: line("no offence").into() }).at(at);
    // Five days from 10 July end with 15 July.
    let five = || remand("r", Some(5), "2025-07-10T11:00");
    for (what, acts, asked, verdicts_of) in [
        ("on the last day", vec![five()], "2025-07-15T23:00", vec![Running]),
        ("the day after", vec![five()], "2025-07-16T00:00", vec![Overdue]),
        ("of unknown days", vec![remand("r", None, "2025-07-10")], "2025-07-31", vec![]),
        (
            "produced when it was granted",
            vec![produced("2025-07-10"), five()],
            "2025-07-31",
            vec![Overdue],
        ),
        ("produced at its end", vec![five(), produced("2025-07-15")], "2025-07-31", vec![Met]),
        ("produced too late", vec![five(), produced("2025-07-16")], "2025-07-31", vec![Late]),
        (
            "produced some day in July",
            vec![five(), produced("2025-07").logged("2025-08-01")],
            "2025-07-31",
            vec![CannotBeJudged],
        ),
        (
            "remanded again in time",
            vec![five(), remand("s", Some(9), "2025-07-15T11:00")],
            "2025-07-20",
            vec![Met, Running],
        ),
        (
            "remanded again too late",
            vec![five(), remand("s", Some(9), "2025-07-17T11:00")],
            "2025-07-20",
            vec![Late, Running],
        ),
        (
            "two of one day",
            vec![remand("r", Some(5), "2025-07-10"), remand("s", Some(3), "2025-07-10")],
            "2025-07-31",
            vec![Met, Overdue],
        ),
        ("bail in time", vec![five(), bail("2025-07-12")], "2025-07-31", vec![Ended]),
        ("bail too late", vec![five(), bail("2025-07-18")], "2025-07-31", vec![Missed]),
        ("acquitted in time", vec![five(), acquitted("2025-07-14")], "2025-07-31", vec![Ended]),
        ("the FIR cancelled", vec![five(), cancelled("2025-07-14")], "2025-07-31", vec![Ended]),
        (
            "struck",
            vec![five(), retract("x", the_fir(), event_of("r", 0)).at("2025-07-11")],
            "2025-07-31",
            vec![],
        ),
    ] {
        let clocks = clocks([arrested("2025-07-08T11:00"), acts].concat(), asked);
        assert_eq!(verdicts(&clocks, "fir.remand_end"), verdicts_of, "{what}");
    }
}

#[test]
fn a_foreigner_and_a_minor_have_somebody_told_within_a_day() {
    let arrested = |nationality: &str| {
        vec![
            open("F", lodged(7)).at("2025-07-08"),
            open("P", recorded(Sex::Male, nationality)).at("2025-07-08"),
            record("n", the_fir(), named(person("P"), Some("2025-07-08T04:00"))).at("2025-07-09"),
        ]
    };
    let mission = || ConsularNoticeGiven { mission: line("the consulate in Lahore") };
    let told = |at| record("t", person("P"), mission()).at(at).logged("2025-08-01");
    let guardian = |at| {
        let guardian = line("Nadia Demo").into();
        record("g", person("P"), GuardianInformed { guardian }).at(at)
    };
    let seventeen = || record("k", person("P"), AgeClaimed { years: 17 }).at("2025-07-09");
    let (consular, of_guardian) = ("person.consular_notice", "person.guardian");
    for (what, nationality, acts, asked, code, verdicts_of) in [
        ("a Pakistani", "PK", vec![], "2025-07-08T12:00", consular, vec![]),
        ("a foreigner", "CN", vec![], "2025-07-09T03:00", consular, vec![Running]),
        ("a day later", "CN", vec![], "2025-07-09T05:00", consular, vec![Overdue]),
        ("told", "CN", vec![told("2025-07-08T20:00")], "2025-07-31", consular, vec![Met]),
        ("told late", "CN", vec![told("2025-07-12")], "2025-07-31", consular, vec![Late]),
        ("told once", "CN", vec![told("2025-07")], "2025-07-31", consular, vec![CannotBeJudged]),
        ("of age", "PK", vec![], "2025-07-31", of_guardian, vec![]),
        ("a minor", "PK", vec![seventeen()], "2025-07-31", of_guardian, vec![Overdue]),
        (
            "a minor, the guardian told",
            "PK",
            vec![seventeen(), guardian("2025-07-09T03:00")],
            "2025-07-31",
            of_guardian,
            vec![Met],
        ),
    ] {
        let clocks = clocks([arrested(nationality), acts].concat(), asked);
        assert_eq!(verdicts(&clocks, code), verdicts_of, "{what}");
        // It begins where the arrest is told of, as production does.
        let all = clocks.iter().filter(|clock| clock.code == code);
        all.for_each(|clock| assert_eq!(clock.about, the_fir().stream(), "{what}"));
    }
}
