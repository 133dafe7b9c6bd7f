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
    let told: Vec<Value> = ran.stderr.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(told[0]["notice"], "submit.lines");
    assert_eq!((&told[0]["accepted"], &told[0]["refused"]), (&json!(4), &json!(6)));
    assert_eq!((&told[1]["notice"], &told[1]["lines"]), (&json!("submit.unnamed"), &json!(1)));
    let cases = service.http.json("/api/cases").await;
    assert_eq!(list(&cases["cases"]).len(), 3);

    // For people: a line each, and the same exit code.
    let ran = service.cli().run_with(&["submit", "-"], input.as_bytes());
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("4 accepted, 6 not"), "{}", ran.stderr);
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

/// The lines of a file, each without an id.
fn unnamed(rng: &mut fastrand::Rng, titles: &[&str]) -> Vec<Value> {
    let of = |title: &&str| {
        let mut command = make::enquiry(rng, title, "Lahore");
        command.as_object_mut().unwrap().remove("id");
        command
    };
    titles.iter().map(of).collect()
}

fn text_of(commands: &[Value]) -> String {
    commands.iter().map(|command| format!("{command}\n")).collect()
}

/// Case 18: a file without ids, sent twice. Beside it one with ids on some lines, and one whose lines
/// were written by another program in between.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_without_ids_says_that_sending_it_again_doubles_it() {
    let mut rng = seed::rng("a_file_without_ids_says_that_sending_it_again_doubles_it");
    let (_folder, service) = production().await;
    let lines = unnamed(&mut rng, &["ایک", "Two"]);
    let named = make::enquiry(&mut rng, "Three", "Multan");
    let text = format!("{}{named}\n", text_of(&lines));
    for (sent, cases) in [(1, 3), (2, 5)] {
        let ran = service.cli().run_with(&["submit", "-"], text.as_bytes());
        ran.ok();
        assert!(ran.stderr.contains("2 commands had no id and got new ones"), "{}", ran.stderr);
        assert!(ran.stderr.contains("--ids-from-content"), "{}", ran.stderr);
        assert_eq!(list(&service.http.json("/api/cases").await["cases"]).len(), cases, "{sent}");
    }
    let ran = service.cli().run_with(&["submit", "-"], named.to_string().as_bytes());
    assert!(!ran.stderr.contains("no id"), "{}", ran.stderr);
    // A command in a file of its own says so too.
    let ran = service.cli().run_with(&["--lang", "ur", "submit", "-"], text.as_bytes());
    assert!(ran.stderr.contains("2 کمانڈوں کی آئی ڈی نہیں تھی"), "{}", ran.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_from_content_make_a_file_repeatable() {
    let mut rng = seed::rng("ids_from_content_make_a_file_repeatable");
    let (folder, service) = production().await;
    let lines = unnamed(&mut rng, &["ایک", "Two", "Two"]);
    let mut equal = lines.clone();
    equal[2] = equal[1].clone();
    let submit = |text: &str| {
        let ran = service
            .cli()
            .run_with(&["--json", "submit", "--ids-from-content", "-"], text.as_bytes());
        ran.ok();
        let answers: Vec<Value> = ran.lines().iter().map(without_line).collect();
        let told: Vec<Value> = ran.stderr.lines().map(|line| line.parse().unwrap()).collect();
        (answers, told)
    };
    let cases = async || list(&service.http.json("/api/cases").await["cases"]).len();
    let (first, told) = submit(&text_of(&equal));
    assert_eq!(first[1], first[2], "two equal lines are one command");
    assert_eq!((&told[1]["notice"], &told[1]["equal"]), (&json!("submit.equal"), &json!(1)));
    assert_eq!(cases().await, 2);
    // The same lines, with blanks and with their fields in another order, at another time.
    let fields = equal[0].as_object().unwrap().iter().rev();
    let turned: Vec<String> = fields.map(|(name, value)| format!("{name:?} : {value}")).collect();
    let again = format!(" {{ {} }}\r\n{:#}\n", turned.join(" , "), equal[1]);
    let again = again.replace("\n ", " ").replace("\n}", " }");
    let (second, _) = submit(&again);
    assert_eq!((&second[0], &second[1]), (&first[0], &first[1]));
    assert_eq!(cases().await, 2);
    // What differs in one letter, or in its time alone, is another command.
    let mut other = equal.clone();
    other[0]["occurred_at"] = json!("2025-07-09");
    other[1]["actor"] = json!("desk-8");
    submit(&text_of(&other[..2]));
    assert_eq!(cases().await, 4);

    // A file of one command, by itself; and without a service it is the same.
    let file = folder.path().join("one.json");
    std::fs::write(&file, format!("{:#}", equal[0])).unwrap();
    let args = ["submit", "--ids-from-content", file.to_str().unwrap()];
    assert_eq!(service.cli().json(&args), first[0]);
    let data = service.data().to_owned();
    service.stop();
    assert_eq!(greyfile_tests::Cli::on(&data).json(&args)["command"], first[0]["command"]);
    // In another log the same content has another id: an id tells nothing of what it stands for.
    let (_other, elsewhere) = production().await;
    assert_ne!(elsewhere.cli().json(&args)["command"], first[0]["command"]);
}

/// A field that a line gives twice would be one of the two without a word.
#[tokio::test(flavor = "multi_thread")]
async fn a_field_given_twice_is_refused_before_it_is_sent() {
    let mut rng = seed::rng("a_field_given_twice_is_refused_before_it_is_sent");
    let (folder, service) = production().await;
    let one = make::enquiry(&mut rng, "One", "Lahore").to_string();
    let twice = one.replacen("\"actor\"", "\"actor\":\"somebody\",\"actor\"", 1);
    let inside = one.replacen("\"city\"", "\"city\":\"Multan\",\"city\"", 1);
    let id = one.replacen("\"id\"", "\"id\":\"01JZMK5V3QW0Y8T4D2N6R9XABC\",\"id\"", 1);
    let text = format!("{twice}\n{inside}\n{id}\n");
    let ran = service.cli().run_with(&["--json", "submit", "-"], text.as_bytes());
    assert_eq!(ran.code, Some(2));
    for (answer, field) in
        ran.lines().iter().zip(["actor", "do.open.events[0].case.enquiry_opened.city", "id"])
    {
        assert_eq!(
            (&answer["code"], &answer["field"]),
            (&json!("request.bad_json"), &json!(field))
        );
    }
    let file = folder.path().join("twice.json");
    std::fs::write(&file, twice).unwrap();
    let ran = service.cli().run(&["submit", file.to_str().unwrap()]);
    assert!(ran.failed().contains("actor"), "{}", ran.stderr);
    assert_eq!(service.http.json("/api/status").await["position"], 1);
}
