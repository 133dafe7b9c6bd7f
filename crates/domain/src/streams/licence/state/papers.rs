//! Fees, documents and objections.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::EventId;

use super::super::events::{Closing, FeeAssessed, FeePaid, LicenceEvent, ObjectionRaised};
use crate::kernel::history::Moment;
use crate::values::money::Money;
use crate::values::text::Code;

/// Fees, documents and objections.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Papers {
    /// Fees.
    pub fees: Fees,
    /// Which documents came in.
    pub documents: BTreeSet<Code>,
    /// When each of them did.
    pub added: Vec<Moment>,
    /// Objections.
    pub objections: BTreeMap<EventId, Objection>,
}

/// What was assessed and paid.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fees {
    /// What was assessed.
    pub assessed: BTreeMap<EventId, (Moment, FeeAssessed)>,
    /// What was paid.
    pub paid: BTreeMap<EventId, Payment>,
}

/// A payment.
#[derive(Debug, Clone, PartialEq)]
pub struct Payment {
    /// When it was made.
    pub moment: Moment,
    /// What it was.
    pub paid: FeePaid,
    /// When it was reversed.
    pub reversed: Option<Moment>,
    /// How much of it was given back, in whole units of its currency.
    pub refunded: u64,
}

/// An objection.
#[derive(Debug, Clone, PartialEq)]
pub struct Objection {
    /// When it was raised.
    pub moment: Moment,
    /// What it says.
    pub raised: ObjectionRaised,
    /// When it was answered.
    pub answered: Option<Moment>,
    /// How it ended, and when.
    pub closed: Option<(Moment, Closing)>,
}

impl Payment {
    /// What is left of it, in whole units of its currency.
    pub fn net(&self) -> u64 {
        match self.reversed {
            Some(_) => 0,
            None => self.paid.amount.amount.saturating_sub(self.refunded),
        }
    }
}

impl Fees {
    /// What is still due of each fee that was assessed: nothing where all of it was paid. Amounts in
    /// another currency than was assessed pay nothing of it.
    pub fn due(&self) -> BTreeMap<Code, Money> {
        let mut due: BTreeMap<Code, BTreeMap<&str, i128>> = BTreeMap::new();
        for (_, assessed) in self.assessed.values() {
            let of = due.entry(assessed.fee.clone()).or_default();
            *of.entry(assessed.amount.currency.as_str()).or_default() +=
                i128::from(assessed.amount.amount);
        }
        for payment in self.paid.values() {
            let of = due.get_mut(&payment.paid.fee);
            let of = of.and_then(|of| of.get_mut(payment.paid.amount.currency.as_str()));
            if let Some(of) = of {
                *of -= i128::from(payment.net());
            }
        }
        let left = |(fee, of): (Code, BTreeMap<&str, i128>)| {
            let (currency, left) = of.into_iter().find(|(_, left)| *left > 0)?;
            let currency = crate::values::money::Currency::new(currency).ok()?;
            let amount = u64::try_from(left).unwrap_or(u64::MAX);
            Some((fee, Money { currency, amount }))
        };
        due.into_iter().filter_map(left).collect()
    }

    /// Whether more than assessed was paid of a fee, in any currency.
    pub fn is_in_excess(&self, fee: &Code) -> bool {
        let mut over: BTreeMap<&str, i128> = BTreeMap::new();
        for payment in self.paid.values().filter(|one| one.paid.fee == *fee) {
            let currency = payment.paid.amount.currency.as_str();
            *over.entry(currency).or_default() += i128::from(payment.net());
        }
        for (_, assessed) in self.assessed.values().filter(|(_, one)| one.fee == *fee) {
            if let Some(over) = over.get_mut(assessed.amount.currency.as_str()) {
                *over -= i128::from(assessed.amount.amount);
            }
        }
        over.into_values().any(|over| over > 0)
    }

    /// When what was assessed of a fee up to this assessment had been paid, by what stands of the payments;
    /// nothing while it is not. What is nothing to pay was paid at once.
    pub fn paid_at(&self, assessment: EventId) -> Option<Moment> {
        let (asked, of) = self.assessed.get(&assessment)?;
        let (fee, currency) = (&of.fee, &of.amount.currency);
        let in_time = |moment: &Moment| (moment.occurred.start, moment.event_id);
        let upto = self.assessed.values().filter(|(moment, one)| {
            one.fee == *fee && one.amount.currency == *currency && in_time(moment) <= in_time(asked)
        });
        let mut left: i128 = upto.map(|(_, one)| i128::from(one.amount.amount)).sum();
        let mut last = *asked;
        let paid = self.paid.values().filter(|one| {
            one.paid.fee == *fee && one.paid.amount.currency == *currency && one.net() > 0
        });
        let mut paid: Vec<&Payment> = paid.collect();
        paid.sort_by_key(|one| in_time(&one.moment));
        for payment in paid {
            if left <= 0 {
                break;
            }
            left -= i128::from(payment.net());
            // One from before it was asked for pays it at once.
            if asked.occurred.start < payment.moment.occurred.start {
                last = payment.moment;
            }
        }
        (left <= 0).then_some(last)
    }

    /// How often a fee was assessed: here, where it was held against the regime then, or at this amount at
    /// least.
    pub fn assessed_as(&self, fee: &Code, amount: &Money) -> usize {
        let is = |(moment, one): &&(Moment, FeeAssessed)| {
            let enough =
                one.amount.currency == amount.currency && one.amount.amount >= amount.amount;
            one.fee == *fee && (moment.own_act || enough)
        };
        self.assessed.values().filter(is).count()
    }
}

impl Papers {
    /// Takes one event in; whether it was one about papers.
    pub(super) fn take(&mut self, moment: &Moment, event: &LicenceEvent) -> bool {
        let id = moment.event_id;
        if let LicenceEvent::FeeAssessed(assessed) = event {
            self.fees.assessed.insert(id, (*moment, assessed.clone()));
        } else if let LicenceEvent::FeePaid(paid) = event {
            let (moment, paid) = (*moment, paid.clone());
            self.fees.paid.insert(id, Payment { moment, paid, reversed: None, refunded: 0 });
        } else if let LicenceEvent::FeeReversed(reversed) = event {
            if let Some(payment) = self.fees.paid.get_mut(&reversed.payment) {
                payment.reversed = Some(*moment);
            }
        } else if let LicenceEvent::FeeRefunded(refunded) = event {
            if let Some(payment) = self.fees.paid.get_mut(&refunded.payment) {
                payment.refunded = payment.refunded.saturating_add(refunded.amount.amount);
            }
        } else if let LicenceEvent::DocumentAdded(added) = event {
            self.documents.insert(added.document.clone());
            self.added.push(*moment);
        } else if let LicenceEvent::ObjectionRaised(raised) = event {
            let (moment, raised) = (*moment, raised.clone());
            let objection = Objection { moment, raised, answered: None, closed: None };
            self.objections.insert(id, objection);
        } else if let LicenceEvent::ObjectionAnswered(answered) = event {
            if let Some(objection) = self.objections.get_mut(&answered.objection) {
                objection.answered.get_or_insert(*moment);
            }
        } else if let LicenceEvent::ObjectionClosed(closed) = event {
            if let Some(objection) = self.objections.get_mut(&closed.objection) {
                objection.closed = Some((*moment, closed.how));
            }
        } else {
            return false;
        }
        true
    }

    /// How many objections a decision waits for.
    pub fn blocking(&self) -> usize {
        let open = self.objections.values().filter(|one| one.closed.is_none());
        open.filter(|one| one.raised.blocks).count()
    }
}
