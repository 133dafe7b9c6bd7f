//! The restore drills of deploy/RUNBOOK.md: everything but the copy and the key is lost, and what
//! comes back is the log, event by event.

use std::fs;
use std::path::Path;

use greyfile_tests::service::Service;
use greyfile_tests::{Cli, Serve, folder, make, seed};
use serde_json::Value;

use super::cluster::Cluster;

/// The log as `greyfile --json events` prints it.
fn events(service: &Service) -> String {
    service.cli().run(&["--json", "events"]).ok().to_owned()
}

/// Records a few raids; the first of the commands.
async fn record(service: &Service, rng: &mut fastrand::Rng, count: usize) -> Value {
    let raids: Vec<Value> =
        (0..count).map(|one| make::raid(rng, &format!("Plaza {one}"), "Lahore")).collect();
    for raid in &raids {
        service.http.accept(raid).await;
    }
    raids[0].clone()
}

/// Copies the log, and its key to another place; what the command said.
fn back_up(service: &Service, copies: &Path) -> String {
    fs::create_dir_all(copies.join("apart")).unwrap();
    let to = copies.join("log");
    let said = service.cli().run(&["backup", to.to_str().unwrap()]).ok().to_owned();
    fs::copy(service.data().join("keys/log"), copies.join("apart/log")).unwrap();
    said
}

/// Makes a data folder of the copy and the key.
fn put_together(copies: &Path, data: &Path) {
    folder::copy(&copies.join("log"), data);
    fs::create_dir_all(data.join("keys")).unwrap();
    fs::copy(copies.join("apart/log"), data.join("keys/log")).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_a_file_comes_back_from_its_copy_and_its_key() {
    let mut rng = seed::rng("a_log_in_a_file_comes_back_from_its_copy_and_its_key");
    let there = folder::temporary();
    let data = there.path().join("data");
    let copies = there.path().join("copies");
    let service = Serve::on(&data).arg("--found").arg("--backups");
    let service = service.arg(copies.to_str().unwrap()).start().await;
    let first = record(&service, &mut rng, 5).await;
    let said = back_up(&service, &copies);
    let was = events(&service);
    let last = was.lines().count();
    assert!(said.contains(&last.to_string()), "{said}");
    service.kill();
    fs::remove_dir_all(&data).unwrap();

    // Before the secret is there, and with the wrong one, it does not open.
    folder::copy(&copies.join("log"), &data);
    let keyless = Serve::on(&data).fail();
    assert!(keyless.failed().contains("is missing or damaged"), "{}", keyless.stderr);
    fs::create_dir_all(data.join("keys")).unwrap();
    fs::write(data.join("keys/log"), [1; 32]).unwrap();
    let wrong = Serve::on(&data).fail();
    assert!(
        wrong.failed().contains("is not the one this log was founded with"),
        "{}",
        wrong.stderr
    );
    fs::copy(copies.join("apart/log"), data.join("keys/log")).unwrap();

    let service = Serve::on(&data).start().await;
    assert_eq!(events(&service), was, "event by event");
    // It still knows what it was told before, and takes more.
    let again = service.http.accept(&first).await;
    assert!(again["position"].as_u64() <= Some(last as u64), "{again}");
    record(&service, &mut rng, 1).await;
    assert!(events(&service).starts_with(&was));
    service.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_on_a_broker_comes_back_on_another_one() {
    let mut rng = seed::rng("a_log_on_a_broker_comes_back_on_another_one");
    let there = folder::temporary();
    let data = there.path().join("data");
    let copies = there.path().join("copies");
    let cluster = Cluster::start();
    cluster.cli(&data, "admin", &["stream", "create"]).ok();
    let service = cluster.serve(&data, "intake").arg("--found").arg("--backups");
    let service = service.arg(copies.to_str().unwrap()).start().await;
    record(&service, &mut rng, 5).await;
    back_up(&service, &copies);
    let was = events(&service);
    // What is recorded after the copy is not in it.
    record(&service, &mut rng, 1).await;
    service.kill();
    drop(cluster);

    // Another broker, with other keys, and nothing in it.
    let cluster = Cluster::start();
    let restored = there.path().join("restored");
    put_together(&copies, &restored);
    cluster.cli(&there.path().join("none"), "admin", &["stream", "create"]).ok();
    let (new, url) = (there.path().join("new"), cluster.url());
    let named = cluster.args("intake");
    let mut args = vec!["migrate", "--to-data", new.to_str().unwrap(), "--to-log", &url];
    // The login and the proof of the broker it moves to; `--log` would name where it comes from.
    args.extend(named[2..].iter().map(String::as_str));
    Cli::on(&restored).run(&args).ok();
    let service = cluster.serve(&new, "intake").start().await;
    assert_eq!(events(&service), was, "event by event");
    record(&service, &mut rng, 1).await;
    service.stop();

    // A folder that knew more than the copy had does not go on as if nothing was missing.
    let knew = cluster.serve(&data, "intake").fail();
    assert!(knew.failed().contains("nothing more is written"), "{}", knew.stderr);
}
