//! Takes connections, and lets none of them stay for nothing: a client that sends no request, or
//! does not read its answer, holds a connection that another one needs.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

/// What a client may take.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Connections at once; further ones wait until one of these ends. Each takes a file descriptor,
    /// of which a process often has 1,024.
    connections: usize,
    /// Connections of one client at once; further ones are closed.
    a_client: usize,
    /// Whether everybody comes from loopback, through a proxy or from this machine, so that what
    /// comes from there is not one client.
    loopback_is_many: bool,
    /// How long a connection may wait for the head of its next request, and how long that may take.
    head: Duration,
    /// How long a client may take nothing of its answer.
    write: Duration,
}

/// The longest head of a request, in bytes: an address with a long filter, and the headers of browsers
/// and proxies, are a tenth of it.
const HEAD_LEN_MAX: usize = 64 << 10;
/// Most headers of a request.
const HEADERS_MAX: usize = 100;

const LIMITS: Limits = Limits {
    connections: 768,
    a_client: 64,
    loopback_is_many: true,
    head: Duration::from_secs(60),
    write: Duration::from_secs(60),
};

/// How long to wait when the system gives no connection: it may have no file descriptor left.
const PAUSE: Duration = Duration::from_secs(1);

/// Answers requests until `stop` is ready, then waits until those under way are answered. Each request
/// is answered by the router that is there when it comes: another one can take over while connections
/// are open.
pub async fn listen(
    listener: TcpListener,
    routers: watch::Receiver<Router>,
    stop: impl Future<Output = ()>,
) {
    within(LIMITS, listener, routers, stop).await;
}

async fn within(
    limits: Limits,
    listener: TcpListener,
    routers: watch::Receiver<Router>,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let open = GracefulShutdown::new();
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(limits.head);
    protocol.max_buf_size(HEAD_LEN_MAX).max_headers(HEADERS_MAX);
    let clients = Clients::default();
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            // Never closed, so never an error.
            let place = Arc::clone(&places).acquire_owned().await.ok();
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut stop => break,
        };
        let (stream, client) = match accepted {
            Ok((stream, peer)) => (stream, peer.ip()),
            // A client that went away before its turn is no news.
            Err(error) if went_away(&error) => continue,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::select! {
                    () = tokio::time::sleep(PAUSE) => continue,
                    () = &mut stop => break,
                }
            }
        };
        let is_counted = !(client.is_loopback() && limits.loopback_is_many);
        let of_client = is_counted.then(|| clients.enter(client, limits.a_client));
        if matches!(of_client, Some(None)) {
            metrics::counter!("greyfile_connections_turned_away_total").increment(1);
            continue;
        }
        // Answers are written whole; waiting for more would delay the last packet.
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(limits.write));
        let routers = routers.clone();
        let service = tower::service_fn(move |request: hyper::Request<Incoming>| {
            let router = routers.borrow().clone();
            router.oneshot(request)
        });
        let service = TowerToHyperService::new(service);
        let connection = protocol.serve_connection(TokioIo::new(Box::pin(stream)), service);
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // A client that went away is no news.
            let _ = connection.await;
            drop((place, of_client));
        });
    }
    drop(listener);
    open.shutdown().await;
}

/// How many connections each client has. A client is an address; of IPv6 the network of 64 bits, in
/// which one machine has as many addresses as it likes.
#[derive(Clone, Default)]
struct Clients(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One connection of a client, until it is dropped.
struct OfClient {
    client: IpAddr,
    all: Clients,
}

impl Clients {
    /// One more connection of a client, unless it has as many as it may.
    fn enter(&self, client: IpAddr, max: usize) -> Option<OfClient> {
        let client = match client.to_canonical() {
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
            address => address,
        };
        let mut counts = self.counts();
        let count = counts.entry(client).or_default();
        if *count == max {
            return None;
        }
        *count += 1;
        drop(counts);
        Some(OfClient { client, all: self.clone() })
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        // A count is whole whatever panicked beside it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for OfClient {
    fn drop(&mut self) {
        let mut counts = self.all.counts();
        if let Some(count) = counts.get_mut(&self.client) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.client);
            }
        }
    }
}

