//! The doors that an event is recorded through: the API, the form, the command line. Whatever they
//! answer is kept for the search.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use greyfile_domain::streams::Event;
use greyfile_envelope::{CommandId, StreamKind};
use greyfile_tests::{Cli, Ran, Service, make};
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use reqwest::{Client, Method};
use serde_json::{Value, json};

use super::drawn::{self, Draw, Filled, Secret};
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

    /// Opens a stream of a kind, by the API.
    async fn open(&mut self, draw: &mut Draw, kind: StreamKind) -> String {
        let opened = self.opened.clone();
        let named = |kind| opened.get(&kind).cloned().unwrap_or_default();
        let filled = draw.fill(drawn::opening(kind), &mut BTreeSet::new(), 1, &named);
        let command = command(&draw.id(), None, &filled);
        let came = self.post_json("/api/commands", &command).await;
        assert_eq!(came.status, 200, "{}: {}", filled.event, came.body);
        let answer: Value = serde_json::from_str(&came.body).expect("JSON");
        let stream = make::stream(&answer, kind.word().expect("a kind has a word"));
        self.streams.insert(stream.clone());
        stream
    }

    /// A stream of every kind that events name, each opened once. What one of them names comes
    /// before it.
    pub async fn opened(&mut self, draw: &mut Draw) -> BTreeMap<StreamKind, String> {
        let mut left: Vec<StreamKind> = StreamKind::ALL
            .iter()
            .copied()
            .filter(|kind| !self.opened.contains_key(kind))
            .filter(|kind| greyfile_web::Entry::all().any(|event| is_opening(event, *kind)))
            .collect();
        while !left.is_empty() {
            let ready = left.iter().position(|kind| {
                let fields = drawn::entry(drawn::opening(*kind)).fields();
                let mut named = fields.iter().filter(|field| field.needed).filter_map(|f| f.names);
                named.all(|named| self.opened.contains_key(&named))
            });
            let kind = left.remove(ready.expect("openings that name each other"));
            let stream = self.open(draw, kind).await;
            self.opened.insert(kind, stream);
        }
        self.opened.clone()
    }

    /// A new stream for the event to be added to; none for one that opens its own.
    pub async fn on(&mut self, draw: &mut Draw, event: &'static str) -> Option<String> {
        let entry = drawn::entry(event);
        match entry.opens_alone() {
            true => None,
            false => Some(self.open(draw, entry.kind().unwrap_or(StreamKind::CASE)).await),
        }
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
        let body = pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = body.collect::<Vec<_>>().join("&").into_bytes();
        let path = format!("/record/{}", filled.event);
        self.send(Method::POST, &path, "application/x-www-form-urlencoded", body).await
    }

    fn program(&mut self, id: &str, on: Option<&str>, filled: &Filled, check: bool) -> Came {
        let fields = drawn::entry(filled.event).fields();
        let personal = |name: &str| fields.iter().any(|one| one.personal && one.name == name);
        let mut args: Vec<String> = ["--trace", "trace", "--trace-to"].map(str::to_owned).to_vec();
        args.extend([self.collector.clone(), "record".into(), filled.event.into()]);
        args.extend(["--fill".into(), "-".into(), "--id".into(), id.into()]);
        args.extend(on.into_iter().flat_map(|on| ["--on".to_owned(), on.to_owned()]));
        if check {
            args.push("--dry-run".into());
        }
        let mut file = String::new();
        for (name, value) in &filled.pairs {
            if personal(name) {
                file.push_str(&format!("{name:?} = {}\n", json!(value)));
            } else {
                args.extend([format!("--{name}"), value.clone()]);
            }
        }
        let mut command = self.cli.command(&args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let watch = Watch::start();
        let mut child = command.spawn().expect("the program starts");
        // It waits for its input until it was seen.
        watch.until(&format!("record\0{}", filled.event));
        let mut stdin = child.stdin.take().expect("piped");
        // One that is refused may end before it has read all.
        drop(stdin.write_all(file.as_bytes()));
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        let seen = watch.stop();
        let ran = Ran {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        };
        self.places.add("the list of processes", &seen);
        self.said(ran)
    }

    /// Keeps what the program said: of a failure all of it, of a success what it said of itself.
    fn said(&mut self, ran: Ran) -> Came {
        self.places.add("what the program says", &ran.stderr);
        let status = if ran.code == Some(0) { 200 } else { 422 };
        if status != 200 {
            self.places.add("an error", &ran.stdout);
        }
        Came { status, body: format!("{}\n{}", ran.stdout, ran.stderr) }
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

    /// Sends what has to be refused. Where a value stands that no command can hold, the API gets it
    /// in a command that was right, in the place of `was`.
    pub async fn refused(
        &mut self,
        way: Way,
        id: &str,
        on: Option<&str>,
        filled: &Filled,
        was: &str,
        now: &str,
    ) {
        let came = match way {
            Way::Api => {
                let mut right = filled.clone();
                for (name, value) in &mut right.pairs {
                    if value == now && !now.is_empty() {
                        *value = was.to_owned();
                    }
                    if name == "occurred_at" {
                        *value = "2025-07-10".into();
                    }
                }
                let mut command = command(id, on, &right);
                replace(&mut command, &json!(was), &json!(now));
                if now.is_empty() {
                    let typed = filled.pairs.iter().find(|(name, _)| name == "occurred_at");
                    command["occurred_at"] = json!(typed.expect("when").1);
                }
                self.post_json("/api/commands", &command).await
            }
            _ => self.through(way, id, on, filled, false).await,
        };
        assert!(came.status >= 400, "{} {way:?} was taken: {}", filled.event, came.body);
    }

    /// Sends the API a command with something else in the place of a value, and one that is cut off
    /// there.
    pub async fn refused_json(
        &mut self,
        id: &str,
        on: Option<&str>,
        filled: &Filled,
        was: &str,
        now: &Value,
    ) {
        let mut command = command(id, on, filled);
        replace(&mut command, &json!(was), now);
        let came = self.post_json("/api/commands", &command).await;
        assert!(came.status >= 400, "{} was taken: {}", filled.event, came.body);
        let whole = command.to_string();
        let ends = whole.find(&now.to_string()).expect("it stands there") + now.to_string().len();
        let cut = whole.as_bytes()[..ends - 1].to_vec();
        let came = self.send(Method::POST, "/api/commands", "application/json", cut).await;
        assert!(came.status >= 400, "{} was taken: {}", filled.event, came.body);
    }

    /// Gives the program a personal value as an argument. Who does so has shown it in the list of
    /// processes already; the program refuses it and repeats it nowhere.
    pub fn as_an_argument(&mut self, filled: &Filled, was: &str, now: &str) {
        let name = filled.pairs.iter().find(|(_, value)| value == was).expect("its field");
        let flag = format!("--{}", name.0);
        for lang in ["en", "ur"] {
            let args = ["--trace", "trace", "--lang", lang, "record", filled.event, &flag, now];
            let came = self.cli.run(&args);
            assert_ne!(came.code, Some(0), "{} {flag} was taken", filled.event);
            self.said(came);
        }
    }

    /// Records the same in another stream, as another command. Whether it may be is for the rules.
    pub async fn again_elsewhere(&mut self, draw: &mut Draw, filled: &Filled) {
        let on = self.on(draw, filled.event).await;
        let command = command(&draw.id(), on.as_deref(), filled);
        self.post_json("/api/commands", &command).await;
    }

    async fn get(&mut self, path: &str) -> Came {
        self.send(Method::GET, path, "text/plain", Vec::new()).await
    }

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
}

fn is_opening(event: &str, kind: StreamKind) -> bool {
    // A log has only one of some kinds, and nobody opens another.
    let alone = <Event as greyfile_domain::kernel::kind::AnyEvent>::only(kind).is_none();
    alone && Event::kind_of(event) == Some(kind) && Event::can_open(event)
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

/// Puts a value in the place of another, wherever it stands.
fn replace(json: &mut Value, was: &Value, now: &Value) {
    if json == was {
        *json = now.clone();
        return;
    }
    match json {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, was, now)),
        Value::Object(map) => map.values_mut().for_each(|value| replace(value, was, now)),
        _ => {}
    }
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

/// Who watches the list of processes while a program runs.
struct Watch {
    ends: Arc<AtomicBool>,
    seen: Arc<Mutex<BTreeSet<Vec<u8>>>>,
    watcher: thread::JoinHandle<()>,
}

impl Watch {
    fn start() -> Self {
        let ends = Arc::new(AtomicBool::new(false));
        let seen: Arc<Mutex<BTreeSet<Vec<u8>>>> = Arc::default();
        let (end, kept) = (Arc::clone(&ends), Arc::clone(&seen));
        let watcher = thread::spawn(move || {
            while !end.load(Ordering::Relaxed) {
                let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
                let lines =
                    processes.filter_map(|one| std::fs::read(one.path().join("cmdline")).ok());
                kept.lock().unwrap_or_else(PoisonError::into_inner).extend(lines);
                thread::sleep(Duration::from_millis(2));
            }
        });
        Self { ends, seen, watcher }
    }

    /// Waits until a command line was seen that has this in it.
    fn until(&self, wanted: &str) {
        let give_up = Instant::now() + Duration::from_secs(60);
        let has = |line: &Vec<u8>| String::from_utf8_lossy(line).contains(wanted);
        while !self.seen.lock().unwrap_or_else(PoisonError::into_inner).iter().any(has) {
            assert!(Instant::now() < give_up, "{wanted:?} is not among the processes");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// The command lines that were seen, arguments with a NUL between them.
    fn stop(self) -> String {
        self.ends.store(true, Ordering::Relaxed);
        self.watcher.join().expect("it only reads");
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = seen.iter().map(|line| String::from_utf8_lossy(line).into_owned());
        lines.collect::<Vec<_>>().join("\n")
    }
}
