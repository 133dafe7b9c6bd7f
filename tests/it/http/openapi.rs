//! The API's description: kept in schemas/, whole, and true.

use std::collections::BTreeSet;
use std::fs;

use greyfile_tests::folder::{self, repository};
use greyfile_tests::{Http, Serve, make, seed};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{demonstration, list, production, text};

const RENEW: &str = "GREYFILE_RENEW=1 cargo test -p greyfile-tests openapi";

#[tokio::test(flavor = "multi_thread")]
async fn the_description_is_the_one_in_schemas() {
    let (_folder, service) = production().await;
    let served = service.http.json("/api/openapi.json").await;
    assert_eq!(served, greyfile_web::openapi());
    let path = repository().join("schemas/openapi.json");
    let shown = format!("{served:#}\n");
    if seed::renew() {
        fs::write(&path, &shown).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(shown.lines()).position(|(kept, served)| kept != served);
    assert!(
        kept == shown,
        "{} is not what the service serves (first at line {}); if the API was changed on purpose, \
         renew it with: {RENEW}",
        path.display(),
        differs.unwrap_or(0) + 1
    );
}

#[test]
fn every_reference_leads_somewhere() {
    let document = greyfile_web::openapi();
    let mut references = BTreeSet::new();
    collect(&document, &mut references);
    assert!(references.len() > 10, "{references:?}");
    for reference in references {
        let pointer = reference.strip_prefix('#').expect("within the document");
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

fn collect(value: &Value, references: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get("$ref") {
                references.insert(reference.clone());
            }
            map.values().for_each(|value| collect(value, references));
        }
        Value::Array(items) => items.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}

/// An application of a centre that somebody owns.
async fn applied(http: &Http) -> String {
    let mut rng = seed::rng("applied");
    let mut opened = async |kind: &str, event: Value| {
        let act = json!({ "open": { "events": [{ kind: event }] } });
        make::stream(&http.accept(&make::command(&mut rng, act)).await, kind)
    };
    let owner = opened("person", json!({ "recorded": { "name": "Owner Invented" } })).await;
    let registered = json!({ "registered": { "city": "Karachi", "address": "Plot 1, Sector 0" } });
    let centre = opened("centre", registered).await;
    let licence = opened("licence", json!({ "application_filed": { "centre": centre } })).await;
    let owned = json!({ "centre": { "ownership_changed": { "persons": [owner] } } });
    http.accept(&make::record(&mut seed::rng("owned"), &centre, owned)).await;
    licence
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_in_it_answers_as_it_says() {
    let folder = folder::temporary();
    let serve = Serve::on(&folder.path().join("data")).arg("--demo");
    let copies = folder.path().join("copies");
    let service = serve.arg("--backups").arg(copies.to_str().unwrap()).start().await;
    let document = greyfile_web::openapi();
    let case = service.http.json("/api/cases").await["cases"][0]["case"].clone();
    let backup = json!({ "name": "copy" });
    let command = json!({
        "id": "01JZMK5V3QW0Y8T4D2N6R9XABC", "actor": "desk", "occurred_at": "2025",
        "do": { "note": { "on": case, "text": "x" } },
    });
    // A file that can be saved, a picture that has a thumbnail, and an upload in parts.
    let http = &service.http;
    let mut drawn = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(4, 4).write_to(&mut drawn, image::ImageFormat::Png).unwrap();
    let mut sent = Vec::new();
    for bytes in [vec![0; 9], drawn.into_inner()] {
        let file = http.send(http.request(Method::POST, "/api/files").body(bytes)).await;
        let sha256 = text(&file.json()["sha256"]).to_owned();
        let act = json!({ "attach_file": { "on": case, "sha256": sha256, "kind": "other" } });
        http.accept(&make::command(&mut seed::rng(&sha256), act)).await;
        sent.push(sha256);
    }
    let begun = http.request(Method::POST, "/api/files").header("upload-length", 2_000);
    let upload = text(&http.send(begun).await.json()["upload"]).to_owned();
    let subject = format!("?licence={}&body=pta", applied(http).await);
    let mut answered = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, described) in methods.as_object().unwrap() {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            let address = path.replace("{case}", text(&case)).replace("{view}", "casefile");
            let of = if address.ends_with("thumbnail") { &sent[1] } else { &sent[0] };
            let address = address.replace("{sha256}", of).replace("{upload}", &upload);
            let asks = if address == "/api/vetting/subject" { &subject } else { "" };
            let address = address + asks;
            if address == "/api/stream" {
                // Never whole; tested by itself.
                continue;
            }
            let body = if address == "/api/backup" { &backup } else { &command };
            let answer = match method {
                Method::POST => service.http.post(&address, body).await,
                Method::PATCH => {
                    let part = http.request(method.clone(), &address).header("upload-offset", 0);
                    http.send(part.body("a part")).await
                }
                _ => service.http.get(&address).await,
            };
            // What was sent is there from now on.
            let status = if address == "/api/files" { 201 } else { 200 };
            assert_eq!(answer.status, status, "{method} {address}: {}", answer.text());
            let said = &described["responses"][status.to_string()]["content"];
            let content_type = answer.header("content-type").split(';').next().unwrap();
            assert!(said.get(content_type).is_some(), "{method} {address}: {content_type}, {said}");
            assert!(!text(&described["summary"]).is_empty(), "{method} {address}");
            answered += 1;
        }
    }
    let paths = document["paths"].as_object().unwrap().values();
    let described: usize = paths.map(|methods| methods.as_object().unwrap().len()).sum();
    assert_eq!(answered, described - 1, "all but the stream");
    let parameters = document.pointer("/paths/~1api~1events/get/parameters").unwrap();
    let names: Vec<&str> = list(parameters).iter().map(|one| text(&one["name"])).collect();
    assert_eq!(names, ["from", "to", "stream", "type", "limit"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_it_calls_required_is_in_every_case_file() {
    let (_folder, service) = demonstration().await;
    let document = greyfile_web::openapi();
    let mut lacking = BTreeSet::new();
    for case in list(&service.http.json("/api/cases").await["cases"]) {
        let file = service.http.json(&format!("/api/cases/{}", text(&case["case"]))).await;
        let schema = &document["components"]["schemas"]["CaseFile"];
        lacks(&document, schema, &file, "CaseFile", &mut lacking);
    }
    assert!(lacking.is_empty(), "required, and left out of an answer: {lacking:#?}");
    // It looks as deep as a deadline's fields.
    let schema = json!({ "properties": { "clocks": { "items": {
        "$ref": "#/components/schemas/Deadline"
    } } } });
    lacks(&document, &schema, &json!({ "clocks": [{}] }), "", &mut lacking);
    assert!(lacking.contains("/clocks/due"), "{lacking:#?}");
}

/// The fields that a schema requires and a value lacks. Variants are left alone.
fn lacks(
    document: &Value,
    schema: &Value,
    value: &Value,
    path: &str,
    found: &mut BTreeSet<String>,
) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = document.pointer(&reference[1..]).expect("it leads somewhere");
        return lacks(document, target, value, path, found);
    }
    for name in schema["required"].as_array().into_iter().flatten().map(text) {
        if value.is_object() && value.get(name).is_none() {
            found.insert(format!("{path}/{name}"));
        }
    }
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = value.get(name) {
            lacks(document, schema, value, &format!("{path}/{name}"), found);
        }
    }
    if schema.get("items").is_some() {
        for value in value.as_array().into_iter().flatten() {
            lacks(document, &schema["items"], value, path, found);
        }
    }
}
