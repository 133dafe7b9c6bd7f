//! The contract as tests that any engine can run.
//!
//! An engine's tests implement [`Fixture`] and call [`conformance!`](crate::conformance!), which
//! makes one test of each point, so that a failing point is named. Points that draw numbers
//! print their seed; `GREYFILE_SEED` sets it.

mod batches;
mod following;
pub mod nats;
pub mod network;
mod order;
mod racing;
mod rng;

use std::future::Future;
use std::sync::Arc;

use bytes::Bytes;
use greyfile_envelope::{Position, StreamId, StreamKind};

use crate::{AppendError, Appended, Batch, EventLog, Expect, Stored};

pub use batches::*;
pub use following::*;
pub use order::*;
pub use racing::*;
pub use rng::Rng;

/// One log under test.
pub trait Fixture: Sized + Send + Sync + 'static {
    /// The engine.
    type Log: EventLog;

    /// A log of its own, empty or with its founding record.
    fn fresh() -> impl Future<Output = Self> + Send;

    /// The log.
    fn log(&self) -> Arc<Self::Log>;

    /// The same log after the service was stopped and started again. What [`Fixture::log`] gave
    /// out before may be closed.
    fn reopen(self) -> impl Future<Output = Self> + Send;
}

/// Makes a `#[tokio::test]` of every point of the contract for one [`Fixture`].
#[macro_export]
macro_rules! conformance {
    ($fixture:ty) => {
        $crate::conformance!($fixture:
            positions_run_without_a_gap
            every_reader_sees_the_same_bytes
            a_read_keeps_to_its_budget
            a_read_past_the_end_is_empty
            a_stream_reads_back_in_order
            a_stream_is_read_through_a_long_log
            empty_means_no_record_yet
            last_at_means_exactly_there
            every_stream_of_a_batch_is_checked
            a_batch_lands_together
            the_longest_batch_lands
            a_refused_batch_leaves_nothing
            batches_are_tried_in_the_order_of_the_calls
            positions_are_never_used_again
            a_dropped_append_lands_whole_or_not_at_all
            a_follower_gets_what_is_there_and_what_comes
            a_follower_goes_on_after_a_restart
            a_follower_waits_for_a_position_to_come
            a_follower_reads_only_what_was_acknowledged_or_will_be
            racing_writers_of_one_stream_never_both_land
            a_reservation_never_has_two_holders
            racing_writers_of_many_streams_lose_nothing
        );
    };
    ($fixture:ty: $($point:ident)*) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $point() {
                $crate::conformance::$point::<$fixture>().await;
            }
        )*
    };
}

/// The stream of this number.
pub fn stream(number: u64) -> StreamId {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&number.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
    id[8..].copy_from_slice(&number.to_be_bytes());
    StreamId::new(StreamKind::CASE, id)
}

/// A batch of one record.
pub fn single(stream: StreamId, expect: Expect, record: impl Into<Bytes>) -> Batch {
    batch(vec![(stream, expect)], vec![(stream, record.into())])
}

/// A batch that is in order.
pub fn batch(expectations: Vec<(StreamId, Expect)>, records: Vec<(StreamId, Bytes)>) -> Batch {
    Batch::new(expectations, records).expect("a batch in order")
}

/// Appends one record that must land, and answers where.
pub async fn land(
    log: &impl EventLog,
    stream: StreamId,
    expect: Expect,
    record: impl Into<Bytes>,
) -> Position {
    let landed = log.append(single(stream, expect, record)).await.expect("it lands");
    assert_eq!(landed.first, landed.last, "one record takes one position");
    landed.last
}

/// Reads everything from a position on, checking that no position is missing.
pub async fn read_all(log: &impl EventLog, from: Position) -> Vec<Stored> {
    let (mut next, mut all) = (from, Vec::new());
    loop {
        let chunk = log.read(next, 64 * 1024).await.expect("a read");
        if chunk.is_empty() {
            return all;
        }
        for stored in chunk {
            assert_eq!(stored.position, next, "positions have no gap");
            next = next.next();
            all.push(stored);
        }
    }
}

/// Asserts that an append was refused over this stream, and how it was found.
pub fn assert_conflict(outcome: Result<Appended, AppendError>, on: StreamId, found: Expect) {
    match outcome {
        Err(AppendError::Conflict { stream, found: there, .. }) => {
            assert_eq!((stream, there), (on, found), "the conflict names what is there");
        }
        other => panic!("expected a conflict on {on}, got {other:?}"),
    }
}
