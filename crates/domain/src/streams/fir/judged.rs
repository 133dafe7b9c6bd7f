//! What is due for an FIR and what is wrong with it, as far as it tells alone: challans, remands.

use greyfile_envelope::{Occurred, StreamId, Timestamp};

use super::events::{Accused, Remand};
use super::state::{AccusedState, FirState};
use crate::kernel::deadline::{Deadline, Due, Step};
use crate::kernel::flag::{Arg, Judged};
use crate::kernel::history::Moment;
use crate::kernel::term::{Term, Verdict};
use crate::values::isolate::isolated;
use crate::values::law::Known;

/// Days after the FIR within which the challan is due (CrPC s.173).
pub const CHALLAN_DAYS: i32 = 14;
/// Further days within which an interim report is due where the challan is not ready (CrPC s.173).
pub const INTERIM_DAYS: i32 = 3;
/// Most days of physical remand for an accused in an FIR (CrPC s.167).
pub const PHYSICAL_REMAND_DAYS_MAX: u32 = 15;

impl Accused {
    /// Whom a flag or a deadline concerns.
    pub fn args(&self) -> Vec<Arg> {
        match self {
            Self::Person(person) => vec![Arg::stream("accused", *person)],
            Self::Unnamed { count, label } => {
                vec![Arg::text("accused", label), Arg::number("count", *count)]
            }
        }
    }
}

/// What is due and what is wrong.
pub(super) fn judge(fir: &FirState, about: StreamId, now: Timestamp) -> Judged {
    let mut judged = Judged { deadlines: challans(about, fir, now), ..Judged::default() };
    sections(fir, about, &mut judged);
    for (who, accused) in &fir.accused {
        let days = accused.physical_days();
        if days > PHYSICAL_REMAND_DAYS_MAX {
            let moment = accused.last_remand(Remand::Physical).map(|remand| &remand.moment);
            let text = format!("{days} days of physical remand, at most 15 are allowed");
            let flag = judged.flag(("fir.remand_too_long", "CrPC s.167"), about, moment, text);
            flag.args = who.args();
            flag.args.push(Arg::number("days", days));
        }
    }
    judged
}

/// Sections held against the offence catalogue, as it was when each was recorded.
fn sections(fir: &FirState, about: StreamId, judged: &mut Judged) {
    let Some((moment, lodged)) = &fir.lodged else { return };
    for section in &fir.sections {
        let (code, text) = match fir.consulted(section).map(|known| known.on(lodged.offence)) {
            None | Some(Known::InForce) => continue,
            Some(Known::Missing) => (
                "fir.section_unknown",
                format!("{} is not in the offence catalogue", isolated(section)),
            ),
            // Refused when it is recorded; a correction of the offence can still show it.
            Some(Known::NotInForce) => (
                "fir.section_not_in_force",
                format!("{} is known not to have been in force at the offence", isolated(section)),
            ),
        };
        let flag = judged.flag((code, "offence catalogue"), about, Some(moment), text);
        flag.args = vec![Arg::text("section", section)];
    }
}

/// The challan's deadlines of an FIR (CrPC s.173): for each accused or, with nobody named, for the
/// FIR. A discharge or the FIR's cancellation ends them and undoes no breach.
fn challans(stream: StreamId, fir: &FirState, now: Timestamp) -> Vec<Deadline> {
    let Some((lodged, _)) = &fir.lodged else { return Vec::new() };
    let mut deadlines = Vec::new();
    if fir.accused.is_empty() {
        let none = AccusedState::default();
        challan(&mut deadlines, stream, fir, lodged, (None, &none), now);
    }
    for (who, accused) in &fir.accused {
        challan(&mut deadlines, stream, fir, lodged, (Some(who), accused), now);
    }
    deadlines
}

/// The challan's deadline, and the interim report's where the challan did not come in time.
fn challan(
    deadlines: &mut Vec<Deadline>,
    stream: StreamId,
    fir: &FirState,
    lodged: &Moment,
    (who, accused): (Option<&Accused>, &AccusedState),
    now: Timestamp,
) {
    let challan = fir.challan_of(accused).map(|moment| moment.occurred);
    let interim = fir.interim_challan_of(accused).map(|moment| moment.occurred);
    let discharged = accused.discharged.map(|moment| (moment.occurred, "discharged"));
    let cancelled = fir.cancelled.map(|moment| (moment.occurred, "FIR cancelled"));
    let judged = |due: Due, days: i32, met: [Option<Occurred>; 2]| {
        let term = Term::days(lodged.occurred, days);
        let met = met.into_iter().flatten().map(|at| Step::met(term, at));
        let ends = [discharged, cancelled].into_iter().flatten();
        let ended = ends.map(|(at, how)| Step::ended(term, at, how));
        let steps: Vec<_> = met.chain(ended).collect();
        Deadline::judged(due, stream, term, steps, now)
            .of(who.map(Accused::args).unwrap_or_default())
    };
    let deadline = judged(("fir.challan", "CrPC s.173", "challan"), CHALLAN_DAYS, [challan, None]);
    match deadline.verdict {
        Verdict::Met => return deadlines.push(deadline),
        // Nothing was due yet when it ended; such a deadline no longer matters.
        Verdict::Ended => return,
        Verdict::Running
        | Verdict::Late
        | Verdict::Overdue
        | Verdict::Missed
        | Verdict::CannotBeJudged => {}
    }
    let due = ("fir.interim_challan", "CrPC s.173", "interim report or challan");
    let days = CHALLAN_DAYS + INTERIM_DAYS;
    let within = judged(due, days, [challan, interim]);
    if within.verdict == Verdict::Ended {
        return;
    }
    let term = Term::days(lodged.occurred, days);
    let by_interim = interim.map(|interim| term.judge(Some(interim), now));
    // An interim report within three more days keeps the law; then the challan is not late, nor
    // can it be called late while nobody can say whether the report was in time.
    let kept = matches!(by_interim, Some(Verdict::Met | Verdict::CannotBeJudged));
    if kept || challan.is_none() || within.verdict != Verdict::Met {
        deadlines.push(within);
    }
    if !kept {
        deadlines.push(deadline);
    }
}
