//! `greyfile gazetteer`: places with their codes, and what a text means.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use greyfile_domain::streams::GazetteerId;
use greyfile_domain::values::gazetteer::Entry;
use greyfile_envelope::Occurred;
use greyfile_intake::{Clock, SystemClock};
use serde_json::{Value, json};

use super::show::{self, list, table, text};
use super::{print, submit};
use crate::door::Door;
use crate::gazetteer::{SHIPPED, SHIPPED_SOURCE, read};

/// Most entries sent at once. One event an entry, and one command may make 1,000 records.
const ENTRIES_MAX: usize = 500;

/// What to do with the gazetteer.
#[derive(Debug, clap::Subcommand)]
pub enum GazetteerCommand {
    /// Add the places of a file that are not there yet.
    ///
    /// The file is CSV with a heading: code, kind (province, city, circle, station or malkhana),
    /// name_en, name_ur, other_spellings (set apart by semicolons; an old name ends with its last
    /// year: "Lyallpur (until 1977)"), province, circle (codes), verified (yes or no). What is there
    /// under another name is listed and left as it is: correct it instead.
    Import {
        /// The file.
        #[arg(required_unless_present = "shipped")]
        file: Option<PathBuf>,
        /// The file that comes with the program: provinces, 45 cities, the circles of NCCIA.
        #[arg(long, conflicts_with = "file")]
        shipped: bool,
        /// Who adds them.
        #[arg(long, env = "GREYFILE_ACTOR")]
        actor: String,
    },
    /// Say what a text means that fits no place. It counts wherever the text stands without a code.
    Map {
        /// The text, as it was typed.
        text: String,
        /// The code of the place.
        code: String,
        /// Who says so.
        #[arg(long, env = "GREYFILE_ACTOR")]
        actor: String,
    },
    /// The texts that stand in the record and fit no place, or several.
    Unmatched,
    /// Every place with its code.
    List,
}

/// Does it.
pub async fn run(door: &Door, command: GazetteerCommand, json: bool) -> anyhow::Result<ExitCode> {
    match command {
        GazetteerCommand::Import { file, actor, .. } => {
            let (entries, source) = match &file {
                None => (read(SHIPPED.as_bytes())?, SHIPPED_SOURCE.to_owned()),
                Some(path) => {
                    let name = path.display();
                    let opened = std::fs::File::open(path)
                        .with_context(|| format!("{name} cannot be read; nothing was recorded"))?;
                    let entries =
                        read(opened).with_context(|| format!("{name}; nothing was recorded"))?;
                    let file = path.file_name().unwrap_or_default();
                    (entries, file.to_string_lossy().into_owned())
                }
            };
            return import(door, entries, &source, &actor, json).await;
        }
        GazetteerCommand::Map { text, code, actor } => {
            let event = json!({ "spelling_mapped": { "typed": text, "code": code } });
            let answer = record(door, vec![event], &actor).await?;
            print(json, &answer, show::accepted)?;
        }
        GazetteerCommand::Unmatched => {
            door.ready().await?;
            print(json, &door.get("/api/gazetteer/unmatched", &[]).await?, shown_unmatched)?;
        }
        GazetteerCommand::List => {
            door.ready().await?;
            print(json, &door.get("/api/gazetteer", &[]).await?, shown_places)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn import(
    door: &Door,
    entries: Vec<Entry>,
    source: &str,
    actor: &str,
    json: bool,
) -> anyhow::Result<ExitCode> {
    door.ready().await?;
    let status = door.get("/api/status", &[]).await?;
    let at_least = ("at_least", status["position"].to_string());
    let known = door.get("/api/gazetteer", &[at_least]).await?;
    let known: Vec<Entry> = serde_json::from_value(known["places"].clone())
        .context("the service's gazetteer is not what this program reads; is it older or newer?")?;
    let of = |entry: &Entry| known.iter().find(|one| one.code == entry.code);
    let (there, new): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| of(entry).is_some());
    let differ: Vec<&str> = there
        .iter()
        .filter(|entry| of(entry) != Some(**entry))
        .map(|entry| entry.code.as_str())
        .collect();
    for entries in new.chunks(ENTRIES_MAX) {
        let events = entries
            .iter()
            .map(|entry| json!({ "place_added": { "place": entry, "source": source } }));
        record(door, events.collect(), actor).await?;
    }
    let done = json!({
        "added": new.len(), "there": there.len() - differ.len(), "differ": differ,
    });
    print(json, &done, shown_import)?;
    Ok(if differ.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

async fn record(door: &Door, events: Vec<Value>, actor: &str) -> anyhow::Result<Value> {
    let events: Vec<Value> =
        events.into_iter().map(|event| json!({ "gazetteer": event })).collect();
    let mut command = json!({
        "actor": actor,
        "occurred_at": Occurred::at(SystemClock.now()),
        "do": { "record": { "on": GazetteerId::THE.stream(), "events": events } },
    });
    submit::give_id(&mut command)?;
    let answer = submit::send(door, &command).await?;
    if answer.body["outcome"] == "unknown" {
        bail!(
            "it is not known whether it was recorded; look (greyfile gazetteer list), and do it \
             again if it is not there: what is there is not added twice"
        );
    }
    answer.ok()
}

fn shown_places(answer: &Value) -> String {
    let columns = ["code", "kind", "name_en", "name_ur", "province", "circle"];
    let mut table = table(&["code", "kind", "name", "in Urdu", "province", "circle"]);
    for place in list(&answer["places"]) {
        table.add_row(columns.map(|column| text(&place[column])));
    }
    table.to_string()
}

fn shown_unmatched(answer: &Value) -> String {
    let texts = list(&answer["texts"]);
    if texts.is_empty() {
        return "every place in the record has a code".into();
    }
    let mut table = table(&["text", "asked for", "streams", "one of them", "fits"]);
    for one in texts {
        let fits: Vec<String> = list(&one["fits"]).iter().map(text).collect();
        let [typed, wanted, streams, example] =
            ["typed", "wanted", "streams", "example"].map(|column| text(&one[column]));
        table.add_row([typed, wanted, streams, example, fits.join(", ")]);
    }
    format!("{table}\nSay what one means: greyfile gazetteer map TEXT CODE")
}

fn shown_import(done: &Value) -> String {
    let differ = list(&done["differ"]);
    let said = format!("{} places added, {} were there", done["added"], done["there"]);
    if differ.is_empty() {
        return said;
    }
    let codes: Vec<String> = differ.iter().map(text).collect();
    format!(
        "{said}; {} are there and say something else, and were left as they are: {}; correct them \
         instead (find each with greyfile events --type gazetteer.place_added)",
        codes.len(),
        codes.join(", ")
    )
}
