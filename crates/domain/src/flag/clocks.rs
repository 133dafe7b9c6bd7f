//! Clocks of the law: what is due until when, and what became of it.

use greyfile_envelope::{Occurred, StreamId, Timestamp};
use serde::Serialize;

use super::{CHALLAN_DAYS, Ended, Flag, INTERIM_DAYS};
use crate::clock::{Deadline, Verdict};
use crate::life::Moment;
use crate::stream::fir::{AccusedState, FirState};
use crate::values::Accused;

/// A clock of the law.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Clock {
    /// A stable code for programs.
    pub code: &'static str,
    /// The section of law.
    pub section: &'static str,
    /// What is due, for people.
    pub what: &'static str,
    /// The life it concerns.
    pub about: StreamId,
    /// The accused it concerns, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accused: Option<Accused>,
    /// What started it.
    pub from: Occurred,
    /// The last instant in time, at the latest reading of `from`.
    pub due: Timestamp,
    /// What met it.
    pub met: Option<Occurred>,
    /// What ended it where nothing met it, such as bail: after that nothing is due any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
    /// What became of it, at the instant asked.
    pub verdict: Verdict,
}

/// A clock's code, its section of law, and what is due.
pub(super) type Due = (&'static str, &'static str, &'static str);

/// Something that happened to a clock.
#[derive(Debug, Clone)]
pub(super) struct Event {
    at: Occurred,
    /// What ended it, if it did not meet it.
    how: Option<&'static str>,
    /// The deadline, with the time that the law leaves out for this one.
    deadline: Deadline,
    verdict: Verdict,
}

impl Event {
    /// What was due was done.
    pub(super) fn met(deadline: Deadline, at: Occurred) -> Self {
        Self { at, how: None, deadline, verdict: deadline.judge(Some(at), at.end) }
    }

    /// It was no longer due. What was broken by then stays broken.
    pub(super) fn ended(deadline: Deadline, at: Occurred, how: &'static str) -> Self {
        let verdict = match deadline.judge(Some(at), at.end) {
            Verdict::Met => Verdict::Ended,
            Verdict::Late => Verdict::Missed,
            other => other,
        };
        Self { at, how: Some(how), deadline, verdict }
    }

    /// What speaks for the law being kept goes before what does not, then the first.
    fn order(&self) -> (u8, Timestamp) {
        let rank = match self.verdict {
            Verdict::Met | Verdict::Ended => 0,
            Verdict::CannotBeJudged => 1,
            _ => 2,
        };
        (rank, self.at.start)
    }
}

impl Clock {
    /// The clock as it stands at `now`, after what happened to it in whatever order.
    pub(super) fn judged(
        (code, section, what): Due,
        about: StreamId,
        deadline: Deadline,
        events: impl IntoIterator<Item = Event>,
        now: Timestamp,
    ) -> Self {
        let event = events.into_iter().min_by_key(Event::order);
        let deadline = event.as_ref().map_or(deadline, |event| event.deadline);
        let verdict = event.as_ref().map_or_else(|| deadline.judge(None, now), |one| one.verdict);
        let met = event.as_ref().filter(|event| event.how.is_none()).map(|event| event.at);
        let ended = event.and_then(|event| Some(Ended { at: event.at, how: event.how?.into() }));
        let (from, due) = (deadline.from, deadline.due_latest());
        Self { code, section, what, about, accused: None, from, due, met, ended, verdict }
    }

    /// The same clock, of this accused.
    pub(super) fn of(self, accused: Option<&Accused>) -> Self {
        Self { accused: accused.cloned(), ..self }
    }

    /// What it says of a broken deadline, for people.
    pub(super) fn words(&self, what: &str) -> String {
        format!("{what} {}: due {}", self.verdict.words(), self.due.to_words())
    }

    /// How the breach ended, if it did.
    pub(super) fn end(&self) -> Option<Ended> {
        let late = self.met.map(|at| Ended { at, how: "done late".into() });
        late.or_else(|| self.ended.clone())
    }

    pub(super) fn flag(&self) -> Option<Flag> {
        self.verdict.is_breach().then(|| Flag {
            code: self.code,
            section: self.section,
            text: self.words(self.what),
            about: self.about,
            event: None,
            raised: Some(self.from),
            ended: self.end(),
        })
    }
}

/// The challan's clocks of an FIR (CrPC s.173): for each accused or, with nobody named, for the
/// FIR. A discharge or the FIR's cancellation ends them and undoes no breach.
pub(super) fn challans(stream: StreamId, fir: &FirState, now: Timestamp) -> Vec<Clock> {
    let Some((lodged, _)) = &fir.lodged else { return Vec::new() };
    let mut clocks = Vec::new();
    if fir.accused.is_empty() {
        let none = AccusedState::default();
        challan(&mut clocks, stream, fir, lodged, (None, &none), now);
    }
    for (who, accused) in &fir.accused {
        challan(&mut clocks, stream, fir, lodged, (Some(who), accused), now);
    }
    clocks
}

/// The challan's clock, and the interim report's where the challan did not come in time.
fn challan(
    clocks: &mut Vec<Clock>,
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
        let deadline = Deadline::days(lodged.occurred, days);
        let met = met.into_iter().flatten().map(|at| Event::met(deadline, at));
        let ends = [discharged, cancelled].into_iter().flatten();
        let ended = ends.map(|(at, how)| Event::ended(deadline, at, how));
        let events: Vec<_> = met.chain(ended).collect();
        Clock::judged(due, stream, deadline, events, now).of(who)
    };
    let clock = judged(("fir.challan", "CrPC s.173", "challan"), CHALLAN_DAYS, [challan, None]);
    match clock.verdict {
        Verdict::Met => return clocks.push(clock),
        // Nothing was due yet when it ended; such a clock no longer matters.
        Verdict::Ended => return,
        _ => {}
    }
    let due = ("fir.interim_challan", "CrPC s.173", "interim report or challan");
    let days = CHALLAN_DAYS + INTERIM_DAYS;
    let within = judged(due, days, [challan, interim]);
    if within.verdict == Verdict::Ended {
        return;
    }
    let deadline = Deadline::days(lodged.occurred, days);
    let by_interim = interim.map(|interim| deadline.judge(Some(interim), now));
    // An interim report within three more days keeps the law; then the challan is not late, nor
    // can it be called late while nobody can say whether the report was in time.
    let kept = matches!(by_interim, Some(Verdict::Met | Verdict::CannotBeJudged));
    if kept || challan.is_none() || within.verdict != Verdict::Met {
        clocks.push(within);
    }
    if !kept {
        clocks.push(clock);
    }
}
