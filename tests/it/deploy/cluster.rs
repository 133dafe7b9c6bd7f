//! A broker as deploy/ sets it up: three servers run with deploy/nats, and the keys and
//! certificates that deploy/keys.sh makes.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use greyfile_eventlog::conformance::nats::{free_ports, get, program};
use greyfile_tests::cli::{Cli, Ran};
use greyfile_tests::folder;
use greyfile_tests::service::Serve;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use super::{file, ok};

const PATIENCE: Duration = Duration::from_secs(90);
const LOOK: Duration = Duration::from_millis(20);
/// How many servers.
const COUNT: usize = 3;
/// The name the service is reached by.
pub const NAME: &str = "greyfile.test";
/// The stream that holds the log.
const STREAM: &str = "grey-record";

/// Three servers, each with a store of its own.
pub struct Cluster {
    folder: tempfile::TempDir,
    servers: [Option<Child>; COUNT],
    ports: Vec<u16>,
}

/// Runs deploy/keys.sh.
pub fn keys_sh(args: &[&str]) -> String {
    ok(Command::new("sh").arg(file("keys.sh")).args(args))
}

/// The variables of the file `environment` that deploy/keys.sh wrote.
pub fn environment(keys: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(keys.join("environment")).expect("keys.sh wrote it");
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

impl Cluster {
    /// Makes the keys, starts the servers and waits until all are ready.
    pub fn start() -> Self {
        let folder = folder::temporary();
        let keys = folder.path().join("keys");
        let text = keys.to_str().expect("a path in letters");
        keys_sh(&["new", text, NAME]);
        for number in 1..=COUNT {
            // The same name, and the address that tests reach it by.
            keys_sh(&["server", text, &format!("nats-{number}"), "127.0.0.1"]);
        }
        let ports = free_ports(3 * COUNT);
        let mut cluster = Self { folder, servers: [const { None }; COUNT], ports };
        for number in 0..COUNT {
            cluster.spawn(number);
        }
        for number in 0..COUNT {
            cluster.wait_until_ready(number);
        }
        cluster
    }

    /// The folder that deploy/keys.sh made.
    pub fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    /// A server's name.
    pub fn name(number: usize) -> String {
        format!("nats-{}", number + 1)
    }

    /// Where a server keeps its streams.
    pub fn store(&self, number: usize) -> PathBuf {
        self.folder.path().join(format!("store-{number}"))
    }

    /// Starts a server without waiting.
    pub fn spawn(&mut self, number: usize) {
        let name = Self::name(number);
        let keys = self.keys();
        let at = |part: usize| format!("127.0.0.1:{}", self.ports[part * COUNT + number]);
        let routes: Vec<String> = self.ports[2 * COUNT..]
            .iter()
            .map(|port| format!("nats-route://127.0.0.1:{port}"))
            .collect();
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(self.folder.path().join(format!("{name}.log")))
            .expect("a file for its messages");
        let child = Command::new(program())
            .arg("-c")
            .arg(file("nats/server.conf"))
            .envs(environment(&keys))
            .env("GREY_SERVER", &name)
            .env("GREY_LISTEN", at(0))
            .env("GREY_MONITOR", at(1))
            .env("GREY_CLUSTER", at(2))
            .env("GREY_ROUTES", format!("[{}]", routes.join(", ")))
            .env("GREY_STORE", self.store(number))
            .env("GREY_TLS_CERT", keys.join(format!("servers/{name}.pem")))
            .env("GREY_TLS_KEY", keys.join(format!("servers/{name}.key")))
            .env("GREY_TLS_CA", keys.join("servers/ca.pem"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("nats-server starts");
        self.servers[number] = Some(child);
    }

    /// Waits until a server says that it is ready.
    pub fn wait_until_ready(&self, number: usize) {
        let ready = || {
            get(self.monitor(number), "/healthz").is_some_and(|answer| answer.contains("\"ok\""))
        };
        wait(&format!("{} is ready", Self::name(number)), ready);
    }

    /// Kills a server: no chance to write anything.
    pub fn kill(&mut self, number: usize) {
        let mut child = self.servers[number].take().expect("it runs");
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
    }

    /// Sends a server a signal.
    pub fn signal(&self, number: usize, signal: Signal) {
        let child = self.servers[number].as_ref().expect("it runs");
        kill_process(Pid::from_child(child), signal).expect("it takes signals");
    }

    /// What a server has said so far.
    pub fn said(&self, number: usize) -> String {
        let path = self.folder.path().join(format!("{}.log", Self::name(number)));
        std::fs::read_to_string(path).unwrap_or_default()
    }

    /// Where clients connect to a server.
    pub fn port(&self, number: usize) -> u16 {
        self.ports[number]
    }

    /// Where a server shows its state.
    pub fn monitor(&self, number: usize) -> u16 {
        self.ports[COUNT + number]
    }

    /// What a server's monitoring shows of JetStream; nothing while it does not run.
    pub fn jsz(&self, number: usize) -> Option<Value> {
        let answer = get(self.monitor(number), "/jsz?consumers=true&config=true&raft=true")?;
        let (_, body) = answer.split_once("\r\n\r\n")?;
        serde_json::from_str(body).ok()
    }

    /// The stream as a server has it; nothing while it does not run or has none.
    pub fn stream(&self, number: usize) -> Option<Value> {
        let state = self.jsz(number)?;
        let accounts = state["account_details"].as_array()?.clone();
        let mut streams = accounts
            .into_iter()
            .flat_map(|account| account["stream_detail"].as_array().cloned().unwrap_or_default());
        streams.find(|stream| stream["name"] == STREAM)
    }

    /// The last position a server has, as it says itself.
    pub fn position(&self, number: usize) -> Option<u64> {
        self.stream(number)?["state"]["last_seq"].as_u64()
    }

    /// Which server leads the stream, once one does.
    pub fn leader(&self) -> usize {
        let mut found = None;
        wait("the stream has a leader", || {
            found = (0..COUNT).find(|number| {
                let leads = |stream: Value| stream["cluster"]["leader"] == Self::name(*number);
                self.stream(*number).is_some_and(leads)
            });
            found.is_some()
        });
        found.expect("waited for")
    }

    /// The addresses of all servers, for a client.
    pub fn url(&self) -> String {
        let urls: Vec<String> =
            self.ports[..COUNT].iter().map(|port| format!("tls://127.0.0.1:{port}")).collect();
        urls.join(",")
    }

    /// The arguments of greyfile as one of the parts.
    pub fn args(&self, part: &str) -> Vec<String> {
        let keys = self.keys();
        let path = |name: &str| keys.join(name).display().to_string();
        let mut args: Vec<String> = [
            ("--log", self.url()),
            ("--replicas", COUNT.to_string()),
            ("--nats-ca", path("servers/ca.pem")),
            ("--nats-nkey", path(&format!("nkeys/{part}.nk"))),
            ("--nats-inbox", format!("_INBOX_{part}")),
        ]
        .into_iter()
        .flat_map(|(name, value)| [name.to_owned(), value])
        .collect();
        for number in 0..COUNT {
            let monitor = format!("http://127.0.0.1:{}", self.monitor(number));
            args.extend(["--nats-monitor".to_owned(), monitor]);
        }
        args
    }

    /// Runs the command line on a data folder as one of the parts.
    pub fn cli(&self, data: &Path, part: &str, args: &[&str]) -> Ran {
        let named = self.args(part);
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        Cli::on(data).run(&[args, &named[..]].concat())
    }

    /// How to start the service on a data folder as one of the parts.
    pub fn serve(&self, data: &Path, part: &str) -> Serve {
        self.args(part).iter().fold(Serve::on(data), Serve::arg_of)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for server in self.servers.iter_mut().flatten() {
            let _ = server.kill();
            let _ = server.wait();
        }
        if std::thread::panicking() {
            for number in 0..COUNT {
                println!("{} had said:\n{}", Self::name(number), self.said(number));
            }
        }
    }
}

/// Waits, with patience, until something is so.
pub fn wait(what: &str, mut so: impl FnMut() -> bool) {
    let give_up = Instant::now() + PATIENCE;
    while !so() {
        assert!(Instant::now() < give_up, "not within {PATIENCE:?}: {what}");
        std::thread::sleep(LOOK);
    }
}
