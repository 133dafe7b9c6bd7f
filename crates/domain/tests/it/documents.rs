//! The documents that people of a raid showed.

use greyfile_domain::acts::{ConductRaid, Found};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::ids::PersonId;
use greyfile_domain::values::Sex;
use greyfile_domain::values::document::Cnic;

use crate::make::*;
use crate::world::{command_id, given};

/// A number that a real card could have, on a log that takes no made-up ones.
fn card() -> String {
    format!("31234-{:07}-1", 1)
}

#[test]
fn a_passport_that_was_shown_identifies_and_is_not_checked() {
    let shown = |number: &str| Some(line(number).into());
    let raid = ConductRaid {
        people: vec![
            Found { passport: shown("G12345678"), ..found(Sex::Male, "CN") },
            Found {
                passport: shown("AB1234561"),
                cnic: Some(Cnic::new(card()).expect("a CNIC").into()),
                ..found(Sex::Female, "PK")
            },
        ],
        ..quiet_raid()
    };
    let decision = given([]).when(&conduct("R", raid.clone())).0.expect("accepted");
    assert_eq!(decision.events.len() + decision.reserving.len(), raid.records());
    let documents = |index: u16| {
        let person = PersonId::derive(command_id("R"), index).stream();
        let of_person = decision.events.iter().filter(move |(stream, _)| *stream == person);
        of_person.filter_map(|(_, event)| identified(event)).collect::<Vec<_>>()
    };
    assert_eq!(documents(0), ["passport G12345678 false"]);
    assert_eq!(documents(1), [format!("cnic {} false", card()), "passport AB1234561 false".into()]);
}

/// Which document an event identifies somebody by, its number, and whether it was checked.
fn identified(event: &Event) -> Option<String> {
    let json = serde_json::to_value(event).expect("JSON");
    let identified = &json["person"]["identified"];
    let text = |name: &str| identified[name].as_str().map(str::to_owned);
    Some(format!("{} {} {}", text("document")?, text("number")?, identified["checked"]))
}
