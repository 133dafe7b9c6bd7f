//! What is asked: each page, each answer of the API, each case file.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Picture;
use super::html;
use super::json::{ITEMS, pretty};
use super::names::Names;
use super::rows;
use super::served::Served;
use crate::support::{list, text};

/// A day in the middle of what is on record, to look back to.
const THEN: &str = "2025-07-20";
/// Events of one type that have a page shown.
const EVENTS_OF_A_TYPE: usize = 2;
/// Events that were corrected or retracted, or do so, that have a page shown.
const MENDED: usize = 12;
/// Ranges that cut months and years.
const RANGES: [&str; 4] = [
    "",
    "from=2025-06-15&to=2025-12-31",
    "from=2025-01-01&to=2025-12-31&known_by=2025-07-20",
    "from=2031-01-01&to=2031-01-02",
];

struct Asking<'a> {
    served: &'a Served,
    names: Names,
    picture: Picture,
    /// What stands above and below every page; it is shown once.
    shell: Option<(String, String)>,
}

/// Everything that is shown.
pub(super) async fn picture(served: &Served) -> Picture {
    let names = Names::of(&served.events);
    let mut asking = Asking { served, names, picture: Picture::new(), shell: None };
    asking.api().await;
    asking.pages().await;
    let Asking { names, mut picture, .. } = asking;
    rows::picture(&served.views, &names, &mut picture);
    picture
}

