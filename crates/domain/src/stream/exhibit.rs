//! Exhibits: an item, or a parcel of many with a list, and whose hands it went through.

use greyfile_envelope::Hand;

use super::{payload, words};
use crate::decide::Context;
use crate::document::Imei;
use crate::event::events;
use crate::ids::RaidId;
use crate::life::{Moment, State};
use crate::personal::Personal;
use crate::refusal::Refusal;
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
    /// Who gave it; nobody at the seizure.
    pub from: Option<Hand>,
    /// Who held it then.
    pub to: Hand,
    /// Whether it was destroyed before.
    pub after_destruction: bool,
    /// Who held it before, as the record had it.
    pub expected_from: Option<Hand>,
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
    /// When it was destroyed.
    pub destroyed: Option<Moment>,
    /// The list of its items.
    pub list: Option<ListAdded>,
}

impl ExhibitState {
    fn hand_over(&mut self, moment: &Moment, from: Option<Hand>, to: &Hand) {
        let custody = Custody {
            moment: *moment,
            from,
            to: to.clone(),
            after_destruction: self.destroyed.is_some(),
            expected_from: self.holder.clone(),
        };
        self.holder = Some(to.clone());
        self.custody.push(custody);
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
                let from = self.holder.clone();
                self.hand_over(moment, from, &deposited.malkhana);
                if let Some(number) = &deposited.number {
                    self.numbered(moment, number);
                }
            }
            ExhibitEvent::CustodyTransferred(transferred) => {
                self.hand_over(moment, Some(transferred.from.clone()), &transferred.to);
            }
            ExhibitEvent::Destroyed(_) => self.destroyed = Some(*moment),
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
    let by_holder = || !context.own_act || state.holder.as_ref() == Some(context.done_by);
    match event {
        ExhibitEvent::Seized(_) if state.seized.is_some() => Err(Refusal::AlreadyOpen),
        ExhibitEvent::Seized(_) => Ok(()),
        _ if state.seized.is_none() => Err(Refusal::NotOpenYet),
        ExhibitEvent::CustodyTransferred(_) | ExhibitEvent::Destroyed(_) if !by_holder() => {
            Err(Refusal::NotTheHolder)
        }
        ExhibitEvent::Destroyed(destroyed) if context.own_act => match &destroyed.second {
            Some(second) if second != context.done_by && second != context.logged_by => Ok(()),
            _ => Err(Refusal::SecondPersonNeeded),
        },
        _ => Ok(()),
    }
}
