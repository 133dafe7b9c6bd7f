//! Expectations, and all or nothing.

use bytes::Bytes;
use futures_util::future::join_all;
use greyfile_envelope::Position;

use super::{Fixture, Rng, assert_conflict, batch, land, read_all, single, stream};
use crate::{AppendError, BATCH_RECORDS_MAX, EventLog, Expect, ReadLog};

/// `Empty` lets the first record land and no second.
pub async fn empty_means_no_record_yet<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let id = stream(1);
    let first = land(&*log, id, Expect::Empty, "first").await;
    let again = log.append(single(id, Expect::Empty, "again")).await;
    assert_conflict(again, id, Expect::LastAt(first));
    drop(log);
    let fixture = fixture.reopen().await;
    let again = fixture.log().append(single(id, Expect::Empty, "again")).await;
    assert_conflict(again, id, Expect::LastAt(first));
}

/// `LastAt` is met by the stream's last position and by no other: not an older one, not one to
/// come, not another stream's, not on a stream without a record.
pub async fn last_at_means_exactly_there<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let (id, other) = (stream(1), stream(2));
    let first = land(&*log, id, Expect::Empty, "first").await;
    let foreign = land(&*log, other, Expect::Empty, "foreign").await;
    let second = land(&*log, id, Expect::LastAt(first), "second").await;
    for wrong in [first, foreign, second.next(), Position(u64::MAX), Position::ZERO] {
        let refused = log.append(single(id, Expect::LastAt(wrong), "wrong")).await;
        assert_conflict(refused, id, Expect::LastAt(second));
    }
    let unknown = log.append(single(stream(3), Expect::LastAt(second), "wrong")).await;
    assert_conflict(unknown, stream(3), Expect::Empty);
    land(&*log, id, Expect::LastAt(second), "third").await;
}

/// One stale stream refuses the whole batch, whichever place it has.
pub async fn every_stream_of_a_batch_is_checked<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let taken = land(&*log, stream(1), Expect::Empty, "taken").await;
    for place in 0..3usize {
        let mut ids: Vec<_> = (10..12).map(|step| stream(step + place as u64 * 10)).collect();
        ids.insert(place, stream(1));
        let refused = log
            .append(batch(
                ids.iter().map(|id| (*id, Expect::Empty)).collect(),
                ids.iter().map(|id| (*id, Bytes::from_static(b"event"))).collect(),
            ))
            .await;
        assert_conflict(refused, stream(1), Expect::LastAt(taken));
        for id in ids.into_iter().filter(|id| *id != stream(1)) {
            assert_eq!(log.read_stream(id).await, Ok(vec![]), "nothing of it landed");
        }
    }
}

/// A batch's records stand together in the order given, several of one stream among them.
pub async fn a_batch_lands_together<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let before = land(&*log, stream(2), Expect::Empty, "before").await;
    let order = [1, 2, 1, 3, 2, 1].map(stream);
    let records: Vec<_> =
        order.iter().zip(0..).map(|(id, at)| (*id, Bytes::from(format!("event {at}")))).collect();
    let expectations = vec![
        (stream(3), Expect::Empty),
        (stream(2), Expect::LastAt(before)),
        (stream(1), Expect::Empty),
    ];
    let landed = log.append(batch(expectations, records.clone())).await.expect("it lands");
    assert_eq!(landed.last.0 - landed.first.0, 5);
    let read = log.read(landed.first, 1_000_000).await.expect("a read");
    assert_eq!(read.len(), records.len());
    for (stored, (_, record)) in read.iter().zip(&records) {
        assert_eq!(&stored.record, record);
    }
    let of_one: Vec<_> = log.read_stream(stream(1)).await.expect("a read");
    let places: Vec<_> = of_one.iter().map(|stored| stored.position.0 - landed.first.0).collect();
    assert_eq!(places, [0, 2, 5]);
    let refused = log.append(single(stream(1), Expect::LastAt(landed.first), "stale")).await;
    assert_conflict(refused, stream(1), Expect::LastAt(landed.last));
}

/// As many records as a batch may hold land together.
pub async fn the_longest_batch_lands<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let ids: Vec<_> = (0..BATCH_RECORDS_MAX as u64).map(stream).collect();
    let landed = log
        .append(batch(
            ids.iter().map(|id| (*id, Expect::Empty)).collect(),
            ids.iter().map(|id| (*id, Bytes::from(id.to_string()))).collect(),
        ))
        .await
        .expect("it lands");
    let read = read_all(&*log, landed.first).await;
    assert_eq!(read.len(), BATCH_RECORDS_MAX);
    assert!(read.iter().zip(&ids).all(|(stored, id)| stored.record == id.to_string()));
}

