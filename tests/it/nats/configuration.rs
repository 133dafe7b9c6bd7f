//! Bad configuration: each gets a message that names what is wrong and what to do.

use greyfile_eventlog::conformance::nats::{Nats, Sync, free_ports};
use greyfile_tests::cli::Cli;
use greyfile_tests::folder;
use greyfile_tests::service::Serve;
use reqwest::header::ACCEPT;

use super::{broker, run, with_stream};

#[test]
fn what_is_wrong_with_a_broker_is_named() {
    let data = folder::temporary();
    let cli = Cli::on(data.path());
    let nats = Nats::start(1, Sync::Always);
    let url = nats.url();
    let monitor = nats.monitors()[0].clone();
    let free = format!("127.0.0.1:{}", free_ports(1)[0]);
    let nobody = format!("nats://{free}");
    let failed = |args: &[&str], words: &[&str]| {
        let ran = cli.run(args);
        let message = ran.failed();
        for word in words {
            assert!(message.contains(word), "{args:?}: {word:?} is not in {message}");
        }
    };
    failed(&["stream", "create"], &["no NATS server is named", "--log"]);
    failed(&["--log", &nobody, "stream", "create"], &["cannot be reached", &nobody]);
    let secret = format!("nats://intake:hush-hush@{free}");
    let ran = cli.run(&["--log", &secret, "stream", "create"]);
    assert!(!ran.failed().contains("hush-hush"), "{}", ran.stderr);
    failed(
        &["--log", &url, "--nats-nkey", "/no/such/file", "status"],
        &["the key file /no/such/file cannot be read"],
    );
    failed(&["--log", &url, "--log-name", "A b", "status"], &["no name for a log"]);
    failed(
        &["--log", &url, "status"],
        &["there is no stream grey-record", "greyfile stream create"],
    );
    failed(&["--log", &url, "--replicas", "3", "stream", "create"], &["replicas"]);
    run(&cli, &broker(&nats), &["stream", "create"]).ok();
    failed(&["--log", &url, "stream", "create"], &["exists already", "left as it is"]);
    failed(&["--log", &url, "status"], &["not proven", "n1", "--nats-monitor"]);
    failed(
        &["--log", &url, "--nats-monitor", &format!("http://{free}"), "status"],
        &["does not show a NATS server's state"],
    );
    failed(
        &["--log", &url, "--nats-monitor", &monitor, "status"],
        &["holds no event yet", "serve --found"],
    );
    failed(
        &["--log", &url, "--nats-monitor", &monitor, "--replicas", "3", "status"],
        &["num_replicas is 1 and must be at least 3"],
    );
}

#[tokio::test]
async fn a_broker_that_syncs_lazily_is_refused_or_every_page_says_so() {
    let data = folder::temporary();
    let cli = Cli::on(data.path());
    let nats = Nats::start(1, Sync::Lazily);
    let broker = broker(&nats);
    run(&cli, &broker, &["stream", "create"]).ok();
    let refused = run(&cli, &broker, &["status"]);
    for word in ["n1", "before they are on disk", "sync_interval: always", "--allow-lazy-sync"] {
        assert!(refused.failed().contains(word), "{word}: {}", refused.stderr);
    }
    let serve = broker.iter().fold(Serve::on(data.path()), |serve, arg| serve.arg(arg));
    let service = serve.arg("--demo").arg("--allow-lazy-sync").start().await;
    for page in ["/", "/cases", "/events", "/raids/new", "/no-such-page"] {
        let shown = service.http.get_with(page, ACCEPT, "text/html").await.text();
        assert!(shown.contains("a power cut can take them back"), "{page}: {shown}");
    }
    service.stop();
}

#[tokio::test]
async fn a_folder_and_a_broker_that_do_not_belong_together_are_refused() {
    let (data, other) = (folder::temporary(), folder::temporary());
    let cli = Cli::on(data.path());
    let nats = with_stream(&cli);
    let broker = broker(&nats);
    let serve = |folder: &std::path::Path| {
        broker.iter().fold(Serve::on(folder), |serve, arg| serve.arg(arg)).arg("--demo")
    };
    serve(data.path()).start().await.stop();
    // Without the broker's name.
    let ran = cli.run(&["status"]);
    assert!(ran.failed().contains("kept by a NATS broker"), "{}", ran.stderr);
    // A folder with a log of its own.
    Serve::on(other.path()).arg("--demo").start().await.stop();
    let ran = serve(other.path()).fail();
    assert!(ran.failed().contains("holds a log of its own"), "{}", ran.stderr);
    // Another secret: unique numbers would be checked against the wrong reservations.
    let secret = data.path().join("keys/log");
    let right = std::fs::read(&secret).unwrap();
    std::fs::write(&secret, [7; 32]).unwrap();
    let ran = serve(data.path()).fail();
    assert!(ran.failed().contains("is not the one this log was founded with"), "{}", ran.stderr);
    std::fs::write(&secret, right).unwrap();
    // Another log behind the same name.
    let third = folder::temporary();
    let elsewhere = with_stream(&Cli::on(third.path()));
    let args = super::broker(&elsewhere);
    let founded = args.iter().fold(Serve::on(third.path()), |serve, arg| serve.arg(arg));
    founded.arg("--demo").arg("--seed").arg("2").start().await.stop();
    std::fs::remove_file(data.path().join("log.mark")).unwrap();
    let ran = run(&cli, &args, &["status"]);
    assert!(ran.failed().contains("held the log"), "{}", ran.stderr);
}
