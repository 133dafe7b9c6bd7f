//! What every view makes of every kind of event, kept as a hash beside the format of its rows. Rows that
//! change under the same format would be read wrongly from a store that is there already.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::future::{BoxFuture, FutureExt};
use futures_util::stream::{self, BoxStream, StreamExt};
use greyfile_domain::streams::Event;
use greyfile_domain::values::hex::{from_hex, to_hex};
use greyfile_envelope::{
    Basis, CommandId, Correlation, Envelope, EventId, Fingerprint, LoggedBy, Occurred, Place,
    Position, Seal, StreamId, StreamKind, Timestamp,
};
use greyfile_eventlog::{ReadError, ReadLog, Stored};
use greyfile_names::TokenKey;
use greyfile_projector::{Options, Views};
use greyfile_registry::Registry;
use greyfile_tests::{folder, seed};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::history::caught_up;

const RENEW: &str = "GREYFILE_RENEW=1 cargo test -p greyfile-tests views::folds";

/// A line of the kept file: of which view and event, and the format, what was folded, what came of it.
type Kept = BTreeMap<String, (u32, String, String)>;

#[tokio::test(flavor = "multi_thread")]
async fn rows_change_only_with_the_format_of_their_view() {
    let mut now = Kept::new();
    let types = Event::types().map(|(name, _)| name).filter(|name| Event::kind_of(name).is_some());
    for event_type in types.filter(|name| Event::kind_of(name) != Some(StreamKind::RESERVATION)) {
        let log = Arc::new(Given::of(event_type));
        let folded = hash(log.0.iter().map(|stored| &stored.record[..]));
        let registry = Registry::new(TokenKey::new(&[7; TokenKey::LEN]));
        let formats: BTreeMap<_, _> =
            registry.views.iter().map(|view| (view.name(), view.format())).collect();
        let folder = folder::temporary();
        let path = folder.path().join("views");
        let views = Views::start(registry.views, log.clone(), [7; 16], &path, &Options::default());
        let views = views.expect("the views start");
        caught_up(&views, &*log).await;
        for view in views.all() {
            let Some(format) = formats.get(view.name()) else { continue };
            let rows = view.dump().unwrap();
            let rows = hash(rows.iter().flat_map(|(key, row)| [&key[..], &row[..]]));
            now.insert(format!("{} {event_type}", view.name()), (*format, folded.clone(), rows));
        }
    }
    assert!(now.len() > 200, "{} lines are few", now.len());

    let files = greyfile_registry::names().into_iter();
    let files = files.map(|view| super::kept(view).join("folds.txt"));
    let kept = files
        .flat_map(|path| read(&std::fs::read_to_string(&path).unwrap_or_default()))
        .collect::<Kept>();
    let unraised: Vec<_> = now
        .iter()
        .filter(|(of, (format, folded, rows))| {
            kept.get(*of).is_some_and(|(f, same, r)| f == format && same == folded && r != rows)
        })
        .map(|(of, _)| of)
        .collect();
    // Not even renewing takes it: a store that is there already would be read wrongly.
    assert!(unraised.is_empty(), "raise the format of the view; its rows are others: {unraised:?}");
    if seed::renew() {
        for view in greyfile_registry::names() {
            let folder = super::kept(view);
            std::fs::create_dir_all(&folder).expect("the folder is there");
            let of_it = |of: &&String| of.split(' ').next() == Some(view);
            let of_it: Kept = now
                .iter()
                .filter(|(of, _)| of_it(of))
                .map(|(of, how)| (of.clone(), how.clone()))
                .collect();
            std::fs::write(folder.join("folds.txt"), written(&of_it)).expect("the file is written");
        }
    } else {
        assert!(kept == now, "events or formats were added or changed; renew with: {RENEW}");
    }
}

/// A log of one event of a type for each of its golden samples, each in a stream of its own that is
/// open.
struct Given(Vec<Stored>);

