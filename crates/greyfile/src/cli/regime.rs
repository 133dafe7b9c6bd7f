//! `greyfile regime`: what is in force, what a file says, and adopting one.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use greyfile_domain::values::regime::Regime;
use greyfile_envelope::{Day, Occurred};
use greyfile_intake::{Clock, SystemClock};
use greyfile_words::Words;
use serde_json::{Value, json};

use super::output::{given, print};
use super::show::{self, headed, list, table, text};
use super::submit;
use crate::door::Door;
use crate::regime::{Change, changes, of_file, shipped};
use crate::told::{OrTold, Told};

/// What to do with the regime.
#[derive(Debug, clap::Subcommand)]
pub enum RegimeCommand {
    Adopt(FileArgs),
    Draft(FileArgs),
    Show {
        #[arg(long)]
        on: Option<String>,
        #[arg(long, conflicts_with = "on")]
        draft: Option<String>,
    },
    Diff {
        a: PathBuf,
        b: Option<PathBuf>,
        #[arg(long, conflicts_with = "b")]
        on: Option<String>,
    },
}

/// A file, and who brings it.
#[derive(Debug, clap::Args)]
pub struct FileArgs {
    #[arg(required_unless_present = "shipped")]
    file: Option<PathBuf>,
    #[arg(long, conflicts_with = "file")]
    shipped: bool,
    #[arg(long)]
    occurred_at: Option<String>,
    #[arg(long, env = "GREYFILE_ACTOR")]
    actor: String,
}

impl FileArgs {
    fn regime(&self, words: Words) -> anyhow::Result<Regime> {
        match &self.file {
            Some(path) => of_file(path, words),
            None => shipped(words),
        }
    }
}

/// What needs no log: two files.
///
/// # Errors
/// What is wrong with one of them.
pub fn without_log(
    command: &RegimeCommand,
    words: Words,
    json: bool,
) -> anyhow::Result<Option<ExitCode>> {
    let RegimeCommand::Diff { a, b: Some(b), .. } = command else { return Ok(None) };
    tell(&of_file(a, words)?, &of_file(b, words)?, words, json)?;
    Ok(Some(ExitCode::SUCCESS))
}

