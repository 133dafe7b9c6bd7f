//! Regimes: an offence catalogue, and one of licensing that can be adopted.

use greyfile_domain::acts::{AdoptRegime, Body};
use greyfile_domain::values::hex::Hex;
use greyfile_domain::values::law::Offence;
use greyfile_domain::values::money::Currency;
use greyfile_domain::values::regime::{
    BodyKey, BodyKind, Checklist, Fee, Ground, GroundFor, LicensingBody, Period, Point, Power,
    Regime, SelectedBy, Series, Stated, Terms,
};
use greyfile_domain::values::{Money, Section};

use crate::make::{code, line, peca, time};
use crate::world::{Act, act};

/// The regime: PECA 2016 since 2016, its section 26A since 2025, an ordinance that lapsed in 2015.
pub fn regime() -> Act {
    adopt("regime", catalogue()).at("2025-07-01")
}

/// Adopts a regime.
pub fn adopt(name: &str, regime: Regime) -> Act {
    act(name, Body::AdoptRegime(AdoptRegime { regime }))
}

/// A regime that states nothing.
pub fn empty_regime(of: &str, first_day: &str) -> Regime {
    let first_day = first_day.parse().expect("a day");
    Regime::new(code(of), line("offence catalogue"), first_day, line("the statutes"))
}

pub fn catalogue() -> Regime {
    let offence = |section, from, until| Offence {
        section,
        title: line("an offence"),
        title_verified: false,
        imprisonment_max: None,
        fine_pkr_max: None,
        maximum_verified: false,
        source: None,
        in_force_from: Option::map(from, time),
        in_force_until: Option::map(until, time),
    };
    let lapsed = Section { statute: line("PECO 2007"), section: line("9") };
    Regime {
        offences: vec![
            offence(peca("14"), Some("2016"), None),
            offence(peca("16"), Some("2016"), None),
            offence(peca("26A"), Some("2025"), None),
            offence(lapsed, Some("2007"), Some("2015")),
        ],
        ..empty_regime("catalogue", "2016-08-22")
    }
}

pub fn stated() -> Stated {
    Stated { source: line("assumed"), verified: false, selected_by: SelectedBy::Filing }
}

pub fn body(of: &str, kind: BodyKind, key: u8, recipients: &[u8]) -> LicensingBody {
    LicensingBody {
        code: code(of),
        name: line(of),
        name_urdu: None,
        kind,
        keys: vec![BodyKey { key: Hex([key; 32]), source: line("by hand") }],
        grounds_to: recipients.iter().map(|to| Hex([*to; 32])).collect(),
        answer_within_days: Some(15),
        silence_is_clearance: false,
        stated: stated(),
    }
}

pub fn fee(of: &str, class: Option<&str>, currency: &str) -> Fee {
    let currency = Currency::new(currency).expect("a currency");
    Fee {
        code: code(of),
        class: class.map(code),
        amount: Money { currency, amount: 50_000 },
        refundable: false,
        stated: stated(),
    }
}

pub fn terms(class: &str) -> Terms {
    Terms {
        class: code(class),
        validity_months: 12,
        renewal_window_days: 60,
        renewal_keeps_alive: true,
        grace_days: 0,
        pending_may_operate: false,
        pending_may_operate_days: None,
        vetting_lapses_days: Some(365),
        inspection_required: true,
        stated: stated(),
    }
}

pub fn ground(of: &str, fine_max: Option<Money>) -> Ground {
    Ground {
        code: code(of),
        title: line("operates without a licence"),
        title_urdu: line("بلا لائسنس کام"),
        of: vec![GroundFor::Closure, GroundFor::Fine],
        fine_max,
        bar_months_max: Some(24),
        stated: stated(),
    }
}

pub fn period(of: &str, stops: &[&str], may_extend: &[&str]) -> Period {
    Period {
        code: code(of),
        days: 30,
        from: code("filing"),
        stops: stops.iter().map(|stop| code(stop)).collect(),
        may_extend: may_extend.iter().map(|power| code(power)).collect(),
        stated: stated(),
    }
}

pub fn power(of: &str, may_delegate: bool) -> Power {
    Power {
        code: code(of),
        offices: vec![code("director_general")],
        may_delegate,
        stated: stated(),
    }
}

pub fn series(pattern: &str) -> Series {
    Series {
        code: code("licence"),
        pattern: line(pattern),
        class: None,
        first: 1,
        stated: stated(),
    }
}

pub fn checklist(points: &[&str]) -> Checklist {
    let point = |of: &&str| Point {
        code: code(of),
        title: line("calls are recorded"),
        title_urdu: line("کالیں ریکارڈ ہوتی ہیں"),
        required: true,
        unit: Some(code("day")),
        least: Some(90),
        most: None,
    };
    Checklist {
        code: code("inspection"),
        title: line("inspection"),
        points: points.iter().map(point).collect(),
        stated: stated(),
    }
}

/// A regime of licensing that can be adopted: keys 1 to 3 are the office's, NCCIA's and the
/// intelligence body's.
pub fn licensing() -> Regime {
    Regime {
        currencies: vec![Currency::new("PKR").expect("a currency")],
        bodies: vec![
            body("licensing_office", BodyKind::Licensing, 1, &[]),
            body("nccia", BodyKind::Vetting, 2, &[21]),
            body("intelligence", BodyKind::Intelligence, 3, &[22, 23]),
        ],
        fees: vec![fee("application", None, "PKR"), fee("application", Some("captive"), "PKR")],
        terms: vec![terms("captive")],
        grounds: vec![ground("unlicensed", Some(Money::pkr(1_000_000)))],
        checklists: vec![checklist(&["call_recording"])],
        periods: vec![
            period("inspection", &["fee"], &[]),
            period("decision", &["inspection"], &["extend"]),
        ],
        powers: vec![power("issue", true), power("extend", false)],
        series: vec![series("NCCIA-CC-{year}-{serial:5}")],
        ..empty_regime("rules", "2025-07-01")
    }
}