impl Given {
    fn of(event_type: &'static str) -> Self {
        let kind = Event::kind_of(event_type).expect("of a kind of stream");
        let mut of_kind = Event::types().map(|(name, _)| name);
        let opening =
            of_kind.find(|name| Event::kind_of(name) == Some(kind) && Event::can_open(name));
        let opening = opening.expect("every kind of stream can be opened");
        let mut given = Self(Vec::new());
        for (n, sample) in (1u64..).zip(samples(event_type)) {
            let mut id = [0; 16];
            id[8..].copy_from_slice(&n.to_be_bytes());
            let stream = StreamId::new(kind, id);
            let mut ordinal = 1;
            if !Event::can_open(event_type) {
                given.push(stream, ordinal, opening, &samples(opening)[0]);
                ordinal += 1;
            }
            given.push(stream, ordinal, event_type, &sample);
        }
        given
    }

    /// One event, recorded six hours after the one before.
    fn push(&mut self, stream: StreamId, version: u32, event_type: &str, payload: &[u8]) {
        let position = Position(self.0.len() as u64 + 1);
        let mut id = [0; 16];
        id[8..].copy_from_slice(&position.0.to_be_bytes());
        let first: Timestamp = "2025-07-08T00:00:00+05:00".parse().expect("a literal instant");
        let recorded_at = first.plus_ms(position.0 as i64 * Timestamp::DAY_MS / 4);
        let envelope = Envelope {
            event_id: EventId::from_bytes(id),
            stream,
            version,
            event_type,
            schema: Event::version_of(event_type).expect("a known event"),
            occurred: Occurred::at(recorded_at),
            captured: None,
            recorded_at,
            done_by: "desk",
            logged_by: LoggedBy { hand: "desk", assurance: "declared" },
            basis: Basis::OwnAct,
            command_id: CommandId::from_bytes(id),
            place: Place::ALONE,
            fingerprint: Fingerprint::from_bytes([3; 16]),
            correlation: Correlation::from_bytes([4; 16]),
            reservations: Vec::new(),
            payload,
        };
        let record: Bytes = envelope.encode(|_| Seal::from_bytes([0; 16])).unwrap().into();
        self.0.push(Stored::new(position, record));
    }
}

impl ReadLog for Given {
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        let of = |stored: &&Stored| Envelope::decode(&stored.record).unwrap().stream == stream;
        let found = self.0.iter().filter(of).cloned().collect();
        std::future::ready(Ok(found)).boxed()
    }

    fn read(&self, from: Position, _: usize) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        let found = self.0.iter().filter(|stored| stored.position >= from).cloned().collect();
        std::future::ready(Ok(found)).boxed()
    }

    fn follow(&self, from: Position) -> BoxStream<'static, Result<Vec<Stored>, ReadError>> {
        let found = self.0.iter().filter(|stored| stored.position >= from).cloned().collect();
        stream::once(std::future::ready(Ok(found))).chain(stream::pending()).boxed()
    }

    fn last(&self) -> BoxFuture<'_, Result<Position, ReadError>> {
        std::future::ready(Ok(Position(self.0.len() as u64))).boxed()
    }
}

/// The golden payloads of an event's current version.
fn samples(event_type: &str) -> Vec<Vec<u8>> {
    let version = Event::version_of(event_type).expect("a known event");
    let path = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = path.join(format!("../schemas/golden/{event_type}.v{version}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let samples: Vec<Value> = serde_json::from_str(&text).expect("golden samples");
    let hex = samples.iter().map(|sample| sample["hex"].as_str().expect("bytes"));
    hex.map(|hex| from_hex(hex).expect("hexadecimal")).collect()
}

/// The first half of SHA-256 over these parts, each with its length before it.
fn hash<'a>(parts: impl Iterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    to_hex(&hash.finalize()[..16])
}

fn written(kept: &Kept) -> String {
    let line = |(of, (format, folded, rows)): (&String, &(u32, String, String))| {
        format!("{of} format {format} of {folded} rows {rows}\n")
    };
    kept.iter().map(line).collect()
}

fn read(text: &str) -> Kept {
    let line = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let [view, event, "format", format, "of", folded, "rows", rows] = words[..] else {
            panic!("{line}: not as it was written");
        };
        let format = format.parse().expect("a number");
        (format!("{view} {event}"), (format, folded.to_owned(), rows.to_owned()))
    };
    text.lines().map(line).collect()
}
