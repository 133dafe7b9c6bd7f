//! What is licensed, from when to when, and what was decided of it.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::{Day, EventId, Hand, Occurred};

use super::super::events::{LicenceEvent, LicenceIssued, LicenceSuspended, LicenceType, NotHeld};
use super::scope::{Changed, Scope};
use crate::kernel::history::Moment;
use crate::kernel::term::end_of;
use crate::proceedings::Proceedings;
use crate::values::text::Code;

/// What is licensed, from when to when, and what was decided of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tenure {
    /// Every decision that stands on record, with who took it. Whether it counts follows from what was
    /// confirmed, recalled, set aside or stayed.
    pub decided: BTreeMap<EventId, Decided>,
    /// The decisions that were confirmed here or taken back, whether they stand or not.
    pub acted_on: BTreeSet<EventId>,
    /// The licence as it was issued last.
    pub issued: Option<(Moment, LicenceIssued)>,
    /// Its terms, each by the decision that gave it.
    pub terms: BTreeMap<EventId, Held>,
    /// What was decided to change of it since, in that order.
    pub changes: Vec<(EventId, Changed)>,
    /// All premises that it was ever for, by their codes.
    pub ever_licensed: BTreeSet<Code>,
    /// Suspensions.
    pub suspensions: BTreeMap<EventId, Suspension>,
    /// The decisions that set a bar, each with its last day.
    pub bars: BTreeMap<EventId, Day>,
    /// The refusals of the application.
    pub refused: Vec<EventId>,
    /// What revoked it.
    pub revoked: Vec<EventId>,
    /// When it was surrendered.
    pub surrendered: Option<Moment>,
    /// Since when and why it holds its premises no longer.
    pub not_held: Option<(Moment, NotHeld)>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// When it was taken.
    pub moment: Moment,
    /// Which one.
    pub of: LicenceType,
    /// Who took it.
    pub by: Option<Hand>,
    /// When it was confirmed here, where it was recorded from elsewhere.
    pub confirmed: Option<Moment>,
    /// When it was taken back.
    pub recalled: Option<Moment>,
}

/// A term of a licence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// The decision that gave it.
    pub by: Moment,
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// The last day of grace, where there is one.
    pub grace_until: Option<Day>,
    /// The first day on which a renewal can be filed.
    pub renewal_from: Option<Day>,
    /// Whether a renewal that is filed in time keeps it alive.
    pub renewal_keeps_alive: bool,
}

/// A suspension.
#[derive(Debug, Clone, PartialEq)]
pub struct Suspension {
    /// When it began.
    pub moment: Moment,
    /// What it says.
    pub suspended: LicenceSuspended,
    /// When it was lifted.
    pub lifted: Option<Moment>,
}

/// What stands of an application and its licence at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was applied for, and nothing is decided.
    Pending,
    /// The application was refused.
    Refused,
    /// The application was withdrawn.
    Withdrawn,
    /// It was issued or renewed, and the first day of that term has not come.
    NotBegun,
    /// It is valid.
    Licensed,
    /// It is valid and suspended.
    Suspended,
    /// Its last day is over, and a renewal that was filed in time is not decided.
    KeptAlive,
    /// Its last day is over, and the regime gives grace.
    InGrace,
    /// Its last day is over.
    Expired,
    /// It was revoked.
    Revoked,
    /// It was surrendered.
    Surrendered,
}

impl Suspension {
    /// Whether it can last at some instant of a time.
    fn can_last(&self, at: Occurred, counts: impl Fn(EventId) -> bool) -> bool {
        let over = self.suspended.until.is_some_and(|last| at.start > end_of(last));
        let lifted = self
            .lifted
            .is_some_and(|lifted| lifted.occurred.end <= at.start && counts(lifted.event_id));
        self.moment.occurred.start < at.end && !over && !lifted
    }
}

