//! `greyfile log`: the way back from a record that is not intake's, and from a clock that was ahead.

use std::io::{IsTerminal, Read, Write};
use std::process::ExitCode;

use anyhow::bail;
use greyfile_envelope::CommandId;
use serde_json::{Value, json};

use super::output::{out, print};
use super::show::{self, list};
use super::submit;
use crate::door::Door;
use crate::told::{OrTold, Told};

/// What to do with the log's own stream.
#[derive(Debug, clap::Subcommand)]
pub enum LogCommand {
    Show {
        position: u64,
    },
    SetAside {
        #[arg(required = true, num_args = 1..)]
        position: Vec<u64>,
        #[arg(long, env = "GREYFILE_ACTOR")]
        actor: String,
        #[arg(long)]
        second: String,
    },
    MendClock {
        from: u64,
        to: u64,
        #[arg(long, env = "GREYFILE_ACTOR")]
        actor: String,
        #[arg(long)]
        second: String,
    },
}

/// Does it.
pub async fn run(door: &Door, command: LogCommand, json: bool) -> anyhow::Result<ExitCode> {
    match command {
        LogCommand::Show { position } => {
            let page = at(door, position).await?;
            let found = list(&page["events"]).first().or(list(&page["not_intakes"]).first());
            let Some(found) = found else {
                let told = Told::new("log-not-there").with("position", position);
                bail!(told.with("last", &page["last"]))
            };
            print(json, found, |found| show::event(found, door.words()))?;
            Ok(ExitCode::SUCCESS)
        }
        LogCommand::SetAside { position: positions, actor, second } => {
            let mut found = Vec::new();
            // All are looked at before the first is set aside.
            for position in positions {
                let page = at(door, position).await?;
                let Some(one) = list(&page["not_intakes"]).first() else {
                    bail!(Told::new("log-nothing-there").with("position", position))
                };
                out(&show::event(one, door.words()))?;
                found.push(one.clone());
            }
            let reason = why(door)?;
            let log = door.get("/api/status", &[]).await?["log"].clone();
            for one in found {
                let act = json!({ "set_aside": {
                    "log": log,
                    "position": one["position"],
                    "sha256": one["sha256"],
                    "reason": reason,
                    "second": second,
                } });
                let code = submit::one(door, command_of(&actor, act), json).await?;
                if code != ExitCode::SUCCESS {
                    return Ok(code);
                }
            }
            Ok(ExitCode::SUCCESS)
        }
        LogCommand::MendClock { from, to, actor, second } => {
            let reason = why(door)?;
            let log = door.get("/api/status", &[]).await?["log"].clone();
            let act = json!({ "mend_clock": {
                "log": log, "from": from, "to": to, "reason": reason, "second": second,
            } });
            submit::one(door, command_of(&actor, act), json).await
        }
    }
}

/// What stands at a position.
async fn at(door: &Door, position: u64) -> anyhow::Result<Value> {
    let position = position.to_string();
    let query = [("from", position.clone()), ("to", position)];
    door.get("/api/events", &query).await
}

/// A command of now.
fn command_of(actor: &str, act: Value) -> Value {
    let id = CommandId::from_bytes(ulid::Ulid::generate().0.to_be_bytes());
    let now =
        greyfile_envelope::Occurred::at(greyfile_intake::Clock::now(&greyfile_intake::SystemClock));
    json!({ "id": id, "actor": actor, "occurred_at": now, "do": act })
}

/// Why: never from a flag, which others read in the list of processes.
fn why(door: &Door) -> anyhow::Result<String> {
    let stdin = std::io::stdin();
    let mut text = String::new();
    if stdin.is_terminal() {
        eprint!("{} ", Told::new("log-ask-why").say(door.words()));
        std::io::stderr().flush()?;
        stdin.read_line(&mut text).or_told(|| Told::new("standard-input"))?;
    } else {
        stdin.take(65_535).read_to_string(&mut text).or_told(|| Told::new("standard-input"))?;
    }
    let text = text.trim();
    if text.is_empty() {
        bail!(Told::new("log-no-why"));
    }
    Ok(text.to_owned())
}
