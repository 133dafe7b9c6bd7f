//! A backup is the log, byte by byte, and opens with its key put beside it.

use std::fs;

use greyfile_tests::{Cli, Serve, folder, make, seed};

use crate::support::{everything, records};

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_equals_the_log_and_opens() {
    let mut rng = seed::rng("a_copy_equals_the_log_and_opens");
    let folder = folder::temporary();
    let copies = folder.path().join("copies");
    let serve = Serve::on(&folder.path().join("data")).arg("--demo");
    let service = serve.arg("--backups").arg(copies.to_str().unwrap()).start().await;
    for number in 0..30 {
        let raid = make::raid(&mut rng, &format!("Plaza {number}"), "Lahore");
        service.http.accept(&raid).await;
    }
    let shown = everything(&service.http).await;
    let copy = folder.path().join("copies/2025 اتوار");
    let to = copy.to_str().unwrap();
    let answer = service.cli().json(&["backup", to]);
    assert_eq!(answer["to"], to);
    let last = service.http.json("/api/status").await["position"].clone();
    assert_eq!(answer["position"], last);
    assert!(!copy.join("keys").exists(), "keys are kept apart");

    // What is there is never overwritten, nor half a copy left behind.
    let before = fs::read(copy.join("log.redb")).unwrap();
    let again = service.cli().run(&["backup", to]);
    assert!(again.failed().contains("is there already"), "{}", again.stderr);
    assert_eq!(fs::read(copy.join("log.redb")).unwrap(), before);
    let elsewhere = service.cli().run(&["backup", folder.path().join("x").to_str().unwrap()]);
    assert!(elsewhere.failed().contains("and nowhere else"), "{}", elsewhere.stderr);

    let keys = service.data().join("keys");
    let data = service.data().to_owned();
    service.stop();
    assert_eq!(records(&copy).await, records(&data).await, "byte by byte");
    let nowhere = Cli::on(&data).run(&["backup", "/proc/nowhere/copy"]);
    assert!(nowhere.failed().contains("cannot be made; nothing was copied"), "{}", nowhere.stderr);

    // Without its key it does not open; with it, it is the same record.
    let ran = Serve::on(&copy).fail();
    assert!(ran.failed().contains("the log's secret"), "{}", ran.stderr);
    folder::copy(&keys, &copy.join("keys"));
    let service = Serve::on(&copy).start().await;
    assert_eq!(everything(&service.http).await, shown);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_without_a_service_and_under_way() {
    let mut rng = seed::rng("a_backup_without_a_service_and_under_way");
    let folder = folder::temporary();
    let serve = Serve::on(&folder.path().join("data")).arg("--demo");
    let service = serve.arg("--backups").arg(folder.path().to_str().unwrap()).start().await;
    // Commands come in while the copy is made: it is of one moment.
    let http = service.http.clone();
    let raids: Vec<_> =
        (0..60).map(|one| make::raid(&mut rng, &format!("Plaza {one}"), "Lahore")).collect();
    let writer = tokio::spawn(async move {
        for raid in raids {
            http.accept(&raid).await;
        }
    });
    let copies: Vec<_> = (0..3).map(|one| folder.path().join(format!("copy-{one}"))).collect();
    let mut positions = Vec::new();
    for copy in &copies {
        let answer = service.cli().json(&["backup", copy.to_str().unwrap()]);
        positions.push(answer["position"].as_u64().unwrap() as usize);
    }
    writer.await.unwrap();
    let data = service.data().to_owned();
    service.stop();
    let log = records(&data).await;
    for (copy, position) in copies.iter().zip(positions) {
        assert_eq!(records(copy).await, log[..position], "a prefix of the log");
    }
    let copy = folder.path().join("unserved");
    let answer = Cli::on(&data).json(&["backup", copy.to_str().unwrap()]);
    assert_eq!(answer["position"], log.len());
    assert_eq!(records(&copy).await, log);
}
