//! Commands on a broker: one id sent to two intakes, and records that somebody published past intake
//! with the broker's login.

use std::path::Path;
use std::time::{Duration, Instant};

use bytes::Bytes;
use greyfile_envelope::{Envelope, StreamId};
use greyfile_eventlog::conformance::nats::Nats;
use greyfile_eventlog::jetstream::LogName;
use greyfile_intake::LogSecret;
use greyfile_tests::cli::Cli;
use greyfile_tests::service::Service;
use greyfile_tests::{folder, make, seed};
use serde_json::Value;

use super::{broker, serve, with_stream};
use crate::support::{list, text};

async fn intake(data: &Path, broker: &[String]) -> Service {
    serve(data, broker).args(["--role", "intake", "--demo"]).start().await
}

/// Waits until one of them says that this id was used twice.
async fn raised(intakes: &[Service; 2], id: &str) {
    let started = Instant::now();
    let says = |service: &Service| {
        let said = service.said();
        said.lines().any(|line| line.contains("command id used twice") && line.contains(id))
    };
    // Each follows the log, so each says it.
    while !intakes.iter().all(says) {
        assert!(started.elapsed() < Duration::from_secs(10), "nobody says it: {id}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_id_sent_to_two_intakes() {
    let folders = [folder::temporary(), folder::temporary()];
    let nats = with_stream(&Cli::on(folders[0].path()));
    let broker = broker(&nats);
    let intakes =
        [intake(folders[0].path(), &broker).await, intake(folders[1].path(), &broker).await];
    let mut rng = seed::rng("one_id_sent_to_two_intakes");
    let mut cases = Vec::new();
    for title in ["A", "B"] {
        let opened = intakes[0].http.accept(&make::enquiry(&mut rng, title, "Multan")).await;
        cases.push(make::stream(&opened, "case"));
    }

    // The same command: recorded once, and both are told the same.
    let mut once = Vec::new();
    for turn in 0..seed::count(10, 100) {
        let command = match turn % 3 {
            0 => make::note(&mut rng, &cases[0], "Once."),
            1 => make::enquiry(&mut rng, "Once", "Multan"),
            _ => make::raid(&mut rng, "Once", "Multan"),
        };
        let (one, other) =
            tokio::join!(intakes[0].http.submit(&command), intakes[1].http.submit(&command));
        assert_eq!(one.ok(), other.ok());
        once.push((text(&command["id"]).to_owned(), one.json()));
    }

    // The same id for another case: the second is refused, or both stand and somebody says so.
    let (mut twice, mut turn, started) = (Vec::new(), 0, Instant::now());
    // On a busy machine the two are seldom at it at once.
    while (twice.len() < 3 || turn < 10) && started.elapsed() < Duration::from_secs(60) {
        turn += 1;
        let note = make::note(&mut rng, &cases[0], "Twice?");
        let mut other = note.clone();
        other["do"]["note"]["on"] = cases[1].as_str().into();
        let (first, second) =
            tokio::join!(intakes[0].http.submit(&note), intakes[1].http.submit(&other));
        let mut both = [&first, &second];
        both.sort_by_key(|answer| answer.status);
        both[0].ok();
        if both[1].status == 200 {
            twice.push(text(&note["id"]).to_owned());
        } else {
            both[1].problem(409, "command.other_body");
        }
    }
    println!("{} ids were used twice", twice.len());
    assert!(!twice.is_empty(), "the two were never at it at once");
    for id in &twice {
        raised(&intakes, id).await;
    }
    let events = intakes[0].http.all_events().await;
    let of = |id: &str| events.iter().filter(|event| event["command_id"] == id).count();
    for (id, answer) in &once {
        assert_eq!(of(id), list(&answer["events"]).len(), "{id}: {answer}");
    }
    for id in &twice {
        assert_eq!(of(id), 2, "both stand");
    }
    for service in intakes {
        service.stop();
    }
}

/// Publishes a record as whoever has the broker's login can; where it stands.
pub(super) async fn publish(nats: &Nats, stream: StreamId, record: Bytes) -> u64 {
    let jetstream = async_nats::jetstream::new(nats.link().await.client().clone());
    let subject = LogName::default().subject(stream);
    jetstream.publish(subject, record).await.unwrap().await.unwrap().sequence
}

/// The last record of a stream as the broker holds it.
pub(super) async fn last_of(nats: &Nats, stream: StreamId) -> Bytes {
    let jetstream = async_nats::jetstream::new(nats.link().await.client().clone());
    let log = jetstream.get_stream(LogName::default().stream()).await.unwrap();
    let subject = LogName::default().subject(stream);
    log.get_last_raw_message_by_subject(&subject).await.unwrap().payload
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_published_past_intake_stops_only_its_case() {
    let folders = [folder::temporary(), folder::temporary()];
    let nats = with_stream(&Cli::on(folders[0].path()));
    let broker = broker(&nats);
    let service = intake(folders[0].path(), &broker).await;
    let mut rng = seed::rng("a_record_published_past_intake_stops_only_its_case");
    let mut cases = Vec::new();
    for title in ["Of another log", "Years ahead", "Once more", "Whole"] {
        let opened = service.http.accept(&make::enquiry(&mut rng, title, "Multan")).await;
        cases.push(make::stream(&opened, "case"));
    }
    let whole = cases.pop().unwrap();
    let mut published = Vec::new();
    for (case, what) in cases.iter().zip(["another log", "years ahead", "once more"]) {
        let stream: StreamId = case.parse().unwrap();
        let own = last_of(&nats, stream).await;
        let mut envelope = Envelope::decode(&own).unwrap();
        envelope.version += 1;
        let key = LogSecret::new([6; 32]).seal_key();
        let record = match what {
            "another log" => envelope.encode(|covered| key.seal([8; 16], covered)).unwrap(),
            "years ahead" => {
                // It must not move the clock of intake on.
                envelope.recorded_at.0 += 315_360_000_000;
                envelope.encode(|covered| key.seal([0; 16], covered)).unwrap()
            }
            _ => own.to_vec(),
        };
        published.push((case, publish(&nats, stream, record.into()).await));
    }

    let check = async |service: &Service, notes: [Value; 4]| {
        for ((case, position), note) in published.iter().zip(&notes) {
            let refused = service.http.submit(note).await;
            let problem = refused.problem(503, "record.not_intakes");
            let message = text(&problem["message"]);
            assert!(message.contains(&format!("position {position},")), "{case}: {message}");
        }
        service.http.accept(&notes[3]).await;
    };
    let mut notes = || {
        let mut note = |case: &String| make::note(&mut rng, case, "A note.");
        [note(&cases[0]), note(&cases[1]), note(&cases[2]), note(&whole)]
    };
    check(&service, notes()).await;
    // They are the log's last when another process starts, and when this one starts again.
    check(&service, notes()).await;
    let other = intake(folders[1].path(), &broker).await;
    check(&other, notes()).await;
    other.stop();
    service.kill();
    let service = intake(folders[0].path(), &broker).await;
    check(&service, notes()).await;
    service.stop();
}
