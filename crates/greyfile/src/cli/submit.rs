//! `greyfile submit`: one command from flags or a file, or many as JSON Lines.

use std::collections::HashSet;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use axum::http::Method;
use greyfile_envelope::CommandId;
use greyfile_intake::ContentKey;
use greyfile_web::Problem;
use greyfile_words::Words;
use serde::de::IgnoredAny;
use serde_json::{Map, Value, json};

use super::output::{notice, out};
use super::show;
use crate::door::{Answer, Door};
use crate::told::{OrTold, Told};

/// Longest line of JSON Lines, in bytes; the service takes no longer command either.
const LINE_LEN_MAX: usize = 1 << 20;
/// How often a command whose outcome is unknown is sent again.
const TRIES: u32 = 5;

/// What to submit.
#[derive(Debug, clap::Args)]
pub struct SubmitArgs {
    #[arg(conflicts_with_all = ["actor", "event", "note"])]
    file: Option<PathBuf>,
    #[arg(long, env = "GREYFILE_ACTOR")]
    actor: Option<String>,
    #[arg(long)]
    done_by: Option<String>,
    #[arg(long)]
    occurred: Option<String>,
    #[arg(long, group = "basis")]
    press: Option<String>,
    #[arg(long, group = "basis")]
    report: Option<String>,
    #[arg(long)]
    on: Option<String>,
    // What is said holds personal data, and everybody on the machine can read flags.
    #[arg(long, value_name = "FILE", conflicts_with = "note")]
    event: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "on")]
    note: Option<PathBuf>,
    #[arg(long)]
    id: Option<String>,
    #[arg(long, requires = "file", conflicts_with = "id")]
    ids_from_content: bool,
}

/// Submits.
pub async fn submit(door: &Door, args: &SubmitArgs, json: bool) -> anyhow::Result<ExitCode> {
    let Some(file) = &args.file else {
        let mut command = from_flags(args, door.words())?;
        give_id(&mut command)?;
        return one(door, command, json).await;
    };
    let mut ids = Ids::new(args.ids_from_content.then(|| door.content_key()).transpose()?);
    if file.as_os_str() == "-" {
        return lines(door, ids, json).await;
    }
    let mut command = as_json(file, door.words())?;
    ids.give(&mut command)?;
    let done = one(door, command, json).await?;
    ids.accepted();
    ids.tell(door.words(), json);
    Ok(done)
}

pub(super) async fn one(door: &Door, command: Value, json: bool) -> anyhow::Result<ExitCode> {
    let answer = send(door, &command).await?;
    if answer.body["outcome"] == "unknown" {
        let id = command["id"].as_str().unwrap_or_default();
        bail!(Told::new("submit-unknown").with("id", id).of_problem(answer.body.clone()));
    }
    let body = answer.ok()?;
    out(&if json { body.to_string() } else { show::accepted(&body, door.words()) })?;
    Ok(ExitCode::SUCCESS)
}

/// The ids of commands that came without one.
struct Ids {
    /// Makes them from the content, if that was asked for.
    key: Option<ContentKey>,
    /// Those that were made from content.
    made: HashSet<CommandId>,
    /// What the last command came without: an id, and content that none before has.
    last: (bool, bool),
    /// How many commands came without an id.
    unnamed: u64,
    /// How many of those have the content of one before.
    equal: u64,
}

impl Ids {
    fn new(key: Option<ContentKey>) -> Self {
        Self { key, made: HashSet::new(), last: (false, false), unnamed: 0, equal: 0 }
    }

    /// Gives a command an id, if it has none. Two commands have the same content if they have the
    /// same fields with the same values, in whichever order and with whichever blanks.
    fn give(&mut self, command: &mut Value) -> anyhow::Result<()> {
        let map = command.as_object_mut().or_told(|| Told::new("submit-no-object"))?;
        self.last = (!map.contains_key("id"), false);
        if map.contains_key("id") {
            return Ok(());
        }
        let Some(key) = &self.key else { return give_id(command) };
        command.sort_all_objects();
        let id = key.id(&command.to_string());
        self.last.1 = !self.made.insert(id);
        command["id"] = json!(id);
        Ok(())
    }

    /// Counts the last command, which was accepted.
    fn accepted(&mut self) {
        let (unnamed, equal) = self.last;
        self.unnamed += u64::from(unnamed);
        self.equal += u64::from(equal);
    }

