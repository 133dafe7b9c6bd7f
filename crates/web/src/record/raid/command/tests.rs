//! The raid form, field by field.

use super::*;
use crate::record::raid::labels;
use crate::record::raid::slip::size;
use crate::sight::Sees;
use greyfile_domain::values::Money;
use greyfile_words::{Lang, Words};

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let base = [
        ("actor", "NCCIA-FSD-014"),
        ("date", "2025-07-08"),
        ("from", "04:00"),
        ("to", "08:59"),
        ("city", "Faisalabad"),
        ("place", "Chak 54 RB"),
        ("authority", "exception"),
        ("exception_ground", "evidence was about to be destroyed"),
        ("case_choice", "new"),
        ("case_title", "Call centre at Chak 54 RB"),
    ];
    let mut fields = Fields::default();
    for (name, value) in base.iter().chain(pairs) {
        fields.set(name, *value);
    }
    fields
}

fn read(pairs: &[(&str, &str)]) -> Result<(Command, ConductRaid), Slips> {
    let command = command(CommandId::from_bytes([7; 16]), &fields(pairs), 3)?;
    let Body::ConductRaid(raid) = command.body.clone() else { panic!("a raid") };
    Ok((command, raid))
}

#[test]
fn a_whole_raid_is_one_command() {
    let (command, raid) = read(&[
        ("people", "Zarmina Demo; f; PK; 01234-1234567-1; caller; arrested\nm; CN; released"),
        ("by_nationality", "UK 48, Nigeria 8"),
        ("arrested", "149"),
        ("witness0_name", "Bilal Demo"),
        ("witness0_local", "yes"),
        ("parcel0_kind", "SIM card"),
        ("parcel0_count", "10,000+"),
        ("parcel1_kind", "computer"),
        ("parcel1_malkhana", "Faisalabad"),
        ("parcel1_serial", "14/2025"),
        ("cash0_amount", "5,850,000"),
        ("team", "NCCIA-FSD-015, NCCIA-FSD-016"),
    ])
    .unwrap();
    assert_eq!(command.occurred_at.to_words(), "8 July 2025, 04:00 to 08:59");
    assert_eq!((raid.people.len(), raid.witnesses.len(), raid.raid.team.len()), (2, 1, 2));
    let quantity = &raid.parcels[0].quantity;
    assert_eq!((quantity.count, quantity.or_more), (Some(10_000), true));
    assert!(raid.parcels[0].number.is_none() && raid.parcels[1].number.is_some());
    assert_eq!(raid.cash[0].amount, Money::pkr(5_850_000));
    let found = raid.found.unwrap();
    assert_eq!((found.arrested, found.by_nationality.len()), (Some(149), 2));
    assert_eq!(raid.new_case.unwrap().city.as_str(), "Faisalabad");
}

/// Debug output hides personal data, so what it shows of a command tells which fields are none.
#[test]
fn fields_whose_values_are_personal_are_kept_by_no_shared_desk() {
    let marker = "Zarmina";
    let base = [("witness0_name", "Gul"), ("parcel0_kind", "phone"), ("authority", "warrant")];
    let texts = [
        "place",
        "city",
        "operation",
        "case_title",
        "case_circle",
        "warrant_number",
        "warrant_court",
        "exception_ground",
        "lead_officer",
        "team",
        "witness_excuse",
        "witness0_name",
        "parcel0_description",
        "parcel0_found_at",
        "parcel0_seal",
        "parcel0_diary",
        "parcel0_holder",
        "actor",
        "done_by",
        "people",
    ];
    for name in texts {
        let typed = if name == "people" { format!("{marker}; arrested") } else { marker.into() };
        let authority = if name == "exception_ground" { "exception" } else { "warrant" };
        let own = [("warrant_number", "W-1"), ("authority", authority), (name, &*typed)];
        let pairs: Vec<(&str, &str)> = base.iter().copied().chain(own).collect();
        let (command, raid) = read(&pairs).unwrap_or_else(|slips| panic!("{name}: {slips:?}"));
        let json = serde_json::to_string(&command).expect("JSON");
        assert!(json.contains(marker), "{name} is in the command");
        let shown = format!("{command:?}{raid:?}").contains(marker);
        assert_eq!(labels::is_personal(name), !shown, "{name}");
    }
    for name in ["witness2_cnic", "parcel1_imei", "centre_find"] {
        assert!(labels::is_personal(name), "{name}");
    }
}

#[test]
fn a_phone_has_its_own_number_and_centres_are_named() {
    let centre = greyfile_domain::streams::ids::CentreId([3; 16]);
    let (_, raid) = read(&[
        ("parcel0_kind", "phone"),
        ("parcel0_imei", "49-015420-323751-8"),
        ("centre", &centre.to_string()),
    ])
    .unwrap();
    let imei = Sees::ANYONE.personal(raid.parcels[0].imei.as_ref().unwrap()).clear().unwrap();
    assert_eq!(imei.as_str(), "490154203237518");
    assert_eq!(raid.raid.centres, [centre]);
}

#[test]
fn times_are_as_exact_as_they_are_given() {
    for (date, from, to, words) in [
        ("2025-07-08", "", "", "8 July 2025"),
        ("2025-07", "", "", "July 2025"),
        ("2025-07-08", "04:05", "", "8 July 2025, 04:05"),
        ("2025-07-08", "23:00", "01:59", "8 July 2025, 23:00 to 9 July 2025, 01:59"),
    ] {
        let (command, _) = read(&[("date", date), ("from", from), ("to", to)]).unwrap();
        assert_eq!(command.occurred_at.to_words(), words);
    }
}

