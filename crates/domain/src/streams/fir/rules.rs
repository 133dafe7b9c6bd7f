//! What a command may add to an FIR.

use greyfile_envelope::{StreamId, StreamKind};

use super::check::check;
use super::events::{Accused, FirEvent, FirNumber, FirType, Lodged, Remand};
use super::state::FirState;
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
use crate::values::namespace::Namespace;
use crate::values::place::{Place, Wanted};
use crate::values::section::Section;

impl Kind for FirState {
    const KIND: StreamKind = StreamKind::FIR;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = true;
    const CODES: Codes = super::judged::CODES;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = FirEvent;
    type Type = FirType;

    fn opens(of: FirType) -> bool {
        match of {
            FirType::Lodged => true,
            FirType::SectionAdded
            | FirType::SectionDeleted
            | FirType::AccusedNamed
            | FirType::PersonProduced
            | FirType::RemandGranted
            | FirType::BailGranted
            | FirType::BailRefused
            | FirType::PersonDischarged
            | FirType::InterimChallanSubmitted
            | FirType::ChallanSubmitted
            | FirType::Convicted
            | FirType::Acquitted
            | FirType::Cancelled
            | FirType::HearingHeld => false,
        }
    }

    fn recorder(of: FirType) -> Recorder {
        match of {
            FirType::Lodged
            | FirType::SectionAdded
            | FirType::SectionDeleted
            | FirType::AccusedNamed
            | FirType::PersonProduced
            | FirType::RemandGranted
            | FirType::BailGranted
            | FirType::BailRefused
            | FirType::PersonDischarged
            | FirType::InterimChallanSubmitted
            | FirType::ChallanSubmitted
            | FirType::Convicted
            | FirType::Acquitted
            | FirType::Cancelled
            | FirType::HearingHeld => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &FirEvent) {
        self.take(moment, event);
    }

    fn check(event: &FirEvent, context: &Context<'_>) -> Result<(), Refusal> {
        check(event, context)
    }

    fn admit(
        before: &Self,
        whole: &Self,
        event: &FirEvent,
        context: &Context<'_>,
    ) -> Result<(), Refusal> {
        admit(before, whole, event, context)
    }

    fn undoing(_: &Self, _: &Moment, _: &FirEvent) -> Undoing {
        Undoing::Anyone
    }

    fn order_matters(one: &FirEvent, other: &FirEvent) -> bool {
        match (sets(one), sets(other)) {
            (Some(Sets::Section(one)), Some(Sets::Section(other))) => one.same(other),
            (Some(Sets::Bail(one)), Some(Sets::Bail(other))) => one == other,
            (Some(Sets::Remand(one, into)), Some(Sets::Remand(other, also))) => {
                one == other && into != also
            }
            (Some(Sets::Outcome(one, under)), Some(Sets::Outcome(other, also))) => {
                one == other && under.same(also)
            }
            _ => false,
        }
    }

    fn names(event: &FirEvent, out: &mut Vec<StreamId>) {
        match event {
            FirEvent::Lodged(lodged) => out.extend(lodged.raid.map(|raid| raid.stream())),
            FirEvent::InterimChallanSubmitted(challan) => accused(&challan.accused, out),
            FirEvent::ChallanSubmitted(challan) => accused(&challan.accused, out),
            FirEvent::AccusedNamed(named) => accused([&named.who], out),
            FirEvent::PersonProduced(produced) => accused([&produced.who], out),
            FirEvent::RemandGranted(granted) => accused([&granted.who], out),
            FirEvent::BailGranted(bail) => accused([&bail.who], out),
            FirEvent::BailRefused(bail) => accused([&bail.who], out),
            FirEvent::PersonDischarged(discharged) => accused([&discharged.who], out),
            FirEvent::Convicted(convicted) => accused([&convicted.who], out),
            FirEvent::Acquitted(acquitted) => accused([&acquitted.who], out),
            FirEvent::SectionAdded(_)
            | FirEvent::SectionDeleted(_)
            | FirEvent::Cancelled(_)
            | FirEvent::HearingHeld(_) => {}
        }
    }

    fn identity(_: &FirEvent) -> Option<Identity> {
        None
    }

    fn fact(event: &FirEvent) -> Option<Fact> {
        match event {
            FirEvent::RemandGranted(one) => {
                let told = (&one.who, one.custody, one.days);
                Some(Fact::of("remand", [&format!("{told:?}")]))
            }
            FirEvent::HearingHeld(_) => Some(Fact::of("hearing", [])),
            FirEvent::Lodged(_)
            | FirEvent::SectionAdded(_)
            | FirEvent::SectionDeleted(_)
            | FirEvent::AccusedNamed(_)
            | FirEvent::PersonProduced(_)
            | FirEvent::BailGranted(_)
            | FirEvent::BailRefused(_)
            | FirEvent::PersonDischarged(_)
            | FirEvent::InterimChallanSubmitted(_)
            | FirEvent::ChallanSubmitted(_)
            | FirEvent::Convicted(_)
            | FirEvent::Acquitted(_)
            | FirEvent::Cancelled(_) => None,
        }
    }

    fn places(event: &mut FirEvent, each: &mut dyn FnMut(&mut Place, Wanted)) {
        match event {
            FirEvent::Lodged(lodged) => {
                each(&mut lodged.station, Wanted::Station);
                lodged.city.iter_mut().for_each(|city| each(city, Wanted::City));
            }
            FirEvent::SectionAdded(_)
            | FirEvent::SectionDeleted(_)
            | FirEvent::AccusedNamed(_)
            | FirEvent::PersonProduced(_)
            | FirEvent::RemandGranted(_)
            | FirEvent::BailGranted(_)
            | FirEvent::BailRefused(_)
            | FirEvent::PersonDischarged(_)
            | FirEvent::InterimChallanSubmitted(_)
            | FirEvent::ChallanSubmitted(_)
            | FirEvent::Convicted(_)
            | FirEvent::Acquitted(_)
            | FirEvent::Cancelled(_)
            | FirEvent::HearingHeld(_) => {}
        }
    }

    fn keep_used(event: &mut FirEvent, _: Option<&FirEvent>, _: &Self, context: &Context<'_>) {
        match event {
            FirEvent::Lodged(lodged) => {
                let consult = |section| context.law.consult(section);
                lodged.catalogue = lodged.sections.iter().map(consult).collect();
            }
            FirEvent::SectionAdded(added) => {
                added.catalogue = Some(context.law.consult(&added.section));
            }
            FirEvent::SectionDeleted(_)
            | FirEvent::AccusedNamed(_)
            | FirEvent::PersonProduced(_)
            | FirEvent::RemandGranted(_)
            | FirEvent::BailGranted(_)
            | FirEvent::BailRefused(_)
            | FirEvent::PersonDischarged(_)
            | FirEvent::InterimChallanSubmitted(_)
            | FirEvent::ChallanSubmitted(_)
            | FirEvent::Convicted(_)
            | FirEvent::Acquitted(_)
            | FirEvent::Cancelled(_)
            | FirEvent::HearingHeld(_) => {}
        }
    }

    fn reserves(event: &FirEvent) -> Result<Vec<Unique>, Refusal> {
        match event {
            FirEvent::Lodged(lodged) => lodged.number.iter().map(|n| reserved(lodged, n)).collect(),
            FirEvent::SectionAdded(_)
            | FirEvent::SectionDeleted(_)
            | FirEvent::AccusedNamed(_)
            | FirEvent::PersonProduced(_)
            | FirEvent::RemandGranted(_)
            | FirEvent::BailGranted(_)
            | FirEvent::BailRefused(_)
            | FirEvent::PersonDischarged(_)
            | FirEvent::InterimChallanSubmitted(_)
            | FirEvent::ChallanSubmitted(_)
            | FirEvent::Convicted(_)
            | FirEvent::Acquitted(_)
            | FirEvent::Cancelled(_)
            | FirEvent::HearingHeld(_) => Ok(Vec::new()),
        }
    }

    fn numbers(event: &FirEvent) -> Option<Numbered<'_>> {
        match event {
            FirEvent::Lodged(lodged) => {
                let FirNumber { year, serial } = *lodged.number.as_ref()?;
                Some(Numbered { place: &lodged.station, year, serial })
            }
            FirEvent::SectionAdded(_)
            | FirEvent::SectionDeleted(_)
            | FirEvent::AccusedNamed(_)
            | FirEvent::PersonProduced(_)
            | FirEvent::RemandGranted(_)
            | FirEvent::BailGranted(_)
            | FirEvent::BailRefused(_)
            | FirEvent::PersonDischarged(_)
            | FirEvent::InterimChallanSubmitted(_)
            | FirEvent::ChallanSubmitted(_)
            | FirEvent::Convicted(_)
            | FirEvent::Acquitted(_)
            | FirEvent::Cancelled(_)
            | FirEvent::HearingHeld(_) => None,
        }
    }

