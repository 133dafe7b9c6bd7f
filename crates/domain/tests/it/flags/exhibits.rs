//! Exhibits: how they were entered, whose hands they went through, their seals, their end.

use greyfile_domain::acts::{ConductRaid, Parcel};
use greyfile_domain::streams::exhibit::{
    CustodyTransferred, Deposited, ExhibitNumber, SealBroken, Sealed, Seized,
};

use super::at_once::unknown;
use super::{History, POLICE_RULES, early};
use crate::make::*;
use crate::world::{Act, event_of, given};

pub(super) fn exhibits_as_seized() -> Vec<History> {
    let edited = |edit: fn(&mut Seized)| {
        let mut seized = seized(7);
        edit(&mut seized);
        vec![open("E", seized).at("2025-07-08")]
    };
    let pending = || edited(|seized| seized.number = ExhibitNumber::Pending);
    let numbered = |at| {
        let deposited = Deposited { number: Some(number(7)), ..deposited() };
        [pending(), vec![record("d", exhibit("E"), deposited).at(at)]].concat()
    };
    let still_pending = { Deposited { number: Some(ExhibitNumber::Pending), ..deposited() } };
    let since_days = || Seized { number: ExhibitNumber::Pending, ..seized(7) };
    let bare = Parcel { number: None, diary: None, place: None, ..parcel(7) };
    histories! {
        "numbered, with diary and place": edited(|_| ()) => [];
        "number pending": pending() => [("exhibit.number_pending", POLICE_RULES, "")];
        "number pending, then given in time": numbered("2025-07-10") => [];
        "number pending, then given late": numbered("2025-07-16") => [("exhibit.number_pending", POLICE_RULES, "done_late")];
        "number pending since this week": vec![open("E", since_days()).at("2025-07-28")] => [];
        "number pending, then pending": [pending(), vec![record("d", exhibit("E"), still_pending)]].concat()
            => [("exhibit.number_pending", POLICE_RULES, "")];
        "no diary": edited(|seized| seized.diary = None) => [("exhibit.no_diary", POLICE_RULES, "")];
        "no place": edited(|seized| seized.place = None) => [("exhibit.no_place", POLICE_RULES, "")];
        "a parcel with nothing": vec![conduct("R", ConductRaid { parcels: vec![bare], ..quiet_raid() })] => [
            ("exhibit.number_pending", POLICE_RULES, ""),
            ("exhibit.no_diary", POLICE_RULES, ""),
            ("exhibit.no_place", POLICE_RULES, "")
        ];
    }
}

