//! Licensing: given, when, then. Each rule is a row with its exact refusal, beside what is accepted.

mod afterwards;
mod courses;
mod decisions;
mod ended;
pub mod house;
mod once;
mod premises;
mod proceedings;
mod reach;
mod regime;
mod stops;
mod undone;
mod vetting;

use std::collections::BTreeSet;
use std::sync::Mutex;

use greyfile_domain::kernel::refusal::{Licensing, Refusal};

use crate::world::{Act, World};
use greyfile_domain::values::money::Money;
use greyfile_domain::values::purpose::Purpose;

/// What is attempted, after what, by which command, and what it comes to.
type Row = (&'static str, Vec<Act>, Act, Result<(), Refusal>);

const OK: Result<(), Refusal> = Ok(());

fn no(licensing: Licensing) -> Result<(), Refusal> {
    Err(licensing.into())
}

/// The codes of the refusals that rows come to.
static REACHED: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// Every refusal of licensing has a row, beside rows that are accepted.
#[test]
fn every_refusal_of_licensing_is_reached() {
    decisions::an_issue_keeps_every_rule();
    afterwards::what_was_recorded_from_paper_is_confirmed_here_or_not();
    afterwards::a_bar_is_on_the_centre_and_on_its_owners();
    decisions::no_more_is_open_than_anybody_can_decide_on();
    proceedings::nothing_is_decided_against_a_holder_who_was_not_asked();
    proceedings::at_once_only_by_the_regimes_power_with_a_hearing();
    proceedings::what_a_court_stays_is_not_decided_and_does_not_count();
    ended::an_unlicensed_centre_is_closed_and_fined_after_it_was_asked();
    undone::what_was_served_or_rested_on_is_undone_by_another_decision();
    undone::what_a_correction_of_a_decision_means_for_others_follows_it();
    vetting::only_what_the_body_signed_is_an_answer();
    vetting::two_answers_a_stale_round_and_a_pass_that_lapsed();
    reach::a_licence_a_fee_a_bar_and_a_fine_are_what_the_regime_says();
    let codes = Refusal::CODES.iter().copied().filter(|code| code.starts_with(LICENSING));
    let reached = REACHED.lock().expect("the codes");
    let reached = reached.iter().copied().filter(|code| code.starts_with(LICENSING));
    assert_eq!(reached.collect::<BTreeSet<_>>(), codes.collect());
}

/// One refusal of every code of licensing.
pub fn every() -> impl Iterator<Item = Licensing> {
    use Licensing::*;
    let (code, event) = (crate::make::code("outsourced"), crate::world::event_of("any", 0));
    let until = house::day("2025-12-31");
    [
        NoSuchReference { event },
        NotInTheRegime { what: "body", code: code.clone() },
        NoRegime,
        UnknownCurrency,
        NotItsPremises { premises: code.clone() },
        NoPremises,
        NoValidity,
        AnswerRefused { why: "signature" },
        NotVetted { body: code.clone(), why: "awaited" },
        ToBeConfirmed,
        NoGround { wanted: "bar" },
        BarTooLong { last: until },
        FineTooHigh { max: Money::pkr(1_000_000) },
        TooLong { last: until },
        OtherAmount { fee: code.clone(), amount: Money::pkr(100) },
        OtherRound { body: code.clone(), next: 2 },
        NotInspected { premises: code.clone(), unmet: 2 },
        FeeDue { fee: code.clone(), left: None },
        ObjectionsOpen { count: 2 },
        FindingsOpen { count: 2 },
        Barred { until },
        NoPower { power: code },
        Recused,
        NoReasons,
        NoShowCause,
        ShowCauseOver,
        ShowCauseForAnother,
        TimeToAnswerRuns { until: until.start() },
        NotServed,
        Stayed,
        NoInterimPower,
        NoHearingDate,
        NotLicensed,
        Issued,
        NotPending,
        MoreThanThereIs,
        NotItsHand,
        RestedOn,
        BarOver,
        TooManyOpen { max: 200 },
    ]
    .into_iter()
}

/// The document says of each refusal what it rests on.
#[test]
fn the_document_has_a_row_for_every_refusal() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/licensing.md");
    let text = std::fs::read_to_string(file).expect("docs/licensing.md");
    let rows: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(code, _)| code)
        .collect();
    let codes = Refusal::CODES.iter().copied().filter(|code| code.starts_with(LICENSING));
    assert_eq!(rows, codes.collect());
}

/// What the codes of licensing begin with.
pub const LICENSING: &str = "licensing.";

/// Tries every row, and tells of all that came out otherwise.
fn check(rows: Vec<Row>) {
    let codes = rows.iter().filter_map(|row| row.3.as_ref().err());
    REACHED.lock().expect("the codes").extend(codes.map(Refusal::code));
    let mut wrong = Vec::new();
    for (what, given, when, expected) in rows {
        let mut world = World::new(Purpose::Demo);
        for act in given {
            if let Err(refusal) = world.take(&act) {
                let id = String::from_utf8_lossy(&act.command.id.to_bytes()).into_owned();
                wrong.push(format!("{what}: {id} was refused: {refusal:?}"));
            }
        }
        let came = world.when(&when).0.map(|_| ());
        if came != expected {
            wrong.push(format!("{what}: {came:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a flag or a deadline is one of licensing.
pub fn is_of_licensing(code: &str) -> bool {
    ["licence.", "centre."].iter().any(|of| code.starts_with(of))
}

/// These, and then one more.
fn and(mut acts: Vec<Act>, more: impl IntoIterator<Item = Act>) -> Vec<Act> {
    acts.extend(more);
    acts
}
