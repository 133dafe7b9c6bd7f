//! The doors that an event is recorded through: the API, the form, the command line. Whatever they
//! answer is kept for the search.

mod processes;
mod program;
mod read;
mod refused;
mod streams;

use std::collections::{BTreeMap, BTreeSet};

use greyfile_domain::streams::FileAttached;
use greyfile_envelope::{CommandId, StreamKind};
use greyfile_tests::{Cli, Service};
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use reqwest::{Client, Method};
use serde_json::Value;

use super::drawn::{self, Filled};
use super::places::{Places, addresses, links, without_fields};

/// A way to record an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// `POST /api/commands`.
    Api,
    /// The form of the pages.
    Form,
    /// `greyfile record EVENT --fill -`.
    Program,
}

impl Way {
    pub const ALL: [Self; 3] = [Self::Api, Self::Form, Self::Program];
}

/// The doors of one service.
pub struct Doors {
    client: Client,
    base: String,
    cli: Cli,
    collector: String,
    /// One stream of each kind that events name.
    opened: BTreeMap<StreamKind, String>,
    /// Every stream that something was added to.
    streams: BTreeSet<String>,
    /// What was shown.
    pub places: Places,
    /// Each form that was shown again, with what was sent in it: without the fields, where what
    /// somebody typed stands.
    pub again: Vec<(String, String)>,
}

/// What came of it.
struct Came {
    status: u16,
    body: String,
}

impl Doors {
    /// Those of this service, whose command line sends its spans to this collector.
    pub fn before(service: &Service, collector: &str) -> Self {
        // Where an answer leads on to is looked at too.
        let client = Client::builder().no_proxy().redirect(Policy::none()).build();
        Self {
            client: client.expect("a client"),
            base: service.http.base().to_owned(),
            cli: service.cli(),
            collector: collector.to_owned(),
            opened: BTreeMap::new(),
            streams: BTreeSet::new(),
            places: Places::default(),
            again: Vec::new(),
        }
    }

    async fn send(&mut self, method: Method, path: &str, mime: &str, body: Vec<u8>) -> Came {
        let request = self.client.request(method, format!("{}{path}", self.base));
        let sent = String::from_utf8_lossy(&body).into_owned();
        let request = request.header(CONTENT_TYPE, mime).body(body);
        let answer = request.send().await.expect("the service answers");
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let mime =
            headers.get(CONTENT_TYPE).and_then(|mime| mime.to_str().ok()).unwrap_or_default();
        let is_page = mime.starts_with("text/html");
        for (name, value) in &headers {
            let value = String::from_utf8_lossy(value.as_bytes());
            self.places.add("an address", &format!("{name}: {value}"));
        }
        let body = answer.text().await.expect("a whole answer");
        if is_page {
            self.places.add("an address", &addresses(&body));
        } else if let Ok(json) = serde_json::from_str::<Value>(&body) {
            let mut found = String::new();
            links(&json, &mut found);
            self.places.add("an address", &found);
        }
        // A form that is shown again shows what was typed, in its fields and nowhere else. What it
        // is about is shown by what that is called.
        if is_page && body.contains("id=\"record-form\"") {
            self.again.push((decoded(&sent), without_fields(&body)));
        } else if status >= 400 {
            self.places.add("an error", &body);
        }
        Came { status, body }
    }

    async fn post_json(&mut self, path: &str, json: &Value) -> Came {
        self.send(Method::POST, path, "application/json", json.to_string().into_bytes()).await
    }

    /// Asks what would come of it.
    pub async fn check(&mut self, way: Way, id: &str, on: Option<&str>, filled: &Filled) {
        let came = self.through(way, id, on, filled, true).await;
        assert_eq!(came.status, 200, "{} {way:?}: {}", filled.event, came.body);
    }

    /// Records it.
    pub async fn accept(&mut self, way: Way, id: &str, on: Option<&str>, filled: &Filled) {
        let came = self.through(way, id, on, filled, false).await;
        assert!(matches!(came.status, 200 | 303), "{} {way:?}: {}", filled.event, came.body);
    }

    /// Sends it again, as it was and with another time.
    pub async fn repeat(&mut self, way: Way, id: &str, on: Option<&str>, filled: &Filled) {
        self.accept(way, id, on, filled).await;
        let mut other = filled.clone();
        for (name, value) in &mut other.pairs {
            if name == "occurred_at" {
                *value = "2025-07-11".into();
            }
        }
        let came = self.through(way, id, on, &other, false).await;
        assert!(came.status >= 400, "{} {way:?}: {}", filled.event, came.body);
    }

    async fn through(
        &mut self,
        way: Way,
        id: &str,
        on: Option<&str>,
        filled: &Filled,
        check: bool,
    ) -> Came {
        match way {
            Way::Api => {
                let path = if check { "/api/commands/check" } else { "/api/commands" };
                let command = command(id, on, filled);
                self.post_json(path, &command).await
            }
            Way::Form => self.form(id, on, filled, check).await,
            Way::Program => self.program(id, on, filled, check),
        }
    }

    async fn form(&mut self, id: &str, on: Option<&str>, filled: &Filled, check: bool) -> Came {
        let mut pairs = vec![("id".to_owned(), id.to_owned())];
        pairs.extend(on.map(|on| ("on".to_owned(), on.to_owned())));
        for (name, value) in &filled.pairs {
            let name = if is_around(name) { name.clone() } else { format!("f.{name}") };
            pairs.push((name, value.clone()));
        }
        if check {
            pairs.push(("do".into(), "check".into()));
        }
        if filled.event == FileAttached::TYPE {
            // The form that a file comes with.
            let field = |(name, value): &(String, String)| {
                format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
            };
            let body = pairs.iter().map(field).chain(["--x--\r\n".to_owned()]);
            let body = body.collect::<String>().into_bytes();
            let path = format!("/record/{}", filled.event);
            return self.send(Method::POST, &path, "multipart/form-data; boundary=x", body).await;
        }
        let body = pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = body.collect::<Vec<_>>().join("&").into_bytes();
        let path = format!("/record/{}", filled.event);
        self.send(Method::POST, &path, "application/x-www-form-urlencoded", body).await
    }
}

/// Whether a field stands around the event.
fn is_around(name: &str) -> bool {
    let first = name.split('.').next().unwrap_or_default();
    matches!(first, "occurred_at" | "actor" | "done_by" | "basis" | "on")
}

/// The command as the API takes it.
fn command(id: &str, on: Option<&str>, filled: &Filled) -> Value {
    let id: CommandId = id.parse().expect("an id");
    let mut pairs = filled.pairs.clone();
    pairs.extend(on.map(|on| ("on".to_owned(), on.to_owned())));
    let command = drawn::entry(filled.event).command(id, &pairs);
    let command = command.unwrap_or_else(|told| panic!("{}: {told:?}", filled.event));
    serde_json::to_value(command).expect("JSON")
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn decoded(form: &str) -> String {
    let mut bytes = Vec::new();
    for (at, part) in form.split('%').enumerate() {
        let byte = part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match byte.filter(|_| at > 0) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(part[2..].bytes());
            }
            None => bytes.extend(part.bytes()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
