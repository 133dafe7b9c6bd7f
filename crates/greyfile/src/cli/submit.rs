//! `greyfile submit`: one command from flags or a file, or many as JSON Lines.

use std::io::BufRead;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use axum::http::Method;
use greyfile_envelope::CommandId;
use serde_json::{Map, Value, json};

use super::{out, show};
use crate::door::{Answer, Door};

/// Longest line of JSON Lines, in bytes; the service takes no longer command either.
const LINE_LEN_MAX: usize = 1 << 20;
/// How often a command whose outcome is unknown is sent again.
const TRIES: u32 = 5;

/// What to submit.
#[derive(Debug, clap::Args)]
pub struct SubmitArgs {
    /// A file with one command as JSON; `-` reads many from standard input, one a line.
    #[arg(conflicts_with_all = ["actor", "event", "note"])]
    file: Option<PathBuf>,
    /// Who types it.
    #[arg(long, env = "GREYFILE_ACTOR")]
    actor: Option<String>,
    /// Who did it; the actor when absent.
    #[arg(long)]
    done_by: Option<String>,
    /// When it happened: 2024, 2025-06, 2025-07-08, 2025-07-08T14:30, or two with a slash between.
    #[arg(long)]
    occurred: Option<String>,
    /// The press report it rests on.
    #[arg(long, group = "basis")]
    press: Option<String>,
    /// Whose report it rests on.
    #[arg(long, group = "basis")]
    report: Option<String>,
    /// The stream it adds to, such as `raid-01J…`; a new one when absent.
    #[arg(long)]
    on: Option<String>,
    /// An event as JSON, such as '{"raid":{"cash_recovered":{"amount":{"currency":"PKR","amount":5000}}}}';
    /// may be given more than once.
    #[arg(long, conflicts_with = "note")]
    event: Vec<String>,
    /// A note to add to a stream.
    #[arg(long, requires = "on")]
    note: Option<String>,
    /// The command's id; a new one when absent. Give the same one to send a command again.
    #[arg(long)]
    id: Option<String>,
}

/// Submits.
pub async fn submit(door: &Door, args: &SubmitArgs, json: bool) -> anyhow::Result<ExitCode> {
    match &args.file {
        Some(file) if file.as_os_str() == "-" => lines(door, json).await,
        Some(file) => {
            let text = std::fs::read_to_string(file)
                .with_context(|| format!("{} cannot be read", file.display()))?;
            let command: Value = serde_json::from_str(&text)
                .with_context(|| format!("{} is not JSON", file.display()))?;
            one(door, command, json).await
        }
        None => one(door, from_flags(args)?, json).await,
    }
}

pub(super) async fn one(door: &Door, mut command: Value, json: bool) -> anyhow::Result<ExitCode> {
    give_id(&mut command)?;
    let answer = send(door, &command).await?;
    if answer.body["outcome"] == "unknown" {
        let id = command["id"].as_str().unwrap_or_default();
        bail!(
            "it is not known whether the command {id} was recorded; send the very same one again \
             with the same id (--id {id})"
        );
    }
    let body = answer.ok()?;
    out(&if json { body.to_string() } else { show::accepted(&body, door.words()) })?;
    Ok(ExitCode::SUCCESS)
}

/// Each line a command, accepted or refused on its own; the exit code says whether all were
/// accepted.
async fn lines(door: &Door, json: bool) -> anyhow::Result<ExitCode> {
    let (mut accepted, mut refused) = (0u64, 0u64);
    for (number, line) in (1u64..).zip(std::io::stdin().lock().split(b'\n')) {
        let line = line.context("standard input")?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = line_answer(door, &line).await?;
        let fine = answer.body["outcome"] == "accepted";
        if fine {
            accepted += 1
        } else {
            refused += 1
        }
        if json {
            let mut body = answer.body;
            if let Value::Object(map) = &mut body {
                map.insert("line".into(), json!(number));
                map.entry("outcome").or_insert(json!("refused"));
            }
            out(&body.to_string())?;
        } else if fine {
            out(&format!("line {number}: {}", show::accepted_short(&answer.body)))?;
        } else {
            out(&format!("line {number}: {}", show::problem(&answer.body)))?;
        }
    }
    eprintln!("{accepted} accepted, {refused} not");
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

async fn line_answer(door: &Door, line: &[u8]) -> anyhow::Result<Answer> {
    let bad = |code: &str, message: String| Answer {
        status: 400,
        body: json!({ "outcome": "refused", "code": code, "message": message }),
    };
    if line.len() > LINE_LEN_MAX {
        let message = format!("the line is longer than {LINE_LEN_MAX} bytes; nothing was recorded");
        return Ok(bad("request.too_long", message));
    }
    let mut command: Value = match serde_json::from_slice(line) {
        Ok(command) => command,
        Err(error) => {
            // The position only: what the line holds may be personal.
            let message = format!("not JSON, at column {}; nothing was recorded", error.column());
            return Ok(bad("request.bad_json", message));
        }
    };
    if give_id(&mut command).is_err() {
        let message = "a command is a JSON object; nothing was recorded".to_owned();
        return Ok(bad("request.bad_json", message));
    }
    send(door, &command).await
}

/// Sends a command, and again while its outcome is unknown: the same id never records it twice.
pub(super) async fn send(door: &Door, command: &Value) -> anyhow::Result<Answer> {
    for _ in 1..TRIES {
        match door.call(Method::POST, "/api/commands", &[], Some(command)).await {
            Ok(answer) if answer.body["outcome"] == "unknown" => {}
            Ok(answer) if answer.status == 503 && answer.body["retryable"] == true => {}
            answer => return answer,
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    door.call(Method::POST, "/api/commands", &[], Some(command)).await
}

/// Gives a command an id, if it has none.
pub(super) fn give_id(command: &mut Value) -> anyhow::Result<()> {
    let map = command.as_object_mut().context("a command is a JSON object")?;
    if !map.contains_key("id") {
        let id = CommandId::from_bytes(ulid::Ulid::generate().0.to_be_bytes());
        map.insert("id".into(), json!(id));
    }
    Ok(())
}

fn from_flags(args: &SubmitArgs) -> anyhow::Result<Value> {
    let actor = args.actor.as_ref().context(
        "name a file, `-`, or a command in flags: at least --actor, --occurred and --event or --note",
    )?;
    let occurred = args.occurred.as_ref().context("say when it happened (--occurred)")?;
    let mut command = Map::new();
    let mut set = |name: &str, value: Value| command.insert(name.to_owned(), value);
    set("actor", json!(actor));
    set("occurred_at", json!(occurred));
    if let Some(id) = &args.id {
        set("id", json!(id));
    }
    if let Some(done_by) = &args.done_by {
        set("done_by", json!(done_by));
    }
    match (&args.press, &args.report) {
        (Some(source), _) => drop(set("basis", json!({ "press": { "source": source } }))),
        (_, Some(by)) => drop(set("basis", json!({ "report": { "by": by } }))),
        _ => {}
    }
    let events = args
        .event
        .iter()
        .map(|event| serde_json::from_str(event).context("--event is not JSON"))
        .collect::<anyhow::Result<Vec<Value>>>()?;
    let body = match (&args.note, &args.on) {
        (Some(text), on) => json!({ "note": { "on": on, "text": text } }),
        (None, _) if events.is_empty() => bail!("say what happened (--event or --note)"),
        (None, Some(on)) => json!({ "record": { "on": on, "events": events } }),
        (None, None) => json!({ "open": { "events": events } }),
    };
    set("do", body);
    Ok(Value::Object(command))
}
