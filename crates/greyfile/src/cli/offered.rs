//! What a flag offers, where it takes anything.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};

/// Takes any text, and offers some: codes are open.
#[derive(Debug, Clone)]
pub(super) struct Offered(Vec<PossibleValue>);

impl Offered {
    /// Codes, each with what it is called.
    pub(super) fn new(codes: &[(String, String)]) -> Self {
        let codes = codes.iter();
        Self(codes.map(|(code, called)| PossibleValue::new(code).help(called)).collect())
    }

    /// Words that say themselves what they are.
    pub(super) fn words(words: impl IntoIterator<Item = &'static str>) -> Self {
        Self(words.into_iter().map(PossibleValue::new).collect())
    }
}

impl TypedValueParser for Offered {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().cloned()))
    }
}
