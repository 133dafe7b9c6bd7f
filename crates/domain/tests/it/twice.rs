//! The same fact recorded twice: what counts until somebody decides, and after.

use greyfile_domain::acts::{Body, NotTheSame};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::EventIn;
use greyfile_domain::streams::fir::{FirState, HearingHeld, Remand, RemandGranted};
use greyfile_domain::streams::raid::{CashRecovered, RaidState};
use greyfile_domain::values::Sex;
use greyfile_domain::values::money::{Currency, Money};
use greyfile_envelope::EventId;

use crate::make::*;
use crate::world::{Act, act, event_of, given};

fn rupees(amount: u64) -> CashRecovered {
    CashRecovered {
        amount: Money { currency: Currency::new(Currency::PKR).expect("a code"), amount },
        exhibit: None,
    }
}

fn cash(name: &str, amount: u64, at: &str) -> Act {
    record(name, raid("R"), rupees(amount)).at(at)
}

/// Says that an event is not the same as the one it may be the same as.
pub fn apart(name: &str, on: impl Into<greyfile_envelope::StreamId>, event: EventId) -> Act {
    let (on, reason) = (on.into(), line("another room").into());
    act(name, Body::NotTheSame(NotTheSame { on, event, reason, source: None })).at("2025-07-20")
}

fn the_raid() -> Act {
    conduct("R", quiet_raid()).at("2025-07-08T05:30")
}

/// A raid whose money two desks entered.
pub fn paid_twice() -> Vec<Act> {
    vec![the_raid(), cash("a", 5_000, "2025-07-08"), cash("b", 5_000, "2025-07-08")]
}

/// The money of the raid, and how many entries are marked.
fn counted(acts: Vec<Act>) -> (u64, usize) {
    let world = given(acts);
    let state: RaidState = world.state(raid("R"));
    let money = state.cash.iter().map(|(_, cash)| cash.amount.amount).sum();
    let flags = world.flags(time("2025-07-31").end);
    (money, flags.iter().filter(|flag| flag.code == "entry.possibly_same").count())
}

#[test]
fn money_that_may_be_entered_twice_counts_once_until_somebody_decides() {
    let and = |more: Vec<Act>| [paid_twice(), more].concat();
    let second = || event_of("b", 0);
    for (what, acts, expected) in [
        ("two desks", paid_twice(), (5_000, 1)),
        ("three desks", and(vec![cash("c", 5_000, "2025-07-08T06:00")]), (5_000, 2)),
        (
            "one by the minute, one by the month",
            vec![the_raid(), cash("a", 5_000, "2025-07-08T06:00"), cash("b", 5_000, "2025-07")],
            (5_000, 1),
        ),
        (
            "another sum",
            vec![the_raid(), cash("a", 5_000, "2025-07-08"), cash("b", 5_001, "2025-07-08")],
            (10_001, 0),
        ),
        (
            "another day",
            vec![the_raid(), cash("a", 5_000, "2025-07-08"), cash("b", 5_000, "2025-07-09")],
            (10_000, 0),
        ),
        (
            "one desk, in one command",
            vec![
                the_raid(),
                record_all("a", raid("R"), [rupees(5_000).into(), rupees(5_000).into()])
                    .at("2025-07-08"),
            ],
            (10_000, 0),
        ),
        ("not the same", and(vec![apart("n", raid("R"), second())]), (10_000, 0)),
        (
            "not the same, and a third",
            and(vec![apart("n", raid("R"), second()), cash("c", 5_000, "2025-07-08")]),
            (10_000, 1),
        ),
        (
            "not the same, taken back",
            and(vec![
                apart("n", raid("R"), second()),
                retract("x", raid("R"), event_of("n", 0)).at("2025-07-21"),
            ]),
            (5_000, 1),
        ),
        (
            "the second retracted",
            and(vec![retract("x", raid("R"), second()).at("2025-07-21")]),
            (5_000, 0),
        ),
        (
            "the first retracted",
            and(vec![retract("x", raid("R"), event_of("a", 0)).at("2025-07-21")]),
            (5_000, 0),
        ),
        (
            "the second corrected to another sum",
            and(vec![correct("x", raid("R"), second(), rupees(6_000)).at("2025-07-21")]),
            (11_000, 0),
        ),
        (
            "the second moved to another day",
            and(vec![retime("x", raid("R"), second(), "2025-07-09").logged("2025-07-21")]),
            (10_000, 0),
        ),
        (
            "corrected to the same",
            vec![
                the_raid(),
                cash("a", 5_000, "2025-07-08"),
                cash("b", 6_000, "2025-07-08"),
                correct("x", raid("R"), second(), rupees(5_000)).at("2025-07-21"),
            ],
            (5_000, 1),
        ),
    ] {
        assert_eq!(counted(acts), expected, "{what}");
    }
}

