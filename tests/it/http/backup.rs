//! Case 24: a copy of the log over HTTP, only into the folder that the service was started with, under a
//! plain name.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use greyfile_tests::{Http, Serve, Service, folder};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{demonstration, records};

/// Names that lead elsewhere, or to several places, or read as they are not.
const NOT_PLAIN: [&str; 12] = [
    "",
    ".",
    "..",
    ".hidden",
    "../data/keys/copy",
    "keys/copy",
    "/tmp/copy",
    "a\\b",
    "line\nbreak",
    "nul\0",
    "right\u{202e}to left",
    "ends with a dot.",
];

/// How many copies are not waited for.
const CUTS: u32 = 60;

/// A service that makes copies, with the folder of everything and that of its copies.
async fn with_copies() -> (TempDir, PathBuf, Service) {
    let folder = folder::temporary();
    let copies = folder.path().join("copies");
    let serve = Serve::on(&folder.path().join("data")).arg("--demo").arg("--backups");
    let service = serve.arg(copies.to_str().unwrap()).start().await;
    (folder, copies, service)
}

async fn asks(http: &Http, body: &Value) -> greyfile_tests::http::Reply {
    http.post("/api/backup", body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_folder_for_them_no_copies_are_made() {
    let (folder, service) = demonstration().await;
    let before = folder::files(folder.path());
    for body in [
        json!({ "name": "copy" }),
        json!({ "name": "copy", "folder": folder.path() }),
        json!({ "name": "copy", "folder": service.data().join("keys") }),
    ] {
        let problem = asks(&service.http, &body).await.problem(403, "backup.off");
        let message = problem["message"].as_str().unwrap();
        assert!(
            message.contains("--backups") && message.contains("nothing was copied"),
            "{message}"
        );
    }
    // What was taken once: any folder, and none.
    for to in [folder.path().join("copy"), service.data().join("keys/copy"), "".into()] {
        let answer = asks(&service.http, &json!({ "to": to })).await;
        assert_eq!(answer.status, 400, "{}", answer.text());
    }
    let copied = service.cli().run(&["backup", folder.path().join("copy").to_str().unwrap()]);
    assert!(copied.failed().contains("--backups"), "{}", copied.stderr);
    let after: Vec<_> = folder::files(folder.path());
    let made = |name: &str| after.iter().any(|path| path.to_string_lossy().contains(name));
    assert!(!made("copy"), "{after:?} {before:?}");
}

/// Whoever asks for a copy and goes away before it is made leaves a whole copy, or none.
#[tokio::test(flavor = "multi_thread")]
async fn no_half_a_copy_is_left() {
    let (_folder, copies, service) = with_copies().await;
    let began = Instant::now();
    asks(&service.http, &json!({ "name": "whole" })).await.ok();
    let whole = began.elapsed();
    // At every moment of the making: most of all at its end, where the new log is closed.
    for part in 0..CUTS {
        let body = json!({ "name": format!("cut {part}") });
        let cut = whole * (part + CUTS) / (2 * CUTS);
        let _ = tokio::time::timeout(cut, asks(&service.http, &body)).await;
    }
    // What nobody waits for any more ends in its own time, and at the latest with the service.
    let data = service.data().to_owned();
    service.stop();
    let there = records(&data).await;
    for copy in fs::read_dir(&copies).into_iter().flatten().flatten() {
        let name = copy.file_name().into_string().unwrap();
        assert!(!name.starts_with('.'), "half a copy was left: {name}");
        assert_eq!(records(&copy.path()).await, there, "{name} is not whole");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_lie_in_their_folder_under_plain_names() {
    let (folder, copies, service) = with_copies().await;
    let data = service.data().to_owned();
    for name in NOT_PLAIN {
        let problem = asks(&service.http, &json!({ "name": name })).await;
        let problem = problem.problem(422, "backup.name");
        assert_eq!(problem["field"], "name", "{name:?}");
    }
    for elsewhere in [folder.path().to_owned(), data.join("keys"), "/".into(), "copies".into()] {
        let body = json!({ "name": "one", "folder": elsewhere });
        let problem = asks(&service.http, &body).await.problem(422, "backup.elsewhere");
        assert!(problem["message"].as_str().unwrap().contains(copies.to_str().unwrap()));
    }
    assert!(!copies.exists(), "nothing was made");

    let last = service.http.json("/api/status").await["position"].clone();
    let one = asks(&service.http, &json!({ "name": "one" })).await.ok();
    assert_eq!((&one["name"], &one["position"]), (&json!("one"), &last));
    let digest = one["digest"].as_str().unwrap().to_owned();
    assert_eq!(digest.len(), 64, "{digest}");
    let body = json!({ "name": "دوسری نقل", "folder": copies });
    assert_eq!(asks(&service.http, &body).await.ok()["digest"], digest, "of the same records");
    let taken = asks(&service.http, &json!({ "name": "one" })).await.problem(409, "backup.exists");
    assert_eq!(taken["field"], "name");
    // A link that leads elsewhere is something of that name.
    std::os::unix::fs::symlink(data.join("keys"), copies.join("link")).unwrap();
    std::os::unix::fs::symlink(data.join("keys/nowhere"), copies.join("dangling")).unwrap();
    for link in ["link", "dangling"] {
        asks(&service.http, &json!({ "name": link })).await.problem(409, "backup.exists");
    }
    let keys = fs::read_dir(data.join("keys")).unwrap().flatten();
    let mut keys: Vec<_> = keys.map(|key| key.file_name().into_string().unwrap()).collect();
    keys.sort();
    assert_eq!(keys, ["log", "names", "seal"]);

    // Two who ask for one name at once: one has it.
    let both = [json!({ "name": "both" }), json!({ "name": "both" })];
    let answers = futures_util::future::join_all(both.iter().map(|body| asks(&service.http, body)));
    let mut statuses: Vec<u16> = answers.await.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    service.stop();
    assert_eq!(records(&copies.join("one")).await, records(&data).await);
    // The digest is what anybody can count again.
    let bytes = records(&copies.join("one")).await.into_iter().flat_map(|record| {
        let len = (record.len() as u64).to_be_bytes();
        len.into_iter().chain(record).collect::<Vec<u8>>()
    });
    let counted = std::process::Command::new("sha256sum")
        .arg({
            let file = folder.path().join("bytes");
            fs::write(&file, bytes.collect::<Vec<u8>>()).unwrap();
            file
        })
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&counted.stdout).starts_with(&digest), "{counted:?}");
}

/// A folder for copies inside of what they are copies of is none.
#[test]
fn copies_do_not_lie_in_the_data_folder() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    std::os::unix::fs::symlink(&data, folder.path().join("link")).unwrap();
    fs::create_dir(&data).unwrap();
    for copies in [data.clone(), data.join("keys"), folder.path().join("link/copies")] {
        let serve = Serve::on(&data).arg("--found").arg("--backups");
        let ran = serve.arg(copies.to_str().unwrap()).fail();
        assert!(ran.failed().contains("lies in the data folder"), "{}", ran.stderr);
        assert_eq!(fs::read_dir(&data).unwrap().count(), 0, "nothing was made");
    }
}
