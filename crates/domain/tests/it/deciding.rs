//! What commands of several streams come to, and that they come to it again.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_domain::acts::{ConductRaid, Found, Parcel};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::called::Called;
use greyfile_domain::kernel::kind::Kind;
use greyfile_domain::kernel::reservation::Reserving;
use greyfile_domain::streams::case::{CaseState, FirLinked, RaidLinked};
use greyfile_domain::streams::exhibit::{ExhibitNumber, ExhibitState, Sealed};
use greyfile_domain::streams::fir::Lodged;
use greyfile_domain::streams::ids::{CaseId, ExhibitId, PersonId, RaidId};
use greyfile_domain::streams::person::{PersonState, Recorded};
use greyfile_domain::streams::raid::{CashRecovered, EquipmentSeized, RaidState};
use greyfile_domain::streams::{Corrected, Retracted};
use greyfile_domain::values::document::Cnic;
use greyfile_domain::values::regime::Regime;
use greyfile_domain::values::{Money, Sex};
use greyfile_envelope::{StreamId, StreamKind};

use crate::make::*;
use crate::world::{command_id, event_of, given};

/// The raid of Faisalabad as one might paste it: 78 Pakistanis and 71 foreigners, 18 of all women.
fn big_raid() -> ConductRaid {
    let person = |index: usize| Found {
        role: Some(code("caller")),
        ..found(
            if index < 18 { Sex::Female } else { Sex::Male },
            if index < 78 {
                "PK"
            } else if index < 126 {
                "CN"
            } else {
                "NG"
            },
        )
    };
    let sealed = |serial| Parcel { seal: Some(line("FSD/17")), ..parcel(serial) };
    ConductRaid {
        new_case: Some(case_opened()),
        found: Some(counted(149)),
        people: (0..149).map(person).collect(),
        parcels: vec![sealed(1), sealed(2), Parcel { number: None, ..parcel(0) }],
        cash: vec![CashRecovered { amount: Money::pkr(34_000), exhibit: None }],
        ..quiet_raid()
    }
}

#[test]
fn a_raid_lands_whole() {
    let decision = given([]).when(&conduct("R", big_raid())).0.expect("accepted");
    let mut by_kind: BTreeMap<StreamKind, usize> = BTreeMap::new();
    for (stream, _) in &decision.events {
        *by_kind.entry(stream.kind).or_default() += 1;
    }
    // The case is opened and linked; each person is recorded and seen in a role; two of the
    // three parcels are sealed; the raid has itself, 2 witnesses, a count, 149 arrests, 3
    // parcels and the cash.
    assert_eq!(by_kind[&StreamKind::CASE], 2);
    assert_eq!(by_kind[&StreamKind::PERSON], 298);
    assert_eq!(by_kind[&StreamKind::EXHIBIT], 5);
    assert_eq!(by_kind[&StreamKind::RAID], 157);

    let id = command_id("R");
    let people = (0..149).map(|index| PersonId::derive(id, index).stream());
    let exhibits = (0..3).map(|index| ExhibitId::derive(id, index).stream());
    let own = [CaseId::derive(id, 0).stream(), RaidId::derive(id, 0).stream()];
    let expected: BTreeSet<StreamId> = own.into_iter().chain(people).chain(exhibits).collect();
    let written: BTreeSet<StreamId> = decision.events.iter().map(|(stream, _)| *stream).collect();
    assert_eq!(written, expected);

    let takes: Vec<StreamId> = decision.reserving.iter().map(Reserving::holder).collect();
    let numbered = [0, 1].map(|index| ExhibitId::derive(id, index).stream());
    assert_eq!(takes, numbered, "one number reserved for each numbered parcel");
}

#[test]
fn a_raid_with_every_field_of_149_people_and_40_parcels_is_one_command() {
    let person = |index: u32| Found {
        name: Some(line("Bilal Demo").into()),
        age: Some(30),
        cnic: Some(Cnic::new(format!("31234-{index:07}-1")).expect("a CNIC").into()),
        role: Some(code("caller")),
        ..found(Sex::Male, "PK")
    };
    let sealed = |serial| Parcel { seal: Some(line("FSD/17")), ..parcel(serial) };
    let whole = ConductRaid {
        people: (0..149).map(person).collect(),
        parcels: (1..=40).map(sealed).collect(),
        ..big_raid()
    };
    let decision = given([]).when(&conduct("R", whole.clone())).0.expect("accepted");
    let made = decision.events.len() + decision.reserving.len();
    // Five a person who has one document, four a parcel; the case and its link; the raid, 2 witnesses, a count, cash.
    assert_eq!((made, whole.records()), (149 * 5 + 40 * 4 + 7, 912));
}

