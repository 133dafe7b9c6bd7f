//! Regimes: what one has to state, and what happens to keys, powers and grace.

use greyfile_domain::acts::{Body, DraftRegime};
use greyfile_domain::kernel::identity::Identity;
use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::RegimeId;
use greyfile_domain::streams::regime::{
    Adopted, GracePeriodSet, KeyCompromised, KeyRotated, OfficeDelegated, PartStated,
};
use greyfile_domain::values::hex::Hex;
use greyfile_domain::values::money::Currency;
use greyfile_domain::values::regime::{
    BodyKey, BodyKind, Fault, LicensingBody, List, Part, Regime,
};
use greyfile_domain::values::{Money, Section};
use greyfile_envelope::Position;

use super::{Attempt, OK, attempts};
use crate::make::*;
use crate::regimes::{body, checklist, fee, ground, licensing, period, power, series, terms};
use crate::world::{Act, act, event_of};

/// Adopts it after a change.
fn but(change: impl FnOnce(&mut Regime)) -> Act {
    let mut regime = licensing();
    change(&mut regime);
    adopt("x", regime)
}

fn fault(fault: Fault) -> Result<(), Refusal> {
    Err(Refusal::Regime(fault))
}

pub fn what_a_regime_states() -> Vec<Attempt> {
    let missing = |kind| fault(Fault::BodyMissing { kind });
    let twice = |list, code: &str| fault(Fault::NamedTwice { list, code: code.to_owned() });
    let without = |kind: BodyKind| but(|r| r.bodies.retain(|body| body.kind != kind));
    let dollars = |list, of: &str| {
        let currency = Currency::new("USD").expect("a currency");
        fault(Fault::UnknownCurrency { list, code: code(of), currency })
    };
    let cycle = |periods: &[&str]| {
        fault(Fault::CycleOfStops { periods: periods.iter().map(|of| code(of)).collect() })
    };
    let patterned = |pattern: &str| but(|r| r.series = vec![series(pattern)]);
    let no_pattern = || fault(Fault::SeriesPattern { code: code("licence") });
    let few = |of: &str, least| fault(Fault::TooFewRecipients { body: code(of), least });
    let recipients = |at: usize, to: &'static [u8]| {
        but(move |r| r.bodies[at].grounds_to = to.iter().map(|one| Hex([*one; 32])).collect())
    };
    let shared = || fault(Fault::KeyShared { body: code("nccia") });
    let key = |key: u8| BodyKey { key: Hex([key; 32]), source: line("by hand") };
    let peca_14 = |from: Option<&str>, until: Option<&str>| {
        let mut offence = catalogue().offences[0].clone();
        offence.in_force_from = from.map(time);
        offence.in_force_until = until.map(time);
        offence
    };
    let overlap = || fault(Fault::DatesOverlap { section: peca("14") });
    let otherwise = || Section { statute: line("peca, 2016"), section: line("s. 14") };
    let written = |mut r: Regime| {
        r.offences = vec![peca_14(Some("2016"), None), peca_14(Some("2016"), None)];
        r.offences[1].section = otherwise();
        r
    };
    let long = |r: &mut Regime| {
        let points: Vec<String> = (0..500).map(|n| format!("p{n}")).collect();
        let points: Vec<&str> = points.iter().map(String::as_str).collect();
        r.checklists = vec![checklist(&points)];
    };
    let many = |r: &mut Regime| {
        r.fees = (0..1_500).map(|n| fee(&format!("f{n}"), None, "PKR")).collect();
    };
    attempts! {
        "as it should be": vec![] => adopt("x", licensing()) => OK;
        "an offence catalogue alone": vec![] => adopt("x", catalogue()) => OK;
        "nothing at all": vec![] => adopt("x", empty_regime("rules", "2025-07-01")) => OK;
        "no office": vec![] => without(BodyKind::Licensing) => missing(BodyKind::Licensing);
        "no body that vets": vec![] => without(BodyKind::Vetting) => missing(BodyKind::Vetting);
        "no intelligence body": vec![] => without(BodyKind::Intelligence) => missing(BodyKind::Intelligence);
        "fees and no bodies": vec![] => but(|r| r.bodies.clear()) => missing(BodyKind::Licensing);
        "a body twice": vec![] => but(|r| r.bodies.push(body("nccia", BodyKind::Vetting, 9, &[24]))) => twice(List::Bodies, "nccia");
        "two bodies that vet": vec![] => but(|r| r.bodies.push(body("pta", BodyKind::Vetting, 9, &[24]))) => OK;
        "a fee twice": vec![] => but(|r| r.fees.push(fee("application", None, "PKR"))) => twice(List::Fees, "application");
        "a fee of a class twice": vec![] => but(|r| r.fees.push(fee("application", Some("captive"), "PKR"))) => twice(List::Fees, "application (captive)");
        "terms twice": vec![] => but(|r| r.terms.push(terms("captive"))) => twice(List::Terms, "captive");
        "a ground twice": vec![] => but(|r| r.grounds.push(ground("unlicensed", None))) => twice(List::Grounds, "unlicensed");
        "a point of a checklist twice": vec![] => but(|r| r.checklists = vec![checklist(&["a", "b", "a"])]) => twice(List::Checklists, "inspection.a");
        "a period twice": vec![] => but(|r| r.periods.push(period("decision", &[], &[]))) => twice(List::Periods, "decision");
        "a power twice": vec![] => but(|r| r.powers.push(power("issue", false))) => twice(List::Powers, "issue");
        "a series twice": vec![] => but(|r| r.series.push(series("B-{serial}"))) => twice(List::Series, "licence");
        "a fee in dollars": vec![] => but(|r| r.fees[0] = fee("application", None, "USD")) => dollars(List::Fees, "application");
        "a fee in dollars that it knows": vec![] => but(|r| {
                r.fees[0] = fee("application", None, "USD");
                r.currencies.push(Currency::new("USD").expect("a currency"));
            }) => OK;
        "a fine in dollars": vec![] => but(|r| {
                r.grounds[0].fine_max = Some(Money { currency: Currency::new("USD").expect("one"), amount: 1 });
            }) => dollars(List::Grounds, "unlicensed");
        "a fee of no class": vec![] => but(|r| r.fees[1].class = Some(code("inbound"))) => fault(Fault::UnknownClass { class: code("inbound") });
        "a series of no class": vec![] => but(|r| r.series[0].class = Some(code("inbound"))) => fault(Fault::UnknownClass { class: code("inbound") });
        "a period that stops itself": vec![] => but(|r| r.periods = vec![period("vetting_answer", &["vetting_answer"], &[])]) => cycle(&["vetting_answer"]);
        "one that what it asks for stops": vec![] => but(|r| r.periods = vec![period("objection_answer", &["objection"], &[])]) => cycle(&["objection_answer"]);
        "two that stop each other": vec![] => but(|r| r.periods = vec![
                period("objection_answer", &["vetting"], &[]), period("vetting_answer", &["objection_answer"], &[]),
            ]) => cycle(&["objection_answer", "vetting_answer"]);
        "three in a circle, after one beside it": vec![] => but(|r| r.periods = vec![
                period("decision", &["objection"], &[]), period("objection_answer", &["vetting"], &[]),
                period("vetting_answer", &["show_cause_answer"], &[]), period("show_cause_answer", &["objection"], &[]),
            ]) => cycle(&["objection_answer", "vetting_answer", "show_cause_answer"]);
        "two ways to one": vec![] => but(|r| r.periods = vec![
                period("decision", &["objection", "vetting"], &[]), period("objection_answer", &["show_cause_answer"], &[]),
                period("vetting_answer", &["show_cause_answer"], &[]), period("show_cause_answer", &["stay"], &[]),
            ]) => OK;
        "stopped by a period that nobody sees run": vec![] => but(|r| r.periods = vec![
                period("decision", &["finding"], &[]), period("finding", &[], &[]),
            ]) => fault(Fault::UnknownStop { period: code("decision"), stop: code("finding") });
        "stopped by nothing known": vec![] => but(|r| r.periods[0].stops = vec![code("weather")])
            => fault(Fault::UnknownStop { period: code("inspection"), stop: code("weather") });
        "extended by a power that is none": vec![] => but(|r| r.periods[1].may_extend = vec![code("prolong")])
            => fault(Fault::UnknownPower { power: code("prolong"), period: Some(code("decision")) });
        "a pattern without a serial": vec![] => patterned("NCCIA-{year}") => no_pattern();
        "a pattern with two": vec![] => patterned("{serial}-{serial}") => no_pattern();
        "a pattern with a brace too few": vec![] => patterned("{serial") => no_pattern();
        "a pattern of Urdu": vec![] => patterned("ل-{serial:4}") => OK;
        "an intelligence body with one recipient": vec![] => recipients(2, &[22]) => few("intelligence", 2);
        "with the same one twice": vec![] => recipients(2, &[22, 22]) => few("intelligence", 2);
        "with three": vec![] => recipients(2, &[22, 23, 24]) => OK;
        "another body with none": vec![] => recipients(1, &[]) => few("nccia", 1);
        "a body without a key": vec![] => but(|r| r.bodies[1].keys.clear()) => fault(Fault::NoKey { body: code("nccia") });
        "a key of two bodies": vec![] => but(|r| r.bodies[1].keys = vec![key(1)]) => shared();
        "a key listed twice": vec![] => but(|r| r.bodies[1].keys = vec![key(7), key(7)]) => shared();
        "a body with two keys": vec![] => but(|r| r.bodies[1].keys = vec![key(7), key(8)]) => OK;
        "a section twice at one time": vec![] => but(|r| r.offences = vec![peca_14(Some("2016"), None), peca_14(Some("2020"), None)]) => overlap();
        "a section twice, written otherwise": vec![] => adopt("x", written(licensing()))
            => fault(Fault::DatesOverlap { section: otherwise() });
        "a section twice without dates": vec![] => but(|r| r.offences = vec![peca_14(None, None), peca_14(None, None)]) => overlap();
        "a section that was in force twice": vec![] => but(|r| r.offences = vec![peca_14(Some("2016"), Some("2018")), peca_14(Some("2020"), None)]) => OK;
        "one that ended in the year in which it began anew": vec![] => but(|r| r.offences = vec![peca_14(Some("2016"), Some("2020")), peca_14(Some("2020"), None)]) => OK;
        "an entry that no record can hold": vec![] => but(long) => fault(Fault::PartTooLarge { list: List::Checklists, code: "inspection".to_owned() });
        "a list of many entries": vec![] => but(many) => OK;
    }
}

