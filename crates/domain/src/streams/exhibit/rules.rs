//! What a command may add to an exhibit.

use greyfile_envelope::{Hand, StreamId, StreamKind};

use super::events::{ExhibitEvent, ExhibitNumber, ExhibitType};
use super::state::ExhibitState;
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
use crate::values::personal::Personal;
use crate::values::place::{Place, Wanted};
use crate::values::same;

impl Kind for ExhibitState {
    const KIND: StreamKind = StreamKind::EXHIBIT;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = true;
    const CODES: Codes = super::judged::CODES;
    const WORDS: Words =
        Words { en: include_str!("words.en.ftl"), ur: include_str!("words.ur.ftl") };
    type Event = ExhibitEvent;
    type Type = ExhibitType;

    fn opens(of: ExhibitType) -> bool {
        match of {
            ExhibitType::Seized => true,
            ExhibitType::ListAdded
            | ExhibitType::Sealed
            | ExhibitType::SealBroken
            | ExhibitType::Deposited
            | ExhibitType::CustodyTransferred
            | ExhibitType::Destroyed
            | ExhibitType::Examined => false,
        }
    }

    fn recorder(of: ExhibitType) -> Recorder {
        match of {
            ExhibitType::Seized
            | ExhibitType::ListAdded
            | ExhibitType::Sealed
            | ExhibitType::SealBroken
            | ExhibitType::Deposited
            | ExhibitType::CustodyTransferred
            | ExhibitType::Destroyed
            | ExhibitType::Examined => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, done_by: &str, event: &ExhibitEvent) {
        self.take(moment, done_by, event);
    }

    fn check(event: &ExhibitEvent, context: &Context<'_>) -> Result<(), Refusal> {
        match Self::numbers(event) {
            Some(numbered) => context.in_a_register(numbered.year, numbered.serial),
            None => Ok(()),
        }
    }

    fn admit(
        _: &Self,
        whole: &Self,
        event: &ExhibitEvent,
        context: &Context<'_>,
    ) -> Result<(), Refusal> {
        admit(whole, event, context)
    }

    fn undoing(_: &Self, _: &Moment, _: &ExhibitEvent) -> Undoing {
        Undoing::Anyone
    }

    fn order_matters(one: &ExhibitEvent, other: &ExhibitEvent) -> bool {
        match (sets(one), sets(other)) {
            (Some(Sets::Custody(one)), Some(Sets::Custody(other))) => {
                // A move from whoever received it in the other came after that one.
                let told = follows(one, other) != follows(other, one);
                let renumbered = match (one.number, other.number) {
                    (Some(one), Some(other)) => !same_number(one, other),
                    (None, _) | (_, None) => false,
                };
                renumbered || !told && !same::hands(one.to, other.to)
            }
            (Some(Sets::Custody(_)), Some(Sets::End))
            | (Some(Sets::End), Some(Sets::Custody(_)))
            | (Some(Sets::Seal), Some(Sets::Seal))
            | (Some(Sets::List), Some(Sets::List)) => true,
            _ => false,
        }
    }

    fn names(event: &ExhibitEvent, out: &mut Vec<StreamId>) {
        match event {
            ExhibitEvent::Seized(seized) => out.extend(seized.raid.map(|raid| raid.stream())),
            ExhibitEvent::ListAdded(_)
            | ExhibitEvent::Sealed(_)
            | ExhibitEvent::SealBroken(_)
            | ExhibitEvent::Deposited(_)
            | ExhibitEvent::CustodyTransferred(_)
            | ExhibitEvent::Destroyed(_)
            | ExhibitEvent::Examined(_) => {}
        }
    }

    fn identity(_: &ExhibitEvent) -> Option<Identity> {
        None
    }

    fn fact(_: &ExhibitEvent) -> Option<Fact> {
        None
    }

    fn places(event: &mut ExhibitEvent, each: &mut dyn FnMut(&mut Place, Wanted)) {
        match event {
            ExhibitEvent::Seized(seized) => places_of(&mut seized.number, each),
            ExhibitEvent::Deposited(deposited) => {
                deposited.number.iter_mut().for_each(|number| places_of(number, each));
            }
            ExhibitEvent::ListAdded(_)
            | ExhibitEvent::Sealed(_)
            | ExhibitEvent::SealBroken(_)
            | ExhibitEvent::CustodyTransferred(_)
            | ExhibitEvent::Destroyed(_)
            | ExhibitEvent::Examined(_) => {}
        }
    }

    fn keep_used(
        event: &mut ExhibitEvent,
        was: Option<&ExhibitEvent>,
        _: &Self,
        context: &Context<'_>,
    ) {
        let before = was.and_then(number);
        match event {
            ExhibitEvent::Seized(seized) => keep_station(&mut seized.number, before, context),
            ExhibitEvent::Deposited(deposited) => {
                let number = deposited.number.iter_mut();
                number.for_each(|number| keep_station(number, before, context));
            }
            ExhibitEvent::ListAdded(_)
            | ExhibitEvent::Sealed(_)
            | ExhibitEvent::SealBroken(_)
            | ExhibitEvent::CustodyTransferred(_)
            | ExhibitEvent::Destroyed(_)
            | ExhibitEvent::Examined(_) => {}
        }
    }

    fn reserves(event: &ExhibitEvent) -> Result<Vec<Unique>, Refusal> {
        number(event).map_or_else(|| Ok(Vec::new()), reserved)
    }

    fn numbers(event: &ExhibitEvent) -> Option<Numbered<'_>> {
        number(event).and_then(numbered)
    }