#[test]
fn a_raid_knows_how_many_records_it_makes() {
    let pending = Parcel { number: Some(ExhibitNumber::Pending), ..parcel(0) };
    let let_go = Found { arrested: false, ..found(Sex::Female, "CN") };
    let linked = ConductRaid { case: Some(case("C")), new_case: None, ..big_raid() };
    for raid in [
        quiet_raid(),
        big_raid(),
        linked,
        ConductRaid { parcels: vec![pending, parcel(7)], ..quiet_raid() },
        ConductRaid { people: vec![let_go], ..quiet_raid() },
    ] {
        let world = given([open_case("C", &[], &[])]);
        let decision = world.when(&conduct("R", raid.clone())).0.expect("accepted");
        assert_eq!(raid.records(), decision.events.len() + decision.reserving.len(), "{raid:?}");
    }
}

#[test]
fn a_raid_is_what_it_was_said_to_be() {
    let world = given([conduct("R", big_raid())]);
    let state: RaidState = world.state(raid("R"));
    let arrests = state.arrests();
    assert_eq!((arrests.total, arrests.local, arrests.foreign, arrests.female), (149, 78, 71, 18));
    assert_eq!(state.seized.len(), 3);
    assert!(world.state::<CaseState>(case("R")).raids.contains(&raid("R")));

    let last: PersonState = world.state(PersonId::derive(command_id("R"), 148));
    assert_eq!(last.called(), Some(unknown("male", 149)));
    assert!(last.is_foreign());
    assert_eq!(last.roles.len(), 1);

    let parcel: ExhibitState = world.state(ExhibitId::derive(command_id("R"), 2));
    let seized = parcel.seized.expect("seized").1;
    assert_eq!((seized.raid, seized.number), (Some(raid("R")), ExhibitNumber::Pending));
    assert_eq!(
        parcel.holder,
        Some(hand("nccia-fsd-017")),
        "who led it holds what nobody else does"
    );
}

/// What a person is called whom nobody named.
fn unknown(sex: &'static str, ordinal: u32) -> Called {
    let args = vec![Arg::code("sex", sex), Arg::number("ordinal", ordinal)];
    Called::new(Called::PERSON_UNKNOWN, args)
}

#[test]
fn who_is_not_known_is_called_by_sex_and_place_in_the_list() {
    let of = |sex| Found { sex, ..found(Sex::Male, "PK") };
    let people = vec![of(Some(Sex::Female)), of(Some(Sex::Male)), of(Some(Sex::Other)), of(None)];
    let world = given([conduct("R", ConductRaid { people, ..quiet_raid() })]);
    let label = |index| {
        let state: PersonState = world.state(PersonId::derive(command_id("R"), index));
        // No words of ours go on record, only the place in the list.
        let recorded = state.recorded.as_ref().expect("recorded");
        assert_eq!((&recorded.label, recorded.ordinal), (&None, Some(u32::from(index) + 1)));
        state.called().expect("recorded")
    };
    let labels = [("female", 1), ("male", 2), ("person", 3), ("person", 4)];
    assert_eq!([0, 1, 2, 3].map(label), labels.map(|(sex, ordinal)| unknown(sex, ordinal)));
    let said = |label, ordinal| Recorded { label, ordinal, ..recorded(Sex::Male, "PK") }.called();
    assert_eq!(said(None, None), unknown("male", 0));
    let label = "the man at the gate";
    let called = Called::new(Called::PERSON, vec![Arg::text("label", label)]);
    assert_eq!(said(Some(line(label).into()), Some(3)), called);
}

#[test]
fn who_is_not_arrested_is_let_go() {
    let people =
        vec![found(Sex::Male, "PK"), Found { arrested: false, ..found(Sex::Female, "PK") }];
    let world = given([conduct("R", ConductRaid { people, ..quiet_raid() })]);
    let state: RaidState = world.state(raid("R"));
    let [arrested, released] = [0, 1].map(|index| PersonId::derive(command_id("R"), index));
    assert!(state.arrested.keys().eq([&arrested]));
    assert!(state.released.keys().eq([&released]));
}

#[test]
fn further_parcels_open_exhibits_of_the_raid() {
    let parcel =
        Parcel { seal: Some(line("FSD/17")), holder: Some(hand("moharrar-3")), ..parcel(7) };
    let seized = greyfile_domain::streams::exhibit::Seized {
        raid: Some(raid("R")),
        holder: hand("moharrar-3"),
        ..seized(7)
    };
    let item = EquipmentSeized {
        exhibit: exhibit("s"),
        kind: parcel.kind.clone(),
        quantity: parcel.quantity.clone(),
    };
    given([open("R", conducted())]).when(&seize("s", raid("R"), [parcel])).then([
        (exhibit("s").stream(), seized.into()),
        (exhibit("s").stream(), Sealed { seal: line("FSD/17") }.into()),
        (raid("R").stream(), item.into()),
    ]);
}