pub fn one_regime_of_a_code() -> Vec<Attempt> {
    let draft = |name: &str, regime: Regime| act(name, Body::DraftRegime(DraftRegime { regime }));
    let taken = || fault(Fault::CodeTaken { code: code("rules") });
    let adopted = || vec![adopt("a", licensing())];
    let retracted = || [adopted(), vec![retract("r", RegimeId::THE, event_of("a", 0))]].concat();
    let parts = licensing().parts().expect("parts").len();
    let identity = |drafted| Identity::Regime {
        code: code("rules"),
        drafted,
        parts: u16::try_from(parts).expect("few"),
    };
    let header = || Adopted {
        code: code("rules"),
        title: line("x"),
        effective_from: "2025-07-01".parse().expect("a day"),
        source: line("x"),
        currencies: Vec::new(),
        parts: 0,
    };
    let part = |part| PartStated { of: code("rules"), drafted: false, part };
    let corrected = |at, part: PartStated| correct("x", RegimeId::THE, event_of("a", at), part);
    let without_vetting = || {
        let bodies = licensing().bodies.into_iter();
        part(Part::Bodies(bodies.filter(|body| body.kind != BodyKind::Vetting).collect()))
    };
    attempts! {
        "another of its code": adopted() => adopt("x", licensing()) => taken();
        "another of another code": adopted() => adopt("x", Regime { code: code("others"), ..licensing() }) => OK;
        "a draft of the code": adopted() => draft("x", licensing()) => OK;
        "adopted as it was drafted": vec![draft("d", licensing())] => adopt("x", licensing()) => OK;
        "drafted again": vec![draft("d", licensing())] => draft("x", licensing()) => taken();
        "a draft with a fault": vec![] => draft("x", Regime { bodies: Vec::new(), ..licensing() })
            => fault(Fault::BodyMissing { kind: BodyKind::Licensing });
        "one of a code whose regime was retracted": retracted() => adopt("x", licensing()) => Err(Refusal::UsedBefore(identity(false)));
        "a draft of it": retracted() => draft("x", licensing()) => OK;
        "a header alone": vec![] => open("x", header()) => Err(Refusal::NotForCommands);
        "a part alone": adopted() => record("x", RegimeId::THE, part(Part::Fees(Vec::new()))) => Err(Refusal::NotForCommands);
        "another number of parts": adopted() => correct("x", RegimeId::THE, event_of("a", 0), header()) => Err(Refusal::IdentityChanged);
        "another title": adopted() => correct("x", RegimeId::THE, event_of("a", 0), Adopted {
                parts: u16::try_from(parts).expect("few"), ..header()
            }) => OK;
        "a fee corrected": adopted() => corrected(2, part(Part::Fees(vec![fee("licence", None, "PKR")]))) => OK;
        "a fee corrected to dollars": adopted() => corrected(2, part(Part::Fees(vec![fee("licence", None, "USD")])))
            => fault(Fault::UnknownCurrency {
                list: List::Fees, code: code("licence"), currency: Currency::new("USD").expect("one"),
            });
        "a body left out by a correction": adopted() => corrected(1, without_vetting()) => fault(Fault::BodyMissing { kind: BodyKind::Vetting });
    }
}

