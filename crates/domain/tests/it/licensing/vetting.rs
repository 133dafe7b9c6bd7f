//! Vetting: an answer counts if the body signed it, about what it was asked, with a key that counts.

use greyfile_domain::acts::{AdoptRegime, Body, Record};
use greyfile_domain::kernel::refusal::{Licensing, Refusal};
use greyfile_domain::streams::licence::{
    Cleared, LicenceState, VettingPassed, VettingRequested, VettingWithdrawn,
};
use greyfile_domain::streams::regime::{KeyCompromised, KeyRotated};
use greyfile_domain::streams::{LicenceId, RegimeId};
use greyfile_domain::values::hex::{Hex, HexBytes};
use greyfile_envelope::Position;
use greyfile_vetting::Say;

use super::house::*;
use super::regime::whole_regime;
use super::{OK, and, check, no};
use crate::make::{code, line};
use crate::world::{Act, act, event_of, given};

fn refused(why: &'static str) -> Result<(), Refusal> {
    no(Licensing::AnswerRefused { why })
}

fn asked_pta() -> Vec<Act> {
    let mut acts = and(vec![regime()], centre());
    acts.push(filed("licence"));
    acts.push(asked("licence", "pta", 1));
    acts
}

fn clear(round: u16, again: u8) -> Vec<u8> {
    answer_file(&subject("licence", "pta", round), Say::Clear, "PTA/7", again)
}

fn rotated(overlap_until: &str) -> Act {
    let event = KeyRotated {
        body: code("pta"),
        old: Hex(keys("pta", 0).public().signing),
        new: Hex(keys("pta", 1).public().signing),
        overlap_until: day(overlap_until).start(),
        source: line("the body's letter"),
    };
    crate::make::record("rotated", RegimeId::THE, event).at("2025-07-05")
}

#[test]
pub fn only_what_the_body_signed_is_an_answer() {
    let take = |file: &[u8]| taken("licence", "answer", file);
    let file = clear(1, 0);
    let cut = &file[..file.len() - 40];
    let text = String::from_utf8(file.clone()).expect("text");
    let altered = text.replace("answer clear", "answer not-clear");
    assert_ne!(altered, text);
    let mut long = file.clone();
    long.resize(70_000, b'x');
    let other_licence = answer_file(&subject("second", "pta", 1), Say::Clear, "PTA/8", 0);
    let other_subject =
        answer_file(&subject_of("licence", "pta", 1, &["main", "branch"]), Say::Clear, "PTA/9", 0);
    let nobody_asked = answer_file(&subject("licence", "nccia", 1), Say::Clear, "N/1", 0);
    let typed = VettingPassed {
        answer: greyfile_domain::streams::licence::SignedAnswer {
            body: code("pta"),
            round: 1,
            reference: line("as told on the telephone"),
            digest: Hex(subject("licence", "pta", 1).digest().expect("a digest").0),
            signed: HexBytes(file.clone()),
            key: Hex(keys("pta", 0).public().signing),
        },
        counts_until: None,
    };
    check(vec![
        ("signed, about what was asked", asked_pta(), take(&file), OK),
        ("cut short", asked_pta(), take(cut), refused("cut_short")),
        ("altered", asked_pta(), take(altered.as_bytes()), refused("signature")),
        ("nothing", asked_pta(), take(b"hello"), refused("not_a_file")),
        ("too large", asked_pta(), take(&long), refused("too_large")),
        ("with a key of nobody", asked_pta(), take(&clear(1, 1)), refused("key_unknown")),
        ("about another application", asked_pta(), take(&other_licence), refused("other_licence")),
        ("about other premises", asked_pta(), take(&other_subject), refused("other_digest")),
        ("of a body that was not asked", asked_pta(), take(&nobody_asked), refused("key_unknown")),
        ("of a round that was not asked", asked_pta(), take(&clear(2, 0)), refused("other_round")),
        (
            "typed into a form",
            asked_pta(),
            on("licence", "typed", typed),
            Err(Refusal::NotForCommands),
        ),
        (
            "the same again",
            and(asked_pta(), [take(&file)]),
            taken("licence", "again", &file),
            Err(Refusal::AlreadyRecorded),
        ),
        (
            "on an application of nobody",
            vec![regime()],
            take(&file),
            Err(Refusal::NotOnRecord(licence_id("licence").stream())),
        ),
    ]);
}