#[test]
fn an_fir_leaves_to_the_raid_what_the_raid_recorded() {
    let people =
        vec![found(Sex::Female, "CN"), Found { arrested: false, ..found(Sex::Male, "PK") }];
    let world = given([
        open("C", case_opened()),
        conduct("R", ConductRaid { people, ..quiet_raid() })
            .at("2025-07-08T04:00/2025-07-08T09:00"),
        open("S", recorded(Sex::Male, "NG")),
    ]);
    let [arrested, released] = [0, 1].map(|index| PersonId::derive(command_id("R"), index));
    let of_raid = Lodged { raid: Some(raid("R")), ..lodged(7) };
    let accused = [arrested, released, person("S")];
    world.when(&lodge_in("F", case("C"), of_raid.clone(), &accused)).then([
        (fir("F").stream(), of_raid.into()),
        (fir("F").stream(), named(arrested, None).into()),
        (fir("F").stream(), named(released, None).into()),
        (fir("F").stream(), named(person("S"), None).into()),
        (case("C").stream(), FirLinked { fir: fir("F") }.into()),
    ]);
}

#[test]
fn an_age_told_at_the_raid_is_a_statement() {
    let people = vec![Found { age: Some(17), ..found(Sex::Male, "PK") }];
    let world = given([conduct("R", ConductRaid { people, ..quiet_raid() })]);
    let state: PersonState = world.state(person("R"));
    assert_eq!(state.age_claimed.map(|(_, years)| years), Some(17));
    assert!(state.is_minor());
}

#[test]
fn a_case_opens_with_what_belongs_to_it() {
    let world = given([open("R", conducted()), lodge("F", 7)]);
    world.when(&open_case("C", &[raid("R")], &[fir("F")])).then([
        (case("C").stream(), case_opened().into()),
        (case("C").stream(), RaidLinked { raid: raid("R") }.into()),
        (case("C").stream(), FirLinked { fir: fir("F") }.into()),
    ]);
}

#[test]
fn corrections_and_retractions_say_what_they_are_about() {
    let world = given([lodge("F", 117)]);
    let correction = correct("c", fir("F"), event_of("F", 0), lodged(118));
    let decision = world.when(&correction).0.expect("accepted");
    let corrected = Corrected {
        event: event_of("F", 0),
        replacement: Box::new(lodged(118).into()),
        seen: event_of("F", 0),
        occurred_at: None,
        captured: None,
        done_by: None,
        basis: None,
        reason: line("copied wrongly").into(),
        source: None,
        second: None,
    };
    assert_eq!(decision.events, [(fir("F").stream(), corrected.into())]);
    assert!(matches!(decision.reserving[..], [Reserving::Release { .. }, Reserving::Take { .. }]));

    let retraction = retract("r", fir("F"), event_of("F", 0));
    let decision = world.when(&retraction).0.expect("accepted");
    let retracted = Retracted {
        event: event_of("F", 0),
        seen: event_of("F", 0),
        reason: line("entered twice").into(),
        source: None,
        duplicate_of: None,
        second: None,
    };
    assert_eq!(decision.events, [(fir("F").stream(), retracted.into())]);
    assert!(matches!(decision.reserving[..], [Reserving::Release { .. }]));
}

#[test]
fn a_place_is_given_the_code_that_its_text_means() {
    use greyfile_domain::streams::raid::{Conducted, RaidEvent};
    use greyfile_domain::streams::{CommonEvent, Event};

    use crate::attempts::places::{code, gazetteer, map};
    let in_city = |typed: &str| Conducted {
        city: line(typed).into(),
        circle: Some(line("nccia multan").into()),
        ..conducted()
    };
    // As decided, and as corrected later: each time by the gazetteer as it is then.
    for (known, typed, city) in [
        (vec![], "Multan", None),
        (vec![gazetteer()], "Multan", Some("multan")),
        (vec![gazetteer()], " MULTAN ", Some("multan")),
        (vec![gazetteer()], "Mltn", None),
        (vec![gazetteer(), map("m", "Mltn", "multan")], "mltn", Some("multan")),
        // The name of a circle is no city's.
        (vec![gazetteer()], "NCCIA Multan", None),
    ] {
        let world = given(known.clone());
        let decided = world.when(&open("R", in_city(typed))).0.expect("accepted").events;
        let Event::Raid(RaidEvent::Conducted(raided)) = &decided[0].1 else {
            panic!("{decided:?}")
        };
        assert_eq!(raided.city.code, city.map(code), "{typed}");
        assert_eq!(raided.city.typed, line(typed), "what was typed stays");
        let circle = raided.circle.as_ref().and_then(|circle| circle.code.clone());
        assert_eq!(circle, (!known.is_empty()).then(|| code("nccia-multan")));

        let world = given([vec![open("R", conducted())], known].concat());
        let corrected = correct("c", raid("R"), event_of("R", 0), in_city(typed));
        let decided = world.when(&corrected).0.expect("accepted").events;
        let Event::Common(CommonEvent::Corrected(corrected)) = &decided[0].1 else {
            panic!("{decided:?}")
        };
        let Event::Raid(RaidEvent::Conducted(raided)) = &*corrected.replacement else {
            panic!("{decided:?}")
        };
        assert_eq!(raided.city.code, city.map(code), "{typed}");
    }
}

