//! The runbook's drill for a record that is not intake's, on a real broker: junk, a forged record, a
//! record of another log, and copies; with live views, with views made anew, and after a start.

use std::fs;

use bytes::Bytes;
use greyfile_envelope::{Envelope, StreamId};
use greyfile_intake::LogSecret;
use greyfile_tests::cli::Cli;
use greyfile_tests::service::{Serve, Service};
use greyfile_tests::{folder, make, seed};
use reqwest::header::ACCEPT_LANGUAGE;
use serde_json::{Value, json};

use super::commands::{last_of, publish};
use super::migrate::migrate;
use super::{broker, serve, with_stream};
use crate::support::{list, text};

/// Waits until the views stand still before a position, and looks at what is said of it.
async fn stopped_before(service: &Service, position: u64, why: &str) {
    let started = std::time::Instant::now();
    let status = loop {
        let status = service.http.json("/api/status").await;
        if !status["stopped"].is_null() {
            break status;
        }
        assert!(started.elapsed().as_secs() < 20, "the views never stop: {status}");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    let stopped = &status["stopped"];
    assert_eq!((stopped["position"].as_u64(), text(&stopped["why"])), (Some(position), why));
    assert!(text(&stopped["message"]).contains("log set-aside"), "{stopped}");
    assert!(text(&stopped["since"]).starts_with("20"), "{stopped}");
    service.http.get("/readyz").await.problem(503, "record.not_intakes");
    for lang in ["en", "ur"] {
        let page = service.http.get_with("/status", ACCEPT_LANGUAGE, lang).await.text();
        let told = format!("set-aside {position}");
        assert!(
            page.contains("data-notice=\"record.stopped\"") && page.contains(&told),
            "{lang}: {page}"
        );
    }
    // The list of events names it, and goes on.
    let page = service.http.json(&format!("/api/events?from={position}")).await;
    let named = &list(&page["not_intakes"])[0];
    assert_eq!((named["position"].as_u64(), text(&named["why"])), (Some(position), why));
    assert!(named["set_aside_by"].is_null());
    let shown = service.http.get(&format!("/events/{position}")).await;
    assert_eq!(shown.status, 404);
    assert!(shown.text().contains("log set-aside"), "{}", shown.text());
    service.http.get("/events").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_drill_of_the_runbook() {
    let data = folder::temporary();
    let nats = with_stream(&Cli::on(data.path()));
    let broker = broker(&nats);
    let mut rng = seed::rng("the_drill_of_the_runbook");
    let mut service = serve(data.path(), &broker).arg("--demo").start().await;
    let whole = make::stream(
        &service.http.accept(&make::enquiry(&mut rng, "Whole", "Multan")).await,
        "case",
    );
    for (what, why) in [
        ("junk", "no_record"),
        ("nothing", "no_record"),
        ("a format to come", "no_record"),
        ("forged", "seal"),
        ("of another log", "seal"),
        ("of another stream", "ordinal"),
        ("once more", "ordinal"),
    ] {
        println!("{what}");
        let opened = service.http.accept(&make::enquiry(&mut rng, what, "Multan")).await;
        let case = make::stream(&opened, "case");
        let stream: StreamId = case.parse().unwrap();
        let own = last_of(&nats, stream).await;
        let sealed = |secret: [u8; 32], log: [u8; 16]| {
            let mut envelope = Envelope::decode(&own).unwrap();
            envelope.version += 1;
            // It would close the log for ten years.
            envelope.recorded_at.0 += 315_360_000_000;
            let key = LogSecret::new(secret).seal_key();
            Bytes::from(envelope.encode(|covered| key.seal(log, covered)).unwrap())
        };
        let record = match what {
            "junk" => Bytes::from_static(b"junk"),
            "nothing" => Bytes::new(),
            "a format to come" => [&[2], &own[1..]].concat().into(),
            "forged" => sealed([6; 32], [0; 16]),
            "of another log" => sealed([7; 32], [8; 16]),
            "of another stream" => last_of(&nats, whole.parse().unwrap()).await,
            _ => own.clone(),
        };
        let position = publish(&nats, stream, record).await;
        stopped_before(&service, position, why).await;
        // Its case is refused, by name; others go on.
        let note = make::note(&mut rng, &case, "A note.");
        let problem = service.http.submit(&note).await.problem(503, "record.not_intakes");
        let message = text(&problem["message"]);
        assert!(message.contains(&format!("position {position},")), "{message}");
        assert!(message.contains(&case), "{message}");
        service.http.accept(&make::note(&mut rng, &whole, "Goes on.")).await;
        if what == "forged" {
            // Found by who starts, too.
            service.stop();
            service = serve(data.path(), &broker).start_unready();
            stopped_before(&service, position, why).await;
        }
        let at = position.to_string();
        let cli = service.cli();
        let second = |second: &str| {
            let args = ["log", "set-aside", &at, "--actor", "badge-1", "--second", second]
                .map(String::from);
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            cli.run_with(&args, b"a login leaked")
        };
        assert!(cli.run(&["log", "show", &at]).ok().contains(why));
        assert!(second("badge-1").failed().contains("second person"));
        second("badge-2").ok();
        service.http.ready().await;
        service.http.accept(&note).await;
        let status = service.http.json("/api/status").await;
        assert!(status["stopped"].is_null(), "{status}");
        let aside = list(&status["set_aside"]).last().unwrap();
        assert_eq!(aside["position"].as_u64(), Some(position), "{status}");
        let page = service.http.get("/status").await.text();
        for at in [&aside["position"], &aside["by"]] {
            assert!(page.contains(&format!("href=\"/events/{at}\"")), "{at}: {page}");
        }
        let page = service.http.get("/deadlines").await.text();
        assert!(page.contains("set aside by two persons"), "{page}");
        let shown = service.http.get(&format!("/events/{position}")).await.text();
        assert!(shown.contains(&format!("event at position {}", aside["by"])), "{shown}");
        let lines = cli.run(&["--json", "events", "--from", &at, "--to", &at]).lines();
        assert_eq!(lines[0]["set_aside_by"], aside["by"]);
    }
    // Nothing of intake's is ever set aside.
    let last = service.http.json("/api/status").await["position"].to_string();
    let args = ["log", "set-aside", &last, "--actor", "badge-1", "--second", "badge-2"];
    let refused = service.cli().run_with(&args, b"why not");
    assert!(refused.failed().contains("holds an event of this log"), "{}", refused.stderr);
    // Made anew, beside and from the log, the views are the same.
    for view in ["casefile", "operations", "deadlines", "names"] {
        service.http.post(&format!("/api/views/{view}/check"), &Value::Null).await.ok();
    }
    let rows = service.http.json("/api/cases?limit=100").await;
    service.http.post("/api/views/histories/rebuild", &Value::Null).await.ok();
    service.http.ready().await;
    assert_eq!(service.http.json("/api/cases?limit=100").await, rows);
    service.stop();
    let fresh = folder::temporary();
    let copies = folder::temporary();
    let serve = serve(fresh.path(), &broker).arg("--demo").arg("--backups");
    let service = serve.arg(copies.path().to_str().unwrap()).start().await;
    assert_eq!(service.http.json("/api/cases?limit=100").await, rows, "in a new folder");
    // What was set aside is copied as well, and passed over in the copy.
    service.http.post("/api/backup", &json!({ "name": "all" })).await.ok();
    let last = service.http.json("/api/status").await["position"].clone();
    service.stop();
    let copy = copies.path().join("all");
    fs::create_dir(copy.join("keys")).unwrap();
    fs::copy(fresh.path().join("keys/log"), copy.join("keys/log")).unwrap();
    let service = Serve::on(&copy).start().await;
    assert_eq!(service.http.json("/api/cases?limit=100").await["cases"], rows["cases"], "a copy");
    assert_eq!(service.http.json("/api/status").await["position"], last);
    service.stop();
    // So it is where the log moves to a file.
    let file = folder::temporary();
    let moved = file.path().join("moved");
    migrate(&Cli::on(fresh.path()), &broker, &moved).ok();
    let service = Serve::on(&moved).start().await;
    assert_eq!(service.http.json("/api/cases?limit=100").await["cases"], rows["cases"], "moved");
    assert_eq!(service.http.json("/api/status").await["position"], last);
    service.stop();
}