impl Decided {
    /// Whether the holder may operate by it: the centre is held against it.
    pub const fn licenses(&self) -> bool {
        matches!(
            self.of,
            LicenceType::LicenceIssued
                | LicenceType::LicenceRenewed
                | LicenceType::AmendmentApproved
                | LicenceType::SuspensionLifted
        )
    }

    /// Whether it was decided here, by the hand that took it, or confirmed so.
    pub const fn is_confirmed(&self) -> bool {
        self.moment.own_act || self.confirmed.is_some()
    }
}

impl Tenure {
    /// Takes one event in. What is no decision, and begins or ends nothing, changes nothing.
    pub(super) fn take(&mut self, moment: &Moment, done_by: &str, event: &LicenceEvent) {
        let id = moment.event_id;
        if let Some(of) = decides(event) {
            let (moment, by) = (*moment, Hand::new(done_by).ok());
            let decided = Decided { moment, of, by, confirmed: None, recalled: None };
            self.decided.insert(id, decided);
        }
        if let LicenceEvent::LicenceIssued(issued) = event {
            self.issued = Some((*moment, issued.clone()));
            self.changes.clear();
            let codes = issued.premises.iter().map(|one| one.premises.clone());
            self.ever_licensed.extend(codes);
            let held = Held {
                by: *moment,
                from: issued.from,
                to: issued.to,
                grace_until: issued.grace_until,
                renewal_from: issued.renewal_from,
                renewal_keeps_alive: issued.renewal_keeps_alive,
            };
            self.terms.insert(id, held);
        } else if let LicenceEvent::LicenceRenewed(renewed) = event {
            let held = Held {
                by: *moment,
                from: renewed.from,
                to: renewed.to,
                grace_until: renewed.grace_until,
                renewal_from: renewed.renewal_from,
                renewal_keeps_alive: renewed.renewal_keeps_alive,
            };
            self.terms.insert(id, held);
        } else if let LicenceEvent::AmendmentApproved(approved) = event {
            let (premises, remote_positions) =
                (approved.premises.clone(), approved.remote_positions);
            let codes = premises.iter().map(|one| one.premises.clone());
            self.ever_licensed.extend(codes);
            self.changes.push((id, Changed::Amended { premises, remote_positions }));
        } else if let LicenceEvent::ConditionAdded(added) = event {
            self.changes.push((id, Changed::Added(added.condition.clone())));
        } else if let LicenceEvent::ConditionRemoved(removed) = event {
            self.changes.push((id, Changed::Removed(removed.condition.clone())));
        } else if let LicenceEvent::ApplicationRefused(refused) = event {
            self.bars.extend(refused.bar_until.map(|until| (id, until)));
            self.refused.push(id);
        } else if let LicenceEvent::LicenceSuspended(suspended) = event {
            let (moment, suspended) = (*moment, suspended.clone());
            self.suspensions.insert(id, Suspension { moment, suspended, lifted: None });
        } else if let LicenceEvent::SuspensionLifted(lifted) = event {
            // One that says nothing lifts all that there were by then.
            let of = |id: &EventId| lifted.suspension.is_none_or(|one| one == *id);
            for (_, suspension) in self.suspensions.iter_mut().filter(|(id, _)| of(id)) {
                suspension.lifted.get_or_insert(*moment);
            }
        } else if let LicenceEvent::LicenceRevoked(revoked) = event {
            self.bars.extend(revoked.bar_until.map(|until| (id, until)));
            self.revoked.push(id);
        } else if let LicenceEvent::LicenceSurrendered(_) = event {
            self.surrendered.get_or_insert(*moment);
        } else if let LicenceEvent::ReservationEnded(ended) = event {
            self.not_held = Some((*moment, ended.why));
        } else if let LicenceEvent::DecisionConfirmed(confirmed) = event {
            self.acted_on.insert(confirmed.decision);
            if let Some(decided) = self.decided.get_mut(&confirmed.decision) {
                decided.confirmed.get_or_insert(*moment);
            }
        } else if let LicenceEvent::DecisionRecalled(recalled) = event {
            self.acted_on.insert(recalled.decision);
            if let Some(decided) = self.decided.get_mut(&recalled.decision) {
                decided.recalled.get_or_insert(*moment);
            }
        }
    }

