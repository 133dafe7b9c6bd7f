//! What regimes answer, as tables.

use greyfile_envelope::{Day, EventId, Hand, Position, Timestamp};

use super::*;
use crate::values::hex::Hex;
use crate::values::law::Law;
use crate::values::money::Money;
use crate::values::text::{Code, Line};

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

fn code(text: &str) -> Code {
    Code::new(text).expect("a code")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn noon(text: &str) -> Timestamp {
    format!("{text}T12:00:00+05:00").parse().expect("an instant")
}

fn event(number: u8) -> EventId {
    EventId::from_bytes([number; 16])
}

fn stated(selected_by: SelectedBy) -> Stated {
    Stated { source: line("assumed"), verified: false, selected_by }
}

fn fee(of: &str, class: Option<&str>, amount: u64, by: SelectedBy) -> Fee {
    let (class, amount) = (class.map(code), Money::pkr(amount));
    Fee { code: code(of), class, amount, refundable: false, stated: stated(by) }
}

fn body(of: &str, keys: &[u8]) -> LicensingBody {
    let key = |key: &u8| BodyKey { key: Hex([*key; 32]), source: line("by hand") };
    LicensingBody {
        code: code(of),
        name: line(of),
        name_urdu: None,
        kind: BodyKind::Vetting,
        keys: keys.iter().map(key).collect(),
        grounds_to: vec![Hex([9; 32])],
        answer_within_days: Some(15),
        silence_is_clearance: false,
        stated: stated(SelectedBy::Decision),
    }
}

fn adoption(number: u8, from: &str, fill: impl FnOnce(&mut Regime)) -> Adoption {
    let mut regime =
        Regime::new(code(&format!("r{number}")), line("rules"), day(from), line("assumed"));
    fill(&mut regime);
    Adoption { event: event(number), position: Position(u64::from(number) * 10), regime }
}

#[test]
fn the_latest_first_day_is_in_force_and_of_one_day_the_later_adopted() {
    let law = |days: &[&str]| Law {
        adoptions: (1..).zip(days).map(|(n, from)| adoption(n, from, |_| ())).collect(),
        ..Law::default()
    };
    for (days, asked, expected) in [
        (&["2025-01-01", "2025-06-01"][..], "2024-12-31", None),
        (&["2025-01-01", "2025-06-01"], "2025-01-01", Some(1)),
        (&["2025-01-01", "2025-06-01"], "2025-05-31", Some(1)),
        (&["2025-01-01", "2025-06-01"], "2025-06-01", Some(2)),
        (&["2025-06-01", "2025-01-01"], "2025-07-01", Some(1)),
        (&["2025-01-01", "2025-01-01"], "2025-01-01", Some(2)),
        (&[], "2025-01-01", None),
    ] {
        let found = law(days).on(day(asked)).map(|one| one.event);
        assert_eq!(found, expected.map(event), "{days:?} on {asked}");
    }
}

#[test]
fn a_draft_decides_nothing() {
    let draft = adoption(1, "2025-01-01", |_| ());
    let law = Law { drafts: vec![draft], ..Law::default() };
    assert_eq!(law.on(day("2025-02-01")), None);
}

/// The regime of the decision says by which date a value is selected; the regime of that date gives it.
#[test]
fn a_value_is_taken_from_the_regime_of_the_date_that_selects_it() {
    use SelectedBy::{Conduct, Decision, Due, Filing};
    let law = |by: SelectedBy, later: bool| Law {
        adoptions: vec![
            adoption(1, "2025-01-01", |r| r.fees = vec![fee("renewal", None, 10, Decision)]),
            adoption(2, "2025-06-01", |r| {
                r.fees.extend(later.then(|| fee("renewal", None, 20, by)));
            }),
        ],
        ..Law::default()
    };
    let dates = |filing: Option<&str>, conduct: Option<&str>, due: Option<&str>| Dates {
        filing: filing.map(day),
        conduct: conduct.map(day),
        due: due.map(day),
        decision: day("2025-07-01"),
    };
    let (old, new) = (Some("2025-02-01"), Some("2025-06-15"));
    for (by, dates, later, expected) in [
        (Decision, dates(old, old, old), true, Some((20, 2))),
        (Filing, dates(old, new, new), true, Some((10, 1))),
        (Filing, dates(new, old, old), true, Some((20, 2))),
        (Conduct, dates(new, old, new), true, Some((10, 1))),
        (Due, dates(new, new, old), true, Some((10, 1))),
        // Not known: the day of the decision.
        (Filing, dates(None, old, old), true, Some((20, 2))),
        // No regime was in force then: that of the decision.
        (Filing, dates(Some("2024-03-01"), None, None), true, Some((20, 2))),
        // The regime of the decision no longer has it.
        (Filing, dates(old, old, old), false, None),
    ] {
        let law = law(by, later);
        let found = law.fee(&code("renewal"), None, &dates);
        let found = found.map(|used| (used.value.amount.amount, used.adoption));
        assert_eq!(found, expected.map(|(pkr, of)| (pkr, event(of))), "{by:?} {dates:?}");
    }
}

/// What the regime of the selected date did not have was not asked for then.
#[test]
fn a_value_that_is_newer_than_its_date_is_none() {
    let law = Law {
        adoptions: vec![
            adoption(1, "2025-01-01", |_| ()),
            adoption(2, "2025-06-01", |r| {
                r.fees = vec![fee("amendment", None, 20, SelectedBy::Filing)];
            }),
        ],
        ..Law::default()
    };
    let dates = Dates::of_decision(day("2025-07-01"));
    let filed = Dates { filing: Some(day("2025-02-01")), ..dates };
    assert!(law.fee(&code("amendment"), None, &dates).is_some());
    assert!(law.fee(&code("amendment"), None, &filed).is_none());
}

#[test]
fn the_fee_of_a_class_goes_before_that_of_every_class() {
    let law = Law {
        adoptions: vec![adoption(1, "2025-01-01", |r| {
            r.fees = vec![
                fee("licence", None, 10, SelectedBy::Decision),
                fee("licence", Some("captive"), 20, SelectedBy::Decision),
            ];
        })],
        ..Law::default()
    };
    let dates = Dates::of_decision(day("2025-07-01"));
    for (class, pkr) in [(None, 10), (Some("captive"), 20), (Some("outsourced"), 10)] {
        let class = class.map(code);
        let found = law.fee(&code("licence"), class.as_ref(), &dates).expect("a fee");
        assert_eq!(found.value.amount.amount, pkr, "{class:?}");
    }
}

/// Whoever signed writes any date; only where and when it was taken in counts.
#[test]
fn a_key_is_judged_by_where_and_when_it_is_taken_in() {
    use KeyStanding::{Compromised, InForce, RotatedOut, Unknown};
    let until = noon("2025-06-10");
    let rotation = |position, old: u8, new: u8| Rotation {
        event: event(9),
        position: Position(position),
        body: code("pta"),
        old: Hex([old; 32]),
        new: Hex([new; 32]),
        overlap_until: until,
    };
    let law = Law {
        adoptions: vec![
            adoption(1, "2025-01-01", |r| {
                r.bodies = vec![body("pta", &[1, 2, 5]), body("nccia", &[7])];
            }),
            // Adopted last, and lists a key again that was replaced, one anew, and not key 5.
            adoption(8, "2025-09-01", |r| r.bodies = vec![body("pta", &[1, 6])]),
        ],
        rotations: vec![rotation(30, 1, 3)],
        compromises: vec![Compromise {
            event: event(9),
            position: Position(60),
            body: code("pta"),
            key: Hex([2; 32]),
            from: Position(50),
        }],
        ..Law::default()
    };
    let overlap = KeyStanding::Overlap { until };
    let last = u64::MAX;
    for (of, key, at, on, expected) in [
        ("pta", 1, 20, "2025-05-01", InForce),
        ("pta", 1, 40, "2025-06-09", overlap),
        ("pta", 1, 40, "2025-06-10", overlap),
        ("pta", 1, 40, "2025-06-11", RotatedOut),
        ("pta", 1, last, "2025-10-01", RotatedOut),
        ("pta", 3, 20, "2025-05-01", Unknown),
        ("pta", 3, 40, "2025-06-09", InForce),
        ("pta", 3, last, "2025-10-01", RotatedOut),
        ("pta", 2, 49, "2025-06-09", InForce),
        ("pta", 2, 50, "2025-06-09", Compromised { from: Position(50) }),
        ("pta", 2, last, "2025-06-09", Compromised { from: Position(50) }),
        ("pta", 5, last, "2025-08-31", InForce),
        ("pta", 5, last, "2025-09-01", RotatedOut),
        ("pta", 6, last, "2025-08-31", Unknown),
        ("pta", 6, last, "2025-09-01", InForce),
        ("nccia", 1, last, "2025-06-09", Unknown),
        ("nccia", 7, last, "2025-06-09", InForce),
        ("fia", 7, last, "2025-06-09", Unknown),
    ] {
        let found = law.key(&code(of), &Hex([key; 32]), Position(at), noon(on));
        assert_eq!(found, expected, "{of} {key} at {at} on {on}");
    }
}

#[test]
fn a_power_is_held_by_its_offices_and_by_whom_they_delegated_it_to() {
    let power = Power {
        code: code("issue"),
        offices: vec![code("director_general")],
        may_delegate: true,
        stated: stated(SelectedBy::Decision),
    };
    let law = Law {
        adoptions: vec![adoption(1, "2025-01-01", |r| r.powers = vec![power])],
        delegations: vec![Delegation {
            event: event(2),
            power: code("issue"),
            to: Hand::new("a.shah").expect("a hand"),
            from: day("2025-03-01"),
            until: day("2025-03-31"),
        }],
        ..Law::default()
    };
    for (power, hand, on, expected) in [
        ("issue", "director_general", "2025-02-01", true),
        ("issue", "Director-General", "2025-02-01", true),
        ("issue", "director_general", "2024-02-01", false),
        ("issue", "a.shah", "2025-02-28", false),
        ("issue", "a.shah", "2025-03-01", true),
        ("issue", "a.shah", "2025-03-31", true),
        ("issue", "a.shah", "2025-04-01", false),
        ("revoke", "a.shah", "2025-03-15", false),
        ("issue", "b.khan", "2025-03-15", false),
    ] {
        let hand = Hand::new(hand).expect("a hand");
        assert_eq!(law.holds(&code(power), &hand, noon(on)), expected, "{power} {hand} {on}");
    }
}

#[test]
fn a_pattern_gives_each_serial_a_number_of_its_own() {
    for (pattern, expected) in [
        ("NCCIA-CC-{year}-{serial:5}", Some("NCCIA-CC-2025-00042")),
        ("{serial}/{year}", Some("42/2025")),
        ("ل-{serial:3}", Some("ل-042")),
        ("NCCIA-{year}", None),
        ("{serial}-{serial}", None),
        ("{serial:0}", None),
        ("{serial:11}", None),
        ("{serial", None),
        ("serial}", None),
        ("{month}{serial}", None),
        ("{}{serial}", None),
    ] {
        let series = Series {
            code: code("licence"),
            pattern: line(pattern),
            class: None,
            first: 1,
            stated: stated(SelectedBy::Decision),
        };
        assert_eq!(series.number(2025, 42).as_deref(), expected, "{pattern}");
    }
}

#[test]
fn a_long_list_is_cut_and_put_together_again() {
    let mut whole = adoption(1, "2025-01-01", |_| ()).regime;
    whole.fees =
        (0..2_000).map(|n| fee(&format!("fee_{n}"), None, n, SelectedBy::Filing)).collect();
    whole.powers = Vec::new();
    let parts = whole.parts().expect("parts");
    assert!(parts.len() > 4, "{}", parts.len());
    assert!(parts.iter().all(|part| !part.is_too_large()));
    let mut again = Regime { fees: Vec::new(), ..whole.clone() };
    parts.into_iter().for_each(|part| again.take(part));
    assert_eq!(again, whole);
}