    fn judge(&self, about: StreamId, asked: Asked<'_>) -> Judged {
        super::judged::judge(self, about, asked)
    }

    fn called(&self) -> Option<Called> {
        let (_, seized) = self.seized.as_ref()?;
        let mut args = vec![
            Arg::vocabulary("kind", &seized.kind),
            Arg::quantity("quantity", &seized.quantity),
        ];
        let Some(ExhibitNumber::Given { malkhana, year, serial, .. }) = &self.number else {
            return Some(Called::new(Called::EXHIBIT, args));
        };
        args.push(Arg::text("malkhana", malkhana));
        args.extend([Arg::number("serial", *serial), Arg::number("year", *year)]);
        Some(Called::new(Called::EXHIBIT_NUMBERED, args))
    }

    fn sought(&self) -> Vec<String> {
        // Not what it is, nor whose store it lies in: too many are alike to be looked for by that.
        let number = match &self.number {
            Some(ExhibitNumber::Given { year, serial, .. }) => Some(format!("{serial}/{year}")),
            Some(ExhibitNumber::Pending) | None => None,
        };
        let described = self.seized.as_ref().and_then(|(_, seized)| seized.description.as_ref());
        let described = described.and_then(Personal::clear).map(ToString::to_string);
        number.into_iter().chain(described).collect()
    }

    fn next(&self) -> &'static [Self::Type] {
        use ExhibitType::*;
        match (self.destroyed(), &self.seal, self.custody.len()) {
            (Some(_), ..) => &[],
            (None, None, ..2) => &[Sealed, Deposited, ListAdded, CustodyTransferred],
            (None, Some(_), ..2) => &[Deposited, CustodyTransferred, SealBroken, ListAdded],
            (None, None, _) => &[CustodyTransferred, Examined, Sealed, Destroyed],
            (None, Some(_), _) => &[CustodyTransferred, SealBroken, Examined, Destroyed],
        }
    }
}

/// The number that an event gives the exhibit.
fn number(event: &ExhibitEvent) -> Option<&ExhibitNumber> {
    match event {
        ExhibitEvent::Seized(seized) => Some(&seized.number),
        ExhibitEvent::Deposited(deposited) => deposited.number.as_ref(),
        ExhibitEvent::ListAdded(_)
        | ExhibitEvent::Sealed(_)
        | ExhibitEvent::SealBroken(_)
        | ExhibitEvent::CustodyTransferred(_)
        | ExhibitEvent::Destroyed(_)
        | ExhibitEvent::Examined(_) => None,
    }
}

/// Whether two say one number in one malkhana, whatever station was known of it.
fn same_number(one: &ExhibitNumber, other: &ExhibitNumber) -> bool {
    match (one, other) {
        (ExhibitNumber::Pending, ExhibitNumber::Pending) => true,
        (
            ExhibitNumber::Given { malkhana, station: _, year, serial },
            ExhibitNumber::Given { malkhana: in_other, station: _, year: of, serial: at },
        ) => (malkhana, year, serial) == (in_other, of, at),
        (ExhibitNumber::Given { .. }, ExhibitNumber::Pending)
        | (ExhibitNumber::Pending, ExhibitNumber::Given { .. }) => false,
    }
}

/// A station and its malkhana have one register, under whichever the number was given. A number
/// that a correction leaves alone is not decided on again, as with places; another one is.
fn keep_station(number: &mut ExhibitNumber, before: Option<&ExhibitNumber>, context: &Context<'_>) {
    if let Some(before) = before.filter(|before| same_number(number, before)) {
        number.clone_from(before);
        return;
    }
    match number {
        ExhibitNumber::Given { malkhana, station, .. } => {
            let of = malkhana.code.as_ref().and_then(|code| context.gazetteer.station_of(code));
            *station = of.cloned();
        }
        ExhibitNumber::Pending => {}
    }
}

