//! A command sent again does nothing more and gets its first answer.

use fastrand::Rng;
use greyfile_tests::{Http, Serve, make, seed};
use serde_json::{Value, json};

use crate::support::{demonstration, production, text};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_command_gets_the_same_answer() {
    let mut rng = seed::rng("the_same_command_gets_the_same_answer");
    let (_folder, service) = production().await;
    let raid = make::raid(&mut rng, "Plaza 3", "Lahore");
    let first = service.http.submit(&raid).await;
    let answer = first.ok();
    let case = make::stream(&answer, "case");
    // What was recorded since does not show in the first answer.
    service.http.accept(&make::note(&mut rng, &case, "Later.")).await;
    service.http.accept(&make::fir(&mut rng, &case, "PS Saddar", 5)).await;
    let again = service.http.submit(&raid).await;
    assert_eq!(again.body, first.body, "{} and {}", first.text(), again.text());
    assert!(!answer["flags"].as_array().unwrap().is_empty(), "flags are part of the answer");

    // Written another way it is the same command.
    let mut same = raid.clone();
    same["done_by"] = Value::Null;
    same["do"]["conduct_raid"]["witnesses"] = json!([]);
    assert_eq!(service.http.submit(&same).await.body, first.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_names_one_command() {
    let mut rng = seed::rng("an_id_names_one_command");
    let (_folder, service) = production().await;
    let enquiry = make::enquiry(&mut rng, "One", "Lahore");
    service.http.accept(&enquiry).await;
    for (field, value) in [
        ("/do/open/events/0/case/enquiry_opened/title", json!("Another")),
        ("/actor", json!("other-desk")),
        ("/occurred_at", json!("2025-07-11")),
    ] {
        let mut other = enquiry.clone();
        *other.pointer_mut(field).unwrap() = value;
        let problem = service.http.submit(&other).await.problem(409, "command.other_body");
        assert_eq!(problem["rule"], "a command id names one command");
        assert_eq!(problem["retryable"], false);
    }
    assert_eq!(service.http.json("/api/status").await["position"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_not_remembered() {
    let mut rng = seed::rng("a_refusal_is_not_remembered");
    let (_folder, service) = production().await;
    let opening = make::enquiry(&mut rng, "One", "Lahore");
    // The id of what a command opens follows from the command's: found out in another log.
    let (_other_folder, other) = production().await;
    let case = make::stream(&other.http.accept(&opening).await, "case");
    let note = make::note(&mut rng, &case, "Early.");
    service.http.submit(&note).await.problem(422, "stream.not_open");
    service.http.accept(&opening).await;
    service.http.accept(&note).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sent_many_times_at_once_it_is_recorded_once() {
    let mut rng = seed::rng("sent_many_times_at_once_it_is_recorded_once");
    let (_folder, service) = demonstration().await;
    for round in 0..seed::count(3, 30) {
        let before = service.http.json("/api/status").await["position"].as_u64().unwrap();
        let raid = make::raid(&mut rng, &format!("Plaza {round}"), "Lahore");
        let sending: Vec<_> = (0..32)
            .map(|_| {
                let (http, raid) = (service.http.clone(), raid.clone());
                tokio::spawn(async move { http.submit(&raid).await })
            })
            .collect();
        let mut answers = Vec::new();
        for answer in sending {
            answers.push(answer.await.unwrap());
        }
        let first = &answers[0];
        let events = first.ok()["events"].as_array().unwrap().len() as u64;
        assert!(answers.iter().all(|answer| answer.body == first.body), "all answers are equal");
        let after = service.http.json("/api/status").await["position"].as_u64().unwrap();
        assert_eq!(after, before + events, "recorded once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_taken_once_however_many_try() {
    let mut rng = seed::rng("a_number_is_taken_once_however_many_try");
    let (_folder, service) = production().await;
    let opened = service.http.accept(&make::enquiry(&mut rng, "One", "Karachi")).await;
    let case = make::stream(&opened, "case");
    let sending: Vec<_> = (0..16)
        .map(|_| {
            let (http, fir) = (service.http.clone(), make::fir(&mut rng, &case, "PS Saddar", 93));
            tokio::spawn(async move { http.submit(&fir).await })
        })
        .collect();
    let mut accepted = 0;
    for answer in sending {
        let answer = answer.await.unwrap();
        if answer.status == 200 {
            accepted += 1;
        } else {
            answer.problem(422, "reservation.taken");
        }
    }
    assert_eq!(accepted, 1);
    // The spelling of the station does not make it another number.
    let same = make::fir(&mut rng, &case, " ps  saddar ", 93);
    service.http.submit(&same).await.problem(422, "reservation.taken");
}

/// What was recorded of two cases, and every kind of command that wrote it.
async fn commands(http: &Http, rng: &mut Rng) -> ([String; 2], Vec<(Value, Vec<u8>)>) {
    let mut sent = Vec::new();
    let mut send = async |command: Value| {
        let answer = http.submit(&command).await;
        let json = answer.ok();
        sent.push((command, answer.body));
        json
    };
    let case_a = make::stream(&send(make::enquiry(rng, "A", "Lahore")).await, "case");
    let case_b = make::stream(&send(make::enquiry(rng, "B", "Lahore")).await, "case");
    send(make::raid(rng, "Plaza 3", "Lahore")).await;
    let lodged = send(make::fir(rng, &case_a, "PS Saddar", 5)).await;
    let fir = make::stream(&lodged, "fir");
    let event = &lodged["events"][0]["event"];
    let correct = json!({ "correct": {
        "on": fir, "event": event, "seen": event, "occurred_at": "2025-07-09", "reason": "misread",
    } });
    send(make::command(rng, correct)).await;
    let noted = send(make::note(rng, &case_a, "Twice.")).await;
    let event = &noted["events"][0]["event"];
    let retract = json!({ "retract": {
        "on": case_a, "event": event, "seen": event, "reason": "entered twice",
    } });
    send(make::command(rng, retract)).await;
    ([case_a, case_b], sent)
}

/// Everything again gets its first answer, and with another body none of it is taken.
async fn all_are_remembered(http: &Http, cases: &[String; 2], sent: &[(Value, Vec<u8>)]) {
    let before = http.json("/api/status").await["position"].clone();
    for (command, first) in sent {
        let again = http.submit(command).await;
        let first = String::from_utf8_lossy(first);
        assert_eq!((again.status, again.text()), (200, first.into_owned()), "{command}");
        let mut other = command.clone();
        other["do"] = json!({ "note": { "on": cases[1], "text": "Another command." } });
        http.submit(&other).await.problem(409, "command.other_body");
    }
    assert_eq!(http.json("/api/status").await["position"], before, "nothing was recorded");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_says_in_what_two_commands_of_one_id_differ() {
    let mut rng = seed::rng("a_refusal_says_in_what_two_commands_of_one_id_differ");
    let (_folder, service) = production().await;
    let http = &service.http;
    let mut case = async |title| {
        make::stream(&http.accept(&make::enquiry(&mut rng, title, "Lahore")).await, "case")
    };
    let (case_a, case_b) = (case("A").await, case("B").await);
    let note = make::note(&mut rng, &case_a, "The same note.");
    let first = http.submit(&note).await;
    first.ok();
    let report = json!({ "report": { "by": "circle-2" } });
    for (field, value, differ) in [
        ("/do/note/on", json!(case_b), "stream"),
        ("/occurred_at", json!("2025-07-11"), "times"),
        ("/captured", json!({ "at": "2025-07-10T09:00:00Z", "clock_offset_ms": 0 }), "times"),
        ("/actor", json!("other-desk"), "hands"),
        ("/done_by", json!("officer-9"), "hands"),
        ("/basis", report, "basis"),
        ("/do/note/text", json!("Another note."), "body"),
    ] {
        let mut other = note.clone();
        let (parent, name) = field.rsplit_once('/').unwrap();
        other.pointer_mut(parent).unwrap()[name] = value;
        let problem = http.submit(&other).await.problem(409, "command.other_body");
        let message = text(&problem["message"]);
        assert!(message.contains(&format!("differ in: {differ}")), "{field}: {message}");
        assert_eq!(problem["retryable"], false);
    }
    assert_eq!(http.submit(&note).await.body, first.body);
    assert_eq!(http.json("/api/status").await["position"], 4, "founded, two cases, one note");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_command_gets_its_first_answer_after_every_kind_of_end() {
    let mut rng = seed::rng("every_kind_of_command_gets_its_first_answer_after_every_kind_of_end");
    let (_folder, service) = production().await;
    let data = service.data().to_owned();
    let (cases, sent) = commands(&service.http, &mut rng).await;
    all_are_remembered(&service.http, &cases, &sent).await;
    // Killed: what the index held in memory only is read from the log again.
    service.kill();
    let service = Serve::on(&data).start().await;
    all_are_remembered(&service.http, &cases, &sent).await;
    service.stop();
    let service = Serve::on(&data).start().await;
    all_are_remembered(&service.http, &cases, &sent).await;
    service.stop();
    std::fs::remove_dir_all(data.join("commands")).unwrap();
    let service = Serve::on(&data).start().await;
    all_are_remembered(&service.http, &cases, &sent).await;
    service.stop();
}
