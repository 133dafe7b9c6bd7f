//! What the seal and the fingerprint cost a record. Run it with
//! `cargo run --release -p greyfile-intake --example bench_seal`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use greyfile_domain::acts::{Body, Command, Note};
use greyfile_domain::values::text::Prose;
use greyfile_envelope::{
    Assurance, Basis, CommandId, Correlation, Envelope, EventId, Fingerprint, Hand, LoggedBy,
    Occurred, Place, Seal, StreamId, StreamKind, Timestamp,
};
use greyfile_intake::LogSecret;
use sha2::{Digest, Sha256};

/// The most that seal and fingerprint of a record of one event may take together.
const MARK: Duration = Duration::from_nanos(2_000);
const TURNS: u32 = 1_000;
const ROUNDS: u32 = 300;
const LOG: [u8; 16] = [9; 16];
const TEXT: &str = "The premises were open again on the second floor. Two of the men named in the \
                    FIR were seen there by the officer on watch.";

fn main() {
    let secret = LogSecret::new([5; LogSecret::LEN]);
    let (seal_key, fingerprint_key) = (secret.seal_key(), secret.fingerprint_key());
    let envelope = envelope(TEXT.as_bytes());
    let unsealed = |_: &[u8]| Seal::from_bytes([0; 16]);
    let record = envelope.encode(|covered| seal_key.seal(LOG, covered)).expect("a short record");
    assert!(seal_key.check(LOG, &record));
    let covered = &record[..record.len() - Seal::LEN];
    let command = note();

    let sealing = time(|| seal_key.seal(LOG, black_box(covered)));
    let fingerprint = time(|| fingerprint_key.of(black_box(&command.body)));
    let rows = [
        ("encode, no seal made", time(|| black_box(&envelope).encode(unsealed))),
        ("decode", time(|| Envelope::decode(black_box(&record)).map(|read| read.version))),
        ("SHA-256 of the record: the baseline", time(|| Sha256::digest(black_box(covered)))),
        ("make its seal", sealing),
        ("check its seal", time(|| seal_key.check(LOG, black_box(&record)))),
        ("fingerprint of its command", fingerprint),
        (
            "of that the canonical form",
            time(|| greyfile_record::canonical::bytes(black_box(&command.body))),
        ),
        ("seal and fingerprint", sealing + fingerprint),
    ];
    println!("a note: a record of {} bytes; mark: {MARK:?}\n", record.len());
    for (what, took) in rows {
        println!("{what:<38} {:>6} ns", took.as_nanos());
    }
    let verdict = if sealing + fingerprint <= MARK { "within" } else { "over" };
    println!("\n{verdict} the mark");
}

/// The time of one turn: in the fastest of many short rounds, since whatever else the machine does
/// only ever adds to it.
fn time<T>(work: impl Fn() -> T) -> Duration {
    let round = |_| {
        let started = Instant::now();
        (0..TURNS).for_each(|_| drop(black_box(work())));
        started.elapsed() / TURNS
    };
    (0..ROUNDS).map(round).min().expect("there are rounds")
}

fn note() -> Command {
    let text = Prose::new(TEXT).expect("a short text").into();
    let on = StreamId::new(StreamKind::CASE, [2; 16]);
    Command {
        id: CommandId::from_bytes([3; 16]),
        actor: Hand::new("nccia-fsd-017").expect("a code"),
        done_by: None,
        occurred_at: Occurred::at(Timestamp(1_752_000_000_000)),
        basis: Basis::OwnAct,
        captured: None,
        recorded_at: None,
        correlation: None,
        body: Body::Note(Note { on, text, source: None }),
    }
}

fn envelope(payload: &[u8]) -> Envelope<'_> {
    Envelope {
        event_id: EventId::from_bytes([1; 16]),
        stream: StreamId::new(StreamKind::CASE, [2; 16]),
        version: 7,
        event_type: "note_added",
        schema: 1,
        occurred: Occurred::at(Timestamp(1_752_000_000_000)),
        captured: None,
        recorded_at: Timestamp(1_752_000_090_000),
        done_by: "nccia-fsd-017",
        logged_by: LoggedBy { hand: "nccia-fsd-017", assurance: Assurance::DECLARED },
        basis: Basis::OwnAct,
        command_id: CommandId::from_bytes([3; 16]),
        place: Place::ALONE,
        fingerprint: Fingerprint::from_bytes([4; 16]),
        correlation: Correlation::from_bytes([3; 16]),
        reservations: Vec::new(),
        payload,
    }
}