fn reserved(number: &ExhibitNumber) -> Result<Vec<Unique>, Refusal> {
    match number {
        ExhibitNumber::Given { malkhana, station, year, serial } => {
            let (year, serial) = (year.to_string(), serial.to_string());
            let (namespace, register) = match station.as_ref().or(malkhana.code.as_ref()) {
                Some(code) => (Namespace::ExhibitNumberByCode, code.as_str()),
                None => (Namespace::ExhibitNumber, malkhana.as_str()),
            };
            Ok(vec![Unique::of(namespace, &[register, &year, &serial])?])
        }
        ExhibitNumber::Pending => Ok(Vec::new()),
    }
}

fn places_of(number: &mut ExhibitNumber, each: &mut dyn FnMut(&mut Place, Wanted)) {
    match number {
        ExhibitNumber::Given { malkhana, .. } => each(malkhana, Wanted::Malkhana),
        ExhibitNumber::Pending => {}
    }
}

fn numbered(number: &ExhibitNumber) -> Option<Numbered<'_>> {
    match number {
        ExhibitNumber::Given { malkhana, station: _, year, serial } => {
            Some(Numbered { place: malkhana, year: *year, serial: *serial })
        }
        ExhibitNumber::Pending => None,
    }
}

fn admit(state: &ExhibitState, event: &ExhibitEvent, context: &Context<'_>) -> Result<(), Refusal> {
    // What was decided here can be refused; what happened outside is recorded and flagged. Where
    // times overlap, everyone who can have held it may hand it over.
    let holders = state.holders_at(context.occurred);
    let not_holder = |hand: &Hand| {
        context.decided_here && !holders.iter().any(|holder| same::hands(holder, hand))
    };
    match event {
        ExhibitEvent::Seized(_) if state.seized.is_some() => Err(Refusal::AlreadyOpen),
        ExhibitEvent::CustodyTransferred(_)
        | ExhibitEvent::Deposited(_)
        | ExhibitEvent::Examined(_)
            if context.decided_here && state.is_destroyed_by(context.occurred) =>
        {
            Err(Refusal::Destroyed)
        }
        // Whenever it was: what is destroyed once is not destroyed again, earlier or later.
        ExhibitEvent::Destroyed(_) if context.decided_here && state.destroyed().is_some() => {
            Err(Refusal::Destroyed)
        }
        ExhibitEvent::CustodyTransferred(transferred)
            if not_holder(context.done_by) || not_holder(&transferred.from) =>
        {
            Err(Refusal::NotTheHolder)
        }
        ExhibitEvent::Destroyed(_) if not_holder(context.done_by) => Err(Refusal::NotTheHolder),
        ExhibitEvent::Destroyed(destroyed) if context.decided_here => {
            context.with_a_second(destroyed.second.as_ref())
        }
        ExhibitEvent::Seized(_)
        | ExhibitEvent::ListAdded(_)
        | ExhibitEvent::Sealed(_)
        | ExhibitEvent::SealBroken(_)
        | ExhibitEvent::Deposited(_)
        | ExhibitEvent::CustodyTransferred(_)
        | ExhibitEvent::Destroyed(_)
        | ExhibitEvent::Examined(_) => Ok(()),
    }
}

/// What an event sets, where the last word stands.
enum Sets<'a> {
    Custody(Moved<'a>),
    Seal,
    List,
    End,
}

/// From whom, if it says so, to whom, and under which number there, if it has one.
#[derive(Clone, Copy)]
struct Moved<'a> {
    from: Option<&'a Hand>,
    to: &'a Hand,
    number: Option<&'a ExhibitNumber>,
}

fn follows(one: Moved<'_>, other: Moved<'_>) -> bool {
    one.from.is_some_and(|from| same::hands(from, other.to))
}

fn sets(event: &ExhibitEvent) -> Option<Sets<'_>> {
    match event {
        ExhibitEvent::Seized(seized) => {
            Some(Sets::Custody(Moved { from: None, to: &seized.holder, number: None }))
        }
        ExhibitEvent::Deposited(deposited) => {
            let (from, number) = (deposited.from.as_ref(), deposited.number.as_ref());
            Some(Sets::Custody(Moved { from, to: &deposited.malkhana, number }))
        }
        ExhibitEvent::CustodyTransferred(moved) => {
            Some(Sets::Custody(Moved { from: Some(&moved.from), to: &moved.to, number: None }))
        }
        ExhibitEvent::Sealed(_) | ExhibitEvent::SealBroken(_) => Some(Sets::Seal),
        ExhibitEvent::Destroyed(_) => Some(Sets::End),
        ExhibitEvent::ListAdded(_) => Some(Sets::List),
        ExhibitEvent::Examined(_) => None,
    }
}
