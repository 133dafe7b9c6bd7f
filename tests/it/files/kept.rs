//! Files on the disk: damaged, missing, sent again; copied and brought back.

use std::fs;

use greyfile_tests::Cli;

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_damaged_or_missing_is_found_and_mended_by_sending_it_again() {
    let office = Office::open("what_is_damaged").await;
    let files = [noise(300_000), noise(5_000), png(30, 30)];
    for bytes in &files {
        office.attach(bytes, "").await;
    }
    let cli = office.service.cli();
    let found = cli.json(&["status", "--files"]);
    assert_eq!((&found["whole"], &found["unnamed"]), (&json!(3), &json!(0)), "{found}");
    assert!(cli.run(&["status", "--files"]).ok().contains("3 files are as received"));

    // One bit, and a whole file.
    let mut other = files[0].clone();
    other[150_000] ^= 4;
    fs::write(office.kept(&files[0]), &other).unwrap();
    fs::remove_file(office.kept(&files[1])).unwrap();
    let ran = cli.run(&["status", "--files"]);
    assert_eq!(ran.code, Some(1));
    for (of, told) in [(&files[0], "damaged"), (&files[1], "missing")] {
        let told = format!("{told}: {}", digest(of));
        assert!(ran.stdout.contains(&told), "{}", ran.stdout);
    }
    let found = cli.run(&["--json", "status", "--files"]);
    let found: Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!(found["damaged"], json!([digest(&files[0])]));
    assert_eq!(found["missing"], json!([digest(&files[1])]));
    // Nobody is served a damaged file as a whole one.
    let address = format!("/api/files/{}", digest(&files[0]));
    let request = office.http().request(reqwest::Method::GET, &address);
    assert!(office.http().try_send(request).await.is_err(), "it breaks off");
    office
        .http()
        .get(&format!("/api/files/{}", digest(&files[1])))
        .await
        .problem(404, "file.unknown");

    for bytes in &files[..2] {
        office.attach(bytes, "").await;
    }
    assert_eq!(cli.json(&["status", "--files"])["whole"], 3);
    assert!(office.http().get(&address).await.body == files[0]);
    // The same where no service runs.
    let data = office.service.data().to_owned();
    office.service.stop();
    assert_eq!(Cli::on(&data).json(&["status", "--files"])["whole"], 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_has_the_files_and_they_are_brought_back() {
    let office = Office::open("a_copy_has_the_files").await;
    let (picture, damaged) = (png(300, 200), noise(10_000));
    office.attach(&picture, "front.png").await;
    office.attach(&damaged, "").await;
    let waits = noise(77);
    assert_eq!(send(office.http(), &waits).await.status, 201);
    fs::write(office.kept(&damaged), b"not these").unwrap();
    let data = office.service.data().to_owned();
    office.service.stop();
    let copy = office.folder.path().join("copy");
    let ran = Cli::on(&data).run(&["backup", copy.to_str().unwrap()]);
    let said = ran.ok();
    let of_damaged = format!("damaged: {}", digest(&damaged));
    assert!(said.contains("1 file copied and verified") && said.contains(&of_damaged), "{said}");
    assert!(fs::read(kept(&copy, &picture)).unwrap() == picture);
    assert!(!kept(&copy, &damaged).exists(), "a damaged file is no copy");
    assert!(folder::files(&copy.join("files/waiting")).is_empty());

    // Restored: the copy, with the keys beside it.
    folder::copy(&data.join("keys"), &copy.join("keys"));
    let service = Serve::on(&copy).start().await;
    let address = format!("/api/files/{}", digest(&picture));
    assert!(service.http.get(&address).await.body == picture);
    assert_eq!(service.http.get(&format!("{address}/thumbnail")).await.status, 200);
    let found = service.cli().run(&["--json", "status", "--files"]);
    let found: Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!(found["missing"], json!([digest(&damaged)]));
}
