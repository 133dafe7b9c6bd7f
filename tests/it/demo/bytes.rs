//! The same seed gives the same bytes; no person is in them.

use std::path::Path;

use bytes::Bytes;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::person::PersonEvent;
use greyfile_envelope::Envelope;
use greyfile_tests::{Serve, folder};

use crate::support::records;

async fn demonstration(data: &Path, seed: u64) -> Vec<Bytes> {
    let serve = Serve::on(data).arg("--demo").arg("--seed").arg(seed.to_string());
    serve.start().await.stop();
    records(data).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_gives_the_same_bytes() {
    let folder = folder::temporary();
    let path = |name: &str| folder.path().join(name);
    let one = demonstration(&path("one"), 7).await;
    let two = demonstration(&path("two"), 7).await;
    assert_eq!(one.len() as u64, greyfile_tests::demo::LAST);
    assert_eq!(one, two);
    let secrets = ["one", "two"].map(|name| std::fs::read(path(name).join("keys/log")).unwrap());
    assert_eq!(secrets[0], secrets[1]);

    let other = demonstration(&path("other"), 8).await;
    assert_eq!(other.len(), one.len());
    let ids = |records: &[Bytes]| -> Vec<String> {
        let ids = records.iter().map(|record| Envelope::decode(record).unwrap().event_id);
        ids.map(|id| id.to_string()).collect()
    };
    let (ids, other_ids) = (ids(&one), ids(&other));
    assert!(ids.iter().all(|id| !other_ids.contains(id)), "another seed, other ids");
    let times = |records: &[Bytes]| -> Vec<_> {
        let envelopes = records.iter().map(|record| Envelope::decode(record).unwrap());
        envelopes.map(|one| (one.recorded_at, one.occurred)).collect()
    };
    assert_eq!(times(&one), times(&other), "the facts are the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_named() {
    let folder = folder::temporary();
    for (position, record) in (1u64..).zip(demonstration(&folder.path().join("data"), 1).await) {
        let envelope = Envelope::decode(&record).unwrap();
        let past = greyfile_record::past(greyfile_envelope::Position(position), &envelope).unwrap();
        assert!(
            !matches!(past.event, Event::Person(PersonEvent::Recorded(_))),
            "position {position}: nobody is put on record"
        );
        let text = String::from_utf8_lossy(&record);
        assert!(!looks_like_a_cnic(&text), "position {position}: a CNIC");
        for hand in [envelope.done_by, envelope.logged_by.hand] {
            assert!(["demo-desk", "not stated", "greyfile"].contains(&hand), "{hand}");
        }
    }
}

fn looks_like_a_cnic(text: &str) -> bool {
    let digits: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    digits.contains(concat!("99999-", "9999999-9")) || digits.contains(concat!("99999", "99999999"))
}
