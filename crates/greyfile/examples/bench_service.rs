//! Measures the whole service on over a million simulated events: rebuild of all views, start after a
//! clean stop and after a kill, reads by id and by range, and submit-to-visible over HTTP.
//!
//! `cargo run --release -p greyfile --example bench_service [cases]`

mod figures;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use fastrand::Rng;
use figures::{Row, memory, shown, summary, times};
use greyfile::engine::LogSource;
use greyfile::folder::{Folder, Founding};
use greyfile::roles::Duties;
use greyfile::service::Service;
use greyfile::simulate::{SimulateArgs, run};
use greyfile_casefile::{Casefile, Filter};
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::{Day, Envelope, Position};
use greyfile_operations::{OperationsView, Range};
use greyfile_web::Names;
use greyfile_words::{Lang, Words};
use serde_json::{Value, json};

/// Cases simulated unless told otherwise: about 1.3 million events.
const CASES: u32 = 20_000;
const SEED: u64 = 7;
/// Entries of a timeline from which a case file counts as a long one.
const LONG: usize = 200;
/// Set in a child: what it does, and on which folder.
const CHILD: &str = "GREYFILE_BENCH_CHILD";

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    if let Ok(task) = std::env::var(CHILD) {
        return runtime.block_on(child(&task));
    }
    let cases = std::env::args().nth(1).map_or(Ok(CASES), |text| text.parse())?;
    let folder = std::env::temp_dir().join(format!("greyfile-bench-{}", std::process::id()));
    let measured = runtime.block_on(measure(&folder, cases));
    let _ = std::fs::remove_dir_all(&folder);
    figures::print(measured?);
    Ok(())
}

async fn measure(folder: &Path, cases: u32) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    eprintln!("simulating {cases} cases, seed {SEED}");
    let words = Words::of(Lang::En).plain();
    let args = SimulateArgs { cases, seed: SEED };
    let done = run(folder, &args, &LogSource::File, words).await?;
    let events = done["events"].as_u64().context("events")?;
    rows.push(row(
        "simulate through intake",
        format!("{events} events, {} events/s", done["events_per_second"]),
        String::new(),
        "",
    ));

    eprintln!("letting the views catch up, then starting after a clean stop");
    start("open", folder)?;
    let raw = raw_read(&folder.join("log.redb"))?;
    let clean = start("open", folder)?;
    rows.push(start_row("start, after a clean stop", &clean, raw, "1 s, under 300 MB"));
    eprintln!("starting after a kill");
    kill(folder)?;
    let killed = start("open", folder)?;
    rows.push(start_row("start, after SIGKILL", &killed, raw, "5 s, under 300 MB"));

    eprintln!("rebuilding all views");
    std::fs::remove_dir_all(folder.join("views"))?;
    let rebuilt = start("open", folder)?;
    let seconds = rebuilt["ready_s"].as_f64().context("seconds")?;
    let scan = start("scan", folder)?;
    rows.push(row(
        "rebuild of all views from nothing",
        format!(
            "{:.0} events/s, peak {:.0} MB resident",
            events as f64 / seconds,
            rebuilt["peak_mb"].as_f64().unwrap_or(0.0)
        ),
        format!(
            "read and decode alone: {:.0} events/s",
            scan["events_per_s"].as_f64().unwrap_or(0.0)
        ),
        "200,000 events/s, under 350 MB",
    ));

    eprintln!("reading views");
    let read = start("reads", folder)?;
    rows.extend(serde_json::from_value::<Vec<Row>>(read)?);
    eprintln!("submitting over HTTP");
    rows.extend(serde_json::from_value::<Vec<Row>>(start("http", folder)?)?);
    Ok(rows)
}

fn row(what: &str, measured: String, baseline: String, target: &str) -> Row {
    [what.into(), measured, baseline, target.into()]
}

fn start_row(what: &str, answer: &Value, raw: Duration, target: &str) -> Row {
    row(
        what,
        format!(
            "{:.2} s, {:.0} MB resident",
            answer["ready_s"].as_f64().unwrap_or(f64::NAN),
            answer["resident_mb"].as_f64().unwrap_or(f64::NAN)
        ),
        format!("reading the log's file once: {:.2} s", raw.as_secs_f64()),
        target,
    )
}

