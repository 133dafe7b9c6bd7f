//! The list of case files as its page shows it.

use super::*;
use crate::streams::case::spoken::{chrome, latin};
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::values::gazetteer::Entry;
use greyfile_domain::values::place::PlaceKind;
use greyfile_domain::values::text::{Line, PlaceCode};
use greyfile_envelope::{Occurred, Position};

fn case(title: &str, raids: u32, firs: u32) -> CaseSummary {
    let opened: Occurred = "2025-07-08".parse().unwrap();
    CaseSummary {
        case: CaseId([4; 16]).into(),
        title: title.into(),
        number: Some("17/2025".into()),
        stage: CaseStage::Open,
        agency: if raids == 1 { "nccia".into() } else { String::new() },
        circle: Some("NCCIA Multan".into()),
        city: "Multan".into(),
        city_code: None,
        operation: Some("Operation Grey".into()),
        opened,
        raids,
        firs,
        last_recorded: opened.start,
        position: Position(20),
    }
}

fn html(lang: Lang, cases: Vec<CaseSummary>, filtered: bool, later_page: bool) -> String {
    let words = Words::of(lang);
    let mut gazetteer = Gazetteer::default();
    gazetteer.add(Entry {
        code: PlaceCode::new("multan").unwrap(),
        kind: PlaceKind::City,
        name_en: Line::new("Multan").unwrap(),
        name_ur: Some(Line::new("ملتان").unwrap()),
        spellings: Vec::new(),
        aliases: Vec::new(),
        province: None,
        circle: None,
        station: None,
        verified: true,
    });
    let chrome = chrome(lang, &say(words, "cases-title", &[]), true);
    let next = later_page.then(|| "/cases?next=00".to_owned());
    let (query, gazetteer) = (Fields::default(), Arc::new(gazetteer));
    let page = Page {
        chrome,
        words,
        query,
        cases,
        gazetteer,
        next,
        filtered,
        later_page,
        moved: later_page,
    };
    page.render().unwrap()
}

#[test]
fn the_list_speaks_both_languages() {
    let cases = || vec![case("Plaza 3", 1, 2), case("", 2, 1)];
    let english = html(Lang::En, cases(), true, true);
    for shown in [
        "<option value=\"open\">open</option>",
        "Untitled case",
        "raid, ",
        " FIRs",
        "<bdi>Multan</bdi>",
        "not stated",
        "8 July 2025",
        "This part of the list has changed",
    ] {
        assert!(english.contains(shown), "{shown}");
    }
    let urdu = html(Lang::Ur, cases(), true, true);
    for shown in [
        "<option value=\"open\">زیرِ تفتیش</option>",
        "بلا عنوان مثل",
        "<bdi>ملتان</bdi>",
        "<bdi>NCCIA Multan</bdi>",
        "مذکور نہیں",
        "8 جولائی 2025",
    ] {
        assert!(urdu.contains(shown), "{shown}");
    }
    assert_eq!(latin(&urdu), [""; 0]);
}

#[test]
fn an_empty_list_says_why() {
    for (filtered, later, english) in [
        (true, false, "No case file fits."),
        (false, true, "No further case files."),
        (false, false, "yet. <a href=\"/raids/new\">Record a raid</a> to open one."),
    ] {
        assert!(html(Lang::En, Vec::new(), filtered, later).contains(english));
        assert_eq!(latin(&html(Lang::Ur, Vec::new(), filtered, later)), [""; 0]);
    }
}

#[test]
fn an_agency_is_asked_for_by_its_name_or_its_code() {
    for (typed, code) in [
        ("NCCIA", "nccia"),
        ("این سی سی آئی اے", "nccia"),
        ("not stated", "not_stated"),
        ("مذکور نہیں", "not_stated"),
        ("Coast Guard", "coast_guard"),
    ] {
        assert_eq!(agency_of(typed), code);
    }
}
