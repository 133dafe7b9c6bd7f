//! deploy/prometheus: each alert fires when it should and is silent when it should be, and a real
//! Prometheus reads all processes through the proxy.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use greyfile_eventlog::conformance::nats::{free_ports, get};
use greyfile_tests::folder;
use serde_json::{Value, json};

use super::cluster::wait;
use super::metrics::named;
use super::proxy::House;
use super::{file, ok, read, yaml};

/// When what goes wrong goes wrong, and when the test looks, in minutes.
const FAULT: u32 = 30;
const END: u32 = 240;

/// Every alert.
fn alerts() -> Vec<Value> {
    let rules = yaml(&read("prometheus/rules.yaml"));
    let groups = rules["groups"].as_array().expect("groups").clone();
    groups.iter().flat_map(|group| group["rules"].as_array().expect("rules").clone()).collect()
}

/// The names of the alerts.
pub fn names() -> BTreeSet<String> {
    alerts().iter().map(|alert| alert["alert"].as_str().unwrap().to_owned()).collect()
}

/// The metrics that alerts ask for.
pub fn metrics() -> BTreeSet<String> {
    alerts().iter().flat_map(|alert| named(alert["expr"].as_str().unwrap())).collect()
}

/// What all is well looks like, a value each minute.
fn well() -> BTreeMap<String, String> {
    let mut series = BTreeMap::new();
    let mut steady = |name: String, value: &str| {
        series.insert(name, format!("{value}+0x{END}"));
    };
    for (job, instances) in [
        ("greyfile", &["web-1", "web-2", "intake-1", "intake-2"][..]),
        ("proxy", &["proxy"]),
        ("nats", &["nats"]),
        ("machine", &["m-1"]),
    ] {
        for instance in instances {
            steady(format!("up{{job=\"{job}\",instance=\"{instance}\"}}"), "1");
        }
    }
    for instance in ["web-1", "web-2", "intake-1", "intake-2"] {
        let of = format!("job=\"greyfile\",instance=\"{instance}\"");
        for code in ["log.full", "log.closed", "record.stopped", "clock.wrong", "broker.lazy"] {
            steady(format!("greyfile_notice{{{of},code=\"{code}\"}}"), "0");
        }
        steady(format!("greyfile_log_readable{{{of}}}"), "1");
        steady(format!("greyfile_ready{{{of}}}"), "1");
        steady(format!("greyfile_build_info{{{of},version=\"1\"}}"), "1");
        steady(format!("greyfile_log_position{{{of}}}"), "5000");
        steady(format!("greyfile_command_seconds{{{of},quantile=\"0.99\"}}"), "0.004");
        for outcome in ["accepted", "refused", "unknown", "failed"] {
            steady(format!("greyfile_commands_total{{{of},outcome=\"{outcome}\"}}"), "9");
        }
        for view in ["casefile", "operations"] {
            steady(format!("greyfile_view_position{{{of},view=\"{view}\"}}"), "5000");
            steady(format!("greyfile_view_ready{{{of},view=\"{view}\"}}"), "1");
        }
    }
    steady("haproxy_backend_active_servers{proxy=\"web\"}".into(), "2");
    for server in ["nats-1", "nats-2", "nats-3"] {
        let of = format!("server_name=\"{server}\",meta_leader=\"nats-2\"");
        steady(format!("jetstream_server_total_streams{{{of}}}"), "1");
        steady(format!("jetstream_server_jetstream_disabled{{{of}}}"), "0");
        let of = stream_of(server, "nats-1");
        steady(format!("jetstream_stream_last_seq{{{of}}}"), "5000");
        steady(format!("jetstream_stream_total_messages{{{of}}}"), "5000");
        steady(format!("jetstream_stream_first_seq{{{of}}}"), "1");
    }
    let of = "instance=\"m-1\",fstype=\"ext4\",mountpoint=\"/srv\"";
    steady(format!("node_filesystem_avail_bytes{{{of}}}"), "30000");
    steady(format!("node_filesystem_size_bytes{{{of}}}"), "100000");
    steady(format!("node_filesystem_readonly{{{of}}}"), "0");
    steady("node_timex_offset_seconds{instance=\"m-1\"}".into(), "0.001");
    steady("node_timex_sync_status{instance=\"m-1\"}".into(), "1");
    series
}

