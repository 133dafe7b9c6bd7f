//! The proxy in front of two real processes: who gets in, what is refused, and what goes on when
//! one of the two is killed.

use std::fs;
use std::net::SocketAddr;
use std::process::Command;

use greyfile_eventlog::conformance::nats::{Nats, Sync, free_ports};
use greyfile_tests::service::{Serve, Service};
use greyfile_tests::{Cli, folder, make, seed};

use super::cluster::{keys_sh, wait};
use super::front::{Door, Front};
use super::ok;

/// Two processes on one log, both before one proxy.
pub struct House {
    pub front: Front,
    pub keys: tempfile::TempDir,
    services: Vec<Option<Service>>,
    data: tempfile::TempDir,
    broker: Vec<String>,
    addresses: [SocketAddr; 2],
    _nats: Nats,
}

impl House {
    pub async fn start() -> Self {
        let data = folder::temporary();
        let keys = folder::temporary();
        let made = keys.path().join("made");
        keys_sh(&["new", made.to_str().unwrap(), "localhost"]);
        keys_sh(&["person", made.to_str().unwrap(), "officer"]);
        let nats = Nats::start(1, Sync::Always);
        let mut broker = vec!["--log".to_owned(), nats.url()];
        for monitor in nats.monitors() {
            broker.extend(["--nats-monitor".to_owned(), monitor]);
        }
        let named: Vec<&str> = broker.iter().map(String::as_str).collect();
        Cli::on(data.path()).run(&[&["stream", "create"], &named[..]].concat()).ok();
        // Both listen on one port, so that both answer to one name, which a proxy hands on.
        let port = free_ports(1)[0];
        let addresses =
            [[127, 0, 0, 1], [127, 0, 0, 2]].map(|address| SocketAddr::from((address, port)));
        let name = format!("localhost:{port}");
        let front = Front::start(&made, &name, addresses, addresses);
        let mut house =
            Self { front, services: vec![None, None], data, keys, broker, addresses, _nats: nats };
        for number in 0..2 {
            house.serve(number).await;
        }
        house.front.wait_for_web(2);
        house
    }

