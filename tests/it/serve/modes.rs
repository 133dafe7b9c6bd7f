//! What lies in a data folder, and in a backup, can be read by its owner alone, whoever's umask.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use greyfile_tests::{Serve, folder};
use serde_json::json;

/// Everything in a folder, itself too, that others may read, write or enter.
fn open_to_others(path: &Path) -> Vec<String> {
    let about = fs::symlink_metadata(path).expect("it is there");
    let mode = about.permissions().mode() & 0o777;
    let mut found = Vec::new();
    if mode & 0o077 != 0 {
        found.push(format!("{mode:o} {}", path.display()));
    }
    if about.is_dir() {
        for entry in fs::read_dir(path).expect("its entries") {
            found.extend(open_to_others(&entry.expect("an entry").path()));
        }
    }
    found
}

/// A shell that runs what follows with this umask.
fn umask(mask: &str) -> Vec<String> {
    let script = format!("umask {mask}; exec \"$@\"");
    ["sh", "-c", &script, "sh"].map(str::to_owned).to_vec()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_a_data_folder_is_open_to_others() {
    for mask in ["000", "022", "077"] {
        let folder = folder::temporary();
        let (data, copies) = (folder.path().join("data"), folder.path().join("copies"));
        let serve = || {
            let serve = Serve::on(&data).arg("--demo").arg("--backups");
            serve.arg(copies.to_str().unwrap()).through(&umask(mask))
        };
        let service = serve().start().await;
        service.http.post("/api/backup", &json!({ "name": "one" })).await.ok();
        for view in ["histories", "casefile", "operations"] {
            service.http.post(&format!("/api/views/{view}/rebuild"), &json!({})).await.ok();
        }
        assert_eq!(open_to_others(&data), [""; 0], "umask {mask}, while it runs");
        service.stop();
        for place in [&data, &copies] {
            assert!(fs::read_dir(place).unwrap().count() > 0);
            assert_eq!(open_to_others(place), [""; 0], "umask {mask}");
        }
        // The command line makes the same of what it makes.
        let copy = folder.path().join("another");
        let mut command = std::process::Command::new("sh");
        let program = greyfile_tests::program::greyfile();
        command.args(&umask(mask)[1..]).arg(program).arg("--data").arg(&data);
        let done = command.arg("backup").arg(&copy).output().unwrap();
        assert!(done.status.success(), "{done:?}");
        assert_eq!(open_to_others(&copy), [""; 0], "umask {mask}");
    }
}

/// A folder of an earlier time, or one that was put back with other modes, is taken from others.
#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_was_open_to_others_is_taken_from_them() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    Serve::on(&data).arg("--demo").start().await.stop();
    for file in folder::files(&data) {
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    }
    for folder in [data.clone(), data.join("views"), data.join("keys"), data.join("commands")] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let service = Serve::on(&data).start().await;
    assert_eq!(open_to_others(&data), [""; 0]);
    service.stop();
}
