//! Two that happened at one time, as far as is known: whether it matters which came first.

use greyfile_domain::streams::centre::{PremisesSealed, PremisesUnsealed};
use greyfile_domain::streams::fir::{BailGranted, BailRefused, SectionAdded, SectionDeleted};

use super::{History, Raised};
use crate::make::*;
use crate::world::Act;

/// Two of them happened at one time, as far as is known.
pub fn unknown() -> Raised {
    ("order.not_known", "record", "")
}

pub fn same_day() -> Vec<History> {
    let sealed = |name| record(name, centre("A"), PremisesSealed { premises: None, order: None });
    let unsealed =
        |name| record(name, centre("A"), PremisesUnsealed { premises: None, order: None });
    let premises = |acts: Vec<Act>| {
        let registered = open("A", registered()).at("2025-06-01");
        let acts = acts.into_iter().map(|act| act.at("2025-07-01"));
        [registered].into_iter().chain(acts).collect::<Vec<_>>()
    };
    let who = || accused(person("P"));
    let granted = |name| record(name, fir("F"), BailGranted { who: who(), court: None });
    let refused = |name| record(name, fir("F"), BailRefused { who: who(), court: None });
    let added =
        |name| record(name, fir("F"), SectionAdded { section: peca("14"), catalogue: None });
    let deleted =
        |name| record(name, fir("F"), SectionDeleted { section: peca("14"), reason: None });
    // Asked of before a challan is due.
    let court = |acts: Vec<Act>| {
        let before = [
            regime(),
            open("P", recorded(greyfile_domain::values::Sex::Male, "PK")),
            open("F", lodged(1)).at("2025-07-20"),
        ];
        let acts = acts.into_iter().map(|act| act.at("2025-07-25"));
        before.into_iter().chain(acts).collect::<Vec<_>>()
    };
    histories! {
        "sealed": premises(vec![sealed("a")]) => [];
        "sealed, and unsealed on the day": premises(vec![sealed("a"), unsealed("b")]) => [unknown()];
        "bail granted twice on a day": court(vec![granted("a"), granted("b")]) => [];
        "bail refused twice on a day, and granted once": court(vec![refused("a"), granted("b"), refused("c")])
            => [unknown(), unknown()];
        "bail refused twice on a day, then granted": court(vec![refused("a"), refused("b"), granted("c")])
            => [unknown(), unknown()];
        "a section deleted and added": court(vec![deleted("a"), added("b")]) => [unknown()];
    }
}