fn stream_of(server: &str, leader: &str) -> String {
    format!("server_name=\"{server}\",stream_name=\"grey-record\",stream_leader=\"{leader}\"")
}

/// What goes wrong at `FAULT`: all series whose name holds each of the words then go so. Then who
/// is told, and of what nobody is told although it looks alike.
struct Case {
    wrong: &'static [(&'static [&'static str], &'static str)],
    told: &'static [&'static str],
}

/// No value any more.
const GONE: &str = "_";

const CASES: &[Case] = &[
    Case { wrong: &[], told: &[] },
    Case { wrong: &[(&["up{", "web-1"], "0")], told: &["GreyfileDown"] },
    Case { wrong: &[(&["log.closed", "intake-1"], "1")], told: &["GreyfileLogHalted"] },
    Case { wrong: &[(&["log.full", "intake-1"], "1")], told: &["GreyfileDiskFull"] },
    Case { wrong: &[(&["record.stopped", "web-1"], "1")], told: &["GreyfileForeignRecord"] },
    Case { wrong: &[(&["clock.wrong", "intake-1"], "1")], told: &["GreyfileClockDoubted"] },
    Case { wrong: &[(&["log_readable"], "0")], told: &["GreyfileLogUnreadable"] },
    Case { wrong: &[(&["greyfile_ready", "web-2"], "0")], told: &["GreyfileNotReady"] },
    Case { wrong: &[(&["view_ready", "web-2", "casefile"], "0")], told: &["GreyfileViewStopped"] },
    Case {
        wrong: &[(&["view_position", "web-2", "casefile"], "3999")],
        told: &["GreyfileViewBehind"],
    },
    Case { wrong: &[(&["view_position"], "4000")], told: &[] },
    Case {
        wrong: &[(&["commands_total", "unknown", "intake-1"], "10")],
        told: &["GreyfileCommandsUnknown"],
    },
    Case {
        wrong: &[(&["commands_total", "failed", "intake-1"], "19")],
        told: &["GreyfileCommandsFailing"],
    },
    Case { wrong: &[(&["commands_total", "failed", "intake-1"], "11")], told: &[] },
    Case { wrong: &[(&["commands_total", "refused"], "900")], told: &[] },
    Case { wrong: &[(&["command_seconds", "intake-1"], "1.5")], told: &["GreyfileCommandsSlow"] },
    Case { wrong: &[(&["command_seconds", "intake-1"], "0.9")], told: &[] },
    Case { wrong: &[(&["broker.lazy", "intake-1"], "1")], told: &["GreyfileNotice"] },
    Case { wrong: &[(&["build_info", "web-1"], "OTHER")], told: &["GreyfileVersionsDiffer"] },
    Case { wrong: &[(&["up{", "proxy"], "0")], told: &["ProxyDown"] },
    Case { wrong: &[(&["haproxy_backend"], "0")], told: &["ProxyServesNobody"] },
    Case { wrong: &[(&["haproxy_backend"], "1")], told: &[] },
    Case {
        wrong: &[(&["jetstream", "nats-3\""], GONE)],
        told: &["BrokerReplicaLost", "BrokerServerDown"],
    },
    Case {
        wrong: &[(&["jetstream"], GONE)],
        told: &["BrokerServerDown", "BrokerStreamWithoutLeader", "BrokerWithoutMetaLeader"],
    },
    Case {
        wrong: &[(&["jetstream_stream", "server_name=\"nats-3\""], GONE)],
        told: &["BrokerReplicaLost"],
    },
    Case {
        wrong: &[(&["jetstream_disabled", "server_name=\"nats-3\""], "1")],
        told: &["BrokerStorageDisabled"],
    },
    Case {
        wrong: &[
            (&["last_seq", "server_name=\"nats-3\""], "4800"),
            (&["total_messages", "server_name=\"nats-3\""], "4800"),
        ],
        told: &["BrokerReplicaLagging"],
    },
    Case { wrong: &[(&["jetstream_stream"], "NOLEADER")], told: &["BrokerStreamWithoutLeader"] },
    Case { wrong: &[(&["jetstream_server"], "NOLEADER")], told: &["BrokerWithoutMetaLeader"] },
    Case {
        wrong: &[(&["first_seq", "server_name=\"nats-2\""], "2")],
        told: &["BrokerEventsMissing"],
    },
    Case {
        wrong: &[(&["total_messages", "server_name=\"nats-2\""], "4999")],
        told: &["BrokerEventsMissing"],
    },
    Case {
        wrong: &[(&["node_filesystem_avail"], "9000")],
        told: &["DiskAlmostFull", "DiskFilling"],
    },
    Case { wrong: &[(&["node_filesystem_avail"], "30000-20")], told: &["DiskFilling"] },
    Case { wrong: &[(&["node_filesystem_avail"], "30000-0.5")], told: &[] },
    Case { wrong: &[(&["node_filesystem_readonly"], "1")], told: &["DiskReadOnly"] },
    Case { wrong: &[(&["node_timex_offset"], "-0.4")], told: &["ClockOff"] },
    Case { wrong: &[(&["node_timex_sync"], "0")], told: &["ClockOff"] },
];

