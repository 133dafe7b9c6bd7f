//! Who may decide what.

use greyfile_envelope::{Day, EventId, Hand};

use super::stated::Stated;
use crate::values::declare::payload;
use crate::values::text::Code;

payload! {
    /// A power, and the offices that hold it.
    struct Power {
        /// To do what: `issue`, `refuse`, `suspend`, `revoke`, `extend`.
        #[field(codes = crate::values::vocabulary::POWERS)]
        code: Code,
        /// The offices that hold it.
        offices: Vec<Code>,
        /// Whether they may delegate it.
        may_delegate: bool,
        /// Where it comes from.
        stated: Stated,
    }
}

/// A power delegated to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// The event that delegated it.
    pub event: EventId,
    /// Which power.
    pub power: Code,
    /// To whom.
    pub to: Hand,
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub until: Day,
}

impl Power {
    /// Whether somebody signs as one of its offices: `director-general` is the office
    /// `director_general`.
    pub fn is_held_as_office(&self, hand: &Hand) -> bool {
        let as_code = |c: char| if c == '-' { '_' } else { c.to_ascii_lowercase() };
        let hand: String = hand.as_str().chars().map(as_code).collect();
        self.offices.iter().any(|office| office.as_str() == hand)
    }
}
