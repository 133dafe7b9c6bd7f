//! Uploads that break off, because the sender goes or because the service is killed.

use std::time::Duration;

use futures_util::{StreamExt, stream};
use greyfile_tests::Cli;
use reqwest::{Body, Method};

use super::*;

/// A body that sends these bytes and then nothing, and does not end.
fn stalls(bytes: &[u8]) -> Body {
    let chunks: Vec<std::io::Result<Vec<u8>>> =
        bytes.chunks(64 << 10).map(|chunk| Ok(chunk.to_vec())).collect();
    Body::wrap_stream(stream::iter(chunks).chain(stream::pending()))
}

/// Bytes of files that came and are not whole, anywhere in the folder.
fn coming(data: &std::path::Path) -> Vec<PathBuf> {
    folder::files(&data.join("files/coming"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_killed_half_way_is_gone_on_with() {
    let office = Office::open("an_upload_killed_half_way").await;
    let (http, bytes) = (office.http().clone(), noise(3 << 20));
    let half = bytes.len() / 2;
    let begin = http.request(Method::POST, "/api/files").header("upload-length", bytes.len());
    let begun = http.send(begin).await;
    let address = begun.header("location").to_owned();
    // One that can be gone on with, and one in one go.
    let part = http.request(Method::PATCH, &address).header("upload-offset", 0);
    let part = tokio::spawn(part.body(stalls(&bytes[..half])).send());
    let whole = http.request(Method::POST, "/api/files").body(stalls(&bytes[..half]));
    let whole = tokio::spawn(whole.send());
    let data = office.service.data().to_owned();
    let arrived = async || loop {
        let of_part = http.json(&address).await["received"].as_u64().unwrap();
        let of_whole: u64 =
            coming(&data).iter().map(|path| path.metadata().map_or(0, |about| about.len())).sum();
        if (of_part, of_whole) == (half as u64, half as u64) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    };
    tokio::time::timeout(Duration::from_secs(30), arrived()).await.expect("half of both arrives");
    let (case, folder) = (office.case.clone(), office.folder);
    office.service.kill();
    assert!(part.await.unwrap().is_err());
    assert!(whole.await.unwrap().is_err());
    assert_eq!(coming(&data).len(), 1, "the killed process left it");

    let service = Serve::on(&data).start().await;
    assert_eq!(coming(&data), Vec::<PathBuf>::new(), "and the next one sweeps it");
    let http = &service.http;
    let so_far = http.json(&address).await;
    assert_eq!((so_far["received"].as_u64(), &so_far["file"]), (Some(half as u64), &Value::Null));
    let rest = http.request(Method::PATCH, &address).header("upload-offset", half);
    let done = http.send(rest.body(bytes[half..].to_vec())).await.ok();
    assert_eq!(done["file"]["sha256"], digest(&bytes));
    // Whoever did not hear of it asks again.
    assert_eq!(http.json(&address).await, done);
    http.accept(&attaching(&case, &digest(&bytes), "")).await;
    assert!(http.get(&format!("/api/files/{}", digest(&bytes))).await.body == bytes);
    drop(folder);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sender_who_goes_leaves_nothing() {
    let office = Office::open("a_sender_who_goes").await;
    let data = office.service.data().to_owned();
    let request = office.http().request(Method::POST, "/api/files").body(stalls(&noise(1 << 20)));
    let sending = tokio::spawn(request.send());
    let until = async |count: usize| {
        for _ in 0..500 {
            if coming(&data).len() == count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{:?}", coming(&data));
    };
    until(1).await;
    sending.abort();
    until(0).await;
    assert_eq!(folder::files(&data.join("files/waiting")), Vec::<PathBuf>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_goes_on_after_the_service_was_killed() {
    let office = Office::open("the_command_line_goes_on").await;
    let bytes = noise(200 << 20);
    let file = office.write("recording.bin", &bytes);
    let data = office.service.data().to_owned();
    let listen = office.http().base().trim_start_matches("http://").to_owned();
    let mut command = Cli::on(&data).command(["--json", "attach", &office.case]);
    command.arg(&file).args(["--kind", "recording", "--actor", "desk-7"]);
    let attaching = tokio::task::spawn_blocking(move || command.output().unwrap());
    // Killed while some of it is there and some is not.
    let part = async || loop {
        let there = folder::files(&data.join("files/uploads"));
        let there = there.first().and_then(|path| path.metadata().ok());
        if there.is_some_and(|about| about.len() > 1 << 20) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    };
    tokio::time::timeout(Duration::from_secs(30), part()).await.expect("it arrives");
    office.service.kill();
    let left = folder::files(&data.join("files/uploads"))[0].metadata().unwrap().len();
    assert!(left < bytes.len() as u64, "it was killed too late to show anything");
    let service = Serve::on(&data).listen(listen).start().await;
    let output = attaching.await.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["outcome"], "accepted");
    assert!(std::fs::read(kept(&data, &bytes)).unwrap() == bytes);
    let events = service.http.all_events().await;
    assert_eq!(
        events.last().unwrap()["event"]["common"]["file_attached"]["sha256"],
        digest(&bytes)
    );
}
