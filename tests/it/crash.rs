//! Killed again and again under load: what was acknowledged is there, once, and the views are
//! those that a rebuild makes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use fastrand::Rng;
use greyfile_tests::{Http, Serve, folder, make, seed};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::support::{list, text};

/// Clients that send at the same time.
const CLIENTS: u64 = 4;
/// Case files that are compared after each kill.
const FILES_COMPARED: usize = 15;

/// What a client has sent, and what it was told.
#[derive(Default)]
struct Sent {
    acknowledged: Vec<(Value, Vec<u8>)>,
    unanswered: Vec<Value>,
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_or_doubled() {
    let mut rng = seed::rng("nothing_acknowledged_is_lost_or_doubled");
    let folder = folder::temporary();
    let data = folder.path().join("data");
    let mut all = Sent::default();
    for round in 0..seed::count(5, 50) {
        let sent = load_and_kill(&data, &mut rng).await;
        let (acknowledged, unanswered) = (sent.acknowledged.len(), sent.unanswered.len());
        println!("round {round}: {acknowledged} acknowledged, {unanswered} unanswered");
        all.acknowledged.extend(sent.acknowledged);
        all.unanswered = sent.unanswered;

        let service = Serve::on(&data).start().await;
        resend(&service.http, &mut all).await;
        each_command_once(&service.http, &all).await;
        views_are_as_rebuilt(&service.http, &mut rng).await;
        // Half of the time it is stopped as it should be.
        if rng.bool() { service.kill() } else { drop(service.stop()) }
    }
}

/// Sends from several clients at once until the service is killed under them.
async fn load_and_kill(data: &Path, rng: &mut Rng) -> Sent {
    let service = Serve::on(data).arg("--found").start().await;
    let mut clients = JoinSet::new();
    let answers = Arc::new(AtomicU32::new(0));
    for client in 0..CLIENTS {
        let (http, rng) = (service.http.clone(), Rng::with_seed(rng.u64(..)));
        let answers = Arc::clone(&answers);
        clients.spawn(async move { send(http, client, rng, &answers).await });
    }
    let enough = rng.u32(10..200);
    while answers.load(Relaxed) < enough {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // Not always just after an answer.
    tokio::time::sleep(Duration::from_micros(rng.u64(..5_000))).await;
    service.kill();
    let mut sent = Sent::default();
    while let Some(client) = clients.join_next().await {
        let client = client.unwrap();
        sent.acknowledged.extend(client.acknowledged);
        sent.unanswered.extend(client.unanswered);
    }
    sent
}

/// Sends enquiries, raids, FIRs and notes until no answer comes.
async fn send(http: Http, client: u64, mut rng: Rng, answers: &AtomicU32) -> Sent {
    let mut sent = Sent::default();
    let mut cases: Vec<String> = Vec::new();
    loop {
        let title = format!("Client {client}");
        let case = (!cases.is_empty()).then(|| cases[rng.usize(..cases.len())].clone());
        let command = match (rng.u32(0..4), case) {
            (0, Some(case)) => make::note(&mut rng, &case, "نوٹ"),
            (1, Some(case)) => {
                let (station, serial) = (format!("PS {client}"), rng.u32(..));
                make::fir(&mut rng, &case, &station, serial)
            }
            (2, _) => make::enquiry(&mut rng, &title, "Lahore"),
            _ => make::raid(&mut rng, &title, "Karachi"),
        };
        let request = http.request(reqwest::Method::POST, "/api/commands").json(&command);
        match http.try_send(request).await {
            Ok(answer) => {
                let said = answer.ok();
                let opened = list(&said["events"]).iter().map(|event| text(&event["stream"]));
                cases
                    .extend(opened.filter(|stream| stream.starts_with("case-")).map(str::to_owned));
                sent.acknowledged.push((command, answer.body));
                answers.fetch_add(1, Relaxed);
            }
            Err(_) => {
                sent.unanswered.push(command);
                return sent;
            }
        }
    }
}

/// Sends every command again: what was acknowledged gets the same answer, what was not answered
/// is answered now.
async fn resend(http: &Http, all: &mut Sent) {
    let again =
        futures_util::future::join_all(all.acknowledged.chunks(100).map(|chunk| async move {
            for (command, answer) in chunk {
                let again = http.submit(command).await;
                assert!(
                    again.body == *answer,
                    "{} is not {}",
                    again.text(),
                    String::from_utf8_lossy(answer)
                );
            }
        }));
    again.await;
    for command in std::mem::take(&mut all.unanswered) {
        let answer = http.submit(&command).await;
        assert_eq!(answer.ok()["outcome"], "accepted");
        all.acknowledged.push((command, answer.body));
    }
}

/// Positions have no gap, and each command's events are those of its answer, once.
async fn each_command_once(http: &Http, all: &Sent) {
    let mut recorded: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (index, event) in http.all_events().await.into_iter().enumerate() {
        assert_eq!(event["position"], json!(index + 1), "no gap");
        // The founding is nobody's command, and reservations are left out of answers.
        if index > 0 && event["type"] != "reservation.taken" {
            let command = text(&event["command_id"]).to_owned();
            recorded.entry(command).or_default().push(event["event_id"].clone());
        }
    }
    let answered: BTreeMap<String, Vec<Value>> = all
        .acknowledged
        .iter()
        .map(|(command, answer)| {
            let answer: Value = serde_json::from_slice(answer).unwrap();
            let events = list(&answer["events"]).iter().map(|event| event["event"].clone());
            (text(&command["id"]).to_owned(), events.collect())
        })
        .collect();
    assert!(recorded == answered, "what is recorded is what was answered");
}

async fn views_are_as_rebuilt(http: &Http, rng: &mut Rng) {
    let cases = http.json("/api/cases?limit=500").await;
    let mut chosen: Vec<String> =
        list(&cases["cases"]).iter().map(|case| text(&case["case"]).to_owned()).collect();
    rng.shuffle(&mut chosen);
    chosen.truncate(FILES_COMPARED);
    let before = shown(http, &chosen).await;
    for view in ["casefile", "operations"] {
        http.post(&format!("/api/views/{view}/rebuild"), &json!({})).await.ok();
    }
    assert!(shown(http, &chosen).await == before, "the views are as a rebuild makes them");
}

async fn shown(http: &Http, cases: &[String]) -> Vec<Value> {
    let last = http.json("/api/status").await["position"].clone();
    let range = "from=2025-01-01&to=2025-12-31";
    let mut shown = vec![
        http.json(&format!("/api/cases?limit=500&at_least={last}")).await,
        http.json(&format!("/api/operations?{range}&at_least={last}")).await,
        http.json(&format!("/api/operations/behind?{range}&measure=arrests")).await,
    ];
    for case in cases {
        let mut file = http.json(&format!("/api/cases/{case}")).await;
        file["judged_at"] = Value::Null;
        shown.push(file);
    }
    shown
}
