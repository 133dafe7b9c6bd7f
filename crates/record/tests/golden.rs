//! The files in schemas/: every version ever shipped has a schema and samples, still reads as it
//! did when it was written, and is what the code says. A failure here means that old records
//! would be read or written differently: add a version instead (`cargo xtask schemas`).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use greyfile_domain::event::Event;
use greyfile_record::{golden, versions};
use serde_json::Value;

fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas")
}

fn read(name: &str) -> Value {
    let path = schemas().join(name);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; run cargo xtask schemas", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read_list(name: &str) -> Vec<Value> {
    read(name).as_array().unwrap_or_else(|| panic!("{name} is no list")).clone()
}

#[test]
fn every_sample_reads_and_is_written_as_ever() {
    let mut problems = Vec::new();
    for (event_type, version) in versions() {
        let samples = read_list(&format!("golden/{event_type}.v{version}.json"));
        let found = golden::check_samples(event_type, version, &samples);
        problems.extend(found.into_iter().map(|found| format!("{event_type}.v{version}: {found}")));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_old_version_becomes_the_same_event_as_ever() {
    for (event_type, version) in versions() {
        let current = Event::version_of(event_type).unwrap();
        if version == current {
            continue;
        }
        let samples = read_list(&format!("golden/{event_type}.v{version}.json"));
        let events = read_list(&format!("golden/{event_type}.v{version}-as-v{current}.json"));
        assert_eq!(golden::upcast(event_type, version, &samples).unwrap(), events, "{event_type}");
    }
}

#[test]
fn every_record_reads_and_is_written_as_ever() {
    let problems = golden::check_records(&read_list("golden/record.v1.json"));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_schema_is_what_the_code_says() {
    for (event_type, version) in versions() {
        let committed = read(&format!("events/{event_type}.v{version}.json"));
        assert_eq!(golden::schema(event_type, version), Some(committed), "{event_type}.v{version}");
    }
}

/// A version that was shipped and is gone from the code would leave its files behind.
#[test]
fn no_file_is_without_its_version() {
    let known: BTreeSet<_> =
        versions().into_iter().map(|(name, v)| format!("{name}.v{v}")).collect();
    for folder in ["events", "golden"] {
        for entry in std::fs::read_dir(schemas().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let stem = name.strip_suffix(".json").unwrap_or(&name);
            let stem = stem.split_once("-as-v").map_or(stem, |(stem, _)| stem);
            let kept = name == "record.v1.json" || golden::VECTORS.contains(&name.as_str());
            assert!(known.contains(stem) || kept, "{folder}/{name}");
        }
    }
}

#[test]
fn altered_samples_are_told() {
    let mut samples = golden::samples("raid.conducted", 1).unwrap();
    assert_eq!(golden::check_samples("raid.conducted", 1, &samples), Vec::<String>::new());
    samples.retain(|sample| sample["json"]["authority"]["exception"].is_null());
    samples[0]["json"]["place"] = "elsewhere".into();
    samples[1]["hex"] = "00".into();
    let problems = golden::check_samples("raid.conducted", 1, &samples).join("\n");
    for problem in
        ["sample 0: it reads as", "sample 1: the payload", "no sample takes .authority: exc"]
    {
        assert!(problems.contains(problem), "{problem}:\n{problems}");
    }
    assert!(!golden::check_samples("raid.conducted", 9, &samples).is_empty());
}
