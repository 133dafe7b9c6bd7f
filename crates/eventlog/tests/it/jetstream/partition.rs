//! The leader cut off from its followers.

use std::time::{Duration, Instant};

use greyfile_eventlog::conformance::nats::{self, Nats};
use greyfile_eventlog::conformance::{land, single, stream};
use greyfile_eventlog::jetstream::{JetStream, LogName, Options};
use greyfile_eventlog::{EventLog, Expect, ReadLog};

async fn on(url: String) -> JetStream {
    let options = Options { name: LogName::default(), replicas: 3, mark: None };
    JetStream::open(nats::link(url).await, options).await.expect("the log opens")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn explore() {
    let mut nats = Nats::start_apart(3);
    super::create_stream(&nats, 3).await;
    let log = super::open(&nats, 3).await;
    let first = land(&log, stream(1), Expect::Empty, "one").await;
    let leader = log.servers().await.unwrap()[0].clone();
    let at = nats.servers().iter().position(|s| s.name() == leader).unwrap();
    let old = on(nats.servers()[at].url()).await;
    let other = on(nats.servers()[(at + 1) % 3].url()).await;
    println!("leader {leader}");
    nats.servers()[at].cut();
    let cut = Instant::now();
    tokio::spawn({
        async move {
            let mut expect = Expect::LastAt(first);
            loop {
                let o = other.append(single(stream(1), expect, "two")).await;
                println!("{:?} other: {o:?}", cut.elapsed());
                match o { Ok(a) => expect = Expect::LastAt(a.last), Err(greyfile_eventlog::AppendError::Conflict { found, .. }) => expect = found, _ => {} }
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        }
    });
    for n in 0..40 {
        let (h, l, r) = tokio::join!(old.head(stream(1)), old.last(), old.read(first, 1000));
        println!("{:?} old head {h:?} last {l:?} read {:?} halted {:?}", cut.elapsed(), r.map(|r| r.len()), old.halted());
        tokio::time::sleep(Duration::from_millis(1000)).await;
        if n == 24 { nats.servers()[at].join(); println!("{:?} healed", cut.elapsed()) }
    }
}