    /// Whether a decision counts at some time: it was not taken back, not set aside on appeal, and no
    /// court stays it.
    pub fn counts(&self, decision: EventId, proceedings: &Proceedings, at: Occurred) -> bool {
        let recalled = self.decided.get(&decision).and_then(|decided| decided.recalled);
        recalled.is_none_or(|moment| moment.occurred.start >= at.end)
            && !proceedings.is_set_aside(decision)
            && !proceedings.decision_is_stayed(decision, at)
    }

    /// Whether a decision stands on record: it was neither taken back nor set aside. One that a court
    /// stays is one all the same.
    pub fn stands(&self, decision: EventId, proceedings: &Proceedings) -> bool {
        self.decided.get(&decision).is_none_or(|decided| decided.recalled.is_none())
            && !proceedings.is_set_aside(decision)
    }

    /// What it is for by now, and what it is held under: as it was issued, with every change that stands.
    pub fn scope(&self, proceedings: &Proceedings) -> Scope {
        let Some((_, issued)) = &self.issued else { return Scope::default() };
        let standing = self.changes.iter().filter(|(id, _)| self.stands(*id, proceedings));
        Scope::of(issued, standing.map(|(_, changed)| changed))
    }

    /// Whether a refusal of the application stands: one that was neither taken back nor set aside. A
    /// refusal that a court stays is one all the same.
    pub fn stands_refused(&self, proceedings: &Proceedings) -> bool {
        self.refused.iter().any(|id| self.stands(*id, proceedings))
    }

    /// Whether the licence that was issued stands, on whatever day: its issue counts.
    pub fn is_issued(&self, proceedings: &Proceedings, at: Occurred) -> bool {
        self.issued
            .as_ref()
            .is_some_and(|(issued, _)| self.counts(issued.event_id, proceedings, at))
    }

    /// Whether the issue stands on record: it was neither taken back nor set aside. One that a court stays
    /// is there all the same, and counts again when the stay ends.
    pub fn issue_stands(&self, proceedings: &Proceedings) -> bool {
        self.issued.as_ref().is_some_and(|(issued, _)| self.stands(issued.event_id, proceedings))
    }

    /// What stands of the licence at some instant of a time; nothing where none was issued by then.
    pub(super) fn standing(
        &self,
        proceedings: &Proceedings,
        renewal_pends: bool,
        at: Occurred,
    ) -> Option<Standing> {
        let (issued, _) = self.issued.as_ref()?;
        if issued.occurred.start >= at.end || !self.is_issued(proceedings, at) {
            return None;
        }
        let by_then = |moment: &Moment| moment.occurred.start < at.end;
        let revoked = self.revoked.iter().any(|id| {
            let decided = self.decided.get(id);
            decided.is_some_and(|decided| by_then(&decided.moment))
                && self.counts(*id, proceedings, at)
        });
        if revoked {
            return Some(Standing::Revoked);
        }
        if self.surrendered.as_ref().is_some_and(by_then) {
            return Some(Standing::Surrendered);
        }
        let terms = self
            .terms
            .values()
            .filter(|term| by_then(&term.by) && self.counts(term.by.event_id, proceedings, at));
        let terms: Vec<&Held> = terms.collect();
        if terms.is_empty() {
            return None;
        }
        // One that has not begun by then licenses nothing yet, and is no end either.
        let (begun, to_come): (Vec<&Held>, Vec<&Held>) =
            terms.into_iter().partition(|term| term.from.start() < at.end);
        let standing = match begun.into_iter().max_by_key(|term| term.to) {
            Some(last) if at.start <= end_of(last.to) => Standing::Licensed,
            Some(last) if last.renewal_keeps_alive && renewal_pends => Standing::KeptAlive,
            Some(Held { grace_until: Some(grace), .. }) if at.start <= end_of(*grace) => {
                Standing::InGrace
            }
            Some(_) | None if !to_come.is_empty() => Standing::NotBegun,
            Some(_) | None => return Some(Standing::Expired),
        };
        let counts = |id: EventId| self.counts(id, proceedings, at);
        let suspended = self
            .suspensions
            .iter()
            .any(|(id, suspension)| suspension.can_last(at, counts) && counts(*id));
        Some(if suspended { Standing::Suspended } else { standing })
    }

