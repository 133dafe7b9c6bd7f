//! Takes connections, and lets none of them stay for nothing: a client that sends no request, or
//! does not read its answer, holds a connection that another one needs.

use std::pin::pin;
use std::sync::Arc;
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
    /// How long a connection may wait for the head of its next request, and how long that may take.
    head: Duration,
    /// How long a client may take nothing of its answer.
    write: Duration,
}

const LIMITS: Limits =
    Limits { connections: 768, head: Duration::from_secs(60), write: Duration::from_secs(60) };

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
        let stream = match accepted {
            Ok((stream, _)) => stream,
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
            drop(place);
        });
    }
    drop(listener);
    open.shutdown().await;
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
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new()
            .route("/", get(async || "here"))
            .route("/much", get(async || vec![b'a'; MUCH]));
        let (stop, stopped) = oneshot::channel();
        let limits = Limits { connections: 1, ..limits };
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
