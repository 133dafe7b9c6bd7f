//! `greyfile gazetteer`: places with their codes, and what a text means.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::GazetteerId;
use greyfile_domain::values::gazetteer::Entry;
use greyfile_domain::values::place::{PlaceKind, Wanted};
use greyfile_domain::values::same::plain;
use greyfile_domain::values::text::PlaceCode;
use greyfile_envelope::Occurred;
use greyfile_intake::{Clock, SystemClock};
use greyfile_words::Words;
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
    /// year: "Lyallpur (until 1977)"), province, circle (codes), verified (yes or no). A column
    /// station may follow: the code of the station or circle whose store a malkhana is; the two have
    /// one register. What is there under another name is listed and left as it is: correct it
    /// instead.
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
    /// Say what a text means that fits no place, or several. It counts wherever the text stands
    /// without a code, in entries made before too. To undo it, retract the entry: greyfile events
    /// --type gazetteer.spelling_mapped finds it.
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
            let Some(path) = file else {
                let entries = read(SHIPPED)?;
                return import(door, entries, SHIPPED_SOURCE, &actor, json).await;
            };
            let name = path.display();
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("{name} cannot be read; nothing was recorded"))?;
            let entries = read(&text).with_context(|| format!("{name}; nothing was recorded"))?;
            let source = path.file_name().unwrap_or_default().to_string_lossy();
            return import(door, entries, &source, &actor, json)
                .await
                .with_context(|| name.to_string());
        }
        GazetteerCommand::Map { text, code, actor } => {
            let event = json!({ "spelling_mapped": { "typed": text, "code": code } });
            let answer = record(door, vec![event], &actor).await?;
            print(json, &answer, |answer| show::accepted(answer, door.words()))?;
            // Recorded it is, whether or not the view can say where it still does not count.
            if let Err(error) = tell_unmatched(door, &text, &answer["position"]).await {
                eprintln!("it was recorded; what is still unmatched could not be asked: {error:#}");
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
    let older = "the service's gazetteer is not what this program reads; is it older or newer?";
    let places: Vec<Entry> = serde_json::from_value(known["places"].clone()).context(older)?;
    let retired: Vec<PlaceCode> =
        serde_json::from_value(known["retired"].clone()).context(older)?;
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
            bail!(
                "the code {} is there as {}; nothing was recorded; write it so",
                entry.code,
                there.code
            );
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
            chunk => recorded.with_context(|| {
                let before = chunk * ENTRIES_MAX;
                format!("added before this: {before}; mend what is told here and do it again")
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
            bail!("{}: {refused}; nothing was recorded", entry.code);
        }
        for (column, code, kinds) in entry.areas() {
            let named = entries.iter().chain(places).find(|one| one.code == *code);
            if named.is_none_or(|named| !kinds.contains(&named.kind)) {
                bail!(
                    "{}: its {column} is {code}, and there is no {} of this code; nothing was \
                     recorded; see greyfile gazetteer list",
                    entry.code,
                    words.places(kinds),
                );
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
async fn tell_unmatched(door: &Door, typed: &str, position: &Value) -> anyhow::Result<()> {
    let at_least = ("at_least", position.to_string());
    let unmatched = door.get("/api/gazetteer/unmatched", &[at_least]).await?;
    let same = |one: &&Value| plain(one["typed"].as_str().unwrap_or_default()) == plain(typed);
    for one in list(&unmatched["texts"]).iter().filter(same) {
        eprintln!(
            "it still stands unmatched where a {} is asked for (such as in {}): the code is no {0}",
            wanted(&one["wanted"], door.words()),
            text(&one["example"]),
        );
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
        bail!(
            "it is not known whether it was recorded; look (greyfile gazetteer list), and do it \
             again if it is not there: what is there is not added twice"
        );
    }
    answer.ok()
}

fn shown_places(answer: &Value) -> String {
    let columns = ["code", "kind", "name_en", "name_ur", "province", "circle", "station"];
    let mut table = table(&["code", "kind", "name", "in Urdu", "province", "circle", "store of"]);
    for place in list(&answer["places"]) {
        table.add_row(columns.map(|column| text(&place[column])));
    }
    table.to_string()
}

fn shown_unmatched(answer: &Value, words: Words) -> String {
    let texts = list(&answer["texts"]);
    if texts.is_empty() {
        return "every place in the record has a code".into();
    }
    let mut table = table(&["text", "asked for", "streams", "one of them", "fits"]);
    for one in texts {
        let fits: Vec<String> = list(&one["fits"]).iter().map(text).collect();
        let [typed, streams, example] =
            ["typed", "streams", "example"].map(|column| text(&one[column]));
        table.add_row([typed, wanted(&one["wanted"], words), streams, example, fits.join(", ")]);
    }
    format!("{table}\nSay what one means: greyfile gazetteer map TEXT CODE --actor YOU")
}

/// What a field asks for, in words.
fn wanted(code: &Value, words: Words) -> String {
    let found = Wanted::ALL.into_iter().find(|wanted| json!(wanted) == *code);
    found.map_or_else(|| text(code), |wanted| words.wanted(wanted))
}

fn shown_import(done: &Value, words: Words) -> String {
    let mut said = vec![format!("added: {}; there already: {}", done["added"], done["there"])];
    let differ = list(&done["differ"]);
    if !differ.is_empty() {
        let each = differ.iter().map(|one| {
            let fields: Vec<String> = list(&one["fields"]).iter().map(text).collect();
            format!("  {}: {}", text(&one["code"]), fields.join(", "))
        });
        said.push(format!(
            "there already, saying otherwise in these fields: {}; left as they are, correct them there:",
            differ.len()
        ));
        said.extend(each);
    }
    let retired: Vec<String> = list(&done["retired"]).iter().map(text).collect();
    if !retired.is_empty() {
        said.push(format!(
            "left out, since a code that was retracted is never given again: {}",
            retired.join(", ")
        ));
    }
    said.extend(list(&done["flags"]).iter().map(|flag| show::flag(flag, words)));
    said.join("\n")
}