#[test]
fn each_field_says_what_is_wrong_with_it() {
    for (pairs, field) in [
        (&[("actor", "")][..], "actor"),
        (&[("date", "yesterday"), ("from", ""), ("to", "")], "date"),
        (&[("date", "2025-07"), ("from", "04:00"), ("to", "05:00")], "date"),
        (&[("authority", "")], "authority"),
        (&[("exception_ground", " ")], "exception_ground"),
        (&[("case_choice", "existing"), ("case", "raid-1")], "case"),
        (&[("people", "Zarmina Demo; f")], "people"),
        (&[("parcel0_count", "3")], "parcel0_kind"),
        (&[("parcel0_kind", "phone"), ("parcel0_serial", "14/2025")], "parcel0_malkhana"),
        (&[("parcel0_kind", "phone"), ("parcel0_imei", "490154203237519")], "parcel0_imei"),
        (
            &[
                ("parcel0_kind", "phone"),
                ("parcel0_count", "2"),
                ("parcel0_imei", "490154203237518"),
            ],
            "parcel0_imei",
        ),
        (&[("centre", "raid-1")], "centre"),
        (&[("centre_name", "Alpha Calls")], "centre_address"),
        (&[("witness0_cnic", "01234-1234567-1")], "witness0_name"),
        (&[("by_nationality", "48 CN")], "by_nationality"),
        (&[("arrested", "many")], "arrested"),
        (&[("basis", "paper"), ("basis_number", "3")], "basis_register"),
    ] {
        let slips = read(pairs).unwrap_err();
        let slip = slips.iter().find(|(name, _)| name == field);
        let Some((_, slip)) = slip else { panic!("{field}: {slips:?}") };
        let told = Lang::ALL.map(|lang| slip.told(Words::of(lang)));
        assert!(told[0] != told[1] && !told.concat().contains("raid-wrong"), "{field}: {told:?}");
    }
}

#[test]
fn a_raid_says_how_many_records_it_makes_and_when_they_are_too_many() {
    // The case and its link, the raid, and four of each person of a case.
    let people = |count: usize| "m; PK; 01234-1234567-1; caller; arrested\n".repeat(count);
    let (command, _) = read(&[("people", &people(149))]).unwrap();
    let words = Words::of(Lang::En);
    let told = size(words, records(&command));
    assert_eq!(told, "This raid makes 599 records; one command may make 1,000.");
    let slips = read(&[("people", &people(250))]).unwrap_err();
    assert_eq!(slips, [("people".to_owned(), Slip::Size(1_003))]);
    let told = slips[0].1.told(words);
    assert!(told.starts_with("This raid makes 1,003 records; one command may make 1,000."));
}

#[test]
fn codes_are_read_by_what_they_are_called_in_either_language() {
    for (kind, unit, agency) in [
        ("SIM card", "boxes", "NCCIA"),
        ("سم کارڈ", "boxes", "این سی سی آئی اے"),
        ("sim-card", "boxes", "nccia"),
    ] {
        let pairs = [("parcel0_kind", kind), ("parcel0_unit", unit), ("case_agency", agency)];
        let (_, raid) = read(&pairs).unwrap();
        assert_eq!(raid.parcels[0].kind.as_str(), "sim_card", "{kind}");
        assert_eq!(raid.new_case.unwrap().agency.as_str(), "nccia", "{agency}");
    }
}

#[test]
fn numbers_and_times_are_read_as_people_write_them() {
    let (command, raid) = read(&[
        ("date", "۸/۷/۲۰۲۵"),
        ("from", "۰۴:۰۰"),
        ("to", "۰۸:۵۹"),
        ("arrested", "۱،۲۴۹"),
        ("by_nationality", "CN ۴۸"),
        ("parcel0_kind", "phone"),
        ("parcel0_count", "۱"),
        ("parcel0_imei", "۳۵-۶۹۳۸۰۳-۵۶۴۳۸۰-۹"),
        ("parcel0_malkhana", "Faisalabad"),
        ("parcel0_serial", "۱۴/۲۰۲۵"),
        ("cash0_amount", "۵۸,۵۰,۰۰۰"),
    ])
    .unwrap();
    assert_eq!(command.occurred_at.to_words(), "8 July 2025, 04:00 to 08:59");
    let found = raid.found.unwrap();
    assert_eq!((found.arrested, found.by_nationality[0].count), (Some(1_249), 48));
    assert_eq!(raid.parcels[0].quantity.count, Some(1));
    assert!(raid.parcels[0].number.is_some());
    assert_eq!(raid.cash[0].amount, Money::pkr(5_850_000));

    for (field, typed) in [
        ("arrested", "1,5"),
        ("arrested", "-1"),
        ("parcel0_count", "1,5"),
        ("parcel0_count", "++1"),
        ("cash0_amount", "58,5"),
        ("by_nationality", "CN 1,5"),
        ("parcel0_serial", "14/70000"),
    ] {
        let slips = read(&[("parcel0_kind", "phone"), ("parcel0_malkhana", "F"), (field, typed)]);
        let slips = slips.unwrap_err();
        assert!(slips.iter().any(|(name, _)| name == field), "{field}={typed}: {slips:?}");
    }
}
