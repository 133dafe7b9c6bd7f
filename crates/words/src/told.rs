//! A value in words, on its way into a message.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentType};
use greyfile_domain::values::grouped;
use intl_memoizer::{IntlLangMemoizer, concurrent};

/// Numbers that name something and count nothing: written without commas.
const NAMES: [&str; 6] = ["year", "serial", "position", "ordinal", "first", "started"];

/// Whether a field of this name names something.
fn names_something(name: &str) -> bool {
    // `first_position` is one as well.
    name.rsplit('_').next().is_some_and(|last| NAMES.contains(&last))
}

/// A value in words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Told {
    /// A code that a message chooses by.
    Code(&'static str),
    /// A text that is not the program's own: shown as it is, and never taken for a code. A seal with
    /// the number `none` is no missing number.
    Text(String),
    /// A number.
    Number(FluentNumber),
}

/// Up to here a number is exact where messages choose by it.
const EXACT_MAX: u64 = 1 << 53;

/// A number, by the name of its field.
pub(crate) fn number(name: &str, value: i64) -> Told {
    let options =
        FluentNumberOptions { use_grouping: !names_something(name), ..Default::default() };
    match value.unsigned_abs() {
        0..=EXACT_MAX => Told::Number(FluentNumber::new(value as f64, options)),
        _ if options.use_grouping && value > 0 => large(name, value.unsigned_abs()),
        _ => Told::Text(value.to_string()),
    }
}

/// The same, of one that is larger than most.
pub(crate) fn large(name: &str, value: u64) -> Told {
    match names_something(name) {
        true => Told::Text(value.to_string()),
        false => Told::Text(grouped(value)),
    }
}

/// A number as people read it, with commas between thousands unless it names something.
pub(crate) fn digits(number: &FluentNumber) -> String {
    let plain = number.as_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", &*plain), |rest| ("\u{2212}", rest));
    match digits.parse().ok().filter(|_| number.options.use_grouping) {
        Some(value) => format!("{sign}{}", grouped(value)),
        None => format!("{sign}{digits}"),
    }
}

impl Told {
    /// The value as people read it.
    pub(crate) fn text(self) -> String {
        match self {
            Self::Code(code) => code.to_owned(),
            Self::Text(text) => text,
            Self::Number(number) => digits(&number),
        }
    }
}

impl From<Told> for FluentValue<'_> {
    fn from(told: Told) -> Self {
        match told {
            Told::Code(code) => code.into(),
            Told::Text(text) => FluentValue::Custom(Box::new(Typed(text))),
            Told::Number(number) => FluentValue::Number(number),
        }
    }
}

/// See [`Told::Text`].
#[derive(Debug, Clone, PartialEq)]
struct Typed(String);

impl FluentType for Typed {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
        self.0.clone().into()
    }

    fn as_string_threadsafe(&self, _: &concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        self.0.clone().into()
    }
}
