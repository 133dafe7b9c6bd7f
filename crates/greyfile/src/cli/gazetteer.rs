//! `greyfile gazetteer`: places with their codes, and what a text means.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::GazetteerId;
use greyfile_domain::values::gazetteer::Entry;
use greyfile_domain::values::place::{PlaceKind, Wanted};
use greyfile_domain::values::same::alike;
use greyfile_domain::values::text::PlaceCode;
use greyfile_envelope::Occurred;
use greyfile_intake::{Clock, SystemClock};
use greyfile_words::Words;
use serde_json::{Value, json};

use super::output::{notice, print};
use super::show::{self, headed, list, text};
use super::submit;
use crate::causes;
use crate::door::Door;
use crate::gazetteer::{SHIPPED, SHIPPED_SOURCE, read};
use crate::told::{OrTold, Told};

/// Most entries sent at once. One event an entry, and one command may make 1,000 records.
const ENTRIES_MAX: usize = 500;

/// What to do with the gazetteer.
#[derive(Debug, clap::Subcommand)]
pub enum GazetteerCommand {
    Import {
        #[arg(required_unless_present = "shipped")]
        file: Option<PathBuf>,
        #[arg(long, conflicts_with = "file")]
        shipped: bool,
        #[arg(long, env = "GREYFILE_ACTOR")]
        actor: String,
    },
    Map {
        text: String,
        code: String,
        #[arg(long, env = "GREYFILE_ACTOR")]
        actor: String,
    },
    Unmatched,
    List,
}

/// Does it.
pub async fn run(door: &Door, command: GazetteerCommand, json: bool) -> anyhow::Result<ExitCode> {
    match command {
        GazetteerCommand::Import { file, actor, .. } => {
            let Some(path) = file else {
                let entries = read(SHIPPED)?;
                return import(door, entries, SHIPPED_SOURCE, &actor, json).await;
            };
            let of_file = |id| {
                let path = path.clone();
                move || Told::new(id).at("file", &path)
            };
            let text = std::fs::read_to_string(&path);
            let text = text.or_told(of_file("file-unreadable-unrecorded"))?;
            let entries = read(&text).or_told(of_file("file-unrecorded"))?;
            let source = path.file_name().unwrap_or_default().to_string_lossy();
            let imported = import(door, entries, &source, &actor, json).await;
            return imported.or_told(|| Told::as_it_is(path.display()));
        }
        GazetteerCommand::Map { text, code, actor } => {
            let event = json!({ "spelling_mapped": { "typed": text, "code": code } });
            let answer = record(door, vec![event], &actor).await?;
            print(json, &answer, |answer| show::accepted(answer, door.words()))?;
            // Recorded it is, whether or not the view can say where it still does not count.
            if let Err(error) = tell_unmatched(door, &text, &answer["position"], json).await {
                let why = causes::in_words(&error, door.words());
                let told = Told::new("gazetteer-still-unasked").with("why", why);
                notice(&told, door.words(), json);
            }
        }
        GazetteerCommand::Unmatched => {
            door.ready().await?;
            print(json, &door.get("/api/gazetteer/unmatched", &[]).await?, |answer| {
                shown_unmatched(answer, door.words())
            })?;
        }
        GazetteerCommand::List => {
            door.ready().await?;
            print(json, &door.get("/api/gazetteer", &[]).await?, |answer| {
                shown_places(answer, door.words())
            })?;
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
    let older = || Told::new("gazetteer-other-version");
    let places: Vec<Entry> = serde_json::from_value(known["places"].clone()).or_told(older)?;
    let retired: Vec<PlaceCode> =
        serde_json::from_value(known["retired"].clone()).or_told(older)?;
    let alike =
        |one: &PlaceCode, other: &PlaceCode| one.as_str().eq_ignore_ascii_case(other.as_str());
    let (retired, entries): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| retired.iter().any(|code| alike(code, &entry.code)));
    let retired: Vec<PlaceCode> = retired.into_iter().map(|entry| entry.code).collect();
    lie_in_each_other(&entries, &places, door.words())?;
    for entry in &entries {
        if let Some(there) = places.iter().find(|one| alike(&one.code, &entry.code))
            && there.code != entry.code
        {
            let told = Told::new("gazetteer-other-case");
            bail!(told.with("code", &entry.code).with("there", &there.code));
        }
    }
    let of = |entry: &Entry| places.iter().find(|one| one.code == entry.code);
    let (there, new): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| of(entry).is_some());
    let differ: Vec<Value> = there
        .iter()
        .filter_map(|entry| {
            let fields = differing(of(entry)?, entry);
            (!fields.is_empty()).then(|| json!({ "code": entry.code, "fields": fields }))
        })
        .collect();
    let mut flags = Vec::new();
    for (chunk, entries) in new.chunks(ENTRIES_MAX).enumerate() {
        let events = entries
            .iter()
            .map(|entry| json!({ "place_added": { "place": entry, "source": source } }));
        let recorded = record(door, events.collect(), actor).await;
        let answer = match chunk {
            0 => recorded?,
            chunk => recorded.or_told(|| {
                Told::new("gazetteer-added-before").with("before", chunk * ENTRIES_MAX)
            })?,
        };
        flags.extend(list(&answer["flags"]).to_vec());
    }
    let done = json!({
        "added": new.len(), "there": there.len() - differ.len(), "differ": differ,
        "retired": retired, "flags": flags,
    });
    print(json, &done, |done| shown_import(done, door.words()))?;
    let whole = differ.is_empty() && retired.is_empty();
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// Each province, circle and station that a line names is one, there or in the file.
fn lie_in_each_other(entries: &[Entry], places: &[Entry], words: Words) -> anyhow::Result<()> {
    for entry in entries {
        if entry.station.is_some() && entry.kind != PlaceKind::Malkhana {
            let refused = words.refusal(&Refusal::NoStore { kind: entry.kind });
            let told = Told::new("gazetteer-entry").with("code", &entry.code);
            bail!(told.with("why", refused));
        }
        for (column, code, kinds) in entry.areas() {
            let named = entries.iter().chain(places).find(|one| one.code == *code);
            if named.is_none_or(|named| !kinds.contains(&named.kind)) {
                let told = Told::new("gazetteer-no-area")
                    .with("code", &entry.code)
                    .with("column", column)
                    .with("named", code)
                    .with("wanted", words.places(kinds));
                bail!(told);
            }
        }
    }
    Ok(())
}

/// The fields that two entries of one code say otherwise. Many files have no column for the station,
/// so that one which names none says nothing of it.
fn differing(there: &Entry, here: &Entry) -> Vec<String> {
    let [there, here] = [there, here].map(|entry| json!(entry));
    let fields = here.as_object().into_iter().flatten();
    fields
        .filter(|(field, value)| there[*field] != **value)
        .filter(|(field, value)| !(*field == "station" && value.is_null()))
        .map(|(field, _)| field.clone())
        .collect()
}

/// Says so if a text that was just mapped still stands where it fits no place.
async fn tell_unmatched(
    door: &Door,
    typed: &str,
    position: &Value,
    json: bool,
) -> anyhow::Result<()> {
    let at_least = ("at_least", position.to_string());
    let unmatched = door.get("/api/gazetteer/unmatched", &[at_least]).await?;
    let same = |one: &&Value| alike(one["typed"].as_str().unwrap_or_default(), typed);
    for one in list(&unmatched["texts"]).iter().filter(same) {
        let told = Told::new("gazetteer-still-unmatched")
            .with("wanted", wanted(&one["wanted"], door.words()))
            .with("example", text(&one["example"]));
        notice(&told, door.words(), json);
    }
    Ok(())
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
        bail!(Told::new("gazetteer-unknown"));
    }
    answer.ok()
}

