//! Money, and numbers as people read them.

use greyfile_field::{Kind, Why, Wrong, text_field};

use super::declare::{coded, payload};

payload! {
    /// An amount of money.
    #[derive(Eq)]
    struct Money {
        /// The currency, ISO 4217, in capitals.
        currency: Currency,
        /// Whole units of the currency.
        amount: u64,
    }
}

/// A currency, ISO 4217.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Currency(String);

impl Currency {
    /// Pakistan's rupee.
    pub const PKR: &'static str = "PKR";

    /// The currency of this code.
    ///
    /// # Errors
    /// When it is not three capital letters.
    pub fn new(code: impl AsRef<str>) -> Result<Self, CurrencyError> {
        let code = code.as_ref().trim();
        if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Ok(Self(code.to_owned()))
        } else {
            Err(CurrencyError)
        }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Not a currency's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrencyError;
coded!(CurrencyError);

impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let checked = deserializer.is_human_readable();
        let code = String::deserialize(deserializer)?;
        if checked { Self::new(code).map_err(serde::de::Error::custom) } else { Ok(Self(code)) }
    }
}

text_field! {
    Currency, |text| Currency::new(text).map(drop).map_err(Into::into), {
        name: "Currency",
        about: "three capital letters, ISO 4217",
        kind: Kind::Currency,
        len_max: None,
        pattern: Some("^[A-Z]{3}$"),
    }
}

impl From<CurrencyError> for Wrong {
    fn from(_: CurrencyError) -> Self {
        Self::new(Why::TextCurrency)
    }
}

#[cfg(feature = "arbitrary")]
impl arbitrary::Arbitrary<'_> for Currency {
    fn arbitrary(u: &mut arbitrary::Unstructured<'_>) -> arbitrary::Result<Self> {
        Ok(Self((*u.choose(&["PKR", "USD"])?).to_owned()))
    }
}

impl Money {
    /// So many rupees.
    pub fn pkr(amount: u64) -> Self {
        Self { currency: Currency(Currency::PKR.to_owned()), amount }
    }
}

impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.currency.0, grouped(self.amount))
    }
}

/// A number with commas between thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_well() {
        assert_eq!(Money::pkr(34_000_000).to_string(), "PKR 34,000,000");
        assert_eq!(grouped(999), "999");
    }
}
