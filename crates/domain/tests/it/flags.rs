//! What is accepted and flagged: one row a history, the last column every flag it raises, each
//! with its section of law and how it ended.

use std::collections::BTreeSet;

use greyfile_domain::kernel::flag::Flag;
use greyfile_domain::streams::case::AccountFrozen;
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

mod arrested;
mod at_once;
mod exhibits;
mod fir;
mod raid;
mod regime;

use arrested::{arrests, notices};
use at_once::same_day;
use exhibits::{custody, destruction, exhibits_as_seized, seals};
use fir::{deadlines, firs, remands};
use raid::raids;
use regime::regimes;

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
    regimes;
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
    // Every code that a room can give, so that a new flag has to have a row. Those of licensing have
    // theirs in `licensing`.
    let codes = greyfile_domain::words()
        .flat_map(|(_, _, codes)| codes.flags.iter().chain(codes.deadlines))
        .map(|rule| rule.code())
        .filter(|code| !crate::licensing::is_of_licensing(code));
    assert_eq!(seen, codes.collect());
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

fn places() -> Vec<History> {
    histories! {
        "every place has a name of its own": vec![gazetteer()] => [];
        "two cities are called alike": vec![alike()] => [("place.ambiguous", "record", "")];
        "two that are called alike, and their name means one of them": vec![
            alike(), map("m", "Okara", "okara"),
        ] => [];
    }
}

/// Dated before its stream was opened.
fn early() -> (&'static str, &'static str, &'static str) {
    ("order.before_opening", "record", "")
}
