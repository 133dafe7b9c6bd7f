//! An arrest and what it obliges to, told by several streams that a case file puts together.

use greyfile_tests::{Http, make, seed};
use serde_json::{Value, json};

use crate::support::{list, production, text};

/// A raid of no case at which two were arrested, each named by the streams of persons in the answer.
fn raid_of_two() -> Value {
    json!({ "conduct_raid": {
        "raid": { "city": "Karachi", "place": "Block 7", "authority": "not_stated" },
        "people": [{ "arrested": true, "nationality": "PH" }, { "arrested": true }],
    } })
}

async fn file(http: &Http, case: &str, answer: &Value) -> Value {
    http.json(&format!("/api/cases/{case}?at_least={}", answer["position"])).await
}

fn production_clocks(file: &Value) -> Vec<Value> {
    let clocks = list(&file["clocks"]).iter().filter(|clock| clock["code"] == "fir.production");
    clocks.cloned().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_fir_answers_for_the_raid_it_names_and_a_case_for_those_it_has() {
    let mut rng = seed::rng("an_fir_answers_for_the_raid_it_names_and_a_case_for_those_it_has");
    let (_folder, service) = production().await;
    let http = &service.http;
    let raided = http.accept(&make::command(&mut rng, raid_of_two())).await;
    let (raid, person) = (make::stream(&raided, "raid"), make::stream(&raided, "person"));
    let case =
        make::stream(&http.accept(&make::enquiry(&mut rng, "Enquiry", "Karachi")).await, "case");
    let fir = json!({ "lodge_fir": { "case": case, "accused": [person], "fir": {
        "station": "NCCIA Karachi", "offence": "2025-07-01", "raid": raid,
    } } });
    let lodged = http.accept(&make::command(&mut rng, fir)).await;

    // The raid is not linked: its arrests count for whom the FIR accuses.
    let before = file(http, &case, &lodged).await;
    let clocks = production_clocks(&before);
    assert_eq!(clocks.len(), 1, "{clocks:?}");
    assert_eq!((&clocks[0]["about"], &clocks[0]["verdict"]), (&json!(raid), &json!("overdue")));
    let accused = &before["firs"][0]["accused"][0];
    assert_eq!(accused["arrested"], clocks[0]["from"], "asked of the raid");
    assert_eq!(list(&before["raids"]).len(), 0);

    // A correction of the raid is a correction of what the FIR shows.
    let arrest = list(&raided["events"]).iter().find(|one| one["type"] == "raid.person_arrested");
    let arrest = &arrest.expect("arrested")["event"];
    let corrected = json!({ "correct": {
        "on": raid, "event": arrest, "seen": arrest,
        "occurred_at": "2025-07-01T05:30", "reason": "read from the diary",
    } });
    let answer = http.accept(&make::command(&mut rng, corrected)).await;
    let after = file(http, &case, &answer).await;
    assert_eq!(after["firs"][0]["accused"][0]["arrested"], "2025-07-01T05:30");
    assert_eq!(production_clocks(&after)[0]["from"], "2025-07-01T05:30");

    // Linked, it brings everyone it arrested, named in an FIR or not.
    let linked = json!({ "case": { "raid_linked": { "raid": raid } } });
    let answer = http.accept(&make::record(&mut rng, &case, linked)).await;
    let whole = file(http, &case, &answer).await;
    assert_eq!(production_clocks(&whole).len(), 2);

    // Produced in time by the FIR; the flag of the other stands.
    let produced = json!({ "fir": { "person_produced": { "who": { "person": person } } } });
    let mut produced = make::record(&mut rng, text(&lodged["events"][0]["stream"]), produced);
    produced["occurred_at"] = json!("2025-07-01T16:00");
    let answer = http.accept(&produced).await;
    let met = production_clocks(&file(http, &case, &answer).await);
    let mut verdicts: Vec<&str> = met.iter().map(|clock| text(&clock["verdict"])).collect();
    verdicts.sort_unstable();
    assert_eq!(verdicts, ["met", "overdue"]);
}
