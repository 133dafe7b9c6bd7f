//! How many there are of something, as exactly as it is known.

use super::declare::payload;
use super::money::grouped;
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

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.count {
            None => f.write_str("not counted")?,
            Some(count) => write!(f, "{}", grouped(count.into()))?,
        }
        if self.or_more && self.count.is_some() {
            f.write_str(" or more")?;
        }
        match &self.unit {
            Some(unit) => write!(f, " {}", unit.to_words()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_read_well() {
        let quantity = Quantity { count: Some(10_000), or_more: true, unit: None };
        assert_eq!(quantity.to_string(), "10,000 or more");
    }
}