pub fn keys_powers_and_grace() -> Vec<Attempt> {
    let adopted = || vec![adopt("a", licensing()).at("2025-07-01")];
    let rotate = |name: &str, of: &str, old: u8, new: u8| {
        let rotated = KeyRotated {
            body: code(of),
            old: Hex([old; 32]),
            new: Hex([new; 32]),
            overlap_until: "2025-07-20T12:00:00+05:00".parse().expect("an instant"),
            source: line("by hand"),
        };
        record(name, RegimeId::THE, rotated).at("2025-07-02")
    };
    let lose = |name: &str, of: &str, key: u8| {
        let (body, key, source) = (code(of), Hex([key; 32]), line("a report"));
        record(name, RegimeId::THE, KeyCompromised { body, key, from: Position(1), source })
            .at("2025-07-02")
    };
    let rotated = || [adopted(), vec![rotate("r", "nccia", 2, 12)]].concat();
    let delegate = |of: &str, from: &str, until: &str| {
        let [from, until] = [from, until].map(|day| day.parse().expect("a day"));
        let (power, to, source) = (code(of), hand("a.shah"), line("an order"));
        record("x", RegimeId::THE, OfficeDelegated { power, to, from, until, source })
            .at("2025-07-02")
    };
    let grace = |class: Option<&str>| {
        let until = "2025-09-30".parse().expect("a day");
        let (class, source) = (class.map(code), line("an order"));
        record("x", RegimeId::THE, GracePeriodSet { class, until, source }).at("2025-07-02")
    };
    let unknown_key = |of: &str| fault(Fault::UnknownKey { body: code(of) });
    let given_up = |of: &str| fault(Fault::KeyGivenUp { body: code(of) });
    let with_key = |key: u8| {
        let mut again = Regime { code: code("again"), ..licensing() };
        again.bodies[1].keys[0].key = Hex([key; 32]);
        adopt("x", again).at("2025-07-03")
    };
    attempts! {
        "a key replaced": adopted() => rotate("x", "nccia", 2, 12) => OK;
        "of a body nobody knows": adopted() => rotate("x", "pta", 2, 12) => fault(Fault::UnknownBody { body: code("pta") });
        "of no regime": vec![] => rotate("x", "nccia", 2, 12) => fault(Fault::UnknownBody { body: code("nccia") });
        "a key that it does not have": adopted() => rotate("x", "nccia", 3, 12) => unknown_key("nccia");
        "by a key that it has": adopted() => rotate("x", "nccia", 2, 2) => fault(Fault::KeyShared { body: code("nccia") });
        "a key replaced twice": rotated() => rotate("x", "nccia", 2, 13) => unknown_key("nccia");
        "the new one replaced": rotated() => rotate("x", "nccia", 12, 13) => OK;
        "by the one it replaced": rotated() => rotate("x", "nccia", 12, 2) => given_up("nccia");
        "a key lost": adopted() => lose("x", "nccia", 2) => OK;
        "a key lost that it never had": adopted() => lose("x", "nccia", 9) => unknown_key("nccia");
        "a lost key replaced": [adopted(), vec![lose("l", "nccia", 2)]].concat() => rotate("x", "nccia", 2, 12) => OK;
        "by a lost key": [adopted(), vec![lose("l", "intelligence", 3)]].concat() => rotate("x", "nccia", 2, 3) => given_up("nccia");
        "a regime with a key that was replaced": rotated() => with_key(2) => given_up("nccia");
        "a regime with the key that replaced it": rotated() => with_key(12) => OK;
        "a power delegated": adopted() => delegate("issue", "2025-07-02", "2025-07-31") => OK;
        "for a day": adopted() => delegate("issue", "2025-07-02", "2025-07-02") => OK;
        "until the day before": adopted() => delegate("issue", "2025-07-02", "2025-07-01") => fault(Fault::EndsBeforeItBegins);
        "a power that is not to be": adopted() => delegate("extend", "2025-07-02", "2025-07-31") => fault(Fault::NotToBeDelegated { power: code("extend") });
        "a power that is none": adopted() => delegate("prolong", "2025-07-02", "2025-07-31")
            => fault(Fault::UnknownPower { power: code("prolong"), period: None });
        "before the regime": adopted() => delegate("issue", "2025-06-30", "2025-07-31")
            => fault(Fault::UnknownPower { power: code("issue"), period: None });
        "grace for every class": adopted() => grace(None) => OK;
        "grace for a class": adopted() => grace(Some("captive")) => OK;
        "grace for no class": adopted() => grace(Some("inbound")) => fault(Fault::UnknownClass { class: code("inbound") });
    }
}

