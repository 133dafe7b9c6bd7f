//! What a command may add to the regime.

use greyfile_envelope::{Position, StreamId, StreamKind};

use super::events::{
    Adopted, Drafted, GracePeriodSet, KeyCompromised, KeyRotated, OfficeDelegated, PartStated,
    RegimeEvent, RegimeType,
};
use super::state::RegimeState;
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
use crate::kernel::words::{Codes, Words};
use crate::streams::ids::RegimeId;
use crate::values::law::Law;
use crate::values::place::{Place, PlaceKind, Wanted};
use crate::values::purpose::Purpose;
use crate::values::regime::{Dates, Fault, KeyStanding, Part};
use crate::values::text::Code;

impl Kind for RegimeState {
    const KIND: StreamKind = StreamKind::REGIME;
    const ONLY: Option<[u8; 16]> = Some(RegimeId::THE.0);
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = false;
    const CODES: Codes = super::judged::CODES;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = RegimeEvent;
    type Type = RegimeType;

    fn opens(of: RegimeType) -> bool {
        match of {
            // A log that has no catalogue yet has holidays all the same.
            RegimeType::Drafted | RegimeType::Adopted | RegimeType::HolidayDeclared => true,
            RegimeType::PartStated
            | RegimeType::KeyRotated
            | RegimeType::KeyCompromised
            | RegimeType::OfficeDelegated
            | RegimeType::GracePeriodSet => false,
        }
    }

    fn recorder(of: RegimeType) -> Recorder {
        match of {
            // A regime is stated as a whole.
            RegimeType::Drafted | RegimeType::Adopted | RegimeType::PartStated => Recorder::Act,
            RegimeType::KeyRotated
            | RegimeType::KeyCompromised
            | RegimeType::OfficeDelegated
            | RegimeType::GracePeriodSet
            | RegimeType::HolidayDeclared => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, _: &str, event: &RegimeEvent) {
        self.take(moment, event);
    }

    fn check(event: &RegimeEvent, context: &Context<'_>) -> Result<(), Refusal> {
        match event {
            RegimeEvent::Drafted(_) | RegimeEvent::Adopted(_) => Ok(()),
            RegimeEvent::PartStated(stated) => {
                may_be_stated(&stated.of, &stated.part, context).map_err(Refusal::Regime)
            }
            RegimeEvent::KeyRotated(rotated) => {
                may_rotate(rotated, context).map_err(Refusal::Regime)
            }
            RegimeEvent::KeyCompromised(lost) => {
                may_be_lost(lost, context).map_err(Refusal::Regime)
            }
            RegimeEvent::OfficeDelegated(delegated) => {
                may_delegate(delegated, context.law).map_err(Refusal::Regime)
            }
            RegimeEvent::GracePeriodSet(set) => has_terms(set, context).map_err(Refusal::Regime),
            RegimeEvent::HolidayDeclared(declared) => {
                let province = declared.province.iter();
                province
                    .into_iter()
                    .try_for_each(|code| lies_in(context.gazetteer, code, &[PlaceKind::Province]))
            }
        }
    }

    fn admit(_: &Self, whole: &Self, event: &RegimeEvent, _: &Context<'_>) -> Result<(), Refusal> {
        let admitted = match event {
            RegimeEvent::Drafted(Drafted { code, .. }) => whole.is_new(code, true),
            RegimeEvent::Adopted(Adopted { code, .. }) => whole.is_new(code, false),
            RegimeEvent::PartStated(stated) => whole.may_state(stated),
            RegimeEvent::KeyRotated(_)
            | RegimeEvent::KeyCompromised(_)
            | RegimeEvent::OfficeDelegated(_)
            | RegimeEvent::GracePeriodSet(_)
            | RegimeEvent::HolidayDeclared(_) => Ok(()),
        };
        admitted.map_err(Refusal::Regime)
    }

    fn undoing(_: &Self, _: &Moment, _: &RegimeEvent) -> Undoing {
        Undoing::Anyone
    }

    fn order_matters(one: &RegimeEvent, other: &RegimeEvent) -> bool {
        match (one, other) {
            (RegimeEvent::Adopted(one), RegimeEvent::Adopted(other)) => {
                one.effective_from == other.effective_from
            }
            (RegimeEvent::GracePeriodSet(one), RegimeEvent::GracePeriodSet(other)) => {
                one.class == other.class
            }
            // Keys go by their places in the log, parts by the code of their regime.
            (
                RegimeEvent::Drafted(_)
                | RegimeEvent::Adopted(_)
                | RegimeEvent::PartStated(_)
                | RegimeEvent::KeyRotated(_)
                | RegimeEvent::KeyCompromised(_)
                | RegimeEvent::OfficeDelegated(_)
                | RegimeEvent::GracePeriodSet(_)
                | RegimeEvent::HolidayDeclared(_),
                RegimeEvent::Drafted(_)
                | RegimeEvent::Adopted(_)
                | RegimeEvent::PartStated(_)
                | RegimeEvent::KeyRotated(_)
                | RegimeEvent::KeyCompromised(_)
                | RegimeEvent::OfficeDelegated(_)
                | RegimeEvent::GracePeriodSet(_)
                | RegimeEvent::HolidayDeclared(_),
            ) => false,
        }
    }

    fn names(_: &RegimeEvent, _: &mut Vec<StreamId>) {}

    fn identity(event: &RegimeEvent) -> Option<Identity> {
        let regime = |code: &Code, drafted, parts| {
            Some(Identity::Regime { code: code.clone(), drafted, parts })
        };
        match event {
            RegimeEvent::Drafted(Drafted { code, parts, .. }) => regime(code, true, *parts),
            RegimeEvent::Adopted(Adopted { code, parts, .. }) => regime(code, false, *parts),
            RegimeEvent::PartStated(_)
            | RegimeEvent::KeyRotated(_)
            | RegimeEvent::KeyCompromised(_)
            | RegimeEvent::OfficeDelegated(_)
            | RegimeEvent::GracePeriodSet(_)
            | RegimeEvent::HolidayDeclared(_) => None,
        }
    }

    fn fact(_: &RegimeEvent) -> Option<Fact> {
        None
    }

    fn places(_: &mut RegimeEvent, _: &mut dyn FnMut(&mut Place, Wanted)) {}

    fn keep_used(_: &mut RegimeEvent, _: Option<&RegimeEvent>, _: &Self, _: &Context<'_>) {}

    fn reserves(_: &RegimeEvent) -> Result<Vec<Unique>, Refusal> {
        Ok(Vec::new())
    }

    fn numbers(_: &RegimeEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, about: StreamId, _: Asked<'_>) -> Judged {
        self.judged(about)
    }

    fn called(&self) -> Option<Called> {
        None
    }

    fn sought(&self) -> Vec<String> {
        Vec::new()
    }

    fn next(&self) -> &'static [Self::Type] {
        &[]
    }
}

impl RegimeState {
    /// Two regimes of one code could not be told apart, and their parts neither.
    fn is_new(&self, code: &Code, drafted: bool) -> Result<(), Fault> {
        match self.header(code, drafted) {
            Some(_) => Err(Fault::CodeTaken { code: code.clone() }),
            None => Ok(()),
        }
    }

