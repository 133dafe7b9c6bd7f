//! What is wrong with a regime.

use super::body::BodyKind;
use crate::values::money::Currency;
use crate::values::section::Section;
use crate::values::text::Code;

/// A list of a regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// The bodies that take part in licensing.
    Bodies,
    /// Fees.
    Fees,
    /// The terms of classes of licences.
    Terms,
    /// Grounds of decisions.
    Grounds,
    /// Checklists.
    Checklists,
    /// What comes again.
    Intervals,
    /// Times within which something is to be done.
    Periods,
    /// Powers.
    Powers,
    /// Series of numbers.
    Series,
    /// The offence catalogue.
    Offences,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 10] = [
        Self::Bodies,
        Self::Fees,
        Self::Terms,
        Self::Grounds,
        Self::Checklists,
        Self::Intervals,
        Self::Periods,
        Self::Powers,
        Self::Series,
        Self::Offences,
    ];

    /// Its code, as files and JSON have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bodies => "bodies",
            Self::Fees => "fees",
            Self::Terms => "terms",
            Self::Grounds => "grounds",
            Self::Checklists => "checklists",
            Self::Intervals => "intervals",
            Self::Periods => "periods",
            Self::Powers => "powers",
            Self::Series => "series",
            Self::Offences => "offences",
        }
    }
}

/// What is wrong with a regime, or with an event about one.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// No body of a kind that licensing cannot do without.
    BodyMissing {
        /// What it would do.
        kind: BodyKind,
    },
    /// Two entries of a list with one code.
    NamedTwice {
        /// The list.
        list: List,
        /// The code.
        code: String,
    },
    /// A section that two entries say to have been in force at one time.
    DatesOverlap {
        /// Which section.
        section: Section,
    },
    /// A currency that the regime does not name.
    UnknownCurrency {
        /// The list.
        list: List,
        /// Whose amount.
        code: Code,
        /// The currency.
        currency: Currency,
    },
    /// Nobody can say what stops a period: nothing known is called so.
    UnknownStop {
        /// Which period.
        period: Code,
        /// What is to stop it.
        stop: Code,
    },
    /// Periods that stop each other, so that none would ever run.
    CycleOfStops {
        /// The periods, each stopped by the next one.
        periods: Vec<Code>,
    },
    /// A power that the regime does not state.
    UnknownPower {
        /// Which power.
        power: Code,
        /// The period that it would extend, where it is about one.
        period: Option<Code>,
    },
    /// A class for which there are no terms.
    UnknownClass {
        /// The class.
        class: Code,
    },
    /// A pattern whose numbers would all be one.
    SeriesPattern {
        /// Which series.
        code: Code,
    },
    /// An intelligence body whose grounds one lost key would lose, or a body that nothing can be
    /// sent to.
    TooFewRecipients {
        /// Which body.
        body: Code,
        /// How many it has to have.
        least: usize,
    },
    /// A body that vets, or the office that signs requests, without a key.
    NoKey {
        /// Which body.
        body: Code,
    },
    /// One key for two bodies, or listed twice.
    KeyShared {
        /// Whose too.
        body: Code,
    },
    /// A key that was replaced or got into other hands before.
    KeyGivenUp {
        /// Whose.
        body: Code,
    },
    /// A key of the demonstration, where cases are real: everybody can sign with it.
    KeyOfDemonstration {
        /// Whose.
        body: Code,
    },
    /// An entry that one record could not hold.
    PartTooLarge {
        /// The list.
        list: List,
        /// Which entry.
        code: String,
    },
    /// The code is that of another regime.
    CodeTaken {
        /// The code.
        code: Code,
    },
    /// A body that the regime in force does not name.
    UnknownBody {
        /// Its code.
        body: Code,
    },
    /// A key that the body does not have.
    UnknownKey {
        /// Whose it would be.
        body: Code,
    },
    /// A power that may not be delegated.
    NotToBeDelegated {
        /// Which power.
        power: Code,
    },
    /// A last day before the first.
    EndsBeforeItBegins,
}
