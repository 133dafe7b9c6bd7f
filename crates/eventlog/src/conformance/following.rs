//! Following.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use greyfile_envelope::Position;

use super::{Fixture, land, read_all, single, stream};
use crate::{EventLog, Expect, ReadLog, Stored};

/// Long enough that only a follower that hangs takes it.
const PATIENCE: Duration = Duration::from_secs(30);

/// What follows from a position up to another, which must be gapless.
async fn collect(log: &impl EventLog, from: Position, until: Position) -> Vec<Stored> {
    let (mut follower, mut all) = (log.follow(from), Vec::new());
    let mut next = from;
    while next <= until {
        let chunk = tokio::time::timeout(PATIENCE, follower.next())
            .await
            .expect("the follower goes on")
            .expect("the log is open")
            .expect("a read");
        assert!(!chunk.is_empty(), "a follower waits instead of giving nothing");
        for stored in chunk {
            assert_eq!(stored.position, next, "positions have no gap");
            next = next.next();
            all.push(stored);
        }
    }
    all.truncate((until.0 + 1 - from.0) as usize);
    all
}

/// A follower gets the records there, then those to come, each once and in order.
pub async fn a_follower_gets_what_is_there_and_what_comes<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let base = log.last().await.expect("the end").0;
    for number in 0..40 {
        land(&*log, stream(number), Expect::Empty, number.to_string()).await;
    }
    let follower = {
        let log = log.clone();
        tokio::spawn(async move { collect(&*log, Position::FIRST, Position(base + 200)).await })
    };
    for number in 40..200 {
        land(&*log, stream(number), Expect::Empty, number.to_string()).await;
    }
    let followed = follower.await.expect("the follower");
    assert_eq!(followed, read_all(&*log, Position::FIRST).await);
}

/// A follower that kept its place goes on from it after a restart.
pub async fn a_follower_goes_on_after_a_restart<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let mut last = Position::ZERO;
    for number in 0..30 {
        last = land(&*log, stream(number), Expect::Empty, number.to_string()).await;
    }
    let place = Position(last.0 - 10);
    let mut seen = collect(&*log, Position::FIRST, place).await;
    drop(log);
    let fixture = fixture.reopen().await;
    let log = fixture.log();
    for number in 30..60 {
        last = land(&*log, stream(number), Expect::Empty, number.to_string()).await;
    }
    seen.extend(collect(&*log, place.next(), last).await);
    assert_eq!(seen, read_all(&*log, Position::FIRST).await);
}

/// A follower of a position that is still to come waits for it, and gets nothing before it.
pub async fn a_follower_waits_for_a_position_to_come<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let last = log.last().await.expect("the end");
    let wanted = Position(last.0 + 5);
    let follower = {
        let log = log.clone();
        tokio::spawn(async move { collect(&*log, wanted, wanted).await })
    };
    for number in 0..8 {
        land(&*log, stream(number), Expect::Empty, number.to_string()).await;
    }
    assert_eq!(follower.await.expect("the follower")[0].position, wanted);
}

/// Many followers beside a writer all see one history, and what a writer was told is in it at
/// once for a reader.
pub async fn a_follower_reads_only_what_was_acknowledged_or_will_be<F: Fixture>() {
    let fixture = F::fresh().await;
    let log = fixture.log();
    let base = log.last().await.expect("the end").0;
    let followers: Vec<_> = (0..4)
        .map(|_| {
            let log: Arc<F::Log> = log.clone();
            tokio::spawn(async move { collect(&*log, Position::FIRST, Position(base + 300)).await })
        })
        .collect();
    let mut acknowledged = Vec::new();
    for round in 0..30u64 {
        let waiting: Vec<_> = (0..10)
            .map(|step| {
                let number = round * 10 + step;
                (number, log.append(single(stream(number), Expect::Empty, number.to_string())))
            })
            .collect();
        for (number, landed) in waiting {
            let position = landed.await.expect("it lands").last;
            let read = log.read(position, 1).await.expect("a read");
            assert_eq!(read[0].record, number.to_string(), "acknowledged means readable");
            acknowledged.push((position, number));
        }
    }
    for follower in followers {
        let seen = follower.await.expect("a follower");
        for (position, number) in &acknowledged {
            assert_eq!(seen[position.0 as usize - 1].record, number.to_string());
        }
    }
}