#[test]
fn an_fir_keeps_what_the_catalogue_said_of_its_sections() {
    use greyfile_domain::kernel::refusal::Refusal;
    use greyfile_domain::streams::fir::{FirEvent, SectionAdded};
    use greyfile_domain::streams::{CommonEvent, Event};
    use greyfile_domain::values::Section;
    use greyfile_domain::values::law::Consulted;
    use greyfile_envelope::EventId;

    let under = |sections: &[&str]| Lodged {
        sections: sections.iter().map(|section| peca(section)).collect(),
        ..lodged(7)
    };
    let kept = |world: &crate::world::World, act: &crate::world::Act| -> Vec<Consulted> {
        let decided = world.when(act).0.expect("accepted").events;
        match &decided[0].1 {
            Event::Fir(FirEvent::Lodged(lodged)) => lodged.catalogue.clone(),
            Event::Fir(FirEvent::SectionAdded(added)) => added.catalogue.iter().cloned().collect(),
            Event::Common(CommonEvent::Corrected(corrected)) => match &*corrected.replacement {
                Event::Fir(FirEvent::Lodged(lodged)) => lodged.catalogue.clone(),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    };
    let adopted = [regime()];
    let adoption = Some(event_of("regime", 0));
    let said = |kept: &[Consulted]| -> Vec<(Section, Option<EventId>)> {
        let adoption = |one: &Consulted| one.said.first().map(|said| said.adoption);
        kept.iter().map(|one| (one.section.clone(), adoption(one))).collect()
    };
    let lodge = open("F", under(&["14", "99"]));
    let expected = [(peca("14"), adoption), (peca("99"), None)];
    assert_eq!(said(&kept(&given(adopted.clone()), &lodge)), expected);
    // A catalogue adopted since that says the same of it says nothing new.
    let twice = [
        adopted.to_vec(),
        vec![adopt(
            "again",
            Regime {
                code: code("again"),
                effective_from: "2025-02-01".parse().unwrap(),
                ..catalogue()
            },
        )],
    ]
    .concat();
    let words = kept(&given(twice), &lodge);
    assert_eq!((words[0].said.len(), said(&words)), (1, expected.to_vec()));
    // Whatever was sent.
    let forged =
        Consulted { section: peca("99"), ..kept(&given(adopted.clone()), &lodge)[0].clone() };
    let sent = open("F", Lodged { catalogue: vec![forged], ..under(&["99"]) });
    assert_eq!(said(&kept(&given(adopted.clone()), &sent)), [(peca("99"), None)]);
    // Nobody had adopted one: a later one changes nothing, until somebody corrects the entry.
    let world = given([vec![open("F", under(&["14"]))], adopted.to_vec()].concat());
    let before = world.state::<greyfile_domain::streams::fir::FirState>(fir("F"));
    assert_eq!(said(&before.catalogue), [(peca("14"), None)]);
    let added = SectionAdded { section: peca("16"), catalogue: None };
    let found = kept(&world, &record("a", fir("F"), added));
    assert_eq!(said(&found), [(peca("16"), adoption)]);
    assert_eq!(found[0].said[0].in_force[0].from, Some(time("2016")), "as that catalogue has it");
    let corrected = correct(
        "c",
        fir("F"),
        event_of("F", 0),
        Lodged { city: Some(line("Faisalabad").into()), ..under(&["14"]) },
    );
    assert_eq!(said(&kept(&world, &corrected)), [(peca("14"), adoption)]);
    // That alone is no correction.
    let same = correct("c", fir("F"), event_of("F", 0), under(&["14"]));
    assert_eq!(world.when(&same).0, Err(Refusal::NothingChanged));
}
