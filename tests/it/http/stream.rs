//! Signals: a page learns within a second that its view has moved on.

use std::time::{Duration, Instant};

use greyfile_tests::{Http, make, seed};
use reqwest::Method;
use serde_json::Value;
use tokio::time::timeout;

use crate::support::{list, production};

/// An open stream of signals.
struct Signals {
    answer: reqwest::Response,
    pending: String,
}

impl Signals {
    async fn open(http: &Http) -> Self {
        let answer = http.request(Method::GET, "/api/stream").send().await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        Self { answer, pending: String::new() }
    }

    /// The next signal: its id, event and data. `None` at the stream's end.
    async fn next(&mut self) -> Option<(u64, String, Value)> {
        loop {
            if let Some((block, rest)) = self.pending.split_once("\n\n") {
                let field = |name: &str| {
                    let mut lines = block.lines();
                    let line = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
                    line.unwrap_or_default().to_owned()
                };
                let (id, event, data) = (field("id"), field("event"), field("data"));
                self.pending = rest.to_owned();
                if data.is_empty() {
                    continue;
                }
                return Some((id.parse().unwrap(), event, serde_json::from_str(&data).unwrap()));
            }
            let chunk = self.answer.chunk().await.unwrap()?;
            self.pending.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// Waits for both views to reach a position.
    async fn reach(&mut self, position: u64) {
        let mut missing = vec!["casefile", "operations"];
        while !missing.is_empty() {
            let (id, event, data) = self.next().await.expect("the stream goes on");
            assert_eq!(event, "position");
            assert_eq!(data["position"], id);
            assert_eq!(data.as_object().unwrap().len(), 2, "nothing of what changed: {data}");
            missing.retain(|view| data["view"] != *view || id < position);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_typed_elsewhere_is_signalled_within_a_second() {
    let (_folder, service) = production().await;
    let mut signals = Signals::open(&service.http).await;
    let told = timeout(Duration::from_secs(5), signals.reach(1)).await;
    told.expect("where the views are is told at once");
    let event = r#"{"case":{"enquiry_opened":{"title":"One","agency":"nccia","city":"Lahore"}}}"#;
    let args = ["--json", "submit", "--actor", "desk", "--occurred", "2025-07-10", "--event", "-"];
    let mut fastest = Duration::MAX;
    for cases in 1..=3 {
        let position =
            service.cli().run_with(&args, event.as_bytes()).json()["position"].as_u64().unwrap();
        let answered = Instant::now();
        let reached = timeout(Duration::from_secs(10), signals.reach(position)).await;
        reached.unwrap_or_else(|_| panic!("position {position} was never told"));
        fastest = fastest.min(answered.elapsed());
        // The signal tells the truth: whoever asks now is shown it.
        let page = service.http.json("/api/cases").await;
        assert_eq!(list(&page["cases"]).len(), cases);
    }
    // The fastest of three: other tests run beside this one.
    assert!(fastest < Duration::from_secs(1), "{fastest:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_is_few_signals() {
    let mut rng = seed::rng("a_burst_is_few_signals");
    let (_folder, service) = production().await;
    let mut signals = Signals::open(&service.http).await;
    let mut last = 0;
    for number in 0..40 {
        let enquiry = make::enquiry(&mut rng, &format!("Enquiry {number}"), "Lahore");
        last = service.http.accept(&enquiry).await["position"].as_u64().unwrap();
    }
    let mut told = 0;
    let count = async {
        loop {
            let (id, _, data) = signals.next().await.unwrap();
            told += 1;
            if data["view"] == "casefile" && id == last {
                break;
            }
        }
    };
    timeout(Duration::from_secs(5), count).await.expect("the last position is told");
    println!("{told} signals for 40 events on 2 views");
    assert!(told <= 80);
}

#[tokio::test(flavor = "multi_thread")]
async fn open_streams_end_when_the_service_stops() {
    let (_folder, service) = production().await;
    let mut signals = Vec::new();
    for _ in 0..4 {
        signals.push(Signals::open(&service.http).await);
    }
    let asked = Instant::now();
    service.stop();
    assert!(
        asked.elapsed() < Duration::from_secs(5),
        "nobody is waited for: {:?}",
        asked.elapsed()
    );
    for mut one in signals {
        let end = async { while one.next().await.is_some() {} };
        timeout(Duration::from_secs(5), end).await.expect("the stream ends");
    }
}
