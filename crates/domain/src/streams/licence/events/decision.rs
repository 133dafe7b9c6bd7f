//! Decisions on applications, changes and renewals.

use greyfile_envelope::{Day, EventId, Hand};

use crate::streams::ids::CentreId;
use crate::values::declare::{payload, words};
use crate::values::personal::Personal;
use crate::values::premises::PremisesRole;
use crate::values::text::{Code, Line, Prose};
use crate::values::used::UsedPeriod;

words! {
    /// What a licence says that can be changed.
    #[derive(Copy, Eq)]
    enum Change {
        /// Its premises.
        Premises,
        /// Who owns the centre.
        Ownership,
        /// Who runs it.
        KeyPersons,
        /// The numbers that it calls from.
        CallerNumbers,
        /// How many work from elsewhere.
        RemotePositions,
    }
    /// Why a licence holds its premises no longer.
    #[derive(Copy, Eq)]
    enum NotHeld {
        /// It expired.
        Expired,
        /// It was revoked.
        Revoked,
        /// It was surrendered.
        Surrendered,
        /// Its issue was set aside or taken back.
        SetAside,
    }
}

payload! {
    /// Premises that a licence is for.
    struct LicensedPremises {
        /// Their code on the centre's record.
        premises: Code,
        /// What they are used as.
        role: PremisesRole,
    }
    /// What a licence is issued under.
    struct Condition {
        /// Its code, by which it is removed.
        code: Code,
        /// What it asks for.
        text: Line,
    }
    /// The application was refused.
    struct ApplicationRefused {
        /// On which grounds of the regime.
        #[serde(default)]
        grounds: Vec<Code>,
        /// The reasons, as they may be told (General Clauses Act 1897, s.24-A).
        #[serde(default)]
        reasons: Option<Personal<Prose>>,
        /// The last day of a bar on this applicant; absent where the order sets none.
        #[serde(default)]
        bar_until: Option<Day>,
        /// How long there is to appeal. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        appeal_within: Option<UsedPeriod>,
    }
    /// The licence was issued.
    struct LicenceIssued {
        /// Its number, as printed on it.
        number: Line,
        /// Its class.
        #[serde(default)]
        class: Option<Code>,
        /// The first day on which it is valid.
        from: Day,
        /// The last day on which it is valid.
        to: Day,
        /// The premises it is for.
        #[serde(default)]
        premises: Vec<LicensedPremises>,
        /// How many may work from elsewhere.
        #[serde(default)]
        remote_positions: Option<u32>,
        /// What it is issued under.
        #[serde(default)]
        conditions: Vec<Condition>,
        /// The centre that it is for, as the application says. The decision writes it.
        #[serde(default)]
        #[field(decided)]
        centre: Option<CentreId>,
        /// The adoption that it was held against. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        adoption: Option<EventId>,
        /// The last day of grace after its last day. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        grace_until: Option<Day>,
        /// The first day on which a renewal can be filed. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        renewal_from: Option<Day>,
        /// Whether a renewal that is filed in time keeps it alive. The decision writes it.
        #[serde(default)]
        #[field(decided)]
        renewal_keeps_alive: bool,
    }
    /// A decision that was recorded from paper, a report or the press was confirmed here.
    struct DecisionConfirmed {
        /// Which decision.
        decision: EventId,
    }
    /// A decision was taken back by who took it, with a second person.
    struct DecisionRecalled {
        /// Which decision.
        decision: EventId,
        /// The reasons, as they may be told.
        reasons: Personal<Prose>,
        /// The second person.
        #[serde(default)]
        second: Option<Hand>,
    }
    /// The licence holds its premises no longer, so that another may.
    struct ReservationEnded {
        /// Why.
        why: NotHeld,
    }
    /// A condition was added.
    struct ConditionAdded {
        /// The condition.
        condition: Condition,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// A condition was taken away.
    struct ConditionRemoved {
        /// Its code.
        condition: Code,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// A change was asked for.
    struct AmendmentRequested {
        /// What is to change.
        changes: Vec<Change>,
        /// What is asked for.
        #[serde(default)]
        request: Option<Personal<Prose>>,
    }
    /// A change was approved.
    struct AmendmentApproved {
        /// Which request.
        request: EventId,
        /// The premises from then on, all of them; none where they stay as they are.
        #[serde(default)]
        premises: Vec<LicensedPremises>,
        /// How many may work from elsewhere from then on; absent where that stays.
        #[serde(default)]
        remote_positions: Option<u32>,
        /// The centre that it is for. The decision writes it.
        #[serde(default)]
        #[field(decided)]
        centre: Option<CentreId>,
    }
    /// A change was refused.
    struct AmendmentRefused {
        /// Which request.
        request: EventId,
        /// The show-cause notice that it follows.
        #[serde(default)]
        show_cause: Option<EventId>,
        /// On which grounds of the regime.
        #[serde(default)]
        grounds: Vec<Code>,
        /// The reasons, as they may be told.
        #[serde(default)]
        reasons: Option<Personal<Prose>>,
    }
    /// A renewal was applied for.
    struct RenewalFiled {
        /// The number that the counter gave it.
        #[serde(default)]
        diary: Option<Line>,
        /// Whether it was filed in its window. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        in_window: bool,
        /// How long the decision may take. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        decide_within: Option<UsedPeriod>,
    }
    /// A renewal was refused.
    struct RenewalRefused {
        /// Which renewal.
        renewal: EventId,
        /// The show-cause notice that it follows.
        #[serde(default)]
        show_cause: Option<EventId>,
        /// On which grounds of the regime.
        #[serde(default)]
        grounds: Vec<Code>,
        /// The reasons, as they may be told.
        #[serde(default)]
        reasons: Option<Personal<Prose>>,
    }
    /// The licence was renewed.
    struct LicenceRenewed {
        /// The renewal that was applied for; absent when the source does not give it.
        #[serde(default)]
        renewal: Option<EventId>,
        /// The first day of the new term.
        from: Day,
        /// Its last day.
        to: Day,
        /// The adoption that it was held against. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        adoption: Option<EventId>,
        /// The last day of grace after it. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        grace_until: Option<Day>,
        /// The first day on which the next renewal can be filed. The decision writes it.
        #[serde(default)]
        #[field(decided)]
        renewal_from: Option<Day>,
        /// Whether a renewal that is filed in time keeps it alive. The decision writes it.
        #[serde(default)]
        #[field(decided)]
        renewal_keeps_alive: bool,
    }
}
