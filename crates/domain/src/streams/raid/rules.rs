//! What a command may add to a raid.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{RaidEvent, RaidType};
use super::state::RaidState;
use crate::kernel::arg::Arg;
use crate::kernel::called::Called;
use crate::kernel::courts::Asked;
use crate::kernel::decision::Context;
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::identity::Identity;
use crate::kernel::kind::{Kind, Recorder, Undoing};
use crate::kernel::refusal::Refusal;
use crate::kernel::register::Numbered;
use crate::kernel::reservation::Unique;
use crate::kernel::twice::Fact;
use crate::kernel::words::{Codes, Words};
use crate::streams::ids::PersonId;
use crate::values::personal::Personal;
use crate::values::place::{Place, Wanted};

impl Kind for RaidState {
    const KIND: StreamKind = StreamKind::RAID;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = true;
    const CODES: Codes = super::judged::CODES;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = RaidEvent;
    type Type = RaidType;

    fn opens(of: RaidType) -> bool {
        match of {
            RaidType::Conducted => true,
            RaidType::WitnessNamed
            | RaidType::PersonsFound
            | RaidType::PersonArrested
            | RaidType::PersonReleasedUnarrested
            | RaidType::EquipmentSeized
            | RaidType::CashRecovered => false,
        }
    }

    fn recorder(of: RaidType) -> Recorder {
        match of {
            RaidType::EquipmentSeized => Recorder::Act,
            RaidType::Conducted
            | RaidType::WitnessNamed
            | RaidType::PersonsFound
            | RaidType::PersonArrested
            | RaidType::PersonReleasedUnarrested
            | RaidType::CashRecovered => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &RaidEvent) {
        self.take(moment, event);
    }

    fn check(event: &RaidEvent, context: &Context<'_>) -> Result<(), Refusal> {
        check(event, context)
    }

    fn admit(_: &Self, whole: &Self, event: &RaidEvent, _: &Context<'_>) -> Result<(), Refusal> {
        match event {
            RaidEvent::Conducted(_) if whole.conducted.is_some() => Err(Refusal::AlreadyOpen),
            RaidEvent::PersonArrested(arrested)
                if whole.arrested.contains_key(&arrested.person) =>
            {
                Err(Refusal::AlreadyRecorded)
            }
            RaidEvent::Conducted(_)
            | RaidEvent::WitnessNamed(_)
            | RaidEvent::PersonsFound(_)
            | RaidEvent::PersonArrested(_)
            | RaidEvent::PersonReleasedUnarrested(_)
            | RaidEvent::EquipmentSeized(_)
            | RaidEvent::CashRecovered(_) => Ok(()),
        }
    }

    fn undoing(_: &Self, _: &Moment, _: &RaidEvent) -> Undoing {
        Undoing::Anyone
    }

    fn order_matters(one: &RaidEvent, other: &RaidEvent) -> bool {
        let set = sets(one);
        set.is_some() && set == sets(other)
    }

    fn names(event: &RaidEvent, out: &mut Vec<StreamId>) {
        match event {
            RaidEvent::Conducted(conducted) => {
                out.extend(conducted.centres.iter().map(|centre| centre.stream()));
            }
            RaidEvent::PersonArrested(arrested) => out.push(arrested.person.stream()),
            RaidEvent::PersonReleasedUnarrested(released) => out.push(released.person.stream()),
            RaidEvent::EquipmentSeized(seized) => out.push(seized.exhibit.stream()),
            RaidEvent::CashRecovered(cash) => {
                out.extend(cash.exhibit.map(|exhibit| exhibit.stream()));
            }
            RaidEvent::WitnessNamed(_) | RaidEvent::PersonsFound(_) => {}
        }
    }

    fn identity(event: &RaidEvent) -> Option<Identity> {
        match event {
            RaidEvent::EquipmentSeized(seized) => Some(Identity::Stream(seized.exhibit.stream())),
            RaidEvent::Conducted(_)
            | RaidEvent::WitnessNamed(_)
            | RaidEvent::PersonsFound(_)
            | RaidEvent::PersonArrested(_)
            | RaidEvent::PersonReleasedUnarrested(_)
            | RaidEvent::CashRecovered(_) => None,
        }
    }

    fn fact(event: &RaidEvent) -> Option<Fact> {
        match event {
            RaidEvent::CashRecovered(cash) => {
                let exhibit = cash.exhibit.map_or_else(String::new, |exhibit| exhibit.to_string());
                Some(Fact::of(
                    "cash",
                    [&cash.amount.currency.as_str(), &cash.amount.amount, &exhibit],
                ))
            }
            // A person is arrested once, an exhibit is seized once, and the last count stands.
            RaidEvent::Conducted(_)
            | RaidEvent::WitnessNamed(_)
            | RaidEvent::PersonsFound(_)
            | RaidEvent::PersonArrested(_)
            | RaidEvent::PersonReleasedUnarrested(_)
            | RaidEvent::EquipmentSeized(_) => None,
        }
    }

    fn places(event: &mut RaidEvent, each: &mut dyn FnMut(&mut Place, Wanted)) {
        match event {
            RaidEvent::Conducted(conducted) => {
                each(&mut conducted.city, Wanted::City);
                conducted.circle.iter_mut().for_each(|circle| each(circle, Wanted::Circle));
            }
            RaidEvent::EquipmentSeized(_)
            | RaidEvent::WitnessNamed(_)
            | RaidEvent::PersonsFound(_)
            | RaidEvent::PersonArrested(_)
            | RaidEvent::PersonReleasedUnarrested(_)
            | RaidEvent::CashRecovered(_) => {}
        }
    }

    fn keep_used(_: &mut RaidEvent, _: Option<&RaidEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(_: &RaidEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &RaidEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, about: StreamId, asked: Asked<'_>) -> Judged {
        super::judged::judge(self, about, asked)
    }

    fn called(&self) -> Option<Called> {
        let (_, conducted) = self.conducted.as_ref()?;
        Some(Called::new(Called::RAID, vec![Arg::text("place", &conducted.place)]))
    }

    fn sought(&self) -> Vec<String> {
        let Some((_, conducted)) = &self.conducted else { return Vec::new() };
        let operation = conducted.operation.as_ref().map(ToString::to_string);
        let place = [conducted.place.to_string(), conducted.city.to_string()];
        place.into_iter().chain(operation).collect()
    }

    fn next(&self) -> &'static [Self::Type] {
        use RaidType::*;
        match (&self.found, self.witnesses.len()) {
            (None, ..2) => &[WitnessNamed, PersonsFound, PersonArrested, CashRecovered],
            (None, _) => &[PersonsFound, PersonArrested, CashRecovered],
            (Some(_), ..2) => &[WitnessNamed, PersonArrested, CashRecovered],
            (Some(_), _) => &[PersonArrested, PersonReleasedUnarrested, CashRecovered],
        }
    }
}

fn check(event: &RaidEvent, context: &Context<'_>) -> Result<(), Refusal> {
    match event {
        RaidEvent::WitnessNamed(witness) => match witness.cnic.as_ref().and_then(Personal::clear) {
            Some(cnic) => context.cnic(cnic),
            None => Ok(()),
        },
        RaidEvent::CashRecovered(cash) => context.money(&cash.amount),
        RaidEvent::Conducted(_)
        | RaidEvent::PersonsFound(_)
        | RaidEvent::PersonArrested(_)
        | RaidEvent::PersonReleasedUnarrested(_)
        | RaidEvent::EquipmentSeized(_) => Ok(()),
    }
}

/// What the event sets, where the last word stands.
fn sets(event: &RaidEvent) -> Option<Option<PersonId>> {
    match event {
        RaidEvent::PersonsFound(_) => Some(None),
        RaidEvent::PersonArrested(arrested) => Some(Some(arrested.person)),
        RaidEvent::PersonReleasedUnarrested(released) => Some(Some(released.person)),
        RaidEvent::Conducted(_)
        | RaidEvent::WitnessNamed(_)
        | RaidEvent::EquipmentSeized(_)
        | RaidEvent::CashRecovered(_) => None,
    }
}
