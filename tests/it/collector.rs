//! A collector of spans, as OpenTelemetry sends them.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::routing::post;
use greyfile_tests::service::Serve;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message;

const PATIENCE: Duration = Duration::from_secs(20);

/// A collector, as a process sends its spans to one.
pub struct Collector {
    /// Where a process sends its spans.
    pub address: String,
    spans: Arc<Mutex<Vec<Span>>>,
}

impl Collector {
    /// Starts one.
    pub async fn start() -> Self {
        let spans: Arc<Mutex<Vec<Span>>> = Arc::default();
        let kept = spans.clone();
        let take = async move |body: Bytes| {
            let sent = ExportTraceServiceRequest::decode(body).expect("spans");
            let sent = sent.resource_spans.into_iter().flat_map(|part| part.scope_spans);
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.extend(sent.flat_map(|part| part.spans));
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = axum::Router::new().route("/v1/traces", post(take));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, spans }
    }

    /// The spans of a trace, once there are so many.
    pub async fn trace(&self, trace: &str, count: usize) -> Vec<Span> {
        let give_up = Instant::now() + PATIENCE;
        loop {
            let all = self.spans().into_iter();
            let of_trace: Vec<Span> = all.filter(|span| hex(&span.trace_id) == trace).collect();
            if of_trace.len() >= count {
                return of_trace;
            }
            assert!(Instant::now() < give_up, "{count} spans wanted: {of_trace:#?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// A service that sends its spans here.
    pub fn serve(&self, serve: Serve) -> Serve {
        serve.args(["--trace-to", &self.address])
    }
    /// Every span that came so far.
    pub fn spans(&self) -> Vec<Span> {
        self.spans.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Bytes as a trace's id is written.
pub fn hex(bytes: &[u8]) -> String {
    greyfile_domain::values::hex::to_hex(bytes)
}
