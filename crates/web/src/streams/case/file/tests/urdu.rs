//! A case file in Urdu: everything that the page says by itself.

use greyfile_casefile::{
    AccusedStage, AccusedView, CnicView, CustodyView, ExhibitView, FirView, OfficerView,
    PersonView, RaidView, RemandView, Witnesses,
};
use greyfile_domain::kernel::called::Called;
use greyfile_domain::streams::exhibit::ExhibitNumber;
use greyfile_domain::streams::fir::{Accused, Remand};
use greyfile_domain::streams::ids::{ExhibitId, FirId, PersonId, RaidId};
use greyfile_domain::streams::raid::Authority;
use greyfile_domain::values::count::Quantity;
use greyfile_domain::values::gazetteer::Entry as Known;
use greyfile_domain::values::money::Money;
use greyfile_domain::values::place::PlaceKind;
use greyfile_domain::values::sex::Sex;
use greyfile_domain::values::text::{Country, PlaceCode};
use greyfile_envelope::Timestamp;

use super::*;

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn raid(told: bool) -> RaidView {
    let arrests = told.then_some(149);
    RaidView {
        raid: RaidId([5; 16]).into(),
        occurred_at: Some(at("2025-07-08")),
        city: "Faisalabad".into(),
        place: "Chak 54 RB".into(),
        operation: Some("Operation Grey".into()),
        lead_officer: Some("NCCIA-FSD-014".into()),
        team: vec!["desk-7".into(), "desk-8".into()],
        authority: Some(match told {
            true => Authority::Warrant { number: line("W-17"), court: None },
            false => Authority::NotStated,
        }),
        centres: 1,
        witnesses: Witnesses { named: 2, local: 1 },
        arrests,
        arrests_local: arrests,
        arrests_foreign: None,
        arrests_female: None,
        by_nationality: [("CN".into(), 48), ("NG".into(), 8)].into(),
        recorded_one_by_one: 0,
        recovered: match told {
            true => {
                vec![serde_json::from_str::<Money>(r#"{"currency":"PKR","amount":5}"#).unwrap()]
            }
            false => Vec::new(),
        },
        also_serves: vec![CaseId([6; 16]).into()],
    }
}

fn fir(id: u8, number: Option<&str>, accused: Vec<AccusedView>) -> FirView {
    FirView {
        fir: FirId([id; 16]).into(),
        station: "Saddar".into(),
        number: number.map(Into::into),
        lodged: Some(at("2025-07-10")),
        sections: number.iter().map(|_| "PECA 2016 s.14".to_owned()).collect(),
        accused,
        challan: Some(at("2025-07-20")),
        cancelled: Some(at("2025-08-01")),
    }
}

fn accused(label: &str, known: bool) -> AccusedView {
    let remand = |days, days_asked| RemandView {
        custody: Remand::Physical,
        days,
        days_asked,
        at: at("2025-07-11"),
    };
    AccusedView {
        who: Accused::Unnamed { count: 3, label: line(label) },
        count: 3,
        arrested: known.then(|| at("2025-07-08")),
        produced: known.then(|| at("2025-07-09")),
        remands: match known {
            true => vec![remand(Some(7), Some(14)), remand(Some(1), None), remand(None, None)],
            false => Vec::new(),
        },
        physical_days: 8,
        stage: if known { AccusedStage::PhysicalRemand } else { AccusedStage::Named },
        clocks: vec![clock(FirId([7; 16]).into())],
    }
}

fn exhibit(destroyed: bool, held: bool) -> ExhibitView {
    ExhibitView {
        exhibit: ExhibitId([8; 16]).into(),
        kind: Some(Code::new("sim_card").unwrap()),
        quantity: Some(
            serde_json::from_str::<Quantity>(r#"{"count":10000,"or_more":true}"#).unwrap(),
        ),
        description: Some(line("SIM cards").into()),
        number: match held {
            false => ExhibitNumber::Pending,
            true => {
                serde_json::from_str(r#"{"given":{"malkhana":"PS Saddar","year":2025,"serial":9}}"#)
                    .unwrap()
            }
        },
        holder: held.then(|| "desk-7".into()),
        seal: held.then(|| "S-9".into()),
        destroyed,
        custody: vec![CustodyView {
            at: at("2025-07-08"),
            from: held.then(|| "desk-8".into()),
            to: "desk-7".into(),
        }],
    }
}

fn person(id: u8, checked: Option<bool>) -> PersonView {
    PersonView {
        person: PersonId([id; 16]).into(),
        name: checked.map(|_| "Zarmina".into()),
        cnic: checked.map(|checked| CnicView { number: "01234-1234567-1".into(), checked }),
        sex: Some(Sex::Female),
        nationality: Some(Country::new("CN").unwrap()),
        roles: vec![Code::new("caller").unwrap(), Code::new("recruiter").unwrap()],
        minor: checked.is_some(),
        absconded: checked.is_none(),
    }
}

/// A file in which every part says something.
fn full() -> CaseFile {
    let mut timeline = entries(&mended());
    timeline.extend((30..40).map(|position| entry(position, "نامعلوم مرد")));
    timeline[0].gap_hours = Some(30);
    timeline[0].late = true;
    let known = Deadline { met: Some(at("2025-07-12T10:00")), ..clock(RaidId([5; 16]).into()) };
    let over = Ended { at: at("2025-07-12"), how: "given_late" };
    CaseFile {
        officers: vec![OfficerView {
            officer: "NCCIA-FSD-014".into(),
            role: Code::new("investigating_officer").unwrap(),
        }],
        raids: vec![raid(true), raid(false)],
        firs: vec![
            fir(7, Some("93/2025"), (0..13).map(|n| accused(&format!("{n}"), n == 0)).collect()),
            fir(8, None, Vec::new()),
            fir(9, None, Vec::new()),
        ],
        exhibits: vec![exhibit(true, false), exhibit(false, true), exhibit(false, false)],
        persons: (40..53)
            .map(|id| person(id, [None, Some(true), Some(false)][id as usize % 3]))
            .collect(),
        complaints: vec![greyfile_domain::streams::ids::ComplaintId([3; 16]).into()],
        flags: vec![
            flag(false),
            flag(true),
            Flag { args: vec![Arg::code("given", "late"), Arg::hours("hours", 30)], ..flag(true) },
            Flag {
                code: "raid.no_warrant",
                section: "PECA s.33",
                raised: Some(at("2025-07-08")),
                ..flag(false)
            },
        ],
        clocks: vec![
            clock(FirId([7; 16]).into()),
            clock(FirId([8; 16]).into()),
            known,
            Deadline { ended: Some(over), from: at("2025-07-09"), ..clock(stream()) },
        ],
        names: [(
            PersonId([40; 16]).into(),
            Called {
                code: "person".into(), args: vec![Arg::text("label", "نامعلوم عورت 1")]
            },
        )]
        .into(),
        ..file(timeline)
    }
}

#[test]
fn the_file_says_nothing_in_english_to_a_reader_of_urdu() {
    let mut form = NoteForm::new(CommandId::from_bytes([9; 16]));
    for sent in [None, Some(Timestamp(0))] {
        form.sent = sent;
        let html = html_in(Lang::Ur, full(), form.clone(), true);
        assert_eq!(spoken::latin(&html), [""; 0]);
    }
    let empty = html_in(Lang::Ur, file(Vec::new()), form, true);
    assert_eq!(spoken::latin(&empty), [""; 0]);
}

#[test]
fn codes_and_values_are_told_in_the_language_of_the_page() {
    let note = || NoteForm::new(CommandId::from_bytes([9; 16]));
    let bare = |html: String| html.replace(['\u{2068}', '\u{2069}'], "");
    let english = bare(html_in(Lang::En, full(), note(), true));
    for shown in [
        ">open</span>",
        "physical, 7 days of 14 asked, <time",
        "physical, 1 day, <time",
        ">FIR 93/2025</a>",
        "FIR 2 of 3, number not known",
        "<bdi>PECA 2016 s.14</bdi>",
        "given late",
        "<bdi>SIM cards</bdi>",
        "SIM card</a>",
        "10,000 or more",
        "lodged <time",
        "logged by <bdi>demo-desk</bdi> (declared)",
        "at least 30 hours later",
        "Enquiry closed",
        "10 times",
        "2 FIRs",
    ] {
        assert!(english.contains(shown), "{shown}");
    }
    let urdu = bare(html_in(Lang::Ur, full(), note(), true));
    for shown in [
        "زیرِ تفتیش",
        "جسمانی، 7 دن (استدعا 14 دن)، <time",
        ">ایف آئی آر نمبر 93/2025</a>",
        "پیکا 2016",
        "سم کارڈ</a>",
        "10,000 یا زائد",
        "(خود لکھا گیا)",
        "کم از کم 30 گھنٹے بعد",
        "انکوائری بند",
        "10 بار",
        "چین <a",
        "تفتیشی افسر",
    ] {
        assert!(urdu.contains(shown), "{shown}");
    }
}

#[test]
fn the_city_has_its_urdu_name_where_the_gazetteer_has_one() {
    let mut known = Gazetteer::default();
    known.add(Known {
        code: PlaceCode::new("faisalabad").unwrap(),
        kind: PlaceKind::City,
        name_en: line("Faisalabad"),
        name_ur: Some(line("فیصل آباد")),
        spellings: Vec::new(),
        aliases: Vec::new(),
        province: None,
        circle: None,
        station: None,
        verified: true,
    });
    let known = Arc::new(known);
    for (lang, city) in [(Lang::En, "<bdi>Faisalabad</bdi>"), (Lang::Ur, "<bdi>فیصل آباد</bdi>")]
    {
        let note = NoteForm::new(CommandId::from_bytes([9; 16]));
        let chrome = spoken::chrome(lang, "x", true);
        let page = Page::of(
            (chrome, Sees::ANYONE),
            full(),
            Arc::clone(&known),
            note,
            (Asking::Latest, None),
        );
        // In the head and at each raid.
        assert_eq!(page.render().unwrap().matches(city).count(), 3);
    }
}
