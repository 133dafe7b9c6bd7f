//! The regime that the centre of these tests applies under, and the keys of the bodies that vet.

use greyfile_domain::acts::{AdoptRegime, Body};
use greyfile_domain::values::hex::Hex;
use greyfile_domain::values::money::{Currency, Money};
use greyfile_domain::values::regime::{
    BodyKey, BodyKind, Checklist, Fee, Ground, GroundFor, LicensingBody, Period, Point, Power,
    Regime, SelectedBy, Stated, Terms,
};
use greyfile_vetting::{BodyKeys, Random};

use crate::make::{code, line};
use crate::world::{Act, act};

use super::house::day;

fn stated(by: SelectedBy) -> Stated {
    Stated { source: line("an assumption of these tests"), verified: false, selected_by: by }
}

/// The keys of a body; `again` tells those that replace them.
pub fn keys(body: &str, again: u8) -> BodyKeys {
    let mut seed = [again; 32];
    seed[..body.len()].copy_from_slice(body.as_bytes());
    BodyKeys::generate(&mut Random::new(seed)).0
}

fn body(body: &str, kind: BodyKind) -> LicensingBody {
    let key = Hex(keys(body, 0).public().signing);
    LicensingBody {
        code: code(body),
        name: line(body),
        name_urdu: None,
        kind,
        keys: vec![BodyKey { key, source: line("handed over at the office") }],
        grounds_to: vec![Hex([1; 32]), Hex([2; 32])],
        answer_within_days: Some(30),
        silence_is_clearance: false,
        stated: stated(SelectedBy::Decision),
    }
}

fn fee(of: &str, rupees: u64) -> Fee {
    Fee {
        code: code(of),
        class: None,
        amount: Money::pkr(rupees),
        refundable: false,
        stated: stated(SelectedBy::Filing),
    }
}

fn period(of: &str, days: u16) -> Period {
    Period {
        code: code(of),
        days,
        from: code("filing"),
        stops: Vec::new(),
        may_extend: vec![code("extend")],
        stated: stated(SelectedBy::Filing),
    }
}

fn power(of: &str) -> Power {
    Power {
        code: code(of),
        offices: vec![code("director_general")],
        may_delegate: true,
        stated: stated(SelectedBy::Decision),
    }
}

/// What the tables are held against.
pub fn whole_regime() -> Regime {
    let all = [
        GroundFor::Refusal,
        GroundFor::RenewalRefusal,
        GroundFor::Suspension,
        GroundFor::Revocation,
        GroundFor::Closure,
        GroundFor::Fine,
        GroundFor::Bar,
    ];
    let ground = |of: &str, for_what: &[GroundFor]| Ground {
        code: code(of),
        title: line(of),
        title_urdu: line(of),
        of: for_what.to_vec(),
        fine_max: None,
        bar_months_max: None,
        stated: stated(SelectedBy::Conduct),
    };
    let point = |of: &str, required, least| Point {
        code: code(of),
        title: line(of),
        title_urdu: line(of),
        required,
        unit: None,
        least,
        most: None,
    };
    Regime {
        currencies: vec![Currency::new("PKR").expect("a currency")],
        bodies: vec![
            body("nccia", BodyKind::Licensing),
            body("pta", BodyKind::Vetting),
            body("bureau", BodyKind::Intelligence),
        ],
        fees: vec![fee("application", 10_000), fee("licence", 100_000), fee("renewal", 50_000)],
        terms: vec![Terms {
            class: code("outsourced"),
            validity_months: 12,
            renewal_window_days: 60,
            renewal_keeps_alive: true,
            grace_days: 15,
            pending_may_operate: true,
            pending_may_operate_days: Some(90),
            vetting_lapses_days: Some(180),
            inspection_required: true,
            stated: stated(SelectedBy::Filing),
        }],
        grounds: vec![
            ground("misuse_of_data", &all),
            ground("danger", &[GroundFor::InterimSuspension]),
            Ground {
                fine_max: Some(Money::pkr(400_000)),
                bar_months_max: Some(6),
                ..ground("no_licence", &all)
            },
        ],
        checklists: vec![Checklist {
            code: code("inspection"),
            title: line("Inspection"),
            points: vec![
                point("recording", true, None),
                point("seats", true, Some(1)),
                point("signboard", false, None),
            ],
            stated: stated(SelectedBy::Filing),
        }],
        periods: vec![
            period("decision", 60),
            period("vetting_answer", 30),
            period("objection_answer", 14),
            period("show_cause_answer", 7),
            period("finding", 21),
            period("appeal", 30),
            period("fine", 30),
        ],
        powers: [
            "issue",
            "refuse",
            "renew",
            "amend",
            "suspend",
            "suspend_interim",
            "lift",
            "revoke",
            "close",
            "fine",
            "extend",
            "recall",
            "confirm",
        ]
        .map(power)
        .into(),
        ..Regime::new(code("r1"), line("Assumed"), day("2025-07-01"), line("these tests"))
    }
}

/// The regime is adopted, on its first day.
pub fn regime() -> Act {
    act("regime", Body::AdoptRegime(AdoptRegime { regime: whole_regime() })).at("2025-07-01")
}
