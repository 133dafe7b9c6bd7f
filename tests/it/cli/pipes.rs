//! Output that nobody reads to its end, and output that cannot be written.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use greyfile_tests::{Cli, Serve, folder};

use crate::support::demonstration;

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_has_seen_enough_is_no_error() {
    let (_folder, service) = demonstration().await;
    for args in [&["events"][..], &["--json", "events"], &["case", "list"]] {
        let mut command = service.cli().command(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        let mut reader = BufReader::with_capacity(16, child.stdout.take().unwrap());
        reader.read_line(&mut first).unwrap();
        assert!(!first.is_empty(), "{args:?}");
        drop(reader);
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {said}");
        assert_eq!(said, "", "{args:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_is_closed_though_its_reader_has_seen_enough() {
    let folder = folder::temporary();
    let data = folder.path().join("data");
    Serve::on(&data).arg("--demo").start().await.stop();
    let cli = Cli::on(&data);
    for args in [&["--json", "events"][..], &["events"], &["--json", "case", "list"]] {
        let mut command = cli.command(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        let mut reader = BufReader::with_capacity(16, child.stdout.take().unwrap());
        reader.read_line(&mut first).unwrap();
        drop(reader);
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{args:?}: {said}");
        // A view that was not closed keeps its mark of being open.
        for view in greyfile_registry::names() {
            assert!(!data.join("views").join(view).join("boot").exists(), "{args:?}: {view}");
        }
    }
    assert_eq!(cli.json(&["status"])["position"], greyfile_tests::demo::LAST);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_cut_short_never_passes_for_a_whole_one() {
    let (_folder, service) = demonstration().await;
    for args in [&["events"][..], &["--json", "status"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = service.cli().command(args).stdout(full).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
        assert!(said.contains("cannot be written"), "{args:?}: {said}");
    }
}
