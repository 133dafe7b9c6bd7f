//! A connection cut at every byte of a publish: nothing is lost, nothing lands twice, and what is
//! not known is never taken for a failure.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bytes::Bytes;
use greyfile_envelope::Position;
use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_eventlog::conformance::{batch, stream};
use greyfile_eventlog::jetstream::{JetStream, LogName, Options, Target, connect};
use greyfile_eventlog::{Batch, Expect};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::support::{check, surely};

/// Not armed: everything passes.
const OPEN: i64 = i64::MAX;

/// Passes connections on to a server, and cuts the one that sends the last byte it may.
struct Proxy {
    address: std::net::SocketAddr,
    /// Bytes that clients may still send.
    left: Arc<AtomicI64>,
}

impl Proxy {
    async fn before(server: &str) -> Self {
        let server = server.trim_start_matches("nats://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let left = Arc::new(AtomicI64::new(OPEN));
        let budget = left.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let Ok(server) = TcpStream::connect(&server).await else { continue };
                tokio::spawn(pass(client, server, budget.clone()));
            }
        });
        Self { address, left }
    }

    /// Lets so many bytes pass, then cuts.
    fn cut_after(&self, bytes: i64) {
        self.left.store(bytes, Ordering::SeqCst);
    }
}

async fn pass(mut client: TcpStream, mut server: TcpStream, left: Arc<AtomicI64>) {
    let (mut from_client, mut to_client) = client.split();
    let (mut from_server, mut to_server) = server.split();
    let up = async {
        let mut buffer = vec![0; 64 << 10];
        loop {
            let Ok(read @ 1..) = from_client.read(&mut buffer).await else { return };
            let may = left.load(Ordering::SeqCst);
            let sent = read.min(usize::try_from(may).unwrap_or(0));
            if to_server.write_all(&buffer[..sent]).await.is_err() {
                return;
            }
            if may != OPEN {
                left.store(may - sent as i64, Ordering::SeqCst);
            }
            if sent < read {
                // Only this connection: the next one passes.
                left.store(OPEN, Ordering::SeqCst);
                return;
            }
        }
    };
    let down = async { tokio::io::copy(&mut from_server, &mut to_client).await };
    tokio::select! {
        () = up => {}
        _ = down => {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_cut_at_any_byte_of_a_publish_loses_and_doubles_nothing() {
    let nats = Nats::start(1, Sync::Always);
    super::create_stream(&nats, 1).await;
    let proxy = Proxy::before(&nats.url()).await;
    let target = Target {
        url: format!("nats://{}", proxy.address),
        client_name: "cut".to_owned(),
        ..Target::default()
    };
    let options = Options { name: LogName::default(), replicas: 1, mark: None };
    let log = JetStream::open(connect(&target).await.unwrap(), options).await.unwrap();
    let mut acknowledged = Vec::new();
    let mut number = 0u64;
    // One event, as a plain publish; three, as an atomic batch.
    for (events, len, step) in [(1u64, 420, 37), (3, 1_300, 103)] {
        let step = if crate::long() { 1 } else { step };
        for cut in (0..len).step_by(step) {
            number += 10;
            let ids: Vec<_> = (number..number + events).map(stream).collect();
            let records: Vec<_> =
                ids.iter().map(|id| (*id, Bytes::from(format!("{id} {:0100}", cut)))).collect();
            let expectations = ids.iter().map(|id| (*id, Expect::Empty)).collect();
            let wanted: Batch = batch(expectations, records.clone());
            proxy.cut_after(cut);
            let landed = surely(&log, wanted).await;
            let positions = (landed.first.0..).map(Position);
            acknowledged.extend(positions.zip(records.into_iter().map(|(_, record)| record)));
        }
    }
    proxy.cut_after(OPEN);
    check(&log, &acknowledged).await;
}
