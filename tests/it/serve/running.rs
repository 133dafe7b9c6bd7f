//! The log outlives stops and kills.

use greyfile_tests::demo::LAST;
use greyfile_tests::{Serve, folder, make, seed};

use crate::support::{everything, production};

#[tokio::test(flavor = "multi_thread")]
async fn a_demonstration_is_loaded_once_and_never_lost() {
    let folder = folder::temporary();
    let data = folder.path().join("data");

    let service = Serve::on(&data).arg("--demo").start().await;
    let loaded = everything(&service.http).await;
    assert_eq!(loaded["events"].as_array().map(Vec::len), Some(LAST as usize));
    let said = service.stop();
    assert!(said.contains(&*format!("{} events recorded", LAST - 1)), "{said}");
    assert!(!data.join("address").exists(), "the address is withdrawn");

    let service = Serve::on(&data).start().await;
    assert_eq!(everything(&service.http).await, loaded, "without --demo nothing is lost");
    service.kill();

    let service = Serve::on(&data).arg("--demo").start().await;
    assert_eq!(everything(&service.http).await, loaded, "with --demo again nothing is added");
    assert!(service.said().contains("nothing added"), "{}", service.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_outlives_a_kill() {
    let mut rng = seed::rng("what_was_acknowledged_outlives_a_kill");
    let (folder, service) = production().await;
    let mut answers = Vec::new();
    for number in 0..20 {
        let command = make::enquiry(&mut rng, &format!("Enquiry {number}"), "Lahore");
        let answer = service.http.submit(&command).await;
        answers.push((command, answer.body));
    }
    // Nothing is asked of the service between the last answer and the kill.
    service.kill();
    let data = folder.path().join("data");
    let service = Serve::on(&data).start().await;
    for (command, answer) in answers {
        assert_eq!(service.http.submit(&command).await.body, answer, "the first answer again");
    }
    // The founding and twenty enquiries.
    assert_eq!(service.http.json("/api/status").await["position"], 21);
    assert_eq!(service.http.json("/api/cases").await["cases"].as_array().map(Vec::len), Some(20));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_production_log_says_what_it_is() {
    let (_folder, service) = production().await;
    let status = service.http.json("/api/status").await;
    assert_eq!(status["purpose"], "production");
    assert_eq!(status["position"], 1);
    assert_eq!(status["halted"], serde_json::Value::Null);
    let events = service.http.all_events().await;
    assert_eq!(events[0]["type"], "log.founded");
}
