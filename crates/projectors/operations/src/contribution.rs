//! What a life contributes to the numbers.

use greyfile_domain::kernel::history::Moment;
use greyfile_domain::kernel::kind::{Kind, Of};
use greyfile_domain::streams::Event;
use greyfile_domain::streams::History;
use greyfile_domain::streams::case::CaseEvent;
use greyfile_domain::streams::complaint::{ComplaintEvent, ComplaintState};
use greyfile_domain::streams::fir::FirState;
use greyfile_domain::streams::raid::RaidState;
use greyfile_domain::values::Currency;
use greyfile_envelope::{Day, Position, StreamKind};
use serde::{Deserialize, Serialize};

use crate::measure::Measure;

/// One number that one event of a life contributes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Contribution {
    /// The first day it can have happened on.
    pub first: Day,
    /// The last day it can have happened on.
    pub last: Day,
    /// The city; empty when not stated.
    pub city: String,
    /// What is counted.
    pub measure: Measure,
    /// How many.
    pub number: i64,
    /// The event behind it.
    pub position: Position,
}

impl Contribution {
    pub(crate) fn times(&self, sign: i64) -> Self {
        Self { number: self.number * sign, ..self.clone() }
    }
}

/// Event types on which no number depends. The view does not keep them, which halves it. A type
/// that is not named here is kept, so that a new one is never missed.
const UNCOUNTED: [&str; 20] = [
    "note_added",
    "case.enquiry_closed",
    "case.officer_assigned",
    "case.officer_relieved",
    "case.lead_agency_changed",
    "case.warrant_obtained",
    "case.account_frozen",
    "case.raid_linked",
    "case.fir_linked",
    "complaint.attached_to_case",
    "raid.witness_named",
    "raid.person_released_unarrested",
    "fir.section_added",
    "fir.section_deleted",
    "fir.person_produced",
    "fir.remand_granted",
    "fir.bail_granted",
    "fir.bail_refused",
    "fir.person_discharged",
    "fir.interim_challan_submitted",
];

/// Whether no number depends on events of this type.
pub(crate) fn is_uncounted(event_type: &str) -> bool {
    UNCOUNTED.contains(&event_type)
}

/// Everything a life contributes as it stands.
pub(crate) fn of(life: &History) -> Vec<Contribution> {
    match life.stream().kind {
        StreamKind::RAID => raid(&life.fold()),
        StreamKind::FIR => fir(&life.fold()),
        StreamKind::COMPLAINT => complaint(life),
        StreamKind::CASE => case(life),
        _ => Vec::new(),
    }
}

/// A list in the making, for one city.
struct Counted {
    city: String,
    list: Vec<Contribution>,
}

