//! Vetting by the bodies of the regime, and inspections.

use greyfile_envelope::{Day, EventId, Hand};

use crate::streams::ids::PersonId;
use crate::values::declare::payload;
use crate::values::hex::{Hex, HexBytes, Sha256Hex};
use crate::values::personal::Personal;
use crate::values::text::{Code, Line};
use crate::values::used::UsedPeriod;

payload! {
    /// A body was asked to vet who owns and runs the centre, and its premises.
    struct VettingRequested {
        /// Which body of the regime.
        body: Code,
        /// The how manieth time in this matter, from 1.
        round: u16,
        /// Who owns the centre.
        #[serde(default)]
        owners: Vec<PersonId>,
        /// Who runs it.
        #[serde(default)]
        key_persons: Vec<PersonId>,
        /// The premises, by their codes on the centre's record.
        #[serde(default)]
        premises: Vec<Code>,
        /// SHA-256 of who and what is vetted, as the request file says it.
        digest: Sha256Hex,
        /// How long the answer may take. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        answer_within: Option<UsedPeriod>,
    }
    /// What a body answered: the bytes that it signed, and with which key.
    struct SignedAnswer {
        /// Which body of the regime.
        body: Code,
        /// Of which round.
        round: u16,
        /// The body's own reference.
        reference: Line,
        /// SHA-256 of who and what it vetted, as the answer names it.
        digest: Sha256Hex,
        /// The bytes that were signed, with the signature.
        signed: HexBytes,
        /// The key that signed them, Ed25519.
        key: Hex<32>,
    }
    /// A body found nothing against it.
    struct VettingPassed {
        /// The answer.
        answer: SignedAnswer,
        /// The last day on which it counts. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        counts_until: Option<Day>,
    }
    /// A body found something against it. What that is only the body can read.
    struct VettingFailed {
        /// The answer.
        answer: SignedAnswer,
        /// What binds the body to the grounds that it gave, so that a judge can check what it opens.
        #[serde(default)]
        commitment: Option<Sha256Hex>,
    }
    /// A body asked for more time.
    struct VettingDeferred {
        /// The answer.
        answer: SignedAnswer,
        /// Until which day.
        #[serde(default)]
        until: Option<Day>,
    }
    /// A request was withdrawn before it was answered.
    struct VettingWithdrawn {
        /// Which request.
        request: EventId,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// An inspection was fixed.
    struct InspectionScheduled {
        /// The premises, by their code on the centre's record.
        premises: Code,
        /// The day.
        day: Day,
        /// By whom it is to be made.
        #[serde(default)]
        by: Vec<Hand>,
    }
    /// A point of a checklist, as it was found.
    struct PointFound {
        /// Which point.
        point: Code,
        /// Whether what it asks for was there; absent where it was not looked at.
        #[serde(default)]
        met: Option<bool>,
        /// What was measured or counted.
        #[serde(default)]
        measured: Option<i64>,
        /// What was seen.
        #[serde(default)]
        remark: Option<Personal<Line>>,
    }
    /// Premises were inspected.
    struct InspectionConducted {
        /// The premises, by their code on the centre's record.
        premises: Code,
        /// Which checklist of the regime.
        checklist: Code,
        /// What was found, point by point.
        #[serde(default)]
        points: Vec<PointFound>,
        /// Which required points were not met. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        unmet: Vec<Code>,
        /// The adoption that it was held against. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        adoption: Option<EventId>,
    }
}