/// One of every fault, and of what has two texts both.
pub fn every_fault() -> Vec<Fault> {
    let body = || code("nccia");
    let currency = Currency::new("USD").expect("a currency");
    let (power, period) = (code("extend"), code("decision"));
    let lists = List::ALL.map(|list| Fault::NamedTwice { list, code: "x".to_owned() });
    let kinds = BodyKind::ALL.map(|kind| Fault::BodyMissing { kind });
    let others = [
        Fault::DatesOverlap { section: peca("14") },
        Fault::UnknownCurrency { list: List::Fees, code: code("application"), currency },
        Fault::UnknownStop { period: period.clone(), stop: code("weather") },
        Fault::CycleOfStops { periods: vec![period.clone()] },
        Fault::UnknownPower { power: power.clone(), period: None },
        Fault::UnknownPower { power: power.clone(), period: Some(period) },
        Fault::UnknownClass { class: code("captive") },
        Fault::SeriesPattern { code: code("licence") },
        Fault::TooFewRecipients { body: body(), least: 2 },
        Fault::NoKey { body: body() },
        Fault::KeyShared { body: body() },
        Fault::KeyGivenUp { body: body() },
        Fault::KeyOfDemonstration { body: body() },
        Fault::PartTooLarge { list: List::Fees, code: "x".to_owned() },
        Fault::CodeTaken { code: code("rules") },
        Fault::UnknownBody { body: body() },
        Fault::UnknownKey { body: body() },
        Fault::NotToBeDelegated { power },
        Fault::EndsBeforeItBegins,
    ];
    lists.into_iter().chain(kinds).chain(others).collect()
}

