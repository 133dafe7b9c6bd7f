//! Exhibits: an item, or a parcel of many with a list, and whose hands it went through.

use greyfile_envelope::{Hand, Occurred};

use super::{payload, words};
use crate::decide::Context;
use crate::document::Imei;
use crate::event::events;
use crate::ids::RaidId;
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

/// One stretch of custody.
#[derive(Debug, Clone, PartialEq)]
pub struct Custody {
    /// When it began.
    pub moment: Moment,
    /// Who gave it, as stated or else as it follows; nobody at the seizure.
    pub from: Option<Hand>,
    /// Who held it then.
    pub to: Hand,
    /// Whether the record says who gave it.
    stated: bool,
}

impl Custody {
    /// Whether the record itself says who gave it; else `from` is who held it by then.
    pub const fn stated(&self) -> bool {
        self.stated
    }
}

/// An exhibit as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExhibitState {
    /// When and how it was seized.
    pub seized: Option<(Moment, Seized)>,
    /// Its number, and when it was given.
    pub number: Option<(Moment, ExhibitNumber)>,
    /// Every change of hands, by time.
    pub custody: Vec<Custody>,
    /// Who holds it.
    pub holder: Option<Hand>,
    /// The seal on it.
    pub seal: Option<Line>,
    /// Seals broken, each with the seal that was on it by the record.
    pub broken: Vec<(Moment, SealBroken, Option<Line>)>,
    /// When and how it was destroyed.
    pub destroyed: Option<(Moment, Destroyed)>,
    /// The list of its items.
    pub list: Option<ListAdded>,
}

impl ExhibitState {
    fn hand_over(&mut self, moment: &Moment, from: Option<&Hand>, to: &Hand) {
        let stated = from.is_some();
        let from = from.cloned().or_else(|| self.holder.clone());
        self.holder = Some(to.clone());
        self.custody.push(Custody { moment: *moment, from, to: to.clone(), stated });
    }

    /// Who held it then, by the end of the time it was, as the record has it now.
    pub fn holder_at(&self, then: Occurred) -> Option<&Hand> {
        let began = self.custody.iter().filter(|custody| custody.moment.occurred.start < then.end);
        began.max_by_key(|custody| custody.moment.occurred.start).map(|custody| &custody.to)
    }

    fn numbered(&mut self, moment: &Moment, number: &ExhibitNumber) {
        if matches!(number, ExhibitNumber::Given { .. }) {
            self.number = Some((*moment, number.clone()));
        }
    }
}

impl State for ExhibitState {
    type Event = ExhibitEvent;

    fn evolve(&mut self, moment: &Moment, event: &ExhibitEvent) {
        match event {
            ExhibitEvent::Seized(seized) => {
                self.hand_over(moment, None, &seized.holder);
                self.numbered(moment, &seized.number);
                self.seized = Some((*moment, seized.clone()));
            }
            ExhibitEvent::ListAdded(list) => self.list = Some(list.clone()),
            ExhibitEvent::Sealed(sealed) => self.seal = Some(sealed.seal.clone()),
            ExhibitEvent::SealBroken(broken) => {
                self.broken.push((*moment, broken.clone(), self.seal.take()));
            }
            ExhibitEvent::Deposited(deposited) => {
                self.hand_over(moment, None, &deposited.malkhana);
                if let Some(number) = &deposited.number {
                    self.numbered(moment, number);
                }
            }
            ExhibitEvent::CustodyTransferred(transferred) => {
                self.hand_over(moment, Some(&transferred.from), &transferred.to);
            }
            ExhibitEvent::Destroyed(destroyed) => {
                self.destroyed = Some((*moment, destroyed.clone()));
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
