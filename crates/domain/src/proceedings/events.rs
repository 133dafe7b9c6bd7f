//! What happens in proceedings.

use greyfile_envelope::{Day, EventId, Occurred};

use crate::streams::ids::LicenceId;
use crate::values::declare::{payload, words};
use crate::values::hex::Sha256Hex;
use crate::values::personal::Personal;
use crate::values::text::{Code, Line, Prose};
use crate::values::used::UsedPeriod;

words! {
    /// What an authority means to do, unless it is told why not.
    #[derive(Copy, Eq)]
    enum Proposed {
        /// The licence is suspended.
        Suspension,
        /// The licence is revoked.
        Revocation,
        /// The centre is closed.
        Closure,
        /// A fine is imposed.
        Fine,
        /// The licence is not renewed.
        RenewalRefusal,
        /// A change is not approved.
        AmendmentRefusal,
        /// Another thing, which the reasons say.
        Other,
    }
    /// How a show-cause notice came to its end.
    #[derive(Copy, Eq)]
    enum ShowCauseEnd {
        /// What was shown was enough: nothing follows.
        Dropped,
        /// It was decided, by a decision that refers to it.
        Decided,
        /// It was withdrawn, and another one may follow.
        Withdrawn,
    }
    /// How an appeal was decided.
    #[derive(Copy, Eq)]
    enum AppealOutcome {
        /// The decision stands.
        Upheld,
        /// The decision is set aside.
        Reversed,
        /// The decision stands in another form, which the order says.
        Varied,
        /// The decision is set aside, and is to be taken anew.
        Remanded,
    }
    /// What a court stays.
    #[derive(Copy, Eq)]
    enum StayScope {
        /// What was decided: until the stay ends, it does not count.
        Decision,
        /// What goes on: until the stay ends, it may not be decided.
        Proceeding,
    }
}

payload! {
    /// An authority said what it means to do, and asked why it should not.
    struct ShowCauseIssued {
        /// What it means to do.
        proposes: Proposed,
        /// On which grounds of the regime.
        #[serde(default)]
        grounds: Vec<Code>,
        /// The reasons, as they may be told.
        reasons: Personal<Prose>,
        /// How long there is to answer. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        answer_within: Option<UsedPeriod>,
    }
    /// It was answered.
    struct ShowCauseAnswered {
        /// Which notice.
        show_cause: EventId,
        /// What was answered, in short.
        #[serde(default)]
        answer: Option<Personal<Prose>>,
        /// The paper, by its SHA-256.
        #[serde(default)]
        file: Option<Sha256Hex>,
    }
    /// A show-cause notice came to its end.
    struct ShowCauseClosed {
        /// Which notice.
        show_cause: EventId,
        /// How.
        how: ShowCauseEnd,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// Something was brought to the knowledge of whom it concerns. Periods of reply and appeal run
    /// from then.
    struct NoticeServed {
        /// What was served: the event that says it.
        of: EventId,
        /// On whom.
        whom: Personal<Line>,
        /// How.
        #[field(codes = crate::values::vocabulary::SERVICE)]
        how: Code,
        /// What shows it: a receipt, a photograph, by its SHA-256.
        #[serde(default)]
        file: Option<Sha256Hex>,
    }
    /// What was to be served came back.
    struct NoticeReturned {
        /// What was to be served: the event that says it.
        of: EventId,
        /// Why, as it is written on it.
        why: Personal<Line>,
    }
    /// A hearing was fixed.
    struct HearingFixed {
        /// In what: the event that began it.
        of: EventId,
        /// When it is to be.
        when: Occurred,
        /// Where.
        #[serde(default)]
        place: Option<Line>,
    }
    /// A hearing was held, or adjourned.
    struct HearingHeld {
        /// In what: the event that began it.
        of: EventId,
        /// Who was heard.
        #[serde(default)]
        heard: Vec<Personal<Line>>,
        /// Who was called and did not come.
        #[serde(default)]
        absent: Vec<Personal<Line>>,
        /// The next one, if it was adjourned.
        #[serde(default)]
        adjourned_to: Option<Occurred>,
    }
    /// There is more time for something.
    struct TimeExtended {
        /// For what: the event that began the time.
        of: EventId,
        /// The last day.
        to: Day,
        /// By which power, or by which court.
        by: Code,
        /// The order.
        #[serde(default)]
        order: Option<Line>,
    }
    /// An appeal was filed.
    struct AppealFiled {
        /// Against what: the event that decided it.
        decision: EventId,
        /// Before whom.
        forum: Line,
        /// The how manieth appeal it is in the matter, from 1.
        tier: u8,
        /// Its number there.
        #[serde(default)]
        reference: Option<Line>,
    }
    /// An appeal was decided.
    struct AppealDecided {
        /// Which appeal.
        appeal: EventId,
        /// How.
        outcome: AppealOutcome,
        /// The order.
        #[serde(default)]
        order: Option<Line>,
        /// What the order says, in short.
        #[serde(default)]
        gist: Option<Personal<Prose>>,
    }
    /// A court stayed something.
    struct CourtStayGranted {
        /// What is stayed: the decision, or the event that began what goes on.
        of: EventId,
        /// Which of the two.
        scope: StayScope,
        /// The court.
        court: Line,
        /// The order.
        order: Line,
        /// The first day on which it holds; the day of the order when absent.
        #[serde(default)]
        from: Option<Day>,
        /// The last day on which it holds; absent when it holds until further orders.
        #[serde(default)]
        until: Option<Day>,
        /// When the court looks at it again.
        #[serde(default)]
        review: Option<Day>,
    }
    /// A court ended its stay.
    struct CourtStayVacated {
        /// Which stay.
        stay: EventId,
        /// The order.
        #[serde(default)]
        order: Option<Line>,
    }
    /// Whom it is about may not be licensed for a time. The order that sets it says so on the licence's
    /// own record; this is the same on the centre's, and on that of each owner.
    struct BarImposed {
        /// The licence or application that the order is about.
        licence: LicenceId,
        /// The last day.
        until: Day,
    }
    /// Whom it is about may be licensed again.
    struct BarEnded {
        /// The licence or application whose order set the bar; every bar when absent.
        #[serde(default)]
        licence: Option<LicenceId>,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
}