/// The demonstration's keys, of the body and of its spare.
fn of_demonstration(change: impl FnOnce(&mut LicensingBody)) -> Act {
    but(|r| change(&mut r.bodies[1]))
}

fn demo_key(hex: &str) -> Hex<32> {
    serde_json::from_value(hex.into()).expect("a key")
}

const SIGNS: &str = "c72adef49f6976d3ee0785c0cbe4fa5eaeb6c0662240ba7daf67f51d22ca99cd";
const SPARE: &str = "b3aea3e6a4039181a5a37c34fe70de04cf8da75314763a8e493b463f27cb2574";

pub fn keys_in_a_demonstration() -> Vec<Attempt> {
    attempts! {
        "one of the demonstration": vec![] => of_demonstration(|body| body.keys[0].key = demo_key(SIGNS)) => OK;
        "its spare": vec![] => of_demonstration(|body| body.grounds_to = vec![demo_key(SPARE)]) => OK;
    }
}

pub fn keys_where_cases_are_real() -> Vec<Attempt> {
    let refused = || fault(Fault::KeyOfDemonstration { body: code("nccia") });
    attempts! {
        "their own": vec![] => adopt("x", licensing()) => OK;
        "one of the demonstration": vec![] => of_demonstration(|body| body.keys[0].key = demo_key(SIGNS)) => refused();
        "its spare": vec![] => of_demonstration(|body| body.grounds_to = vec![demo_key(SPARE)]) => refused();
    }
}
