//! Real servers that cannot carry a log, or not for this login or this clock; and the proof of a
//! server's syncing by a login of the system account.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use greyfile_eventlog::conformance::nats::{Nats, Sync, free_ports, get, program};
use greyfile_tests::cli::{Cli, Ran};
use greyfile_tests::service::Serve;
use greyfile_tests::{folder, make, seed};
use nkeys::KeyPair;

use super::{broker, serve, with_stream};

const PATIENCE: Duration = Duration::from_secs(20);

/// A server with a configuration of its own.
struct Own {
    _folder: tempfile::TempDir,
    port: u16,
    child: Child,
}

impl Own {
    /// Starts this program. In the configuration `$STORE` stands for a folder.
    fn start(program: &Path, config: &str) -> Self {
        let folder = folder::temporary();
        let [port, monitor] = free_ports(2)[..] else { unreachable!("two ports") };
        let store = folder.path().join("store").display().to_string();
        let own = format!("server_name: n1\nlisten: 127.0.0.1:{port}\nhttp: 127.0.0.1:{monitor}\n");
        let file = folder.path().join("nats.conf");
        fs::write(&file, own + &config.replace("$STORE", &store)).unwrap();
        let said = File::create(folder.path().join("said")).unwrap();
        let mut child = Command::new(program)
            .arg("-c")
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(said)
            .spawn()
            .expect("nats-server starts");
        let give_up = Instant::now() + PATIENCE;
        while get(monitor, "/healthz").is_none_or(|answer| !answer.contains("\"ok\"")) {
            if Instant::now() > give_up || child.try_wait().unwrap().is_some() {
                let said = fs::read_to_string(folder.path().join("said")).unwrap();
                panic!("the server does not start: {said}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { _folder: folder, port, child }
    }

    fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A new key: its public part, and the file with its seed.
fn key_in(folder: &Path, name: &str) -> (String, String) {
    let pair = KeyPair::new_user();
    let path = folder.join(name);
    fs::write(&path, pair.seed().unwrap()).unwrap();
    (pair.public_key(), path.display().to_string())
}

/// The server of a Debian release, which is older than atomic batches.
fn old_program() -> PathBuf {
    let old = program().with_file_name("nats-server-old");
    assert!(old.exists(), "there is no old server: `cargo xtask test` fetches it");
    old
}

/// The status of a log at this server, with these arguments besides.
fn status(url: &str, args: &[&str]) -> Ran {
    let data = folder::temporary();
    Cli::on(data.path()).run(&[&["--log", url][..], args, &["status"]].concat())
}

fn says(ran: &Ran, words: &[&str]) {
    for word in words {
        assert!(ran.failed().contains(word), "{word:?} is not in {}", ran.stderr);
    }
}

#[test]
fn a_server_that_cannot_carry_a_log_is_named() {
    let old = Own::start(&old_program(), "jetstream { store_dir: \"$STORE\" }");
    says(&status(&old.url(), &[]), &["is version 2.", "2.12 or newer", "upgrade the server"]);
    let none = Own::start(&program(), "");
    says(&status(&none.url(), &[]), &["has no JetStream", "jetstream block"]);
    let accounts = "jetstream { store_dir: \"$STORE\" }\n\
                    accounts { A { users: [{ user: a, password: a }] } }\nno_auth_user: a";
    let not_this_account = Own::start(&program(), accounts);
    says(&status(&not_this_account.url(), &[]), &["has no JetStream", "account"]);
}

#[test]
fn a_stream_is_created_once_enough_servers_run() {
    let mut nats = Nats::start(3, Sync::Always);
    let servers = nats.servers();
    servers[1].kill();
    servers[2].kill();
    let (data, url) = (folder::temporary(), servers[0].url());
    let cli = Cli::on(data.path());
    let create = ["--log", &url, "--replicas", "3", "stream", "create"];
    std::thread::scope(|scope| {
        let created = scope.spawn(|| cli.run(&create));
        // One of three decides nothing, and is asked until it can.
        std::thread::sleep(Duration::from_secs(8));
        assert!(!created.is_finished(), "{:?}", created.join());
        servers[1].start();
        servers[2].start();
        created.join().expect("it ran").ok();
    });
    says(&cli.run(&create), &["exists already"]);
}

#[test]
fn a_login_the_server_does_not_know_is_refused_as_such() {
    let there = folder::temporary();
    let (public, _) = key_in(there.path(), "right");
    let (_, wrong) = key_in(there.path(), "wrong");
    let config = format!(
        "jetstream {{ store_dir: \"$STORE\" }}\nauthorization {{ users: [{{ nkey: {public} }}] }}"
    );
    let server = Own::start(&program(), &config);
    let words = ["does not know this login", "--nats-nkey", "nothing was changed"];
    says(&status(&server.url(), &["--nats-nkey", &wrong]), &words);
    says(&status(&server.url(), &[]), &words);
    let no_seed = there.path().join("public");
    fs::write(&no_seed, public).unwrap();
    let no_seed = no_seed.display().to_string();
    says(&status(&server.url(), &["--nats-nkey", &no_seed]), &["holds no nkey seed"]);
}

#[tokio::test]
async fn a_clock_that_is_far_off_is_named() {
    let (data, late) = (folder::temporary(), folder::temporary());
    let nats = with_stream(&Cli::on(data.path()));
    let broker = broker(&nats);
    serve(data.path(), &broker).arg("--demo").start().await.stop();
    for (shift, words) in [("-1h", "s behind the broker's"), ("+1h", "s ahead of the broker's")] {
        let faked = ["faketime", "-f", shift].map(str::to_owned);
        let refused = serve(late.path(), &broker).arg("--demo").through(&faked).fail();
        assert!(refused.stderr.contains(words), "{shift}: {}", refused.stderr);
        assert!(refused.stderr.contains("set the clocks right"), "{}", refused.stderr);
    }
    // One that goes wrong while the service runs: nothing is recorded until it is right again.
    let shift = data.path().join("shift");
    fs::write(&shift, "+0").unwrap();
    let faked = ["env", "LD_PRELOAD=/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"];
    let faked = faked.map(str::to_owned).into_iter().chain([
        format!("FAKETIME_TIMESTAMP_FILE={}", shift.display()),
        "FAKETIME_NO_CACHE=1".to_owned(),
        "FAKETIME_DONT_FAKE_MONOTONIC=1".to_owned(),
    ]);
    let service = serve(data.path(), &broker).through(&faked.collect::<Vec<_>>()).start().await;
    let mut rng = seed::rng("a_clock_that_is_far_off_is_named");
    let command = make::enquiry(&mut rng, "By which clock?", "Multan");
    fs::write(&shift, "+600s").unwrap();
    let problem = service.http.submit(&command).await.problem(503, "time.clock_wrong");
    let message = problem["message"].as_str().unwrap();
    assert!(message.contains("ahead of the broker's"), "{message}");
    assert!(message.contains("nothing was recorded"), "{message}");
    fs::write(&shift, "+0").unwrap();
    service.http.accept(&command).await;
    service.stop();
}

#[test]
fn the_system_account_proves_that_servers_sync() {
    let there = folder::temporary();
    let (system, system_file) = key_in(there.path(), "system");
    let (mute, mute_file) = key_in(there.path(), "mute");
    let configured = |sync: &str| {
        format!(
            "jetstream {{ store_dir: \"$STORE\"\n {sync} }}\nsystem_account: SYS\n\
             accounts {{ SYS {{ users: [ {{ nkey: {system}, permissions {{ publish: \
             \"$SYS.REQ.SERVER.PING.JSZ\" }} }}, {{ nkey: {mute}, permissions {{ publish: \"no\" }} }} ] }}\n\
             G {{ jetstream: enabled, users: [{{ user: g, password: g }}] }} }}\nno_auth_user: g"
        )
    };
    let always = Own::start(&program(), &configured(" sync_interval: always"));
    let url = always.url();
    let data = folder::temporary();
    let cli = Cli::on(data.path());
    cli.run(&["--log", &url, "stream", "create"]).ok();
    let system = ["--nats-system-nkey", &*system_file];
    says(&status(&url, &[]), &["not proven", "n1", "--nats-system-nkey"]);
    says(&status(&url, &system), &["holds no event yet"]);
    says(
        &status(&url, &["--nats-system-nkey", &mute_file]),
        &["cannot be asked whether they sync", "$SYS.REQ.SERVER.PING.JSZ"],
    );
    let found = Serve::on(data.path()).args(["--log", &url, "--found"]).args(system);
    found.start_unready().stop();
    drop(always);

    let lazy = Own::start(&program(), &configured(""));
    cli.run(&["--log", &lazy.url(), "--log-name", "other", "stream", "create"]).ok();
    says(
        &status(&lazy.url(), &["--log-name", "other", system[0], system[1]]),
        &["n1 acknowledges events before they are on disk", "sync_interval: always"],
    );
}