    /// Says what it means that commands had no id.
    fn tell(&self, words: Words, json: bool) {
        let id = match (&self.key, self.unnamed, self.equal) {
            (None, 1.., _) => "submit-unnamed",
            (Some(_), _, 1..) => "submit-equal",
            _ => return,
        };
        let told = Told::new(id).count("lines", self.unnamed).count("equal", self.equal);
        notice(&told, words, json);
    }
}

/// Each line a command, accepted or refused on its own; the exit code says whether all were
/// accepted.
async fn lines(door: &Door, mut ids: Ids, json: bool) -> anyhow::Result<ExitCode> {
    let words = door.words();
    let (mut accepted, mut refused) = (0u64, 0u64);
    for (number, line) in (1u64..).zip(std::io::stdin().lock().split(b'\n')) {
        let line = line.or_told(|| Told::new("standard-input"))?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = line_answer(door, &mut ids, &line).await?;
        let fine = answer.body["outcome"] == "accepted";
        if fine {
            ids.accepted();
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
        } else {
            let show = if fine { show::accepted_short } else { show::problem };
            let told = show(&answer.body, words);
            let told = Told::new("submit-line").with("line", number).with("told", told);
            out(&told.say(words))?;
        }
    }
    let told = Told::new("submit-lines").count("accepted", accepted).count("refused", refused);
    notice(&told, words, json);
    ids.tell(words, json);
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

async fn line_answer(door: &Door, ids: &mut Ids, line: &[u8]) -> anyhow::Result<Answer> {
    let bad = |code: &str, told: Told| Answer {
        status: 400,
        body: json!({ "outcome": "refused", "code": code, "message": told.say(door.words()) }),
    };
    if line.len() > LINE_LEN_MAX {
        let told = Told::new("submit-line-too-long").with("max", LINE_LEN_MAX);
        return Ok(bad("request.too_long", told));
    }
    if let Err(error) = serde_json::from_slice::<IgnoredAny>(line) {
        // The position only: what the line holds may be personal.
        let told = Told::new("submit-line-not-json").with("column", error.column());
        return Ok(bad("request.bad_json", told));
    }
    let mut command = match strictly(line, door.words()) {
        Ok(command) => command,
        Err(refused) => return Ok(refused),
    };
    if ids.give(&mut command).is_err() {
        return Ok(bad("request.bad_json", Told::new("submit-line-no-object")));
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
    let map = command.as_object_mut().or_told(|| Told::new("submit-no-object"))?;
    if !map.contains_key("id") {
        let id = CommandId::from_bytes(ulid::Ulid::generate().0.to_be_bytes());
        map.insert("id".into(), json!(id));
    }
    Ok(())
}

fn from_flags(args: &SubmitArgs, words: Words) -> anyhow::Result<Value> {
    let actor = args.actor.as_ref().or_told(|| Told::new("submit-what"))?;
    let occurred = args.occurred.as_ref().or_told(|| Told::new("submit-when"))?;
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
    let events = match args.event.as_deref().map(|file| as_json(file, words)).transpose()? {
        Some(Value::Array(events)) => Some(events),
        event => event.map(|event| vec![event]),
    };
    let body = match (&args.note, &args.on, events) {
        (Some(file), on, _) => json!({ "note": { "on": on, "text": text(file)?.trim_end() } }),
        (None, _, None) => bail!(Told::new("submit-event")),
        (None, Some(on), Some(events)) => json!({ "record": { "on": on, "events": events } }),
        (None, None, Some(events)) => json!({ "open": { "events": events } }),
    };
    set("do", body);
    Ok(Value::Object(command))
}

/// A file, or standard input where it is `-`.
pub(super) fn text(file: &Path) -> anyhow::Result<String> {
    if file.as_os_str() == "-" {
        return std::io::read_to_string(std::io::stdin()).or_told(|| Told::new("standard-input"));
    }
    std::fs::read_to_string(file).or_told(|| Told::new("file-unreadable").at("file", file))
}

/// The JSON of a file, read as strictly as the service reads it.
fn as_json(file: &Path, words: Words) -> anyhow::Result<Value> {
    let text = text(file)?;
    serde_json::from_str::<IgnoredAny>(&text)
        .or_told(|| Told::new("file-not-json").at("file", file))?;
    strictly(text.as_bytes(), words).or_else(Answer::ok)
}

/// JSON, or the refusal that it would get.
fn strictly(text: &[u8], words: Words) -> Result<Value, Answer> {
    let refused = |problem: Problem| Answer { status: 400, body: json!(problem.told(words)) };
    greyfile_web::json_value(text).map_err(refused)
}
