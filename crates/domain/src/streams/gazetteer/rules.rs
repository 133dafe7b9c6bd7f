//! What a command may add to the gazetteer.

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{GazetteerEvent, GazetteerType, SpellingMapped};
use super::state::GazetteerState;
use crate::kernel::arg::Arg;
use crate::kernel::called::Called;
use crate::kernel::courts::Asked;
use crate::kernel::decision::{Context, lies_in};
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::identity::Identity;
use crate::kernel::kind::{Kind, Recorder, Undoing};
use crate::kernel::refusal::Refusal;
use crate::kernel::register::Numbered;
use crate::kernel::reservation::Unique;
use crate::kernel::twice::Fact;
use crate::kernel::words::{Codes, Words, codes};
use crate::streams::ids::GazetteerId;
use crate::values::gazetteer::{Entry, Gazetteer};
use crate::values::place::{Place, PlaceKind, Wanted};

codes! {
    flags {
        /// The text that they share counts for neither until it is mapped.
        AMBIGUOUS = "place.ambiguous", "record";
    }
    deadlines {}
    ends {}
}

impl Kind for GazetteerState {
    const KIND: StreamKind = StreamKind::GAZETTEER;
    const ONLY: Option<[u8; 16]> = Some(GazetteerId::THE.0);
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = false;
    const CODES: Codes = self::CODES;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = GazetteerEvent;
    type Type = GazetteerType;

    fn opens(of: GazetteerType) -> bool {
        match of {
            GazetteerType::PlaceAdded => true,
            GazetteerType::SpellingMapped => false,
        }
    }

    fn recorder(of: GazetteerType) -> Recorder {
        match of {
            GazetteerType::PlaceAdded | GazetteerType::SpellingMapped => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, _: &Moment, _: &str, event: &GazetteerEvent) {
        self.take(event);
    }

    fn check(_: &GazetteerEvent, _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn admit(
        _: &Self,
        whole: &Self,
        event: &GazetteerEvent,
        _: &Context<'_>,
    ) -> Result<(), Refusal> {
        let gazetteer = &whole.gazetteer;
        match event {
            GazetteerEvent::PlaceAdded(added) => {
                let place = &added.place;
                if gazetteer.has_code_like(&place.code) {
                    return Err(Refusal::AlreadyRecorded);
                }
                if place.station.is_some() && place.kind != PlaceKind::Malkhana {
                    return Err(Refusal::NoStore { kind: place.kind });
                }
                let mut areas = place.areas();
                areas.try_for_each(|(_, code, kinds)| lies_in(gazetteer, code, kinds))?;
                may_be_called(gazetteer, place)
            }
            GazetteerEvent::SpellingMapped(mapped) => may_mean(gazetteer, mapped),
        }
    }

    fn undoing(_: &Self, _: &Moment, _: &GazetteerEvent) -> Undoing {
        Undoing::Anyone
    }

    fn order_matters(one: &GazetteerEvent, other: &GazetteerEvent) -> bool {
        match (one, other) {
            // A code is given once, and a text is mapped once for what a field asks for.
            (
                GazetteerEvent::PlaceAdded(_) | GazetteerEvent::SpellingMapped(_),
                GazetteerEvent::PlaceAdded(_) | GazetteerEvent::SpellingMapped(_),
            ) => false,
        }
    }

    fn names(_: &GazetteerEvent, _: &mut Vec<StreamId>) {}

    fn identity(event: &GazetteerEvent) -> Option<Identity> {
        match event {
            GazetteerEvent::PlaceAdded(added) => Some(Identity::Place(added.place.code.clone())),
            GazetteerEvent::SpellingMapped(_) => None,
        }
    }

    fn fact(_: &GazetteerEvent) -> Option<Fact> {
        None
    }

    fn places(_: &mut GazetteerEvent, _: &mut dyn FnMut(&mut Place, Wanted)) {}

    fn keep_used(_: &mut GazetteerEvent, _: Option<&GazetteerEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(_: &GazetteerEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &GazetteerEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, about: StreamId, _: Asked<'_>) -> Judged {
        let mut judged = Judged::default();
        for codes in self.gazetteer.called_alike() {
            let flag = judged.flag(AMBIGUOUS, about, None);
            flag.args = codes.iter().map(|code| Arg::text("code", code)).collect();
        }
        judged
    }

    fn called(&self) -> Option<Called> {
        None
    }

    fn sought(&self) -> Vec<String> {
        Vec::new()
    }

    fn next(&self) -> &'static [Self::Type] {
        use GazetteerType::*;
        &[PlaceAdded, SpellingMapped]
    }
}

/// A text that means a place where a field asks for one is not mapped to another: what was counted
/// for one place must not move to another without a correction.
fn may_mean(gazetteer: &Gazetteer, mapped: &SpellingMapped) -> Result<(), Refusal> {
    let SpellingMapped { typed, code } = mapped;
    let Some(place) = gazetteer.get(code) else {
        return Err(Refusal::NoSuchPlace { code: code.clone() });
    };
    let asked = Wanted::of(place.kind);
    let mut means = asked.clone().map(|wanted| gazetteer.find(typed.as_str(), wanted));
    if asked.count() == 0 {
        Err(Refusal::NoFieldAsksFor { kind: place.kind })
    } else if let Some(other) = means.clone().flatten().find(|other| *other != code) {
        Err(Refusal::MeansAnother { typed: typed.clone(), code: other.clone() })
    } else if means.all(|means| means.is_some()) {
        Err(Refusal::MeansAnother { typed: typed.clone(), code: code.clone() })
    } else {
        Ok(())
    }
}

/// No name of a place was mapped to another one.
fn may_be_called(gazetteer: &Gazetteer, place: &Entry) -> Result<(), Refusal> {
    for name in place.names() {
        let mut mapped =
            Wanted::of(place.kind).filter_map(|wanted| gazetteer.mapped_to(name.as_str(), wanted));
        if let Some(other) = mapped.find(|other| **other != place.code) {
            return Err(Refusal::MeansAnother { typed: name.clone(), code: other.clone() });
        }
    }
    Ok(())
}
