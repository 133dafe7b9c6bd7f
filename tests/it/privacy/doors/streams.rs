//! The streams that events are added to and that they name, opened by the API.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::Event;
use greyfile_envelope::StreamKind;
use greyfile_tests::make;
use greyfile_web::Entry;
use serde_json::Value;

use super::{Doors, command};
use crate::privacy::drawn::{self, Draw, Filled};

/// Which event of its own stream a field names, by the name of the field and the kind of stream.
fn first(event: &str, field: &str) -> &'static str {
    match (event.split('.').next().unwrap_or_default(), field) {
        ("centre", "fine" | "decision") => "centre.fine_imposed",
        ("centre", "show_cause" | "of") => "centre.show_cause_issued",
        ("centre", "appeal") => "centre.appeal_filed",
        ("centre", "stay") => "centre.court_stay_granted",
        ("licence", "show_cause" | "of") => "licence.show_cause_issued",
        ("licence", "decision") => "licence.application_refused",
        ("licence", "appeal") => "licence.appeal_filed",
        ("licence", "stay") => "licence.court_stay_granted",
        ("licence", "objection") => "licence.objection_raised",
        ("licence", "renewal") => "licence.renewal_filed",
        ("licence", "report") => "licence.compliance_report_filed",
        ("licence", "suspension") => "licence.licence_suspended",
        ("licence", "payment") => "licence.fee_paid",
        ("licence", "finding") => "licence.finding_recorded",
        ("licence", "request") if event.contains("vetting") => "licence.vetting_requested",
        ("licence", "request") => "licence.amendment_requested",
        _ => panic!("{event}: what does {field} name?"),
    }
}

impl Doors {
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
            .filter(|kind| Entry::all().any(|event| is_opening(event, *kind)))
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

    /// Records what the event names of its own stream, and puts its id into the field.
    pub async fn named(&mut self, draw: &mut Draw, on: Option<&str>, filled: &mut Filled) {
        for (name, value) in &mut filled.pairs {
            if value != drawn::ENTRY {
                continue;
            }
            let opened = self.opened.clone();
            let kinds = |kind| opened.get(&kind).cloned().unwrap_or_default();
            let mut before = draw.fill(first(filled.event, name), &mut BTreeSet::new(), 1, &kinds);
            Box::pin(self.named(draw, on, &mut before)).await;
            let came = self.post_json("/api/commands", &command(&draw.id(), on, &before)).await;
            let about = format!("{} for {} of {}", before.event, name, filled.event);
            assert_eq!(came.status, 200, "{about}: {}", came.body);
            let answer: Value = serde_json::from_str(&came.body).expect("JSON");
            answer["events"][0]["event"].as_str().expect("an id").clone_into(value);
        }
    }

    /// A new stream for the event to be added to; none for one that opens its own.
    pub async fn on(&mut self, draw: &mut Draw, event: &'static str) -> Option<String> {
        let entry = drawn::entry(event);
        match entry.opens_alone() {
            true => None,
            false => Some(self.open(draw, entry.kind().unwrap_or(StreamKind::CASE)).await),
        }
    }
}

fn is_opening(event: &str, kind: StreamKind) -> bool {
    // A log has only one of some kinds, and nobody opens another.
    let alone = <Event as AnyEvent>::only(kind).is_none();
    alone && Event::kind_of(event) == Some(kind) && Event::can_open(event)
}
