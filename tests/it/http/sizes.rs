//! How much one command may hold: records, and letters in whatever script.

use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use crate::support::{list, production};

/// A raid of so many people and parcels, with every field of each.
fn raid(people: u32, parcels: u32) -> Value {
    let person = |index: u32| {
        json!({
            "name": "Bilal Demo", "sex": "male", "nationality": "PK", "age": 30,
            "cnic": format!("31234-{index:07}-1"), "role": "caller", "arrested": true,
        })
    };
    let parcel = |serial: u32| {
        json!({
            "kind": "phone", "quantity": { "count": 12 }, "seal": "FSD/17",
            "number": { "given": { "malkhana": "Faisalabad", "year": 2025, "serial": serial } },
        })
    };
    json!({ "conduct_raid": {
        "new_case": { "title": "Chak 54 RB", "agency": "nccia", "city": "Faisalabad" },
        "raid": { "city": "Faisalabad", "place": "Chak 54 RB", "authority": "not_stated" },
        "witnesses": [{ "name": "Gul Demo", "local": true }, { "name": "Ali Demo", "local": true }],
        "found": { "arrested": people },
        "people": (0..people).map(person).collect::<Vec<_>>(),
        "parcels": (1..=parcels).map(parcel).collect::<Vec<_>>(),
    } })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_raid_of_149_people_is_one_command_and_one_of_200_is_not() {
    let mut rng = seed::rng("a_raid_of_149_people_is_one_command_and_one_of_200_is_not");
    let (_folder, service) = production().await;
    let http = &service.http;
    let answer = http.accept(&make::command(&mut rng, raid(149, 40))).await;
    // 40 more records are those of the numbers that the parcels reserve.
    assert_eq!(list(&answer["events"]).len(), 149 * 5 + 40 * 3 + 6);

    let reply = http.submit(&make::command(&mut rng, raid(200, 0))).await;
    assert_eq!(reply.status, 422, "{}", reply.text());
    let error = reply.json();
    assert_eq!(error["code"], "command.too_many_events");
    assert_eq!(error["rule"], "a command makes 1 to 1,000 records");
    let message = error["message"].as_str().expect("a message");
    assert!(
        message.contains("at least 1,006 records, and one command may make 1,000"),
        "{message}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_title_has_as_many_letters_in_urdu_as_in_english() {
    let mut rng = seed::rng("a_title_has_as_many_letters_in_urdu_as_in_english");
    let (_folder, service) = production().await;
    let http = &service.http;
    for letter in ["x", "چ"] {
        for (letters, accepted) in [(200, true), (300, true), (301, false)] {
            let command = make::enquiry(&mut rng, &letter.repeat(letters), "Lahore");
            let reply = http.submit(&command).await;
            assert_eq!((reply.status == 200), accepted, "{letters}: {}", reply.text());
            if !accepted {
                let told = reply.text();
                assert!(told.contains("it is 301 characters long, and at most 300"), "{told}");
            }
        }
    }
}
