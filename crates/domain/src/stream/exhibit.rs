//! Exhibits: an item, or a parcel of many with a list, and whose hands it went through.

use greyfile_envelope::{Hand, Occurred};

use super::{payload, words};
use crate::decide::Context;
use crate::document::Imei;
use crate::event::events;
use crate::ids::RaidId;
use crate::isolate::isolated;
use crate::life::{Moment, State};
use crate::personal::Personal;
use crate::refusal::Refusal;
use crate::same;
use crate::text::{Code, Line};
use crate::values::Quantity;

words! {
    /// The exhibit's number in a malkhana's register (Register XIX, Police Rules 22.16).
    enum ExhibitNumber {
        /// As given.
        Given {
            /// Which malkhana.
            malkhana: Line,
            /// The register's year.
            year: u16,
            /// The number in it.
            serial: u32,
        },
        /// Not given yet; it has to follow.
        Pending,
    }
}

payload! {
    /// It was seized.
    struct Seized {
        /// In which raid, if in one.
        #[serde(default)]
        raid: Option<RaidId>,
        /// What it is, such as `phone`.
        kind: Code,
        /// How many.
        quantity: Quantity,
        /// What it looks like.
        #[serde(default)]
        description: Option<Line>,
        /// Its number.
        number: ExhibitNumber,
        /// The entry in the daily diary (roznamcha) that speaks of it.
        #[serde(default)]
        diary: Option<Line>,
        /// Where exactly it was found.
        #[serde(default)]
        place: Option<Line>,
        /// Who holds it.
        holder: Hand,
        /// A single phone's IMEI.
        #[serde(default)]
        imei: Option<Personal<Imei>>,
    }
    /// The list of a parcel's items was added.
    struct ListAdded {
        /// SHA-256 of the list.
        sha256: [u8; 32],
        /// How many items it names.
        items: u32,
    }
    /// It was sealed.
    struct Sealed {
        /// The seal's mark.
        seal: Line,
    }
    /// Its seal was broken.
    struct SealBroken {
        /// The seal's mark.
        seal: Line,
        /// Why; absent when nobody explained it.
        #[serde(default)]
        why: Option<Line>,
    }
    /// It came into a malkhana.
    struct Deposited {
        /// Which one; it holds the exhibit from now on.
        malkhana: Hand,
        /// Who brought it; absent when the source does not say.
        #[serde(default)]
        from: Option<Hand>,
        /// Its number there, if it got one now.
        #[serde(default)]
        number: Option<ExhibitNumber>,
        /// On which shelf.
        #[serde(default)]
        shelf: Option<Line>,
    }
    /// It changed hands.
    struct CustodyTransferred {
        /// Who gave it.
        from: Hand,
        /// Who took it.
        to: Hand,
        /// What for.
        purpose: Line,
        /// The mark of the seal it travelled under.
        #[serde(default)]
        seal: Option<Line>,
        /// The road certificate (rahdari).
        #[serde(default)]
        road_certificate: Option<Line>,
    }
    /// It was destroyed.
    struct Destroyed {
        /// On whose order.
        order: Line,
        /// The second person, without whom nothing is destroyed.
        #[serde(default)]
        second: Option<Hand>,
    }
}

events! {
    /// What can happen to an exhibit.
    ExhibitEvent {
        /// It was seized.
        Seized = "exhibit.seized" v 1,
        /// Its list was added.
        ListAdded = "exhibit.list_added" v 1,
        /// It was sealed.
        Sealed = "exhibit.sealed" v 1,
        /// Its seal was broken.
        SealBroken = "exhibit.seal_broken" v 1,
        /// It came into a malkhana.
        Deposited = "exhibit.deposited" v 1,
        /// It changed hands.
        CustodyTransferred = "exhibit.custody_transferred" v 1,
        /// It was destroyed.
        Destroyed = "exhibit.destroyed" v 1,
    }
}

/// By what an exhibit came into a hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// By its seizure.
    Seized,
    /// Into a malkhana.
    Deposited,
    /// From hand to hand.
    Transferred,
}

/// One stretch of custody.
#[derive(Debug, Clone, PartialEq)]
pub struct Custody {
    /// When it began.
    pub moment: Moment,
    /// By what.
    pub how: Move,
    /// Who gave it, as stated or else as it follows; nobody at the seizure.
    pub from: Option<Hand>,
    /// Who held it then.
    pub to: Hand,
    /// The seal it is said to have travelled under.
    pub seal: Option<Line>,
    /// Whether the record says who gave it.
    stated: bool,
}

impl Custody {
    /// Whether the record itself says who gave it; else `from` is who held it by then.
    pub const fn stated(&self) -> bool {
        self.stated
    }
}

/// What happened to its seal.
#[derive(Debug, Clone, PartialEq)]
pub enum SealChange {
    /// One was put on.
    PutOn(Line),
    /// One was broken.
    Broken(SealBroken),
}

/// An exhibit as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExhibitState {
    /// When and how it was seized.
    pub seized: Option<(Moment, Seized)>,
    /// Its number, as given last.
    pub number: Option<ExhibitNumber>,
    /// When a number was given first.
    pub numbered: Option<Moment>,
    /// Every change of hands, by time.
    pub custody: Vec<Custody>,
    /// Who holds it.
    pub holder: Option<Hand>,
    /// The seal on it.
    pub seal: Option<Line>,
    /// Every change of its seal, by time.
    pub seals: Vec<(Moment, SealChange)>,
    /// When and how it was destroyed, by time; more than once only where the record contradicts
    /// itself.
    pub destructions: Vec<(Moment, Destroyed)>,
    /// The list of its items.
    pub list: Option<ListAdded>,
}

