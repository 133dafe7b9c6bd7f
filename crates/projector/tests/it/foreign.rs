//! What is not intake's stops every view before it, until the log's own stream says that it is set
//! aside; live, after a start, and in a rebuild alike.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::log::{ClockMended, Founded, RecordSetAside};
use greyfile_domain::values::purpose::Purpose;
use greyfile_domain::values::text::Line;
use greyfile_envelope::{Envelope, Hand, Position, Seal, StreamId, StreamKind};
use greyfile_projector::contract::View;
use greyfile_projector::{Options, State, StoppedBy, ViewError, Views};
use greyfile_record::genuine::{Seals, Why};
use sha2::{Digest, Sha256};

use crate::log::{MemoryLog, SharedLog};
use crate::sample::{Sample, Writer, stream};
use crate::support::{LOG_ID, PATIENCE, Sampled};

/// Takes for this log's what the writer of the samples sealed.
#[derive(Debug)]
struct SamplesSeal;

impl Seals for SamplesSeal {
    fn sealed(&self, record: &[u8]) -> bool {
        greyfile_envelope::sealed_part(record).is_some_and(|(_, seal)| seal == sample_seal())
    }
}

fn sample_seal() -> Seal {
    Seal::from_bytes(crate::sample::SEAL)
}

fn start(log: &Arc<MemoryLog>, folder: &std::path::Path) -> Sampled {
    let options = Options { seals: Some(Arc::new(SamplesSeal)), ..Options::default() };
    let view: Arc<dyn View> = Arc::new(Sample::new(1));
    let shared = Arc::new(SharedLog(Arc::clone(log)));
    Sampled(Views::start(vec![view], shared, LOG_ID, folder, &options).unwrap())
}

fn own() -> StreamId {
    StreamId::new(StreamKind::LOG, LOG_ID)
}

fn founded() -> Event {
    let founded = Founded { log_id: LOG_ID.into(), purpose: Purpose::Production, format: 1 };
    founded.into()
}

fn reason() -> Line {
    Line::new("a login leaked").unwrap()
}

fn second() -> Hand {
    Hand::new("auditor-2").unwrap()
}

fn aside(position: u64, record: &[u8]) -> Event {
    let sha256: [u8; 32] = Sha256::digest(record).into();
    let (position, sha256) = (Position(position), sha256.into());
    let aside = RecordSetAside { position, sha256, reason: reason().into(), second: second() };
    aside.into()
}

/// A log with some events of a few streams.
fn begun(writer: &mut Writer) {
    writer.command(&[(own(), founded())]);
    for number in 0..6 {
        writer.note(stream(number % 3));
    }
}

/// Each kind of record that is not intake's: its bytes, and why.
fn foreign(writer: &Writer) -> Vec<(Why, Bytes)> {
    let last = writer.records.last().unwrap();
    let mut envelope = Envelope::decode(last).unwrap();
    envelope.version += 1;
    let forged = envelope.encode(|_| Seal::from_bytes([7; 16])).unwrap();
    let mut newer = last.to_vec();
    newer[0] = 2;
    let seal = newer.len() - 16;
    newer[seal..].copy_from_slice(&[7; 16]);
    let mut garbled = vec![1; 60];
    garbled.extend(crate::sample::SEAL);
    vec![
        (Why::NoRecord, Bytes::from_static(b"junk")),
        (Why::NoRecord, Bytes::new()),
        (Why::NoRecord, newer.into()),
        (Why::Seal, forged.into()),
        (Why::Ordinal, last.clone()),
        (Why::Ordinal, writer.records[2].clone()),
        (Why::Ordinal, writer.records[0].clone()),
        (Why::Garbled, garbled.into()),
    ]
}

async fn goes_on(sampled: &Sampled, log: &MemoryLog) {
    let mut states = sampled.view().states();
    let following = states.wait_for(|state| matches!(state, State::Following));
    tokio::time::timeout(PATIENCE, following).await.unwrap().unwrap();
    sampled.caught_up(log).await;
}

