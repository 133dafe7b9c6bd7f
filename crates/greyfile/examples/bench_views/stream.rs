//! An event more on a stream that has very many.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use greyfile::service::Service;
use greyfile_domain::acts::{Body, Record};
use greyfile_domain::streams::{Event, NoteAdded};
use greyfile_domain::values::text::Prose;
use greyfile_envelope::{Position, StreamId};
use serde_json::json;

use crate::kit::{Row, command, fdatasync, level, open, row, shown, summary, views};

/// Notes of a command while a stream is made long.
const EACH: u64 = 500;
/// Notes that are measured, on each of two streams, and those before them, which warm caches up.
const ADDED: usize = 200;
const WARM: usize = 10;
/// Notes on the short stream.
const FEW: u64 = 10;
/// A view that takes longer is told as that.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) async fn rows(folder: &Path, notes: u64) -> anyhow::Result<Vec<Row>> {
    let service = open(folder, true).await?;
    let (long, short) = (case(&service, 0, notes).await?, case(&service, 1, FEW).await?);
    level(&service).await?;
    let [mut on_long, mut on_short] = [Taken::default(), Taken::default()];
    for at in 0..WARM + ADDED {
        // In turns, so that both meet the machine as it is.
        for (case, taken) in [(long, &mut on_long), (short, &mut on_short)] {
            let text = "The premises were open again.";
            let body = json!({ "note": { "on": case, "text": text } });
            let id = 3 << 110 | u128::from(case == long) << 64 | at as u128;
            let (command, started) = (command(id, &body)?, Instant::now());
            let position = submit(&service, &command).await?.0;
            let answered = Instant::now();
            for view in views(&service)?.all() {
                let shows = view.wait_for(position, PATIENCE).await;
                anyhow::ensure!(shows, "{} at {}", view.name(), view.position());
            }
            if at >= WARM {
                taken.answered.push(answered - started);
                taken.shown.push(answered.elapsed());
            }
        }
    }
    let sync = fdatasync(folder)?;
    service.close().await?;
    Ok(vec![row(
        &format!("a note on a stream of {notes}, from its answer until every view shows it"),
        format!(
            "{} (answered: {})",
            shown(summary(on_long.shown)),
            shown(summary(on_long.answered))
        ),
        format!(
            "on a stream of {FEW}: {} (answered: {}); one write and fdatasync: {}",
            shown(summary(on_short.shown)),
            shown(summary(on_short.answered)),
            shown(sync),
        ),
        "p99 5 ms",
    )])
}

#[derive(Default)]
struct Taken {
    answered: Vec<Duration>,
    shown: Vec<Duration>,
}

/// A case with so many notes.
async fn case(service: &Service, number: u128, notes: u64) -> anyhow::Result<StreamId> {
    let id = |at: u64| 1 << 111 | number << 64 | u128::from(at);
    let opened = json!({ "open_case": { "case": {
        "title": "Measured", "agency": "nccia", "city": "Lahore",
    } } });
    let (_, case) = submit(service, &command(id(0), &opened)?).await?;
    let mut from = 0;
    while from < notes {
        let count = EACH.min(notes - from);
        let events: Result<Vec<Event>, _> = (from..from + count)
            .map(|at| {
                let text = Prose::new(format!("Diary, sheet {}: nothing new.", at + 1))?;
                anyhow::Ok(NoteAdded { text: text.into(), source: None }.into())
            })
            .collect();
        let mut command = command(id(from + 1), &opened)?;
        command.body = Body::Record(Record { on: case, events: events? });
        submit(service, &command).await?;
        from += count;
    }
    Ok(case)
}

/// The last position of a command, and the first stream that it writes.
async fn submit(
    service: &Service,
    command: &greyfile_domain::acts::Command,
) -> anyhow::Result<(Position, StreamId)> {
    let intake = service.intake.as_ref().context("this process takes commands")?;
    let accepted = intake.submit(command).await?;
    let first = accepted.events.first().context("an event")?;
    Ok((accepted.position, first.stream))
}
