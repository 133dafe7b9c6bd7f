//! Series of numbers.

use super::stated::Stated;
use crate::values::declare::payload;
use crate::values::text::{Code, Line};

payload! {
    /// A series of numbers that licences or applications are given.
    struct Series {
        /// Its code, such as `licence`.
        code: Code,
        /// What a number looks like, such as `NCCIA-CC-{year}-{serial:5}`.
        pattern: Line,
        /// The class of licence that it numbers; every class when absent.
        #[serde(default)]
        class: Option<Code>,
        /// The first serial.
        first: u32,
        /// Where it comes from.
        stated: Stated,
    }
}

/// A piece of the pattern of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it stands.
    Text(String),
    /// The year.
    Year,
    /// The serial, with at least so many digits.
    Serial(usize),
}

impl Series {
    /// Most digits that a pattern can ask for.
    const DIGITS_MAX: usize = 10;

    /// The pieces of the pattern; none where it has no serial or several, or braces that say nothing.
    pub fn parse(&self) -> Option<Vec<Piece>> {
        let mut pieces = Vec::new();
        let mut rest = self.pattern.as_str();
        while !rest.is_empty() {
            let text = rest.find(['{', '}']).unwrap_or(rest.len());
            if text > 0 {
                pieces.push(Piece::Text(rest[..text].to_owned()));
            }
            rest = &rest[text..];
            if rest.is_empty() {
                break;
            }
            let (name, after) = rest.strip_prefix('{')?.split_once('}')?;
            pieces.push(match name.split_once(':') {
                None if name == "year" => Piece::Year,
                None if name == "serial" => Piece::Serial(1),
                Some(("serial", digits)) => {
                    let digits = digits.parse().ok();
                    let digits = digits.filter(|digits| (1..=Self::DIGITS_MAX).contains(digits));
                    Piece::Serial(digits?)
                }
                _ => return None,
            });
            rest = after;
        }
        let serials = pieces.iter().filter(|piece| matches!(piece, Piece::Serial(_)));
        (serials.count() == 1).then_some(pieces)
    }

    /// The number of a serial of a year; none where the pattern is none.
    pub fn number(&self, year: i16, serial: u32) -> Option<String> {
        let pieces = self.parse()?.into_iter().map(|piece| match piece {
            Piece::Text(text) => text,
            Piece::Year => format!("{year:04}"),
            Piece::Serial(digits) => format!("{serial:0digits$}"),
        });
        Some(pieces.collect())
    }
}
