//! What `serve` says when it cannot come up: in plain words, with nothing changed.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};

use greyfile_tests::program::{greyfile, is_root};
use greyfile_tests::{Serve, folder};

use crate::support::{demonstration, production};

/// Somebody without rights.
const NOBODY: u32 = 65_534;

fn says(serve: Serve, words: &[&str]) {
    let ran = serve.fail();
    let message = ran.failed();
    for word in words {
        assert!(message.contains(word), "{word:?} is not in: {message}");
    }
    assert_eq!(ran.stdout, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_in_use_names_the_process_and_its_address() {
    let (_folder, service) = production().await;
    let (pid, base) = (format!("process {}", service.pid()), service.http.base().to_owned());
    for args in [&[][..], &["--found"], &["--demo"]] {
        let again = args.iter().fold(Serve::on(service.data()), |serve, arg| serve.arg(*arg));
        says(again, &[&pid, &base, "nothing was changed", "--data"]);
    }
    assert_eq!(service.http.get("/healthz").await.text(), "ok\n", "the first keeps working");
    assert_eq!(service.cli().json(&["status"])["position"], 1, "and is still found");
}

#[test]
fn only_loopback_is_listened_on() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    for listen in ["0.0.0.0:0", "[::]:0", "192.0.2.1:8080"] {
        let serve = Serve::on(&data).listen(listen).arg("--found");
        says(serve, &["not a loopback address", "127.0.0.1"]);
        assert!(!data.exists(), "nothing was made");
    }
}

#[test]
fn memory_that_cannot_be_says_how_much_can() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    for memory in ["5", "1000001"] {
        let serve = Serve::on(&data).arg("--memory").arg(memory).arg("--found");
        says(serve, &["from 16 to 1000000", "--memory"]);
    }
    let serve = Serve::on(&data).arg("--memory").arg("much").arg("--found");
    says(serve, &["no whole number", "--memory"]);
    assert!(!data.exists(), "nothing was made");
}

#[test]
fn a_port_in_use_costs_nothing() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let serve = Serve::on(&data).listen(&address).arg("--found");
    says(serve, &[&address, "nothing was changed", "--listen"]);
    assert!(!data.join("log.redb").exists(), "no log was founded");
}

#[test]
fn where_there_is_no_log_none_is_founded_unasked() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    says(Serve::on(&data), &["there is no log", "--found", "--demo"]);
    assert!(!data.join("log.redb").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_is_gone_or_another_is_told() {
    let (folder, service) = production().await;
    service.stop();
    let data = folder.path().join("data");
    let (other_folder, other) = production().await;
    other.stop();
    let other_data = other_folder.path().join("data");

    let aside = folder.path().join("aside");
    fs::rename(data.join("log.redb"), &aside).unwrap();
    for args in [&[][..], &["--found"], &["--demo"]] {
        let serve = args.iter().fold(Serve::on(&data), |serve, arg| serve.arg(*arg));
        says(serve, &["restore the last backup"]);
        assert!(!data.join("log.redb").exists(), "no other log takes its place");
    }
    // Without the few bytes beside it that tell a lost commit, the identity still tells.
    let mark = data.join("log.redb.mark");
    fs::rename(&mark, folder.path().join("mark")).unwrap();
    says(Serve::on(&data).arg("--found"), &["the log's file is gone", "restore the last backup"]);

    fs::copy(other_data.join("log.redb"), data.join("log.redb")).unwrap();
    says(Serve::on(&data), &["held the log", "and now holds", "put the right log's file back"]);

    fs::rename(&aside, data.join("log.redb")).unwrap();
    fs::rename(folder.path().join("mark"), &mark).unwrap();
    Serve::on(&data).start().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_secret_a_log_is_not_opened() {
    let (folder, service) = production().await;
    service.stop();
    let data = folder.path().join("data");
    let (secret, aside) = (data.join("keys/log"), folder.path().join("aside"));
    fs::rename(&secret, &aside).unwrap();
    says(Serve::on(&data), &["the log's secret", "restore it from its backup"]);
    fs::write(&secret, b"too short").unwrap();
    says(Serve::on(&data), &["the log's secret", "missing or damaged"]);
    fs::rename(&aside, &secret).unwrap();
    Serve::on(&data).start().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn demonstration_and_real_cases_never_mix() {
    let (folder, service) = production().await;
    service.stop();
    let data = folder.path().join("data");
    says(Serve::on(&data).arg("--demo"), &["of real cases", "nothing was changed", "--data"]);
    let (demo_folder, demo) = demonstration().await;
    demo.stop();
    let demo_data = demo_folder.path().join("data");
    says(Serve::on(&demo_data).arg("--found"), &["a demonstration", "nothing was changed"]);
    let both = Serve::on(&data).arg("--demo").arg("--found").fail();
    assert_eq!(both.code, Some(2), "{both:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_of_somebody_else_is_left_alone() {
    if !is_root() {
        println!("NOT TESTED: only root can run the program as somebody without rights");
        return;
    }
    let (folder, service) = production().await;
    service.stop();
    let data = folder.path().join("data");
    let program = reachable(folder.path());
    let serve = || Serve::on(&data).user(NOBODY, program.clone());

    fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
    says(serve(), &["Permission denied", "nothing was changed", "--data"]);

    // The folder is theirs, the log is not.
    chown(&data, Some(NOBODY), Some(NOBODY)).unwrap();
    for own in ["lock", "identity"] {
        chown(data.join(own), Some(NOBODY), Some(NOBODY)).unwrap();
    }
    fs::set_permissions(data.join("log.redb"), fs::Permissions::from_mode(0o600)).unwrap();
    says(serve(), &["no permission", "log.redb", "the user the service runs as"]);

    // A place where nothing can be made.
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    says(
        Serve::on(&closed.join("data")).arg("--found").user(NOBODY, program.clone()),
        &["Permission denied", "nothing was changed"],
    );
}

/// A copy of the program in a folder that everybody can enter.
fn reachable(folder: &Path) -> PathBuf {
    let program = folder.join("greyfile");
    fs::copy(greyfile(), &program).unwrap();
    for path in [folder, &program] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    program
}
