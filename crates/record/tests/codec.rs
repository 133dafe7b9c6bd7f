//! Every event of every version: round trips, refusal of anything that is not exactly one, and
//! folds that take whatever comes.

use arbitrary::{Arbitrary, Unstructured};
use greyfile_domain::kernel::history::Moment;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::{CommonEvent, Corrected, Retracted};
use greyfile_domain::streams::{History, Logged};
use greyfile_envelope::{
    Basis, CommandId, Correlation, EventId, Fingerprint, LoggedBy, Occurred, Position, StreamId,
    StreamKind, Timestamp,
};
use greyfile_record::{ReadError, decode, encode, versions};
use proptest::prelude::*;

fn any_event() -> impl Strategy<Value = Event> {
    let types: Vec<_> = Event::types().collect();
    (proptest::sample::select(types), proptest::collection::vec(any::<u8>(), 0..600)).prop_map(
        |((event_type, _), bytes)| {
            let mut u = Unstructured::new(&bytes);
            Event::arbitrary_payload(event_type, &mut u).unwrap().unwrap()
        },
    )
}

/// An event that a correction may hold: corrections of corrections are never written.
fn is_nested(event: &Event) -> bool {
    matches!(event, Event::Common(CommonEvent::Corrected(Corrected { replacement: inner, .. }))
        if matches!(**inner, Event::Common(CommonEvent::Corrected(_))))
}

proptest! {
    #[test]
    fn bytes_and_json_round_trip(event in any_event()) {
        prop_assume!(!is_nested(&event));
        let payload = encode(&event).unwrap();
        let back = decode(payload.event_type, payload.schema, &payload.bytes).unwrap();
        prop_assert_eq!(&back, &event);
        let json = serde_json::to_string(&event).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Event>(&json).unwrap(), &event);
    }

    #[test]
    fn nothing_may_follow_and_nothing_may_be_missing(event in any_event()) {
        prop_assume!(!is_nested(&event));
        let payload = encode(&event).unwrap();
        let mut longer = payload.bytes.clone();
        longer.push(0);
        let trailing =
            ReadError::Trailing { event_type: payload.event_type.to_owned(), bytes: 1 };
        prop_assert_eq!(decode(payload.event_type, payload.schema, &longer), Err(trailing));
        if let Some(cut) = payload.bytes.len().checked_sub(1) {
            prop_assert!(decode(payload.event_type, payload.schema, &payload.bytes[..cut]).is_err());
        }
    }

    #[test]
    fn garbage_never_panics(
        version in proptest::sample::select(versions()),
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let _ = decode(version.0, version.1, &bytes);
    }

    /// evolve is total: any events, in any order, with any corrections and retractions of them,
    /// on a stream of any kind.
    #[test]
    fn any_history_folds(
        kind in proptest::sample::select(
            StreamKind::ALL.iter().copied().chain([StreamKind(0), StreamKind(u8::MAX)]).collect::<Vec<_>>()
        ),
        events in proptest::collection::vec((any_event(), any::<[u8; 24]>()), 0..30),
    ) {
        let stream = StreamId::new(kind, [7; 16]);
        let mut history = History::new(stream);
        for (index, (event, draw)) in (0u64..).zip(events) {
            history.push(past(stream, index, aim(event, index, draw[0]), &draw));
        }
        if let Some(mut live) = Event::empty(stream.kind) {
            for logged in history.logged() {
                Event::evolve(&mut live, &logged.moment, &logged.done_by, &logged.event);
            }
        }
        let _ = history.state();
        let _ = history.current();
        let _ = history.notes();
    }
}

/// Points a correction or retraction at some event before it, so that it has an effect.
fn aim(event: Event, index: u64, draw: u8) -> Event {
    let target = event_id(if index == 0 { 0 } else { u64::from(draw) % index });
    match event {
        Event::Common(CommonEvent::Corrected(corrected)) => {
            CommonEvent::Corrected(Corrected { event: target, ..corrected }).into()
        }
        Event::Common(CommonEvent::Retracted(retracted)) => {
            CommonEvent::Retracted(Retracted { event: target, ..retracted }).into()
        }
        other => other,
    }
}

fn event_id(index: u64) -> EventId {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&index.to_be_bytes());
    EventId::from_bytes(bytes)
}

fn past(stream: StreamId, index: u64, event: Event, draw: &[u8; 24]) -> Logged {
    Logged {
        moment: Moment {
            position: Position(index + 1),
            event_id: event_id(index),
            occurred: Occurred::arbitrary(&mut Unstructured::new(draw)).unwrap(),
            recorded_at: Timestamp(0),
            own_act: true,
        },
        stream,
        ordinal: index as u32 + 1,
        captured: None,
        done_by: "a".into(),
        logged_by: LoggedBy { hand: "a".into(), assurance: "declared".into() },
        basis: Basis::OwnAct,
        command_id: CommandId::from_bytes([0; 16]),
        fingerprint: Fingerprint::from_bytes([0; 16]),
        correlation: Correlation::from_bytes([0; 16]),
        event,
    }
}

#[test]
fn what_is_not_known_is_named() {
    assert_eq!(
        decode("raid.abandoned", 1, &[]),
        Err(ReadError::UnknownType("raid.abandoned".into()))
    );
    let unknown = ReadError::UnknownVersion { event_type: "raid.conducted".into(), schema: 9 };
    assert_eq!(decode("raid.conducted", 9, &[]), Err(unknown.clone()));
    assert!(unknown.to_string().contains("version 9 of raid.conducted"));
    assert!(decode("", 1, &[]).is_err());
}

#[test]
fn a_variant_from_a_newer_program_is_told_from_damage() {
    // The log's id, what it is for, its format.
    let founded = |purpose: u8| [&[9; 16][..], &[purpose, 1]].concat();
    assert!(decode("log.founded", 1, &founded(1)).is_ok());
    let unknown = decode("log.founded", 1, &founded(2)).unwrap_err();
    let event_type = "log.founded".to_owned();
    assert_eq!(unknown, ReadError::UnknownVariant { event_type, name: "Purpose", index: 2 });
    assert!(unknown.to_string().contains("written by a newer Greyfile, or is damaged"));
    let cut = decode("log.founded", 1, &founded(1)[..17]).unwrap_err();
    assert!(matches!(cut, ReadError::Codec { .. }), "{cut}");
}

#[test]
fn type_names_are_unique_and_know_their_stream() {
    let mut names: Vec<_> = Event::types().map(|(name, _)| name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    for name in names {
        let event = Event::arbitrary_payload(name, &mut Unstructured::new(&[])).unwrap().unwrap();
        match event.kind() {
            Some(kind) => assert!(name.starts_with(&format!("{kind}.")), "{name}"),
            None => assert!(!name.contains('.'), "{name}"),
        }
    }
}
