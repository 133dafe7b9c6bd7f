//! Every row of the file of reported raids is a raid with its case, its FIRs and its remarks.

use greyfile_tests::folder::repository;
use greyfile_tests::{Http, make, seed};
use serde_json::{Value, json};

use crate::support::{case_titled, demonstration, list, note, text};

/// The rows of a file of the demonstration, by column.
pub(super) fn rows(file: &str) -> Vec<csv::StringRecord> {
    let path = repository().join("crates/greyfile/demo").join(file);
    let mut reader = csv::Reader::from_path(&path).expect("the file is there");
    let mut rows = vec![reader.headers().expect("a header").clone()];
    rows.extend(reader.records().map(|row| row.expect("a row")));
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_is_a_raid_with_its_case_and_firs() {
    let (_folder, service) = demonstration().await;
    let rows = rows("reported-raids.csv");
    let (header, rows) = rows.split_first().unwrap();
    for row in rows {
        let field = |name: &str| &row[header.iter().position(|one| one == name).unwrap()];
        row_is_recorded(&service.http, &field).await;
    }
    let cases = service.http.json("/api/cases?limit=500").await;
    assert_eq!(list(&cases["cases"]).len(), rows.len(), "and nothing else is there");
    let raids = service.http.json("/api/events?type=raid.conducted").await;
    assert_eq!(list(&raids["events"]).len(), rows.len());
}

async fn row_is_recorded<'a>(http: &Http, field: &impl Fn(&str) -> &'a str) {
    let title = format!("{}, {}", field("place"), field("city"));
    let file = case_titled(http, &title).await;
    let [raid] = list(&file["raids"]) else { panic!("{title}: one raid") };
    // A date is known as exactly as it was reported, and no more.
    for occurred in [&file["case"]["opened"], &raid["occurred_at"]] {
        assert_eq!(occurred, field("date"), "{title}");
    }
    assert_eq!(raid["city"], field("city"), "{title}");
    // What was not reported is not told, and not nought.
    let number = |name: &str| field(name).parse::<u64>().map_or(Value::Null, |n| json!(n));
    for (shown, column) in [
        ("arrests_local", "local_arrests"),
        ("arrests_foreign", "foreign_arrests"),
        ("arrests_female", "female_arrests"),
    ] {
        assert_eq!(raid[shown], number(column), "{title}: {shown}");
    }
    firs_are_recorded(&title, &file, field);
    remarks_are_notes(&title, &file, field);
    let parcels = field("equipment").split(';').filter(|part| !part.trim().is_empty()).count();
    assert_eq!(list(&file["exhibits"]).len(), parcels, "{title}: each kind a parcel");
}

fn firs_are_recorded<'a>(title: &str, file: &Value, field: &impl Fn(&str) -> &'a str) {
    let firs = list(&file["firs"]);
    assert_eq!(firs.len(), field("firs").parse().unwrap_or(0), "{title}");
    assert_eq!(file["case"]["firs"], json!(firs.len()), "{title}: the list agrees");
    for fir in firs {
        let number = Some(field("fir_number")).filter(|number| !number.is_empty());
        assert_eq!(fir["number"].as_str(), number, "{title}");
        assert!(text(&fir["station"]).contains("not stated"), "{title}");
    }
}

/// What a report says beside its numbers stands as a note that names the report.
fn remarks_are_notes<'a>(title: &str, file: &Value, field: &impl Fn(&str) -> &'a str) {
    let timeline = list(&file["timeline"]);
    for remark in field("remarks").split("; ") {
        let wanted = format!("{remark} ({})", field("source"));
        let entry = timeline.iter().find(|entry| note(entry).as_ref() == Some(&wanted));
        let entry = entry.unwrap_or_else(|| panic!("{title}: {wanted:?} is not on the timeline"));
        assert_eq!(entry["basis"]["press"]["source"], field("source"), "{title}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn deadlines_are_judged_as_finely_as_the_dates_allow() {
    let mut rng = seed::rng("deadlines_are_judged_as_finely_as_the_dates_allow");
    let (_folder, service) = demonstration().await;
    // Over a week late, and reported so: flagged, with the days that were asked for and granted.
    let file = case_titled(&service.http, "PECHS Block 2, Karachi").await;
    let accused = &file["firs"][0]["accused"][0];
    assert_eq!(accused["count"], 6);
    assert_eq!(accused["remands"][0]["days"], 2);
    assert_eq!(accused["remands"][0]["days_asked"], 14);
    assert_eq!(production(&file), "late");
    let flags = list(&file["flags"]);
    assert!(flags.iter().any(|flag| flag["code"] == "fir.production"), "{flags:?}");

    // Arrested some day of July and produced some day of July: nobody can tell.
    let opened = service.http.accept(&make::enquiry(&mut rng, "Deadlines", "Karachi")).await;
    let case = make::stream(&opened, "case");
    let lodged = service.http.accept(&make::fir(&mut rng, &case, "PS Saddar", 1)).await;
    let fir = make::stream(&lodged, "fir");
    let who = json!({ "unnamed": { "count": 3, "label": "three callers" } });
    let named = json!({ "fir": { "accused_named": { "who": who, "arrested": "2025-07" } } });
    service.http.accept(&make::record(&mut rng, &fir, named)).await;
    let produced = json!({ "fir": { "person_produced": { "who": who } } });
    let mut produced = make::record(&mut rng, &fir, produced);
    produced["occurred_at"] = json!("2025-07");
    let position = service.http.accept(&produced).await["position"].clone();
    let file = service.http.json(&format!("/api/cases/{case}?at_least={position}")).await;
    assert_eq!(production(&file), "cannot_be_judged");
}

/// The verdict on the 24 hours within which the accused are produced.
fn production(file: &Value) -> &Value {
    let clocks = list(&file["firs"][0]["accused"][0]["clocks"]);
    let clock = clocks.iter().find(|clock| clock["code"] == "fir.production");
    &clock.expect("the clock runs")["verdict"]
}