/// The series of a case, and what was well before.
fn series(case: &Case) -> Vec<Value> {
    let mut all = well();
    for (words, then) in case.wrong {
        let hit: Vec<String> = all
            .keys()
            .filter(|name| words.iter().all(|word| name.contains(word)))
            .cloned()
            .collect();
        assert!(!hit.is_empty(), "{words:?} is of no series");
        let after = END - FAULT;
        for name in hit {
            let before = all[&name].split('+').next().unwrap().to_owned();
            let was = format!("{before}+0x{FAULT}");
            let value = match *then {
                GONE => format!("{was} _x{after}"),
                // Another series takes its place.
                "OTHER" | "NOLEADER" => {
                    let other = name
                        .replace("version=\"1\"", "version=\"2\"")
                        .replace("_leader=\"nats-1\"", "_leader=\"\"")
                        .replace("_leader=\"nats-2\"", "_leader=\"\"");
                    assert_ne!(other, name);
                    all.insert(other, format!("_x{} {before}+0x{after}", FAULT + 1));
                    format!("{was} _x{after}")
                }
                moving if moving[1..].contains('-') => format!("{was} {moving}x{after}"),
                then => format!("{was} {then}+0x{after}"),
            };
            all.insert(name, value);
        }
    }
    all.into_iter().map(|(series, values)| json!({ "series": series, "values": values })).collect()
}

/// Whether promtool finds just these alerts firing at some time in each case.
fn judged(cases: &[(&Case, &[&str])]) -> Result<(), String> {
    let there = folder::temporary();
    let tests: Vec<Value> = cases
        .iter()
        .map(|(case, told)| {
            // Each in its own time: what fires once is looked for over the whole test.
            let fired = "count by (alertname) (max_over_time(ALERTS{alertstate=\"firing\"}[239m]))";
            let samples: Vec<Value> = told
                .iter()
                .map(|name| json!({ "labels": format!("{{alertname=\"{name}\"}}"), "value": 1 }))
                .collect();
            let before = format!("{FAULT}m");
            let before = json!({ "expr": "ALERTS", "eval_time": before, "exp_samples": [] });
            let after = json!({
                "expr": format!("{fired} > bool 0"),
                "eval_time": format!("{END}m"),
                "exp_samples": samples,
            });
            json!({
                "interval": "1m",
                "input_series": series(case),
                "promql_expr_test": [before, after],
            })
        })
        .collect();
    let whole = json!({
        "rule_files": [file("prometheus/rules.yaml")],
        "evaluation_interval": "1m",
        "tests": tests,
    });
    let path = there.path().join("tests.json");
    std::fs::write(&path, whole.to_string()).unwrap();
    let ran = super::run(Command::new("promtool").args(["test", "rules"]).arg(&path));
    if ran.status.success() {
        return Ok(());
    }
    Err(format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr)))
}

