//! A regime as a whole: what a file states and one command adopts.

use std::fmt::Write;

use greyfile_envelope::Day;

use super::body::LicensingBody;
use super::checklist::Checklist;
use super::fault::{Fault, List};
use super::fee::Fee;
use super::ground::Ground;
use super::part::Part;
use super::period::{Interval, Period};
use super::power::Power;
use super::series::Series;
use super::terms::Terms;
use crate::values::declare::payload;
use crate::values::law::Offence;
use crate::values::limits::REGIME_PART_BYTES_MAX;
use crate::values::money::Currency;
use crate::values::text::{Code, Line};

payload! {
    /// A regime as a whole. A list that is left out is empty: nothing of an earlier regime goes on.
    struct Regime {
        /// Its code, which no other regime is given.
        code: Code,
        /// What it is called.
        title: Line,
        /// Its first day.
        effective_from: Day,
        /// Where it comes from.
        source: Line,
        /// The currencies in which fees and fines can be stated.
        #[serde(default)]
        currencies: Vec<Currency>,
        /// The bodies that take part in licensing.
        #[serde(default)]
        bodies: Vec<LicensingBody>,
        /// Fees.
        #[serde(default)]
        fees: Vec<Fee>,
        /// The terms of classes of licences.
        #[serde(default)]
        terms: Vec<Terms>,
        /// Grounds of decisions.
        #[serde(default)]
        grounds: Vec<Ground>,
        /// Checklists.
        #[serde(default)]
        checklists: Vec<Checklist>,
        /// What comes again.
        #[serde(default)]
        intervals: Vec<Interval>,
        /// Times within which something is to be done.
        #[serde(default)]
        periods: Vec<Period>,
        /// Powers.
        #[serde(default)]
        powers: Vec<Power>,
        /// Series of numbers.
        #[serde(default)]
        series: Vec<Series>,
        /// The offence catalogue.
        #[serde(default)]
        offences: Vec<Offence>,
    }
}

/// How much a part weighs: more than its bytes in a record, since names of fields count as well.
#[derive(Default)]
struct Weight(usize);

impl Write for Weight {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

fn weight(of: &impl std::fmt::Debug) -> usize {
    let mut weight = Weight::default();
    // Counting cannot fail.
    let _ = write!(weight, "{of:?}");
    weight.0
}

/// Cuts a list into parts, none above the limit.
fn cut<T: std::fmt::Debug + Clone>(
    list: &[T],
    code: impl Fn(&T) -> String,
    of: (List, fn(Vec<T>) -> Part),
    parts: &mut Vec<Part>,
) -> Result<(), Fault> {
    let (name, part) = of;
    let (mut rest, mut sum) = (Vec::new(), 0);
    for entry in list {
        let weighs = weight(entry);
        if weighs > REGIME_PART_BYTES_MAX {
            return Err(Fault::PartTooLarge { list: name, code: code(entry) });
        }
        if sum + weighs > REGIME_PART_BYTES_MAX {
            parts.push(part(std::mem::take(&mut rest)));
            sum = 0;
        }
        rest.push(entry.clone());
        sum += weighs;
    }
    if !rest.is_empty() {
        parts.push(part(rest));
    }
    Ok(())
}

impl Part {
    /// Whether it may be more than a record can hold.
    pub fn is_too_large(&self) -> bool {
        // The name of the part and the commas between entries are no entry's.
        weight(self) > REGIME_PART_BYTES_MAX * 11 / 10
    }

    /// Which list it is of.
    pub const fn list(&self) -> List {
        match self {
            Self::Bodies(_) => List::Bodies,
            Self::Fees(_) => List::Fees,
            Self::Terms(_) => List::Terms,
            Self::Grounds(_) => List::Grounds,
            Self::Checklists(_) => List::Checklists,
            Self::Intervals(_) => List::Intervals,
            Self::Periods(_) => List::Periods,
            Self::Powers(_) => List::Powers,
            Self::Series(_) => List::Series,
            Self::Offences(_) => List::Offences,
        }
    }
}

impl Regime {
    /// One that states nothing yet.
    pub const fn new(code: Code, title: Line, effective_from: Day, source: Line) -> Self {
        Self {
            code,
            title,
            effective_from,
            source,
            currencies: Vec::new(),
            bodies: Vec::new(),
            fees: Vec::new(),
            terms: Vec::new(),
            grounds: Vec::new(),
            checklists: Vec::new(),
            intervals: Vec::new(),
            periods: Vec::new(),
            powers: Vec::new(),
            series: Vec::new(),
            offences: Vec::new(),
        }
    }

    /// Its lists in parts, each of which one record can hold.
    ///
    /// # Errors
    /// Which entry alone is above the limit.
    pub fn parts(&self) -> Result<Vec<Part>, Fault> {
        let mut parts = Vec::new();
        let out = &mut parts;
        let by = |code: &Code| code.to_string();
        cut(&self.bodies, |one| by(&one.code), (List::Bodies, Part::Bodies), out)?;
        cut(&self.fees, |one| by(&one.code), (List::Fees, Part::Fees), out)?;
        cut(&self.terms, |one| by(&one.class), (List::Terms, Part::Terms), out)?;
        cut(&self.grounds, |one| by(&one.code), (List::Grounds, Part::Grounds), out)?;
        cut(&self.checklists, |one| by(&one.code), (List::Checklists, Part::Checklists), out)?;
        cut(&self.intervals, |one| by(&one.code), (List::Intervals, Part::Intervals), out)?;
        cut(&self.periods, |one| by(&one.code), (List::Periods, Part::Periods), out)?;
        cut(&self.powers, |one| by(&one.code), (List::Powers, Part::Powers), out)?;
        cut(&self.series, |one| by(&one.code), (List::Series, Part::Series), out)?;
        let section = |one: &Offence| one.section.to_string();
        cut(&self.offences, section, (List::Offences, Part::Offences), out)?;
        Ok(parts)
    }

    /// Takes a part of it in.
    pub fn take(&mut self, part: Part) {
        match part {
            Part::Bodies(list) => self.bodies.extend(list),
            Part::Fees(list) => self.fees.extend(list),
            Part::Terms(list) => self.terms.extend(list),
            Part::Grounds(list) => self.grounds.extend(list),
            Part::Checklists(list) => self.checklists.extend(list),
            Part::Intervals(list) => self.intervals.extend(list),
            Part::Periods(list) => self.periods.extend(list),
            Part::Powers(list) => self.powers.extend(list),
            Part::Series(list) => self.series.extend(list),
            Part::Offences(list) => self.offences.extend(list),
        }
    }

    /// Whether it says anything of licences, and not of offences alone.
    pub fn is_of_licensing(&self) -> bool {
        !(self.bodies.is_empty()
            && self.fees.is_empty()
            && self.terms.is_empty()
            && self.grounds.is_empty()
            && self.checklists.is_empty()
            && self.intervals.is_empty()
            && self.periods.is_empty()
            && self.powers.is_empty()
            && self.series.is_empty())
    }
}
