//! Commands, and what founds a log.

use greyfile_domain::acts::{Body, Command, Note, Open, Record, Retract};
use greyfile_domain::streams::case::CaseOpened;
use greyfile_domain::streams::fir::{FirNumber, Lodged};
use greyfile_domain::streams::regime::HolidayDeclared;
use greyfile_domain::streams::{LogId, RegimeId};
use greyfile_domain::values::law::HolidayOf;
use greyfile_domain::values::purpose::Purpose;
use greyfile_domain::values::text::{Code, Line, Prose};
use greyfile_envelope::{Basis, CommandId, Hand, StreamId, StreamKind, Timestamp};
use greyfile_intake::{Accepted, LogIdentity, LogSecret};

/// When every log here was just founded, in milliseconds.
pub const NOW: i64 = 1_760_000_000_000;
pub const LOG: [u8; 16] = [9; 16];
/// The secret of every log here.
pub const SECRET: LogSecret = LogSecret::new([5; 32]);

pub fn identity(purpose: Purpose) -> LogIdentity {
    LogIdentity { log_id: LOG, purpose, founded_at: Timestamp(NOW - 1_000) }
}

pub fn hand(code: &str) -> Hand {
    Hand::new(code).unwrap()
}

pub fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub fn id(number: u64) -> CommandId {
    let mut id = [0; 16];
    id[8..].copy_from_slice(&number.to_be_bytes());
    CommandId::from_bytes(id)
}

pub fn command(number: u64, body: Body) -> Command {
    Command {
        id: id(number),
        actor: hand("officer-1"),
        done_by: None,
        occurred_at: "2025-07-08".parse().unwrap(),
        basis: Basis::OwnAct,
        captured: None,
        recorded_at: None,
        correlation: None,
        body,
    }
}

pub fn open_case(number: u64) -> Command {
    let opened = CaseOpened {
        title: line("A case").into(),
        agency: Code::new("nccia").unwrap(),
        circle: None,
        city: line("Multan").into(),
        operation: None,
    };
    command(number, Body::Open(Open { events: vec![opened.into()] }))
}

pub fn note(number: u64, on: StreamId) -> Command {
    let text = Prose::new("a note").unwrap().into();
    command(number, Body::Note(Note { on, text, source: None }))
}

pub fn lodged(serial: u32) -> Lodged {
    Lodged {
        station: line("NCCIA Multan").into(),
        city: None,
        number: Some(FirNumber { year: 2025, serial }),
        sections: Vec::new(),
        catalogue: Vec::new(),
        offence: "2025-07-01".parse().unwrap(),
        raid: None,
        gist: None,
    }
}

pub fn lodge(number: u64, serial: u32) -> Command {
    command(number, Body::Open(Open { events: vec![lodged(serial).into()] }))
}

/// Courts are closed on a day.
pub fn holiday(number: u64, day: &str) -> Command {
    let declared = HolidayDeclared {
        day: day.parse().unwrap(),
        of: HolidayOf::Courts,
        title: line("made up"),
        province: None,
        source: line("made up"),
    };
    let events = vec![declared.into()];
    command(number, Body::Record(Record { on: RegimeId::THE.stream(), events }))
}

/// Retracts the first event of what was answered.
pub fn retract(number: u64, answer: &Accepted) -> Command {
    let first = &answer.events[0];
    command(
        number,
        Body::Retract(Retract {
            on: first.stream,
            event: first.event,
            seen: first.event,
            reason: line("entered twice").into(),
            source: None,
            duplicate_of: None,
            second: None,
        }),
    )
}

/// The stream of a log, by its type.
pub fn log_id(of: [u8; 16]) -> LogId {
    LogId::of(StreamId::new(StreamKind::LOG, of)).unwrap()
}
