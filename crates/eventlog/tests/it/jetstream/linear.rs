//! Histories of racing writers are linearisable: there is an order of their calls, in agreement with
//! when each was made and answered, in which every answer is the right one.
//!
//! The order is the log's own, so that the check is direct. An append that landed at a position must
//! have expected the stream's position before it. A conflict, or a question for the stream's head,
//! must have found a position that the stream had at some moment between the call and the answer:
//! one that was the stream's last after everything that was answered before the call, and before
//! anything called after the answer. An append whose outcome is not known may have landed at any
//! time after its call, or not at all; one that was refused must not be there.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use greyfile_envelope::Position;
use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_eventlog::conformance::{Rng, single, stream};
use greyfile_eventlog::jetstream::JetStream;
use greyfile_eventlog::{AppendError, EventLog, Expect, ReadLog, Stored};

/// Streams that are raced for.
const STREAMS: u64 = 6;

/// Calls by a clock that all writers share.
#[derive(Default)]
pub(super) struct Clock(AtomicU64);

impl Clock {
    fn tick(&self) -> u64 {
        self.0.fetch_add(1, Ordering::SeqCst)
    }
}

/// One call of one writer.
pub(super) struct Call {
    stream: u64,
    /// What was to be written; empty for a question for the head.
    record: String,
    expected: Expect,
    called: u64,
    answered: u64,
    answer: Answer,
}

enum Answer {
    Landed(Position),
    /// A conflict, or the head that was asked for.
    Found(Expect),
    /// Surely nothing happened, for this reason.
    Nothing(String),
    /// It may have happened or not.
    Unknown(String),
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Landed(at) => write!(f, "landed at {at}"),
            Self::Found(found) => write!(f, "found {found}"),
            Self::Nothing(why) => write!(f, "nothing happened ({why})"),
            Self::Unknown(why) => write!(f, "nobody knows ({why})"),
        }
    }
}

impl Call {
    pub(super) fn has_landed(&self) -> bool {
        matches!(self.answer, Answer::Landed(_))
    }

    /// Whether the log could not say yes or no.
    pub(super) fn is_in_doubt(&self) -> bool {
        matches!(self.answer, Answer::Nothing(_) | Answer::Unknown(_))
    }
}

/// A writer that appends to streams at random, from what it last saw of them, and now and then
/// asks for a head.
pub(super) struct Racer {
    log: Arc<JetStream>,
    clock: Arc<Clock>,
    name: String,
    rng: Rng,
    seen: Vec<Expect>,
    pub(super) calls: Vec<Call>,
}

impl Racer {
    pub(super) fn new(log: &Arc<JetStream>, clock: &Arc<Clock>, name: String, rng: Rng) -> Self {
        let (log, clock) = (log.clone(), clock.clone());
        Self { log, clock, name, rng, seen: vec![Expect::Empty; STREAMS as usize], calls: vec![] }
    }

    /// One more call; whether it landed.
    pub(super) async fn call(&mut self) -> bool {
        if self.rng.below(8) == 0 { self.ask().await } else { self.append().await }
    }

    /// Asks for a stream's head.
    pub(super) async fn ask(&mut self) -> bool {
        let number = self.rng.below(STREAMS);
        let called = self.clock.tick();
        let answer = match self.log.heads(&[stream(number)]).await {
            Ok(heads) => Answer::Found(heads[0]),
            Err(error) => Answer::Nothing(error.to_string()),
        };
        self.answered(number, String::new(), called, answer).await
    }

    async fn append(&mut self) -> bool {
        let number = self.rng.below(STREAMS);
        let expected = self.seen[number as usize];
        let record = format!("{} {}", self.name, self.calls.len());
        let called = self.clock.tick();
        let answer = match self.log.append(single(stream(number), expected, record.clone())).await {
            Ok(landed) => Answer::Landed(landed.last),
            Err(AppendError::Conflict { found, .. }) => {
                assert_ne!(expected, found, "a conflict over what was expected");
                Answer::Found(found)
            }
            Err(AppendError::Unavailable(why)) => Answer::Nothing(why),
            Err(AppendError::Unknown(why)) => Answer::Unknown(why),
            Err(error) => panic!("{error}"),
        };
        self.answered(number, record, called, answer).await
    }