async fn stops(sampled: &Sampled) -> StoppedBy {
    let mut states = sampled.view().states();
    let stopped = states.wait_for(|state| matches!(state, State::Stopped { .. }));
    tokio::time::timeout(PATIENCE, stopped).await.unwrap().unwrap();
    sampled.0.stopped_by().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn views_stop_before_it_and_pass_over_it_once_it_is_set_aside() {
    let mut made = Writer::new();
    begun(&mut made);
    for (why, record) in foreign(&made) {
        let mut writer = Writer::new();
        begun(&mut writer);
        let log = MemoryLog::new(&writer.records);
        let (live, later) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let sampled = start(&log, live.path());
        sampled.caught_up(&log).await;
        let at = writer.records.len() as u64 + 1;
        let before = writer.records.len();
        writer.records.push(record.clone());
        writer.note(stream(1));
        log.extend(&writer.records[before..]);

        let by = stops(&sampled).await;
        assert_eq!((by.position, by.why), (Position(at), Some(why)));
        assert_eq!(sampled.view().position(), Position(at - 1), "what came before is shown");
        let refused = sampled.view().rebuild(|_| {}).await.unwrap_err();
        assert!(matches!(refused, ViewError::NotIntakes { why: found, .. } if found == why));
        // Who starts now makes everything anew, and stops as well.
        let other = start(&log, later.path());
        assert_eq!(stops(&other).await.why, Some(why));
        drop(other);

        // Another record than was meant changes nothing.
        let before = writer.records.len();
        writer.command(&[(own(), aside(at, b"another"))]);
        writer.command(&[(own(), aside(at, &record))]);
        log.extend(&writer.records[before..]);
        goes_on(&sampled, &log).await;
        assert_eq!(sampled.0.stopped_by(), None);
        assert_eq!(sampled.view().state(), State::Following);
        writer.note(stream(1));
        log.extend(&writer.records[writer.records.len() - 1..]);
        sampled.caught_up(&log).await;
        let live_rows = sampled.dump();
        sampled.view().check().await.unwrap();

        // Made anew from the log, and started again: the same rows.
        let other = start(&log, later.path());
        other.caught_up(&log).await;
        assert_eq!(other.dump(), live_rows, "{why:?}");
        sampled.of("histories").rebuild(|_| {}).await.unwrap();
        sampled.caught_up(&log).await;
        assert_eq!(sampled.dump(), live_rows, "{why:?}");
        drop(sampled);
        let sampled = start(&log, live.path());
        sampled.caught_up(&log).await;
        assert_eq!(sampled.dump(), live_rows, "{why:?}");
    }
}

/// A copy of a record in the middle of a command, of a stream that is not kept, would make the views
/// wait for a command that never ends.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_out_of_the_middle_of_a_command_holds_nobody_up() {
    let mut writer = Writer::new();
    begun(&mut writer);
    let reservation = StreamId::new(StreamKind::RESERVATION, [1; 16]);
    let taken = writer.records.len() + 1;
    writer.with_reservation(stream(1), reservation);
    let copy = writer.records[taken].clone();
    assert_eq!(Envelope::decode(&copy).unwrap().stream, reservation);
    writer.records.push(copy.clone());
    let at = writer.records.len() as u64;
    let log = MemoryLog::new(&writer.records);
    let folder = tempfile::tempdir().unwrap();
    let sampled = start(&log, folder.path());
    let by = stops(&sampled).await;
    assert_eq!((by.position, by.why), (Position(at), Some(Why::Place)));
    writer.command(&[(own(), aside(at, &copy))]);
    log.extend(&writer.records[writer.records.len() - 1..]);
    goes_on(&sampled, &log).await;
}

/// What a newer Greyfile wrote is never passed over, whatever the log's own stream says.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_newer_says_so() {
    let mut writer = Writer::new();
    begun(&mut writer);
    writer.odd(stream(1), "case.case_to_come", 1, b"");
    let log = MemoryLog::new(&writer.records);
    let folder = tempfile::tempdir().unwrap();
    let sampled = start(&log, folder.path());
    let by = stops(&sampled).await;
    assert_eq!((by.why, by.set_aside), (None, None));
    let State::Stopped { error } = sampled.view().state() else { panic!("it stopped") };
    assert!(error.contains("use a newer greyfile"), "{error}");
}

/// A clock that was years ahead, mended: known by, live and made anew.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mended_clock_changes_what_was_known_by_a_day_and_no_row() {
    const YEAR: i64 = 365 * 86_400_000;
    let mut writer = Writer::punctual();
    begun(&mut writer);
    writer.wait(86_400_000);
    let day = |writer: &Writer| {
        Envelope::decode(writer.records.last().unwrap()).unwrap().recorded_at.day()
    };
    let before = day(&writer);
    let ahead = writer.records.len() as u64 + 1;
    writer.wait(10 * YEAR);
    writer.note(stream(1));
    writer.note(stream(2));
    let to = writer.records.len() as u64;
    writer.wait(-10 * YEAR);
    let (from, to) = (Position(ahead), Position(to));
    let mended = ClockMended { from, to, reason: reason().into(), second: second() };
    let closed = writer.records.clone();
    writer.command(&[(own(), Event::from(mended))]);
    let of_mending = day(&writer);
    writer.wait(2 * 86_400_000);
    writer.note(stream(1));
    let after = day(&writer);

    let folder = tempfile::tempdir().unwrap();
    let log = MemoryLog::new(&closed);
    let sampled = start(&log, folder.path());
    sampled.caught_up(&log).await;
    let known = |sampled: &Sampled, day| {
        let read = |reader: &greyfile_projector::Reader<'_>| {
            Ok::<_, greyfile_projector::ReadError>(reader.known_by(day))
        };
        sampled.view().read(read).unwrap()
    };
    assert_eq!(known(&sampled, after), Position(ahead - 1), "in the future, as it was known then");
    log.extend(&writer.records[closed.len()..]);
    sampled.caught_up(&log).await;
    let anew = tempfile::tempdir().unwrap();
    let other = start(&log, anew.path());
    other.caught_up(&log).await;
    tokio::time::sleep(Duration::from_millis(1)).await;
    for sampled in [&sampled, &other] {
        assert_eq!(known(sampled, before), Position(ahead - 1));
        assert_eq!(known(sampled, of_mending), Position(to.0 + 1));
        assert_eq!(known(sampled, after), Position(writer.records.len() as u64));
        let read = |reader: &greyfile_projector::Reader<'_>| reader.history(stream(1));
        let history = sampled.view().read(read).unwrap();
        let days: Vec<_> =
            history.logged().iter().map(|logged| logged.moment.recorded_at.day()).collect();
        assert_eq!(days[days.len() - 2..], [of_mending, after]);
    }
    assert_eq!(sampled.dump(), other.dump());
}