#[test]
pub fn a_key_is_judged_by_when_the_answer_is_taken_in() {
    let take = |file: &[u8], at: &str| taken("licence", "answer", file).at(at);
    let lost = |from: u64| {
        let event = KeyCompromised {
            body: code("pta"),
            key: Hex(keys("pta", 0).public().signing),
            from: Position(from),
            source: line("the body's letter"),
        };
        crate::make::record("lost", RegimeId::THE, event).at("2025-07-06")
    };
    check(vec![
        (
            "the old one, within the overlap",
            and(asked_pta(), [rotated("2025-07-20")]),
            take(&clear(1, 0), "2025-07-19T12:00"),
            OK,
        ),
        (
            "the old one, after it",
            and(asked_pta(), [rotated("2025-07-20")]),
            take(&clear(1, 0), "2025-07-20T12:00"),
            refused("key_rotated_out"),
        ),
        (
            "the new one",
            and(asked_pta(), [rotated("2025-07-20")]),
            take(&clear(1, 1), "2025-07-20T12:00"),
            OK,
        ),
        (
            "one in other hands",
            and(asked_pta(), [lost(1)]),
            take(&clear(1, 0), "2025-07-08T12:00"),
            refused("key_compromised"),
        ),
    ]);
    // What was cleared before the key was lost stands, and blocks until it is asked anew.
    let lost_later = {
        let event = KeyCompromised {
            body: code("pta"),
            key: Hex(keys("pta", 0).public().signing),
            from: Position(1),
            source: line("the body's letter"),
        };
        crate::make::record("lost", RegimeId::THE, event).at("2025-07-10")
    };
    let missing = |why| no(Licensing::NotVetted { body: code("pta"), why });
    check(vec![(
        "issue after the key was lost",
        and(ready("licence"), [lost_later]),
        issue("licence"),
        missing("key"),
    )]);
}

