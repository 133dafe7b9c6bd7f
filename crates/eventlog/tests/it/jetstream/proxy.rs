//! A proxy between a client and a server, which cuts connections or holds them up.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use greyfile_eventlog::conformance::nats;
use greyfile_eventlog::jetstream::Link;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;

/// Not armed: everything passes.
pub(super) const OPEN: i64 = i64::MAX;

/// Passes connections on to a server, and cuts the one that sends the last byte it may.
pub(super) struct Proxy {
    address: std::net::SocketAddr,
    /// What clients may send and have sent.
    up: Arc<Up>,
    /// Whether nothing that the server sends goes on to clients.
    held: watch::Sender<bool>,
}

struct Up {
    /// Bytes that clients may still send.
    left: AtomicI64,
    /// Bytes that clients have sent and that went on.
    sent: AtomicU64,
    /// Connections that were cut.
    cuts: AtomicU64,
}

impl Proxy {
    pub(super) async fn before(server: &str) -> Self {
        let server = server.trim_start_matches("nats://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sent, cuts) = (AtomicU64::new(0), AtomicU64::new(0));
        let up = Arc::new(Up { left: AtomicI64::new(OPEN), sent, cuts });
        let (held, holds) = watch::channel(false);
        let budget = up.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let Ok(server) = narrow(&server).await else { continue };
                tokio::spawn(pass(client, server, budget.clone(), holds.clone()));
            }
        });
        Self { address, up, held }
    }

    /// Connects through it.
    pub(super) async fn link(&self) -> Link {
        nats::link(format!("nats://{}", self.address)).await
    }

    /// Stops reading what the server sends, so that it piles up there; or reads on.
    pub(super) fn hold(&self, held: bool) {
        self.held.send_replace(held);
    }

    /// Lets so many bytes pass, then cuts.
    pub(super) fn cut_after(&self, bytes: i64) {
        self.up.left.store(bytes, Ordering::SeqCst);
    }

    /// How many bytes clients have sent so far.
    pub(super) fn sent(&self) -> u64 {
        self.up.sent.load(Ordering::SeqCst)
    }

    /// How many connections were cut so far.
    pub(super) fn cuts(&self) -> u64 {
        self.up.cuts.load(Ordering::SeqCst)
    }
}

/// A connection that holds little of what is sent to it and not read.
async fn narrow(server: &str) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(16 << 10)?;
    socket.connect(server.parse().map_err(std::io::Error::other)?).await
}

async fn pass(
    mut client: TcpStream,
    mut server: TcpStream,
    limits: Arc<Up>,
    mut held: watch::Receiver<bool>,
) {
    let (mut from_client, mut to_client) = client.split();
    let (mut from_server, mut to_server) = server.split();
    let up = async {
        let mut buffer = vec![0; 64 << 10];
        loop {
            let Ok(read @ 1..) = from_client.read(&mut buffer).await else { return };
            let may = limits.left.load(Ordering::SeqCst);
            let sent = read.min(usize::try_from(may).unwrap_or(0));
            if to_server.write_all(&buffer[..sent]).await.is_err() {
                return;
            }
            limits.sent.fetch_add(sent as u64, Ordering::SeqCst);
            if may != OPEN {
                limits.left.store(may - sent as i64, Ordering::SeqCst);
            }
            if sent < read {
                // Only this connection: the next one passes.
                limits.left.store(OPEN, Ordering::SeqCst);
                limits.cuts.fetch_add(1, Ordering::SeqCst);
                return;
            }
        }
    };
    let down = async {
        let mut buffer = vec![0; 64 << 10];
        loop {
            let Ok(read @ 1..) = from_server.read(&mut buffer).await else { return };
            // What was read just now is held too.
            if held.wait_for(|held| !held).await.is_err() {
                return;
            }
            if to_client.write_all(&buffer[..read]).await.is_err() {
                return;
            }
        }
    };
    tokio::select! {
        () = up => {}
        () = down => {}
    }
}