    fn judge(&self, about: StreamId, asked: Asked<'_>) -> Judged {
        super::judged::judge(self, about, asked)
    }

    fn called(&self) -> Option<Called> {
        let (_, lodged) = self.lodged.as_ref()?;
        Some(match &lodged.number {
            Some(number) => {
                let of = [Arg::number("serial", number.serial), Arg::number("year", number.year)];
                Called::new(Called::FIR, of.into())
            }
            None => Called::new(Called::FIR_AT, vec![Arg::text("station", &lodged.station)]),
        })
    }

    fn sought(&self) -> Vec<String> {
        let Some((_, lodged)) = &self.lodged else { return Vec::new() };
        let number = lodged.number.as_ref();
        let number = number.map(|number| format!("{}/{}", number.serial, number.year));
        number.into_iter().chain([lodged.station.to_string()]).collect()
    }

    fn next(&self) -> &'static [Self::Type] {
        use FirType::*;
        match (self.cancelled, self.challan(), self.accused.is_empty()) {
            (Some(_), ..) => &[],
            (None, _, true) => &[AccusedNamed, SectionAdded],
            (None, None, false) => &[
                PersonProduced,
                RemandGranted,
                BailGranted,
                AccusedNamed,
                SectionAdded,
                InterimChallanSubmitted,
                ChallanSubmitted,
            ],
            (None, Some(_), false) => {
                &[HearingHeld, BailGranted, BailRefused, Convicted, Acquitted]
            }
        }
    }
}

