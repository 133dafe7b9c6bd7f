//! What is done against an unlicensed centre, or one that breaks the rules.

use greyfile_envelope::EventId;

use crate::streams::ids::{CaseId, ComplaintId, LicenceId};
use crate::values::declare::{payload, words};
use crate::values::money::Money;
use crate::values::personal::Personal;
use crate::values::text::{Code, Line, Prose};
use crate::values::used::UsedPeriod;

words! {
    /// Where misuse of data was found.
    #[derive(Copy, Eq)]
    enum MisuseFoundIn {
        /// A complaint says so.
        Complaint(ComplaintId),
        /// A finding on a licence says so.
        Licence(LicenceId),
        /// A case says so.
        Case(CaseId),
    }
}

payload! {
    /// Its closure was ordered.
    struct ClosureOrdered {
        /// The premises, by their codes on this record; all of them when none is named.
        #[serde(default)]
        premises: Vec<Code>,
        /// The show-cause notice that it follows; absent when the source does not give it.
        #[serde(default)]
        show_cause: Option<EventId>,
        /// On which grounds of the regime.
        #[serde(default)]
        grounds: Vec<Code>,
        /// The reasons, as they may be told.
        #[serde(default)]
        reasons: Option<Personal<Prose>>,
        /// The order.
        #[serde(default)]
        order: Option<Line>,
        /// How long there is to appeal. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        appeal_within: Option<UsedPeriod>,
    }
    /// Its closure was lifted.
    struct ClosureLifted {
        /// Which one; absent when the source does not say.
        #[serde(default)]
        closure: Option<EventId>,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// Premises were sealed.
    struct PremisesSealed {
        /// The premises, by their code on this record; all of them when absent.
        #[serde(default)]
        premises: Option<Code>,
        /// By which order.
        #[serde(default)]
        order: Option<Line>,
    }
    /// Premises were unsealed.
    struct PremisesUnsealed {
        /// The premises, by their code on this record; all of them when absent.
        #[serde(default)]
        premises: Option<Code>,
        /// By which order.
        #[serde(default)]
        order: Option<Line>,
    }
    /// A fine was imposed.
    struct FineImposed {
        /// How much.
        amount: Money,
        /// The show-cause notice that it follows; absent when the source does not give it.
        #[serde(default)]
        show_cause: Option<EventId>,
        /// On which grounds of the regime.
        #[serde(default)]
        grounds: Vec<Code>,
        /// The reasons, as they may be told.
        #[serde(default)]
        reasons: Option<Personal<Prose>>,
        /// The order.
        #[serde(default)]
        order: Option<Line>,
        /// How long there is to pay. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        pay_within: Option<UsedPeriod>,
    }
    /// A fine was waived, whole or in part.
    struct FineWaived {
        /// Which fine.
        fine: EventId,
        /// How much.
        amount: Money,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// A fine was paid, whole or in part.
    struct FinePaid {
        /// Which fine.
        fine: EventId,
        /// How much.
        amount: Money,
        /// The number of the bank's receipt.
        receipt: Line,
    }
    /// Data of clients was misused there.
    struct DataMisuseFound {
        /// Where that was found.
        found_in: MisuseFoundIn,
        /// Whose data it was: the client, such as a bank.
        #[serde(default)]
        client: Option<Line>,
        /// What was found, in short.
        #[serde(default)]
        gist: Option<Personal<Prose>>,
    }
}