fn shown_places(answer: &Value, words: Words) -> String {
    let columns = ["code", "kind", "name_en", "name_ur", "province", "circle", "station"];
    let headings = ["code", "kind", "name", "in-urdu", "province", "circle", "store-of"];
    let mut table = headed(headings, words);
    for place in list(&answer["places"]) {
        table.add_row(columns.map(|column| text(&place[column])));
    }
    table.to_string()
}

fn shown_unmatched(answer: &Value, words: Words) -> String {
    let texts = list(&answer["texts"]);
    if texts.is_empty() {
        return Told::new("gazetteer-all-matched").say(words);
    }
    let mut table = headed(["text", "asked-for", "streams", "one-of-them", "fits"], words);
    for one in texts {
        let fits: Vec<String> = list(&one["fits"]).iter().map(text).collect();
        let [typed, streams, example] =
            ["typed", "streams", "example"].map(|column| text(&one[column]));
        table.add_row([typed, wanted(&one["wanted"], words), streams, example, fits.join(", ")]);
    }
    format!("{table}\n{}", Told::new("gazetteer-map").say(words))
}

/// What a field asks for, in words.
fn wanted(code: &Value, words: Words) -> String {
    let found = Wanted::ALL.into_iter().find(|wanted| json!(wanted) == *code);
    found.map_or_else(|| text(code), |wanted| words.wanted(wanted))
}

fn shown_import(done: &Value, words: Words) -> String {
    let added = Told::new("gazetteer-added").with("added", &done["added"]);
    let mut said = vec![added.with("there", &done["there"]).say(words)];
    let differ = list(&done["differ"]);
    if !differ.is_empty() {
        let each = differ.iter().map(|one| {
            let fields: Vec<String> = list(&one["fields"]).iter().map(text).collect();
            format!("  {}: {}", text(&one["code"]), fields.join(", "))
        });
        said.push(Told::new("gazetteer-differ").with("differ", differ.len()).say(words));
        said.extend(each);
    }
    let retired: Vec<String> = list(&done["retired"]).iter().map(text).collect();
    if !retired.is_empty() {
        said.push(Told::new("gazetteer-retired").with("codes", retired.join(", ")).say(words));
    }
    said.extend(list(&done["flags"]).iter().map(|flag| show::flag(flag, words)));
    said.join("\n")
}