    async fn answered(&mut self, stream: u64, record: String, called: u64, answer: Answer) -> bool {
        let answered = self.clock.tick();
        let expected = self.seen[stream as usize];
        match &answer {
            Answer::Landed(at) => self.seen[stream as usize] = Expect::LastAt(*at),
            Answer::Found(found) => self.seen[stream as usize] = *found,
            Answer::Nothing(_) | Answer::Unknown(_) => {}
        }
        let call = Call { stream, record, expected, called, answered, answer };
        let (landed, doubt) = (call.has_landed(), call.is_in_doubt());
        self.calls.push(call);
        if doubt {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        landed
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_history_of_racing_writers_is_linearisable() {
    let nats = Nats::start(3, Sync::Always);
    // Two processes, as far as the broker can tell.
    let logs = [Arc::new(super::create(&nats, 3).await), Arc::new(super::open(&nats, 3).await)];
    let (mut rng, clock) = (Rng::from_env(), Arc::new(Clock::default()));
    let rounds = if crate::long() { 400 } else { 40 };
    let writers: Vec<_> = (0..16)
        .map(|writer| {
            let log = &logs[writer % 2];
            let mut racer = Racer::new(log, &clock, format!("writer {writer}"), rng.fork());
            tokio::spawn(async move {
                for _ in 0..rounds {
                    racer.call().await;
                }
                racer.calls
            })
        })
        .collect();
    let mut calls = Vec::new();
    for writer in writers {
        calls.extend(writer.await.expect("a writer"));
    }
    assert!(calls.iter().all(|call| !call.is_in_doubt()), "nothing went wrong here");
    judge(&logs[0], &calls).await;
    let landed = calls.iter().filter(|call| call.has_landed()).count();
    assert!(landed > 50 && landed < calls.len(), "{landed} of {} landed", calls.len());
}

/// Holds all calls against what the log has in the end.
pub(super) async fn judge(log: &JetStream, calls: &[Call]) {
    // What another process wrote last a replica may not have yet; once this one knows of it, it
    // waits for a replica that has.
    let streams: Vec<_> = (0..STREAMS).map(stream).collect();
    log.heads(&streams).await.expect("the heads");
    for number in 0..STREAMS {
        let stored = log.read_stream(stream(number)).await.expect("a read");
        let own: Vec<&Call> = calls.iter().filter(|call| call.stream == number).collect();
        judge_stream(&stored, &own);
    }
}

/// Holds the calls on one stream against the records it has in the end.
fn judge_stream(stored: &[Stored], calls: &[&Call]) {
    let positions: Vec<Position> = stored.iter().map(|stored| stored.position).collect();
    let state = |index: usize| match index {
        0 => Expect::Empty,
        index => Expect::LastAt(positions[index - 1]),
    };
    // When each record landed: within its own call, or at any time since it.
    let mut windows = vec![None; positions.len()];
    for call in calls.iter().filter(|call| !call.record.is_empty()) {
        let mut found = (0..stored.len()).filter(|at| stored[*at].record == call.record);
        let index = found.next();
        assert_eq!(found.next(), None, "{} is there twice", call.record);
        let until = match (&call.answer, index) {
            (Answer::Landed(at), index) => {
                assert_eq!(index.map(|index| positions[index]), Some(*at), "{}", call.record);
                call.answered
            }
            (Answer::Unknown(_), Some(_)) => u64::MAX,
            (Answer::Unknown(_), None) => continue,
            (answer @ (Answer::Found(_) | Answer::Nothing(_)), index) => {
                let at = index.map(|index| positions[index]);
                assert_eq!(at, None, "{} was refused and is there: {answer}", call.record);
                continue;
            }
        };
        let index = index.expect("it stands");
        assert_eq!(call.expected, state(index), "{} expected what was there", call.record);
        windows[index] = Some((call.called, until));
    }
    let mut windows: Vec<(u64, u64)> =
        windows.into_iter().map(|window| window.expect("somebody wrote it")).collect();
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
            // The stream had this last record from when it landed until the next one did.
            let since = if index == 0 { 0 } else { windows[index - 1].0 };
            let until = windows.get(index).map_or(u64::MAX, |window| window.1);
            assert!(
                since <= call.answered && call.called <= until,
                "the call {} found {found}, which was not there during the call",
                if call.record.is_empty() { "for a head" } else { &call.record }
            );
        }
    }
}
