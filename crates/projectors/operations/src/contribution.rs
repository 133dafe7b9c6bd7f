//! What a stream contributes to the numbers.

use std::collections::BTreeMap;

use greyfile_domain::kernel::history::Moment;
use greyfile_domain::kernel::kind::{Kind, Of};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::case::{CaseEvent, CaseState};
use greyfile_domain::streams::complaint::{ComplaintEvent, ComplaintState};
use greyfile_domain::streams::fir::FirState;
use greyfile_domain::streams::raid::RaidState;
use greyfile_domain::streams::{History, State};
use greyfile_domain::values::Currency;
use greyfile_domain::values::Place;
use greyfile_envelope::{Day, Position, StreamId};
use greyfile_projector::contract::{Keeps, Rows, Table};
use serde::{Deserialize, Serialize};

use crate::keys::{self, BehindKey};
use crate::measure::Measure;

/// The events behind the numbers.
pub(crate) const BEHIND: Table<BehindKey, Behind> = Table::new(3, "behind", Keeps::Days);

/// One number that one event of a stream contributes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Contribution {
    /// The first day it can have happened on.
    pub first: Day,
    /// The last day it can have happened on.
    pub last: Day,
    /// The city; absent when not stated.
    pub city: Option<Place>,
    /// What is counted.
    pub measure: Measure,
    /// How many.
    pub number: i64,
    /// The event behind it.
    pub position: Position,
}

/// The numbers that one event contributes in one city, as its row has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Behind {
    city: Option<Place>,
    numbers: Vec<(Measure, i64)>,
}

impl Behind {
    /// As contributions again.
    pub(crate) fn contributions(
        self,
        (first, last): (Day, Day),
        position: Position,
    ) -> impl Iterator<Item = Contribution> {
        let Self { city, numbers } = self;
        numbers.into_iter().map(move |(measure, number)| Contribution {
            first,
            last,
            city: city.clone(),
            measure,
            number,
            position,
        })
    }
}

/// The rows that lead from numbers to the events behind them: one for each event.
pub(crate) fn rows(stream: StreamId, contributions: &[Contribution], out: &mut Rows) {
    let mut by_event: BTreeMap<(Day, Day, Position), Behind> = BTreeMap::new();
    for one in contributions {
        let behind = by_event.entry((one.first, one.last, one.position));
        let city = || Behind { city: one.city.clone(), numbers: Vec::new() };
        behind.or_insert_with(city).numbers.push((one.measure.clone(), one.number));
    }
    for ((first, last, position), behind) in by_event {
        out.put(&BEHIND, &keys::behind(first, last, position, stream), &behind);
    }
}

/// Everything a stream contributes as it stands.
pub(crate) fn of(history: &History, state: &State) -> Vec<Contribution> {
    if let Some(state) = RaidState::of(state) {
        raid(state)
    } else if let Some(state) = FirState::of(state) {
        fir(state)
    } else if let Some(state) = ComplaintState::of(state) {
        complaint(history, state)
    } else if let Some(state) = CaseState::of(state) {
        case(history, state)
    } else {
        Vec::new()
    }
}

/// A list in the making, for one city.
struct Counted {
    city: Option<Place>,
    list: Vec<Contribution>,
}

impl Counted {
    fn new(city: Option<&Place>) -> Self {
        Self { city: city.cloned(), list: Vec::new() }
    }

    fn add(&mut self, moment: &Moment, measure: impl Into<String>, number: impl Into<i64>) {
        let number = number.into();
        if number == 0 {
            return;
        }
        let (first, last) = moment.occurred.days();
        self.list.push(Contribution {
            first,
            last,
            city: self.city.clone(),
            measure: Measure::new(measure),
            number,
            position: moment.position,
        });
    }
}