#[test]
pub fn two_answers_a_stale_round_and_a_pass_that_lapsed() {
    let not_clear = |round: u16| {
        let say = Say::NotClear { grounds: Some(b"what only the body reads") };
        answer_file(&subject("licence", "pta", round), say, "PTA/8", 0)
    };
    let defer = || {
        let say = Say::Defer { until: day("2025-08-20") };
        answer_file(&subject("licence", "pta", 1), say, "PTA/6", 0)
    };
    let taken_as = |name: &str, file: &[u8]| taken("licence", name, file);
    let missing = |why| no(Licensing::NotVetted { body: code("pta"), why });
    let withdrawn = || {
        let event = VettingWithdrawn { request: event_of("l? pta 1", 0), reason: None };
        on("licence", "withdrawn", event)
    };
    let ready_but_pta = || ready_but("licence", &["l+ pta 1"]);
    let later = on("licence", "l issue", {
        greyfile_domain::streams::licence::LicenceIssued {
            from: day("2026-01-10"),
            to: day("2026-12-31"),
            ..issued("CC-1")
        }
    });
    check(vec![
        (
            "not clear",
            and(ready_but_pta(), [taken_as("no", &not_clear(1))]),
            issue("licence"),
            missing("not_clear"),
        ),
        (
            "deferred",
            and(ready_but_pta(), [taken_as("later", &defer())]),
            issue("licence"),
            missing("awaited"),
        ),
        (
            "deferred, then clear",
            and(ready_but_pta(), [taken_as("later", &defer()), cleared("licence", "pta", 1)]),
            issue("licence"),
            OK,
        ),
        (
            "clear and not clear",
            and(ready("licence"), [taken_as("no", &not_clear(1))]),
            issue("licence"),
            missing("contradicts"),
        ),
        (
            "both, and then clear in a new round",
            and(
                ready("licence"),
                [
                    taken_as("no", &not_clear(1)),
                    asked("licence", "pta", 2).at("2025-07-09"),
                    cleared("licence", "pta", 2).at("2025-07-10"),
                ],
            ),
            issue("licence"),
            OK,
        ),
        (
            "asked anew, answered for the old round alone",
            and(
                ready_but_pta(),
                [asked("licence", "pta", 2).at("2025-07-06"), cleared("licence", "pta", 1)],
            ),
            issue("licence"),
            missing("awaited"),
        ),
        ("withdrawn", and(ready_but_pta(), [withdrawn()]), issue("licence"), missing("not_asked")),
        (
            "on the last day on which it counts",
            ready("licence"),
            later.clone().at("2026-01-04T12:00"),
            OK,
        ),
        (
            "after it",
            ready("licence"),
            later.at("2026-01-10T12:00"),
            no(Licensing::NotVetted { body: code("nccia"), why: "lapsed" }),
        ),
        (
            "a round that comes too early",
            asked_pta(),
            asked("licence", "pta", 3).at("2025-07-06"),
            no(Licensing::OtherRound { body: code("pta"), next: 2 }),
        ),
        (
            "a body of nobody",
            asked_pta(),
            asked("licence", "isi", 1).by(DG),
            no(Licensing::NotInTheRegime { what: "body", code: code("isi") }),
        ),
    ]);
    // Each answer counts for its round, whichever came last.
    let acts = and(
        ready("licence"),
        [asked("licence", "pta", 2).at("2025-07-09"), taken_as("no", &not_clear(1))],
    );
    let licence: LicenceState = given(acts).state(licence_id("licence").stream());
    assert_eq!(licence.vetting.rounds[&(code("pta"), 1)].answers.len(), 2);
    assert!(matches!(licence.vetting.cleared(&code("pta")), Cleared::Awaited(_)));
}

#[test]
pub fn a_form_cannot_record_an_answer_in_any_way() {
    let passed =
        act("typed", Body::Record(Record { on: LicenceId([1; 16]).stream(), events: Vec::new() }));
    assert!(given([regime()]).when(&passed).0.is_err());
}

#[test]
fn silence_clears_only_whom_it_was_asked_about() {
    let mut regime = whole_regime();
    regime.bodies[2].silence_is_clearance = true;
    let adopted = act("regime", Body::AdoptRegime(AdoptRegime { regime })).at("2025-07-01");
    let silent = |more: Vec<Act>| {
        let mut acts = ready_but("licence", &["l+ bureau 1"]);
        acts[0] = adopted.clone();
        and(acts, more)
    };
    let issue = |at: &str| on("licence", "l issue", issued("CC-1")).at(at);
    let sold = || on_centre("sold", owners(&["stranger"])).at("2025-08-01");
    let why = |why| no(Licensing::NotVetted { body: code("bureau"), why });
    check(vec![
        ("its time is over", silent(vec![]), issue("2025-08-10T12:00"), OK),
        ("its time runs", silent(vec![]), issue("2025-08-09T12:00"), why("awaited")),
    ]);
    // The others were asked anew about who owns it by now, and the silent one was not.
    let mut cleared = vec![sold()];
    for body in ["nccia", "pta"] {
        let asked_of = subject_owned("licence", body, 2, "stranger");
        let digest = asked_of.digest().expect("a digest");
        let requested = VettingRequested {
            body: code(body),
            round: 2,
            owners: vec![person_id("stranger")],
            key_persons: vec![person_id("manager")],
            premises: vec![code("main")],
            digest: Hex(digest.0),
            answer_within: None,
        };
        cleared.push(on("licence", &format!("anew {body}"), requested).at("2025-08-01"));
        let file = answer_file(&asked_of, Say::Clear, "ref 2", 0);
        cleared.push(taken("licence", &format!("cleared {body}"), &file).at("2025-08-02"));
    }
    check(vec![(
        "about the owner before",
        silent(cleared),
        issue("2025-08-10T12:00"),
        why("not_covered"),
    )]);
}
