//! An application: papers, fees, objections.

use greyfile_envelope::{Day, EventId};

use crate::streams::ids::{CentreId, PersonId};
use crate::values::declare::{payload, words};
use crate::values::hex::Hex;
use crate::values::money::Money;
use crate::values::personal::Personal;
use crate::values::text::{Code, Line, Prose};
use crate::values::used::UsedPeriod;

words! {
    /// How an objection or a finding came to its end.
    #[derive(Copy, Eq)]
    enum Closing {
        /// What was asked for was done.
        Met,
        /// It was looked at, and it stands in nobody's way.
        Overruled,
        /// Who raised it took it back.
        Withdrawn,
    }
}

payload! {
    /// An application for a licence was filed. When it happened is the counter's stamp.
    struct ApplicationFiled {
        /// The centre it is for.
        centre: CentreId,
        /// The class applied for; absent when the source does not give it.
        #[serde(default)]
        class: Option<Code>,
        /// The premises it is for, by their codes on the centre's record.
        #[serde(default)]
        premises: Vec<Code>,
        /// How many work from elsewhere.
        #[serde(default)]
        remote_positions: Option<u32>,
        /// The number that the counter gave it.
        #[serde(default)]
        diary: Option<Line>,
        /// How long the decision may take. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        decide_within: Option<UsedPeriod>,
        /// Whether the regime lets the centre operate while this is pending. The decision writes it.
        #[serde(default)]
        #[field(decided)]
        may_operate: bool,
        /// The last day on which it does; until the decision when absent. The decision writes it.
        #[serde(default)]
        #[field(decided)]
        may_operate_until: Option<Day>,
    }
    /// A fee was assessed.
    struct FeeAssessed {
        /// Which fee of the regime.
        fee: Code,
        /// How much.
        amount: Money,
        /// The adoption that it was held against. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        adoption: Option<EventId>,
    }
    /// A fee was paid, whole or in part.
    struct FeePaid {
        /// Which fee of the regime.
        fee: Code,
        /// How much.
        amount: Money,
        /// The number of the bank's receipt.
        receipt: Line,
        /// The bank.
        #[serde(default)]
        bank: Option<Line>,
    }
    /// A payment was reversed: it was never made, or the bank took it back.
    struct FeeReversed {
        /// Which payment.
        payment: EventId,
        /// Why.
        reason: Line,
    }
    /// A payment was given back, whole or in part.
    struct FeeRefunded {
        /// Which payment.
        payment: EventId,
        /// How much.
        amount: Money,
        /// The order.
        #[serde(default)]
        order: Option<Line>,
    }
    /// A document came in.
    struct DocumentAdded {
        /// Which document of the checklist.
        document: Code,
        /// What is written on it.
        #[serde(default)]
        title: Option<Personal<Line>>,
        /// The file, by its SHA-256; absent when it is on paper alone.
        #[serde(default)]
        file: Option<Hex<32>>,
        /// Its last day, where it has one.
        #[serde(default)]
        valid_until: Option<Day>,
    }
    /// Something was objected to, which the applicant has to answer.
    struct ObjectionRaised {
        /// What it is about: a document, a fee, a point of the checklist.
        about: Code,
        /// What is objected to.
        objection: Personal<Prose>,
        /// Whether a decision waits for it.
        blocks: bool,
        /// How long there is to answer. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        answer_within: Option<UsedPeriod>,
    }
    /// An objection was answered.
    struct ObjectionAnswered {
        /// Which objection.
        objection: EventId,
        /// The answer.
        #[serde(default)]
        answer: Option<Personal<Prose>>,
        /// The paper, by its SHA-256.
        #[serde(default)]
        file: Option<Hex<32>>,
    }
    /// An objection came to its end.
    struct ObjectionClosed {
        /// Which objection.
        objection: EventId,
        /// How.
        how: Closing,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// The application was withdrawn by who filed it.
    struct ApplicationWithdrawn {
        /// Why; absent when the source does not say.
        #[serde(default)]
        reason: Option<Personal<Line>>,
        /// Who withdrew it, where that is on record.
        #[serde(default)]
        by: Option<PersonId>,
    }
}
