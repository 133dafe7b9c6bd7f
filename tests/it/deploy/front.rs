//! The proxy, run with deploy/proxy/haproxy.cfg, and a client that shows it a certificate.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use greyfile_eventlog::conformance::nats::{free_ports, get};
use greyfile_tests::folder;
use serde_json::Value;

use super::cluster::wait;
use super::{file, read, run};

/// How long a line of a stream may take to come.
const PATIENCE: Duration = Duration::from_secs(30);
/// Where the shipped files have web and intake listen.
pub const WEB: [&str; 2] = ["127.0.0.1:8081", "127.0.0.1:8082"];
pub const INTAKE: [&str; 2] = ["127.0.0.1:8091", "127.0.0.1:8092"];

/// The proxy, and the keys it was started with.
pub struct Front {
    child: Child,
    folder: tempfile::TempDir,
    keys: PathBuf,
    name: String,
    people: u16,
    monitoring: u16,
}

/// An answer through the proxy; a status of 0 when there was none.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: String,
    /// What the client said of it, for whoever reads a failed test.
    #[allow(dead_code, reason = "shown by Debug")]
    said: String,
}

/// Which of the proxy's two doors.
#[derive(Debug, Clone, Copy)]
pub enum Door {
    People,
    Monitoring,
}

impl Front {
    /// Starts the proxy for a service that is reached under `name` (with a port where it has one),
    /// before these processes, and waits until it runs.
    pub fn start(keys: &Path, name: &str, web: [SocketAddr; 2], intake: [SocketAddr; 2]) -> Self {
        let folder = folder::temporary();
        let ports = free_ports(3);
        let at = |port: u16| format!("127.0.0.1:{port}");
        let mut text = read("proxy/haproxy.cfg");
        let mut put = |shipped: &str, here: &str| {
            assert!(text.contains(shipped), "haproxy.cfg has no {shipped}");
            text = text.replace(shipped, here);
        };
        let pairs = WEB.iter().zip(web).chain(INTAKE.iter().zip(intake));
        for (shipped, here) in pairs {
            // Each process takes requests under its own loopback name.
            put(&format!("Host {shipped}"), &format!("Host localhost:{}", here.port()));
            put(shipped, &here.to_string());
        }
        put("bind :8443", &format!("bind {}", at(ports[0])));
        put("bind :9443", &format!("bind {}", at(ports[1])));
        put("127.0.0.1:8404", &at(ports[2]));
        put("/run/secrets/proxy-certificate", &keys.join("proxy.pem").display().to_string());
        put("/run/secrets/people-ca", &keys.join("people/ca.pem").display().to_string());
        let withdrawn = folder.path().join("withdrawn");
        fs::copy(file("proxy/withdrawn"), &withdrawn).unwrap();
        put("/etc/haproxy/withdrawn", &withdrawn.display().to_string());
        let config = folder.path().join("haproxy.cfg");
        fs::write(&config, text).unwrap();
        let log = fs::File::create(folder.path().join("log")).unwrap();
        let child = Command::new("haproxy")
            .args(["-W", "-db", "-f"])
            .arg(&config)
            .env("GREY_PUBLIC_NAME", name)
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .expect("haproxy, which `cargo xtask test` installs");
        let front = Self {
            child,
            keys: keys.to_owned(),
            name: name.to_owned(),
            people: ports[0],
            monitoring: ports[1],
            folder,
        };
        wait("the proxy runs", || get(ports[2], "/alive").is_some_and(|said| said.contains("200")));
        front
    }

