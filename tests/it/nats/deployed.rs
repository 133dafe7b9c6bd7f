//! The broker as deploy/nats sets it up: three servers, TLS, a key for each part, and nobody can
//! do more than their part.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use async_nats::{Client, ConnectOptions, Event};
use greyfile_eventlog::conformance::nats::{free_ports, get, program};
use greyfile_tests::cli::Cli;
use greyfile_tests::folder;
use greyfile_tests::service::Serve;
use nkeys::KeyPair;
use rcgen::{
    BasicConstraints, CertificateParams, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyUsagePurpose,
};
use tokio::sync::mpsc;

const PATIENCE: Duration = Duration::from_secs(60);
/// How long a refusal may take to come back.
const REFUSED_WITHIN: Duration = Duration::from_millis(400);
const PARTS: [&str; 4] = ["intake", "web", "auditor", "admin"];

/// Three servers that run with the files of deploy/nats.
struct Deployed {
    folder: tempfile::TempDir,
    servers: Vec<Child>,
    ports: Vec<u16>,
    count: usize,
}

impl Deployed {
    fn start() -> Self {
        let folder = folder::temporary();
        certificates(folder.path());
        let count = 3;
        let ports = free_ports(3 * count);
        let routes: Vec<String> = ports[2 * count..]
            .iter()
            .map(|port| format!("nats-route://127.0.0.1:{port}"))
            .collect();
        let mut keys = Vec::new();
        for part in PARTS.into_iter().chain(["system"]) {
            let pair = KeyPair::new_user();
            let path = folder.path().join(format!("{part}.nk"));
            std::fs::write(path, pair.seed().unwrap()).unwrap();
            keys.push((format!("GREY_{}_NKEY", part.to_uppercase()), pair.public_key()));
        }
        let servers = (0..count).map(|number| {
            let at = |part: usize| format!("127.0.0.1:{}", ports[part * count + number]);
            let file = |name: &str| folder.path().join(name).display().to_string();
            Command::new(program())
                .arg("-c")
                .arg(folder::repository().join("deploy/nats/server.conf"))
                .envs(keys.iter().cloned())
                .env("GREY_SERVER", format!("nats-{}", number + 1))
                .env("GREY_LISTEN", at(0))
                .env("GREY_MONITOR", at(1))
                .env("GREY_CLUSTER", at(2))
                .env("GREY_ROUTES", format!("[{}]", routes.join(", ")))
                .env("GREY_STORE", file(&format!("store-{number}")))
                .env("GREY_TLS_CERT", file("server.pem"))
                .env("GREY_TLS_KEY", file("server.key"))
                .env("GREY_TLS_CA", file("ca.pem"))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("nats-server starts")
        });
        let servers = servers.collect();
        let deployed = Self { folder, servers, ports: ports.clone(), count };
        for monitor in &ports[count..2 * count] {
            let give_up = Instant::now() + PATIENCE;
            while get(*monitor, "/healthz").is_none_or(|answer| !answer.contains("\"ok\"")) {
                assert!(Instant::now() < give_up, "the servers are not ready");
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        deployed
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn url(&self) -> String {
        let urls: Vec<String> =
            self.ports[..self.count].iter().map(|port| format!("tls://127.0.0.1:{port}")).collect();
        urls.join(",")
    }

    /// The arguments of greyfile as one of the parts.
    fn args(&self, part: &str) -> Vec<String> {
        let file = |name: &str| self.path(name).display().to_string();
        let mut args: Vec<String> = [
            ("--log", self.url()),
            ("--replicas", "3".to_owned()),
            ("--nats-ca", file("ca.pem")),
            ("--nats-nkey", file(&format!("{part}.nk"))),
            ("--nats-inbox", format!("_INBOX_{part}")),
        ]
        .into_iter()
        .flat_map(|(name, value)| [name.to_owned(), value])
        .collect();
        for port in &self.ports[self.count..2 * self.count] {
            args.extend(["--nats-monitor".to_owned(), format!("http://127.0.0.1:{port}")]);
        }
        args
    }

    /// A plain client as one of the parts, and what the server refuses it.
    async fn client(&self, part: &str) -> (Client, mpsc::UnboundedReceiver<String>) {
        let (refused, refusals) = mpsc::unbounded_channel();
        let seed = std::fs::read_to_string(self.path(&format!("{part}.nk"))).unwrap();
        let options = ConnectOptions::with_nkey(seed)
            .add_root_certificates(self.path("ca.pem"))
            .custom_inbox_prefix(format!("_INBOX_{part}"))
            .event_callback(move |event| {
                let refused = refused.clone();
                async move {
                    if let Event::ServerError(error) = event {
                        let _ = refused.send(error.to_string().to_lowercase());
                    }
                }
            });
        let servers: Vec<String> = self.url().split(',').map(str::to_owned).collect();
        (options.connect(servers).await.expect("a connection"), refusals)
    }
}

impl Drop for Deployed {
    fn drop(&mut self) {
        for server in &mut self.servers {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

/// An authority, and one certificate of it that all three servers use.
fn certificates(folder: &Path) {
    let mut ca = CertificateParams::new(Vec::new()).unwrap();
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    ca.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::DigitalSignature];
    let ca_key = rcgen::KeyPair::generate().unwrap();
    let ca_cert = ca.self_signed(&ca_key).unwrap();
    let issuer = Issuer::new(ca, ca_key);
    let mut server = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
    server.extended_key_usages =
        vec![ExtendedKeyUsagePurpose::ServerAuth, ExtendedKeyUsagePurpose::ClientAuth];
    let key = rcgen::KeyPair::generate().unwrap();
    let cert = server.signed_by(&key, &issuer).unwrap();
    std::fs::write(folder.join("ca.pem"), ca_cert.pem()).unwrap();
    std::fs::write(folder.join("server.pem"), cert.pem()).unwrap();
    std::fs::write(folder.join("server.key"), key.serialize_pem()).unwrap();
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
    let deployed = Deployed::start();
    let data = folder::temporary();
    let as_part = |folder: &Path, part: &str, args: &[&str]| {
        let named = deployed.args(part);
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        Cli::on(folder).run(&[args, &named[..]].concat())
    };
    as_part(data.path(), "admin", &["stream", "create"]).ok();
    let serve = deployed.args("intake").iter().fold(Serve::on(data.path()), Serve::arg_of);
    let service = serve.arg("--demo").start().await;
    let events = service.http.all_events().await;
    assert!(events.len() > 100);

    // An auditor with a folder of their own reads the same, and can record nothing.
    let audit = folder::temporary();
    folder::copy(&data.path().join("keys"), &audit.path().join("keys"));
    let read = as_part(audit.path(), "auditor", &["--json", "events"]);
    assert_eq!(read.ok().lines().count(), events.len());
    let case = service.http.json("/api/cases?limit=1").await["cases"][0]["case"].clone();
    let case = case.as_str().expect("a case");
    let note = ["submit", "--actor", "auditor-1", "--occurred", "2026-01-01", "--on", case];
    let refused = as_part(audit.path(), "auditor", &[&note[..], &["--note", "Never."]].concat());
    let said = format!("{}{}", refused.stdout, refused.stderr);
    assert!(refused.code != Some(0) && said.contains("may not record events"), "{refused:#?}");
    assert_eq!(service.http.all_events().await.len(), events.len(), "nothing was recorded");
    service.stop();

    let mut clients = Vec::new();
    for part in PARTS {
        clients.push((part, deployed.client(part).await));
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