/// Does it.
///
/// # Errors
/// Why it was not done.
pub async fn run(door: &Door, command: RegimeCommand, json: bool) -> anyhow::Result<ExitCode> {
    let words = door.words();
    match command {
        RegimeCommand::Adopt(args) => return state(door, &args, "adopt_regime", json).await,
        RegimeCommand::Draft(args) => return state(door, &args, "draft_regime", json).await,
        RegimeCommand::Show { on, draft } => {
            let answer = asked(door, on, draft).await?;
            print(json, &answer, |answer| shown(answer, words))?;
        }
        RegimeCommand::Diff { a, on, .. } => {
            let file = of_file(&a, words)?;
            let answer = asked(door, on, None).await?;
            let Some(in_force) = regime(&answer) else {
                bail!(Told::new("regime-none-in-force").with("day", text(&answer["on"])));
            };
            tell(&in_force, &file, words, json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Sends a regime as a whole.
async fn state(door: &Door, args: &FileArgs, act: &str, json: bool) -> anyhow::Result<ExitCode> {
    let regime = args.regime(door.words())?;
    let occurred_at = match &args.occurred_at {
        Some(at) => at.parse::<Occurred>().or_told(|| Told::new("regime-occurred-at"))?,
        None => Occurred::at(SystemClock.now()),
    };
    let mut body = serde_json::Map::new();
    body.insert(act.to_owned(), json!({ "regime": regime }));
    let mut command =
        json!({ "actor": args.actor, "occurred_at": occurred_at, "do": Value::Object(body) });
    submit::give_id(&mut command)?;
    let answer = submit::send(door, &command).await?;
    if answer.body["outcome"] == "unknown" {
        bail!(Told::new("regime-unknown"));
    }
    let answer = answer.ok()?;
    print(json, &answer, |answer| {
        let stated = Told::new("regime-stated")
            .code("act", if act == "adopt_regime" { "adopted" } else { "drafted" })
            .with("code", &regime.code)
            .with("from", regime.effective_from)
            .count("events", list(&answer["events"]).len())
            .with("position", text(&answer["position"]));
        let flags = list(&answer["flags"]).iter().map(|flag| show::flag(flag, door.words()));
        [stated.say(door.words())].into_iter().chain(flags).collect::<Vec<_>>().join("\n")
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The regime of a day, or a draft, with everything that was just recorded.
async fn asked(door: &Door, on: Option<String>, draft: Option<String>) -> anyhow::Result<Value> {
    if let Some(on) = &on {
        on.parse::<Day>().or_told(|| Told::new("regime-day"))?;
    }
    door.ready().await?;
    door.get("/api/regime", &given(vec![("on", on), ("draft", draft)])).await
}

/// The regime that an answer shows.
fn regime(answer: &Value) -> Option<Regime> {
    serde_json::from_value(answer["regime"].clone()).ok()
}

fn shown(answer: &Value, words: Words) -> String {
    let mut out = Vec::new();
    match regime(answer) {
        None => {
            let none = Told::new("regime-none-in-force").with("day", text(&answer["on"]));
            out.push(none.say(words));
        }
        Some(regime) => {
            let drafted = answer["drafted"] == true;
            let head = Told::new("regime-head")
                .code("what", if drafted { "draft" } else { "in-force" })
                .with("title", &regime.title)
                .with("code", &regime.code)
                .with("from", regime.effective_from)
                .with("source", &regime.source);
            out.push(head.say(words));
            let tables = greyfile_web::regime_tables(&regime, words);
            let rows = || tables.iter().flat_map(|table| &table.rows);
            let of = |verified: bool| rows().filter(|row| row.verified == Some(verified)).count();
            let (open, all) = (of(false), of(true) + of(false));
            out.push(Told::new("regime-open").count("open", open).count("all", all).say(words));
            for one in &tables {
                let heads: Vec<&str> = one.heads.iter().map(String::as_str).collect();
                let mut rows = table(&heads);
                for row in &one.rows {
                    rows.add_row(&row.cells);
                }
                out.push(format!("\n{}\n{rows}", one.title));
            }
        }
    }
    for (field, id) in [("adopted", "regime-adopted"), ("drafts", "regime-drafts")] {
        let named = list(&answer[field]);
        if named.is_empty() {
            continue;
        }
        let mut rows = headed(["code", "regime-from", "regime-title", "regime-position"], words);
        for one in named {
            rows.add_row(
                ["code", "effective_from", "title", "position"].map(|field| text(&one[field])),
            );
        }
        out.push(format!("\n{}\n{rows}", Told::new(id).say(words)));
    }
    out.join("\n")
}

/// Says what the second says otherwise.
fn tell(was: &Regime, is: &Regime, words: Words, json: bool) -> anyhow::Result<()> {
    let found = changes(was, is);
    let answer = json!({
        "was": was.code, "is": is.code,
        "changes": found.iter().map(Change::as_json).collect::<Vec<_>>(),
    });
    print(json, &answer, |_| {
        if found.is_empty() {
            return Told::new("regime-same").say(words);
        }
        let mut rows = headed(["regime-value", "regime-field", "regime-was", "regime-is"], words);
        for Change { of, field, was, is } in &found {
            let cells = [was, is].map(|value| brief(value, words));
            rows.add_row([of.as_str(), field, &cells[0], &cells[1]]);
        }
        let count = Told::new("regime-changes").count("changes", found.len()).say(words);
        format!("{rows}\n{count}")
    })
}

/// A value as it fits into a cell: of a whole entry only that it is there.
fn brief(value: &Value, words: Words) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(yes) => words.message(if *yes { "value-yes" } else { "value-no" }, &[]),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        Value::Object(_) => Told::new("regime-there").say(words),
        other => text(other),
    }
}
