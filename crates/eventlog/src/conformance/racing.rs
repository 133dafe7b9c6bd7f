//! Many writers at once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use greyfile_envelope::{Position, StreamId, StreamKind};

use super::{Fixture, Rng, batch, read_all, single, stream};
use crate::{AppendError, EventLog, Expect, ReadLog};

const WRITERS: u64 = 64;

/// Sixty-four writers on one stream: every acknowledged record was written by someone who knew
/// the one before it.
pub async fn racing_writers_of_one_stream_never_both_land<F: Fixture>() {
    let mut rng = Rng::from_env();
    let fixture = F::fresh().await;
    let log = fixture.log();
    let landed = Arc::new(AtomicU64::new(0));
    let tasks: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (log, landed, mut rng) = (log.clone(), landed.clone(), rng.fork());
            tokio::spawn(async move {
                let mut expect = Expect::Empty;
                for _ in 0..20 {
                    // The record says what its writer believed; it can only land if that held.
                    let record = format!("{writer} after {expect}");
                    match log.append(single(stream(1), expect, record)).await {
                        Ok(appended) => {
                            landed.fetch_add(1, Ordering::Relaxed);
                            expect = Expect::LastAt(appended.last);
                        }
                        Err(AppendError::Conflict { found, .. }) => expect = found,
                        Err(other) => panic!("{other}"),
                    }
                    if rng.below(4) == 0 {
                        tokio::task::yield_now().await;
                    }
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("a writer");
    }
    let history = log.read_stream(stream(1)).await.expect("a read");
    assert_eq!(history.len() as u64, landed.load(Ordering::Relaxed), "each acknowledgement, once");
    let mut expect = Expect::Empty;
    for stored in history {
        let text = String::from_utf8_lossy(&stored.record).into_owned();
        assert!(text.ends_with(&format!("after {expect}")), "{text} followed {expect}");
        expect = Expect::LastAt(stored.position);
    }
}

/// Sixty-four writers take, release and take again a few reservations, each together with a record on
/// its own stream. No reservation ever has two holders, and no half of a batch stands alone.
pub async fn a_reservation_never_has_two_holders<F: Fixture>() {
    let mut rng = Rng::from_env();
    let fixture = F::fresh().await;
    let log = fixture.log();
    let reservation = |number: u64| StreamId::new(StreamKind::RESERVATION, [number as u8; 16]);
    let tasks: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (log, mut rng) = (log.clone(), rng.fork());
            tokio::spawn(async move {
                let mut own = Expect::Empty;
                let mut tries = 0;
                while tries < 30 {
                    tries += 1;
                    let wanted = reservation(rng.below(3));
                    let history = log.read_stream(wanted).await.expect("a read");
                    let (free, head) = match history.last() {
                        None => (true, Expect::Empty),
                        Some(stored) => (
                            stored.record.starts_with(b"released"),
                            Expect::LastAt(stored.position),
                        ),
                    };
                    if !free {
                        tokio::task::yield_now().await;
                        continue;
                    }
                    let word = |what: &str| Bytes::from(format!("{what} by {writer}"));
                    let mine = stream(writer);
                    let take = batch(
                        vec![(mine, own), (wanted, head)],
                        vec![(mine, word("took")), (wanted, word("taken"))],
                    );
                    let taken = match log.append(take).await {
                        Ok(appended) => appended,
                        Err(AppendError::Conflict { stream, .. }) if stream == wanted => continue,
                        Err(other) => panic!("{other}"),
                    };
                    let release = batch(
                        vec![
                            (mine, Expect::LastAt(taken.first)),
                            (wanted, Expect::LastAt(taken.last)),
                        ],
                        vec![(wanted, word("released")), (mine, word("left"))],
                    );
                    // Nobody else may write to a reservation that is held.
                    own = Expect::LastAt(log.append(release).await.expect("the holder's").last);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("a writer");
    }
    for number in 0..3 {
        let mut holder: Option<String> = None;
        for stored in log.read_stream(reservation(number)).await.expect("a read") {
            let text = String::from_utf8_lossy(&stored.record).into_owned();
            let (what, by) = text.split_once(" by ").expect("the form of these records");
            match what {
                "taken" => assert_eq!(holder.replace(by.to_owned()), None, "two holders"),
                _ => assert_eq!(holder.take().as_deref(), Some(by), "released by its holder"),
            }
        }
        assert_eq!(holder, None);
    }
    // Every taking stands beside its writer's own record.
    let all = read_all(&*log, Position::FIRST).await;
    for pair in all.windows(2) {
        if pair[0].record.starts_with(b"took") {
            assert_eq!(pair[0].record[4..], pair[1].record[5..]);
        }
    }
}

/// Sixty-four writers on streams of their own: nothing is refused, nothing is lost, and each
/// stream is in its writer's order.
pub async fn racing_writers_of_many_streams_lose_nothing<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let tasks: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let log = log.clone();
            tokio::spawn(async move {
                let (mut expect, mut landed) = (Expect::Empty, Vec::new());
                for step in 0..25 {
                    let record = format!("{writer}:{step}");
                    let at = log.append(single(stream(writer), expect, record.clone())).await;
                    let at = at.expect("nobody else writes here").last;
                    expect = Expect::LastAt(at);
                    landed.push((at, record));
                }
                landed
            })
        })
        .collect();
    let mut expected = BTreeMap::new();
    for task in tasks {
        for (at, record) in task.await.expect("a writer") {
            assert_eq!(expected.insert(at, record), None, "a position was given twice");
        }
    }
    let fixture = fixture.reopen().await;
    let all = read_all(&*fixture.log(), Position::FIRST).await;
    let found = all.into_iter().filter(|stored| expected.contains_key(&stored.position));
    let found: BTreeMap<_, _> = found
        .map(|stored| (stored.position, String::from_utf8_lossy(&stored.record).into_owned()))
        .collect();
    assert_eq!(found, expected);
}