    async fn serve(&mut self, number: usize) {
        let data = self.data.path().join(number.to_string());
        // What the door refuses, the service would do.
        let copies = self.data.path().join("copies").display().to_string();
        let serve = self.broker.iter().fold(Serve::on(&data), Serve::arg_of).arg("--demo");
        let serve = serve.arg("--backups").arg(copies);
        let service = serve.listen(self.addresses[number].to_string()).start_unready();
        self.services[number] = Some(service);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_certificate_of_the_agency_that_was_not_withdrawn_opens_the_door() {
    let house = House::start().await;
    let made = house.keys.path().join("made");
    for path in ["/", "/api/status", "/healthz"] {
        for door in [Door::People, Door::Monitoring] {
            let nobody = house.front.ask(door, None, path, &[]);
            assert_eq!(nobody.status, 0, "{path}: {nobody:#?}");
            assert_eq!(nobody.body, "");
        }
    }
    // A server's certificate is good, and of another authority.
    let server = house.front.ask(Door::People, Some("servers/nats-1"), "/", &[]);
    assert_eq!(server.status, 0, "{server:#?}");
    // Old TLS is refused whatever the client would accept.
    let old = ["--tls-max", "1.1", "--ciphers", "DEFAULT:@SECLEVEL=0"];
    let old = house.front.ask(Door::People, Some("people/officer"), "/", &old);
    assert_eq!(old.status, 0, "{old:#?}");
    let new = ["--tls-max", "1.2"];
    assert_eq!(house.front.ask(Door::People, Some("people/officer"), "/", &new).status, 200);

    let page = house.front.get("/");
    assert_eq!(page.status, 200, "{page:#?}");
    assert!(page.body.contains("<html") && page.body.contains("Demonstration"), "{}", page.body);
    assert!(page.headers.contains("strict-transport-security: max-age="), "{}", page.headers);
    assert!(page.headers.contains("content-security-policy:"), "{}", page.headers);
    assert!(!page.headers.contains("\nserver:"), "{}", page.headers);

    // Withdrawn as the file itself says.
    let pem = made.join("people/officer.pem");
    let shipped = fs::read_to_string(house.front.withdrawn()).unwrap();
    let told = shipped.lines().find_map(|line| line.strip_prefix("#   openssl ")).unwrap();
    let told = told.replace("keys/people/NAME.pem", pem.to_str().unwrap());
    let print = ok(Command::new("sh").args(["-c", &format!("openssl {told}")]));
    fs::write(house.front.withdrawn(), format!("{shipped}{print}")).unwrap();
    let master = rustix::process::Pid::from_raw(house.front.pid() as i32).unwrap();
    rustix::process::kill_process(master, rustix::process::Signal::USR2).unwrap();
    wait("the withdrawn certificate opens nothing", || house.front.get("/").status == 403);
    // Others are still let in.
    assert_eq!(house.front.ask(Door::People, Some("people/monitoring"), "/", &[]).status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_concerns_the_machine_is_refused_and_the_log_keeps_no_query() {
    let house = House::start().await;
    let backup = house.data.path().join("copies");
    let body = "{\"name\":\"copy\"}";
    // Over HTTP/2 a refusal may overtake the body, and the client then tells of no answer.
    let post = ["--http1.1", "--header", "content-type: application/json", "--data-binary", body];
    let posted = [
        "/api/backup",
        "/api/backup/",
        "//api/backup",
        "/api//backup",
        "/api/%62ackup",
        "/api/backup?x=1",
        "/api/views/casefile/rebuild",
        "/api/views/operations/rebuild?x=1",
        "/%61pi/views/casefile/rebuild",
    ];
    for path in posted {
        let answer = house.front.ask(Door::People, Some("people/officer"), path, &post);
        assert_eq!(answer.status, 403, "{path}: {answer:#?}");
    }
    assert!(!backup.exists());
    for path in ["/metrics", "/metrics/", "//metrics", "/%6detrics", "/metrics?x=1", "/readyz"] {
        let answer = house.front.get(path);
        assert_eq!(answer.status, 403, "{path}: {answer:#?}");
    }
    // Another form of the same address is nothing to Greyfile either.
    let odd = house.front.get("/./metrics");
    assert!(odd.status == 404 && !odd.body.contains("greyfile_"), "{odd:#?}");

    // Prometheus has a door of its own.
    let ask = |path| house.front.ask(Door::Monitoring, Some("people/monitoring"), path, &[]);
    for path in ["/web-1", "/web-2", "/intake-1", "/intake-2"] {
        let metrics = ask(path);
        assert_eq!(metrics.status, 200, "{path}: {metrics:#?}");
        assert!(metrics.body.contains("greyfile_log_position "), "{path}: {}", metrics.body);
    }
    for path in ["/", "/metrics", "/api/status", "/web-1/", "/web-3", "/web-1/../api/events"] {
        let answer = ask(path);
        assert_eq!(answer.status, 404, "{path}: {answer:#?}");
    }

    assert_eq!(house.front.get("/cases?q=Mehboob").status, 200);
    wait("the request is in the proxy's log", || house.front.log().contains(" GET /cases "));
    let log = house.front.log();
    for hidden in ["Mehboob", "q=", "?", "officer"] {
        assert!(!log.contains(hidden), "{hidden} in {log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_go_in_signals_come_out_and_one_process_may_be_killed() {
    let mut rng = seed::rng("commands_go_in_signals_come_out");
    let mut house = House::start().await;
    let mut signals = house.front.signals();
    let raid = make::raid(&mut rng, "Plaza behind the proxy", "Lahore");
    let answer = house.front.submit(&raid).json();
    assert_eq!(answer["outcome"], "accepted", "{answer}");
    let position = answer["position"].as_u64().expect("a position");
    signals.reach(position);
    let case = make::stream(&answer, "case");
    let page = format!("/cases/{case}?at_least={position}");
    assert!(house.front.get(&page).body.contains("Plaza behind the proxy"));
    // The same command again, through whichever process, gets its first answer.
    assert_eq!(house.front.submit(&raid).json()["position"], position);
    // A page of another site cannot make a browser record anything.
    let raid = make::raid(&mut rng, "Plaza of another site", "Lahore").to_string();
    let foreign = ["--header", "origin: https://elsewhere.test", "--data-binary", &raid];
    let foreign = house.front.ask(Door::People, Some("people/officer"), "/api/commands", &foreign);
    assert_eq!(foreign.status, 403, "{foreign:#?}");

    for number in 0..2 {
        house.services[number].take().expect("it runs").kill();
        for _ in 0..25 {
            let answer = house.front.get(&page);
            assert_eq!(answer.status, 200, "process {number} is killed: {answer:#?}");
        }
        let note = make::note(&mut rng, &case, "While one process was away.");
        assert_eq!(house.front.submit(&note).json()["outcome"], "accepted");
        house.serve(number).await;
        house.front.wait_for_web(2);
    }
    let log = house.front.log();
    assert!(log.contains(" web-1 ") && log.contains(" web-2 "), "both were asked: {log}");

    // With nobody behind it the proxy says so, and hides nothing behind a page.
    house.services.clear();
    house.front.wait_for_web(0);
    assert_eq!(house.front.get("/").status, 503);
}