impl Asking<'_> {
    /// Adds a page's text to a file.
    async fn page(&mut self, file: &str, path: &str) {
        let reply = self.served.http.get(path).await;
        let body = self.names.in_text(&reply.text());
        let mut shown = html::text(&body);
        if path == "/status" {
            shown = without_views(&without_sizes(&shown));
        }
        let shown = self.without_shell(&shown);
        self.put(&format!("pages/{file}.txt"), path, reply.status, &shown);
    }

    /// A page without what stands above and below every page as on the first.
    fn without_shell(&mut self, page: &str) -> String {
        // Pages that are in both languages have a link more.
        let page = &page.replacen(" اردو\n", "\n", 1);
        let Some((above, below)) = &self.shell else {
            let above = page.lines().take_while(|line| !line.starts_with('#'));
            let above: String = above.map(|line| format!("{line}\n")).collect();
            let below = page.lines().last().map_or_else(String::new, |line| format!("{line}\n"));
            self.shell = Some((above, below));
            return page.clone();
        };
        let page = page.strip_prefix(above.as_str()).unwrap_or(page);
        page.strip_suffix(below.as_str()).unwrap_or(page).to_owned()
    }

    /// Adds an answer to a file; the answer.
    async fn answer(&mut self, file: &str, path: &str) -> Value {
        let reply = self.served.http.get(path).await;
        let value = reply.json();
        let body = self.names.in_text(&value.to_string());
        let mut shown: Value = serde_json::from_str(&body).expect("names leave it JSON");
        if let Some(views) = shown.get_mut("views").and_then(Value::as_array_mut) {
            views.retain(|view| !is_view(text(&view["view"])));
        }
        mask(&mut shown);
        self.put(&format!("api/{file}.txt"), path, reply.status, &pretty(&shown));
        value
    }

    fn put(&mut self, file: &str, path: &str, status: u16, shown: &str) {
        let path = self.names.in_text(path);
        let text = self.picture.entry(file.to_owned()).or_default();
        text.push_str(&format!("== {path} ({status})\n{shown}\n"));
    }

    async fn api(&mut self) {
        let mut next = Some(String::from("/api/cases?limit=40"));
        let mut cases = Vec::new();
        while let Some(path) = next {
            let page = self.answer("cases", &path).await;
            cases.extend(list(&page["cases"]).iter().map(|case| text(&case["case"]).to_owned()));
            next = page["next"].as_str().map(|after| format!("/api/cases?limit=40&after={after}"));
        }
        for filter in ["city=karachi", "stage=closed", "year=2025", "agency=nccia&q=lahore"] {
            self.answer("cases", &format!("/api/cases?limit=5&{filter}")).await;
        }
        for (number, case) in (1..).zip(&cases) {
            self.answer(&format!("cases/{number:03}"), &format!("/api/cases/{case}")).await;
        }
        self.answer("cases", "/api/cases/case-01JZMK5V3QW0Y8T4D2N6R9XABC").await;
        for range in RANGES {
            self.answer("operations", &format!("/api/operations?{range}")).await;
        }
        for query in
            ["limit=20", "limit=20&verdict=late", "limit=20&known_by=2025-07-20&at=2025-07-12"]
        {
            self.answer("deadlines", &format!("/api/deadlines?{query}")).await;
        }
        self.answer("deadlines", "/api/deadlines/productions?from=2025-01-01&to=2025-12-31").await;
        for measure in self.measures().await {
            for known_by in [String::new(), format!("&known_by={THEN}")] {
                let path = format!("/api/operations/behind?measure={measure}{known_by}");
                self.answer("behind", &path).await;
            }
        }
        self.answer("figures", "/api/figures").await;
        self.answer("registers", "/api/registers").await;
        self.answer("status", "/api/status").await;
        for from in (1..=self.served.events.len()).step_by(ITEMS).take(2) {
            let path = format!("/api/events?from={from}&limit={ITEMS}");
            self.answer("events", &path).await;
        }
        let mut next = Some(1);
        while let Some(from) = next {
            let path = format!("/api/events?from={from}&limit=1000");
            next = self.answer("events", &path).await["next"].as_u64();
        }
        for (_, events) in by(&self.served.events, "type") {
            let path = format!("/api/events?type={}&limit=2", text(&events[0]["type"]));
            self.answer("events-of-a-type", &path).await;
        }
        for path in ["/healthz", "/readyz"] {
            let reply = self.served.http.get(path).await;
            self.put("api/plain.txt", path, reply.status, &reply.text());
        }
        self.metrics().await;
        self.signals().await;
    }

    /// Only which metrics there are: what they count is not the same in two runs.
    async fn metrics(&mut self) {
        let reply = self.served.http.get("/metrics").await;
        let body = reply.text();
        let mut said: Vec<&str> =
            body.lines().filter(|line| line.starts_with("# HELP greyfile")).collect();
        said.sort_unstable();
        self.put("api/plain.txt", "/metrics", reply.status, &(said.join("\n") + "\n"));
    }

    /// The first signals of the stream, which say where the views are.
    async fn signals(&mut self) {
        let http = &self.served.http;
        let mut answer = http.request(reqwest::Method::GET, "/api/stream").send().await.unwrap();
        let status = answer.status().as_u16();
        let mut said = String::new();
        let views = self.served.views.all().count();
        while said.matches("\n\n").count() < views {
            let chunk = answer.chunk().await.unwrap().expect("a stream does not end");
            said.push_str(&String::from_utf8_lossy(&chunk));
        }
        let mut signals: Vec<&str> = said.trim_end().split("\n\n").collect();
        let of = |signal: &str, view: &str| signal.contains(&format!("\"view\":\"{view}\""));
        for view in greyfile_registry::names() {
            assert!(signals.iter().any(|signal| of(signal, view)), "no signal of {view}");
        }
        signals.retain(|signal| of(signal, "histories"));
        self.put("api/plain.txt", "/api/stream", status, &(signals.join("\n\n") + "\n"));
    }

    async fn measures(&self) -> Vec<String> {
        let everything = "/api/operations?from=2000-01-01&to=2030-12-31";
        let answer = self.served.http.json(everything).await;
        let mut measures = Vec::new();
        gather(&answer, "", &mut measures);
        measures.sort();
        measures.dedup();
        measures
    }

    async fn pages(&mut self) {
        for range in RANGES.into_iter().chain(["range=year", "range=12m", "range=all"]) {
            self.page("dashboard", &format!("/?{range}")).await;
        }
        for measure in self.measures().await {
            for more in [String::new(), format!("&known_by={THEN}"), "&only=loose".to_owned()] {
                self.page("behind", &format!("/behind?measure={measure}{more}")).await;
            }
        }
        for query in ["", "?stage=closed", "?city=karachi", "?q=lahore", "?year=2024"] {
            self.page("cases", &format!("/cases{query}")).await;
        }
        let cases = self.served.http.json("/api/cases?limit=500").await;
        for (number, case) in (1..).zip(list(&cases["cases"])) {
            let path = format!("/cases/{}", text(&case["case"]));
            // All of a long timeline.
            self.page(&format!("cases/{number:03}"), &format!("{path}?all=yes")).await;
            if number == 1 {
                self.page("forms", &format!("{path}/notes")).await;
                self.page("forms", &format!("/raids/new?case={}", text(&case["case"]))).await;
            }
        }
        self.page("forms", "/raids/new").await;
        self.page("status", "/status").await;
        for query in ["", "?verdict=met", "?known_by=2025-07-20&at=2025-07-12&lang=ur"] {
            self.page("deadlines", &format!("/deadlines{query}")).await;
        }
        for query in ["", "?only=gaps", "?only=gaps&lang=ur"] {
            self.page("registers", &format!("/registers{query}")).await;
        }
        for path in ["/nothing-here", "/events/999999", "/behind?from=gestern", "/events/1/correct"]
        {
            self.page("problems", path).await;
        }
        self.events().await;
    }

    async fn events(&mut self) {
        self.page("events", "/events").await;
        self.page("events", "/events?from=1").await;
        let served = self.served;
        for (_, events) in by(&served.events, "type") {
            let kind = text(&events[0]["type"]);
            self.page("events", &format!("/events?type={kind}")).await;
            for (number, event) in events.iter().take(EVENTS_OF_A_TYPE).enumerate() {
                let position = &event["position"];
                self.page("event", &format!("/events/{position}")).await;
                if number == 0 {
                    for way in ["correct", "retract"] {
                        self.page("forms", &format!("/events/{position}/{way}")).await;
                    }
                }
            }
        }
        // The longest stream of each kind.
        let mut longest: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for (stream, events) in by(&served.events, "stream") {
            let kind = stream.split('-').next().unwrap_or_default();
            let most = longest.entry(kind).or_default();
            *most = (*most).max((events.len(), text(&events[0]["stream"])));
        }
        for (_, stream) in longest.into_values() {
            self.page("events", &format!("/events?stream={stream}")).await;
        }
        let mended = served.events.iter().filter_map(|event| {
            let of = ["corrected", "retracted"]
                .iter()
                .find_map(|way| event.pointer(&format!("/event/common/{way}/event")))?;
            let target = served.events.iter().find(|event| event["event_id"] == *of)?;
            Some(target["position"].clone())
        });
        let mut mended: Vec<u64> = mended.filter_map(|position| position.as_u64()).collect();
        mended.sort_unstable();
        mended.dedup();
        for position in mended.into_iter().take(MENDED) {
            self.page("event", &format!("/events/{position}")).await;
        }
    }
}

