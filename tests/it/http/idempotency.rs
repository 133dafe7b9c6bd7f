//! A command sent again does nothing more and gets its first answer.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use crate::support::{demonstration, production};

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
    service.http.submit(&note).await.problem(422, "life.not_open");
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