fn accused<'a>(who: impl IntoIterator<Item = &'a Accused>, out: &mut Vec<StreamId>) {
    out.extend(who.into_iter().filter_map(|who| match who {
        Accused::Person(person) => Some(person.stream()),
        Accused::Unnamed { .. } => None,
    }));
}

fn reserved(lodged: &Lodged, number: &FirNumber) -> Result<Unique, Refusal> {
    let (year, serial) = (number.year.to_string(), number.serial.to_string());
    let (namespace, station) = match &lodged.station.code {
        Some(code) => (Namespace::FirNumberByCode, code.as_str()),
        None => (Namespace::FirNumber, lodged.station.as_str()),
    };
    Unique::of(namespace, &[station, &year, &serial])
}

fn admit(
    before: &FirState,
    whole: &FirState,
    event: &FirEvent,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    match event {
        FirEvent::Lodged(_) if whole.lodged.is_some() => Err(Refusal::AlreadyOpen),
        FirEvent::AccusedNamed(named)
            if whole.accused.get(&named.who).is_some_and(|accused| accused.named.is_some()) =>
        {
            Err(Refusal::AlreadyRecorded)
        }
        FirEvent::SectionAdded(added)
            if before.names(&added.section)
                && before.surely_names(&added.section, whole, context.occurred) =>
        {
            Err(Refusal::AlreadyRecorded)
        }
        FirEvent::SectionAdded(added) => match &whole.lodged {
            Some((_, lodged)) => context.in_force(&added.section, lodged.offence),
            None => Ok(()),
        },
        FirEvent::Lodged(_)
        | FirEvent::SectionDeleted(_)
        | FirEvent::AccusedNamed(_)
        | FirEvent::PersonProduced(_)
        | FirEvent::RemandGranted(_)
        | FirEvent::BailGranted(_)
        | FirEvent::BailRefused(_)
        | FirEvent::PersonDischarged(_)
        | FirEvent::InterimChallanSubmitted(_)
        | FirEvent::ChallanSubmitted(_)
        | FirEvent::Convicted(_)
        | FirEvent::Acquitted(_)
        | FirEvent::Cancelled(_)
        | FirEvent::HearingHeld(_) => Ok(()),
    }
}

/// What an event sets, where the last word stands.
enum Sets<'a> {
    Section(&'a Section),
    Bail(&'a Accused),
    Remand(&'a Accused, Remand),
    Outcome(&'a Accused, &'a Section),
}

fn sets(event: &FirEvent) -> Option<Sets<'_>> {
    match event {
        FirEvent::SectionAdded(added) => Some(Sets::Section(&added.section)),
        FirEvent::SectionDeleted(deleted) => Some(Sets::Section(&deleted.section)),
        FirEvent::BailGranted(bail) => Some(Sets::Bail(&bail.who)),
        FirEvent::BailRefused(bail) => Some(Sets::Bail(&bail.who)),
        FirEvent::RemandGranted(remand) => Some(Sets::Remand(&remand.who, remand.custody)),
        FirEvent::Convicted(convicted) => Some(Sets::Outcome(&convicted.who, &convicted.section)),
        FirEvent::Acquitted(acquitted) => Some(Sets::Outcome(&acquitted.who, &acquitted.section)),
        FirEvent::Lodged(_)
        | FirEvent::AccusedNamed(_)
        | FirEvent::PersonProduced(_)
        | FirEvent::PersonDischarged(_)
        | FirEvent::InterimChallanSubmitted(_)
        | FirEvent::ChallanSubmitted(_)
        | FirEvent::Cancelled(_)
        | FirEvent::HearingHeld(_) => None,
    }
}