fn raid(raid: &RaidState) -> Vec<Contribution> {
    let Some((moment, conducted)) = &raid.conducted else { return Vec::new() };
    let mut counted = Counted::new(Some(&conducted.city));
    counted.add(moment, Measure::RAIDS, 1);
    counted.add(moment, Measure::CENTRES, raid.centres());
    // Arrests are counted once for the raid, at the raid's time: a stated count and people
    // recorded one by one describe the same arrests, and neither is added to the other.
    let arrests = raid.arrests();
    let source = match &raid.found {
        Some((found, _)) if raid.arrested.len() < arrests.total as usize => found,
        _ => raid.arrested.values().map(|(arrested, _)| arrested).next().unwrap_or(moment),
    };
    let at = Moment { occurred: moment.occurred, ..*source };
    counted.add(&at, Measure::ARRESTS, arrests.total);
    counted.add(&at, Measure::ARRESTS_LOCAL, arrests.local);
    counted.add(&at, Measure::ARRESTS_FOREIGN, arrests.foreign);
    counted.add(&at, Measure::ARRESTS_FEMALE, arrests.female);
    for (country, count) in &arrests.by_nationality {
        counted.add(&at, format!("{}{country}", Measure::NATIONALITY), *count);
    }
    for (moment, seized) in &raid.seized {
        counted.add(moment, format!("{}{}", Measure::PARCELS, seized.kind), 1);
        let units = seized.quantity.count.unwrap_or(0);
        counted.add(moment, format!("{}{}", Measure::SEIZED, seized.kind), units);
        if seized.quantity.or_more && units > 0 {
            counted.add(moment, format!("{}{}", Measure::SEIZED_OR_MORE, seized.kind), 1);
        }
    }
    for (moment, cash) in &raid.cash {
        let amount = i64::try_from(cash.amount.amount).unwrap_or(i64::MAX);
        match cash.amount.currency.as_str() {
            Currency::PKR => counted.add(moment, Measure::RECOVERED_PKR, amount),
            other => counted.add(moment, format!("{}{other}", Measure::RECOVERED), amount),
        }
    }
    counted.list
}

fn fir(fir: &FirState) -> Vec<Contribution> {
    let Some((moment, lodged)) = &fir.lodged else { return Vec::new() };
    if fir.cancelled.is_some() {
        return Vec::new();
    }
    let mut counted = Counted::new(lodged.city.as_ref());
    counted.add(moment, Measure::FIRS, 1);
    if let Some(challan) = fir.challan() {
        counted.add(&challan, Measure::CHALLANS, 1);
    }
    for (who, accused) in &fir.accused {
        let people = who.count();
        if let Some(convicted) = &accused.outcome_at(true) {
            counted.add(convicted, Measure::CONVICTIONS, people);
        } else if let Some(acquitted) = &accused.outcome_at(false) {
            counted.add(acquitted, Measure::ACQUITTALS, people);
        }
    }
    counted.list
}

fn complaint(history: &History, state: &ComplaintState) -> Vec<Contribution> {
    let mut counted = Counted::new(state.received.as_ref().map(|received| &received.city));
    each::<ComplaintState>(history, |moment, event| match event {
        ComplaintEvent::Received(_) => counted.add(moment, Measure::COMPLAINTS, 1),
        ComplaintEvent::Verified(_) => counted.add(moment, Measure::VERIFICATIONS, 1),
        ComplaintEvent::Rejected(_) | ComplaintEvent::AttachedToCase(_) => {}
    });
    counted.list
}

fn case(history: &History, state: &CaseState) -> Vec<Contribution> {
    let mut counted = Counted::new(state.city.as_ref());
    each::<CaseState>(history, |moment, event| {
        if let CaseEvent::EnquiryOpened(_) = event {
            counted.add(moment, Measure::ENQUIRIES, 1);
        }
    });
    counted.list
}

fn each<S: Kind>(history: &History, mut take: impl FnMut(&Moment, &S::Event))
where
    S::Event: Of<Event>,
{
    for standing in history.current() {
        if let Some(event) = S::Event::of(standing.event) {
            take(&standing.moment, event);
        }
    }
}