    /// Why it may give up its premises at this time; nothing while it may not.
    pub fn ended(&self, standing: Standing, proceedings: &Proceedings) -> Option<NotHeld> {
        match standing {
            Standing::Revoked => Some(NotHeld::Revoked),
            Standing::Surrendered => Some(NotHeld::Surrendered),
            Standing::Expired => Some(NotHeld::Expired),
            // It was issued, and that does not count any more.
            Standing::Pending | Standing::Refused | Standing::Withdrawn => {
                let is_over = self.issued.is_some() && !self.issue_stands(proceedings);
                is_over.then_some(NotHeld::SetAside)
            }
            Standing::NotBegun
            | Standing::Licensed
            | Standing::Suspended
            | Standing::KeptAlive
            | Standing::InGrace => None,
        }
    }
}

/// The type of a decision that can be confirmed, taken back, appealed against or stayed.
pub(crate) fn decides(event: &LicenceEvent) -> Option<LicenceType> {
    let of = event.type_of();
    match of {
        LicenceType::ApplicationRefused
        | LicenceType::LicenceIssued
        | LicenceType::AmendmentApproved
        | LicenceType::AmendmentRefused
        | LicenceType::RenewalRefused
        | LicenceType::LicenceRenewed
        | LicenceType::LicenceSuspended
        | LicenceType::SuspensionLifted
        | LicenceType::LicenceRevoked
        | LicenceType::ConditionAdded
        | LicenceType::ConditionRemoved => Some(of),
        LicenceType::ApplicationFiled
        | LicenceType::FeeAssessed
        | LicenceType::FeePaid
        | LicenceType::FeeReversed
        | LicenceType::FeeRefunded
        | LicenceType::DocumentAdded
        | LicenceType::ObjectionRaised
        | LicenceType::ObjectionAnswered
        | LicenceType::ObjectionClosed
        | LicenceType::VettingRequested
        | LicenceType::VettingPassed
        | LicenceType::VettingFailed
        | LicenceType::VettingDeferred
        | LicenceType::VettingWithdrawn
        | LicenceType::InspectionScheduled
        | LicenceType::InspectionConducted
        | LicenceType::ApplicationWithdrawn
        | LicenceType::DecisionConfirmed
        | LicenceType::DecisionRecalled
        | LicenceType::ReservationEnded
        | LicenceType::AmendmentRequested
        | LicenceType::RenewalFiled
        | LicenceType::ComplianceReportFiled
        | LicenceType::ReportForwarded
        | LicenceType::ReportReturned
        | LicenceType::AuditScheduled
        | LicenceType::AuditConducted
        | LicenceType::FindingRecorded
        | LicenceType::FindingClosed
        | LicenceType::LicenceSurrendered
        | LicenceType::OfficerAssigned
        | LicenceType::OfficerRecused
        | LicenceType::ShowCauseIssued
        | LicenceType::ShowCauseAnswered
        | LicenceType::ShowCauseClosed
        | LicenceType::NoticeServed
        | LicenceType::NoticeReturned
        | LicenceType::HearingFixed
        | LicenceType::HearingHeld
        | LicenceType::TimeExtended
        | LicenceType::AppealFiled
        | LicenceType::AppealDecided
        | LicenceType::CourtStayGranted
        | LicenceType::CourtStayVacated => None,
    }
}
