//! The bytes of a record: there and back, and nothing else.

use super::*;
use crate::{Assurance, Precision};
use proptest::prelude::*;

type Draw = (
    ([u8; 16], u8, [u8; 16], u32, String, u16),
    (i64, i64, Option<(i64, i64)>, i64),
    (String, String, u8, String, Option<String>),
    ([u8; 16], [u8; 16], [u8; 16], Vec<u8>),
    ((u16, u16), Vec<[u8; 16]>, [u8; 16]),
);

fn envelope(draw: &Draw) -> Envelope<'_> {
    let ((event_id, kind, stream, version, event_type, schema), times, hands, ids, more) = draw;
    let (start, len, captured, recorded_at) = *times;
    let (done_by, logged_by, basis, word, page) = hands;
    let ((one, other), reservations, _) = more;
    let (one, other) = (*one, *other);
    let start = start / 4;
    Envelope {
        event_id: EventId::from_bytes(*event_id),
        stream: StreamId::new(StreamKind(*kind), *stream),
        version: *version,
        event_type,
        schema: *schema,
        occurred: Occurred {
            start: Timestamp(start),
            end: Timestamp(start + 1 + (len.unsigned_abs() / 4) as i64),
            precision: Precision::Window,
        },
        captured: captured
            .map(|(at, clock_offset_ms)| Captured { at: Timestamp(at), clock_offset_ms }),
        recorded_at: Timestamp(recorded_at),
        done_by,
        logged_by: LoggedBy { hand: logged_by, assurance: "declared" },
        basis: match basis % 4 {
            0 => Basis::OwnAct,
            1 => Basis::Report { by: word },
            2 => Basis::Paper { register: word, number: done_by, page: page.as_deref() },
            _ => Basis::Press { source: word },
        },
        command_id: CommandId::from_bytes(ids.0),
        place: Place::new(one, other).or(Place::new(other, one)).unwrap_or(Place::ALONE),
        fingerprint: Fingerprint::from_bytes(ids.1),
        correlation: Correlation::from_bytes(ids.2),
        reservations: reservations
            .iter()
            .map(|id| Reserved { namespace: id[0], normalisation: id[1], id: *id })
            .collect(),
        payload: &ids.3,
    }
}

proptest! {
    #[test]
    fn round_trips_and_refuses_any_other_length(draw: Draw) {
        let envelope = envelope(&draw);
        let seal = Seal::from_bytes(draw.4.2);
        let mut covered = Vec::new();
        let sealed = |bytes: &[u8]| {
            covered = bytes.to_vec();
            seal
        };
        let record = envelope.encode(sealed).unwrap();
        prop_assert_eq!(&Envelope::decode(&record).unwrap(), &envelope);
        prop_assert_eq!(sealed_part(&record), Some((covered.as_slice(), seal)));
        let (derived, rest): (Envelope<'_>, _) = postcard::take_from_bytes(&record[1..]).unwrap();
        prop_assert_eq!(&derived, &envelope);
        prop_assert_eq!(rest, seal.to_bytes());
        prop_assert_eq!(Envelope::stream_of(&record).unwrap(), envelope.stream);

        let mut longer = record.clone();
        longer.push(0);
        prop_assert_eq!(Envelope::decode(&longer), Err(DecodeError::Trailing(1)));
        for cut in 0..record.len() {
            prop_assert!(Envelope::decode(&record[..cut]).is_err());
        }
    }

    #[test]
    fn never_panics_on_garbage(bytes: Vec<u8>) {
        let mut record = vec![FORMAT];
        record.extend(bytes);
        let _ = Envelope::decode(&record);
    }
}

fn unsealed(_: &[u8]) -> Seal {
    Seal::from_bytes([0; 16])
}

fn plain(payload: &[u8]) -> Envelope<'_> {
    Envelope {
        event_id: EventId::from_bytes([1; 16]),
        stream: StreamId::new(StreamKind::RAID, [2; 16]),
        version: 1,
        event_type: "raid.conducted",
        schema: 1,
        occurred: "2025-07-08".parse().unwrap(),
        captured: None,
        recorded_at: Timestamp(0),
        done_by: "a",
        logged_by: LoggedBy { hand: "b", assurance: Assurance::DECLARED },
        basis: Basis::OwnAct,
        command_id: CommandId::from_bytes([3; 16]),
        place: Place::ALONE,
        fingerprint: Fingerprint::from_bytes([4; 16]),
        correlation: Correlation::from_bytes([5; 16]),
        reservations: Vec::new(),
        payload,
    }
}
#[test]
fn the_limit_is_exact() {
    let around = plain(&[]).encode(unsealed).unwrap().len() + 2; // a three-byte length instead of one
    let fits = vec![0; RECORD_LEN_MAX - around];
    assert_eq!(plain(&fits).encode(unsealed).unwrap().len(), RECORD_LEN_MAX);
    let over = vec![0; fits.len() + 1];
    assert_eq!(
        plain(&over).encode(unsealed),
        Err(EncodeError::TooLong { len: RECORD_LEN_MAX + 1 })
    );
    assert_eq!(
        Envelope::decode(&vec![FORMAT; RECORD_LEN_MAX + 1]),
        Err(DecodeError::TooLong(RECORD_LEN_MAX + 1))
    );
}

#[test]
fn another_format_is_named() {
    let mut record = plain(b"x").encode(unsealed).unwrap();
    record[0] = 2;
    assert_eq!(Envelope::decode(&record), Err(DecodeError::Format(2)));
    assert!(Envelope::decode(&[]).is_err());
}

#[test]
fn a_place_beyond_its_command_is_refused() {
    let record = plain(b"x").encode(unsealed).unwrap();
    // Behind the command's id: index 0, 1 record.
    let place = record.windows(16).position(|window| window == [3; 16]).unwrap() + 16;
    assert_eq!(record[place..place + 2], [0, 1]);
    for (index, records) in [(0, 0), (1, 1), (2, 1)] {
        let mut record = record.clone();
        record[place..place + 2].copy_from_slice(&[index, records]);
        let refused = Envelope::decode(&record);
        assert!(matches!(refused, Err(DecodeError::Place(_))), "{refused:?}");
    }
}

#[test]
fn no_count_of_reservations_makes_it_allocate_more_than_the_record() {
    let mut list = postcard::to_stdvec(&u64::MAX).unwrap();
    list.extend([1; 64]);
    assert!(reserved(&list).is_err());
    assert_eq!(reserved(&[0, 7]).unwrap(), (Vec::new(), &[7][..]));
    assert_eq!(reserved(&[0, 7]).unwrap().0.capacity(), 0);
}

#[test]
fn what_is_too_short_has_no_seal() {
    assert_eq!(sealed_part(&[1; 16]), None);
    assert_eq!(sealed_part(&[1; 17]), Some((&[1][..], Seal::from_bytes([1; 16]))));
}
