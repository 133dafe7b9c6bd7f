//! Values that several streams share.

use crate::ids::PersonId;
use crate::same;
use crate::stream::{payload, words};
use crate::text::{Code, Country, Line};

payload! {
    /// An amount of money.
    #[derive(Eq)]
    struct Money {
        /// The currency, ISO 4217, in capitals.
        currency: Currency,
        /// Whole units of the currency.
        amount: u64,
    }
    /// A section of a statute.
    #[derive(Eq, PartialOrd, Ord)]
    struct Section {
        /// The statute, such as `PECA 2016`.
        statute: Line,
        /// The section, such as `26A`.
        section: Line,
    }
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

words! {
    /// Sex, as recorded.
    #[derive(Copy, Eq, PartialOrd, Ord)]
    enum Sex {
        /// Female.
        Female,
        /// Male.
        Male,
        /// Khawaja sira, or another than these two.
        Other,
    }
    /// Whom an event of an FIR concerns.
    #[derive(Eq, PartialOrd, Ord)]
    enum Accused {
        /// A person on record.
        Person(PersonId),
        /// Some of those held, counted but not named: "62 accused".
        Unnamed {
            /// How many.
            count: u32,
            /// Which ones, to tell groups of one FIR apart.
            label: Line,
        },
    }
}

impl Section {
    /// Whether both name one section, however they are written: `s. 26-A` of `peca 2016` is `26A`
    /// of `PECA, 2016`. A statute without its year is not taken for the one with it: an act of
    /// another year can bear the same name.
    pub fn same(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// Statute and section as they compare.
    fn key(&self) -> (String, String) {
        let bare = |text: &str, apart: fn(char) -> bool| -> String {
            same::plain(text).chars().filter(|c| !apart(*c)).collect()
        };
        let statute = bare(self.statute.as_str(), |c| !c.is_alphanumeric());
        // Brackets stay: s.22(1) is not s.221.
        let section = bare(self.section.as_str(), |c| matches!(c, ' ' | '-' | '.' | '/' | '–'));
        let numbered = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit());
        let words = ["undersection", "section", "sec", "us", "s"];
        let number = words.iter().find_map(|word| section.strip_prefix(word).filter(numbered));
        (statute, number.unwrap_or(&section).to_owned())
    }
}

impl Accused {
    /// How many people it stands for.
    pub const fn count(&self) -> u32 {
        match self {
            Self::Person(_) => 1,
            Self::Unnamed { count, .. } => *count,
        }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a currency is its three capital letters (ISO 4217), such as PKR")]
pub struct CurrencyError;

impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let checked = deserializer.is_human_readable();
        let code = String::deserialize(deserializer)?;
        if checked { Self::new(code).map_err(serde::de::Error::custom) } else { Ok(Self(code)) }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Currency {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Currency".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Z]{3}$" })
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

impl std::fmt::Display for Section {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} s.{}", self.statute, self.section)
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

impl Sex {
    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
            Self::Other => "other",
        }
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
    fn a_section_is_the_same_however_it_is_written() {
        let section = |statute, section| Section {
            statute: Line::new(statute).unwrap(),
            section: Line::new(section).unwrap(),
        };
        for (statute, number, same) in [
            ("PECA 2016", "26A", true),
            ("peca, 2016", "26-A", true),
            ("PECA  2016", "s. 26 a", true),
            ("P.E.C.A. 2016", "u/s 26-A", true),
            ("PECA 2016", "Section 26A", true),
            ("PECA 2016", "۲۶A", true),
            ("PECA 2016", "26", false),
            ("PECA 2016", "26(A)", false),
            ("PECA", "26A", false),
            ("PECA 2025", "26A", false),
            ("PPC 1860", "26A", false),
        ] {
            let other = section(statute, number);
            assert_eq!(section("PECA 2016", "26A").same(&other), same, "{other}");
        }
    }

    #[test]
    fn values_read_well() {
        assert_eq!(Money::pkr(34_000_000).to_string(), "PKR 34,000,000");
        assert_eq!(grouped(999), "999");
        let quantity = Quantity { count: Some(10_000), or_more: true, unit: None };
        assert_eq!(quantity.to_string(), "10,000 or more");
    }
}
