//! The service through faults of its broker: what was acknowledged is on record once, and views
//! that lived through it are those that are built anew.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use greyfile_eventlog::conformance::nats::{Nats, Sync};
use greyfile_tests::cli::Cli;
use greyfile_tests::http::Http;
use greyfile_tests::service::Service;
use greyfile_tests::{folder, make, seed};
use serde_json::Value;
use tokio::sync::watch;

use super::{broker, run, serve};

/// Longer than an election, and the 20 seconds for which a leader that was cut off does not know.
const PATIENCE: Duration = Duration::from_secs(60);

/// A service on a new broker, with something that keeps sending it commands.
struct Busy {
    nats: Nats,
    args: Vec<String>,
    service: Service,
    _folder: tempfile::TempDir,
    stop: watch::Sender<bool>,
    landed: watch::Receiver<u64>,
    senders: Vec<tokio::task::JoinHandle<BTreeMap<String, u64>>>,
}

impl Busy {
    async fn start(nats: Nats, replicas: usize, test: &str) -> Self {
        let folder = folder::temporary();
        let mut args = broker(&nats);
        args.extend(["--replicas".to_owned(), replicas.to_string()]);
        run(&Cli::on(folder.path()), &args, &["stream", "create"]).ok();
        let service = serve(folder.path(), &args).arg("--demo").start().await;
        let cases = service.http.json("/api/cases?limit=3").await;
        let cases: Vec<String> = cases["cases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|case| case["case"].as_str().unwrap().to_owned())
            .collect();
        let (stop, stopped) = watch::channel(false);
        let (count, landed) = watch::channel(0);
        let count = Arc::new(count);
        let mut rng = seed::rng(test);
        let senders = cases.into_iter().map(|case| {
            let http = Http::new(service.http.base());
            let (mut rng, stopped, count) = (rng.fork(), stopped.clone(), count.clone());
            tokio::spawn(async move {
                let mut acknowledged = BTreeMap::new();
                while !*stopped.borrow() {
                    // A stream that all senders write, and one of their own.
                    let command = match rng.bool() {
                        true => make::note(&mut rng, &case, "Through it all."),
                        false => make::raid(&mut rng, "Through it all", "Multan"),
                    };
                    let position = surely(&http, &command).await;
                    acknowledged.insert(command["id"].as_str().unwrap().to_owned(), position);
                    count.send_modify(|count| *count += 1);
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
                acknowledged
            })
        });
        let senders = senders.collect();
        Self { nats, args, service, _folder: folder, stop, landed, senders }
    }

    /// Waits until so many more commands are acknowledged.
    async fn goes_on(&self, more: u64) {
        let mut landed = self.landed.clone();
        let wanted = *landed.borrow() + more;
        let reached = landed.wait_for(|count| *count >= wanted);
        let reached = tokio::time::timeout(PATIENCE, reached).await;
        assert!(reached.is_ok(), "commands are not taken again:\n{}", self.service.said());
    }

    /// Which of the servers leads the stream, once one does.
    async fn leader(&mut self) -> usize {
        let give_up = Instant::now() + PATIENCE;
        let jetstream = async_nats::jetstream::new(self.nats.link().await.client().clone());
        loop {
            let stream = jetstream.get_stream("grey-record").await;
            let cluster = stream.ok().and_then(|stream| stream.cached_info().cluster.clone());
            let leader = cluster.and_then(|cluster| cluster.leader);
            let servers = self.nats.servers().iter();
            let mut names = servers.map(|server| Some(server.name().to_owned()));
            if let Some(at) = names.position(|name| leader.is_some() && name == leader) {
                return at;
            }
            assert!(Instant::now() < give_up, "nobody leads: {leader:?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// What was acknowledged is on record, once and where it was said to be; and the views of the
    /// process that lived through it are those of one that builds them anew.
    async fn ends_well(self) {
        let _ = self.stop.send(true);
        let mut acknowledged = BTreeMap::new();
        for sender in self.senders {
            acknowledged.extend(sender.await.expect("a sender"));
        }
        let lived = self.service.http.patient(PATIENCE);
        let events = lived.all_events().await;
        let mut last_of: BTreeMap<&str, u64> = BTreeMap::new();
        let mut versions = std::collections::BTreeSet::new();
        for (position, event) in (1..).zip(&events) {
            assert_eq!(event["position"], position);
            let version = (event["stream"].to_string(), event["version"].as_u64().unwrap());
            assert!(versions.insert(version), "a version twice: {event}");
            last_of.insert(event["command_id"].as_str().unwrap_or_default(), position);
        }
        for (command, position) in &acknowledged {
            // Reservations come behind what the answer tells, and are events of the command too.
            let found = last_of.get(&**command).copied().unwrap_or_default();
            assert!(found >= *position, "{command} is not where it was acknowledged, {position}");
        }
        let fresh = folder::temporary();
        let anew = serve(fresh.path(), &self.args).args(["--role", "web"]).start_in(PATIENCE);
        let (lived, built) = (shown(&lived).await, shown(&anew.http.patient(PATIENCE)).await);
        assert_eq!(lived.len(), built.len());
        for ((what, lived), (_, built)) in lived.iter().zip(&built) {
            assert_eq!(lived, built, "{what}");
        }
        println!("{} commands acknowledged, {} answers compared", acknowledged.len(), lived.len());
        anew.stop();
        self.service.stop();
    }
}

/// Sends a command until its outcome is known: the very same one again.
async fn surely(http: &Http, command: &Value) -> u64 {
    let give_up = Instant::now() + PATIENCE;
    loop {
        let answer = http.submit(command).await;
        match answer.status {
            200 => return answer.json()["position"].as_u64().expect("a position"),
            202 | 503 => {}
            _ => panic!("{}", answer.text()),
        }
        assert!(Instant::now() < give_up, "{}", answer.text());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// What the views show: the numbers, the registers, the list and each case file.
async fn shown(http: &Http) -> Vec<(String, Value)> {
    let last = http.json("/api/status").await["position"].clone();
    let mut paths = vec![
        format!("/api/operations?from=2020-01-01&to=2026-12-31&at_least={last}"),
        format!("/api/registers?at_least={last}"),
        "/api/figures".to_owned(),
    ];
    let mut after = String::new();
    loop {
        let page = format!("/api/cases?limit=100&at_least={last}{after}");
        let cases = http.json(&page).await;
        paths.push(page);
        let listed = cases["cases"].as_array().unwrap().iter();
        paths.extend(listed.map(|case| format!("/api/cases/{}", case["case"].as_str().unwrap())));
        match cases["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    let mut shown = Vec::new();
    for path in paths {
        let mut answer = http.json(&path).await;
        // Judged at the instant it was asked.
        if let Some(file) = answer.as_object_mut() {
            file.remove("judged_at");
        }
        shown.push((path, answer));
    }
    shown
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_killed_under_load() {
    let nats = Nats::start(1, Sync::Always);
    let mut busy = Busy::start(nats, 1, "a_server_killed_under_load").await;
    for _ in 0..seed::count(3, 20) {
        busy.goes_on(10).await;
        busy.nats.servers()[0].kill();
        tokio::time::sleep(Duration::from_millis(100)).await;
        busy.nats.servers()[0].start();
    }
    busy.goes_on(10).await;
    busy.ends_well().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leader_killed_under_load() {
    let nats = Nats::start(3, Sync::Always);
    let mut busy = Busy::start(nats, 3, "a_leader_killed_under_load").await;
    for _ in 0..seed::count(1, 10) {
        busy.goes_on(10).await;
        let leader = busy.leader().await;
        busy.nats.servers()[leader].kill();
        busy.goes_on(10).await;
        busy.nats.servers()[leader].start();
    }
    busy.goes_on(10).await;
    busy.ends_well().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leader_cut_off_under_load() {
    let mut busy = Busy::start(Nats::start_apart(3), 3, "a_leader_cut_off_under_load").await;
    for _ in 0..seed::count(1, 5) {
        busy.goes_on(10).await;
        let leader = busy.leader().await;
        busy.nats.servers()[leader].cut();
        // The process may be connected to that very server, and finds its way to the others.
        busy.goes_on(10).await;
        busy.nats.servers()[leader].join();
    }
    busy.goes_on(10).await;
    busy.ends_well().await;
}
