//! Order, and reading what was written.

use bytes::Bytes;
use greyfile_envelope::{Position, RECORD_LEN_MAX};

use super::{Fixture, Rng, batch, land, read_all, single, stream};
use crate::{EventLog, Expect, ReadLog};

/// Positions run on by one, across batches of one and of many, and across a restart.
pub async fn positions_run_without_a_gap<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let mut last = log.last().await.expect("the end");
    for number in 0..20 {
        let count = 1 + number % 5;
        let streams: Vec<_> = (0..count).map(|step| stream(number * 10 + step)).collect();
        let landed = log
            .append(batch(
                streams.iter().map(|stream| (*stream, Expect::Empty)).collect(),
                streams.iter().map(|stream| (*stream, Bytes::from_static(b"event"))).collect(),
            ))
            .await
            .expect("it lands");
        assert_eq!(landed.first, last.next());
        assert_eq!(landed.last.0, last.0 + count);
        last = landed.last;
        assert_eq!(log.last().await, Ok(last), "a writer sees its own write");
    }
    drop(log);
    let fixture = fixture.reopen().await;
    assert_eq!(fixture.log().last().await, Ok(last));
    assert_eq!(land(&*fixture.log(), stream(9_999), Expect::Empty, "event").await, last.next());
}

/// Records of every length, the longest included, read back as written: by position, by stream,
/// before and after a restart.
pub async fn every_reader_sees_the_same_bytes<F: Fixture>() {
    let mut rng = Rng::from_env();
    let fixture = F::fresh().await;
    let log = fixture.log();
    let mut written = Vec::new();
    for number in 0..120 {
        let len = match number {
            0 => 1,
            1 => RECORD_LEN_MAX,
            _ => 1 + rng.below(3_000) as usize,
        };
        let record = Bytes::from(rng.bytes(len));
        let position = land(&*log, stream(number), Expect::Empty, record.clone()).await;
        written.push((stream(number), position, record));
    }
    let before = read_all(&*log, Position::FIRST).await;
    drop(log);
    let fixture = fixture.reopen().await;
    let log = fixture.log();
    assert_eq!(read_all(&*log, Position::FIRST).await, before);
    for (stream, position, record) in written {
        let by_stream = log.read_stream(stream).await.expect("a read");
        assert_eq!(by_stream.len(), 1);
        assert_eq!((by_stream[0].position, &by_stream[0].record), (position, &record));
        let by_position = log.read(position, 1).await.expect("a read");
        assert_eq!(by_position, by_stream);
    }
}

/// A read gives at least one record and stops near its budget.
pub async fn a_read_keeps_to_its_budget<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let base = log.last().await.expect("the end");
    let ids: Vec<_> = (0..50).map(stream).collect();
    log.append(batch(
        ids.iter().map(|id| (*id, Expect::Empty)).collect(),
        ids.iter().map(|id| (*id, Bytes::from(vec![7; 1_000]))).collect(),
    ))
    .await
    .expect("it lands");
    for (budget, least, most) in
        [(0, 1, 1), (1, 1, 1), (1_000, 1, 2), (10_500, 5, 15), (1_000_000, 50, 50)]
    {
        let chunk = log.read(base.next(), budget).await.expect("a read");
        assert!((least..=most).contains(&chunk.len()), "{budget} bytes gave {}", chunk.len());
        assert!(chunk.iter().zip(1..).all(|(stored, step)| stored.position.0 == base.0 + step));
    }
}

/// Reading past the end gives nothing, and so does an unknown stream.
pub async fn a_read_past_the_end_is_empty<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let last = land(&*log, stream(1), Expect::Empty, "event").await;
    assert_eq!(log.read(last.next(), 1_000).await, Ok(vec![]));
    assert_eq!(log.read(Position(last.0 + 1_000), 1_000).await, Ok(vec![]));
    assert_eq!(log.read_stream(stream(2)).await, Ok(vec![]));
}

/// A stream's records come oldest first and none of another's among them.
pub async fn a_stream_reads_back_in_order<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let mut heads = [Expect::Empty; 5];
    let mut expected: [Vec<(Position, Bytes)>; 5] = Default::default();
    let mut rng = Rng::from_env();
    for version in 0..200u32 {
        let lane = rng.below(5) as usize;
        let record = Bytes::from(format!("stream {lane}, event {version}"));
        let at = land(&*log, stream(lane as u64), heads[lane], record.clone()).await;
        heads[lane] = Expect::LastAt(at);
        expected[lane].push((at, record));
    }
    for (lane, expected) in expected.into_iter().enumerate() {
        let read = log.read_stream(stream(lane as u64)).await.expect("a read");
        let read: Vec<_> =
            read.into_iter().map(|stored| (stored.position, stored.record)).collect();
        assert_eq!(read, expected);
    }
}

/// A stream of many records, far apart among others', is read whole.
pub async fn a_stream_is_read_through_a_long_log<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let mut head = Expect::Empty;
    let mut expected = Vec::new();
    for round in 0..300u64 {
        let mut waiting = Vec::new();
        for other in 0..20 {
            let id = stream(1_000 + round * 20 + other);
            waiting.push(log.append(single(id, Expect::Empty, vec![1; 200])));
        }
        let id = stream(1);
        let at = land(&*log, id, head, round.to_string()).await;
        head = Expect::LastAt(at);
        expected.push((at, Bytes::from(round.to_string())));
        for landed in waiting {
            landed.await.expect("it lands");
        }
    }
    let read = log.read_stream(stream(1)).await.expect("a read");
    let read: Vec<_> = read.into_iter().map(|stored| (stored.position, stored.record)).collect();
    assert_eq!(read, expected);
}
