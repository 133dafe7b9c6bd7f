//! Views whose files were cut or altered are made anew, with a warning, and answer the same.

use std::fs;
use std::path::Path;

use fastrand::Rng;
use greyfile_tests::{Serve, folder, make, seed};
use serde_json::Value;

use crate::support::{demonstration, everything};

async fn sample(rng: &mut Rng) -> (tempfile::TempDir, Value) {
    let (folder, service) = demonstration().await;
    for number in 0..40 {
        service.http.accept(&make::raid(rng, &format!("Plaza {number}"), "Lahore")).await;
    }
    let shown = everything(&service.http).await;
    service.stop();
    (folder, shown)
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_views_are_made_anew() {
    let mut rng = seed::rng("damaged_views_are_made_anew");
    let (folder, shown) = sample(&mut rng).await;
    let data = folder.path().join("data");
    let mut warned = 0;
    let rounds = seed::count(10, 150);
    for round in 0..rounds {
        let damaged = folder.path().join(format!("damaged-{round}"));
        folder::copy(&data, &damaged);
        let what = damage(&mut rng, &damaged.join("views"));
        let service = Serve::on(&damaged).start().await;
        let now = everything(&service.http).await;
        assert!(now == shown, "{what}: the views show something else");
        let said = service.said();
        assert!(!said.contains("panicked"), "{what}: {said}");
        warned += u32::from(said.contains("WARN"));
        service.stop();
        fs::remove_dir_all(damaged).unwrap();
    }
    println!("{warned} of {rounds} damages were met, and warned of");
    assert!(warned > 0);
}

/// Damages one file of the views, drawn; says how.
fn damage(rng: &mut Rng, views: &Path) -> String {
    let files: Vec<_> = folder::files(views)
        .into_iter()
        .filter(|file| fs::metadata(file).is_ok_and(|file| file.len() > 0))
        .collect();
    let file = &files[rng.usize(..files.len())];
    let mut bytes = fs::read(file).unwrap();
    let what = match rng.u32(..5) {
        0 => {
            fs::remove_file(file).unwrap();
            return format!("{} removed", file.display());
        }
        1 => {
            let to = rng.usize(..bytes.len());
            bytes.truncate(to);
            format!("cut to {to}")
        }
        2 => {
            bytes.fill(0);
            "zeroed".to_owned()
        }
        _ => {
            // Where something was written, or nothing would come of it.
            let written = bytes.iter().rposition(|byte| *byte != 0).map_or(1, |last| last + 1);
            let at = rng.usize(..written);
            bytes[at] ^= 1 << rng.u8(..8);
            format!("a bit flipped at {at}")
        }
    };
    fs::write(file, bytes).unwrap();
    format!("{} {what}", file.display())
}

#[tokio::test(flavor = "multi_thread")]
async fn views_may_be_removed_at_any_time() {
    let mut rng = seed::rng("views_may_be_removed_at_any_time");
    let (folder, shown) = sample(&mut rng).await;
    let data = folder.path().join("data");
    fs::remove_dir_all(data.join("views/casefile")).unwrap();
    let service = Serve::on(&data).start().await;
    assert!(everything(&service.http).await == shown);
    service.stop();
    fs::remove_dir_all(data.join("views")).unwrap();
    let service = Serve::on(&data).start().await;
    assert!(everything(&service.http).await == shown);
}
