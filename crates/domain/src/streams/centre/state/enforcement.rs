//! What is done against a centre.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::{EventId, Occurred, Position};

use super::super::events::{CentreEvent, ClosureOrdered, DataMisuseFound, FineImposed};
use crate::kernel::history::Moment;
use crate::values::text::Code;

/// What is done against a centre.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Enforcement {
    /// Closures.
    pub closures: BTreeMap<EventId, Closure>,
    /// Whether all premises are sealed by an order that names none.
    pub sealed: bool,
    /// Which premises are sealed besides.
    pub sealed_premises: BTreeSet<Code>,
    /// Which of all that are sealed were opened again.
    pub opened_premises: BTreeSet<Code>,
    /// Fines.
    pub fines: BTreeMap<EventId, Fine>,
    /// The closures that were lifted, and the fines that were waived or paid, whether they stand or not.
    pub acted_on: BTreeSet<EventId>,
    /// Where all closures were lifted last.
    pub all_lifted: Option<Position>,
    /// Misuse of data.
    pub misuse: Vec<(Moment, DataMisuseFound)>,
}

/// A closure.
#[derive(Debug, Clone, PartialEq)]
pub struct Closure {
    /// When it was ordered.
    pub moment: Moment,
    /// What the order says.
    pub ordered: ClosureOrdered,
    /// When it was lifted.
    pub lifted: Option<Moment>,
}

/// A fine.
#[derive(Debug, Clone, PartialEq)]
pub struct Fine {
    /// When it was imposed.
    pub moment: Moment,
    /// What was imposed.
    pub imposed: FineImposed,
    /// How much of it was waived or paid, in whole units of its currency.
    pub settled: u64,
}

impl Closure {
    /// Whether it can last at some instant of a time.
    pub fn can_last(&self, at: Occurred) -> bool {
        let lifted = self.lifted.is_some_and(|moment| moment.occurred.end <= at.start);
        self.moment.occurred.start < at.end && !lifted
    }
}

impl Fine {
    /// What is left to be paid, in whole units of its currency.
    pub fn left(&self) -> u64 {
        self.imposed.amount.amount.saturating_sub(self.settled)
    }
}

impl Enforcement {
    /// Takes one event in; another one changes nothing.
    pub(super) fn take(&mut self, moment: &Moment, event: &CentreEvent) {
        let id = moment.event_id;
        if let CentreEvent::ClosureOrdered(ordered) = event {
            let (moment, ordered) = (*moment, ordered.clone());
            self.closures.insert(id, Closure { moment, ordered, lifted: None });
        } else if let CentreEvent::ClosureLifted(lifted) = event {
            match lifted.closure {
                Some(closure) => drop(self.acted_on.insert(closure)),
                None => self.all_lifted = self.all_lifted.max(Some(moment.position)),
            }
            // One that says nothing lifts all that there were by then.
            let of = |id: &EventId| lifted.closure.is_none_or(|one| one == *id);
            for (_, closure) in self.closures.iter_mut().filter(|(id, _)| of(id)) {
                closure.lifted.get_or_insert(*moment);
            }
        } else if let CentreEvent::PremisesSealed(sealed) = event {
            match &sealed.premises {
                Some(premises) => {
                    self.sealed_premises.insert(premises.clone());
                    self.opened_premises.remove(premises);
                }
                None => {
                    self.sealed = true;
                    self.opened_premises.clear();
                }
            }
        } else if let CentreEvent::PremisesUnsealed(unsealed) = event {
            match &unsealed.premises {
                Some(premises) => {
                    self.sealed_premises.remove(premises);
                    self.opened_premises.insert(premises.clone());
                }
                None => {
                    self.sealed = false;
                    self.sealed_premises.clear();
                }
            }
        } else if let CentreEvent::FineImposed(imposed) = event {
            let (moment, imposed) = (*moment, imposed.clone());
            self.fines.insert(id, Fine { moment, imposed, settled: 0 });
        } else if let CentreEvent::FineWaived(waived) = event {
            self.settle(waived.fine, waived.amount.amount);
        } else if let CentreEvent::FinePaid(paid) = event {
            self.settle(paid.fine, paid.amount.amount);
        } else if let CentreEvent::DataMisuseFound(found) = event {
            self.misuse.push((*moment, found.clone()));
        }
    }

    fn settle(&mut self, fine: EventId, amount: u64) {
        self.acted_on.insert(fine);
        if let Some(fine) = self.fines.get_mut(&fine) {
            fine.settled = fine.settled.saturating_add(amount);
        }
    }

    /// Whether what this event decided was lifted, waived or paid since.
    pub fn rests_on(&self, decided: &Moment) -> bool {
        self.acted_on.contains(&decided.event_id) || self.all_lifted > Some(decided.position)
    }

    /// Whether these premises are sealed.
    pub fn is_sealed_at(&self, premises: &Code) -> bool {
        let all = self.sealed && !self.opened_premises.contains(premises);
        all || self.sealed_premises.contains(premises)
    }

    /// Whether any of the premises is sealed.
    pub fn is_sealed(&self) -> bool {
        self.sealed || !self.sealed_premises.is_empty()
    }
}
