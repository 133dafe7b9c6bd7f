//! What is due for an FIR and what is wrong with it, as far as it tells alone: challans, remands and
//! their ends.

use greyfile_envelope::{StreamId, Timestamp};

use super::events::{Accused, Remand};
use super::state::{AccusedState, FirState, Remanded};
use crate::kernel::arg::Arg;
use crate::kernel::courts::{Asked, Courts};
use crate::kernel::deadline::{Deadline, InCourt, Step};
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::term::{Term, Verdict, last_days};
use crate::kernel::words::{Rule, codes};
use crate::values::law::Known;
use crate::values::place::Wanted;

/// Days after the FIR within which the challan is due (CrPC s.173).
pub const CHALLAN_DAYS: i32 = 14;
/// Further days within which an interim report is due where the challan is not ready (CrPC s.173).
pub const INTERIM_DAYS: i32 = 3;
/// Most days of physical remand for an accused in an FIR (CrPC s.167).
pub const PHYSICAL_REMAND_DAYS_MAX: u32 = 15;

codes! {
    flags {
        REMAND_TOO_LONG = "fir.remand_too_long", "CrPC s.167";
        SECTION_UNKNOWN = "fir.section_unknown", "offence catalogue";
        /// Refused when it is recorded; a correction of the offence can still show it.
        SECTION_NOT_IN_FORCE = "fir.section_not_in_force", "offence catalogue";
    }
    deadlines {
        CHALLAN = "fir.challan", "CrPC s.173";
        INTERIM_CHALLAN = "fir.interim_challan", "CrPC s.173";
        REMAND_END = "fir.remand_end", "CrPC s.167, s.344";
    }
    ends {
        BAIL = "released_on_bail";
        DISCHARGED = "discharged";
        CANCELLED = "fir_cancelled";
        DECIDED = "decided";
    }
}

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
pub(super) fn judge(fir: &FirState, about: StreamId, asked: Asked<'_>) -> Judged {
    let mut judged = Judged { deadlines: challans(about, fir, asked), ..Judged::default() };
    sections(fir, about, &mut judged);
    for (who, accused) in &fir.accused {
        judged.deadlines.extend(remand_ends(about, fir, (who, accused), asked.now));
        let days = accused.physical_days();
        if days > PHYSICAL_REMAND_DAYS_MAX {
            let moment = accused.last_remand(Remand::Physical).map(|remand| &remand.moment);
            let flag = judged.flag(REMAND_TOO_LONG, about, moment);
            flag.args = who.args();
            flag.args.push(Arg::number("days", days));
            flag.args.push(Arg::number("max", PHYSICAL_REMAND_DAYS_MAX));
        }
    }
    judged
}

/// Sections held against the offence catalogue, as it was when each was recorded.
fn sections(fir: &FirState, about: StreamId, judged: &mut Judged) {
    let Some((moment, lodged)) = &fir.lodged else { return };
    for section in &fir.sections {
        let rule = match fir.consulted(section).map(|known| known.on(lodged.offence)) {
            None | Some(Known::InForce) => continue,
            Some(Known::Missing) => SECTION_UNKNOWN,
            Some(Known::NotInForce) => SECTION_NOT_IN_FORCE,
        };
        let flag = judged.flag(rule, about, Some(moment));
        flag.args = vec![Arg::section("section", section)];
    }
}

/// By when a court has to have the reports of an FIR.
struct Terms<'a> {
    /// What started them.
    lodged: &'a Moment,
    challan: Term,
    interim: Term,
}

impl Terms<'_> {
    /// When a holiday would change what is due, where these came after the terms had begun.
    fn in_court(&self, came: impl IntoIterator<Item = Moment>) -> InCourt {
        let last_days = [CHALLAN_DAYS, CHALLAN_DAYS + INTERIM_DAYS]
            .map(|days| last_days(self.lodged.occurred, days));
        let mut in_court = InCourt { last_days, nearly: false };
        let (first, last) = in_court.days();
        let until = last.plus(Courts::CLOSED_DAYS_MAX).start();
        let near = |at: Moment| at.occurred.end > first.start() && at.occurred.start < until;
        in_court.nearly = came.into_iter().any(near);
        in_court
    }
}

