//! Why a decision about a licence, or about a centre that has none, was refused.

use greyfile_envelope::{Day, EventId, Timestamp};

use crate::kernel::arg::Arg;
use crate::values::money::Money;
use crate::values::text::Code;

/// A rule of licensing that a command broke.
#[derive(Debug, Clone, PartialEq)]
pub enum Licensing {
    /// An event that it refers to does not stand in this stream, or is of another type.
    NoSuchReference {
        /// Which event.
        event: EventId,
    },
    /// No regime that was adopted states this.
    NotInTheRegime {
        /// What: `body`, `fee`, `class`, `ground`, `checklist`, `point`, `power`.
        what: &'static str,
        /// Its code.
        code: Code,
    },
    /// No regime was adopted that is in force on that day.
    NoRegime,
    /// A currency in which the regime takes no money.
    UnknownCurrency,
    /// Premises that are not the centre's.
    NotItsPremises {
        /// Their code.
        premises: Code,
    },
    /// No premises.
    NoPremises,
    /// The last day lies before the first.
    NoValidity,
    /// A term that is longer than the regime gives.
    TooLong {
        /// The last day that it can have.
        last: Day,
    },
    /// A fee of another amount than the regime's.
    OtherAmount {
        /// Which fee.
        fee: Code,
        /// How much it is.
        amount: Money,
    },
    /// A file that is no answer to what was asked, or not signed by who was asked.
    AnswerRefused {
        /// Why: the code of `greyfile-vetting` without what stands before its dot, or `key_rotated_out`
        /// or `key_compromised`.
        why: &'static str,
    },
    /// A body did not clear what is decided.
    NotVetted {
        /// Which body.
        body: Code,
        /// Why not: `not_asked`, `awaited`, `not_clear`, `contradicts`, `lapsed`, `not_covered`, `key`.
        why: &'static str,
    },
    /// A request to a body that is not its next round.
    OtherRound {
        /// Which body.
        body: Code,
        /// The round that comes next, from 1.
        next: u16,
    },
    /// Premises were not inspected, or what was found does not pass.
    NotInspected {
        /// Their code.
        premises: Code,
        /// How many required points were not met; 0 if nobody inspected.
        unmet: usize,
    },
    /// A fee is not paid.
    FeeDue {
        /// Which fee.
        fee: Code,
        /// What is left of it; nothing where none was assessed.
        left: Option<Money>,
    },
    /// Objections are open.
    ObjectionsOpen {
        /// How many.
        count: usize,
    },
    /// Findings are open.
    FindingsOpen {
        /// How many.
        count: usize,
    },
    /// The centre, or who owns it, is barred.
    Barred {
        /// The last day of the bar.
        until: Day,
    },
    /// Whoever decides it does not hold the power.
    NoPower {
        /// Which power.
        power: Code,
    },
    /// Whoever decides it takes no part in this matter.
    Recused,
    /// An adverse decision without reasons that may be told.
    NoReasons,
    /// A bar or a fine that rests on no ground that gives one.
    NoGround {
        /// Which of the two: `bar`, `fine`.
        wanted: &'static str,
    },
    /// An adverse decision that no show-cause notice came before.
    NoShowCause,
    /// A show-cause notice that is over.
    ShowCauseOver,
    /// A show-cause notice that proposes another thing.
    ShowCauseForAnother,
    /// A show-cause notice that was not answered, whose time to answer runs.
    TimeToAnswerRuns {
        /// Its last instant.
        until: Timestamp,
    },
    /// A show-cause notice that was neither answered nor served.
    NotServed,
    /// A court stayed it.
    Stayed,
    /// The regime gives no power of interim suspension on these grounds.
    NoInterimPower,
    /// An interim suspension without a date on which the holder is heard.
    NoHearingDate,
    /// There is no licence to act on.
    NotLicensed,
    /// The licence that was issued stands.
    Issued,
    /// The application was decided, withdrawn, or never filed.
    NotPending,
    /// More was waived, paid or given back than there is.
    MoreThanThereIs,
    /// Whoever undoes a decision did not take it.
    NotItsHand,
    /// A decision, or what a body answered, was served, or something rests on it.
    RestedOn,
    /// A correction that would make a decision that was recorded from elsewhere one that is taken here.
    ToBeConfirmed,
    /// A bar that ends before it begins.
    BarOver,
    /// A bar that is longer than its grounds give.
    BarTooLong {
        /// The last day that it can have.
        last: Day,
    },
    /// A fine that is higher than its grounds give.
    FineTooHigh {
        /// The highest.
        max: Money,
    },
    /// More of them than anybody can decide on.
    TooManyOpen {
        /// How many are taken.
        max: usize,
    },
}

impl Licensing {
    /// What its text speaks of.
    pub fn args(&self) -> Vec<Arg> {
        match self {
            Self::NoSuchReference { event } => vec![Arg::event("event", *event)],
            Self::NotInTheRegime { what, code } => {
                vec![Arg::code("what", what), Arg::text("code", code)]
            }
            Self::NotItsPremises { premises } => vec![Arg::text("premises", premises)],
            Self::NotVetted { body, why } => {
                vec![Arg::vocabulary("body", body), Arg::code("why", why)]
            }
            Self::OtherRound { body, next } => {
                vec![Arg::vocabulary("body", body), Arg::text("next", next)]
            }
            Self::AnswerRefused { why } => vec![Arg::code("why", why)],
            Self::NotInspected { premises, unmet } => {
                vec![Arg::text("premises", premises), Arg::count("unmet", *unmet)]
            }
            Self::FeeDue { fee, left } => {
                let why = if left.is_some() { "unpaid" } else { "not_assessed" };
                let left = left.as_ref().map(|left| Arg::text("left", left));
                let args = [Arg::vocabulary("fee", fee), Arg::code("why", why)];
                args.into_iter().chain(left).collect()
            }
            Self::ObjectionsOpen { count } | Self::FindingsOpen { count } => {
                vec![Arg::count("count", *count)]
            }
            Self::NoGround { wanted } => vec![Arg::code("wanted", wanted)],
            Self::FineTooHigh { max } => vec![Arg::text("max", max)],
            Self::TooLong { last } | Self::BarTooLong { last } => vec![Arg::text("last", last)],
            Self::OtherAmount { fee, amount } => {
                vec![Arg::vocabulary("fee", fee), Arg::text("amount", amount)]
            }
            Self::Barred { until } => vec![Arg::text("until", until)],
            Self::NoPower { power } => vec![Arg::vocabulary("power", power)],
            Self::TimeToAnswerRuns { until } => vec![Arg::time("until", *until)],
            Self::TooManyOpen { max } => vec![Arg::count("max", *max)],
            Self::NoRegime
            | Self::UnknownCurrency
            | Self::NoPremises
            | Self::NoValidity
            | Self::Recused
            | Self::NoReasons
            | Self::NoShowCause
            | Self::ShowCauseOver
            | Self::ShowCauseForAnother
            | Self::NotServed
            | Self::Stayed
            | Self::NoInterimPower
            | Self::NoHearingDate
            | Self::NotLicensed
            | Self::Issued
            | Self::NotPending
            | Self::MoreThanThereIs
            | Self::NotItsHand
            | Self::ToBeConfirmed
            | Self::BarOver
            | Self::RestedOn => Vec::new(),
        }
    }
}
