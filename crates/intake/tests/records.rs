//! What intake writes around each event: its place in the command, its reservations, its seal.

use std::sync::Arc;

use bytes::Bytes;
use greyfile_domain::acts::{Body, Command, Correct, Open, Record, Retract};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::kernel::reservation::ReleaseReason;
use greyfile_domain::kernel::reservation::Unique;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::exhibit::{Deposited, ExhibitNumber, Seized};
use greyfile_domain::streams::fir::{FirNumber, Lodged};
use greyfile_domain::streams::reservation::{Released, ReservationEvent, Taken};
use greyfile_domain::values::Quantity;
use greyfile_domain::values::namespace::Namespace;
use greyfile_domain::values::purpose::Purpose;
use greyfile_domain::values::text::{Code, Line};
use greyfile_envelope::{
    Basis, CommandId, Envelope, EventId, Hand, Position, StreamId, StreamKind, Timestamp,
};
use greyfile_eventlog::ReadLog;
use greyfile_eventlog::embedded::{Embedded, Options};
use greyfile_intake::index::Index;
use greyfile_intake::{Accepted, Clock, Intake, LogIdentity, LogSecret, found};

const NOW: Timestamp = Timestamp(1_760_000_000_000);
const LOG: [u8; 16] = [9; 16];
const SECRET: LogSecret = LogSecret::new([5; 32]);

struct Standing;

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        NOW
    }
}

struct Desk {
    _folder: tempfile::TempDir,
    log: Arc<Embedded>,
    intake: Arc<Intake>,
    sent: u8,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = LogIdentity { log_id: LOG, purpose: Purpose::Production, founded_at: NOW };
        let founding = found(&identity, &SECRET, &Hand::new("test").unwrap());
        let path = folder.path().join("log.redb");
        let log = Arc::new(Embedded::create(path, founding, &Options::default()).unwrap());
        let index = Index::open(&folder.path().join("commands"), LOG).unwrap();
        let clock = Arc::new(Standing);
        let intake = Intake::new(log.clone(), identity, &SECRET, clock, index).await.unwrap();
        let intake = Arc::new(intake);
        tokio::spawn(intake.clone().keep_up());
        Self { _folder: folder, log, intake, sent: 0 }
    }

    /// Sends a command that must be accepted; its answer, and its records as they lie in the log.
    async fn send(&mut self, body: Body) -> (Accepted, Vec<Bytes>) {
        let before = self.log.last().await.unwrap();
        self.sent += 1;
        let command = Command {
            id: CommandId::from_bytes([self.sent; 16]),
            actor: hand("officer-1"),
            done_by: None,
            occurred_at: "2025-07-08".parse().unwrap(),
            basis: Basis::OwnAct,
            captured: None,
            recorded_at: None,
            correlation: None,
            body,
        };
        let accepted = self.intake.submit(&command).await.unwrap();
        let stored = self.log.read(before.next(), 1 << 20).await.unwrap();
        (accepted, stored.into_iter().map(|stored| stored.record).collect())
    }
}

fn hand(code: &str) -> Hand {
    Hand::new(code).unwrap()
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn lodged(serial: u32) -> Lodged {
    Lodged {
        station: line("NCCIA Multan"),
        city: None,
        number: Some(FirNumber { year: 2025, serial }),
        sections: Vec::new(),
        offence: "2025-07-01".parse().unwrap(),
        raid: None,
        gist: None,
    }
}

/// The reservation of an FIR's number.
fn fir_number(serial: u32) -> StreamId {
    let value = format!("nccia multan\u{1f}2025\u{1f}{serial}");
    SECRET.reservation_key().stream(&Unique { namespace: Namespace::FirNumber, value })
}

/// The reservations in each record of a command, whose places and ids have to be right.
fn reservations(records: &[Bytes]) -> Vec<Vec<[u8; 16]>> {
    let read = (0u16..).zip(records).map(|(index, record)| {
        let envelope = Envelope::decode(record).unwrap();
        let place = envelope.place;
        assert_eq!((place.index(), usize::from(place.records())), (index, records.len()));
        let derived = EventId::derive(envelope.command_id, envelope.stream, index);
        assert_eq!(envelope.event_id, derived);
        let first = Envelope::decode(&records[0]).unwrap();
        assert_eq!(envelope.fingerprint, first.fingerprint);
        envelope.reservations.iter().map(|one| one.id).collect()
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
    let mut desk = Desk::new().await;
    let (seven, eight) = (fir_number(7), fir_number(8));
    assert_eq!(seven.kind, StreamKind::RESERVATION);

    let open = Body::Open(Open { events: vec![lodged(7).into()] });
    let (opened, records) = desk.send(open).await;
    let fir = opened.events[0].stream;
    assert_eq!(reservations(&records), [vec![seven.id], vec![]]);
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
        reason: line("misread"),
        source: None,
    });
    let (corrected, records) = desk.send(correct).await;
    // The correction names what the FIR holds from then on.
    assert_eq!(reservations(&records), [vec![eight.id], vec![], vec![]]);
    assert_eq!(read(&records[1]), released(seven, ReleaseReason::Corrected));
    assert_eq!(read(&records[2]), taken(eight, fir));

    let retract = Body::Retract(Retract {
        on: fir,
        event: corrected.events[0].event,
        seen: corrected.events[0].event,
        duplicate_of: None,
        reason: line("it was right"),
        source: None,
    });
    let (_, records) = desk.send(retract).await;
    assert_eq!(reservations(&records), vec![Vec::<[u8; 16]>::new(); 3]);
    assert_eq!(read(&records[1]), released(eight, ReleaseReason::Retracted));
    assert_eq!(read(&records[2]), taken(seven, fir));
}

/// Whoever frees a value when nobody can read it any more has to find it by every event that
/// states it, not only by the first.
#[tokio::test]
async fn a_value_stated_again_is_named_again_and_not_taken_twice() {
    let mut desk = Desk::new().await;
    let number = ExhibitNumber::Given { malkhana: line("Malkhana"), year: 2025, serial: 3 };
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
    let mut desk = Desk::new().await;
    desk.send(Body::Open(Open { events: vec![lodged(7).into()] })).await;
    let stored = desk.log.read(Position::FIRST, 1 << 20).await.unwrap();
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
