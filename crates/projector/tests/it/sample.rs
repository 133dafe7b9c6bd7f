//! A synthetic projector with a table of each kind, and the events it eats.

use bytes::Bytes;
use greyfile_envelope::{
    Basis, CommandId, Correlation, Envelope, EventId, Fingerprint, LoggedBy, Occurred, Place, Seal,
    StreamId, StreamKind, Timestamp,
};
use greyfile_projector::{ApplyError, Projector, Recorded, StreamRows, Table, TableKind};

use crate::support::Random;

pub const STATE: u8 = 1;
// Between the others: a rebuild writes rows of sums late, and still in order.
pub const SUMS: u8 = 2;
pub const ITEMS: u8 = 3;
pub const BY_CATEGORY: u8 = 200;

pub const ITEM: &str = "sample.item";
pub const DROP: &str = "sample.drop";
pub const CATEGORY: &str = "sample.category";
/// Rows as many as its payload says, from one event.
pub const FLOOD: &str = "sample.flood";

/// Keeps a row an item, drops the oldest when told to, has a category to be found by, and counts
/// items by bucket over all streams.
pub struct Sample {
    version: u32,
}

impl Sample {
    pub fn new(version: u32) -> Self {
        Self { version }
    }
}

impl Projector for Sample {
    fn name(&self) -> &'static str {
        "sample"
    }

    fn version(&self) -> u32 {
        self.version
    }

    fn tables(&self) -> &'static [Table] {
        &[
            Table { number: STATE, name: "state", kind: TableKind::Stream },
            Table { number: SUMS, name: "sums", kind: TableKind::Sums },
            Table { number: ITEMS, name: "items", kind: TableKind::Stream },
            Table { number: BY_CATEGORY, name: "by category", kind: TableKind::Index },
        ]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        kind != StreamKind::FIGURE
    }

    fn apply(&self, rows: &mut StreamRows<'_>, recorded: &Recorded<'_>) -> Result<(), ApplyError> {
        let Recorded { position, event, .. } = *recorded;
        assert_eq!(rows.stream(), event.stream);
        match (event.event_type, event.schema) {
            (ITEM, 1) => rows.put(ITEMS, &position.0.to_be_bytes(), event.payload.to_vec()),
            (DROP, 1) => {
                if let Some((oldest, _)) = rows.iter(ITEMS)?.next() {
                    rows.delete(ITEMS, &oldest);
                }
            }
            (CATEGORY, 1) => rows.put(STATE, b"category", event.payload.to_vec()),
            (FLOOD, 1) => {
                let (count, fill) = event.payload.split_at(4);
                for n in 0..u32::from_be_bytes(count.try_into().unwrap()) {
                    let suffix = [position.0.to_be_bytes().as_slice(), &n.to_be_bytes()].concat();
                    rows.put(ITEMS, &suffix, fill.to_vec());
                }
            }
            _ => return Err(ApplyError::unknown(recorded)),
        }
        // Version 2 differs in its rows.
        rows.put(
            STATE,
            b"version",
            event.version.wrapping_mul(self.version).to_be_bytes().to_vec(),
        );
        Ok(())
    }

    fn settle(&self, rows: &mut StreamRows<'_>) -> Result<(), ApplyError> {
        let mut counts = [0i64; 256];
        for (_, item) in rows.iter(ITEMS)? {
            counts[usize::from(item.first().copied().unwrap_or(0))] += 1;
        }
        let contributed = rows.get(STATE, b"contributed")?.unwrap_or_default();
        let mut deltas = counts;
        for pair in contributed.chunks(9) {
            deltas[usize::from(pair[0])] -= i64::from_be_bytes(pair[1..].try_into().unwrap());
        }
        for (bucket, delta) in (0u8..=255).zip(deltas) {
            rows.add(SUMS, &[bucket / 16], &[bucket], delta);
        }
        let now: Vec<u8> = (0u8..=255)
            .zip(counts)
            .filter(|(_, count)| *count != 0)
            .flat_map(|(bucket, count)| [vec![bucket], count.to_be_bytes().to_vec()].concat())
            .collect();
        if now.is_empty() {
            rows.delete(STATE, b"contributed");
        } else {
            rows.put(STATE, b"contributed", now);
        }

        let category = rows.get(STATE, b"category")?;
        let indexed = rows.get(STATE, b"indexed")?;
        if category != indexed {
            let stream = rows.stream().to_bytes();
            if let Some(old) = indexed {
                rows.delete_index(BY_CATEGORY, &[&old, stream.as_slice()].concat());
            }
            if let Some(new) = category {
                rows.put_index(BY_CATEGORY, &[&new, stream.as_slice()].concat(), Bytes::new());
                rows.put(STATE, b"indexed", new);
            }
        }
        Ok(())
    }
}

/// The `n`-th stream.
pub fn stream(n: usize) -> StreamId {
    let kind = [StreamKind::CASE, StreamKind::RAID, StreamKind::FIGURE, StreamKind::CENTRE][n % 4];
    let mut id = [0; 16];
    id[..8].copy_from_slice(&Random::new(n as u64).next().to_be_bytes());
    StreamId::new(kind, id)
}

/// A record of this stream.
pub fn record(
    stream: StreamId,
    version: u32,
    event_type: &str,
    schema: u16,
    payload: &[u8],
) -> Bytes {
    let envelope = Envelope {
        event_id: EventId::from_bytes([1; 16]),
        stream,
        version,
        event_type,
        schema,
        occurred: Occurred::at(Timestamp(i64::from(version) * 1_000)),
        captured: None,
        recorded_at: Timestamp(i64::from(version) * 2_000),
        done_by: "desk",
        logged_by: LoggedBy { hand: "desk", assurance: "declared" },
        basis: Basis::OwnAct,
        command_id: CommandId::from_bytes([2; 16]),
        place: Place::ALONE,
        fingerprint: Fingerprint::from_bytes([3; 16]),
        correlation: Correlation::from_bytes([4; 16]),
        reservations: Vec::new(),
        payload,
    };
    envelope.encode(|_| Seal::from_bytes([0; 16])).unwrap().into()
}

/// A log of so many records over so many streams, each a function of the seed.
pub fn history(seed: u64, records: usize, streams: usize) -> Vec<Bytes> {
    let mut random = Random::new(seed);
    let mut versions = vec![0; streams];
    (0..records)
        .map(|_| {
            let n = random.below(streams);
            versions[n] += 1;
            let fill = vec![random.next() as u8; random.below(60)];
            let (event_type, payload) = match random.below(10) {
                0..=5 => (ITEM, [vec![random.next() as u8 % 40], fill].concat()),
                6..=7 => (DROP, vec![]),
                _ => (CATEGORY, vec![b'a' + random.below(5) as u8; random.below(3)]),
            };
            record(stream(n), versions[n], event_type, 1, &payload)
        })
        .collect()
}