/// A refused batch changes neither the log nor what later batches find.
pub async fn a_refused_batch_leaves_nothing<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let taken = land(&*log, stream(1), Expect::Empty, "taken").await;
    let both = |first| {
        batch(
            vec![(stream(2), Expect::Empty), (stream(1), first)],
            vec![(stream(2), Bytes::from_static(b"two")), (stream(1), Bytes::from_static(b"one"))],
        )
    };
    // Queued together, so that an engine that gathers has both at hand.
    let outcomes = join_all([
        log.append(both(Expect::Empty)),
        log.append(both(Expect::LastAt(taken))),
        log.append(both(Expect::LastAt(taken))),
    ])
    .await;
    let [refused, landed, late] = <[_; 3]>::try_from(outcomes).expect("three outcomes");
    let landed = landed.expect("it lands");
    // What it found was there at some moment until it was answered: the next may have landed then.
    let found = match &refused {
        Err(AppendError::Conflict { found, .. }) if *found == Expect::LastAt(landed.last) => *found,
        _ => Expect::LastAt(taken),
    };
    assert_conflict(refused, stream(1), found);
    assert_eq!(landed.first, taken.next(), "the refused batch took no position");
    assert_conflict(late, stream(2), Expect::LastAt(landed.first));
    assert_eq!(log.last().await, Ok(landed.last));
}

/// Calls made one after another without waiting are tried in that order.
pub async fn batches_are_tried_in_the_order_of_the_calls<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let first = log.append(single(stream(1), Expect::Empty, "first"));
    let second = log.append(single(stream(1), Expect::Empty, "second"));
    let waiting: Vec<_> = (0..50)
        .map(|step| log.append(single(stream(100 + step), Expect::Empty, "later")))
        .collect();
    // Awaited last to first: it is the calls that count.
    let mut landed = Vec::new();
    for later in waiting.into_iter().rev() {
        landed.push(later.await.expect("it lands").first);
    }
    assert!(landed.iter().rev().is_sorted());
    let refused = second.await;
    let first = first.await.expect("the first call lands").first;
    assert_conflict(refused, stream(1), Expect::LastAt(first));
    assert!(first < *landed.last().expect("fifty of them"));
}

/// A position, once acknowledged, belongs to that record: through conflicts and restarts.
pub async fn positions_are_never_used_again<F: Fixture>() {
    let mut rng = Rng::from_env();
    let mut fixture = F::fresh().await;
    let mut last = fixture.log().last().await.expect("the end");
    let mut kept = read_all(&*fixture.log(), Position::FIRST).await;
    for round in 0..6u64 {
        let log = fixture.log();
        for step in 0..10 {
            let id = stream(round * 100 + step);
            let landed = land(&*log, id, Expect::Empty, rng.bytes(40)).await;
            assert!(landed > last, "{landed} was given after {last}");
            last = landed;
            let refused = log.append(single(id, Expect::Empty, "again")).await;
            assert_conflict(refused, id, Expect::LastAt(landed));
        }
        let now = read_all(&*log, Position::FIRST).await;
        assert_eq!(now[..kept.len()], kept, "what was read before stands");
        kept = now;
        drop(log);
        fixture = fixture.reopen().await;
    }
}

/// Whoever stops waiting for an append does not take a part of it back.
pub async fn a_dropped_append_lands_whole_or_not_at_all<F: Fixture>() {
    let mut rng = Rng::from_env();
    let fixture = F::fresh().await;
    let log = fixture.log();
    for number in 0..60u64 {
        let ids = [stream(number * 2), stream(number * 2 + 1)];
        let append = log.append(batch(
            ids.iter().map(|id| (*id, Expect::Empty)).collect(),
            ids.iter().map(|id| (*id, Bytes::from(number.to_string()))).collect(),
        ));
        match rng.below(3) {
            0 => drop(append),
            1 => {
                let patience = std::time::Duration::from_micros(rng.below(400));
                let _ = tokio::time::timeout(patience, append).await;
            }
            _ => {
                append.await.expect("it lands");
            }
        }
    }
    // What was queued before this has been decided once it lands.
    land(&*log, stream(9_999), Expect::Empty, "end").await;
    for number in 0..60u64 {
        let one = log.read_stream(stream(number * 2)).await.expect("a read");
        let other = log.read_stream(stream(number * 2 + 1)).await.expect("a read");
        assert_eq!(one.len(), other.len(), "batch {number}");
        if let (Some(one), Some(other)) = (one.first(), other.first()) {
            assert_eq!(one.position.next(), other.position);
        }
    }
    let refused = log.append(single(stream(9_999), Expect::Empty, "again")).await;
    assert!(matches!(refused, Err(AppendError::Conflict { .. })));
}
