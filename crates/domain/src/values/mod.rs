//! What fields hold: text, documents, money, sections of statutes, personal data.

pub mod count;
pub(crate) mod declare;
pub mod document;
pub mod file;
pub mod gazetteer;
pub mod hex;
pub mod isolate;
pub mod law;
pub mod limits;
pub mod money;
pub mod namespace;
pub mod personal;
pub mod place;
pub mod premises;
pub mod purpose;
pub mod regime;
pub mod same;
pub mod section;
pub mod sex;
pub mod text;
pub mod used;
pub mod vocabulary;

pub use count::{NationalityCount, Quantity};
pub use gazetteer::Gazetteer;
pub use hex::{Hex, HexBytes, Sha256Hex};
pub use law::{Law, Offence};
pub use money::{Currency, CurrencyError, Money, grouped};
pub use namespace::Namespace;
pub use personal::Personal;
pub use place::{Place, PlaceKind, Wanted};
pub use purpose::Purpose;
pub use section::Section;
pub use sex::Sex;
pub use text::{Code, Country, Line, PlaceCode, Prose};

/// Why a text cannot stand in a field, in English and in Urdu: two Fluent files.
pub(crate) const WORDS: (&str, &str) = (include_str!("words.en.ftl"), include_str!("words.ur.ftl"));
/// The names of countries in English and Urdu.
pub(crate) const COUNTRIES: (&str, &str) =
    (include_str!("countries.en.ftl"), include_str!("countries.ur.ftl"));
