//! How many there are of something, as exactly as it is known.

use super::declare::payload;
use super::text::{Code, Country};

payload! {
    /// A number of exhibits' units, as exactly as it is known.
    #[derive(Eq)]
    struct Quantity {
        /// How many; absent when nobody counted.
        #[serde(default)]
        count: Option<u32>,
        /// Whether there may be more than `count`.
        #[serde(default)]
        or_more: bool,
        /// What is counted; items when absent.
        #[serde(default)]
        #[field(codes = crate::values::vocabulary::UNITS)]
        unit: Option<Code>,
    }
    /// A number of people of one nationality.
    #[derive(Eq)]
    struct NationalityCount {
        /// Their country.
        country: Country,
        /// How many.
        count: u32,
    }
}