/// Case files by id, and operations over random years, in the store.
fn reads(service: &Service) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut rng = Rng::with_seed(SEED);
    let views = service.app.views.as_ref().context("this process has views")?;
    let mut ids = Vec::new();
    let mut after = None;
    loop {
        let page = views.read(&Casefile, |reader| {
            greyfile_casefile::cases(reader, &Filter::default(), after.as_deref(), 500)
        })?;
        ids.extend(page.cases.iter().filter_map(|case| CaseId::of(case.case)));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let now = service.app.now();
    let bare = times(2_000, |_| {
        let id = ids[rng.usize(..ids.len())];
        let history = views.read(&Casefile, |reader| reader.history(id.into()))?;
        anyhow::ensure!(!history.is_empty(), "a case is on record");
        Ok(())
    })?;
    // What a case file costs follows from how much is in it, so those of hundreds of events have a
    // row of their own: one figure over both would follow the share of them in the made-up cases.
    let (mut usual, mut long) = (Vec::new(), Vec::new());
    for _ in 0..4_000 {
        let id = ids[rng.usize(..ids.len())];
        let started = Instant::now();
        let file = views.read(&Casefile, |reader| greyfile_casefile::casefile(reader, id, now))?;
        let took = started.elapsed();
        let entries = file.context("a case is on record")?.timeline.len();
        if entries < LONG { &mut usual } else { &mut long }.push((took, entries));
    }
    let baseline = format!("the case's own stream alone: {}", shown(bare));
    for (files, target) in [(usual, "p99 1 ms"), (long, "")] {
        let entries: usize = files.iter().map(|(_, entries)| entries).sum();
        let what = format!(
            "case file by id, in the store: {} of {} entries each on average",
            files.len(),
            entries / files.len().max(1),
        );
        let times = files.into_iter().map(|(took, _)| took).collect();
        rows.push(row(&what, shown(summary(times)), baseline.clone(), target));
    }
    let first: Day = "2025-01-01".parse()?;
    let year = times(500, |_| {
        let from = first.plus(rng.i32(0..300));
        let range = Range { from, to: from.plus(364) };
        views
            .read(&OperationsView, |reader| greyfile_operations::operations(reader, range, None))
            .map(drop)
            .map_err(anyhow::Error::from)
    })?;
    let day = times(500, |_| {
        let from = first.plus(rng.i32(0..600));
        let range = Range { from, to: from };
        views
            .read(&OperationsView, |reader| greyfile_operations::operations(reader, range, None))
            .map(drop)
            .map_err(anyhow::Error::from)
    })?;
    rows.push(row(
        "operations over any year, in the store",
        shown(year),
        format!("over one day: {}", shown(day)),
        "p99 5 ms",
    ));
    Ok(rows)
}

/// Submit to visible: a note over HTTP, then its case file at least at its position.
async fn over_http(folder: &Path) -> anyhow::Result<Vec<Row>> {
    let mut child = Command::new(std::env::current_exe()?)
        .env(CHILD, format!("serve {}", folder.display()))
        .stdout(Stdio::null())
        .spawn()?;
    let address = ready(folder).await?;
    let measured = submit_to_visible(address).await;
    child.kill()?;
    child.wait()?;
    let ([answered, visible], sync) = (measured?, fdatasync()?);
    Ok(vec![row(
        "submit over HTTP to visible in the case file, idle",
        format!("{} (answered: {})", shown(visible), shown(answered)),
        format!("one write and fdatasync: {}", shown(sync)),
        "p99 10 ms",
    )])
}

/// Waits for the service on this folder; the address of a killed one may still be there.
async fn ready(folder: &Path) -> anyhow::Result<SocketAddr> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    for _ in 0..3_000 {
        if let Some(address) = Folder::address(folder) {
            let answer = client.get(format!("http://{address}/readyz")).send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(address);
            }
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("the service was not ready within a minute")
}

