//! A log moves to a broker and back, byte for byte, or not at all.

use std::path::Path;

use greyfile_tests::cli::Cli;
use greyfile_tests::service::Serve;
use greyfile_tests::{folder, make, seed};

use super::{broker, with_stream};
use crate::support::records;

/// The arguments that name the broker a log moves to.
fn to_broker(args: &[String]) -> Vec<String> {
    args.iter()
        .map(|arg| if arg == "--log" { "--to-log".to_owned() } else { arg.clone() })
        .collect()
}

/// Moves a log to another data folder, from or to what these arguments name.
pub fn migrate(from: &Cli, named: &[String], to: &Path) -> greyfile_tests::cli::Ran {
    let migrate = ["--json", "migrate", "--to-data", to.to_str().unwrap()];
    from.run(&migrate.into_iter().chain(named.iter().map(String::as_str)).collect::<Vec<_>>())
}

#[tokio::test]
async fn a_log_moves_to_a_broker_and_back_byte_for_byte() {
    let mut rng = seed::rng("a_log_moves_to_a_broker_and_back");
    let (all, file) = (folder::temporary(), folder::temporary());
    let (streamed, back) = (all.path().join("streamed"), all.path().join("back"));
    Serve::on(file.path()).arg("--demo").start().await.stop();
    let cli = Cli::on(file.path());
    let nats = with_stream(&cli);
    let args = broker(&nats);
    let first = run_migrate(&cli, &args, &streamed);
    // The source went on, as it does when a migration was cut off: the rest is moved.
    let service = Serve::on(file.path()).start().await;
    for number in 0..20 {
        let raid = make::raid(&mut rng, &format!("Plaza {number}"), "Lahore");
        service.http.accept(&raid).await;
    }
    service.stop();
    let second = run_migrate(&cli, &args, &streamed);
    assert!(second["position"].as_u64() > first["position"].as_u64());
    assert_ne!(second["digest"], first["digest"]);

    // It is served from there, and takes events.
    let on_broker = args.iter().fold(Serve::on(&streamed), |serve, arg| serve.arg(arg));
    let service = on_broker.start().await;
    service.http.accept(&make::raid(&mut rng, "Plaza 21", "Lahore")).await;
    let events = service.http.all_events().await;
    service.stop();

    let moved = migrate(&Cli::on(&streamed), &args, &back).json();
    assert_eq!(moved["position"].as_u64().unwrap() as usize, events.len());
    let service = Serve::on(&back).start().await;
    assert_eq!(service.http.all_events().await, events);
    service.stop();
    let (there, here) = (records(&back).await, records(file.path()).await);
    assert_eq!(there[..here.len()], here, "byte by byte");
}

fn run_migrate(from: &Cli, args: &[String], to: &Path) -> serde_json::Value {
    let moved = migrate(from, &to_broker(args), to);
    let answer = moved.json();
    assert_eq!(answer["digest"].as_str().unwrap().len(), 64);
    answer
}

#[tokio::test]
async fn a_target_that_is_not_its_beginning_is_refused() {
    let (all, file) = (folder::temporary(), folder::temporary());
    Serve::on(file.path()).arg("--demo").start().await.stop();
    let cli = Cli::on(file.path());
    let before = records(file.path()).await;
    // Another log, on a broker and in a file.
    let other = all.path().join("other");
    let nats = with_stream(&cli);
    let args = broker(&nats);
    let serve = args.iter().fold(Serve::on(&other), |serve, arg| serve.arg(arg));
    let service = serve.arg("--demo").arg("--seed").arg("2").start().await;
    let to = to_broker(&args);
    let followed = migrate(&cli, &to, &all.path().join("new"));
    assert!(followed.failed().contains("services follow the stream"), "{}", followed.stderr);
    service.stop();
    let differs = migrate(&cli, &to, &all.path().join("new"));
    let said = differs.failed();
    assert!(said.contains("position 1 holds different records"), "{said}");
    let opened = all.path().join("opened");
    Serve::on(&opened).arg("--demo").start().await.stop();
    let refused = migrate(&cli, &[], &opened);
    assert!(refused.failed().contains("a service has opened the log"), "{}", refused.stderr);
    // The source is as it was, and a source in use is not moved.
    assert_eq!(records(file.path()).await, before);
    let service = Serve::on(file.path()).start().await;
    let busy = migrate(&cli, &[], &all.path().join("new"));
    assert!(busy.failed().contains("in use by another greyfile"), "{}", busy.stderr);
    service.stop();
}
