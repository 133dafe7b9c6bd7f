//! An event more on a stream that has very many.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use futures_util::StreamExt;
use greyfile::service::Service;
use greyfile_domain::acts::{Body, Record};
use greyfile_domain::streams::{Event, NoteAdded};
use greyfile_domain::values::text::Prose;
use greyfile_envelope::{Position, StreamId};
use serde_json::json;

use crate::figures::{Row, shown, summary};
use crate::kit::{command, fdatasync, level, open, row, views};

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
            let (answered, shown) = added(&service, case, at as u64).await?;
            if at >= WARM {
                taken.answered.push(answered);
                taken.shown.push(shown);
            }
        }
    }
    let sync = fdatasync(folder)?;
    service.close().await?;
    Ok(vec![row(
        &format!(
            "a note on a stream of {notes}, from when the log has it until every view shows it"
        ),
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

/// Adds a note: how long until it is answered, and from when the log has it until every view shows it.
/// Views need not wait for the answer, which takes longer the longer the stream is.
async fn added(
    service: &Service,
    case: StreamId,
    number: u64,
) -> anyhow::Result<(Duration, Duration)> {
    let last = service.app.log.last().await?;
    let mut chunks = service.app.log.follow(last.next());
    let logged = tokio::spawn(async move {
        let chunk = chunks.next().await;
        chunk.map(|_| Instant::now())
    });
    let waiting = views(service)?.all().map(|view| {
        let mut positions = view.positions();
        tokio::spawn(async move {
            let shows = positions.wait_for(|position| *position > last);
            let shows = tokio::time::timeout(PATIENCE, shows).await;
            matches!(shows, Ok(Ok(_))).then(Instant::now)
        })
    });
    let (waiting, started): (Vec<_>, _) = (waiting.collect(), Instant::now());
    note(service, case, number).await?;
    let answered = started.elapsed();
    let logged = logged.await?.context("the log goes on")?;
    let mut shown = logged;
    for view in waiting {
        shown = shown.max(view.await?.context("every view shows it")?);
    }
    Ok((answered, shown - logged))
}

/// A note on a case; the number is one that no other has.
pub(crate) async fn note(service: &Service, case: StreamId, number: u64) -> anyhow::Result<()> {
    let body = json!({ "note": { "on": case, "text": "The premises were open again." } });
    let id = u128::from_be_bytes(case.id);
    let id = id.wrapping_add(u128::from(number) + 1);
    submit(service, &command(id, &body)?).await.map(drop)
}

/// A case with so many notes.
pub(crate) async fn case(service: &Service, number: u128, notes: u64) -> anyhow::Result<StreamId> {
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