impl Counted {
    fn new(city: Option<&greyfile_domain::values::text::Line>) -> Self {
        let city = city.map_or_else(String::new, |city| city.as_str().to_owned());
        Self { city, list: Vec::new() }
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

fn complaint(life: &History) -> Vec<Contribution> {
    let state: ComplaintState = life.fold();
    let mut counted = Counted::new(state.received.as_ref().map(|received| &received.city));
    each::<ComplaintState>(life, |moment, event| match event {
        ComplaintEvent::Received(_) => counted.add(moment, Measure::COMPLAINTS, 1),
        ComplaintEvent::Verified(_) => counted.add(moment, Measure::VERIFICATIONS, 1),
        ComplaintEvent::Rejected(_) | ComplaintEvent::AttachedToCase(_) => {}
    });
    counted.list
}

fn case(life: &History) -> Vec<Contribution> {
    let state: greyfile_domain::streams::case::CaseState = life.fold();
    let mut counted = Counted::new(state.city.as_ref());
    each::<greyfile_domain::streams::case::CaseState>(life, |moment, event| {
        if let CaseEvent::EnquiryOpened(_) = event {
            counted.add(moment, Measure::ENQUIRIES, 1);
        }
    });
    counted.list
}

fn each<S: Kind>(life: &History, mut take: impl FnMut(&Moment, &S::Event))
where
    S::Event: Of<Event>,
{
    for standing in life.current() {
        if let Some(event) = S::Event::of(standing.event) {
            take(&standing.moment, event);
        }
    }
}

#[cfg(test)]
mod tests {
    use arbitrary::{Arbitrary, Unstructured};
    use greyfile_domain::streams::Event;
    use greyfile_domain::streams::Logged;
    use greyfile_domain::streams::fir::Accused;
    use greyfile_domain::streams::fir::FirEvent;
    use greyfile_domain::streams::ids::PersonId;
    use greyfile_domain::streams::{CommonEvent, Corrected, Retracted};
    use greyfile_envelope::{
        Basis, CommandId, Correlation, EventId, Fingerprint, LoggedBy, Occurred, StreamId,
        Timestamp,
    };
    use proptest::prelude::*;

    use super::*;

    const KINDS: [StreamKind; 4] =
        [StreamKind::CASE, StreamKind::COMPLAINT, StreamKind::RAID, StreamKind::FIR];

    /// Histories of one kind with anything in them, corrections and retractions too. The accused of
    /// an FIR are few, so that events speak of the same ones.
    fn any_life() -> impl Strategy<Value = History> {
        let bytes = || proptest::collection::vec(any::<u8>(), 0..400);
        let draws = proptest::collection::vec((any::<prop::sample::Index>(), bytes()), 0..25);
        (proptest::sample::select(&KINDS), draws).prop_map(|(kind, draws)| {
            let types: Vec<_> = Event::types()
                .map(|(event_type, _)| event_type)
                .filter(|name| !name.contains('.') || of_kind(name, kind))
                .collect();
            let mut life = History::new(StreamId::new(kind, [7; 16]));
            for (index, (pick, bytes)) in (0u64..).zip(draws) {
                let mut u = Unstructured::new(&bytes);
                let event = Event::arbitrary_payload(types[pick.index(types.len())], &mut u)
                    .unwrap()
                    .unwrap();
                let target = index.checked_sub(1).map_or(0, |last| pick.index(last as usize + 1));
                life.push(past(life.stream(), index, aim(event, target as u64), &mut u));
            }
            life
        })
    }

    fn of_kind(event_type: &str, kind: StreamKind) -> bool {
        let event = Event::arbitrary_payload(event_type, &mut Unstructured::new(&[]));
        event.unwrap().unwrap().kind() == Some(kind)
    }

    fn aim(event: Event, target: u64) -> Event {
        let who = Accused::Person(PersonId([target as u8 % 3; 16]));
        let one_of_few = |all: &mut Vec<Accused>| {
            if !all.is_empty() {
                *all = vec![who.clone()];
            }
        };
        match event {
            Event::Common(CommonEvent::Corrected(corrected)) => {
                let event = event_id(target);
                CommonEvent::Corrected(Corrected { event, ..corrected }).into()
            }
            Event::Common(CommonEvent::Retracted(retracted)) => {
                let event = event_id(target);
                CommonEvent::Retracted(Retracted { event, ..retracted }).into()
            }
            Event::Fir(mut event) => {
                match &mut event {
                    FirEvent::AccusedNamed(named) => named.who = who,
                    FirEvent::PersonProduced(produced) => produced.who = who,
                    FirEvent::RemandGranted(granted) => granted.who = who,
                    FirEvent::Convicted(convicted) => convicted.who = who,
                    FirEvent::Acquitted(acquitted) => acquitted.who = who,
                    FirEvent::ChallanSubmitted(challan) => one_of_few(&mut challan.accused),
                    _ => {}
                }
                Event::Fir(event)
            }
            other => other,
        }
    }

    fn event_id(index: u64) -> EventId {
        let mut bytes = [0; 16];
        bytes[8..].copy_from_slice(&index.to_be_bytes());
        EventId::from_bytes(bytes)
    }

    fn past(stream: StreamId, index: u64, event: Event, u: &mut Unstructured<'_>) -> Logged {
        Logged {
            moment: Moment {
                position: Position(index + 1),
                event_id: event_id(index),
                occurred: Occurred::arbitrary(u).unwrap(),
                recorded_at: Timestamp(index as i64 * 20_000_000),
                own_act: true,
            },
            stream,
            ordinal: index as u32 + 1,
            captured: None,
            done_by: "a".into(),
            logged_by: LoggedBy { hand: "a".into(), assurance: "declared".into() },
            basis: Basis::OwnAct,
            command_id: CommandId::from_bytes([0; 16]),
            fingerprint: Fingerprint::from_bytes([0; 16]),
            correlation: Correlation::from_bytes([0; 16]),
            event,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn no_number_depends_on_what_is_not_kept(life in any_life()) {
            let mut kept = History::new(life.stream());
            for past in life.logged() {
                if !is_uncounted(past.event.event_type().0) {
                    kept.push(past.clone());
                }
            }
            prop_assert_eq!(of(&kept), of(&life));
        }
    }

    #[test]
    fn what_is_not_kept_exists() {
        for name in UNCOUNTED {
            assert!(Event::types().any(|(known, _)| known == name), "{name}");
        }
    }
}