/// The challan's deadlines of an FIR (CrPC s.173): for each accused or, with nobody named, for the
/// FIR. A discharge or the FIR's cancellation ends them and undoes no breach.
fn challans(stream: StreamId, fir: &FirState, asked: Asked<'_>) -> Vec<Deadline> {
    let Some((moment, lodged)) = &fir.lodged else { return Vec::new() };
    let city = lodged.city.as_ref().map(|city| (city, Wanted::City));
    let places = [(&lodged.station, Wanted::Station)].into_iter().chain(city);
    let province = asked.courts.province(places);
    let term = |days| Term::days_in_court(moment.occurred, days, asked.courts, province);
    let terms = Terms {
        lodged: moment,
        challan: term(CHALLAN_DAYS),
        interim: term(CHALLAN_DAYS + INTERIM_DAYS),
    };
    let mut deadlines = Vec::new();
    if fir.accused.is_empty() {
        let none = AccusedState::default();
        challan(&mut deadlines, stream, fir, &terms, (None, &none), asked.now);
    }
    for (who, accused) in &fir.accused {
        challan(&mut deadlines, stream, fir, &terms, (Some(who), accused), asked.now);
    }
    deadlines
}

/// The challan's deadline, and the interim report's where the challan did not come in time.
fn challan(
    deadlines: &mut Vec<Deadline>,
    stream: StreamId,
    fir: &FirState,
    terms: &Terms<'_>,
    (who, accused): (Option<&Accused>, &AccusedState),
    now: Timestamp,
) {
    let (challan, interim) = (fir.challan_of(accused), fir.interim_challan_of(accused));
    let discharged = accused.discharged.map(|moment| (moment, DISCHARGED));
    let cancelled = fir.cancelled.map(|moment| (moment, CANCELLED));
    let came = [challan, interim, accused.discharged, fir.cancelled];
    let in_court = terms.in_court(came.into_iter().flatten());
    let judged = |due: Rule, term: Term, met: [Option<Moment>; 2]| {
        let met = met.into_iter().flatten().map(|at| Step::met(term, &at));
        let ends = [discharged, cancelled].into_iter().flatten();
        let ended = ends.map(|(at, how)| Step::ended(term, &at, how));
        let steps: Vec<_> = met.chain(ended).collect();
        Deadline::judged(due, stream, (terms.lodged.position, term), steps, now)
            .in_court(in_court)
            .of(who.map(Accused::args).unwrap_or_default())
    };
    let deadline = judged(CHALLAN, terms.challan, [challan, None]);
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
    let within = judged(INTERIM_CHALLAN, terms.interim, [challan, interim]);
    if within.verdict == Verdict::Ended {
        return;
    }
    let by_interim = interim.map(|interim| terms.interim.judge(Some(interim.occurred), now));
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

/// The deadline that each remand sets: it is granted for so many days, and at their end the accused is
/// before a magistrate again or is free (CrPC s.167, s.344). Later production meets it, and so does a
/// further remand, which only a magistrate grants; bail, a discharge, the court's word and the FIR's
/// cancellation end it. A remand for days that nobody stated sets none.
fn remand_ends(
    stream: StreamId,
    fir: &FirState,
    (who, accused): (&Accused, &AccusedState),
    now: Timestamp,
) -> Vec<Deadline> {
    let end = |(nth, remand): (usize, &Remanded)| {
        let granted = remand.moment.occurred;
        let term = Term::days(granted, i32::from(remand.days?));
        // Production on the day of the remand is the one at which it was granted.
        let on_a_later_day = |moment: &&Moment| moment.occurred.days().1 > granted.days().0;
        let produced = accused.productions.iter().map(|(moment, _)| moment).filter(on_a_later_day);
        let again = accused.remands.iter().skip(nth + 1).map(|remand| &remand.moment);
        let met = produced.chain(again).map(|moment| Step::met(term, moment));
        // What was over before the remand has nothing to do with it.
        let after = |moment: &&Moment| moment.occurred.end > granted.start;
        let released = accused.releases.iter().filter(|(moment, _)| after(&moment));
        let released = released.map(|(moment, how)| Step::ended(term, moment, how.end()));
        let decided = accused.convicted.values().chain(accused.acquitted.values()).filter(after);
        let decided = decided.map(|moment| Step::ended(term, moment, DECIDED));
        let cancelled = fir.cancelled.iter().filter(after);
        let cancelled = cancelled.map(|moment| Step::ended(term, moment, CANCELLED));
        let steps = met.chain(released).chain(decided).chain(cancelled);
        let began = (remand.moment.position, term);
        Some(Deadline::judged(REMAND_END, stream, began, steps, now).of(who.args()))
    };
    accused.remands.iter().enumerate().filter_map(end).collect()
}