pub(super) fn seals() -> Vec<History> {
    let seal =
        |mark: &str| record("s", exhibit("E"), Sealed { seal: line(mark) }).at("2025-07-08T15:00");
    let broken = |mark: &str, why: Option<&str>| {
        let broken = SealBroken { seal: line(mark), why: why.map(line).map(Into::into) };
        record("b", exhibit("E"), broken).at("2025-07-08T18:00")
    };
    let exhibit = |acts: Vec<Act>| [vec![open("E", seized(7))], acts].concat();
    let why = Some("to take an image");
    let seal_again = |mark: &str, at| {
        record("s2", crate::make::exhibit("E"), Sealed { seal: line(mark) }).at(at)
    };
    let travelled = |mark: Option<&str>, at| {
        let transferred =
            CustodyTransferred { seal: mark.map(line), ..handed("nccia-fsd-017", "lab") };
        record("t", crate::make::exhibit("E"), transferred).at(at)
    };
    let differs = || ("exhibit.seal_differs", POLICE_RULES, "");
    let resealed = || ("exhibit.resealed", POLICE_RULES, "");
    histories! {
        "moved under its seal": exhibit(vec![seal("FSD/17"), travelled(Some("fsd/17"), "2025-07-09")]) => [];
        "moved under another seal": exhibit(vec![seal("FSD/17"), travelled(Some("FSD/71"), "2025-07-09")]) => [differs()];
        "moved under a seal nobody put on": exhibit(vec![travelled(Some("FSD/17"), "2025-07-09")]) => [differs()];
        "moved, no seal told": exhibit(vec![seal("FSD/17"), travelled(None, "2025-07-09")]) => [];
        "moved under a seal broken before": exhibit(vec![
            seal("FSD/17"), broken("FSD/17", why), travelled(Some("FSD/17"), "2025-07-09"),
        ]) => [differs()];
        "moved under a seal put on that day, logged after": exhibit(vec![
            travelled(Some("FSD/18"), "2025-07-09"), seal_again("FSD/18", "2025-07-09"),
        ]) => [];
        "moved under a seal put on the next day": exhibit(vec![
            travelled(Some("FSD/18"), "2025-07-09"), seal_again("FSD/18", "2025-07-10"),
        ]) => [differs()];
        "sealed over an unbroken seal": exhibit(vec![seal("FSD/17"), seal_again("FSD/18", "2025-07-09")]) => [resealed()];
        "sealed again with the same mark": exhibit(vec![seal("FSD/17"), seal_again("fsd/17", "2025-07-09")]) => [];
        "sealed after the first was broken": exhibit(vec![
            seal("FSD/17"), broken("FSD/17", why), seal_again("FSD/18", "2025-07-09"),
        ]) => [];
        "sealed that day, broken between, logged last": exhibit(vec![
            seal("FSD/17").at("2025-07-09"), seal_again("FSD/18", "2025-07-09"), broken("FSD/17", why).at("2025-07-09"),
        ]) => [unknown(), unknown(), unknown()];
        "sealed twice that day, broken the next": exhibit(vec![
            seal("FSD/17").at("2025-07-09"), seal_again("FSD/18", "2025-07-09"), broken("FSD/18", why).at("2025-07-10"),
        ]) => [resealed(), unknown()];
        "sealed": exhibit(vec![seal("FSD/17")]) => [];
        "broken, and why": exhibit(vec![seal("FSD/17"), broken("FSD/17", why)]) => [];
        "broken without a word": exhibit(vec![seal("FSD/17"), broken("FSD/17", None)])
            => [("exhibit.seal_broken", POLICE_RULES, "")];
        "another seal broken": exhibit(vec![seal("FSD/17"), broken("FSD/71", why)])
            => [("exhibit.seal_unknown", POLICE_RULES, "")];
        "a seal broken that nobody put on": exhibit(vec![broken("FSD/17", why)])
            => [("exhibit.seal_unknown", POLICE_RULES, "")];
        "sealed before it was broken, logged after": exhibit(vec![broken("FSD/17", why), seal("FSD/17")]) => [];
        "another seal, without a word": exhibit(vec![seal("FSD/17"), broken("FSD/71", None)])
            => [("exhibit.seal_broken", POLICE_RULES, ""), ("exhibit.seal_unknown", POLICE_RULES, "")];
    }
}