    /// What it wrote to its log.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Where Prometheus asks.
    pub fn monitoring(&self) -> u16 {
        self.monitoring
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The list of certificates that open nothing any more.
    pub fn withdrawn(&self) -> PathBuf {
        self.folder.path().join("withdrawn")
    }

    /// The client's command line: somebody's certificate, the address, and what else is asked.
    fn curl(&self, door: Door, who: Option<&str>, path: &str, args: &[&str]) -> Command {
        let port = match door {
            Door::People => self.people,
            Door::Monitoring => self.monitoring,
        };
        let mut command = Command::new("curl");
        command.args(["--silent", "--show-error", "--noproxy", "*", "--max-time", "60"]);
        command.arg("--path-as-is").arg("--cacert").arg(self.keys.join("servers/ca.pem"));
        if let Some(who) = who {
            command.arg("--cert").arg(self.keys.join(format!("{who}.pem")));
            command.arg("--key").arg(self.keys.join(format!("{who}.key")));
        }
        command.args(["--connect-to", &format!("::127.0.0.1:{port}")]).args(args);
        command.arg(format!("https://{}{path}", self.name));
        command
    }

    /// Asks.
    pub fn ask(&self, door: Door, who: Option<&str>, path: &str, args: &[&str]) -> Answer {
        let there = folder::temporary();
        let (headers, body) = (there.path().join("headers"), there.path().join("body"));
        let mut command = self.curl(door, who, path, args);
        command.arg("--dump-header").arg(&headers).arg("--output").arg(&body);
        command.args(["--write-out", "%{http_code}"]);
        let ran = run(&mut command);
        let text = |path: &Path| fs::read_to_string(path).unwrap_or_default();
        Answer {
            status: String::from_utf8_lossy(&ran.stdout).parse().expect("a status"),
            headers: text(&headers).to_lowercase(),
            body: text(&body),
            said: String::from_utf8_lossy(&ran.stderr).into_owned(),
        }
    }

    /// Reads a page, or what else there is, as somebody who may.
    pub fn get(&self, path: &str) -> Answer {
        self.ask(Door::People, Some("people/officer"), path, &[])
    }

    /// Sends a command as a program would.
    pub fn submit(&self, command: &Value) -> Answer {
        let body = command.to_string();
        let json = ["--header", "content-type: application/json", "--data-binary", &body];
        self.ask(Door::People, Some("people/officer"), "/api/commands", &json)
    }

    /// Waits until requests are answered by this many web processes.
    pub fn wait_for_web(&self, count: usize) {
        let wanted = format!("haproxy_backend_active_servers{{proxy=\"web\"}} {count}");
        wait(&format!("{count} web processes behind the proxy"), || {
            self.ask(Door::Monitoring, Some("people/monitoring"), "/proxy", &[])
                .body
                .contains(&wanted)
        });
    }

    /// Listens to the stream of signals.
    pub fn signals(&self) -> Signals {
        let mut command =
            self.curl(Door::People, Some("people/officer"), "/api/stream", &["--no-buffer"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("curl");
        let stdout = child.stdout.take().expect("piped");
        let (send, lines) = mpsc::channel();
        std::thread::spawn(move || {
            let lines = BufReader::new(stdout).lines().map_while(Result::ok);
            lines.for_each(|line| drop(send.send(line)));
        });
        Signals { child, lines }
    }
}

impl Answer {
    /// The JSON of a success.
    pub fn json(&self) -> Value {
        assert_eq!(self.status, 200, "{self:#?}");
        serde_json::from_str(&self.body).expect("JSON")
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        // The worker ends with its master, which has to be told.
        let pid = rustix::process::Pid::from_child(&self.child);
        let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
        let _ = self.child.wait();
        if std::thread::panicking() {
            println!("the proxy had said:\n{}", self.log());
        }
    }
}

/// An open stream of signals.
pub struct Signals {
    child: Child,
    lines: mpsc::Receiver<String>,
}

impl Signals {
    /// Waits for a signal that a view is at this position or past it, while the stream stays open.
    pub fn reach(&mut self, position: u64) {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).expect("the stream goes on");
            let id = line.strip_prefix("id:").and_then(|id| id.trim().parse::<u64>().ok());
            if id.is_some_and(|id| id >= position) {
                return;
            }
        }
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