impl ExhibitState {
    fn hand_over(&mut self, moment: &Moment, how: Move, from: Option<&Hand>, to: &Hand) {
        let stated = from.is_some();
        let from = from.cloned().or_else(|| self.holder.clone());
        self.holder = Some(to.clone());
        let (moment, to) = (*moment, to.clone());
        self.custody.push(Custody { moment, how, from, to, seal: None, stated });
    }

    /// Who held it then, by the end of the time it was, as the record has it now: of moves whose
    /// times overlap, the one that began last, then the one logged last.
    pub fn holder_at(&self, then: Occurred) -> Option<&Hand> {
        let began = self.custody.iter().filter(|custody| custody.moment.occurred.start < then.end);
        began
            .max_by_key(|custody| (custody.moment.occurred.start, custody.moment.position))
            .map(|custody| &custody.to)
    }

    /// When and how it was destroyed, first.
    pub fn destroyed(&self) -> Option<&(Moment, Destroyed)> {
        self.destructions.first()
    }

    /// Whether it was destroyed before then, for certain.
    fn is_destroyed_by(&self, then: Occurred) -> bool {
        self.destructions.iter().any(|(moment, _)| moment.occurred.end <= then.start)
    }

    /// The raid it was seized in.
    pub fn raid(&self) -> Option<RaidId> {
        self.seized.as_ref().and_then(|(_, seized)| seized.raid)
    }

    /// What to call it: `phone, 12 (Malkhana Faisalabad 7/2025)`. For people: see [`isolated`].
    pub fn label(&self) -> String {
        let what = self.seized.as_ref().map_or_else(
            || "exhibit".to_owned(),
            |(_, seized)| format!("{}, {}", seized.kind.to_words(), seized.quantity),
        );
        match &self.number {
            Some(ExhibitNumber::Given { malkhana, year, serial }) => {
                format!("{what} ({} {serial}/{year})", isolated(malkhana))
            }
            Some(ExhibitNumber::Pending) | None => what,
        }
    }

    fn numbered(&mut self, moment: &Moment, number: &ExhibitNumber) {
        if matches!(number, ExhibitNumber::Given { .. }) {
            self.numbered.get_or_insert(*moment);
            self.number = Some(number.clone());
        }
    }
}

impl State for ExhibitState {
    type Event = ExhibitEvent;

    fn evolve(&mut self, moment: &Moment, event: &ExhibitEvent) {
        match event {
            ExhibitEvent::Seized(seized) => {
                self.hand_over(moment, Move::Seized, None, &seized.holder);
                self.numbered(moment, &seized.number);
                self.seized = Some((*moment, seized.clone()));
            }
            ExhibitEvent::ListAdded(list) => self.list = Some(list.clone()),
            ExhibitEvent::Sealed(sealed) => {
                self.seal = Some(sealed.seal.clone());
                self.seals.push((*moment, SealChange::PutOn(sealed.seal.clone())));
            }
            ExhibitEvent::SealBroken(broken) => {
                self.seal = None;
                self.seals.push((*moment, SealChange::Broken(broken.clone())));
            }
            ExhibitEvent::Deposited(deposited) => {
                let from = deposited.from.as_ref();
                self.hand_over(moment, Move::Deposited, from, &deposited.malkhana);
                if let Some(number) = &deposited.number {
                    self.numbered(moment, number);
                }
            }
            ExhibitEvent::CustodyTransferred(transferred) => {
                let (from, to) = (&transferred.from, &transferred.to);
                self.hand_over(moment, Move::Transferred, Some(from), to);
                if let Some(custody) = self.custody.last_mut() {
                    custody.seal.clone_from(&transferred.seal);
                }
            }
            ExhibitEvent::Destroyed(destroyed) => {
                self.destructions.push((*moment, destroyed.clone()));
            }
        }
    }
}

/// Whether a command may add the event.
///
/// # Errors
/// The rule it breaks.
pub fn admit(
    state: &ExhibitState,
    event: &ExhibitEvent,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    // What was decided here can be refused; what happened outside is recorded and flagged.
    let holder = state.holder_at(context.occurred);
    let not_holder = |hand: &Hand| {
        context.decided_here && !holder.is_some_and(|holder| same::hands(holder, hand))
    };
    match event {
        ExhibitEvent::Seized(_) if state.seized.is_some() => Err(Refusal::AlreadyOpen),
        ExhibitEvent::Seized(_) => Ok(()),
        _ if state.seized.is_none() => Err(Refusal::NotOpenYet),
        ExhibitEvent::CustodyTransferred(_) | ExhibitEvent::Deposited(_)
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
        ExhibitEvent::Destroyed(destroyed) if context.decided_here => match &destroyed.second {
            Some(second)
                if !same::hands(second, context.done_by)
                    && !same::hands(second, context.logged_by) =>
            {
                Ok(())
            }
            _ => Err(Refusal::SecondPersonNeeded),
        },
        _ => Ok(()),
    }
}