/// Until the answer, and until the case file shows the event.
async fn submit_to_visible(address: SocketAddr) -> anyhow::Result<[[f64; 2]; 2]> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let base = format!("http://{address}");
    let page: Value =
        client.get(format!("{base}/api/cases?limit=500")).send().await?.json().await?;
    let cases: Vec<String> = page["cases"]
        .as_array()
        .context("cases")?
        .iter()
        // One without a title has its opening retracted: nothing is added to it.
        .filter(|case| case["title"] != "")
        .filter_map(|case| case["case"].as_str().map(str::to_owned))
        .collect();
    let mut rng = Rng::with_seed(SEED);
    let (mut answered, mut times) = (Vec::new(), Vec::new());
    for index in 0..600u64 {
        let case = &cases[rng.usize(..cases.len())];
        let id = greyfile::demo::id(rng.u64(..), greyfile_envelope::Timestamp(1), "bench", index);
        let id = greyfile_envelope::CommandId::from_bytes(id);
        let command = json!({
            "id": id, "actor": "bench", "occurred_at": "2026-01-01",
            "do": { "note": { "on": case, "text": "measured" } }
        });
        let started = Instant::now();
        let answer: Value =
            client.post(format!("{base}/api/commands")).json(&command).send().await?.json().await?;
        let until_answer = started.elapsed();
        let position = answer["position"].as_u64().with_context(|| answer.to_string())?;
        let file = client
            .get(format!("{base}/api/cases/{case}?at_least={position}"))
            .send()
            .await?
            .text()
            .await?;
        anyhow::ensure!(file.contains(&format!("\"position\":{position}")), "visible");
        // The first ones warm the pool and the caches up.
        if index >= 100 {
            answered.push(until_answer);
            times.push(started.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok([summary(answered), summary(times)])
}

/// One write and fdatasync at a time, as the log's disk does them.
fn fdatasync() -> anyhow::Result<[f64; 2]> {
    use std::io::Write;
    let path = std::env::temp_dir().join(format!("greyfile-sync-{}", std::process::id()));
    let mut file = std::fs::File::create(&path)?;
    let times = times(500, |_| {
        file.write_all(&[7; 512])?;
        Ok(file.sync_data()?)
    });
    std::fs::remove_file(&path)?;
    times
}

/// Runs a child to its end and takes what it prints.
fn start(task: &str, folder: &Path) -> anyhow::Result<Value> {
    let output = Command::new(std::env::current_exe()?)
        .env(CHILD, format!("{task} {}", folder.display()))
        .stderr(Stdio::inherit())
        .output()?;
    serde_json::from_slice(&output.stdout).context("what the child measured")
}

/// Opens everything in a child and kills it.
fn kill(folder: &Path) -> anyhow::Result<()> {
    let mut child = Command::new(std::env::current_exe()?)
        .env(CHILD, format!("write {}", folder.display()))
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    let out = child.stdout.take().context("the child's output")?;
    std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut line)?;
    child.kill()?;
    child.wait()?;
    Ok(())
}

async fn child(task: &str) -> anyhow::Result<()> {
    let (task, folder) = task.split_once(' ').context("a task and a folder")?;
    let folder = PathBuf::from(folder);
    match task {
        "serve" => {
            let service = Service::open(
                Folder::take(&folder)?,
                &LogSource::File,
                &Duties::all(Founding::Never),
            )
            .await?;
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
            let address = listener.local_addr()?;
            service.folder.publish(address)?;
            let router = greyfile_web::router(
                service.app.clone(),
                &Names { port: address.port(), public: None },
            );
            axum::serve(listener, router).await?;
        }
        "http" => println!("{}", json!(over_http(&folder).await?)),
        "scan" => {
            let log =
                Folder::take(&folder)?.open(Founding::Never, &LogSource::File).await?.log.reads();
            let started = Instant::now();
            let (mut next, mut events) = (Position::FIRST, 0u64);
            loop {
                let chunk = log.read(next, 1 << 20).await?;
                let Some(end) = chunk.last() else { break };
                next = end.position.next();
                for stored in &chunk {
                    events += u64::from(Envelope::decode(&stored.record)?.version > 0);
                }
            }
            let per_second = events as f64 / started.elapsed().as_secs_f64();
            println!("{}", json!({ "events_per_s": per_second }));
        }
        _ => {
            let started = Instant::now();
            let service = Service::open(
                Folder::take(&folder)?,
                &LogSource::File,
                &Duties::all(Founding::Never),
            )
            .await?;
            let last = service.app.log.last().await?;
            let views = service.app.views.clone().context("this process has views")?;
            for view in views.all() {
                if !view.wait_for(last, Duration::from_secs(600)).await {
                    bail!("a view did not catch up");
                }
            }
            drop(views);
            let answer = if task == "reads" {
                json!(reads(&service)?)
            } else {
                json!({
                    "ready_s": started.elapsed().as_secs_f64(),
                    "resident_mb": memory("VmRSS:"),
                    "peak_mb": memory("VmHWM:"),
                })
            };
            println!("{answer}");
            if task == "write" {
                std::thread::sleep(Duration::from_secs(600));
            }
            service.close().await?;
        }
    }
    Ok(())
}

/// Reads a file once, as opening after a kill has to.
fn raw_read(path: &Path) -> anyhow::Result<Duration> {
    use std::io::Read;
    let started = Instant::now();
    let mut file = std::fs::File::open(path)?;
    let mut buffer = vec![0; 1 << 20];
    while file.read(&mut buffer)? > 0 {}
    Ok(started.elapsed())
}
