//! The history of racing writers is linearisable: there is an order of their appends, in agreement
//! with when each was called and answered, in which every answer is the right one.
//!
//! The order is the log's own, so that the check is direct. An append that landed at a position must
//! have expected the stream's position before it. A conflict must have found a position that the
//! stream had at some moment between the call and the answer: one that was the stream's last after
//! everything that was answered before the call, and before anything called after the answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use greyfile_envelope::Position;
use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_eventlog::conformance::{Rng, single, stream};
use greyfile_eventlog::jetstream::JetStream;
use greyfile_eventlog::{AppendError, EventLog, Expect, ReadLog};

/// One call of one writer, by a clock that all share.
struct Call {
    stream: u64,
    expected: Expect,
    called: u64,
    answered: u64,
    answer: Answer,
}

enum Answer {
    Landed(Position),
    Found(Expect),
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_history_of_racing_writers_is_linearisable() {
    let nats = Nats::start(3, Sync::Always);
    // Two processes, as far as the broker can tell.
    let logs = [Arc::new(super::create(&nats, 3).await), Arc::new(super::open(&nats, 3).await)];
    let seed = Rng::from_env().below(u64::MAX);
    let (clock, streams) = (Arc::new(AtomicU64::new(0)), 6);
    let rounds = if crate::long() { 400 } else { 40 };
    let writers: Vec<_> = (0..16u64)
        .map(|writer| {
            let (log, clock) = (logs[writer as usize % 2].clone(), clock.clone());
            tokio::spawn(async move { race(&log, &clock, seed ^ writer, streams, rounds).await })
        })
        .collect();
    let mut calls = Vec::new();
    for writer in writers {
        calls.extend(writer.await.expect("a writer"));
    }
    for number in 0..streams {
        let stored = logs[0].read_stream(stream(number)).await.expect("a read");
        let positions: Vec<Position> = stored.iter().map(|stored| stored.position).collect();
        let own: Vec<&Call> = calls.iter().filter(|call| call.stream == number).collect();
        judge(&positions, &own);
    }
    let landed = calls.iter().filter(|call| matches!(call.answer, Answer::Landed(_))).count();
    assert!(landed > 50 && landed < calls.len(), "{landed} of {} landed", calls.len());
}

/// Appends to streams at random, from what this writer last saw of them.
async fn race(
    log: &JetStream,
    clock: &AtomicU64,
    seed: u64,
    streams: u64,
    rounds: u32,
) -> Vec<Call> {
    let mut rng = Rng::new(seed);
    let mut seen = vec![Expect::Empty; streams as usize];
    let mut calls = Vec::new();
    for round in 0..rounds {
        let stream_number = rng.below(streams);
        let expected = seen[stream_number as usize];
        let record = format!("{seed} {round}");
        let called = clock.fetch_add(1, Ordering::SeqCst);
        let outcome = log.append(single(stream(stream_number), expected, record)).await;
        let answered = clock.fetch_add(1, Ordering::SeqCst);
        let answer = match outcome {
            Ok(landed) => Answer::Landed(landed.last),
            Err(AppendError::Conflict { found, .. }) => Answer::Found(found),
            Err(error) => panic!("{error}"),
        };
        seen[stream_number as usize] = match &answer {
            Answer::Landed(at) => Expect::LastAt(*at),
            Answer::Found(found) => *found,
        };
        calls.push(Call { stream: stream_number, expected, called, answered, answer });
    }
    calls
}

/// Holds the calls on one stream against the positions it has in the end.
fn judge(positions: &[Position], calls: &[&Call]) {
    let state = |index: usize| match index {
        0 => Expect::Empty,
        index => Expect::LastAt(positions[index - 1]),
    };
    // When each record landed: within its own call.
    let mut windows = vec![(0, u64::MAX); positions.len()];
    for call in calls {
        if let Answer::Landed(at) = call.answer {
            let index = positions.iter().position(|position| *position == at).expect("it stands");
            assert_eq!(call.expected, state(index), "what landed at {at} expected what was there");
            windows[index] = (call.called, call.answered);
        }
    }
    // Landing in order bounds the windows by one another.
    for index in 1..windows.len() {
        windows[index].0 = windows[index].0.max(windows[index - 1].0);
    }
    for index in (1..windows.len()).rev() {
        windows[index - 1].1 = windows[index - 1].1.min(windows[index].1);
    }
    for (index, (from, to)) in windows.iter().enumerate() {
        assert!(from <= to, "the record at {} landed outside its call", positions[index]);
    }
    for call in calls {
        if let Answer::Found(found) = &call.answer {
            let index = (0..=positions.len()).find(|index| state(*index) == *found);
            let index = index.unwrap_or_else(|| panic!("{found} was never there"));
            assert_ne!(call.expected, *found, "a conflict over what was expected");
            // The stream had this last record from when it landed until the next one did.
            let since = if index == 0 { 0 } else { windows[index - 1].0 };
            let until = windows.get(index).map_or(u64::MAX, |window| window.1);
            assert!(
                since <= call.answered && call.called <= until,
                "a conflict found {found}, which was not there during the call"
            );
        }
    }
}
