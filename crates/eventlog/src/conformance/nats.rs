//! Real nats-servers for tests: one, or a cluster of three, on loopback or each on a host of its own
//! network, in a folder of their own. They can be killed, started again and cut off.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::network::Network;
use crate::jetstream::{Link, Target, connect};

/// Names the program to use.
const PROGRAM: &str = "NATS_SERVER";
/// Long enough for a server or an election on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// How servers sync.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sync {
    /// Before every acknowledgement.
    Always,
    /// Every two minutes, as the servers do unless told otherwise.
    Lazily,
}

/// One server.
pub struct Server {
    name: String,
    folder: PathBuf,
    /// Where clients reach it.
    host: String,
    port: u16,
    monitor: u16,
    network: Option<(Arc<Network>, usize)>,
    child: Option<Child>,
}

/// One server or several that form a cluster.
pub struct Nats {
    // Dropped in this order: a server that writes would keep its folder.
    servers: Vec<Server>,
    _folder: TempDir,
}

impl Nats {
    /// This many servers, running and ready.
    ///
    /// # Panics
    /// When they cannot be started.
    pub fn start(count: usize, sync: Sync) -> Self {
        Self::start_with(count, sync, "")
    }

    /// This many servers, with more lines in the configuration of each.
    ///
    /// # Panics
    /// When they cannot be started.
    pub fn start_with(count: usize, sync: Sync, more: &str) -> Self {
        Self::start_on(None, count, sync, more)
    }

    /// This many servers that sync always, each on a host of its own; see [`Server::cut`].
    ///
    /// # Panics
    /// When they cannot be started, or this machine does not let the test make a network.
    pub fn start_apart(count: usize) -> Self {
        let network = Some(Arc::new(Network::of(count)));
        Self::start_on(network, count, Sync::Always, "")
    }

    fn start_on(network: Option<Arc<Network>>, count: usize, sync: Sync, more: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("greyfile-nats-").tempdir().expect("a folder");
        let ports = free_ports(count * 3);
        let loopback = || "127.0.0.1".to_owned();
        let routes: Vec<String> = (0..count)
            .map(|at| {
                let host = network.as_ref().map_or_else(loopback, |it| it.cluster_address(at));
                format!("{host}:{}", ports[2 * count + at])
            })
            .collect();
        let mut servers = Vec::new();
        for number in 0..count {
            let name = format!("n{}", number + 1);
            let own = folder.path().join(&name);
            fs::create_dir_all(&own).expect("a folder");
            let (port, monitor) = (ports[number], ports[count + number]);
            let host = network.as_ref().map_or_else(loopback, |it| it.client_address(number));
            let sync = match sync {
                Sync::Always => "sync_interval: always",
                Sync::Lazily => "",
            };
            let mut text = format!(
                "server_name: {name}\nlisten: \"{host}:{port}\"\nhttp: \"{host}:{monitor}\"\n\
                 jetstream {{ store_dir: \"{}\"\n {sync} }}\n{more}\n",
                own.join("store").display()
            );
            if count > 1 {
                // The ping is quicker than by default, so that routes that were cut are given up
                // and made anew within seconds, not minutes.
                text.push_str(&format!(
                    "cluster {{ name: test, listen: \"{}\", ping_interval: \"1s\", routes: [{}] }}\n",
                    routes[number],
                    routes.iter().map(|route| format!("\"nats-route://{route}\"")).collect::<Vec<_>>().join(", ")
                ));
            }
            fs::write(own.join("nats.conf"), text).expect("a configuration");
            let network = network.clone().map(|network| (network, number));
            servers.push(Server { name, folder: own, host, port, monitor, network, child: None });
        }
        let mut nats = Self { servers, _folder: folder };
        for server in &mut nats.servers {
            server.spawn();
        }
        for server in &nats.servers {
            server.wait_until_ready();
        }
        nats
    }

    /// The addresses of all servers, for a client.
    pub fn url(&self) -> String {
        let urls: Vec<String> = self.servers.iter().map(Server::url).collect();
        urls.join(",")
    }

    /// The servers.
    pub fn servers(&mut self) -> &mut [Server] {
        &mut self.servers
    }

    /// The first of them.
    pub fn first(&self) -> &Server {
        &self.servers[0]
    }

    /// A connection, once the servers have elected who leads them.
    ///
    /// # Panics
    /// When there is none for a minute.
    pub async fn link(&self) -> Link {
        link(self.url()).await
    }

    /// Where each server shows its state.
    pub fn monitors(&self) -> Vec<String> {
        self.servers.iter().map(Server::monitor).collect()
    }
}