#[test]
fn a_remand_or_a_hearing_that_two_desks_enter_is_one() {
    let remand = |name: &str, custody, days, at: &str| {
        let who = accused(person("P"));
        let granted = RemandGranted { who, custody, days, days_asked: None, court: None };
        record(name, fir("F"), granted).at(at)
    };
    let hearing = |name: &str, purpose: &str, at: &str| {
        let purpose = Some(line(purpose));
        let held = HearingHeld { court: None, purpose, outcome: None, next: None };
        record(name, fir("F"), held).at(at)
    };
    let base = || {
        vec![
            open("F", lodged(7)).at("2025-07-08"),
            open("P", recorded(Sex::Male, "PK")).at("2025-07-08"),
            record("n", fir("F"), named(person("P"), None)).at("2025-07-08"),
        ]
    };
    let physical = |name, days, at| remand(name, Remand::Physical, Some(days), at);
    let judged = |acts: Vec<Act>| {
        let world = given([base(), acts].concat());
        let state: FirState = world.state(fir("F"));
        let days = state.accused.values().map(|accused| accused.physical_days()).sum::<u32>();
        let flags = world.flags(time("2025-07-31").end);
        let raised = |code: &str| flags.iter().filter(|flag| flag.code == code).count();
        (days, raised("entry.possibly_same"), raised("fir.remand_too_long"))
    };
    let day = "2025-07-11";
    for (what, acts, expected) in [
        ("one remand, two desks", vec![physical("a", 10, day), physical("b", 10, day)], (10, 1, 0)),
        ("another number of days", vec![physical("a", 10, day), physical("b", 4, day)], (10, 0, 0)),
        (
            "a second remand",
            vec![physical("a", 10, day), physical("b", 10, "2025-07-21")],
            (20, 0, 1),
        ),
        (
            "one hearing in two desks' words",
            vec![hearing("a", "bail", day), hearing("b", "bail plea", day)],
            (0, 1, 0),
        ),
        (
            "hearings of two days",
            vec![hearing("a", "bail", day), hearing("b", "bail", "2025-07-12")],
            (0, 0, 0),
        ),
    ] {
        assert_eq!(judged(acts), expected, "{what}");
    }
}

#[test]
fn only_what_is_marked_can_be_said_not_to_be_the_same() {
    let acts = paid_twice;
    let world = given(acts());
    let said = |event| world.when(&apart("n", raid("R"), event)).0.expect_err("refused");
    assert_eq!(said(event_of("a", 0)), Refusal::NotMarked);
    assert_eq!(said(event_of("z", 0)), Refusal::NoSuchEvent);
    world.when(&apart("n", raid("R"), event_of("b", 0))).0.expect("accepted");
    let decided = given([acts(), vec![apart("n", raid("R"), event_of("b", 0))]].concat());
    let again = decided.when(&apart("m", raid("R"), event_of("b", 0))).0;
    assert_eq!(again.expect_err("refused"), Refusal::NotMarked);
    let retracted = given([acts(), vec![retract("x", raid("R"), event_of("b", 0))]].concat());
    let gone = retracted.when(&apart("m", raid("R"), event_of("b", 0))).0;
    assert_eq!(gone.expect_err("refused"), Refusal::Retracted);
}

#[test]
fn a_device_whose_clock_was_off_is_flagged() {
    let device = |at: &str, clock_offset_ms| {
        let mut paid = cash("a", 5_000, "2025-07-08T06:00");
        let at = at.parse().expect("an instant");
        paid.command.captured = Some(greyfile_envelope::Captured { at, clock_offset_ms });
        let flags = given([the_raid(), paid]).flags(time("2025-07-31").end);
        flags.iter().filter(|flag| flag.code == "entry.device_clock").count()
    };
    const DAY: i64 = 86_400_000;
    for (at, offset, flags) in [
        ("2025-07-08T06:00:00+05:00", 0, 0),
        ("2025-07-08T06:00:00+05:00", -60_000, 0),
        // Right again with its offset, which is a day or more.
        ("2025-07-07T06:00:00+05:00", DAY, 1),
        ("2015-07-08T06:00:00+05:00", 3_653 * DAY, 1),
        // After the record was made.
        ("2025-07-08T06:30:00+05:00", 0, 1),
        ("2099-01-01T00:00:00Z", 0, 1),
    ] {
        assert_eq!(device(at, offset), flags, "{at} {offset}");
    }
}

#[test]
fn a_duplicate_leads_to_what_it_duplicates() {
    let of = EventIn { stream: raid("R").into(), event: event_of("a", 0) };
    let mut gone = retract("x", raid("R"), event_of("b", 0)).at("2025-07-21");
    if let Body::Retract(retract) = &mut gone.command.body {
        retract.duplicate_of = Some(of);
    }
    let acts = [paid_twice(), vec![gone]].concat();
    let world = given(acts);
    let history = &world.histories[&raid("R").into()];
    let (_, retracted) = history.retracted()[&event_of("b", 0)];
    assert_eq!(retracted.duplicate_of, Some(of));
}
