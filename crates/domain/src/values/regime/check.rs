//! Whether a regime can be adopted: what no single value shows.

use std::collections::BTreeSet;

use super::body::{BodyKind, LicensingBody};
use super::fault::{Fault, List};
use super::period::Period;
use super::whole::Regime;
use crate::values::law::Offence;
use crate::values::money::Money;
use crate::values::text::Code;
use crate::values::vocabulary::{STOPPING_PERIODS, STOPS};

impl Regime {
    /// What is wrong with it, if anything is; the first in the order of the lists.
    ///
    /// # Errors
    /// The fault.
    pub fn check(&self) -> Result<(), Fault> {
        self.bodies_are_whole()?;
        self.nothing_is_named_twice()?;
        self.currencies_are_known()?;
        self.classes_have_terms()?;
        self.periods_can_run()?;
        self.series_count()?;
        self.sections_are_in_force_once()?;
        self.parts().map(drop)
    }

    fn bodies_are_whole(&self) -> Result<(), Fault> {
        if !self.is_of_licensing() {
            return Ok(());
        }
        let missing = BodyKind::ALL
            .into_iter()
            .find(|kind| !self.bodies.iter().any(|body| body.kind == *kind));
        if let Some(kind) = missing {
            return Err(Fault::BodyMissing { kind });
        }
        let mut keys = BTreeSet::new();
        for body in &self.bodies {
            let LicensingBody { code, kind, grounds_to, .. } = body;
            let least = match kind {
                BodyKind::Licensing => 0,
                BodyKind::Vetting => 1,
                BodyKind::Intelligence => 2,
            };
            if grounds_to.iter().collect::<BTreeSet<_>>().len() < least {
                return Err(Fault::TooFewRecipients { body: code.clone(), least });
            }
            if body.keys.is_empty() {
                return Err(Fault::NoKey { body: code.clone() });
            }
            if !body.keys.iter().all(|one| keys.insert(one.key)) {
                return Err(Fault::KeyShared { body: code.clone() });
            }
        }
        Ok(())
    }

    fn nothing_is_named_twice(&self) -> Result<(), Fault> {
        let of_class = |code: &Code, class: &Option<Code>| match class {
            Some(class) => format!("{code} ({class})"),
            None => code.to_string(),
        };
        once(List::Bodies, self.bodies.iter().map(|one| one.code.to_string()))?;
        once(List::Fees, self.fees.iter().map(|one| of_class(&one.code, &one.class)))?;
        once(List::Terms, self.terms.iter().map(|one| one.class.to_string()))?;
        once(List::Grounds, self.grounds.iter().map(|one| one.code.to_string()))?;
        once(List::Checklists, self.checklists.iter().map(|one| one.code.to_string()))?;
        for list in &self.checklists {
            let named = |point: &Code| format!("{}.{point}", list.code);
            once(List::Checklists, list.points.iter().map(|point| named(&point.code)))?;
        }
        once(List::Intervals, self.intervals.iter().map(|one| one.code.to_string()))?;
        once(List::Periods, self.periods.iter().map(|one| one.code.to_string()))?;
        once(List::Powers, self.powers.iter().map(|one| one.code.to_string()))?;
        once(List::Series, self.series.iter().map(|one| of_class(&one.code, &one.class)))
    }

    fn currencies_are_known(&self) -> Result<(), Fault> {
        let fees = self.fees.iter().map(|fee| (List::Fees, &fee.code, &fee.amount));
        let fine = |amount: &'_ Option<Money>| amount.is_some();
        let fines = self.grounds.iter().filter(|ground| fine(&ground.fine_max));
        let fines = fines.filter_map(|ground| {
            ground.fine_max.as_ref().map(|amount| (List::Grounds, &ground.code, amount))
        });
        match fees.chain(fines).find(|(_, _, money)| !self.currencies.contains(&money.currency)) {
            None => Ok(()),
            Some((list, code, money)) => Err(Fault::UnknownCurrency {
                list,
                code: code.clone(),
                currency: money.currency.clone(),
            }),
        }
    }

    fn classes_have_terms(&self) -> Result<(), Fault> {
        let fees = self.fees.iter().filter_map(|fee| fee.class.as_ref());
        let mut named = fees.chain(self.series.iter().filter_map(|series| series.class.as_ref()));
        match named.find(|class| !self.terms.iter().any(|terms| terms.class == **class)) {
            None => Ok(()),
            Some(class) => Err(Fault::UnknownClass { class: class.clone() }),
        }
    }

    fn periods_can_run(&self) -> Result<(), Fault> {
        for period in &self.periods {
            let is_known = |stop: &Code| {
                STOPS.contains(&stop.as_str())
                    || (STOPPING_PERIODS.contains(&stop.as_str()) && self.period(stop).is_some())
            };
            if let Some(stop) = period.stops.iter().find(|stop| !is_known(stop)) {
                let (period, stop) = (period.code.clone(), stop.clone());
                return Err(Fault::UnknownStop { period, stop });
            }
            let is_stated = |power: &Code| self.powers.iter().any(|one| one.code == *power);
            if let Some(power) = period.may_extend.iter().find(|power| !is_stated(power)) {
                let (power, period) = (power.clone(), Some(period.code.clone()));
                return Err(Fault::UnknownPower { power, period });
            }
        }
        match self.periods.iter().find_map(|period| self.cycle(&mut vec![period])) {
            None => Ok(()),
            Some(periods) => Err(Fault::CycleOfStops { periods }),
        }
    }

    /// The periods that stop each other, found by going on from the last of a way.
    fn cycle<'a>(&'a self, way: &mut Vec<&'a Period>) -> Option<Vec<Code>> {
        let last = way.last()?;
        for next in last.stops.iter().filter_map(|stop| self.period(&runs_for(stop))) {
            if let Some(start) = way.iter().position(|one| one.code == next.code) {
                return Some(way[start..].iter().map(|one| one.code.clone()).collect());
            }
            way.push(next);
            let found = self.cycle(way);
            way.pop();
            if found.is_some() {
                return found;
            }
        }
        None
    }

    fn period(&self, code: &Code) -> Option<&Period> {
        self.periods.iter().find(|period| period.code == *code)
    }

    fn series_count(&self) -> Result<(), Fault> {
        match self.series.iter().find(|series| series.parse().is_none()) {
            None => Ok(()),
            Some(series) => Err(Fault::SeriesPattern { code: series.code.clone() }),
        }
    }

    fn sections_are_in_force_once(&self) -> Result<(), Fault> {
        for (index, one) in self.offences.iter().enumerate() {
            let same = |other: &&Offence| other.section.same(&one.section);
            if self.offences[..index].iter().filter(same).any(|other| one.surely_meets(other)) {
                return Err(Fault::DatesOverlap { section: one.section.clone() });
            }
        }
        Ok(())
    }
}

/// Each name of a list stands once.
fn once(list: List, names: impl Iterator<Item = String>) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name.clone()) {
            return Err(Fault::NamedTwice { list, code: name });
        }
    }
    Ok(())
}

/// The period that runs while this lasts: an objection is open as long as it can be answered.
fn runs_for(stop: &Code) -> Code {
    match stop.as_str() {
        "objection" => Code::of("objection_answer"),
        "vetting" => Code::of("vetting_answer"),
        _ => stop.clone(),
    }
}
