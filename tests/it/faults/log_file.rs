//! A log whose file was cut or altered: the service says so and what to do, or shows what is right.

use std::fs;
use std::path::Path;

use fastrand::Rng;
use greyfile_tests::demo::LAST;
use greyfile_tests::{Http, Ran, Serve, Service, folder, make, seed};
use serde_json::Value;

use crate::support::{demonstration, everything};

/// How a file is damaged.
#[derive(Debug)]
enum Damage {
    Cut { to: u64 },
    Flip { at: usize, bit: u8 },
    Zero { from: usize, len: usize },
}

impl Damage {
    fn draw(rng: &mut Rng, len: usize) -> Self {
        match rng.u32(..4) {
            0 => Self::Cut { to: rng.u64(..len as u64) },
            1 => Self::Zero { from: rng.usize(..len), len: 512 },
            // Where the engine keeps its own books, half of the time.
            _ => {
                let within = if rng.bool() { len } else { 8_192 };
                Self::Flip { at: rng.usize(..within), bit: rng.u8(..8) }
            }
        }
    }

    fn inflict(&self, path: &Path) {
        let mut bytes = fs::read(path).unwrap();
        match *self {
            Self::Cut { to } => bytes.truncate(to as usize),
            Self::Flip { at, bit } => bytes[at] ^= 1 << bit,
            Self::Zero { from, len } => {
                let end = (from + len).min(bytes.len());
                bytes[from..end].fill(0);
            }
        }
        fs::write(path, bytes).unwrap();
    }
}

/// A folder with a log of some size, and what it shows.
async fn sample() -> (tempfile::TempDir, Value) {
    let mut rng = seed::rng("the log to damage");
    let (folder, service) = demonstration().await;
    for number in 0..40 {
        let raid = make::raid(&mut rng, &format!("Plaza {number}"), "Lahore");
        service.http.accept(&raid).await;
    }
    let shown = everything(&service.http).await;
    service.stop();
    (folder, shown)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_log_is_told_or_shows_what_is_right() {
    let mut rng = seed::rng("a_damaged_log_is_told_or_shows_what_is_right");
    let (folder, shown) = sample().await;
    let data = folder.path().join("data");
    let len = fs::metadata(data.join("log.redb")).unwrap().len() as usize;
    let (mut told, mut right) = (0, 0);
    for round in 0..seed::count(16, 300) {
        let damaged = folder.path().join(format!("damaged-{round}"));
        folder::copy(&data, &damaged);
        // Half of them without views, which would answer from their own files.
        if rng.bool() {
            fs::remove_dir_all(damaged.join("views")).unwrap();
        }
        let damage = Damage::draw(&mut rng, len);
        damage.inflict(&damaged.join("log.redb"));
        match Serve::on(&damaged).attempt() {
            Err(ran) => {
                says_what_to_do(&damage, &ran, &damaged);
                told += 1;
            }
            Ok(service) => {
                if shows_what_is_right(&damage, &service, &shown).await {
                    right += 1
                } else {
                    told += 1
                }
                service.kill();
            }
        }
        fs::remove_dir_all(damaged).unwrap();
    }
    println!("{told} told, {right} harmless");
    assert!(told > 0);
}

fn says_what_to_do(damage: &Damage, ran: &Ran, data: &Path) {
    // The engine may give up on garbage with a panic of its own; only what it means is told.
    let message = ran.stderr.lines().last().unwrap_or_default();
    assert!(ran.code == Some(1) && message.starts_with("error: "), "{damage:?}: {ran:#?}");
    let told = ran.stderr.lines().filter(|line| line.starts_with("error: ")).count();
    assert!(told == 1 && !ran.stderr.contains("panicked"), "{damage:?}: {ran:#?}");
    let file = data.join("log.redb").display().to_string();
    let remedies = ["restore the last backup", "put the right log's file back"];
    assert!(
        message.contains(&file) || message.contains(&data.display().to_string()),
        "{damage:?}: which file? {message}"
    );
    assert!(remedies.iter().any(|remedy| message.contains(remedy)), "{damage:?}: {message}");
}

/// Whether everything is as it was. What is not must be told, never shown otherwise.
async fn shows_what_is_right(damage: &Damage, service: &Service, shown: &Value) -> bool {
    for _ in 0..500 {
        let ready = service.http.get("/readyz").await;
        match ready.status {
            200 => break,
            _ if ready.text().contains("stopped") => {
                return told_by_reads(damage, &service.http).await;
            }
            _ => tokio::time::sleep(std::time::Duration::from_millis(10)).await,
        }
    }
    let events = service.http.get("/api/events?limit=1000").await;
    if events.status != 200 {
        events.problem(500, "log.unreadable");
        return told_by_reads(damage, &service.http).await;
    }
    let now = everything(&service.http).await;
    assert!(now == *shown, "{damage:?}: it shows something else than was recorded");
    true
}

async fn told_by_reads(damage: &Damage, http: &Http) -> bool {
    let ready = http.get("/readyz").await.text();
    let events = http.get("/api/events?limit=1000").await.text();
    let told = format!("{ready}\n{events}");
    assert!(
        told.contains("damaged") && told.contains("restore the last backup"),
        "{damage:?}: {told}"
    );
    false
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_copy_of_the_log_is_noticed() {
    let mut rng = seed::rng("an_older_copy_of_the_log_is_noticed");
    let (folder, service) = demonstration().await;
    let data = service.data().to_owned();
    service.stop();
    let older = folder.path().join("older.redb");
    fs::copy(data.join("log.redb"), &older).unwrap();
    let service = Serve::on(&data).start().await;
    service.http.accept(&make::raid(&mut rng, "Lost", "Lahore")).await;
    service.stop();
    fs::copy(&older, data.join("log.redb")).unwrap();
    let ran = Serve::on(&data).fail();
    for words in ["events are gone", "restore the last backup", &LAST.to_string(), "log.redb"] {
        assert!(ran.failed().contains(words), "{words:?} is not in: {}", ran.stderr);
    }
    // On purpose, as the message says: then the views are made anew, with a warning.
    fs::remove_file(data.join("log.redb.mark")).unwrap();
    let service = Serve::on(&data).start().await;
    assert_eq!(service.http.json("/api/status").await["position"], greyfile_tests::demo::LAST);
    let said = service.said();
    assert!(said.contains("WARN") && said.contains("the log has lost events"), "{said}");
}
