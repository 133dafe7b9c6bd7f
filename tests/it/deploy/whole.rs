//! What deploy/compose.yaml starts, started without an engine: the same processes with the same
//! variables and secrets, on this machine's addresses, behind the same proxy.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use greyfile_eventlog::conformance::nats::free_ports;
use greyfile_tests::service::{Serve, Service};
use greyfile_tests::{folder, make, seed};
use serde_json::Value;

use super::cluster::{Cluster, NAME, keys_sh};
use super::compose::{resolved, secrets, variables};
use super::front::{Door, Front, INTAKE, WEB};

/// The services of the file, each with a folder and an address of its own.
struct Whole {
    cluster: Cluster,
    file: Value,
    ports: Vec<u16>,
    data: tempfile::TempDir,
}

impl Whole {
    /// Where a service of the file listens here.
    fn here(&self, shipped: &str) -> SocketAddr {
        let place = WEB.iter().chain(&INTAKE).position(|address| *address == shipped);
        SocketAddr::from(([127, 0, 0, 1], self.ports[place.expect("an address of the file")]))
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.data.path().join(name)
    }

    /// A service of the file as it would be started.
    fn service(&self, name: &str) -> Serve {
        let service = &self.file["services"][name];
        let secrets = secrets(&self.file, service);
        let data = self.folder(name);
        fs::create_dir_all(data.join("keys")).unwrap();
        for (seen, file) in &secrets {
            if let Some(inside) = seen.strip_prefix("/data/") {
                fs::copy(file, data.join(inside)).unwrap();
            }
        }
        let mut serve = Serve::on(&data);
        for (variable, value) in variables(service) {
            let mut value = secrets.get(&value).cloned().unwrap_or(value);
            for number in 0..3 {
                let server = Cluster::name(number);
                let at = |port: u16| format!("127.0.0.1:{port}");
                value = value.replace(&format!("{server}:4222"), &at(self.cluster.port(number)));
                value = value.replace(&format!("{server}:8222"), &at(self.cluster.monitor(number)));
            }
            for shipped in WEB.iter().chain(&INTAKE) {
                value = value.replace(shipped, &self.here(shipped).to_string());
            }
            match variable.as_str() {
                "GREYFILE_DATA" => assert_eq!(value, "/data"),
                "GREYFILE_BACKUPS" => {
                    assert_eq!(value, "/copies");
                    serve = serve.env(variable, self.folder("copies").display().to_string());
                }
                "GREYFILE_LISTEN" => serve = serve.listen(value),
                _ => serve = serve.env(variable, value),
            }
        }
        serve
    }

    fn start(&self, name: &str) -> Service {
        self.service(name).start_unready()
    }
}

/// The keys, a broker with a founded log in it, and the file resolved for both.
fn founded() -> Whole {
    let cluster = Cluster::start();
    let data = folder::temporary();
    let keys = cluster.keys();
    cluster.cli(data.path(), "admin", &["stream", "create"]).ok();
    // Before there is a log's secret the file resolves as well; founding makes it.
    let file = resolved(&keys);
    let whole = Whole { cluster, file, ports: free_ports(4), data };
    let founding = whole.service("found").arg("--found").listen("127.0.0.1:0").start_unready();
    founding.stop();
    fs::copy(whole.folder("found").join("keys/log"), keys.join("log")).unwrap();
    whole
}

fn has_key(data: &Path) -> bool {
    data.join("keys/log").exists()
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_commands_and_losses_behind_the_proxy_are_as_the_runbook_says() {
    let mut rng = seed::rng("pages_commands_and_losses_behind_the_proxy");
    let whole = founded();
    let mut intake: Vec<Service> = ["intake-1", "intake-2"].map(|name| whole.start(name)).into();
    let mut web: Vec<Service> = ["web-1", "web-2"].map(|name| whole.start(name)).into();
    assert!(!has_key(&whole.folder("web-1")) && has_key(&whole.folder("intake-1")));
    let [web_at, intake_at] = [WEB, INTAKE].map(|pair| pair.map(|shipped| whole.here(shipped)));
    let keys = whole.cluster.keys();
    keys_sh(&["person", keys.to_str().unwrap(), "officer"]);
    let front = Front::start(&keys, NAME, web_at, intake_at);
    front.wait_for_web(2);

    // A page under the public name, and a command from such a page.
    assert_eq!(front.get("/").status, 200);
    let raid = make::raid(&mut rng, "Plaza under the public name", "Lahore");
    let answer = front.submit(&raid).json();
    let (case, position) = (make::stream(&answer, "case"), answer["position"].clone());
    let page = format!("/cases/{case}?at_least={position}");
    assert!(front.get(&page).body.contains("Plaza under the public name"));
    let from = |origin: &str, command: &Value| {
        let (origin, body) = (format!("origin: {origin}"), command.to_string());
        let kind = "content-type: application/json";
        let args = ["--http1.1", "--header", &origin, "--header", kind, "--data-binary", &body];
        front.ask(Door::People, Some("people/officer"), "/api/commands", &args)
    };
    let own = from(&format!("https://{NAME}"), &make::note(&mut rng, &case, "From a page."));
    assert_eq!(own.json()["outcome"], "accepted");
    for foreign in ["https://elsewhere.test", &format!("http://{NAME}")] {
        let refused = from(foreign, &make::note(&mut rng, &case, "From another site."));
        assert_eq!(refused.status, 403, "{foreign}: {refused:#?}");
    }

    // Who serves pages can make the backup.
    let copy = whole.folder("copies").join("2026-11-24");
    let said = web[0].cli().run(&["backup", copy.to_str().unwrap()]);
    assert!(said.ok().starts_with("copied up to position "), "{}", said.stdout);

    // One of each may be lost.
    intake.remove(0).kill();
    for number in 0..4 {
        let note = make::note(&mut rng, &case, &format!("With one intake, {number}."));
        assert_eq!(front.submit(&note).json()["outcome"], "accepted");
    }
    web.remove(0).kill();
    for _ in 0..10 {
        assert_eq!(front.get(&page).status, 200);
    }
    // With no intake pages go on, and a command is not lost without a word.
    intake.remove(0).kill();
    assert_eq!(front.get(&page).status, 200);
    let late = make::note(&mut rng, &case, "With no intake.");
    let answer = front.submit(&late);
    assert!(matches!(answer.status, 202 | 503), "{answer:#?}");
    intake.push(whole.start("intake-1"));
    intake[0].http.ready().await;
    assert_eq!(front.submit(&late).json()["outcome"], "accepted");
}