#[test]
fn each_alert_fires_when_it_should_and_at_no_other_time() {
    ok(Command::new("promtool").args(["check", "rules"]).arg(file("prometheus/rules.yaml")));
    let all: Vec<_> = CASES.iter().map(|case| (case, case.told)).collect();
    if let Err(said) = judged(&all) {
        panic!("{said}");
    }
    // The test can fail: a fault of which nobody is told, and a telling without a fault.
    assert!(judged(&[(&CASES[1], &[])]).is_err());
    assert!(judged(&[(&CASES[0], &["GreyfileDown"])]).is_err());
    let fired: BTreeSet<String> =
        CASES.iter().flat_map(|case| case.told).map(|name| (*name).to_owned()).collect();
    assert_eq!(fired, names(), "every alert has its case");
}

#[test]
fn every_alert_says_who_is_woken_and_where_to_read_on() {
    for alert in alerts() {
        let name = alert["alert"].as_str().unwrap();
        let severity = alert["labels"]["severity"].as_str();
        assert!(matches!(severity, Some("page" | "ticket")), "{name}: {severity:?}");
        let note = |what: &str| alert["annotations"][what].as_str().unwrap_or_default().to_owned();
        for what in ["summary", "description"] {
            assert!(note(what).ends_with('.'), "{name}: {what}: {}", note(what));
        }
        assert_eq!(note("runbook_url"), format!("RUNBOOK.md#{}", name.to_lowercase()));
    }
}

/// Debian's Prometheus.
struct Prometheus {
    child: Child,
    port: u16,
}

impl Prometheus {
    fn start(config: &Path, folder: &Path) -> Self {
        let port = free_ports(1)[0];
        let child = Command::new("prometheus")
            .arg(format!("--config.file={}", config.display()))
            .arg(format!("--storage.tsdb.path={}", folder.join("tsdb").display()))
            .arg(format!("--web.listen-address=127.0.0.1:{port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("prometheus, which `cargo xtask test` installs");
        Self { child, port }
    }

    /// What it says at an address of its API.
    fn api(&self, path: &str) -> Option<Value> {
        let answer = get(self.port, &format!("/api/v1/{path}"))?;
        serde_json::from_str(answer.split_once("\r\n\r\n")?.1).ok()
    }
}

impl Drop for Prometheus {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn prometheus_reads_every_process_through_the_proxy_and_takes_the_rules() {
    let house = House::start().await;
    let there = folder::temporary();
    let keys = house.keys.path().join("made");
    let mut text = read("prometheus/prometheus.yaml");
    for (shipped, here) in [
        ("127.0.0.1:9443", format!("127.0.0.1:{}", house.front.monitoring())),
        ("keys/", format!("{}/", keys.display())),
        ("greyfile.agency.example", "localhost".to_owned()),
        ("rules.yaml", file("prometheus/rules.yaml").display().to_string()),
        ("scrape_interval: 15s", "scrape_interval: 1s".to_owned()),
    ] {
        assert!(text.contains(shipped), "prometheus.yaml has no {shipped}");
        text = text.replace(shipped, &here);
    }
    let config = there.path().join("prometheus.yaml");
    std::fs::write(&config, text).unwrap();
    ok(Command::new("promtool").args(["check", "config"]).arg(&config));
    let prometheus = Prometheus::start(&config, there.path());
    let up = |job: &str| -> BTreeSet<String> {
        let answer = prometheus.api(&format!("query?query=up{{job=%22{job}%22}}==1"));
        let found = answer.unwrap_or_default()["data"]["result"].as_array().cloned();
        let found = found.unwrap_or_default().into_iter();
        found.map(|one| one["metric"]["instance"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let all = ["intake-1", "intake-2", "web-1", "web-2"].map(str::to_owned).into();
    wait("all processes are read", || up("greyfile") == all);
    wait("the proxy is read", || up("proxy").contains("proxy"));
    let rules = prometheus.api("rules").expect("an answer");
    let groups = rules["data"]["groups"].as_array().expect("groups").iter();
    let taken: usize = groups.map(|group| group["rules"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(taken, names().len());
}
