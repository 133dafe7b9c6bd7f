//! Nothing is recorded much before it happens.

use greyfile_domain::kernel::refusal::Refusal;
use greyfile_domain::streams::fir::Lodged;
use greyfile_domain::values::Sex;

use super::{Attempt, OK, attempts};
use crate::make::*;
use crate::world::{Act, event_of};

pub fn nothing_happens_in_the_future() -> Vec<Attempt> {
    const NOW: &str = "2025-07-08T14:00:00";
    let too_early = |occurred| Err(Refusal::InTheFuture { occurred: time(occurred) });
    let raid_at = |occurred| open("R", conducted()).at(occurred).logged(NOW);
    let offence =
        |at| open("F", Lodged { offence: time(at), ..lodged(7) }).at("2025-07-08").logged(NOW);
    let arrest =
        |at| record("x", fir("F"), named(person("P"), Some(at))).at("2025-07-08").logged(NOW);
    let accused = || -> Vec<Act> {
        let person = open("P", recorded(Sex::Male, "PK")).at("2025-07-08").logged(NOW);
        vec![person, lodge("F", 7).at("2025-07-08").logged(NOW)]
    };
    let earlier = || vec![open("R", conducted()).at("2025-07-07")];
    let retimed =
        |occurred| retime("x", raid("R"), event_of("R", 0), occurred).at("2025-07-08").logged(NOW);
    attempts! {
        "just now": vec![] => raid_at("2025-07-08T14:00:00") => OK;
        "5 minutes ahead": vec![] => raid_at("2025-07-08T14:05:00") => OK;
        "a second more": vec![] => raid_at("2025-07-08T14:05:01") => too_early("2025-07-08T14:05:01");
        "this minute and 5 more": vec![] => raid_at("2025-07-08T14:05") => OK;
        "a window from now on": vec![] => raid_at("2025-07-08T14:00/2025-07-08T18:00") => OK;
        "a window from later on": vec![]
            => raid_at("2025-07-08T15:00/2025-07-08T18:00") => too_early("2025-07-08T15:00/2025-07-08T18:00");
        "today": vec![] => raid_at("2025-07-08") => OK;
        "tomorrow": vec![] => raid_at("2025-07-09") => too_early("2025-07-09");
        "this month": vec![] => raid_at("2025-07") => OK;
        "next month": vec![] => raid_at("2025-08") => too_early("2025-08");
        "this year": vec![] => raid_at("2025") => OK;
        "next year": vec![] => raid_at("2026") => too_early("2026");
        "an offence of today": vec![] => offence("2025-07-08") => OK;
        "an offence of tomorrow": vec![] => offence("2025-07-09") => too_early("2025-07-09");
        "arrested today": accused() => arrest("2025-07-08") => OK;
        "arrested tomorrow": accused() => arrest("2025-07-09") => too_early("2025-07-09");
        "corrected to today": earlier() => retimed("2025-07-08") => OK;
        "corrected to tomorrow": earlier() => retimed("2025-07-09") => too_early("2025-07-09");
    }
}
