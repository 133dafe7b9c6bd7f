//! The leader cut off from its followers, by pulling a cable between network namespaces.
//!
//! Clients still reach the old leader, which does not know that it was replaced: nats-server 2.15.1
//! answered questions for the last record of a stream as the leader for 20 seconds after the cut,
//! from what it had then.

use std::sync::Arc;
use std::time::{Duration, Instant};

use greyfile_envelope::Position;
use greyfile_eventlog::conformance::nats::{self, Nats};
use greyfile_eventlog::conformance::{Rng, land, read_all, single, stream};
use greyfile_eventlog::jetstream::{JetStream, LogName, Options};
use greyfile_eventlog::{EventLog, Expect, ReadLog};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::linear::{Call, Clock, Racer, judge};
use super::support::{PATIENCE, Witness, opened_at, surely};

/// Which of the servers leads the stream.
async fn leader(nats: &mut Nats, log: &JetStream) -> usize {
    let give_up = Instant::now() + PATIENCE;
    loop {
        if let Some(leader) = log.servers().await.ok().and_then(|names| names.into_iter().next())
            && let Some(at) = nats.servers().iter().position(|server| server.name() == leader)
        {
            return at;
        }
        assert!(Instant::now() < give_up, "nobody leads");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// A log through one server, as long as that one leads nowhere else.
async fn through(nats: &mut Nats, server: usize) -> Arc<JetStream> {
    let options = Options { name: LogName::default(), replicas: 3, mark: None };
    let link = nats::link(nats.servers()[server].url()).await;
    Arc::new(JetStream::open(link, options).await.expect("the log opens"))
}

/// Racing writers on one side, until told to stop.
struct Side {
    log: Arc<JetStream>,
    witness: Witness,
    landed: watch::Sender<u64>,
    racers: Vec<JoinHandle<Vec<Call>>>,
}

impl Side {
    fn start(
        log: Arc<JetStream>,
        name: &str,
        clock: &Arc<Clock>,
        rng: &mut Rng,
        stop: &watch::Receiver<bool>,
    ) -> Self {
        let landed = watch::Sender::new(0);
        let racers = (0..3).map(|writer| {
            let mut racer = Racer::new(&log, clock, format!("{name} {writer}"), rng.fork());
            let (landed, stop) = (landed.clone(), stop.clone());
            tokio::spawn(async move {
                while !*stop.borrow() {
                    // One only asks: an append to a leader that is alone takes its time.
                    let has_landed =
                        if writer == 0 { racer.ask().await } else { racer.call().await };
                    if has_landed {
                        landed.send_modify(|count| *count += 1);
                    }
                    // Few enough that the check is quick.
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                racer.calls
            })
        });
        Self { racers: racers.collect(), witness: Witness::of(&log), log, landed }
    }

    /// Waits until so many more have landed.
    async fn goes_on(&self, more: u64) {
        let mut landed = self.landed.subscribe();
        let wanted = *landed.borrow() + more;
        let reached = landed.wait_for(|landed| *landed >= wanted);
        let reached = tokio::time::timeout(PATIENCE, reached).await;
        reached.expect("it takes events again").expect("its writers run");
    }

    async fn calls(&mut self) -> Vec<Call> {
        let mut calls = Vec::new();
        for racer in self.racers.drain(..) {
            calls.extend(racer.await.expect("a writer"));
        }
        calls
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_leader_cut_off_from_its_followers_deceives_nobody() {
    let mut rng = Rng::from_env();
    for round in 0..if crate::long() { 10 } else { 1 } {
        let (calls, doubts) = deceives_nobody(&mut rng, round == 0).await;
        println!("round {round}: {calls} calls, {doubts} of them to the old leader in doubt");
    }
}

async fn deceives_nobody(rng: &mut Rng, until_all_go_on: bool) -> (usize, usize) {
    let mut nats = Nats::start_apart(3);
    let watcher = super::create(&nats, 3).await;
    let at = leader(&mut nats, &watcher).await;
    let (clock, (stop, stopped)) = (Arc::new(Clock::default()), watch::channel(false));
    let (old, new) = (through(&mut nats, at).await, through(&mut nats, (at + 1) % 3).await);
    let mut old = Side::start(old, "old", &clock, rng, &stopped);
    let mut new = Side::start(new, "new", &clock, rng, &stopped);
    old.goes_on(5).await;
    new.goes_on(5).await;
    nats.servers()[at].cut();
    // The majority elects another leader and goes on.
    new.goes_on(20).await;
    // The cable is back before the old leader knows, or once the process that is connected to it
    // has found its way to the others.
    if until_all_go_on {
        old.goes_on(5).await;
    } else {
        tokio::time::sleep(Duration::from_millis(rng.below(12_000))).await;
    }
    nats.servers()[at].join();
    old.goes_on(5).await;
    new.goes_on(5).await;
    stop.send_replace(true);
    let (mut calls, of_new) = (old.calls().await, new.calls().await);
    let doubts = calls.iter().filter(|call| call.is_in_doubt()).count();
    assert!(doubts > 0, "the old leader was asked while it was alone");
    calls.extend(of_new);
    judge(&new.log, &calls).await;
    for side in [&old, &new] {
        assert_eq!(side.log.halted(), None);
        side.witness.agrees(&new.log).await;
    }
    (calls.len(), doubts)
}

/// An old leader that is behind looks like a stream that has lost what it acknowledged, and its
/// word is all there is: the others took events and are gone. It is no reason to halt.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_leader_that_is_behind_halts_nobody() {
    let mut nats = Nats::start_apart(3);
    let watcher = super::create(&nats, 3).await;
    let mut last = land(&watcher, stream(1), Expect::Empty, "before").await;
    let at = leader(&mut nats, &watcher).await;
    drop(watcher);
    let others = [(at + 1) % 3, (at + 2) % 3];
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let log = opened_at(nats.servers()[others[0]].url(), 3, &mark).await.unwrap();
    nats.servers()[at].cut();
    for _ in 0..20 {
        last = surely(&log, single(stream(1), Expect::LastAt(last), "meanwhile")).await.last;
    }
    for other in others {
        nats.servers()[other].kill();
    }
    // It finds the old leader, which does not know yet that it was replaced.
    let old = nats.servers()[at].url();
    let give_up = Instant::now() + PATIENCE;
    while log.servers().await.is_err() {
        assert!(Instant::now() < give_up, "it does not come to the old leader");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let stale = nats::link(old.clone()).await;
    let stale = async_nats::jetstream::new(stale.client().clone());
    let info = stale.get_stream(LogName::default().stream()).await.unwrap().cached_info().clone();
    assert!(info.state.last_sequence < last.0, "the old leader is behind: {info:?}");
    assert!(log.last().await.is_err(), "the old leader's word is taken");
    assert!(log.heads(&[stream(1)]).await.is_err(), "the old leader's word is taken");
    assert_eq!(log.halted(), None);
    // Nor is anybody who comes now told that something is lost.
    let opening = tokio::spawn({
        let mark = folder.path().join("mark of another");
        std::fs::copy(folder.path().join("mark"), &mark).unwrap();
        async move { opened_at(old, 3, &mark).await }
    });
    tokio::time::sleep(Duration::from_secs(2)).await;
    nats.servers()[at].join();
    for other in others {
        nats.servers()[other].start();
    }
    let landed = surely(&log, single(stream(1), Expect::LastAt(last), "after")).await;
    assert_eq!(landed.first, last.next());
    assert_eq!(log.halted(), None);
    let opened = opening.await.unwrap().expect("nothing is lost");
    assert_eq!(opened.halted(), None);
    assert_eq!(read_all(&log, Position::FIRST).await.len() as u64, landed.last.0);
}
