//! A case file as its page shows it.

use std::collections::BTreeMap;

use super::*;
use crate::streams::case::spoken;
use greyfile_casefile::{CaseSummary, Entry, entries};
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::kernel::flag::Flag;
use greyfile_domain::kernel::history::Moment;
use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::case::{CaseStage, EnquiryClosed, OfficerRelieved};
use greyfile_domain::streams::person::Recorded;
use greyfile_domain::streams::{CommonEvent, Corrected, Retracted};
use greyfile_domain::streams::{History, Logged};
use greyfile_envelope::{
    Basis, Correlation, EventId, Fingerprint, Hand, LoggedBy, Occurred, StreamId,
};
use greyfile_words::Lang;

mod urdu;

fn at(text: &str) -> Occurred {
    text.parse().unwrap()
}

fn stream() -> StreamId {
    CaseId([4; 16]).into()
}

/// What a person is called, which is all that the timeline says of one.
fn noted(label: &str) -> Event {
    let label = Line::new(label).unwrap();
    Recorded { label: Some(label.into()), ordinal: None, name: None, sex: None, nationality: None }
        .into()
}

fn entry(position: u64, text: &str) -> Entry {
    Entry {
        position: Position(position),
        event: EventId::from_bytes([position as u8; 16]),
        stream: stream(),
        event_type: "person.recorded",
        payload: noted(text),
        occurred_at: at("2025-07-08"),
        recorded_at: at("2025-07-09").start,
        gap_hours: None,
        late: false,
        done_by: "NCCIA-FSD-014".into(),
        logged_by: "NCCIA-FSD-014".into(),
        assurance: "declared".into(),
        basis: Basis::OwnAct,
        corrected: None,
        retracted: None,
        same_as: None,
    }
}

fn file(timeline: Vec<Entry>) -> CaseFile {
    CaseFile {
        position: Position(20),
        judged_at: at("2025-07-10").start,
        case: CaseSummary {
            case: stream(),
            title: "<script>alert(1)</script> کال سینٹر".into(),
            number: None,
            stage: CaseStage::Open,
            agency: "nccia".into(),
            circle: None,
            city: "Faisalabad".into(),
            city_code: None,
            operation: None,
            opened: at("2025-07-08"),
            raids: 0,
            firs: 0,
            last_recorded: at("2025-07-09").start,
            position: Position(20),
        },
        officers: Vec::new(),
        raids: Vec::new(),
        firs: Vec::new(),
        exhibits: Vec::new(),
        persons: Vec::new(),
        complaints: Vec::new(),
        flags: Vec::new(),
        clocks: Vec::new(),
        timeline,
        names: BTreeMap::new(),
    }
}

fn html(file: CaseFile, fragment: bool) -> String {
    let note = NoteForm::new(CommandId::from_bytes([9; 16]));
    html_in(Lang::En, file, note, fragment)
}

fn html_in(lang: Lang, file: CaseFile, note: NoteForm, fragment: bool) -> String {
    let chrome = spoken::chrome(lang, &file.case.title, fragment);
    let chrome = chrome.following("casefile", file.position);
    let known = Arc::new(Gazetteer::default());
    Page::of((chrome, Sees::ANYONE), file, known, note, (Asking::Latest, Some(Position(20))))
        .render()
        .unwrap()
}

#[test]
fn what_people_typed_is_never_markup() {
    let html = html(file(vec![entry(1, "\"><img src=x>")]), false);
    assert!(!html.contains("<script>alert") && !html.contains("<img"));
    assert!(html.contains("کال سینٹر"));
}

#[test]
fn a_refresh_is_the_main_part_alone() {
    let whole = html(file(Vec::new()), false);
    let part = html(file(Vec::new()), true);
    assert!(
        whole.contains("<html") && whole.contains("Demonstration") && whole.contains("declared")
    );
    assert!(
        !part.contains("<html") && !part.contains("<main") && part.contains("data-position=\"20\"")
    );
    assert!(whole.contains(part.trim()));
}

#[test]
fn nothing_needs_inline_script_or_style() {
    let html = html(file(vec![entry(1, "x")]), false);
    for banned in [" style=", "<style", " onclick=", "javascript:", "hx-on"] {
        assert!(!html.contains(banned), "{banned}");
    }
}

