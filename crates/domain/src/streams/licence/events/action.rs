//! What is done against a licence, and its end.

use greyfile_envelope::{Day, EventId, Hand, Occurred};

use crate::values::declare::{payload, words};
use crate::values::personal::Personal;
use crate::values::text::{Code, Line, Prose};
use crate::values::used::UsedPeriod;

words! {
    /// What a suspension rests on.
    enum SuspendedAfter {
        /// A show-cause notice.
        ShowCause {
            /// Which one.
            show_cause: EventId,
        },
        /// The regime's power of interim suspension: before anybody was heard.
        Interim {
            /// When the holder is to be heard.
            #[serde(default)]
            hearing: Option<Occurred>,
        },
        /// Not stated in the source.
        NotStated,
    }
}

payload! {
    /// The licence was suspended.
    struct LicenceSuspended {
        /// What it rests on.
        after: SuspendedAfter,
        /// On which grounds of the regime.
        #[serde(default)]
        grounds: Vec<Code>,
        /// The reasons, as they may be told.
        #[serde(default)]
        reasons: Option<Personal<Prose>>,
        /// Its last day; absent when it lasts until it is lifted.
        #[serde(default)]
        until: Option<Day>,
        /// How long there is to appeal. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        appeal_within: Option<UsedPeriod>,
    }
    /// A suspension was lifted.
    struct SuspensionLifted {
        /// Which one; absent when the source does not say.
        #[serde(default)]
        suspension: Option<EventId>,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// The licence was revoked.
    struct LicenceRevoked {
        /// The show-cause notice that it follows; absent when the source does not give it.
        #[serde(default)]
        show_cause: Option<EventId>,
        /// On which grounds of the regime.
        #[serde(default)]
        grounds: Vec<Code>,
        /// The reasons, as they may be told.
        #[serde(default)]
        reasons: Option<Personal<Prose>>,
        /// The last day of a bar on this holder; absent where the order sets none.
        #[serde(default)]
        bar_until: Option<Day>,
        /// How long there is to appeal. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        appeal_within: Option<UsedPeriod>,
    }
    /// The holder gave the licence up.
    struct LicenceSurrendered {
        /// Why; absent when the source does not say.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// An officer was assigned.
    struct OfficerAssigned {
        /// Who.
        officer: Hand,
        /// As what.
        #[field(codes = crate::values::vocabulary::LICENSING_ROLES)]
        role: Code,
    }
    /// An officer takes no part in this matter any more.
    struct OfficerRecused {
        /// Who.
        officer: Hand,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
        /// The order; absent where there is none.
        #[serde(default)]
        order: Option<Line>,
    }
}
