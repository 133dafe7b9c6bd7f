//! What intake writes around each event: its place in the command, its reservations, its seal.

use bytes::Bytes;
use greyfile_domain::acts::{Body, Correct, Open, Record, Retract};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::kernel::reservation::{NORMALISATION, ReleaseReason, Unique};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::exhibit::{Deposited, ExhibitNumber, Seized};
use greyfile_domain::streams::reservation::{Released, ReservationEvent, Taken};
use greyfile_domain::values::Quantity;
use greyfile_domain::values::namespace::Namespace;
use greyfile_domain::values::text::Code;
use greyfile_envelope::{Envelope, EventId, Position, Reserved, StreamId, StreamKind};
use greyfile_eventlog::ReadLog;
use greyfile_intake::{Accepted, LogSecret};

use crate::desk::Desk;
use crate::make::{LOG, SECRET, command, hand, line, lodged};

/// A desk at which one command comes after the other.
struct Sending {
    desk: Desk,
    sent: u64,
}

impl Sending {
    async fn new() -> Self {
        Self { desk: Desk::new().await, sent: 0 }
    }

    /// Sends a command that must be accepted; its answer, and its records as they lie in the log.
    async fn send(&mut self, body: Body) -> (Accepted, Vec<Bytes>) {
        let before = self.desk.last().await;
        self.sent += 1;
        let accepted = self.desk.intake.submit(&command(self.sent, body)).await.unwrap();
        (accepted, self.desk.records_from(before.next()).await)
    }
}

/// The reservation of an FIR's number.
fn fir_number(serial: u32) -> StreamId {
    let value = format!("nccia multan\u{1f}2025\u{1f}{serial}");
    SECRET.reservation_key().stream(&Unique { namespace: Namespace::FirNumber, value })
}

/// How a record names it.
fn reserved(number: StreamId) -> Reserved {
    let namespace = Namespace::FirNumber.number();
    Reserved { namespace, normalisation: NORMALISATION, id: number.id }
}

/// The reservations in each record of a command, whose places and ids have to be right.
fn reservations(records: &[Bytes]) -> Vec<Vec<Reserved>> {
    let read = (0u16..).zip(records).map(|(index, record)| {
        let envelope = Envelope::decode(record).unwrap();
        let place = envelope.place;
        assert_eq!((place.index(), usize::from(place.records())), (index, records.len()));
        let derived = EventId::derive(envelope.command_id, envelope.stream, index);
        assert_eq!(envelope.event_id, derived);
        let first = Envelope::decode(&records[0]).unwrap();
        assert_eq!(envelope.fingerprint, first.fingerprint);
        envelope.reservations
    });
    read.collect()
}

fn read(record: &Bytes) -> (StreamId, Event) {
    let past = greyfile_record::read(Position::FIRST, record).unwrap();
    (past.stream, past.event)
}

fn taken(reservation: StreamId, holder: StreamId) -> (StreamId, Event) {
    let taken = Taken { holder, namespace: 1, normalisation: 1 };
    (reservation, ReservationEvent::Taken(taken).into())
}

fn released(reservation: StreamId, reason: ReleaseReason) -> (StreamId, Event) {
    (reservation, ReservationEvent::Released(Released { reason }).into())
}

#[tokio::test]
async fn a_record_says_where_it_stands_and_what_it_reserves() {
    let mut desk = Sending::new().await;
    let (seven, eight) = (fir_number(7), fir_number(8));
    assert_eq!(seven.kind, StreamKind::RESERVATION);

    let open = Body::Open(Open { events: vec![lodged(7).into()] });
    let (opened, records) = desk.send(open).await;
    let fir = opened.events[0].stream;
    assert_eq!(reservations(&records), [vec![reserved(seven)], vec![]]);
    assert_eq!(read(&records[1]), taken(seven, fir));

    let correct = Body::Correct(Correct {
        on: fir,
        event: opened.events[0].event,
        seen: opened.events[0].event,
        replacement: Some(lodged(8).into()),
        occurred_at: None,
        captured: None,
        done_by: None,
        basis: None,
        reason: line("misread").into(),
        source: None,
        second: None,
    });
    let (corrected, records) = desk.send(correct).await;
    // The correction names what the FIR holds from then on.
    assert_eq!(reservations(&records), [vec![reserved(eight)], vec![], vec![]]);
    assert_eq!(read(&records[1]), released(seven, ReleaseReason::Corrected));
    assert_eq!(read(&records[2]), taken(eight, fir));

    let retract = Body::Retract(Retract {
        on: fir,
        event: corrected.events[0].event,
        seen: corrected.events[0].event,
        duplicate_of: None,
        second: None,
        reason: line("it was right").into(),
        source: None,
    });
    let (_, records) = desk.send(retract).await;
    assert_eq!(reservations(&records), [vec![], vec![], vec![]]);
    assert_eq!(read(&records[1]), released(eight, ReleaseReason::Retracted));
    assert_eq!(read(&records[2]), taken(seven, fir));
}

/// Whoever frees a value when nobody can read it any more has to find it by every event that
/// states it, not only by the first.
#[tokio::test]
async fn a_value_stated_again_is_named_again_and_not_taken_twice() {
    let mut desk = Sending::new().await;
    let number = ExhibitNumber::Given {
        malkhana: line("Malkhana").into(),
        station: None,
        year: 2025,
        serial: 3,
    };
    let seized = Seized {
        raid: None,
        kind: Code::new("phone").unwrap(),
        quantity: Quantity { count: Some(1), or_more: false, unit: None },
        description: None,
        number: number.clone(),
        diary: None,
        place: None,
        holder: hand("officer-1"),
        imei: None,
    };
    let (opened, records) = desk.send(Body::Open(Open { events: vec![seized.into()] })).await;
    let first = reservations(&records);
    assert_eq!((first[0].len(), first.len()), (1, 2));

    let deposited =
        Deposited { malkhana: hand("malkhana-isb"), from: None, number: Some(number), shelf: None };
    let on = opened.events[0].stream;
    let (_, records) = desk.send(Body::Record(Record { on, events: vec![deposited.into()] })).await;
    assert_eq!(reservations(&records), [first[0].clone()]);
}

#[tokio::test]
async fn every_record_is_sealed_for_its_log() {
    let mut desk = Sending::new().await;
    desk.send(Body::Open(Open { events: vec![lodged(7).into()] })).await;
    let stored = desk.desk.log.read(Position::FIRST, 1 << 20).await.unwrap();
    assert_eq!(stored.len(), 3, "the founding, an FIR, its number");
    let (own, other) = (SECRET.seal_key(), LogSecret::new([6; 32]).seal_key());
    for stored in &stored {
        assert!(own.check(LOG, &stored.record), "{}", stored.position);
        assert!(!own.check([8; 16], &stored.record), "{}", stored.position);
        assert!(!other.check(LOG, &stored.record), "{}", stored.position);
    }
}

#[test]
fn a_command_makes_as_many_records_as_the_log_takes_at_once() {
    assert_eq!(Refusal::RECORDS_MAX, greyfile_eventlog::BATCH_RECORDS_MAX);
}
