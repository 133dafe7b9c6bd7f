//! A part of a regime, as one event holds it.

use super::body::LicensingBody;
use super::checklist::Checklist;
use super::fee::Fee;
use super::ground::Ground;
use super::period::{Interval, Period};
use super::power::Power;
use super::series::Series;
use super::terms::Terms;
use crate::values::declare::words;
use crate::values::law::Offence;

words! {
    /// A part of a regime. A long list is stated in several.
    enum Part {
        /// The bodies that take part in licensing.
        Bodies(Vec<LicensingBody>),
        /// Fees.
        Fees(Vec<Fee>),
        /// The terms of classes of licences.
        Terms(Vec<Terms>),
        /// Grounds of decisions.
        Grounds(Vec<Ground>),
        /// Checklists.
        Checklists(Vec<Checklist>),
        /// What comes again.
        Intervals(Vec<Interval>),
        /// Times within which something is to be done.
        Periods(Vec<Period>),
        /// Powers.
        Powers(Vec<Power>),
        /// Series of numbers.
        Series(Vec<Series>),
        /// The offence catalogue.
        Offences(Vec<Offence>),
    }
}
