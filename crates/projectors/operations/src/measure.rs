//! What is counted.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A thing that is counted, as a code: `arrests_foreign`, `seized:phone`, `nationality:CN`.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Measure(String);

impl Measure {
    /// Raids conducted.
    pub const RAIDS: &'static str = "raids";
    /// Centres raided.
    pub const CENTRES: &'static str = "centres_raided";
    /// People arrested in raids.
    pub const ARRESTS: &'static str = "arrests";
    /// Of these, Pakistanis, as far as known.
    pub const ARRESTS_LOCAL: &'static str = "arrests_local";
    /// Of these, foreigners, as far as known.
    pub const ARRESTS_FOREIGN: &'static str = "arrests_foreign";
    /// Of these, women, as far as known.
    pub const ARRESTS_FEMALE: &'static str = "arrests_female";
    /// Rupees recovered.
    pub const RECOVERED_PKR: &'static str = "recovered_pkr";
    /// Money recovered in another currency, in its own units: `recovered:USD`.
    pub const RECOVERED: &'static str = "recovered:";
    /// Complaints received.
    pub const COMPLAINTS: &'static str = "complaints";
    /// Complaints verified.
    pub const VERIFICATIONS: &'static str = "verifications";
    /// Enquiries opened.
    pub const ENQUIRIES: &'static str = "enquiries";
    /// Cases: FIRs lodged.
    pub const FIRS: &'static str = "firs";
    /// Challans submitted.
    pub const CHALLANS: &'static str = "challans";
    /// Accused convicted.
    pub const CONVICTIONS: &'static str = "convictions";
    /// Accused acquitted.
    pub const ACQUITTALS: &'static str = "acquittals";
    /// Arrests of one nationality: `nationality:CN`.
    pub const NATIONALITY: &'static str = "nationality:";
    /// Units seized of one kind, where counted: `seized:phone`.
    pub const SEIZED: &'static str = "seized:";
    /// Of the parcels of one kind, those whose count is "this many or more":
    /// `seized_or_more:phone`.
    pub const SEIZED_OR_MORE: &'static str = "seized_or_more:";
    /// Parcels seized of one kind: `parcels:phone`.
    pub const PARCELS: &'static str = "parcels:";

    /// Measures that stand alone; all others say after a colon of what.
    pub const ALONE: [&'static str; 14] = [
        Self::RAIDS,
        Self::CENTRES,
        Self::ARRESTS,
        Self::ARRESTS_LOCAL,
        Self::ARRESTS_FOREIGN,
        Self::ARRESTS_FEMALE,
        Self::RECOVERED_PKR,
        Self::COMPLAINTS,
        Self::VERIFICATIONS,
        Self::ENQUIRIES,
        Self::FIRS,
        Self::CHALLANS,
        Self::CONVICTIONS,
        Self::ACQUITTALS,
    ];

    /// The funnel, from a complaint to the court's word.
    pub const FUNNEL: [&'static str; 7] = [
        Self::COMPLAINTS,
        Self::VERIFICATIONS,
        Self::ENQUIRIES,
        Self::FIRS,
        Self::ARRESTS,
        Self::CONVICTIONS,
        Self::ACQUITTALS,
    ];

    /// The measure of this code.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
