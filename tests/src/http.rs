//! HTTP as a client sees it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::Value;

/// A client of one service.
#[derive(Debug, Clone)]
pub struct Http {
    base: String,
    client: Client,
    /// For how long a read waits out "not now" (503).
    patience: Duration,
    /// The last position that a command of this client took; 0 before the first.
    accepted: Arc<AtomicU64>,
}

/// Where the service answers from a view, which follows the log some moments behind.
const VIEWS: [&str; 5] =
    ["/api/cases", "/api/deadlines", "/api/operations", "/api/gazetteer", "/api/registers"];

/// An answer, whole.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is not.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| {
            panic!("not JSON ({error}), status {}: {}", self.status, self.text())
        })
    }

    /// A header; empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The JSON of a success.
    ///
    /// # Panics
    /// When the status is not 200.
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text());
        self.json()
    }

    /// The problem this is: checked to have what every problem has.
    ///
    /// # Panics
    /// When it is not one of this status and code.
    pub fn problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text());
        let problem = self.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], status, "{problem}");
        for field in ["title", "message"] {
            assert!(!problem[field].as_str().unwrap_or_default().is_empty(), "{field}: {problem}");
        }
        problem
    }
}

impl Http {
    /// A client of the service at this address, such as `http://127.0.0.1:8080`.
    pub fn new(base: &str) -> Self {
        let client = Client::builder().no_proxy().timeout(Duration::from_secs(60)).build();
        let client = client.expect("a client");
        let accepted = Arc::new(AtomicU64::new(0));
        Self { base: base.to_owned(), client, patience: Duration::ZERO, accepted }
    }

    /// The same client for a service whose broker is at fault: what it reads as JSON it asks for
    /// again while the answer is "not now" (503), for so long. Every read of a test of faults goes
    /// through it: that one read was answered says nothing of the next.
    pub fn patient(&self, patience: Duration) -> Self {
        Self { patience, ..self.clone() }
    }

    /// The service's address.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// A request to be finished and given to [`Http::send`].
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base))
    }

    /// Sends a request; an error when no whole answer came.
    pub async fn try_send(&self, request: RequestBuilder) -> reqwest::Result<Reply> {
        let answer = request.send().await?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Ok(Reply { status, headers, body: answer.bytes().await?.to_vec() })
    }

    /// Sends a request.
    ///
    /// # Panics
    /// When no whole answer came.
    pub async fn send(&self, request: RequestBuilder) -> Reply {
        self.try_send(request).await.expect("the service answers")
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(self.request(Method::GET, path)).await
    }

    /// Reads, with one more header.
    pub async fn get_with(&self, path: &str, name: HeaderName, value: &str) -> Reply {
        self.send(self.request(Method::GET, path).header(name, value)).await
    }

    /// Reads JSON of a success. What is read from a view shows at least what this client's own
    /// commands recorded: a test need not remember to ask for that.
    pub async fn json(&self, path: &str) -> Value {
        let started = Instant::now();
        let path = self.with_own(path);
        loop {
            let answer = self.get(&path).await;
            if answer.status != 503 || started.elapsed() >= self.patience {
                return answer.ok();
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    fn with_own(&self, path: &str) -> String {
        let accepted = self.accepted.load(Ordering::Relaxed);
        let of_a_view = VIEWS.iter().any(|view| path.starts_with(view));
        if accepted == 0 || !of_a_view || path.contains("at_least=") {
            return path.to_owned();
        }
        let sign = if path.contains('?') { '&' } else { '?' };
        format!("{path}{sign}at_least={accepted}")
    }

    /// Posts bytes as JSON, whatever they are.
    pub async fn post_bytes(&self, path: &str, body: impl Into<Vec<u8>>) -> Reply {
        let request = self.request(Method::POST, path).header(CONTENT_TYPE, "application/json");
        self.send(request.body(body.into())).await
    }

    /// Posts JSON.
    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.post_bytes(path, body.to_string()).await
    }

    /// Submits a command.
    pub async fn submit(&self, command: &Value) -> Reply {
        self.post("/api/commands", command).await
    }

    /// Submits a command that is accepted; the answer.
    ///
    /// # Panics
    /// When it is not accepted.
    pub async fn accept(&self, command: &Value) -> Value {
        let answer = self.submit(command).await.ok();
        assert_eq!(answer["outcome"], "accepted", "{answer}");
        self.accepted.fetch_max(answer["position"].as_u64().unwrap_or_default(), Ordering::Relaxed);
        answer
    }

    /// Waits until the service says it is ready and its views show all that is recorded.
    ///
    /// # Panics
    /// When that takes more than a minute.
    pub async fn ready(&self) {
        let started = Instant::now();
        loop {
            let answer = self.try_send(self.request(Method::GET, "/readyz")).await;
            if answer.as_ref().is_ok_and(|answer| answer.status == 200) {
                break;
            }
            assert!(started.elapsed() < Duration::from_secs(60), "not ready: {answer:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let status = self.json("/api/status").await;
        if status["views"].as_array().is_none_or(Vec::is_empty) {
            return;
        }
        let last = &status["position"];
        for path in ["/api/cases", "/api/operations", "/api/deadlines"] {
            self.json(&format!("{path}?at_least={last}")).await;
        }
    }

    /// Every event of the log, page by page.
    pub async fn all_events(&self) -> Vec<Value> {
        let (mut events, mut next) = (Vec::new(), Some(1));
        while let Some(from) = next {
            let page = self.json(&format!("/api/events?from={from}&limit=1000")).await;
            events.extend(page["events"].as_array().cloned().unwrap_or_default());
            next = page["next"].as_u64();
        }
        events
    }
}
