//! A clock that is years ahead, on a real process: not believed, or mended.

use std::fs;
use std::path::Path;

use greyfile_tests::service::Service;
use greyfile_tests::{Serve, make, seed};
use serde_json::Value;

use crate::support::{production, text};

/// Through a clock that is off by what stands in a file.
fn faked(shift: &Path) -> Vec<String> {
    ["env", "LD_PRELOAD=/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"]
        .map(str::to_owned)
        .into_iter()
        .chain([
            format!("FAKETIME_TIMESTAMP_FILE={}", shift.display()),
            "FAKETIME_NO_CACHE=1".to_owned(),
            "FAKETIME_DONT_FAKE_MONOTONIC=1".to_owned(),
        ])
        .collect()
}

async fn refuses(service: &Service, command: &Value, code: &str, says: &str) {
    for problem in [
        service.http.submit(command).await.problem(503, code),
        service.http.get("/readyz").await.problem(503, code),
    ] {
        let message = text(&problem["message"]);
        assert!(message.contains(says), "{message}");
    }
    let clock = &service.http.json("/api/status").await["clock"];
    assert_eq!(clock["code"], code, "{clock}");
    assert!(text(&clock["message"]).contains(says), "{clock}");
    let page = service.http.get("/status").await.text();
    assert!(page.contains("What stands still") && page.contains(&says.replace('\'', "&#39;")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_years_ahead_is_not_believed_and_what_it_stamped_is_mended() {
    let mut rng = seed::rng("a_clock_years_ahead");
    let (folder, service) = production().await;
    let data = folder.path().join("data");
    service.http.accept(&make::enquiry(&mut rng, "Before", "Multan")).await;
    service.stop();
    let shift = folder.path().join("shift");

    // While it runs: the steady clock knows better, for ten years and for a time zone alike.
    fs::write(&shift, "+0").unwrap();
    let service = Serve::on(&data).through(&faked(&shift)).start().await;
    service.http.accept(&make::enquiry(&mut rng, "By the right time", "Multan")).await;
    let late = make::enquiry(&mut rng, "By which clock?", "Multan");
    for wrong in ["+10y", "+5h", "+11m"] {
        fs::write(&shift, wrong).unwrap();
        refuses(&service, &late, "time.clock_jumped", "was set forward by").await;
        fs::write(&shift, "+0").unwrap();
        service.http.ready().await;
    }
    service.http.accept(&late).await;
    service.stop();

    // At a start it takes a person's word.
    fs::write(&shift, "+10y").unwrap();
    let service = Serve::on(&data).through(&faked(&shift)).start_unready();
    let ahead = make::enquiry(&mut rng, "Ten years ahead", "Multan");
    refuses(&service, &ahead, "time.clock_ahead", "--clock-is-right").await;
    service.stop();
    let wrong = Serve::on(&data).through(&faked(&shift)).arg("--clock-is-right");
    let service = wrong.start().await;
    let first = service.http.accept(&ahead).await["position"].as_u64().unwrap();
    let case = make::stream(&service.http.accept(&ahead).await, "case");
    service.http.accept(&make::raid(&mut rng, "A raid ten years ahead", "Multan")).await;
    let last = service.http.accept(&make::note(&mut rng, &case, "So is this.")).await;
    let last = last["position"].as_u64().unwrap();
    service.stop();

    // The right time again.
    let service = Serve::on(&data).start_unready();
    let after = make::enquiry(&mut rng, "The right time again", "Multan");
    refuses(&service, &after, "time.clock_behind", "The clock was ahead").await;
    let found = service.http.json("/api/status").await["clock"]["ahead"].clone();
    assert_eq!((found["from"].as_u64(), found["to"].as_u64()), (Some(first), Some(last)));
    let cli = service.cli();
    let status = cli.run(&["status"]);
    assert!(status.ok().contains(&format!("Positions {first} to {last}")), "{}", status.stdout);
    let mend = |from: u64, to: u64, second: &str| {
        let (from, to) = (from.to_string(), to.to_string());
        let args = ["log", "mend-clock", &from, &to, "--actor", "badge-1", "--second", second];
        cli.run_with(&args, b"its battery was dead")
    };
    assert!(mend(first, last - 1, "badge-2").failed().contains("name exactly these"));
    assert!(mend(first, last, "badge-1").failed().contains("second person"));
    mend(first, last, "badge-2").ok();
    service.http.ready().await;
    let accepted = service.http.accept(&after).await;
    let now = text(&accepted["recorded_at"])[..4].to_owned();
    // Known by the end of this year: all of it, for it counts from when it was mended.
    let numbers = async |known_by: &str| {
        let path = format!("/api/operations?from=2020-01-01&to={now}-12-31&known_by={known_by}");
        service.http.json(&path).await["totals"].clone()
    };
    let all = numbers("2099-12-31").await;
    assert!(all["raids"].as_u64().is_some_and(|raids| raids > 0), "{all}");
    assert_eq!(numbers(&format!("{now}-12-31")).await, all);
    let case = service.http.json(&format!("/api/cases/{case}")).await;
    let recorded = case["timeline"].as_array().unwrap();
    assert!(
        recorded.iter().all(|entry| text(&entry["recorded_at"]).starts_with(&now)),
        "{recorded:?}"
    );
    service.stop();
    let service = Serve::on(&data).start().await;
    service.http.accept(&make::enquiry(&mut rng, "After a start", "Multan")).await;
    for view in ["casefile", "operations"] {
        service.http.post(&format!("/api/views/{view}/check"), &Value::Null).await.ok();
    }
    service.stop();
}