pub(super) fn custody() -> Vec<History> {
    let seized = || open("E", seized(7)).at("2025-07-08T14:00");
    let moved =
        |name: &str, from, to, at| record(name, exhibit("E"), handed(from, to)).at(at).by_report();
    let deposit = |at| {
        let deposited = Deposited { malkhana: hand("malkhana"), ..deposited() };
        record("d", exhibit("E"), deposited).at(at)
    };
    let brought = |from, at| {
        let from = Some(hand(from));
        let deposited = Deposited { malkhana: hand("malkhana"), from, ..deposited() };
        record("d", exhibit("E"), deposited).at(at).by_report()
    };
    let officer = "nccia-fsd-017";
    let exhibit = |acts: Vec<Act>| [vec![seized()], acts].concat();
    let to_malkhana = |at| moved("m", officer, "malkhana", at);
    let to_lab = |at| moved("l", "malkhana", "lab", at);
    let wrong = || ("exhibit.wrong_holder", POLICE_RULES, "");
    histories! {
        "from hand to hand": exhibit(vec![to_malkhana("2025-07-08T16:00"), to_lab("2025-07-08T18:00")]) => [];
        "a hand left out": exhibit(vec![to_lab("2025-07-08T18:00")]) => [wrong()];
        "logged out of order": exhibit(vec![to_lab("2025-07-08T18:00"), to_malkhana("2025-07-08T16:00")]) => [];
        "happened out of order": exhibit(vec![to_malkhana("2025-07-08T18:00"), to_lab("2025-07-08T16:00")])
            => [wrong(), wrong()];
        "both that day": exhibit(vec![to_malkhana("2025-07-09"), to_lab("2025-07-09")]) => [];
        "both that day, logged out of order": exhibit(vec![to_lab("2025-07-09"), to_malkhana("2025-07-09")]) => [];
        "one that day, logged after one of its hours":
            exhibit(vec![to_lab("2025-07-09T10:00"), to_malkhana("2025-07-09")]) => [];
        "windows that overlap": exhibit(vec![
            to_lab("2025-07-09T10:00/2025-07-09T14:00"),
            to_malkhana("2025-07-09T13:00/2025-07-09T15:00"),
        ]) => [];
        "windows that do not": exhibit(vec![
            to_lab("2025-07-09T10:00/2025-07-09T11:59"),
            to_malkhana("2025-07-09T12:00/2025-07-09T15:00"),
        ]) => [wrong(), wrong()];
        "hours out of order within a day that explains nothing": exhibit(vec![
            moved("x", "lab", "court", "2025-07-09"), to_lab("2025-07-09T10:00"), to_malkhana("2025-07-09T12:00"),
        ]) => [wrong(), wrong(), wrong(), unknown()];
        "a hand left out that day": exhibit(vec![to_malkhana("2025-07-09"), moved("x", "lab", "court", "2025-07-09")])
            => [wrong(), unknown()];
        "given twice that day": exhibit(vec![to_malkhana("2025-07-09"), moved("x", officer, "lab", "2025-07-09")])
            => [wrong(), unknown()];
        "moved on the next day": exhibit(vec![
            to_lab("2025-07-09"), to_malkhana("2025-07-09"), moved("x", "lab", "court", "2025-07-10"),
        ]) => [];
        "handed over by its holder, written otherwise":
            exhibit(vec![moved("m", "NCCIA-FSD-017", "Malkhana", "2025-07-08T16:00"), to_lab("2025-07-08T18:00")]) => [];
        "deposited by somebody else": exhibit(vec![deposit("2025-07-08T16:00").by("nccia-fsd-009")]) => [wrong()];
        "deposited by somebody else, typed by the holder": exhibit(vec![
            deposit("2025-07-08T16:00").done_by("nccia-fsd-009"),
        ]) => [wrong()];
        "deposited, told by the malkhana": exhibit(vec![deposit("2025-07-08T16:00").by("malkhana")]) => [];
        "deposited, known from a report": exhibit(vec![deposit("2025-07-08T16:00").by("nccia-fsd-009").by_report()]) => [];
        "brought by its holder": exhibit(vec![brought(officer, "2025-07-08T16:00")]) => [];
        "brought by somebody else": exhibit(vec![brought("nccia-fsd-009", "2025-07-08T16:00")]) => [wrong()];
        "deposited by its holder": exhibit(vec![deposit("2025-07-08T16:00"), to_lab("2025-07-08T18:00")]) => [];
        "deposited that day, after a hand logged later":
            exhibit(vec![brought("moharrar-3", "2025-07-09"), moved("x", officer, "moharrar-3", "2025-07-09")]) => [];
        "deposited that day by who gave it away that day":
            exhibit(vec![deposit("2025-07-09"), moved("x", officer, "moharrar-3", "2025-07-09")]) => [wrong(), unknown()];
        "moved before it was seized": exhibit(vec![to_malkhana("2025-07-07")]) => [wrong(), early()];
        "corrected to when it happened": exhibit(vec![
            to_malkhana("2025-07-08T18:00"), to_lab("2025-07-08T17:00"),
            retime("c", crate::make::exhibit("E"), event_of("m", 0), "2025-07-08T16:00"),
        ]) => [];
    }
}

