//! What stands in proceedings.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::{Day, EventId, Occurred, Timestamp};

use super::events::{
    AppealDecided, AppealFiled, AppealOutcome, CourtStayGranted, CourtStayVacated, HearingFixed,
    HearingHeld, NoticeReturned, NoticeServed, Proposed, ShowCauseAnswered, ShowCauseClosed,
    ShowCauseIssued, StayScope, TimeExtended,
};
use crate::kernel::history::Moment;
use crate::kernel::order::is_known_to_precede;
use crate::kernel::refusal::{Licensing, Refusal};
use crate::kernel::term::end_of;

/// An event of proceedings, of whatever stream.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'a> {
    ShowCauseIssued(&'a ShowCauseIssued),
    ShowCauseAnswered(&'a ShowCauseAnswered),
    ShowCauseClosed(&'a ShowCauseClosed),
    NoticeServed(&'a NoticeServed),
    NoticeReturned(&'a NoticeReturned),
    HearingFixed(&'a HearingFixed),
    HearingHeld(&'a HearingHeld),
    TimeExtended(&'a TimeExtended),
    AppealFiled(&'a AppealFiled),
    AppealDecided(&'a AppealDecided),
    CourtStayGranted(&'a CourtStayGranted),
    CourtStayVacated(&'a CourtStayVacated),
}

/// What stands in the proceedings of a stream. What is referred to is kept by the event that began it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proceedings {
    /// Show-cause notices.
    pub show_causes: BTreeMap<EventId, ShowCause>,
    /// When each event was served, each time.
    pub services: BTreeMap<EventId, Vec<Moment>>,
    /// Which events came back unserved, and when last.
    pub returned: BTreeMap<EventId, Moment>,
    /// Hearings that were fixed, by what they are about.
    pub hearings: BTreeMap<EventId, Vec<Hearing>>,
    /// To which days the time of an event was extended, and by which orders.
    pub extensions: BTreeMap<EventId, Vec<(Moment, Day)>>,
    /// The decisions that followed each show-cause notice.
    pub followed: BTreeMap<EventId, BTreeSet<EventId>>,
    /// Appeals.
    pub appeals: BTreeMap<EventId, Appeal>,
    /// What courts stayed.
    pub stays: BTreeMap<EventId, Stay>,
}

/// A show-cause notice.
#[derive(Debug, Clone, PartialEq)]
pub struct ShowCause {
    /// When it was issued.
    pub moment: Moment,
    /// What it says.
    pub issued: ShowCauseIssued,
    /// When it was answered.
    pub answered: Option<Moment>,
    /// How it ended, and when.
    pub closed: Option<(Moment, ShowCauseClosed)>,
}

/// A hearing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hearing {
    /// When it is or was to be.
    pub on: Occurred,
    /// The event that fixed it.
    pub fixed: Moment,
    /// When it was held.
    pub held: Option<Moment>,
}

/// An appeal.
#[derive(Debug, Clone, PartialEq)]
pub struct Appeal {
    /// When it was filed.
    pub moment: Moment,
    /// What it says.
    pub filed: AppealFiled,
    /// How it was decided, and when.
    pub decided: Option<(Moment, AppealDecided)>,
}

/// What a court stayed.
#[derive(Debug, Clone, PartialEq)]
pub struct Stay {
    /// When it was ordered.
    pub moment: Moment,
    /// What the order says.
    pub granted: CourtStayGranted,
    /// When the court ended it.
    pub vacated: Option<Moment>,
}

impl Stay {
    /// Whether it can hold at some instant of a time: it began by then, was not ended before, and its
    /// last day is not known to be over. One until further orders ends by an order alone.
    pub fn can_hold(&self, at: Occurred) -> bool {
        let began = match self.granted.from {
            Some(day) => day.start(),
            None => self.moment.occurred.start,
        };
        let over = self.granted.until.is_some_and(|last| at.start > end_of(last));
        let vacated = self.vacated.is_some_and(|moment| moment.occurred.end <= at.start);
        began < at.end && !over && !vacated
    }
}

impl ShowCause {
    /// The last instant for an answer, from when it was served; nothing while it was not, or where
    /// nobody stated how long there is.
    fn due(&self, served: Option<&Moment>, extended: Option<Day>) -> Option<Timestamp> {
        let within = self.issued.answer_within.as_ref()?;
        let served = served?.occurred.days().1;
        let last = served.plus(i32::from(within.days));
        Some(end_of(extended.map_or(last, |to| to.max(last))))
    }
}

impl Proceedings {
    /// Takes one event in. What refers to nothing here changes nothing.
    pub(crate) fn take(&mut self, moment: &Moment, step: Step<'_>) {
        let id = moment.event_id;
        match step {
            Step::ShowCauseIssued(issued) => {
                let (moment, issued) = (*moment, issued.clone());
                let show_cause = ShowCause { moment, issued, answered: None, closed: None };
                self.show_causes.insert(id, show_cause);
            }
            Step::ShowCauseAnswered(answered) => {
                if let Some(show_cause) = self.show_causes.get_mut(&answered.show_cause) {
                    show_cause.answered.get_or_insert(*moment);
                }
            }
            Step::ShowCauseClosed(closed) => {
                if let Some(show_cause) = self.show_causes.get_mut(&closed.show_cause) {
                    show_cause.closed = Some((*moment, closed.clone()));
                }
            }
            Step::NoticeServed(served) => {
                self.services.entry(served.of).or_default().push(*moment);
            }
            Step::NoticeReturned(returned) => {
                self.returned.insert(returned.of, *moment);
            }
            Step::HearingFixed(fixed) => {
                let hearing = Hearing { on: fixed.when, fixed: *moment, held: None };
                self.hearings.entry(fixed.of).or_default().push(hearing);
            }
            Step::HearingHeld(held) => self.held(moment, held),
            Step::TimeExtended(extended) => {
                let of = self.extensions.entry(extended.of).or_default();
                of.push((*moment, extended.to));
            }
            Step::AppealFiled(filed) => {
                let (moment, filed) = (*moment, filed.clone());
                self.appeals.insert(id, Appeal { moment, filed, decided: None });
            }
            Step::AppealDecided(decided) => {
                if let Some(appeal) = self.appeals.get_mut(&decided.appeal) {
                    appeal.decided = Some((*moment, decided.clone()));
                }
            }
            Step::CourtStayGranted(granted) => {
                let (moment, granted) = (*moment, granted.clone());
                self.stays.insert(id, Stay { moment, granted, vacated: None });
            }
            Step::CourtStayVacated(vacated) => {
                if let Some(stay) = self.stays.get_mut(&vacated.stay) {
                    stay.vacated.get_or_insert(*moment);
                }
            }
        }
    }

    /// Takes in that a decision follows a show-cause notice.
    pub(crate) fn decided_on(&mut self, show_cause: Option<EventId>, decision: EventId) {
        if let Some(show_cause) = show_cause {
            self.followed.entry(show_cause).or_default().insert(decision);
        }
    }

    /// When a show-cause notice was served, the first time. What is dated before the notice is no service
    /// of it.
    pub fn served(&self, show_cause: EventId) -> Option<&Moment> {
        let notice = self.show_causes.get(&show_cause)?;
        let services = self.services.get(&show_cause)?.iter();
        let mut of =
            services.filter(|moment| !is_known_to_precede(moment.occurred, notice.moment.occurred));
        of.next()
    }

    /// The last day to which the time of an event was extended, by the orders that were there by some time,
    /// or by all of them.
    pub fn extended(&self, of: EventId, by: Option<Occurred>) -> Option<Day> {
        let orders = self.extensions.get(&of)?.iter();
        let there = |moment: &Moment| by.is_none_or(|by| !is_known_to_precede(by, moment.occurred));
        orders.filter(|(moment, _)| there(moment)).map(|(_, to)| *to).max()
    }

    /// The first hearing that is open was held; one that was never fixed was held all the same.
    fn held(&mut self, moment: &Moment, held: &HearingHeld) {
        let hearings = self.hearings.entry(held.of).or_default();
        match hearings.iter_mut().find(|hearing| hearing.held.is_none()) {
            Some(hearing) => hearing.held = Some(*moment),
            None => {
                hearings.push(Hearing { on: moment.occurred, fixed: *moment, held: Some(*moment) })
            }
        }
        if let Some(on) = held.adjourned_to {
            hearings.push(Hearing { on, fixed: *moment, held: None });
        }
    }

    /// Whether what a step refers to is there. `known` says whether an event is one of the stream's
    /// that stands.
    ///
    /// # Errors
    /// What is not, or is over already.
    pub(crate) fn admit(
        &self,
        step: Step<'_>,
        known: impl Fn(EventId) -> bool,
    ) -> Result<(), Refusal> {
        let must = |is: bool, event: EventId| match is {
            true => Ok(()),
            false => Err(Refusal::from(Licensing::NoSuchReference { event })),
        };
        match step {
            Step::ShowCauseIssued(_) => Ok(()),
            Step::ShowCauseAnswered(ShowCauseAnswered { show_cause, .. })
            | Step::ShowCauseClosed(ShowCauseClosed { show_cause, .. }) => {
                let found = self.show_causes.get(show_cause);
                must(found.is_some(), *show_cause)?;
                match found.is_some_and(|one| one.closed.is_some()) {
                    true => Err(Licensing::ShowCauseOver.into()),
                    false => Ok(()),
                }
            }
            Step::NoticeServed(NoticeServed { of, .. })
            | Step::NoticeReturned(NoticeReturned { of, .. })
            | Step::HearingFixed(HearingFixed { of, .. })
            | Step::HearingHeld(HearingHeld { of, .. })
            | Step::TimeExtended(TimeExtended { of, .. })
            | Step::AppealFiled(AppealFiled { decision: of, .. })
            | Step::CourtStayGranted(CourtStayGranted { of, .. }) => must(known(*of), *of),
            Step::AppealDecided(AppealDecided { appeal, .. }) => {
                let found = self.appeals.get(appeal);
                must(found.is_some(), *appeal)?;
                match found.is_some_and(|one| one.decided.is_some()) {
                    true => Err(Refusal::AlreadyRecorded),
                    false => Ok(()),
                }
            }
            Step::CourtStayVacated(CourtStayVacated { stay, .. }) => {
                let found = self.stays.get(stay);
                must(found.is_some(), *stay)?;
                match found.is_some_and(|one| one.vacated.is_some()) {
                    true => Err(Refusal::AlreadyRecorded),
                    false => Ok(()),
                }
            }
        }
    }

    /// Refuses an adverse decision that does not follow from this show-cause notice: it is one of the
    /// stream's, proposes that, is not over, and was answered, or the time for it has lapsed since it
    /// was served. One notice leads to one decision: another only where that one was taken back, which
    /// `is_recalled` says, or sent back on appeal.
    ///
    /// # Errors
    /// What is missing.
    pub(crate) fn must_have_shown_cause(
        &self,
        show_cause: EventId,
        proposed: Proposed,
        is_recalled: impl Fn(EventId) -> bool,
        at: Occurred,
    ) -> Result<(), Refusal> {
        let Some(found) = self.show_causes.get(&show_cause) else {
            return Err(Licensing::NoSuchReference { event: show_cause }.into());
        };
        if found.issued.proposes != proposed {
            return Err(Licensing::ShowCauseForAnother.into());
        }
        let is_open_again = |decision: &EventId| {
            is_recalled(*decision)
                || self.appeal_outcome(*decision) == Some(AppealOutcome::Remanded)
        };
        let mut followed = self.followed.get(&show_cause).into_iter().flatten();
        if found.closed.is_some() || !followed.all(is_open_again) {
            return Err(Licensing::ShowCauseOver.into());
        }
        let answers = |answered: Moment| {
            answered.occurred.start < at.end && found.moment.occurred.start < answered.occurred.end
        };
        if found.answered.is_some_and(answers) {
            return Ok(());
        }
        match found.due(self.served(show_cause), self.extended(show_cause, Some(at))) {
            Some(due) if at.start > due => Ok(()),
            Some(due) => Err(Licensing::TimeToAnswerRuns { until: due }.into()),
            None => Err(Licensing::NotServed.into()),
        }
    }

    /// Refuses a decision in what a court stayed.
    ///
    /// # Errors
    /// When a stay of the proceeding that one of these began can hold at that time.
    pub(crate) fn must_not_be_stayed(
        &self,
        of: impl IntoIterator<Item = EventId>,
        at: Occurred,
    ) -> Result<(), Refusal> {
        let stayed = |event: EventId| {
            let on = self.stays.values().filter(move |stay| stay.granted.of == event);
            on.filter(|stay| stay.granted.scope == StayScope::Proceeding)
                .any(|stay| stay.can_hold(at))
        };
        match of.into_iter().any(stayed) {
            true => Err(Licensing::Stayed.into()),
            false => Ok(()),
        }
    }

    /// Whether anything rests on this event: it was served, appealed against or stayed.
    pub fn rests_on(&self, event: EventId) -> bool {
        self.services.contains_key(&event)
            || self.appeals.values().any(|appeal| appeal.filed.decision == event)
            || self.stays.values().any(|stay| stay.granted.of == event)
    }

    /// Whether a court stays what this event decided, at some instant of a time.
    pub fn decision_is_stayed(&self, decision: EventId, at: Occurred) -> bool {
        self.stays.values().any(|stay| {
            stay.granted.of == decision
                && stay.granted.scope == StayScope::Decision
                && stay.can_hold(at)
        })
    }

    /// What the last word of an appeal against a decision was, by the highest tier that decided.
    pub fn appeal_outcome(&self, decision: EventId) -> Option<AppealOutcome> {
        let against = self.appeals.values().filter(|appeal| appeal.filed.decision == decision);
        let decided = against.filter_map(|appeal| Some((appeal, appeal.decided.as_ref()?)));
        let last =
            decided.max_by_key(|(appeal, (moment, _))| (appeal.filed.tier, moment.occurred.start));
        last.map(|(_, (_, decided))| decided.outcome)
    }

    /// Whether a decision was set aside on appeal.
    pub fn is_set_aside(&self, decision: EventId) -> bool {
        matches!(
            self.appeal_outcome(decision),
            Some(AppealOutcome::Reversed | AppealOutcome::Remanded)
        )
    }
}
