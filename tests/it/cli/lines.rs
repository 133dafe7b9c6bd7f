//! Many commands as JSON Lines: each accepted or refused on its own.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use crate::support::{list, production};

#[tokio::test(flavor = "multi_thread")]
async fn each_line_is_taken_or_refused_on_its_own() {
    let mut rng = seed::rng("each_line_is_taken_or_refused_on_its_own");
    let (_folder, service) = production().await;
    let one = make::enquiry(&mut rng, "چھاپہ", "لاہور");
    let two = make::enquiry(&mut rng, "Two", "Karachi");
    let mut other = one.clone();
    other["actor"] = json!("somebody-else");
    let mut unnamed = make::enquiry(&mut rng, "Three", "Multan");
    unnamed.as_object_mut().unwrap().remove("id");
    let mut early = make::enquiry(&mut rng, "Four", "Multan");
    early["occurred_at"] = json!("2999");
    let long = format!("{{\"id\":\"{}\"}}", "x".repeat(1 << 20));
    // The line, and what becomes of it: a code, or nothing when it is accepted.
    let lines: Vec<(String, Option<&str>)> = vec![
        (one.to_string(), None),
        (format!("{two}\r"), None),
        (other.to_string(), Some("command.other_body")),
        (one.to_string(), None),
        ("{\"title\": \"Ali Khan\"".to_owned(), Some("request.bad_json")),
        ("[]".to_owned(), Some("request.bad_json")),
        (long, Some("request.too_long")),
        (format!("  {unnamed}  "), None),
        (early.to_string(), Some("time.in_the_future")),
        ("{}".to_owned(), Some("request.bad_json")),
    ];
    // With empty lines between, which are counted and passed over; the last without an end.
    let input = lines.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>().join("\n\n  \r\n");
    let ran = service.cli().run_with(&["--json", "submit", "-"], input.as_bytes());
    assert_eq!(ran.code, Some(2), "{ran:#?}");
    let answers = ran.lines();
    assert_eq!(answers.len(), lines.len());
    for (index, (answer, (_, code))) in answers.iter().zip(&lines).enumerate() {
        assert_eq!(answer["line"], json!(3 * index + 1), "{answer}");
        assert_eq!(answer["code"].as_str(), *code, "{answer}");
        assert_eq!(answer["outcome"], if code.is_none() { "accepted" } else { "refused" });
        assert!(!answer.to_string().contains("Ali"), "what a line holds may be personal: {answer}");
    }
    assert_eq!(without_line(&answers[0]), without_line(&answers[3]), "sent twice, answered twice");
    assert!(ran.stderr.contains("4 accepted, 6 not"), "{}", ran.stderr);
    let cases = service.http.json("/api/cases").await;
    assert_eq!(list(&cases["cases"]).len(), 3);

    // For people: a line each, and the same exit code.
    let ran = service.cli().run_with(&["submit", "-"], input.as_bytes());
    assert_eq!(ran.code, Some(2));
    let shown: Vec<&str> = ran.stdout.lines().collect();
    assert!(shown[0].starts_with("line 1: recorded 1 event up to position 2"), "{shown:?}");
    assert!(shown[2].starts_with("line 7: refused: this command id was used before"), "{shown:?}");
    assert!(shown[2].ends_with("[command.other_body]"), "{shown:?}");
}

fn without_line(answer: &Value) -> Value {
    let mut answer = answer.clone();
    answer.as_object_mut().unwrap().remove("line");
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn all_accepted_or_nothing_given_is_a_success() {
    let mut rng = seed::rng("all_accepted_or_nothing_given_is_a_success");
    let (_folder, service) = production().await;
    for input in ["", "\n", "\r\n \n\t\n"] {
        let ran = service.cli().run_with(&["submit", "-"], input.as_bytes());
        assert_eq!(ran.ok(), "");
        assert!(ran.stderr.contains("0 accepted, 0 not"));
    }
    let many: String = (0..200)
        .map(|number| {
            format!("{}\n", make::enquiry(&mut rng, &format!("Enquiry {number}"), "Lahore"))
        })
        .collect();
    let ran = service.cli().run_with(&["--json", "submit", "-"], many.as_bytes());
    ran.ok();
    let positions: Vec<u64> =
        ran.lines().iter().map(|answer| answer["position"].as_u64().unwrap()).collect();
    assert_eq!(positions, (2..=201).collect::<Vec<u64>>(), "in the order of the lines");
    // Bytes that are no text are a refused line, not the end.
    let mut bytes = b"\xFF\xFE\n".to_vec();
    bytes.extend(make::enquiry(&mut rng, "Last", "Lahore").to_string().bytes());
    let ran = service.cli().run_with(&["--json", "submit", "-"], &bytes);
    let outcomes: Vec<_> = ran.lines().iter().map(|answer| answer["outcome"].clone()).collect();
    assert_eq!(outcomes, ["refused", "accepted"]);
}