pub(super) fn destruction() -> Vec<History> {
    let destroyed = |second, at| record("z", exhibit("E"), destroyed(second)).at(at).by_press();
    let with = |at| destroyed(Some("magistrate-fsd-1"), at);
    let moved = |at| record("m", exhibit("E"), handed("nccia-fsd-017", "lab")).at(at).by_press();
    let exhibit = |acts: Vec<Act>| [vec![open("E", seized(7))], acts].concat();
    let again = |at| {
        let destroyed = crate::make::destroyed(Some("magistrate-fsd-1"));
        record("y", crate::make::exhibit("E"), destroyed).at(at).by_press()
    };
    let put_away = |at| record("d", crate::make::exhibit("E"), deposited()).at(at).by_press();
    let twice = || ("exhibit.destroyed_again", POLICE_RULES, "");
    let after = || ("exhibit.after_destruction", POLICE_RULES, "");
    histories! {
        "with a second person": exhibit(vec![with("2025-07-10")]) => [];
        "alone, in the press": exhibit(vec![destroyed(None, "2025-07-10")]) => [("exhibit.destroyed_alone", POLICE_RULES, "")];
        "moved before": exhibit(vec![moved("2025-07-09"), with("2025-07-10")]) => [];
        "moved before, logged after": exhibit(vec![with("2025-07-10"), moved("2025-07-09")]) => [];
        "moved after": exhibit(vec![with("2025-07-10"), moved("2025-07-11")]) => [after()];
        "moved the same day": exhibit(vec![with("2025-07-10"), moved("2025-07-10")]) => [unknown()];
        "moved at an hour of the same day": exhibit(vec![with("2025-07-10"), moved("2025-07-10T15:00")]) => [unknown()];
        "deposited after": exhibit(vec![with("2025-07-10"), put_away("2025-07-11")]) => [after()];
        "destroyed twice": exhibit(vec![with("2025-07-10"), again("2025-07-12")]) => [twice()];
        "destroyed twice, the earlier logged last": exhibit(vec![with("2025-07-12"), again("2025-07-10")]) => [twice()];
        "moved between two destructions": exhibit(vec![with("2025-07-12"), again("2025-07-09"), moved("2025-07-10")])
            => [twice(), after()];
        "moved before both, logged last": exhibit(vec![with("2025-07-12"), again("2025-07-11"), moved("2025-07-10")])
            => [twice()];
        "moved an hour later": exhibit(vec![with("2025-07-10T14:00"), moved("2025-07-10T15:00")]) => [after()];
    }
}

#[test]
fn flags_name_their_exhibits_and_count_those_of_one_raid() {
    let texts = |parcels: Vec<Parcel>| -> Vec<String> {
        let raid = ConductRaid { parcels, ..quiet_raid() };
        let world = given(vec![conduct("R", raid).at("2025-07-08")]);
        let flags = world.flags(time("2025-07-08").end);
        flags.iter().map(super::text).collect()
    };
    let bare = |serial| Parcel { diary: None, ..parcel(serial) };
    let what = "no diary entry refers to the seizure";
    assert_eq!(texts(vec![bare(1)]), [format!("phone, 12 (Malkhana Faisalabad 1/2025): {what}")]);
    let five = texts((1..=5).map(bare).collect());
    assert_eq!(five.len(), 1, "{five:?}");
    assert!(five[0].starts_with(&format!("5 exhibits: {what} (phone, 12 (Malkhana")), "{five:?}");
    assert!(five[0].ends_with(" and 2 more)"), "{five:?}");
}
