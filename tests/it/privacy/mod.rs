//! Personal data is in no log, trace, error, address or list of processes: a value is drawn for every
//! personal field of every event that anybody may record, is sent through every door, rightly and
//! wrongly, and is then looked for.
//!
//! Which events and fields there are is read from their description. What only the service or another
//! command records has no form and no verb; its personal fields are typed nowhere under their names.

mod doors;
mod drawn;
mod places;

use std::collections::BTreeSet;

use greyfile_domain::kernel::kind::Recorder;
use greyfile_domain::streams::Event;
use greyfile_tests::folder;
use greyfile_tests::service::Serve;
use greyfile_web::Entry;
use serde_json::{Value, json};

use crate::collector::Collector;
use doors::{Doors, Way};
use drawn::{Draw, Filled};

pub use drawn::Path;

/// The events that anybody may record and that have a personal field.
fn with_personal() -> impl Iterator<Item = &'static str> {
    Entry::all().filter(|event| !drawn::personal(event).is_empty())
}

/// The personal fields of what anybody may record, as the description of fields has them.
pub fn described() -> BTreeSet<Path> {
    let of = |event| drawn::personal(event).into_keys().map(move |path| (event, path));
    with_personal().flat_map(of).collect()
}

/// The same, as the list of what is personal has them.
fn listed() -> BTreeSet<Path> {
    let file = folder::repository().join("schemas/personal.csv");
    let mut lines = csv::Reader::from_path(file).expect("the list");
    let mut listed = BTreeSet::new();
    for line in lines.records() {
        let line = line.expect("a line of the list");
        let mut types = Event::types().map(|(name, _)| name);
        let Some(event) = types.find(|name| *name == &line[0]) else { continue };
        let anybody = Event::recorder_of(event) == Some(Recorder::Anyone);
        if anybody && !line[2].is_empty() {
            listed.insert((event, line[1].to_owned()));
        }
    }
    listed
}

/// Every personal field that can be typed, drawn as the test draws it.
pub fn drawn() -> BTreeSet<Path> {
    let mut draw = Draw::new();
    let mut all = BTreeSet::new();
    for event in with_personal() {
        for filled in ways(&mut draw, event, 0, &|kind| format!("{kind:?}")) {
            all.extend(filled.secrets.into_iter().map(|secret| secret.field));
        }
    }
    all
}

/// The event filled in as often as it takes to fill each of its personal fields: those of another
/// way of a choice stand in another one.
fn ways(
    draw: &mut Draw,
    event: &'static str,
    turn: usize,
    named: &dyn Fn(greyfile_envelope::StreamKind) -> String,
) -> Vec<Filled> {
    let mut left: BTreeSet<String> = drawn::personal(event).into_keys().collect();
    let mut all = Vec::new();
    while !left.is_empty() {
        let before = left.len();
        all.push(draw.fill(event, &mut left, turn, named));
        assert!(left.len() < before, "{event}: no form has {left:?}");
    }
    all
}

