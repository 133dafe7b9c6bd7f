//! What is refused, and what beside it is not: one row an attempt, the last column the refusal.

mod corrections;
mod custody;
mod files;
mod numbers;
mod openings;
pub mod places;
mod raids;
mod regime;
mod sections;
mod times;
mod unique;

use std::collections::BTreeSet;

use greyfile_domain::kernel::identity::Identity;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::values::document::NumberError;
use greyfile_domain::values::namespace::Namespace;
use greyfile_domain::values::place::{PlaceKind, Wanted};
use greyfile_domain::values::purpose::Purpose;
use greyfile_domain::values::text::PlaceCode;
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_words::{Lang, Words, id};

use crate::licensing::{self, LICENSING};
use crate::make::{line, peca, time};
use crate::papers::digest;
use crate::world::{Act, World};

/// What is attempted, after what, by which command, and what it comes to.
type Attempt = (&'static str, Vec<Act>, Act, Result<(), Refusal>);

/// The last column of an attempt that succeeds.
const OK: Result<(), Refusal> = Ok(());

/// A table, one row an attempt: `what: given => when => outcome`.
macro_rules! attempts {
    ($($what:literal: $given:expr => $when:expr => $outcome:expr;)*) => {
        vec![$(($what, $given, $when, $outcome),)*]
    };
}
use attempts;

/// Tries every row, and tells of all that came out otherwise.
fn check(purpose: Purpose, attempts: Vec<Attempt>) {
    let mut wrong = Vec::new();
    for (what, given, when, expected) in attempts {
        let mut world = World::new(purpose.clone());
        for act in given {
            if let Err(refusal) = world.take(&act) {
                wrong.push(format!("{what}: what it is given was refused: {refusal:?}"));
            }
        }
        let came = world.when(&when).0.map(|_| ());
        if came != expected {
            wrong.push(format!("{what}: {came:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A table of attempts, in a demonstration log.
macro_rules! tables {
    ($($module:ident :: $table:ident;)*) => {
        $(#[test]
        fn $table() {
            check(Purpose::Demo, $module::$table());
        })*

        /// Every table's last columns.
        fn outcomes() -> Vec<(&'static str, Vec<Option<&'static str>>)> {
            fn last(table: Vec<Attempt>) -> Vec<Option<&'static str>> {
                let outcomes = table.into_iter().map(|(.., outcome)| outcome);
                outcomes.map(|outcome| outcome.err().map(|refusal| refusal.code())).collect()
            }
            vec![$((stringify!($table), last($module::$table())),)*]
        }
    };
}

tables! {
    openings::histories_open_once;
    openings::events_belong_to_their_history;
    openings::what_is_named_is_on_record;
    openings::commands_hold_some_events_but_not_too_many;
    openings::facts_are_recorded_once;
    unique::fir_numbers;
    unique::exhibit_numbers;
    unique::checked_cnics;
    times::nothing_happens_in_the_future;
    numbers::cnics_are_well_formed;
    numbers::slips;
    sections::sections_are_in_force;
    sections::the_regime_of_the_offence_speaks;
    custody::only_the_holder_hands_over;
    custody::nothing_is_destroyed_by_one_person;
    custody::what_is_destroyed_stays_where_it_is;
    corrections::what_can_be_corrected;
    corrections::what_a_correction_may_say;
    corrections::what_can_be_retracted;
    files::what_can_be_attached;
    files::what_a_correction_may_attach;
    places::the_gazetteer;
    places::codes_that_were_picked;
    regime::what_a_regime_states;
    regime::one_regime_of_a_code;
    regime::keys_powers_and_grace;
    raids::a_raid_has_one_case;
    raids::a_role_is_seen_in_a_case;
}

#[test]
fn synthetic_cnics_are_for_demonstrations() {
    check(Purpose::Demo, numbers::synthetic_in_a_demonstration());
    check(Purpose::Production, numbers::synthetic_in_production());
}

#[test]
fn keys_that_everybody_has_are_for_demonstrations() {
    check(Purpose::Demo, regime::keys_in_a_demonstration());
    check(Purpose::Production, regime::keys_where_cases_are_real());
}

#[test]
fn every_refusal_is_reached_and_stands_beside_what_is_accepted() {
    let mut tables = outcomes();
    tables.push(("numbers", numbers::texts().iter().map(|row| row.2).collect()));
    let production = numbers::synthetic_in_production().into_iter();
    let production = production.chain(regime::keys_where_cases_are_real());
    let production = production.map(|(.., outcome)| outcome);
    let production = production.map(|outcome| outcome.err().map(|refusal| refusal.code()));
    tables.push(("production", production.collect()));

    for (table, outcomes) in &tables {
        assert!(outcomes.contains(&None), "{table}: nothing is accepted");
        assert!(outcomes.iter().any(Option::is_some), "{table}: nothing is refused");
    }
    let reached: BTreeSet<&str> =
        tables.iter().flat_map(|(_, outcomes)| outcomes.iter().copied().flatten()).collect();
    // Those of licensing have tables of their own.
    let others = |code: &&str| !code.starts_with(LICENSING);
    assert_eq!(reached, Refusal::CODES.iter().copied().filter(others).collect());
}

#[test]
fn refusals_can_be_told_apart_and_say_something() {
    let every: Vec<Refusal> =
        every_refusal().into_iter().chain(licensing::every().map(Refusal::from)).collect();
    let codes: BTreeSet<&str> = every.iter().map(Refusal::code).collect();
    assert_eq!(codes, Refusal::CODES.iter().copied().collect());
    assert_eq!(codes.len(), Refusal::CODES.len(), "two refusals share a code");
    // What the words of each language speak of is in its arguments, and nothing is in the error
    // itself, which can end in a log.
    for (refusal, lang) in every.iter().flat_map(|one| Lang::ALL.map(|lang| (one, lang))) {
        let id = id("refusal", refusal.code());
        for id in [id.clone(), format!("{id}.rule")] {
            let text = Words::of(lang).try_message(&id, &refusal.args());
            assert!(text.is_some(), "{lang:?}: {refusal:?}");
        }
        assert_eq!(refusal.to_string(), refusal.code());
    }
}

/// One refusal of every code, and of what has two texts both.
fn every_refusal() -> Vec<Refusal> {
    use Refusal::*;
    let history = StreamId::new(StreamKind::RAID, [0; 16]);
    let code = crate::make::code("rules");
    let mut every = vec![
        NotOpenYet,
        AlreadyOpen,
        AlreadyRecorded,
        NotOnRecord(history),
        WrongKind { wanted: StreamKind::RAID, found: StreamKind::FIR },
        NotForCommands,
        Nothing,
        InTheFuture { occurred: time("2030") },
        Number(NumberError::Cnic),
        Number(NumberError::Imei),
        Number(NumberError::Phone),
        SyntheticCnic,
        TooMuchMoney,
        NotInARegister,
        TooLarge { max: 366 },
        DeviceClock,
        Taken { what: Namespace::FirNumber },
        SectionNotInForce { section: peca("26A"), offence: time("2024") },
        FileNotHere { sha256: digest(1) },
        FileOfOtherLength { bytes: 1 },
        FileOfOtherType { is: line("application/pdf") },
        NotTheHolder,
        SecondPersonNeeded,
        NoSuchEvent,
        Retracted,
        CannotBeUndone,
        TypeChanged,
        NothingChanged,
        NotMarked,
        IdentityChanged,
        OneCase,
        TooMany(1_001),
        RoleWithoutCase { person: 2 },
        Destroyed,
        Overtaken { by: crate::world::event_of("c", 0) },
        NoSuchDuplicate,
        NotComparable { what: Namespace::FirNumber },
        NoSuchPlace { code: PlaceCode::new("nowhere").unwrap() },
        NotThatKindOfPlace { code: PlaceCode::new("multan").unwrap(), wanted: Wanted::Circle },
        UsedBefore(Identity::Place(PlaceCode::new("multan").unwrap())),
        NotThatKindOfArea { code: PlaceCode::new("multan").unwrap(), kinds: &[PlaceKind::Circle] },
        NoFieldAsksFor { kind: PlaceKind::Province },
        MeansAnother {
            typed: crate::make::line("Multan"),
            code: PlaceCode::new("multan").unwrap(),
        },
        NoStore { kind: PlaceKind::City },
        UsedBefore(Identity::Stream(history)),
        UsedBefore(Identity::Regime { code, drafted: false, parts: 1 }),
    ];
    every.extend(regime::every_fault().into_iter().map(Regime));
    every
}