/// Events by what they say in a field, in the order of their first.
fn by<'a>(events: &'a [Value], field: &str) -> Vec<(&'a str, Vec<&'a Value>)> {
    let mut groups: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for event in events {
        groups.entry(text(&event[field])).or_default().push(event);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, events)| events[0]["position"].as_u64());
    groups
}

/// The names of measures in an answer: what its totals and numbers are of.
fn gather(value: &Value, name: &str, measures: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                if matches!(name, "totals" | "numbers") && value.is_number() {
                    measures.push(field.clone());
                }
                gather(value, field, measures);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, name, measures)),
        _ => {}
    }
}

/// What is not the same in two runs: sizes on disk and in memory, and the program's version in its status.
fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                if ["disk_bytes", "resident"].contains(&field.as_str())
                    || (field == "version" && value.is_string())
                {
                    *value = "masked".into();
                }
                mask(value);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        _ => {}
    }
}

/// Whether there is a view of this name. Of those one is shown like another, and pictures that told of
/// each would be changed by every new one.
fn is_view(name: &str) -> bool {
    greyfile_registry::names().contains(&name)
}

/// A page without the rows that tell of views.
fn without_views(page: &str) -> String {
    let tells = |line: &&str| line.split(' ').next().is_some_and(is_view);
    for view in greyfile_registry::names() {
        assert!(page.lines().any(|line| line.starts_with(view)), "nothing is told of {view}");
    }
    let lines = page.lines().filter(|line| !tells(line));
    lines.map(|line| format!("{line}\n")).collect()
}

fn without_sizes(page: &str) -> String {
    let sizeless = |cell: &str| match cell.split_once(' ') {
        Some((number, "kB" | "MB")) if number.parse::<f64>().is_ok() => "masked".to_owned(),
        _ => cell.to_owned(),
    };
    let lines = page.lines().filter(|line| !line.contains("the process has"));
    let lines = lines.map(|line| line.split(" | ").map(sizeless).collect::<Vec<_>>().join(" | "));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