impl Server {
    /// Its name in the cluster.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("nats://{}:{}", self.host, self.port)
    }

    /// Where it shows its state.
    pub fn monitor(&self) -> String {
        format!("http://{}:{}", self.host, self.monitor)
    }

    /// What its monitoring says, if it answers.
    pub fn says(&self, path: &str) -> Option<String> {
        ask(&self.host, self.monitor, path)
    }

    /// A number that its `/varz` shows, such as `slow_consumers`.
    ///
    /// # Panics
    /// When it does not answer, or shows no such number.
    pub fn counts(&self, what: &str) -> u64 {
        let said = self.says("/varz").expect("its monitoring");
        let name = format!("\"{what}\":");
        let count = said.split(&name).nth(1).expect("a count").trim_start();
        let digits: String = count.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().expect("a number")
    }

    /// Cuts it off from the other servers; clients still reach it.
    ///
    /// # Panics
    /// Without a network: see [`Nats::start_apart`].
    pub fn cut(&self) {
        let (network, host) = self.network.as_ref().expect("a network of its own");
        network.cut(*host);
    }

    /// Lets it reach the other servers again.
    ///
    /// # Panics
    /// Without a network.
    pub fn join(&self) {
        let (network, host) = self.network.as_ref().expect("a network of its own");
        network.join(*host);
    }

    /// Where it keeps its streams.
    pub fn store(&self) -> PathBuf {
        self.folder.join("store")
    }

    /// Its process.
    ///
    /// # Panics
    /// When it does not run.
    pub fn pid(&self) -> u32 {
        self.child.as_ref().expect("it runs").id()
    }

    /// Kills it: no chance to write anything.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Starts it again, on the same ports and files, and waits until it is ready.
    pub fn start(&mut self) {
        self.spawn();
        self.wait_until_ready();
    }

    /// Starts it again without waiting.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn spawn(&mut self) {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.folder.join("nats.log"))
            .expect("a file for its messages");
        let mut command = match &self.network {
            Some((network, host)) => network.command(*host, &program()),
            None => Command::new(program()),
        };
        let child = command
            .arg("-c")
            .arg(self.folder.join("nats.conf"))
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("the file again"))
            .stderr(log)
            .spawn()
            .expect("nats-server starts");
        self.child = Some(child);
    }

    fn wait_until_ready(&self) {
        let give_up = Instant::now() + PATIENCE;
        while self.says("/healthz").is_none_or(|answer| !answer.contains("\"ok\"")) {
            assert!(
                Instant::now() < give_up,
                "{} is not ready:\n{}",
                self.name,
                fs::read_to_string(self.folder.join("nats.log")).unwrap_or_default()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A connection to servers.
///
/// # Panics
/// When there is none.
pub async fn link(url: String) -> Link {
    let target = Target { url, client_name: "test".to_owned(), ..Target::default() };
    connect(&target).await.expect("a connection")
}

/// What the monitoring of a server on this machine says, if it answers.
pub fn get(port: u16, path: &str) -> Option<String> {
    ask("127.0.0.1", port, path)
}

fn ask(host: &str, port: u16, path: &str) -> Option<String> {
    let mut socket = TcpStream::connect((host, port)).ok()?;
    socket.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    write!(socket, "GET {path} HTTP/1.0\r\n\r\n").ok()?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer).ok()?;
    Some(answer)
}

/// Ports that are free now, below those that the system gives to whoever connects: such a one could be
/// taken by another test before its server has started. Calls of one process get others each time, until
/// all were given.
///
/// # Panics
/// When there are not so many.
pub fn free_ports(count: usize) -> Vec<u16> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let (first, ports) = (12_000, 18_000);
    // Two processes that run at once begin in places of their own.
    let begin = std::process::id().wrapping_mul(397);
    let free = (0..ports).filter_map(|_| {
        let next = begin.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % ports;
        let port = u16::try_from(first + next).ok()?;
        TcpListener::bind(("127.0.0.1", port)).ok().map(|_| port)
    });
    let free: Vec<u16> = free.take(count).collect();
    assert_eq!(free.len(), count, "too few ports are free");
    free
}

/// The nats-server to use: the one that `NATS_SERVER` names, or the one that
/// `cargo xtask test` has put into target/tools.
///
/// # Panics
/// When there is none.
pub fn program() -> PathBuf {
    if let Some(named) = std::env::var_os(PROGRAM) {
        return named.into();
    }
    let own = std::env::current_exe().expect("a test knows its own executable");
    let tools = own
        .ancestors()
        .map(|folder| folder.join("tools/nats-server"))
        .find(|program| Path::new(program).exists());
    tools.unwrap_or_else(|| {
        panic!("there is no nats-server: run `cargo xtask test`, which fetches it, or name one in {PROGRAM}")
    })
}
