//! Last days on which courts do not sit (General Clauses Act 1897, s.10): one row a history, with the
//! verdict and what is said of the last day.

use greyfile_domain::kernel::courts::{Closed, Moved};
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::fir::Lodged;
use greyfile_domain::streams::gazetteer::PlaceAdded;
use greyfile_domain::streams::regime::HolidayDeclared;
use greyfile_domain::streams::{GazetteerId, RegimeId};
use greyfile_domain::values::gazetteer::Entry;
use greyfile_domain::values::law::HolidayOf;
use greyfile_domain::values::place::{Place, PlaceKind};
use greyfile_envelope::Day;

use super::*;
use crate::attempts::places::{code, entry};

/// A holiday of everything or of one province.
fn holiday(on: &str, of: HolidayOf, province: Option<&str>) -> Act {
    let name = format!("h {}", &on[5..]);
    let declared = HolidayDeclared {
        day: day(on),
        of,
        title: line("Occasion"),
        province: province.map(code),
        source: line("notification"),
    };
    // Put on record long after: what is known now decides.
    record(&name, RegimeId::THE, declared).at("2025-08-20")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn courts(on: &str) -> Act {
    holiday(on, HolidayOf::Courts, None)
}

/// Courts closed for so many days, from Tuesday 22 July on.
fn vacation(days: i32) -> Vec<Act> {
    (0..days).map(|after| courts(&Day(day("2025-07-22").0 + after).to_string())).collect()
}

/// Two provinces, and a station in one of them.
fn places() -> Vec<Act> {
    let add =
        |name: &str, place| record(name, GazetteerId::THE, PlaceAdded { place, source: None });
    vec![
        add("pb", entry("PK-PB", PlaceKind::Province, "Punjab")),
        add("sd", entry("PK-SD", PlaceKind::Province, "Sindh")),
        add(
            "ps",
            Entry {
                province: Some(code("PK-PB")),
                ..entry("ps-cantt", PlaceKind::Station, "Cantt")
            },
        ),
    ]
}

/// An FIR lodged then at this station.
fn lodged_at(when: &str, station: &str) -> Act {
    let station = Place::from(line(station));
    open("F", Lodged { station, city: None, ..lodged(7) }).at(when)
}

type Said = Option<(Closed, &'static str, &'static str)>;

#[test]
fn what_is_due_in_a_court_on_a_day_on_which_it_does_not_sit_is_due_on_the_next_on_which_it_does() {
    use Closed::{Holiday, Sunday};
    use HolidayOf::{Everything, Offices};
    // The FIR of 13 July has its 14th day on Sunday the 27th; of 8 July on Tuesday the 22nd; of 17
    // July on Thursday the 31st.
    type Row = (Vec<Act>, &'static str, Option<&'static str>, Verdict, Said);
    let sunday = Some((Sunday, "2025-07-27", "2025-07-28"));
    let after_eid = Some((Sunday, "2025-07-27", "2025-07-30"));
    let vacation_to = |to| Some((Holiday, "2025-07-22", to));
    let tuesday = Some((Holiday, "2025-07-22", "2025-07-23"));
    let rows: Vec<Row> = vec![
        (vec![], "2025-07-13", Some("2025-07-28"), Met, sunday),
        (vec![], "2025-07-13", Some("2025-07-28T23:59"), Met, sunday),
        (vec![], "2025-07-13", Some("2025-07-29T00:00"), Late, sunday),
        (vec![], "2025-07-13", Some("2025-07-27"), Met, sunday),
        (vec![], "2025-07-08", Some("2025-07-23"), Late, None),
        // Holidays that follow a Sunday, and one of offices alone.
        (
            vec![courts("2025-07-28"), courts("2025-07-29")],
            "2025-07-13",
            Some("2025-07-30"),
            Met,
            after_eid,
        ),
        (
            vec![courts("2025-07-28"), courts("2025-07-29")],
            "2025-07-13",
            Some("2025-07-31"),
            Late,
            after_eid,
        ),
        (vec![courts("2025-07-29")], "2025-07-13", Some("2025-07-29"), Late, sunday),
        (vec![courts("2025-07-22")], "2025-07-08", Some("2025-07-23"), Met, tuesday),
        (
            vec![holiday("2025-07-22", Everything, None)],
            "2025-07-08",
            Some("2025-07-23"),
            Met,
            tuesday,
        ),
        (vec![holiday("2025-07-22", Offices, None)], "2025-07-08", Some("2025-07-23"), Late, None),
        // The day before the last, and the last but one.
        (vec![courts("2025-07-21")], "2025-07-08", Some("2025-07-23"), Late, None),
        // A month's end, a year's end.
        (
            vec![courts("2025-07-31")],
            "2025-07-17",
            Some("2025-08-01"),
            Met,
            Some((Holiday, "2025-07-31", "2025-08-01")),
        ),
        (
            vec![courts("2024-12-31")],
            "2024-12-17",
            Some("2025-01-01"),
            Met,
            Some((Holiday, "2024-12-31", "2025-01-01")),
        ),
        // A month of holidays is the most that moves a last day.
        (vacation(30), "2025-07-08", Some("2025-08-22"), Late, vacation_to("2025-08-21")),
        (vacation(31), "2025-07-08", Some("2025-08-22"), Met, vacation_to("2025-08-22")),
        (vacation(31), "2025-07-08", Some("2025-08-23"), Late, vacation_to("2025-08-22")),
        (vacation(38), "2025-07-08", Some("2025-08-23"), Late, vacation_to("2025-08-22")),
        // An FIR of a night: known to one of two days.
        (vec![], "2025-07-12/2025-07-13", Some("2025-07-28"), CannotBeJudged, sunday),
        (vec![], "2025-07-12/2025-07-13", Some("2025-07-26"), Met, sunday),
        (vec![], "2025-07-12/2025-07-13", Some("2025-07-29"), Late, sunday),
        // Nothing was done.
        (vec![], "2025-07-13", None, Overdue, sunday),
    ];
    for (holidays, lodged, submitted, verdict, said) in rows {
        let mut acts = holidays.clone();
        acts.push(lodged_at(lodged, "Nowhere"));
        acts.extend(submitted.map(|at| record("c", the_fir(), challan(&[])).at(at)));
        let clocks = clocks(acts, "2025-08-30");
        let what = format!("{} holidays, FIR {lodged}, challan {submitted:?}", holidays.len());
        assert_eq!(verdicts(&clocks, "fir.challan"), [verdict], "{what}");
        let moved = clocks.iter().find(|clock| clock.code == "fir.challan").unwrap().moved;
        let expected =
            said.map(|(closed, from, to)| Moved { from: day(from), closed, to: day(to) });
        assert_eq!(moved, expected, "{what}");
    }
}

#[test]
fn a_holiday_of_one_province_is_one_of_its_courts() {
    use HolidayOf::Courts;
    let of = |province| holiday("2025-07-22", Courts, Some(province));
    // The province of the holiday, where the FIR is lodged, and what becomes of a challan of the day
    // after.
    for (province, station, verdict) in [
        ("PK-PB", "Cantt", Met),
        ("PK-SD", "Cantt", Late),
        // Nobody knows where it is.
        ("PK-PB", "Nowhere", CannotBeJudged),
    ] {
        let mut acts = places();
        acts.extend([of(province), lodged_at("2025-07-08", station)]);
        acts.push(record("c", the_fir(), challan(&[])).at("2025-07-23"));
        let clocks = clocks(acts, "2025-08-30");
        assert_eq!(verdicts(&clocks, "fir.challan"), [verdict], "{province} {station}");
    }
}

#[test]
fn an_interim_report_on_the_next_day_on_which_the_court_sits_keeps_the_law() {
    // 17 days from 10 July end on Sunday the 27th.
    let mut acts = vec![lodged_at("2025-07-10", "Nowhere")];
    acts.push(record("i", the_fir(), interim()).at("2025-07-28"));
    let clocks = clocks(acts, "2025-08-30");
    assert_eq!(verdicts(&clocks, "fir.interim_challan"), [Met]);
    assert_eq!(verdicts(&clocks, "fir.challan"), []);
}

#[test]
fn no_holiday_lengthens_24_hours_nor_a_remand() {
    // Arrested on a Saturday afternoon, produced on Monday; a remand that ends on a Sunday.
    let mut acts = vec![courts("2025-07-06"), courts("2025-07-20")];
    acts.extend([
        open("F", lodged(7)).at("2025-07-05"),
        open("P", recorded(Sex::Male, "PK")).at("2025-07-05"),
        record("n", the_fir(), named(person("P"), Some("2025-07-05T15:00"))).at("2025-07-05"),
    ]);
    let who = || Accused::Person(person("P"));
    let produced = PersonProduced { who: who(), court: None, travel_minutes: None };
    acts.push(record("p", the_fir(), produced).at("2025-07-07T10:00"));
    let granted = greyfile_domain::streams::fir::RemandGranted {
        who: who(),
        custody: greyfile_domain::streams::fir::Remand::Physical,
        days: Some(13),
        days_asked: None,
        court: None,
    };
    acts.push(record("r", the_fir(), granted).at("2025-07-07"));
    let clocks = clocks(acts, "2025-07-21T09:00");
    assert_eq!(verdicts(&clocks, "fir.production"), [Late]);
    assert_eq!(verdicts(&clocks, "fir.remand_end"), [Overdue]);
    assert!(clocks.iter().all(|clock| clock.moved.is_none() || clock.code.contains("challan")));
}

#[test]
fn a_holiday_declared_by_mistake_is_none() {
    let mut acts = vec![courts("2025-07-22"), lodged_at("2025-07-08", "Nowhere")];
    acts.push(record("c", the_fir(), challan(&[])).at("2025-07-23"));
    assert_eq!(verdicts(&clocks(acts.clone(), "2025-08-30"), "fir.challan"), [Met]);
    acts.push(retract("x", RegimeId::THE, event_of("h 07-22", 0)).at("2025-08-21"));
    assert_eq!(verdicts(&clocks(acts, "2025-08-30"), "fir.challan"), [Late]);
}

#[test]
fn a_holiday_is_of_a_province_that_is_on_record() {
    let of = |province| holiday("2025-07-22", HolidayOf::Courts, Some(province));
    let world = given(places());
    world.when(&of("PK-PB")).0.expect("accepted");
    let refused = |province| world.when(&of(province)).0.expect_err("refused");
    assert_eq!(refused("PK-XX"), Refusal::NoSuchPlace { code: code("PK-XX") });
    let kinds: &[_] = &[PlaceKind::Province];
    assert_eq!(refused("ps-cantt"), Refusal::NotThatKindOfArea { code: code("ps-cantt"), kinds });
}
