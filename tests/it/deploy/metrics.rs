//! Which metrics there are: asked of everything that runs here.

use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};

use greyfile_eventlog::conformance::nats::{free_ports, get};
use greyfile_tests::{make, seed};

use super::cluster::{Cluster, wait};
use super::front::Door;
use super::proxy::House;
use crate::support::production;

/// What prometheus-nats-exporter makes its metrics and labels of (its `-jsz=all`): where the
/// servers' own /jsz has it. The exporter is in no package that tests can install.
const EXPORTED: &[(&str, &str)] = &[
    ("jetstream_server_total_streams", "/streams"),
    // Left out while it is false.
    ("jetstream_server_jetstream_disabled", "/config"),
    ("jetstream_stream_last_seq", "/account_details/0/stream_detail/0/state/last_seq"),
    ("jetstream_stream_first_seq", "/account_details/0/stream_detail/0/state/first_seq"),
    ("jetstream_stream_total_messages", "/account_details/0/stream_detail/0/state/messages"),
    ("jetstream_stream_total_bytes", "/account_details/0/stream_detail/0/state/bytes"),
    ("meta_leader", "/meta_cluster/leader"),
    ("stream_leader", "/account_details/0/stream_detail/0/cluster/leader"),
    ("stream_name", "/account_details/0/stream_detail/0/name"),
];
/// What Prometheus itself makes.
const OWN: &[&str] = &["up"];
/// The names that metrics begin with here.
const FAMILIES: &[&str] = &["greyfile_", "haproxy_", "jetstream_", "node_", "up"];

/// The names of metrics in an expression.
pub fn named(expression: &str) -> BTreeSet<String> {
    let mut rest = expression.to_owned();
    // Values of labels are no names.
    while let Some(start) = rest.find('"') {
        let end = rest[start + 1..].find('"').expect("a text ends") + start + 2;
        rest.replace_range(start..end, " ");
    }
    let words = rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let of_metric = |word: &&str| {
        OWN.contains(word)
            || FAMILIES.iter().any(|family| word.len() > 4 && word.starts_with(family))
    };
    words.filter(of_metric).map(str::to_owned).collect()
}

/// The names in Prometheus' text format.
fn exposed(text: &str) -> BTreeSet<String> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split(['{', ' ']).next().unwrap_or_default().to_owned()).collect()
}

/// A node exporter of Debian's.
struct Machine(Child, u16);

impl Machine {
    fn start() -> Self {
        let port = free_ports(1)[0];
        let child = Command::new("prometheus-node-exporter")
            .arg(format!("--web.listen-address=127.0.0.1:{port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the node exporter, which `cargo xtask test` installs");
        let machine = Self(child, port);
        wait("the node exporter answers", || get(port, "/metrics").is_some());
        machine
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_metric_that_alerts_and_dashboard_name_is_there() {
    let mut wanted = super::prometheus::metrics();
    wanted.append(&mut super::grafana::metrics());
    let mut there: BTreeSet<String> = OWN.iter().map(|name| (*name).to_owned()).collect();

    let (_folder, service) = production().await;
    let mut rng = seed::rng("every_metric_that_alerts_and_dashboard_name_is_there");
    service.http.accept(&make::raid(&mut rng, "Plaza", "Lahore")).await;
    let text = service.http.get("/metrics").await.text();
    for name in exposed(&text) {
        let stem = name.trim_end_matches("_sum").trim_end_matches("_count");
        assert!(text.contains(&format!("# HELP {stem} ")), "{name} is not described");
        there.insert(name);
    }
    for outcome in ["accepted", "refused", "unknown", "failed"] {
        let counted = format!("greyfile_commands_total{{outcome=\"{outcome}\"}}");
        assert!(text.contains(&counted), "{counted} is shown before it happens:\n{text}");
    }

    let house = House::start().await;
    let proxy = house.front.ask(Door::Monitoring, Some("people/monitoring"), "/proxy", &[]);
    there.append(&mut exposed(&proxy.body));
    drop(house);

    let machine = Machine::start();
    there.append(&mut exposed(&get(machine.1, "/metrics").expect("it answers")));
    drop(machine);

    let cluster = Cluster::start();
    let data = greyfile_tests::folder::temporary();
    cluster.cli(data.path(), "admin", &["stream", "create"]).ok();
    cluster.leader();
    let state = cluster.jsz(0).expect("it answers");
    for (name, place) in EXPORTED {
        let value = state.pointer(place);
        assert!(value.is_some_and(|value| !value.is_null()), "{name}: {place} in {state}");
        there.insert((*name).to_owned());
    }

    let missing: Vec<&String> = wanted.difference(&there).collect();
    assert!(missing.is_empty(), "nobody shows {missing:?}");
    assert!(wanted.len() > 15, "{wanted:?}");
}

#[test]
fn names_are_found_in_expressions() {
    let found = named(r#"sum by (x) (rate(greyfile_y_total{z="greyfile_no"}[5m])) > up"#);
    assert_eq!(found, ["greyfile_y_total", "up"].map(str::to_owned).into());
}