    /// The regime that a part makes whole passes every check, and gives no body a key that was given up.
    fn may_state(&self, stated: &PartStated) -> Result<(), Fault> {
        if let Part::Bodies(bodies) = &stated.part
            && let Some(body) =
                bodies.iter().find(|body| body.keys.iter().any(|one| self.rest().gave_up(&one.key)))
        {
            return Err(Fault::KeyGivenUp { body: body.code.clone() });
        }
        let Some(header) = self.header(&stated.of, stated.drafted) else { return Ok(()) };
        let (mut whole, missing) = self.put_together(header);
        whole.regime.take(stated.part.clone());
        if missing <= 1 { whole.regime.check() } else { Ok(()) }
    }
}

/// A record can hold the part, and no body of a real log has a key with which everybody can sign.
fn may_be_stated(of: &Code, part: &Part, context: &Context<'_>) -> Result<(), Fault> {
    if part.is_too_large() {
        return Err(Fault::PartTooLarge { list: part.list(), code: of.to_string() });
    }
    if let Part::Bodies(bodies) = part
        && *context.purpose == Purpose::Production
        && let Some(body) = bodies.iter().find(|body| body.has_key_of_demonstration())
    {
        return Err(Fault::KeyOfDemonstration { body: body.code.clone() });
    }
    Ok(())
}

fn may_rotate(rotated: &KeyRotated, context: &Context<'_>) -> Result<(), Fault> {
    let KeyRotated { body, old, new, .. } = rotated;
    let (law, now, last) = (context.law, context.now, Position(u64::MAX));
    if law.body(body, &Dates::of_decision(now.day())).is_none() {
        return Err(Fault::UnknownBody { body: body.clone() });
    }
    let body = body.clone();
    match law.key(&body, old, last, now) {
        KeyStanding::InForce | KeyStanding::Compromised { .. } => {}
        KeyStanding::Overlap { .. } | KeyStanding::RotatedOut | KeyStanding::Unknown => {
            return Err(Fault::UnknownKey { body });
        }
    }
    match law.key(&body, new, last, now) {
        _ if law.gave_up(new) => Err(Fault::KeyGivenUp { body }),
        KeyStanding::Unknown => Ok(()),
        KeyStanding::InForce
        | KeyStanding::Overlap { .. }
        | KeyStanding::RotatedOut
        | KeyStanding::Compromised { .. } => Err(Fault::KeyShared { body }),
    }
}

fn may_be_lost(lost: &KeyCompromised, context: &Context<'_>) -> Result<(), Fault> {
    let KeyCompromised { body, key, .. } = lost;
    match context.law.key(body, key, Position(u64::MAX), context.now) {
        KeyStanding::Unknown => Err(Fault::UnknownKey { body: body.clone() }),
        KeyStanding::InForce
        | KeyStanding::Overlap { .. }
        | KeyStanding::RotatedOut
        | KeyStanding::Compromised { .. } => Ok(()),
    }
}

fn may_delegate(delegated: &OfficeDelegated, law: &Law) -> Result<(), Fault> {
    let OfficeDelegated { power, from, until, .. } = delegated;
    if until < from {
        return Err(Fault::EndsBeforeItBegins);
    }
    match law.power(power, &Dates::of_decision(*from)) {
        None => Err(Fault::UnknownPower { power: power.clone(), period: None }),
        Some(stated) if !stated.value.may_delegate => {
            Err(Fault::NotToBeDelegated { power: power.clone() })
        }
        Some(_) => Ok(()),
    }
}

fn has_terms(set: &GracePeriodSet, context: &Context<'_>) -> Result<(), Fault> {
    let dates = Dates::of_decision(context.now.day());
    match &set.class {
        Some(class) if context.law.terms(class, &dates).is_none() => {
            Err(Fault::UnknownClass { class: class.clone() })
        }
        Some(_) | None => Ok(()),
    }
}
