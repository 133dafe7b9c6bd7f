//! The broker as deploy/nats sets it up: three servers, TLS, a key for each part, and nobody can
//! do more than their part.

use std::time::Duration;

use async_nats::{Client, ConnectOptions, Event};
use greyfile_tests::folder;
use tokio::sync::mpsc;

use crate::deploy::cluster::Cluster;

/// How long a refusal may take to come back.
const REFUSED_WITHIN: Duration = Duration::from_millis(400);
const PARTS: [&str; 4] = ["intake", "web", "auditor", "admin"];

/// A plain client as one of the parts, and what the server refuses it.
async fn client(cluster: &Cluster, part: &str) -> (Client, mpsc::UnboundedReceiver<String>) {
    let (refused, refusals) = mpsc::unbounded_channel();
    let keys = cluster.keys();
    let seed = std::fs::read_to_string(keys.join(format!("nkeys/{part}.nk"))).unwrap();
    let options = ConnectOptions::with_nkey(seed)
        .add_root_certificates(keys.join("servers/ca.pem"))
        .custom_inbox_prefix(format!("_INBOX_{part}"))
        .event_callback(move |event| {
            let refused = refused.clone();
            async move {
                if let Event::ServerError(error) = event {
                    let _ = refused.send(error.to_string().to_lowercase());
                }
            }
        });
    let servers: Vec<String> = cluster.url().split(',').map(str::to_owned).collect();
    (options.connect(servers).await.expect("a connection"), refusals)
}

/// What somebody tries on the broker.
enum Try {
    Publish(&'static str),
    Listen(&'static str),
}

/// Each attempt, and who may.
const ATTEMPTS: &[(Try, &[&str])] = &[
    // An event. Not of the stream's shape, so that none is written.
    (Try::Publish("grey.record.raid.of.the.test"), &["intake"]),
    (Try::Publish("$JS.API.STREAM.INFO.grey-record"), &PARTS),
    (Try::Publish("$JS.API.STREAM.MSG.GET.grey-record"), &["intake", "web", "auditor"]),
    (Try::Publish("$JS.API.DIRECT.GET.grey-record"), &["intake", "web", "auditor"]),
    (Try::Publish("$JS.API.CONSUMER.CREATE.grey-record.x"), &["intake", "web", "auditor"]),
    (Try::Publish("$JS.API.CONSUMER.LIST.grey-record"), &["intake"]),
    (Try::Publish("$JS.API.STREAM.CREATE.grey-record"), &["admin"]),
    (Try::Publish("$JS.API.STREAM.CREATE.other"), &[]),
    (Try::Publish("$JS.API.STREAM.UPDATE.grey-record"), &[]),
    (Try::Publish("$JS.API.STREAM.DELETE.grey-record"), &[]),
    (Try::Publish("$JS.API.STREAM.PURGE.grey-record"), &[]),
    (Try::Publish("$JS.API.STREAM.MSG.DELETE.grey-record"), &[]),
    (Try::Publish("$JS.API.STREAM.SNAPSHOT.grey-record"), &[]),
    (Try::Publish("$JS.API.STREAM.RESTORE.grey-record"), &[]),
    (Try::Publish("$JS.API.STREAM.PEER.REMOVE.grey-record"), &[]),
    (Try::Publish("$JS.API.STREAM.LEADER.STEPDOWN.grey-record"), &[]),
    (Try::Publish("$JS.API.CONSUMER.DELETE.grey-record.x"), &[]),
    (Try::Publish("$JS.API.CONSUMER.DURABLE.CREATE.grey-record.x"), &[]),
    (Try::Publish("$JS.API.STREAM.NAMES"), &[]),
    (Try::Publish("_INBOX_web.x"), &[]),
    (Try::Listen("grey.>"), &[]),
    (Try::Listen("_INBOX.>"), &[]),
    (Try::Listen("_INBOX_intake.x"), &["intake"]),
    (Try::Listen("_INBOX_web.x"), &["web"]),
    (Try::Listen("$JS.API.>"), &[]),
];

#[tokio::test(flavor = "multi_thread")]
async fn each_part_can_do_its_own_and_nothing_else() {
    let cluster = Cluster::start();
    let data = folder::temporary();
    cluster.cli(data.path(), "admin", &["stream", "create"]).ok();
    let service = cluster.serve(data.path(), "intake").arg("--demo").start().await;
    let events = service.http.all_events().await;
    assert!(events.len() > 100);

    // An auditor with a folder of their own reads the same, and can record nothing.
    let audit = folder::temporary();
    folder::copy(&data.path().join("keys"), &audit.path().join("keys"));
    let read = cluster.cli(audit.path(), "auditor", &["--json", "events"]);
    assert_eq!(read.ok().lines().count(), events.len());
    let case = service.http.json("/api/cases?limit=1").await["cases"][0]["case"].clone();
    let case = case.as_str().expect("a case");
    let note = ["submit", "--actor", "auditor-1", "--occurred", "2026-01-01", "--on", case];
    let text = audit.path().join("note.txt");
    std::fs::write(&text, "Never.").expect("a file");
    let text = ["--note", text.to_str().expect("UTF-8")];
    let refused = cluster.cli(audit.path(), "auditor", &[&note[..], &text].concat());
    let said = format!("{}{}", refused.stdout, refused.stderr);
    assert!(refused.code != Some(0) && said.contains("may not record events"), "{refused:#?}");
    assert_eq!(service.http.all_events().await.len(), events.len(), "nothing was recorded");
    service.stop();

    let mut clients = Vec::new();
    for part in PARTS {
        clients.push((part, client(&cluster, part).await));
    }
    println!("{:<52} {}", "", PARTS.join("  "));
    for (attempt, allowed) in ATTEMPTS {
        let (what, subject) = match attempt {
            Try::Publish(subject) => ("publish", subject),
            Try::Listen(subject) => ("listen", subject),
        };
        let mut row = format!("{what:<8}{subject:<44}");
        for (part, (client, refusals)) in &mut clients {
            let listening = match attempt {
                Try::Publish(subject) => {
                    client.publish(*subject, "{}".into()).await.unwrap();
                    None
                }
                Try::Listen(subject) => Some(client.subscribe(*subject).await.unwrap()),
            };
            client.flush().await.unwrap();
            let refused = tokio::time::timeout(REFUSED_WITHIN, refusals.recv()).await;
            let refused = refused.ok().flatten();
            drop(listening);
            let may = refused.is_none();
            row.push_str(&format!(
                " {:<width$}",
                if may { "yes" } else { "no" },
                width = part.len() + 1
            ));
            assert_eq!(may, allowed.contains(part), "{part}: {what} {subject}: {refused:?}");
            if let Some(refused) = refused {
                assert!(refused.contains("permissions violation"), "{refused}");
            }
        }
        println!("{row}");
    }
}