/// Whether a connection failed by itself, and others can be taken.
fn went_away(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;
    use tokio::sync::oneshot;

    use super::*;

    /// More than the buffers of two sockets hold.
    const MUCH: usize = 64 << 20;
    const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    /// A listener with one place, what it was asked to do when it stops, and how it is stopped.
    async fn one_place(
        limits: Limits,
    ) -> (std::net::SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        listening(Limits { connections: 1, ..limits }).await
    }

    /// The same with as many places as the limits say.
    async fn listening(
        limits: Limits,
    ) -> (std::net::SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new()
            .route("/", get(async || "here"))
            .route("/much", get(async || vec![b'a'; MUCH]));
        let (stop, stopped) = oneshot::channel();
        let (_router, routers) = watch::channel(router);
        let task = tokio::spawn(within(limits, listener, routers, async {
            let _ = stopped.await;
        }));
        (address, stop, task)
    }

    /// Whether a new connection is answered.
    async fn is_answered(address: std::net::SocketAddr) -> bool {
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(REQUEST).await.unwrap();
        let mut answer = [0; 12];
        client.read_exact(&mut answer).await.unwrap();
        &answer == b"HTTP/1.1 200"
    }

    /// The only place is free again once the client's time is up, whatever it does not do.
    #[tokio::test(flavor = "multi_thread")]
    async fn who_does_nothing_loses_their_place() {
        let short = Duration::from_millis(200);
        let half = &REQUEST[..REQUEST.len() / 2];
        let much = b"GET /much HTTP/1.1\r\nHost: a\r\n\r\n";
        for (what, sent) in [
            ("sends nothing", &b""[..]),
            ("sends half a head", half),
            ("sends no second request", REQUEST),
            ("does not read its answer", much),
        ] {
            let limits = Limits { head: short, write: short, ..LIMITS };
            let (address, _stop, _task) = one_place(limits).await;
            let mut idle = TcpStream::connect(address).await.unwrap();
            idle.write_all(sent).await.unwrap();
            let answered = tokio::time::timeout(Duration::from_secs(20), is_answered(address));
            assert!(answered.await.unwrap_or(false), "one that {what} keeps its place");
            drop(idle);
        }
    }

    /// A client has as many connections as it may, and gets another one for each that ends.
    #[tokio::test(flavor = "multi_thread")]
    async fn a_client_has_only_so_many_connections() {
        let limits = Limits { a_client: 3, loopback_is_many: false, ..LIMITS };
        let (address, _stop, _task) = listening(limits).await;
        let mut open = Vec::new();
        for sent in [&b""[..], b"GET / HT", REQUEST] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            stream.write_all(sent).await.unwrap();
            open.push(stream);
        }
        let turned_away = async || {
            let mut stream = TcpStream::connect(address).await.unwrap();
            // It may be closed before this is sent.
            let _ = stream.write_all(REQUEST).await;
            let mut answer = [0; 12];
            !(stream.read_exact(&mut answer).await.is_ok() && &answer == b"HTTP/1.1 200")
        };
        assert!(turned_away().await && turned_away().await);
        drop(open.remove(0));
        let ended = async {
            while turned_away().await {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), ended).await.unwrap();
    }

    #[test]
    fn a_client_is_an_address_or_a_network() {
        let clients = Clients::default();
        let enter = |address: &str| clients.enter(address.parse().unwrap(), 1);
        let first = enter("2001:db8::1").unwrap();
        assert!(enter("2001:db8::2").is_none(), "the same network");
        let other = enter("2001:db8:0:1::1").unwrap();
        let mapped = enter("::ffff:10.0.0.1").unwrap();
        assert!(enter("10.0.0.1").is_none(), "the same address");
        drop((first, other, mapped));
        assert!(clients.counts().is_empty(), "nothing is kept of who went away");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_waits_does_not_hold_up_the_end() {
        let (address, stop, task) = one_place(LIMITS).await;
        let mut idle = TcpStream::connect(address).await.unwrap();
        idle.write_all(REQUEST).await.unwrap();
        let mut answer = [0; 12];
        idle.read_exact(&mut answer).await.unwrap();
        stop.send(()).unwrap();
        tokio::time::timeout(Duration::from_secs(20), task).await.unwrap().unwrap();
    }
}
