//! Made-up cases: the same for the same seed, into demonstrations only.

use greyfile_tests::{Cli, Serve, folder};
use serde_json::Value;

use crate::support::{everything, list, production, records, text};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_makes_up_the_same_cases() {
    let folder = folder::temporary();
    let path = |name: &str| folder.path().join(name);
    let simulate = |name: &str, seed: &str| -> Value {
        Cli::on(&path(name)).json(&["simulate", "--cases", "12", "--seed", seed])
    };
    let (one, two) = (simulate("one", "3"), simulate("two", "3"));
    for field in ["cases", "commands", "events", "seed"] {
        assert_eq!(one[field], two[field], "{field}");
    }
    let first = records(&path("one")).await;
    assert_eq!(first.len() as u64, one["events"].as_u64().unwrap() + 1, "and the founding");
    assert!(first == records(&path("two")).await, "the same bytes");
    simulate("other", "4");
    assert!(first != records(&path("other")).await, "another seed, other cases");
    // Made up again it is there already.
    assert_eq!(simulate("one", "3")["events"], 0);
    // More cases are those and some more; fewer are some of those; another seed has others.
    let more = |seed: &str, cases: &str| -> u64 {
        let cli = Cli::on(&path("one"));
        let made = cli.json(&["simulate", "--cases", cases, "--seed", seed]);
        made["events"].as_u64().unwrap()
    };
    let added = more("3", "14");
    assert!(added > 0, "2 cases more");
    assert_eq!((more("3", "14"), more("3", "7")), (0, 0));
    assert!(more("4", "5") > 0 && more("5", "3") > 0);
    let all = records(&path("one")).await.len() as u64;
    // As many of the same as at once, into another log.
    let at_once = Cli::on(&path("once")).json(&["simulate", "--cases", "14", "--seed", "3"]);
    assert_eq!(at_once["events"].as_u64().unwrap(), one["events"].as_u64().unwrap() + added);
    assert!(all > at_once["events"].as_u64().unwrap());

    // Through a running service it is the same.
    let service = Serve::on(&path("served")).arg("--demo").arg("--seed").arg("3").start().await;
    let before = service.http.json("/api/status").await["position"].as_u64().unwrap();
    let served = service.cli().json(&["simulate", "--cases", "12", "--seed", "3"]);
    // The demonstration has the gazetteer, which is not added twice.
    let places = service.cli().json(&["gazetteer", "list"])["places"].as_array().unwrap().len();
    let added = one["events"].as_u64().unwrap() - places as u64;
    assert_eq!(served["events"], added);
    let position = service.http.json("/api/status").await["position"].as_u64().unwrap();
    assert_eq!(position, before + added);
    // And again, with more.
    assert_eq!(service.cli().json(&["simulate", "--cases", "12", "--seed", "3"])["events"], 0);
    let more = service.cli().json(&["simulate", "--cases", "14", "--seed", "3"]);
    assert!(more["events"].as_u64().unwrap() > 0, "{more}");
}

#[tokio::test(flavor = "multi_thread")]
async fn made_up_cases_look_like_cases() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    Cli::on(&data).json(&["simulate", "--cases", "40"]);
    let service = Serve::on(&data).start().await;
    let shown = everything(&service.http).await;
    let files = list(&shown["files"]);
    // Now and then two desks open the same case, and one of them takes it back.
    assert!((40..44).contains(&files.len()), "{} cases", files.len());
    let count = |pointer: &str| -> usize {
        files.iter().filter(|file| !list(file.pointer(pointer).unwrap()).is_empty()).count()
    };
    assert!((36..=40).contains(&count("/raids")), "a raid each, but what was taken back");
    for pointer in ["/firs", "/exhibits", "/persons", "/flags", "/complaints"] {
        assert!(count(pointer) > 10, "{pointer}: {}", count(pointer));
    }
    // Nobody in it can be taken for a real person.
    for file in files {
        for person in list(&file["persons"]) {
            if let Some(cnic) = person["cnic"]["number"].as_str() {
                assert!(cnic.starts_with('0'), "{cnic}");
            }
            // A name is gone with the entry that gave it.
            let name = person["name"].as_str().unwrap_or("Demo Person");
            assert!(name.starts_with("Demo Person"), "{person}");
        }
    }
    // Recorded over the months in which it happened, most of it within a day.
    let events = list(&shown["events"]);
    let months: std::collections::BTreeSet<&str> =
        events.iter().map(|event| &text(&event["recorded_at"])[..7]).collect();
    assert!(months.len() > 12, "{months:?}");
    let timeline = files.iter().flat_map(|file| list(&file["timeline"]));
    let (late, all) = timeline
        .fold((0, 0), |(late, all), entry| (late + usize::from(entry["late"] == true), all + 1));
    assert!(late * 2 < all, "{late} of {all} entries are late");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_made_up_among_real_cases() {
    let (_folder, service) = production().await;
    let data = service.data().to_owned();
    let served = service.cli().run(&["simulate", "--cases", "1"]);
    assert!(served.failed().contains("real cases; nothing was recorded"), "{}", served.stderr);
    assert_eq!(service.http.json("/api/status").await["position"], 1);
    service.stop();
    let unserved = Cli::on(&data).run(&["simulate", "--cases", "1"]);
    assert!(unserved.failed().contains("of real cases"), "{}", unserved.stderr);
    assert_eq!(records(&data).await.len(), 1);
}
