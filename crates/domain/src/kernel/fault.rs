//! What the refusal of a regime speaks of.

use super::arg::Arg;
use crate::values::regime::Fault;
use crate::values::text::Code;

impl Fault {
    /// What its text speaks of.
    pub(super) fn args(&self) -> Vec<Arg> {
        let code = |field, code: &Code| Arg::text(field, code);
        match self {
            Self::BodyMissing { kind } => vec![Arg::code("kind", kind.code())],
            Self::NamedTwice { list, code } | Self::PartTooLarge { list, code } => {
                vec![Arg::code("list", list.code()), Arg::text("code", code)]
            }
            Self::DatesOverlap { section } => vec![Arg::section("section", section)],
            Self::UnknownCurrency { list, code: of, currency } => vec![
                Arg::code("list", list.code()),
                code("code", of),
                Arg::text("currency", currency.as_str()),
            ],
            Self::UnknownStop { period, stop } => {
                vec![code("period", period), code("stop", stop)]
            }
            Self::CycleOfStops { periods } => {
                periods.iter().map(|period| code("periods", period)).collect()
            }
            Self::UnknownPower { power, period } => {
                let of = Arg::code("of", if period.is_some() { "period" } else { "alone" });
                let period = period.iter().map(|period| code("period", period));
                [code("power", power), of].into_iter().chain(period).collect()
            }
            Self::UnknownClass { class } => vec![code("class", class)],
            Self::SeriesPattern { code: of } | Self::CodeTaken { code: of } => {
                vec![code("code", of)]
            }
            Self::TooFewRecipients { body, least } => {
                vec![code("body", body), Arg::count("least", *least)]
            }
            Self::NoKey { body }
            | Self::KeyShared { body }
            | Self::KeyGivenUp { body }
            | Self::KeyOfDemonstration { body }
            | Self::UnknownBody { body }
            | Self::UnknownKey { body } => vec![code("body", body)],
            Self::NotToBeDelegated { power } => vec![code("power", power)],
            Self::EndsBeforeItBegins => Vec::new(),
        }
    }
}