fn past(position: u64, event: impl Into<Event>) -> Logged {
    Logged {
        moment: Moment {
            position: Position(position),
            event_id: EventId::from_bytes([position as u8; 16]),
            occurred: at("2025-07-08"),
            recorded_at: at("2025-07-09").start,
            own_act: true,
        },
        stream: stream(),
        ordinal: position as u32,
        captured: None,
        done_by: "NCCIA-FSD-014".into(),
        logged_by: LoggedBy { hand: "demo-desk".into(), assurance: "declared".into() },
        basis: Basis::OwnAct,
        command_id: CommandId::from_bytes([1; 16]),
        fingerprint: Fingerprint::from_bytes([0; 16]),
        correlation: Correlation::from_bytes([1; 16]),
        event: event.into(),
    }
}

/// A stream with a correction and a retraction.
fn mended() -> History {
    let line = |text: &str| Line::new(text).unwrap();
    let closed = |reason: &str| EnquiryClosed { reason: line(reason).into() };
    let corrected = CommonEvent::Corrected(Corrected {
        event: EventId::from_bytes([1; 16]),
        seen: EventId::from_bytes([1; 16]),
        replacement: Box::new(closed("no offence found").into()),
        occurred_at: None,
        captured: None,
        done_by: None,
        basis: None,
        reason: line("typing slip").into(),
        source: None,
        second: None,
    });
    let retracted = Retracted {
        event: EventId::from_bytes([2; 16]),
        seen: EventId::from_bytes([2; 16]),
        duplicate_of: None,
        second: None,
        reason: line("entered in the wrong file").into(),
        source: None,
    };
    let relieved =
        OfficerRelieved { officer: Hand::new("A-1").unwrap(), reason: line("transfer").into() };
    History::of(
        stream(),
        vec![
            past(1, closed("no offense fuond")),
            past(2, relieved),
            past(8, corrected),
            past(9, retracted),
        ],
    )
}

#[test]
fn corrections_show_what_was_said_before_and_retractions_why() {
    let html = html(file(entries(&mended())), false);
    for shown in [
        "no offence found",
        "Before: <bdi dir=\"ltr\">Enquiry closed: no offense fuond",
        "8 July 2025",
        "typing slip",
        "/events/8",
        "entered in the wrong file",
        "/events/9",
        "<s>",
    ] {
        assert!(html.contains(shown), "{shown}");
    }
}

#[test]
fn long_runs_are_folded_and_keep_their_places() {
    let many: Vec<_> = (1..=20).map(|position| entry(position, "Person put on record")).collect();
    let words = Words::of(Lang::En);
    assert_eq!(runs(words, many.clone()).len(), 1);
    assert_eq!(runs(words, many[..4].to_vec()).len(), 4);
    let html = html(file(many), false);
    assert!(html.contains("20 times") && html.contains("id=\"e17\""));
}

fn flag(ended: bool) -> Flag {
    Flag {
        code: "person.consular_notice",
        section: "Vienna Convention on Consular Relations art. 36",
        about: stream(),
        args: vec![Arg::code("given", "no")],
        event: None,
        raised: None,
        ended: ended.then(|| Ended { at: at("2025-07-09"), how: "given_late" }),
    }
}

fn clock(about: StreamId) -> Deadline {
    Deadline {
        code: "fir.challan",
        section: "CrPC s.173",
        about,
        args: Vec::new(),
        from: at("2025-07-08"),
        due: at("2025-07-22").start,
        due_earliest: at("2025-07-22").start,
        moved: None,
        stopped: None,
        in_court: None,
        met: None,
        ended: None,
        verdict: Verdict::Overdue,
        settled: None,
        behind: Vec::new(),
    }
}

#[test]
fn equal_flags_and_clocks_stand_together() {
    let groups = flag_groups(vec![flag(true), flag(false), flag(false)]);
    assert_eq!((groups.len(), groups[0].open(), groups[0].flags.len()), (1, 2, 3));
    let [one, other] = [4, 5].map(|id| greyfile_domain::streams::ids::FirId([id; 16]).into());
    let groups = clock_groups(&[clock(one), clock(other)]);
    let told = groups[0].for_whom(Words::of(Lang::En));
    assert_eq!((groups.len(), told), (1, "2 FIRs".into()));
    let accused = |about| Deadline {
        args: vec![Arg::text("accused", "x"), Arg::number("count", 3)],
        ..clock(about)
    };
    let groups = clock_groups(&[accused(one), accused(other)]);
    for (lang, told) in
        [(Lang::En, "6 accused in 2 FIRs"), (Lang::Ur, "6 ملزمان، 2 ایف آئی آر میں")]
    {
        assert_eq!(groups[0].for_whom(Words::of(lang)).replace(['\u{2068}', '\u{2069}'], ""), told);
    }
}
