//! What a command may add to the gazetteer.

use greyfile_envelope::{StreamId, StreamKind, Timestamp};

use super::events::GazetteerEvent;
use super::state::GazetteerState;
use crate::kernel::decision::Context;
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::kind::{Identity, Kind, Recorder};
use crate::kernel::refusal::Refusal;
use crate::kernel::register::Numbered;
use crate::kernel::reservation::Unique;
use crate::streams::ids::GazetteerId;
use crate::values::place::{Place, PlaceKind, Wanted};
use crate::values::same::plain;
use crate::values::text::PlaceCode;

impl Kind for GazetteerState {
    const KIND: StreamKind = StreamKind::GAZETTEER;
    const ONLY: Option<[u8; 16]> = Some(GazetteerId::THE.0);
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = false;
    type Event = GazetteerEvent;

    fn opens(event: &GazetteerEvent) -> bool {
        match event {
            GazetteerEvent::PlaceAdded(_) => true,
            GazetteerEvent::SpellingMapped(_) => false,
        }
    }

    fn recorder(event: &GazetteerEvent) -> Recorder {
        match event {
            GazetteerEvent::PlaceAdded(_) | GazetteerEvent::SpellingMapped(_) => Recorder::Anyone,
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
        let known = |code: &PlaceCode, kind: Option<PlaceKind>| {
            let place = whole.gazetteer.get(code);
            match place.is_some_and(|place| kind.is_none_or(|kind| place.kind == kind)) {
                true => Ok(()),
                false => Err(Refusal::NoSuchPlace { code: code.clone() }),
            }
        };
        match event {
            GazetteerEvent::PlaceAdded(added) => {
                let place = &added.place;
                if whole.gazetteer.get(&place.code).is_some() {
                    return Err(Refusal::AlreadyRecorded);
                }
                let province = place.province.iter().map(|code| (code, PlaceKind::Province));
                let circle = place.circle.iter().map(|code| (code, PlaceKind::Circle));
                province.chain(circle).try_for_each(|(code, kind)| known(code, Some(kind)))
            }
            GazetteerEvent::SpellingMapped(mapped) => known(&mapped.code, None),
        }
    }

    fn order_matters(one: &GazetteerEvent, other: &GazetteerEvent) -> bool {
        match (one, other) {
            // The last word on a text stands.
            (GazetteerEvent::SpellingMapped(one), GazetteerEvent::SpellingMapped(other)) => {
                one.code != other.code && plain(one.typed.as_str()) == plain(other.typed.as_str())
            }
            (GazetteerEvent::PlaceAdded(_), _) | (_, GazetteerEvent::PlaceAdded(_)) => false,
        }
    }

    fn names(_: &GazetteerEvent, _: &mut Vec<StreamId>) {}

    fn identity(event: &GazetteerEvent) -> Option<Identity> {
        match event {
            GazetteerEvent::PlaceAdded(added) => Some(Identity::Place(added.place.code.clone())),
            GazetteerEvent::SpellingMapped(_) => None,
        }
    }

    fn places(_: &mut GazetteerEvent, _: &mut dyn FnMut(&mut Place, Wanted)) {}

    fn keep_used(_: &mut GazetteerEvent, _: &mut dyn FnMut() -> Option<Self>, _: &Context<'_>) {}

    fn reserves(_: &GazetteerEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &GazetteerEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, _: StreamId, _: Timestamp) -> Judged {
        Judged::default()
    }
}