#[test]
fn every_personal_field_that_can_be_typed_is_drawn() {
    let drawn = drawn();
    assert_eq!(drawn, described());
    assert_eq!(drawn, listed(), "schemas/personal.csv says otherwise");
    println!("{} personal fields of {} events", drawn.len(), with_personal().count());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_personal_value_is_in_a_log_a_trace_an_error_an_address_or_a_list_of_processes() {
    let folder = folder::temporary();
    let collector = Collector::start().await;
    let serve = Serve::on(&folder.path().join("data")).args(["--demo", "--trace", "trace"]);
    let service = collector.serve(serve).start().await;
    let mut doors = Doors::before(&service, &collector.address);
    let file = service.http.request(reqwest::Method::POST, "/api/files").body(drawn::FILE);
    assert_eq!(service.http.send(file).await.status, 201);
    let mut draw = Draw::new();
    let mut sent: BTreeSet<(Way, Path)> = BTreeSet::new();
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for event in with_personal() {
        for (turn, way) in Way::ALL.into_iter().enumerate() {
            let opened = doors.opened(&mut draw).await;
            let named = |kind| opened.get(&kind).cloned().unwrap_or_default();
            for mut filled in ways(&mut draw, event, turn, &named) {
                let on = doors.on(&mut draw, event).await;
                doors.named(&mut draw, on.as_deref(), &mut filled).await;
                let id = draw.id();
                doors.check(way, &id, on.as_deref(), &filled).await;
                doors.accept(way, &id, on.as_deref(), &filled).await;
                doors.repeat(way, &id, on.as_deref(), &filled).await;
                let fields = filled.secrets.iter().map(|secret| (way, secret.field.clone()));
                sent.extend(fields);
                wrong(&mut doors, &mut draw, way, on.as_deref(), &filled).await;
                shown.extend(filled.secrets.into_iter().map(|secret| secret.value));
            }
        }
    }
    let wanted = Way::ALL.iter().flat_map(|way| described().into_iter().map(|path| (*way, path)));
    assert_eq!(sent, wanted.collect(), "each field through each door");
    doors.read_everything(&draw.secrets).await;
    // What was looked for is on record, and was shown to who asked for it.
    let events = Value::from(service.http.all_events().await).to_string();
    for value in &shown {
        assert!(events.contains(value.as_str()), "{value} was not recorded");
    }

    let Doors { mut places, again, .. } = doors;
    let said = service.stop();
    places.add("the log", &said);
    places.add("a trace", &format!("{:?}", collector.spans()));
    for (place, least) in [
        ("the log", 50_000),
        ("a trace", 100_000),
        ("an error", 100_000),
        ("an address", 100_000),
        ("the list of processes", 1_000),
        ("what the program says", 10_000),
    ] {
        assert!(places.len(place) > least, "{place}: {} bytes were looked at", places.len(place));
    }
    assert!(again.len() > 100, "only {} forms were shown again", again.len());
    let mut found = places.found(&draw.secrets);
    found.extend(places::repeated(&again, &draw.secrets));
    assert!(found.is_empty(), "{} values were found:\n{}", found.len(), found.join("\n"));
    println!("{} values drawn for {} fields; looked for in", draw.secrets.len(), described().len());
    places.each_len(|place, len| println!("  {place}: {len} bytes"));

    // The search that found nothing finds what stands there.
    let one = &draw.secrets[draw.secrets.len() / 2];
    places.add("the log", &format!("DEBUG greyfile: a name: {}", one.value));
    assert_eq!(places.found(&draw.secrets).len(), 1, "a planted value is found");
}

/// Sends what is refused: each personal field with a value of a wrong shape, too long, or with a
/// character that is not seen; and values that are right in what is wrong elsewhere.
async fn wrong(doors: &mut Doors, draw: &mut Draw, way: Way, on: Option<&str>, filled: &Filled) {
    let event = filled.event;
    for secret in &filled.secrets {
        let path = &secret.field.1;
        let known = drawn::personal(event)[path];
        for bad in [
            |value: &str, _| format!("{value}\u{202E}x"),
            |value: &str, max: usize| format!("{value}{}", "x".repeat(max)),
        ] {
            let fresh = draw.secret(event, path, known, false);
            let with = bad(&fresh.value, known.len_max.unwrap_or(40));
            let pairs = filled.pairs.iter().map(|(name, value)| {
                let value = if *value == secret.value { &with } else { value };
                (name.clone(), value.clone())
            });
            let changed = Filled { pairs: pairs.collect(), ..filled.clone() };
            doors.refused(way, &draw.id(), on, &changed, &secret.value, &with).await;
        }
        if way == Way::Api {
            for (shape, json) in [("object", json!({})), ("list", json!([])), ("key", json!(null))]
            {
                let fresh = draw.secret(event, path, known, false).value;
                let bad = match shape {
                    "object" => json!({ "sealed": { "text": fresh } }),
                    "list" => json!([fresh]),
                    _ => json!({ fresh.as_str(): json }),
                };
                doors.refused_json(&draw.id(), on, filled, &secret.value, &bad).await;
            }
        }
        if way == Way::Program {
            let fresh = draw.secret(event, path, known, false).value;
            doors.as_an_argument(filled, &secret.value, &fresh);
        }
    }
    // What is wrong stands elsewhere.
    let mut late = filled.clone();
    for (name, value) in &mut late.pairs {
        if name == "occurred_at" {
            *value = "the day after".into();
        }
    }
    doors.refused(way, &draw.id(), on, &late, "", "").await;
    // A rule forbids it: what it is added to is not on record.
    let kind = Event::kind_of(event).and_then(|kind| kind.word()).unwrap_or("case");
    let nowhere = format!("{kind}-{}", draw.id());
    doors.refused(way, &draw.id(), Some(&nowhere), filled, "", "").await;
    // A number that another has, where it is one that only one may have.
    doors.again_elsewhere(draw, filled).await;
}
