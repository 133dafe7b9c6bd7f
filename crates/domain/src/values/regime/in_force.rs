//! What is asked of all regimes that were adopted: each answer has the value and the adoption it is from.

use greyfile_envelope::{Day, EventId, Hand, Position, Timestamp};

use super::body::LicensingBody;
use super::checklist::Checklist;
use super::dates::{Dates, Used};
use super::fee::Fee;
use super::ground::Ground;
use super::period::{Interval, Period};
use super::power::Power;
use super::series::Series;
use super::stated::Stated;
use super::terms::Terms;
use super::whole::Regime;
use crate::values::law::Law;
use crate::values::money::Currency;
use crate::values::text::Code;

/// What one adoption brought into force.
#[derive(Debug, Clone, PartialEq)]
pub struct Adoption {
    /// The event that adopted it.
    pub event: EventId,
    /// Where that event stands in the log; later than all others while it is being decided.
    pub position: Position,
    /// What it states.
    pub regime: Regime,
}

/// A value that says by which date it is selected.
trait Value: PartialEq {
    fn stated(&self) -> &Stated;
}

macro_rules! values {
    ($($Value:ty,)*) => {$(
        impl Value for $Value {
            fn stated(&self) -> &Stated {
                &self.stated
            }
        }
    )*};
}
values! { LicensingBody, Fee, Terms, Ground, Checklist, Interval, Period, Power, Series, }

/// Which regime a value is read from: the one in force on the day of the decision says by which date it
/// is selected, and the one in force on that date gives it. Where none was in force on that date, the
/// one of the decision does.
impl Law {
    /// The regime in force on a day: of those whose first day is not after it the one with the latest, of
    /// two with one first day the one adopted later.
    pub fn on(&self, day: Day) -> Option<&Adoption> {
        self.known_before(Position(u64::MAX), day)
    }

    /// The same, as far as it was adopted before a position.
    pub(super) fn known_before(&self, at: Position, day: Day) -> Option<&Adoption> {
        let began =
            |adoption: &&Adoption| adoption.regime.effective_from <= day && adoption.position <= at;
        // The last of those that are equal.
        self.adoptions.iter().filter(began).max_by_key(|adoption| adoption.regime.effective_from)
    }

    fn used<'a, T: Value>(
        &'a self,
        dates: &Dates,
        list: fn(&Regime) -> &Vec<T>,
        is: impl Fn(&T) -> bool,
    ) -> Option<Used<'a, T>> {
        let decision = self.on(dates.decision)?;
        let said = list(&decision.regime).iter().find(|one| is(one))?;
        let selected = self.on(dates.day(said.stated().selected_by)).unwrap_or(decision);
        let value = list(&selected.regime).iter().find(|one| is(one))?;
        Some(Used { value, adoption: selected.event })
    }

    /// The bodies that take part, in the order of the regime.
    pub fn bodies(&self, dates: &Dates) -> Vec<Used<'_, LicensingBody>> {
        let Some(decision) = self.on(dates.decision) else { return Vec::new() };
        let codes = decision.regime.bodies.iter().map(|body| &body.code);
        codes.filter_map(|code| self.body(code, dates)).collect()
    }

    /// A body.
    pub fn body(&self, code: &Code, dates: &Dates) -> Option<Used<'_, LicensingBody>> {
        self.used(dates, |regime| &regime.bodies, |one| one.code == *code)
    }

    /// A fee: of the class or, where the class has none of its own, of every class.
    pub fn fee(&self, code: &Code, class: Option<&Code>, dates: &Dates) -> Option<Used<'_, Fee>> {
        let of = |class: Option<&Code>| {
            let is = |one: &Fee| one.code == *code && one.class.as_ref() == class;
            self.used(dates, |regime| &regime.fees, is)
        };
        of(class).or_else(|| of(None))
    }

    /// Whether fees and fines can be paid in a currency.
    pub fn knows_currency(&self, currency: &Currency, dates: &Dates) -> bool {
        let regime = self.on(dates.decision).map(|adoption| &adoption.regime);
        regime.is_some_and(|regime| regime.currencies.contains(currency))
    }

    /// The terms of a class.
    pub fn terms(&self, class: &Code, dates: &Dates) -> Option<Used<'_, Terms>> {
        self.used(dates, |regime| &regime.terms, |one| one.class == *class)
    }

    /// A ground.
    pub fn ground(&self, code: &Code, dates: &Dates) -> Option<Used<'_, Ground>> {
        self.used(dates, |regime| &regime.grounds, |one| one.code == *code)
    }

    /// A checklist.
    pub fn checklist(&self, code: &Code, dates: &Dates) -> Option<Used<'_, Checklist>> {
        self.used(dates, |regime| &regime.checklists, |one| one.code == *code)
    }

    /// What comes again.
    pub fn interval(&self, code: &Code, dates: &Dates) -> Option<Used<'_, Interval>> {
        self.used(dates, |regime| &regime.intervals, |one| one.code == *code)
    }

    /// A period.
    pub fn period(&self, code: &Code, dates: &Dates) -> Option<Used<'_, Period>> {
        self.used(dates, |regime| &regime.periods, |one| one.code == *code)
    }

    /// A power.
    pub fn power(&self, code: &Code, dates: &Dates) -> Option<Used<'_, Power>> {
        self.used(dates, |regime| &regime.powers, |one| one.code == *code)
    }

    /// A series of numbers: of the class or, where the class has none of its own, of every class.
    pub fn series(
        &self,
        code: &Code,
        class: Option<&Code>,
        dates: &Dates,
    ) -> Option<Used<'_, Series>> {
        let of = |class: Option<&Code>| {
            let is = |one: &Series| one.code == *code && one.class.as_ref() == class;
            self.used(dates, |regime| &regime.series, is)
        };
        of(class).or_else(|| of(None))
    }

    /// Whether somebody holds a power at an instant: as one of its offices, or by a delegation that
    /// holds on that day.
    pub fn holds(&self, power: &Code, hand: &Hand, at: Timestamp) -> bool {
        let day = at.day();
        let stated = self.power(power, &Dates::of_decision(day));
        let is_office = stated.is_some_and(|power| power.value.is_held_as_office(hand));
        let delegated = self.delegations.iter().filter(|one| one.power == *power);
        let mut holds = delegated.filter(|one| (one.from..=one.until).contains(&day));
        is_office || holds.any(|one| one.to == *hand)
    }

    /// The last day of the grace that was set for a class; of several the one set last.
    pub fn grace_until(&self, class: &Code) -> Option<Used<'_, Day>> {
        let of = |class: Option<&Code>| {
            let set = self.graces.iter().rev().find(|grace| grace.class.as_ref() == class)?;
            Some(Used { value: &set.until, adoption: set.event })
        };
        of(Some(class)).or_else(|| of(None))
    }
}
