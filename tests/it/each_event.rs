//! What each type of event has without anybody writing it for that type: a form, a line, a table, a
//! verb, the columns of an import, and a row in the privacy test. The types are those of `schemas/`.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_domain::kernel::kind::Recorder;
use greyfile_domain::streams::Event;
use greyfile_field::{Holds, Info, Shape};
use greyfile_tests::folder;
use greyfile_web::{Columns, Entry};
use greyfile_words::{Lang, Words, names, variables};
use serde_json::Value;

use crate::privacy;
use crate::support::{demonstration, list, text};

/// The newest version of each type that has a schema.
fn schemas() -> BTreeMap<String, u16> {
    let mut newest: BTreeMap<String, u16> = BTreeMap::new();
    for file in folder::files(&folder::repository().join("schemas/events")) {
        let name = file.file_name().and_then(|name| name.to_str()).expect("a name");
        let (event, version) = name
            .strip_suffix(".json")
            .and_then(|name| name.rsplit_once(".v"))
            .unwrap_or_else(|| panic!("{name} is no schema of a version"));
        let version: u16 = version.parse().unwrap_or_else(|_| panic!("{name}: no version"));
        let known = newest.entry(event.to_owned()).or_default();
        *known = version.max(*known);
    }
    newest
}

/// The samples of a version.
fn samples(event: &str, version: u16) -> Vec<Value> {
    let file = folder::repository().join(format!("schemas/golden/{event}.v{version}.json"));
    let samples = std::fs::read_to_string(&file).unwrap_or_default();
    let samples: Vec<Value> = serde_json::from_str(&samples).unwrap_or_default();
    samples.into_iter().map(|sample| sample["json"].clone()).collect()
}

/// Whether the words of a language have a line for an event.
fn has_line(event: &str, lang: Lang) -> bool {
    let own = format!("\n{} =", names::event(event));
    let has = |text: &str| {
        let text = format!("\n{text}");
        let message = text.split_once(&own).map(|(_, rest)| rest.to_owned());
        // What belongs to a message is indented, or blank.
        message.is_some_and(|message| {
            let inside = message.lines().skip(1);
            let mut inside = inside.take_while(|line| line.starts_with(' ') || line.is_empty());
            inside.any(|line| line.trim_start().starts_with(".line ="))
        })
    };
    greyfile_domain::words().any(|(_, files, _)| match lang {
        Lang::En => has(files.en),
        Lang::Ur => has(files.ur),
    })
}

/// What the fields of an event and those inside them are called, by the ids of their words.
fn labels(event: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    fields(&names::event(event), Event::shape(event).map_or(&[][..], Shape::fields), &mut ids);
    ids
}

fn fields(owner: &str, fields: &'static [Info], ids: &mut BTreeSet<String>) {
    for field in fields {
        ids.insert(names::inner(owner, field.name));
        inside(field.shape, ids);
    }
}

fn inside(shape: &'static Shape, ids: &mut BTreeSet<String>) {
    match shape {
        Shape::Optional(inner) | Shape::List(inner) | Shape::Personal(inner) => inside(inner, ids),
        Shape::Group(group) => fields(&names::of_type(group.name), group.fields, ids),
        Shape::Choice(choice) => {
            for variant in choice.variants {
                let id = names::inner(&names::of_type(choice.name), variant.name);
                ids.insert(id.clone());
                match &variant.holds {
                    Holds::Nothing => {}
                    Holds::One(shape) => inside(shape, ids),
                    Holds::Fields(all) => fields(&id, all, ids),
                }
            }
        }
        Shape::Text(_) | Shape::Number { .. } | Shape::YesNo | Shape::Place | Shape::Event => {}
    }
}

/// What a type lacks of what its description alone gives it.
fn lacks(event: &str, version: u16, drawn: &BTreeSet<privacy::Path>) -> Vec<String> {
    let mut lacks = Vec::new();
    if Event::version_of(event) != Some(version) {
        lacks.push(format!("an event of this program: version {version} is not what it writes"));
    }
    for lang in Lang::ALL {
        let words = Words::of(lang).plain();
        let name = words.try_message(&names::event(event), &[]).unwrap_or_default();
        // Where a line falls back, it is the bare name. One that speaks of no field may read so too.
        let told = samples(event, version).into_iter();
        let told: BTreeSet<String> =
            told.map(|sample| words.line_of(event, &sample, &|_| None)).collect();
        let speaks = !variables(lang, &format!("{}.line", names::event(event))).is_empty();
        let bare = told.is_empty() || speaks && told.iter().all(|line| *line == name);
        if name.is_empty() || !has_line(event, lang) || bare {
            lacks.push(format!("a line on a timeline in {lang:?}: {told:?}"));
        }
        let missing = |id: &String| words.try_message(id, &[]).is_none_or(|label| label.is_empty());
        let missing: Vec<String> = labels(event).into_iter().filter(missing).collect();
        if !missing.is_empty() {
            lacks.push(format!("labels of a table in {lang:?}: {missing:?}"));
        }
    }
    let Some(recorder) = Event::recorder_of(event) else { return lacks };
    for lang in Lang::ALL {
        let entry = Entry::of(event, Words::of(lang));
        match (recorder, entry) {
            (Recorder::Anyone, None) => lacks.push("an entry".into()),
            (Recorder::Act | Recorder::Service, Some(_)) => {
                lacks.push("a recorder: its entry lets anybody record it".into());
            }
            (Recorder::Act | Recorder::Service, None) => {}
            (Recorder::Anyone, Some(entry)) => {
                let names: Vec<String> = entry.fields().into_iter().map(|one| one.name).collect();
                let row = |columns: Columns| columns.row(names.iter().map(|_| "x"));
                match Columns::of(&entry, &names).map(row) {
                    Ok(Ok(pairs)) if pairs.iter().map(|(name, _)| name).eq(&names) => {}
                    other => lacks.push(format!("columns of an import in {lang:?}: {other:?}")),
                }
            }
        }
    }
    let personal = privacy::described().into_iter().filter(|(of, _)| *of == event);
    for (_, path) in personal.filter(|field| !drawn.contains(field)) {
        lacks.push(format!("a row in the privacy test for {path}"));
    }
    lacks
}

#[tokio::test(flavor = "multi_thread")]
async fn every_type_has_a_form_a_line_a_table_a_verb_columns_and_a_row_of_privacy() {
    let (_folder, service) = demonstration().await;
    let schemas = schemas();
    let types: BTreeSet<String> = Event::types().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(
        schemas.keys().cloned().collect::<BTreeSet<_>>(),
        types,
        "run `cargo xtask schemas`"
    );
    let explained = service.cli().json(&["explain"]);
    let verbs: BTreeSet<&str> = list(&explained).iter().map(|one| text(&one["event"])).collect();
    let drawn = privacy::drawn();
    let mut told = Vec::new();
    for (event, version) in &schemas {
        let mut lacks = lacks(event, *version, &drawn);
        let anyone = Event::recorder_of(event) == Some(Recorder::Anyone);
        for lang in ["en", "ur"] {
            let page = service.http.get(&format!("/record/{event}?lang={lang}")).await;
            if (page.status == 200) != anyone {
                lacks.push(format!("a form, or a recorder that has none: {lang} {}", page.status));
            }
        }
        if verbs.contains(&**event) != anyone {
            lacks.push("a verb of the command line, or a recorder that has none".into());
        }
        told.extend(lacks.into_iter().map(|what| format!("{event} lacks {what}")));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
    println!("{} types have what they need", schemas.len());
}
