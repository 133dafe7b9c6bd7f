//! What Greyfile shows, kept as text under `tests/picture/`: each page, each answer of the API,
//! each case file and the rows of both views, over the demonstration and over made-up cases.
//!
//! A change that should move nothing is shown to move nothing; one that should is shown with what
//! it moves. Ids are named by where they first stand in the log, the clock that deadlines are
//! judged by stands still, and long lists are cut after some rows with a hash of the rest.

mod asked;
mod html;
mod json;
mod kept;
mod names;
mod rows;
mod served;

use std::collections::{BTreeMap, BTreeSet};

use greyfile::simulate::SimulateArgs;
use greyfile_tests::seed;

use served::Served;

/// Everything shown: the names of files, and what is in them.
type Picture = BTreeMap<String, String>;
/// What names of files with the rows of a view begin with.
const ROWS: &str = "rows/";
/// Plants a difference.
type Plant<'a> = &'a dyn Fn(&mut Picture);

/// Few made-up cases that hold one of everything, as [`made_up_cases_hold_everything`] says. Big
/// cases are rare, so the seed was looked for: of 2 million, only this one has all in 16 cases.
const MADE_UP: SimulateArgs = SimulateArgs { cases: 16, seed: 828_603 };

#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_shows_what_it_showed() {
    let served = Served::demonstration().await;
    kept::compare("demo", &asked::picture(&served).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn made_up_cases_show_what_they_showed() {
    let served = Served::made_up(&MADE_UP).await;
    kept::compare("simulated", &asked::picture(&served).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planted_difference_is_found() {
    let served = Served::demonstration().await;
    let whole = asked::picture(&served).await;
    if seed::renew() {
        return;
    }
    // One letter of a page, a row that is gone, a file that is gone, one that is new.
    let page = |picture: &mut Picture| {
        let text = picture.get_mut("pages/dashboard.txt").unwrap();
        *text = text.replacen("Demonstration.", "Demonstratiom.", 1);
    };
    let row = |picture: &mut Picture| {
        let text = picture.get_mut("rows/operations.txt").unwrap();
        let at = text.len() / 2;
        let (start, end) = (text[..at].rfind('\n').unwrap(), text[at..].find('\n').unwrap() + at);
        text.replace_range(start..end, "");
    };
    let gone = |picture: &mut Picture| drop(picture.pop_first());
    let new = |picture: &mut Picture| drop(picture.insert("pages/new.txt".into(), "x\n".into()));
    let planted: [(&str, Plant<'_>); 4] = [
        ("+Demonstratiom.", &page),
        ("rows/operations.txt", &row),
        ("is gone", &gone),
        ("is new", &new),
    ];
    for (told, plant) in planted {
        let mut picture = whole.clone();
        plant(&mut picture);
        let differences = kept::differences("demo", &picture).join("\n");
        assert!(differences.contains(told), "{told} in {differences}");
    }
    assert_eq!(kept::differences("demo", &whole), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn made_up_cases_hold_everything() {
    let served = Served::made_up(&MADE_UP).await;
    let mut histories: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let types: BTreeMap<&str, &str> =
        served.events.iter().map(|event| (id(event), word(event))).collect();
    let mut corrected: BTreeSet<&str> = BTreeSet::new();
    for event in &served.events {
        let stream = event["stream"].as_str().unwrap();
        *histories.entry(stream).or_default() += 1;
        seen.insert(word(event).to_owned());
        let happened = event["occurred_at"].as_str().unwrap();
        let (happened_on, recorded_on) =
            (day(happened), day(event["recorded_at"].as_str().unwrap()));
        let precision = match (happened.contains('/'), happened.len()) {
            (true, _) => "a window",
            (_, 7) => "a month",
            (_, 10) => "a day",
            (_, 16) => "a minute",
            _ => "a second",
        };
        seen.insert(precision.to_owned());
        if let Some(late) = match recorded_on - happened_on {
            ..3 => None,
            3..14 => Some("late by days"),
            _ => Some("late by weeks"),
        } {
            seen.insert(late.to_owned());
        }
        if let Some(of) = event.pointer("/event/common/corrected") {
            let target = of["event"].as_str().unwrap();
            seen.insert(format!("corrected {}", types[target]));
            for part in ["replacement", "occurred_at"] {
                if !of[part].is_null() {
                    seen.insert(format!("corrected {part}"));
                }
            }
            if !corrected.insert(target) {
                seen.insert("corrected again".to_owned());
            }
        }
        if let Some(of) = event.pointer("/event/common/retracted") {
            seen.insert(format!("retracted {}", types[of["event"].as_str().unwrap()]));
        }
        let text = event.to_string();
        for place in ["KARACHI", "كراچي", "Nowhere"] {
            if text.contains(place) {
                seen.insert(place.to_owned());
            }
        }
    }
    let long = |kind: &str| {
        histories.iter().any(|(history, events)| history.starts_with(kind) && *events > 200)
    };
    for kind in ["case-", "exhibit-", "fir-"] {
        assert!(long(kind), "no {kind} has hundreds of events: {histories:?}");
    }
    let count = |what: &str| seen.iter().filter(|seen| seen.starts_with(what)).count();
    assert!(count("corrected ") >= 5, "{seen:#?}");
    assert!(count("retracted ") >= 2, "{seen:#?}");
    let opening = [
        "case.enquiry_opened",
        "raid.conducted",
        "fir.lodged",
        "complaint.received",
        "person.recorded",
    ];
    assert!(
        opening.iter().any(|opening| seen.contains(&format!("retracted {opening}"))),
        "{seen:#?}"
    );
    for what in [
        "a window",
        "a month",
        "a day",
        "a minute",
        "a second",
        "late by days",
        "late by weeks",
        "corrected replacement",
        "corrected occurred_at",
        "corrected again",
        "retracted corrected",
        "KARACHI",
        "كراچي",
        "Nowhere",
    ] {
        assert!(seen.contains(what), "{what} is not in {seen:#?}");
    }
}

fn id(event: &serde_json::Value) -> &str {
    event["event_id"].as_str().unwrap()
}

fn word(event: &serde_json::Value) -> &str {
    event["type"].as_str().unwrap()
}

/// Days of a text that begins with a date or a part of one.
fn day(text: &str) -> i32 {
    let date = text.split('T').next().unwrap().split('/').next().unwrap();
    let full = format!("{date}-01-01");
    full[..10].parse::<greyfile_envelope::Day>().unwrap().0
}
