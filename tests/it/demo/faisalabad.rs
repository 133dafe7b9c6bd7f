//! Faisalabad, 8 July 2025: one raid, 149 held, seven FIRs, a slip and its correction.

use serde_json::{Value, json};

use crate::support::{case_titled, demonstration, list, note, text};

const TITLE: &str = "Chak 54 RB, Sargodha Road, Faisalabad";

#[tokio::test(flavor = "multi_thread")]
async fn the_raid_has_its_numbers() {
    let (_folder, service) = demonstration().await;
    let file = case_titled(&service.http, TITLE).await;
    let raid = &file["raids"][0];
    for (field, number) in
        [("arrests", 149), ("arrests_local", 78), ("arrests_foreign", 71), ("arrests_female", 18)]
    {
        assert_eq!(raid[field], number, "{field}");
    }
    let nationalities = json!({
        "PK": 78, "CN": 48, "NG": 8, "BD": 6, "PH": 4, "LK": 2, "MM": 2, "ZW": 1,
    });
    assert_eq!(raid["by_nationality"], nationalities);
    assert_eq!(list(&file["firs"]).len(), 7);
    assert_eq!(file["case"]["raids"], 1);

    // No warrant is on record for it, and no witness: flagged with the section, not hidden.
    let sections: Vec<&str> =
        list(&file["flags"]).iter().map(|flag| text(&flag["section"])).collect();
    for section in ["PECA s.33", "CrPC s.103", "Police Rules 22.16", "CrPC s.173"] {
        assert!(sections.contains(&section), "{section} in {sections:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_slip_and_its_correction_stay_visible() {
    let (_folder, service) = demonstration().await;
    let file = case_titled(&service.http, TITLE).await;
    let timeline = list(&file["timeline"]);
    let counted: Vec<&Value> =
        timeline.iter().filter(|entry| entry["type"] == "raid.persons_found").collect();
    let [counted] = counted[..] else { panic!("counted once: {counted:?}") };
    let numbers = |payload: &Value| {
        ["arrested", "arrested_local", "arrested_foreign"].map(|field| payload[field].as_u64())
    };
    assert_eq!(numbers(&counted["payload"]), [149, 78, 71].map(Some), "{counted}");
    // Both clocks: when it happened, and when each version of it was recorded.
    assert_eq!(counted["occurred_at"], "2025-07-08");
    assert_eq!(counted["recorded_at"], "2025-07-09T10:01:00+05:00");
    let corrected = &counted["corrected"];
    assert_eq!(numbers(&corrected["was"])[2], Some(17), "{corrected}");
    assert!(text(&corrected["reason"]).contains("17 foreigners for 71"), "{corrected}");
    assert_eq!(corrected["recorded_at"], "2025-07-10T10:00:00+05:00");

    // The log holds both, for ever.
    let raid = text(&file["raids"][0]["raid"]);
    let events = service.http.json(&format!("/api/events?stream={raid}")).await;
    let foreign: Vec<&Value> = list(&events["events"])
        .iter()
        .filter_map(|event| match event["type"].as_str() {
            Some("raid.persons_found") => event.pointer("/event/raid/persons_found"),
            Some("corrected") => {
                event.pointer("/event/common/corrected/replacement/raid/persons_found")
            }
            _ => None,
        })
        .map(|found| &found["arrested_foreign"])
        .collect();
    assert_eq!(foreign, [&json!(17), &json!(71)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dashboard_of_that_day_showed_the_slip() {
    let (_folder, service) = demonstration().await;
    let on = |known_by: &str| {
        let http = service.http.clone();
        let path = format!("/api/operations?from=2025-07-08&to=2025-07-08&known_by={known_by}");
        async move { http.json(&path).await["totals"].clone() }
    };
    assert_eq!(on("2025-07-08").await, json!({}), "nothing was typed before the next morning");
    assert_eq!(on("2025-07-09").await["arrests_foreign"], 17);
    assert_eq!(on("2025-07-09").await["arrests"], 95);
    assert_eq!(on("2025-07-10").await["arrests_foreign"], 71);
    assert_eq!(on("2025-07-10").await["arrests"], 149);
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_that_contradict_each_other_are_notes_with_their_source() {
    let (_folder, service) = demonstration().await;
    for (title, words) in [
        (TITLE, "other reports say 72 or 73 foreigners and 69 on physical remand (netmag 84258)"),
        (TITLE, "87 to physical and 62 to judicial remand (netmag 84258)"),
        ("Sardar Plaza, G-10 Markaz, Islamabad", "other reports say 65 arrested (csopakistan)"),
    ] {
        let file = case_titled(&service.http, title).await;
        let notes: Vec<String> = list(&file["timeline"]).iter().filter_map(note).collect();
        assert!(notes.iter().any(|note| note.ends_with(words)), "{words:?} in {notes:?}");
    }
    // The other reports' numbers are counted nowhere.
    let all = service.http.json("/api/operations?from=2024-01-01&to=2025-12-31").await;
    assert_eq!(all["totals"]["arrests_foreign"], 6 + 71 + 5 + 15);
}
