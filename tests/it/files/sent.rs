//! A file from the sender to whoever saves it.

use reqwest::header::{IF_RANGE, RANGE};
use serde_json::json;

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_sent_attached_and_saved() {
    let office = Office::open("a_file_is_sent_attached_and_saved").await;
    let (http, picture) = (office.http(), png(900, 600));
    let (sha256, bytes) = (digest(&picture), picture.len());
    let address = format!("/api/files/{sha256}");
    let held = send(http, &picture).await;
    assert_eq!(held.status, 201);
    assert_eq!(held.json(), json!({ "sha256": sha256, "bytes": bytes, "media_type": "image/png" }));

    // Until an event names it, it is nobody's.
    http.get(&address).await.problem(404, "file.unknown");
    http.get(&format!("{address}/thumbnail")).await.problem(404, "file.unknown");
    let answer = http.accept(&attaching(&office.case, &sha256, "front door.png")).await;
    let position = &answer["position"];
    let event = office.last_file().await;
    let says = &event["payload"];
    assert_eq!(&event["position"], position);
    assert_eq!((&says["sha256"], &says["bytes"]), (&json!(sha256), &json!(bytes)), "{event}");
    assert_eq!((&says["media_type"], &says["kind"]), (&json!("image/png"), &json!("lease")));

    // Whole.
    let whole = http.get(&address).await;
    assert_eq!(whole.status, 200);
    assert!(whole.body == picture);
    for (name, value) in [
        ("content-type", "image/png"),
        ("content-length", &*bytes.to_string()),
        ("content-disposition", &*format!("attachment; filename=\"{}.png\"", &sha256[..12])),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox"),
        ("accept-ranges", "bytes"),
        ("cache-control", "no-store"),
        ("etag", &*format!("\"{sha256}\"")),
    ] {
        assert_eq!(whole.header(name), value, "{name}");
    }

    // In parts.
    let part = http.get_with(&address, RANGE, "bytes=100-199").await;
    assert_eq!(part.status, 206);
    assert!(part.body == picture[100..200]);
    assert_eq!(part.header("content-range"), format!("bytes 100-199/{bytes}"));
    let last = http.get_with(&address, RANGE, "bytes=-1").await;
    assert!(last.body == picture[bytes - 1..]);
    let beyond = http.get_with(&address, RANGE, &format!("bytes={bytes}-")).await;
    assert_eq!(beyond.header("content-range"), format!("bytes */{bytes}"));
    beyond.problem(416, "file.out_of_range");
    let other = http.request(Method::GET, &address).header(RANGE, "bytes=1-2");
    let other = http.send(other.header(IF_RANGE, "\"another\"")).await;
    assert_eq!(other.status, 200);

    // Small, made here.
    let thumbnail = http.get(&format!("{address}/thumbnail")).await;
    assert_eq!((thumbnail.status, thumbnail.header("content-type")), (200, "image/jpeg"));
    assert_eq!(thumbnail.header("content-security-policy"), "sandbox");
    let small = image::load_from_memory(&thumbnail.body).unwrap();
    assert_eq!((small.width(), small.height()), (320, 213));

    // What was retracted can still be read, as a retracted note can.
    let mut rng = fastrand::Rng::new();
    let retracted = json!({ "retract": {
        "on": office.case, "event": event["event_id"], "seen": event["event_id"], "reason": "wrong file",
    } });
    http.accept(&make::command(&mut rng, retracted)).await;
    assert_eq!(http.get(&address).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_here_as_it_is_said_to_be_is_not_attached() {
    let office = Office::open("what_is_not_here").await;
    let http = office.http();
    let pdf = b"%PDF-1.4\n".to_vec();
    let never = attaching(&office.case, &digest(&pdf), "lease.pdf");
    let refused = http.submit(&never).await.problem(422, "file.not_here");
    assert!(refused["message"].as_str().unwrap().contains("send it again"), "{refused}");
    assert_eq!(send(http, &pdf).await.status, 201);
    let says = |bytes: usize, media_type: &str| {
        let mut rng = fastrand::Rng::new();
        let file = json!({
            "sha256": digest(&pdf), "bytes": bytes, "kind": "lease", "media_type": media_type,
        });
        make::record(&mut rng, &office.case, json!({ "common": { "file_attached": file } }))
    };
    let refused = http.submit(&says(8, "application/pdf")).await;
    refused.problem(422, "file.other_length");
    let refused = http.submit(&says(9, "image/jpeg")).await.problem(422, "file.other_type");
    assert!(refused["message"].as_str().unwrap().contains("application/pdf"), "{refused}");
    // A check keeps nothing, and says the same.
    let checked = http.post("/api/commands/check", &says(9, "application/pdf")).await.ok();
    assert_eq!(checked["outcome"], "checked");
    assert!(!office.kept(&pdf).exists(), "it still waits");
    http.accept(&says(9, "application/pdf")).await;
    assert!(office.kept(&pdf).exists());
    // What was refused before is taken now, under the same id.
    http.accept(&never).await;
    let nowhere = attaching("case-01JZMK5V3QW0Y8T4D2N6R9XABC", &digest(&pdf), "");
    http.submit(&nowhere).await.problem(422, "stream.not_open");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_a_file_is_refused() {
    let office = Office::open("what_cannot_be_a_file").await;
    let http = office.http();
    send(http, b"").await.problem(422, "file.empty");
    let begin = |length: &str| {
        let request = http.request(Method::POST, "/api/files").header("upload-length", length);
        http.send(request)
    };
    begin("0").await.problem(422, "file.empty");
    begin("4294967297").await.problem(413, "file.too_long");
    for length in ["", "x", "-1", "18446744073709551616"] {
        begin(length).await.problem(400, "file.bad_header");
    }
    let part = |upload: &str, offset: Option<&str>, bytes: &[u8]| {
        let mut request = http.request(Method::PATCH, &format!("/api/files/uploads/{upload}"));
        if let Some(offset) = offset {
            request = request.header("upload-offset", offset);
        }
        http.send(request.body(bytes.to_vec()))
    };
    for upload in ["x", "..%2F..%2Fidentity", "01JZMK5V3QW0Y8T4D2N6R9XABC-10"] {
        part(upload, Some("0"), b"x").await.problem(404, "file.no_upload");
    }
    let begun = begin("10").await;
    assert_eq!(begun.status, 201);
    let upload = text(&begun.json()["upload"]).to_owned();
    assert_eq!(begun.header("location"), format!("/api/files/uploads/{upload}"));
    part(&upload, None, b"x").await.problem(400, "file.bad_header");
    let told = part(&upload, Some("3"), b"x").await.problem(409, "file.other_offset");
    assert!(text(&told["message"]).contains("from byte 0"), "{told}");
    assert_eq!(part(&upload, Some("0"), b"01234").await.ok()["received"], 5);
    part(&upload, Some("5"), b"567890").await.problem(413, "file.too_long");
    part(&upload, Some("5"), b"5").await.problem(404, "file.no_upload");
    for address in ["/api/files/x", "/api/files/..%2Fidentity", "/api/files/ab/thumbnail"] {
        http.get(address).await.problem(404, "file.unknown");
    }
    // A page of another site cannot send one.
    let foreign = http.request(Method::POST, "/api/files").header("origin", "http://evil.example");
    http.send(foreign.body(b"x".to_vec())).await.problem(403, "request.origin");
}
