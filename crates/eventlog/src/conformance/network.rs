//! Networks for tests: each host a network namespace, with two cables that can be pulled.
//!
//! ```text
//! test ──── client ┌────────┐ cluster ────┐
//! test ──── client │ host 2 │ cluster ──── hub, a namespace with a bridge
//! test ──── client └────────┘ cluster ────┘
//! ```
//! Pulled out of the hub, a host is cut off from the other hosts, and the test still reaches it.
//! Everything is named after the process and gone when the [`Network`] is dropped, even by a panic;
//! what a killed process left is removed by the next one that makes a network.

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// What the names of all namespaces begin with.
const PREFIX: &str = "greyfile-";
/// Addresses for measuring networks (RFC 2544), which no real machine has.
const CLIENTS: &str = "198.18";
const CLUSTER: &str = "198.19.0";
/// Networks that can be there at once on one machine.
const NETWORKS_MAX: u32 = 256;

/// Hosts that reach each other and are reached by the test.
pub struct Network {
    name: String,
    /// The third number of the addresses at which the test reaches the hosts.
    number: u32,
    hosts: usize,
}

impl Network {
    /// A network of so many hosts, at most 60.
    ///
    /// # Panics
    /// When this machine does not let the test make one.
    pub fn of(hosts: usize) -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let process = std::process::id();
        let name = format!("{process}x{}", MADE.fetch_add(1, Ordering::Relaxed));
        // One at a time: which numbers are free is seen by looking at the interfaces.
        let lock = File::create(std::env::temp_dir().join("greyfile-networks.lock"));
        let lock = lock.and_then(|file| file.lock().map(|()| file)).expect("a lock on networks");
        remove_left_behind();
        let taken = ip(&["-4", "-o", "address", "show"]);
        let number = (0..NETWORKS_MAX)
            .map(|more| (process + more) % NETWORKS_MAX)
            .find(|number| !taken.contains(&format!(" {CLIENTS}.{number}.")))
            .expect("a free network");
        // From here on dropping it removes what there is of it.
        let network = Self { name, number, hosts };
        network.make();
        drop(lock);
        network
    }

    fn make(&self) {
        let hub = self.hub();
        ip(&["netns", "add", &hub]);
        ip(&["-n", &hub, "link", "add", "bridge", "type", "bridge"]);
        ip(&["-n", &hub, "link", "set", "bridge", "up"]);
        for host in 0..self.hosts {
            let (space, port, cable) = (self.space(host), port(host), self.cable(host));
            ip(&["netns", "add", &space]);
            ip(&["-n", &space, "link", "set", "lo", "up"]);
            let ends = ["link", "add", &cable, "type", "veth", "peer", "name", "client"];
            ip(&[&ends[..], &["netns", &space]].concat());
            ip(&["address", "add", &format!("{}/30", self.address(host, 1)), "dev", &cable]);
            ip(&["link", "set", &cable, "up"]);
            let client = format!("{}/30", self.address(host, 2));
            ip(&["-n", &space, "address", "add", &client, "dev", "client"]);
            ip(&["-n", &space, "link", "set", "client", "up"]);
            let ends = ["-n", &hub, "link", "add", &port, "type", "veth", "peer", "name"];
            ip(&[&ends[..], &["cluster", "netns", &space]].concat());
            ip(&["-n", &hub, "link", "set", &port, "master", "bridge", "up"]);
            let cluster = format!("{}/24", self.cluster_address(host));
            ip(&["-n", &space, "address", "add", &cluster, "dev", "cluster"]);
            ip(&["-n", &space, "link", "set", "cluster", "up"]);
        }
    }

    /// Where the test reaches a host.
    pub fn client_address(&self, host: usize) -> String {
        self.address(host, 2)
    }

    /// Where the other hosts reach a host.
    pub fn cluster_address(&self, host: usize) -> String {
        format!("{CLUSTER}.{}", host + 1)
    }

    /// A command that runs a program on a host; the program keeps the command's process.
    pub fn command(&self, host: usize, program: &Path) -> Command {
        let mut command = Command::new("ip");
        command.args(["netns", "exec", &self.space(host)]).arg(program);
        command
    }

    /// Cuts a host off from the other hosts: what they send each other is lost without a word.
    pub fn cut(&self, host: usize) {
        ip(&["-n", &self.hub(), "link", "set", &port(host), "down"]);
    }

    /// Lets a host that was cut off reach the others again.
    pub fn join(&self, host: usize) {
        ip(&["-n", &self.hub(), "link", "set", &port(host), "up"]);
    }

    fn address(&self, host: usize, end: usize) -> String {
        format!("{CLIENTS}.{}.{}", self.number, 4 * host + end)
    }

    fn hub(&self) -> String {
        format!("{PREFIX}{}-hub", self.name)
    }

    fn space(&self, host: usize) -> String {
        format!("{PREFIX}{}-{}", self.name, host + 1)
    }

    /// The test's end of a host's cable: at most 15 letters.
    fn cable(&self, host: usize) -> String {
        format!("gf{}c{}", self.name, host + 1)
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        // A namespace takes its ends of the cables with it, and so the other ends.
        for host in 0..self.hosts {
            remove(&self.space(host));
        }
        remove(&self.hub());
    }
}

/// The hub's end of a host's cable.
fn port(host: usize) -> String {
    format!("port{}", host + 1)
}

/// Runs `ip`; what it said.
fn ip(args: &[&str]) -> String {
    let ran = Command::new("ip").args(args).output();
    let ran = ran.unwrap_or_else(|error| {
        panic!("this test needs the program ip (Debian's iproute2): {error}; install it")
    });
    assert!(
        ran.status.success(),
        "this test cuts servers off from one another and needs network namespaces: root, or a \
         container with CAP_NET_ADMIN and CAP_SYS_ADMIN; `ip {}` said: {}",
        args.join(" "),
        String::from_utf8_lossy(&ran.stderr)
    );
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

/// Removes a namespace, if it is there.
fn remove(space: &str) {
    let _ = Command::new("ip").args(["netns", "delete", space]).output();
}

/// Removes the networks of processes that are gone, and ends the servers they left on them.
fn remove_left_behind() {
    for line in ip(&["netns", "list"]).lines() {
        let space = line.split_whitespace().next().unwrap_or_default();
        let Some(name) = space.strip_prefix(PREFIX) else { continue };
        let process = name.split('x').next().unwrap_or_default();
        if process.parse::<u32>().is_err() || Path::new("/proc").join(process).exists() {
            continue;
        }
        let left = ip(&["netns", "pids", space]);
        for process in left.split_whitespace() {
            let _ = Command::new("kill").args(["-9", process]).output();
        }
        remove(space);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_process_left_is_removed() {
        // No process has this number: it is above the highest.
        let space = format!("{PREFIX}4999999x0-1");
        ip(&["netns", "add", &space]);
        let mut left = Command::new("ip").args(["netns", "exec", &space, "sleep", "60"]).spawn();
        let left = left.as_mut().expect("it starts");
        while ip(&["netns", "pids", &space]).is_empty() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let network = Network::of(1);
        let spaces = ip(&["netns", "list"]);
        assert!(!spaces.contains(&space), "{spaces}");
        assert!(spaces.contains(&network.hub()), "{spaces}");
        assert!(!left.wait().expect("it ends").success());
        let name = network.name.clone();
        drop(network);
        let spaces = ip(&["netns", "list"]);
        assert!(!spaces.contains(&name), "{spaces}");
    }
}
