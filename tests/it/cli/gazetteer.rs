//! Places: a file of them, texts that fit none, and what a mapped text changes.

use greyfile_domain::streams::GazetteerId;
use greyfile_tests::{make, seed};
use serde_json::{Value, json};

use crate::support::{list, production, text};

/// The raids of each city, as the dashboard counts them.
fn raids(operations: &Value) -> Vec<(String, Value, u64)> {
    let cities = list(&operations["cities"]).iter();
    let raids = cities.filter(|row| row["numbers"]["raids"].is_u64());
    raids
        .map(|row| {
            let number = row["numbers"]["raids"].as_u64().unwrap();
            (text(&row["city"]).to_owned(), row["code"].clone(), number)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_city_typed_in_five_ways_is_one_city() {
    let (folder, service) = production().await;
    let (cli, http) = (service.cli(), &service.http);
    let mut rng = seed::rng("one_city_typed_in_five_ways_is_one_city");
    let operations = async || {
        let position = http.json("/api/status").await["position"].clone();
        http.json(&format!("/api/operations?from=2020-01-01&to=2030-12-31&at_least={position}"))
            .await
    };
    // Before anybody added places, and in a spelling that no file has.
    for city in ["Karachi", "كراچي", "Karrachi", "Chak Nowhere"] {
        http.accept(&make::raid(&mut rng, "By text", city)).await;
    }
    let shipped = ["gazetteer", "import", "--shipped", "--actor", "records-desk"];
    assert_eq!(cli.run(&shipped).ok(), "added: 67; there already: 0\n");
    assert_eq!(cli.run(&shipped).ok(), "added: 0; there already: 67\n");
    for city in ["Karachi", " KARACHI", "کراچی", "khi", "Karrachi"] {
        http.accept(&make::raid(&mut rng, "By code", city)).await;
    }
    let nowhere = ("Chak Nowhere".to_owned(), Value::Null, 1);
    let misspelt = ("Karrachi".to_owned(), Value::Null, 2);
    let karachi = |raids| ("Karachi".to_owned(), json!("karachi"), raids);
    let counted = operations().await;
    assert_eq!(raids(&counted), [nowhere.clone(), karachi(6), misspelt]);
    let row = list(&counted["cities"]).iter().find(|row| row["code"] == "karachi").unwrap();
    assert_eq!(row["city_ur"], "کراچی");

    let told = cli.run(&["gazetteer", "unmatched"]).ok().to_owned();
    assert!(told.contains("Karrachi") && told.contains("Chak Nowhere"), "{told}");
    assert!(!told.contains("khi"), "{told}");
    let unmatched = cli.json(&["gazetteer", "unmatched"]);
    let karrachi = list(&unmatched["texts"]).iter().find(|one| one["typed"] == "Karrachi").unwrap();
    assert_eq!((&karrachi["wanted"], &karrachi["streams"]), (&json!("city"), &json!(4)));

    let map = |typed, code| cli.run(&["gazetteer", "map", typed, code, "--actor", "records-desk"]);
    assert!(map("Karrachi", "karachi").ok().contains("recorded 1 event"));
    assert_eq!(raids(&operations().await), [nowhere, karachi(8)]);
    // By its code, by any text that means it, and as typed.
    let mut behind = Vec::new();
    for asked in ["karachi", "Khi", "karrachi", "كراچى"] {
        let path = format!(
            "/api/operations/behind?from=2020-01-01&to=2030-12-31&measure=raids&city={asked}"
        );
        let answer = http.json(&path).await;
        assert_eq!(list(&answer["behind"]).len(), 8, "{asked}");
        let path = format!("/api/cases?city={asked}");
        assert_eq!(list(&http.json(&path).await["cases"]).len(), 8, "{asked}");
        behind = list(&answer["behind"]).to_vec();
    }
    // What was typed stays, and the code that stood there when it was recorded.
    let typed = |code: &str| {
        let code = if code.is_empty() { Value::Null } else { code.into() };
        behind.iter().filter(|one| one["city"]["code"] == code).count()
    };
    assert_eq!((typed("karachi"), typed("")), (4, 4));

    // What means a city is not taken from it, and a mapping that changes nothing says so.
    for (typed, code) in [("Lahore", "karachi"), ("karrachi", "lahore"), ("khi", "lahore")] {
        let wrong = map(typed, code).failed().to_owned();
        assert!(wrong.contains("[place.means_another]"), "{wrong}");
        assert!(wrong.contains("nothing was recorded: \u{201c}"), "{wrong}");
    }
    let elsewhere = map("Chak Nowhere", "nccia-lahore");
    assert!(elsewhere.ok().contains("recorded 1 event"));
    assert!(elsewhere.stderr.contains("unmatched where a city is asked for"), "{elsewhere:?}");
    let wrong = map("Chak Nowhere", "chak").failed().to_owned();
    assert!(wrong.contains("no such place under the code chak"), "{wrong}");
    assert!(wrong.contains("[place.unknown]"), "{wrong}");

    // A file with an entry that is there and says something else, a new one, and a broken one.
    let file = folder.path().join("places.csv");
    let head = "code,kind,name_en,name_ur,other_spellings,province,circle,verified\n";
    let lines = "karachi,city,Karachi City,,,PK-SD,,yes\nps-saddar,station,Saddar,صدر,,,,no\n";
    std::fs::write(&file, format!("{head}{lines}")).unwrap();
    let import = ["gazetteer", "import", file.to_str().unwrap(), "--actor", "records-desk"];
    let ran = cli.run(&import);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stdout.starts_with("added: 1; there already: 0\nthere already, saying otherwise"));
    std::fs::write(&file, format!("{head}x,city,X,,,,,yes\ny,city,Y,,,,,perhaps\n")).unwrap();
    let refused = cli.run(&import).failed().to_owned();
    assert!(refused.contains("line 3, y: verified is yes or no"), "{refused}");
    assert!(refused.contains("nothing was recorded"), "{refused}");
    assert!(!cli.run(&["gazetteer", "list"]).ok().contains(" x "), "not the good line either");
    std::fs::write(&file, format!("{head}x,city,X,,,lahore,,yes\n")).unwrap();
    let refused = cli.run(&import).failed().to_owned();
    assert!(refused.contains("x: its province is lahore, and there is no province"), "{refused}");
    std::fs::write(&file, "").unwrap();
    assert!(cli.run(&import).failed().contains("there is no place in it"));

    // Two that are called alike are added, and flagged.
    std::fs::write(&file, format!("{head}x,city,X,,Karachi,,,yes\n")).unwrap();
    let added = cli.run(&import).ok().to_owned();
    assert!(added.contains("added: 1;"), "{added}");
    assert!(added.contains("called alike") && added.contains("code karachi; code x"), "{added}");
    // What was retracted stands in the way of nothing else.
    let events = http.all_events().await;
    let of_x = |one: &&Value| one["event"]["gazetteer"]["place_added"]["place"]["code"] == "x";
    let event = &events.iter().find(of_x).unwrap()["event_id"];
    let retract = json!({ "retract": {
        "on": GazetteerId::THE.stream(), "event": event, "seen": event, "reason": "slip",
    } });
    http.accept(&make::command(&mut rng, retract)).await;
    std::fs::write(&file, format!("{head}X,city,X,,,,,yes\nz,city,Z,,,,,yes\n")).unwrap();
    let ran = cli.run(&import);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        ran.stdout
            .starts_with("added: 1; there already: 0\nleft out, since a code that was retracted"),
        "{ran:?}"
    );
    service.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_station_mapped_later_is_one_register() {
    let (_folder, service) = production().await;
    let (cli, http) = (service.cli(), &service.http);
    let mut rng = seed::rng("a_station_mapped_later_is_one_register");
    cli.run(&["gazetteer", "import", "--shipped", "--actor", "records-desk"]).ok();
    let opened = http.accept(&make::enquiry(&mut rng, "Registers", "Multan")).await;
    let case = make::stream(&opened, "case");
    http.accept(&make::fir(&mut rng, &case, "NCCIA Multan", 7)).await;
    // The same circle under the name it had is the same register.
    let taken = http.submit(&make::fir(&mut rng, &case, "FIA Cyber Crime Multan", 7)).await;
    taken.problem(422, "reservation.taken");
    // Nobody could tell this one; once it is mapped, the page of registers can.
    http.accept(&make::fir(&mut rng, &case, "Cyber wing Mltn", 7)).await;
    http.accept(&make::fir(&mut rng, &case, "Cyber wing Mltn", 9)).await;
    let registers = async || {
        let position = http.json("/api/status").await["position"].clone();
        let answer = http.json(&format!("/api/registers?at_least={position}")).await;
        list(&answer["registers"]).to_vec()
    };
    assert_eq!(registers().await.len(), 2);
    cli.run(&["gazetteer", "map", "Cyber wing Mltn", "nccia-multan", "--actor", "records-desk"])
        .ok();
    let one = registers().await;
    assert_eq!(one.len(), 1, "{one:?}");
    assert_eq!((&one[0]["code"], &one[0]["known"]), (&json!("nccia-multan"), &json!(2)));
    assert_eq!(one[0]["missing"], json!([{ "first": 8, "last": 8 }]));
    assert_eq!(one[0]["twice"], json!([7]));
    service.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_station_and_its_malkhana_have_one_register() {
    let (folder, service) = production().await;
    let (cli, http) = (service.cli(), &service.http);
    let mut rng = seed::rng("a_station_and_its_malkhana_have_one_register");
    let import = |lines: &str| {
        let file = folder.path().join("stations.csv");
        let head = "code,kind,name_en,name_ur,other_spellings,province,circle,verified,station\n";
        std::fs::write(&file, format!("{head}{lines}")).unwrap();
        cli.run(&["gazetteer", "import", file.to_str().unwrap(), "--actor", "records-desk"])
    };
    // The store stands before its station.
    let lines = "mk-saddar,malkhana,Malkhana Saddar,,,,,no,ps-saddar\n\
                 ps-saddar,station,Saddar,صدر,,,,no,\n";
    assert!(import(lines).ok().contains("added: 2;"));
    for (lines, told) in [
        ("x,malkhana,X,,,,,no,lahore\n", "x: its station is lahore, and there is no station or"),
        ("x,city,X,,,,,no,ps-saddar\n", "x: only a malkhana belongs to a station or circle"),
    ] {
        let refused = import(lines).failed().to_owned();
        assert!(refused.contains(told) && refused.contains("nothing was recorded"), "{refused}");
    }
    let mut seized = |malkhana: &str, serial: u32| {
        let number = json!({ "given": { "malkhana": malkhana, "year": 2025, "serial": serial } });
        make::command(
            &mut rng,
            json!({ "conduct_raid": {
                "new_case": { "title": "Registers", "agency": "nccia", "city": "Multan" },
                "raid": { "city": "Multan", "place": "Saddar", "authority": "not_stated" },
                "parcels": [{ "kind": "phone", "quantity": { "count": 1 }, "number": number }],
            } }),
        )
    };
    http.accept(&seized("Malkhana Saddar", 1)).await;
    http.submit(&seized("صدر", 1)).await.problem(422, "reservation.taken");
    http.accept(&seized("Saddar", 3)).await;
    // A store that nobody had added when it gave a number.
    http.accept(&seized("The old store", 4)).await;
    assert!(import("mk-old,malkhana,The old store,,,,,no,ps-saddar\n").ok().contains("added: 1;"));
    let position = http.json("/api/status").await["position"].clone();
    let answer = http.json(&format!("/api/registers?at_least={position}")).await;
    let registers = list(&answer["registers"]);
    assert_eq!(registers.len(), 1, "{registers:?}");
    assert_eq!((&registers[0]["code"], &registers[0]["known"]), (&json!("ps-saddar"), &json!(3)));
    assert_eq!(registers[0]["missing"], json!([{ "first": 2, "last": 2 }]));
    service.stop();
}
