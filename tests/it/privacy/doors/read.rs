//! Whatever shows what was recorded, read after everything was sent.

use greyfile_envelope::StreamKind;
use reqwest::Method;
use serde_json::Value;

use super::{Came, Doors, encoded};
use crate::privacy::drawn::Secret;

impl Doors {
    /// Reads every page and every answer that shows what was recorded, and looks for each value as
    /// one who types it into a form.
    pub async fn read_everything(&mut self, secrets: &[Secret]) {
        let status = self.get("/api/status").await;
        let status: Value = serde_json::from_str(&status.body).expect("JSON");
        let last = status["position"].as_u64().expect("a position");
        for path in ["/", "/cases", "/status", "/behind", "/events", "/record", "/metrics"] {
            self.get(path).await;
        }
        for path in ["/api/cases", "/api/events?limit=1000", "/api/operations", "/api/figures"] {
            self.get(path).await;
        }
        for position in 1..=last {
            self.get(&format!("/events/{position}")).await;
        }
        // The forms that change an event are shown with what stands in it.
        for position in (1..=last).rev().step_by(7) {
            self.get(&format!("/events/{position}/correct?lang=ur")).await;
            self.get(&format!("/events/{position}/retract")).await;
        }
        for stream in self.streams.clone() {
            self.get(&format!("/events?stream={stream}")).await;
            self.get(&format!("/record?on={stream}")).await;
            if stream.starts_with("case-") {
                self.get(&format!("/cases/{stream}?at_least={last}")).await;
                self.get(&format!("/api/cases/{stream}")).await;
            }
        }
        for (at, secret) in secrets.iter().enumerate() {
            let kind = StreamKind::ALL[at % StreamKind::ALL.len()].word().unwrap_or("any");
            let body = format!("kind={kind}&q={}", encoded(&secret.value)).into_bytes();
            let mime = "application/x-www-form-urlencoded";
            self.send(Method::POST, "/record/find", mime, body).await;
        }
    }

    async fn get(&mut self, path: &str) -> Came {
        self.send(Method::GET, path, "text/plain", Vec::new()).await
    }
}
