//! An exhibit as it is: whose hands it went through, its seals, its end.

use greyfile_envelope::{Hand, Occurred};

use super::events::{Destroyed, ExhibitEvent, ExhibitNumber, ListAdded, SealBroken, Seized};
use crate::kernel::history::Moment;
use crate::streams::ids::RaidId;
use crate::values::text::Line;

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
    /// Who says so.
    pub by: Option<Hand>,
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
    fn hand_over(
        &mut self,
        (moment, done_by): (&Moment, &str),
        how: Move,
        from: Option<&Hand>,
        to: &Hand,
    ) {
        let stated = from.is_some();
        let from = from.cloned().or_else(|| self.holder.clone());
        self.holder = Some(to.clone());
        let (moment, to, by) = (*moment, to.clone(), Hand::new(done_by).ok());
        self.custody.push(Custody { moment, how, from, to, seal: None, by, stated });
    }

    /// Who can have held it then, as far as times are known. Whoever received it can, if the move can
    /// have come before then, and no other such move is known to have come after it.
    pub fn holders_at(&self, then: Occurred) -> Vec<&Hand> {
        let before: Vec<_> =
            self.custody.iter().filter(|one| one.moment.occurred.start < then.end).collect();
        let last = before.iter().filter(|one| {
            // The seizure stands before every move, whatever its time.
            let over = |later: &Custody| {
                let after = one.moment.occurred.end <= later.moment.occurred.start
                    || (one.how == Move::Seized && later.how != Move::Seized);
                after && later.moment.occurred.end <= then.start
            };
            !before.iter().any(|later| over(later))
        });
        last.map(|custody| &custody.to).collect()
    }

    /// When and how it was destroyed, first.
    pub fn destroyed(&self) -> Option<&(Moment, Destroyed)> {
        self.destructions.first()
    }

    /// Whether it was destroyed before then, for certain.
    pub(super) fn is_destroyed_by(&self, then: Occurred) -> bool {
        self.destructions.iter().any(|(moment, _)| moment.occurred.end <= then.start)
    }

    /// The raid it was seized in.
    pub fn raid(&self) -> Option<RaidId> {
        self.seized.as_ref().and_then(|(_, seized)| seized.raid)
    }

    fn numbered(&mut self, moment: &Moment, number: &ExhibitNumber) {
        if matches!(number, ExhibitNumber::Given { .. }) {
            self.numbered.get_or_insert(*moment);
            self.number = Some(number.clone());
        }
    }
}

impl ExhibitState {
    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, done_by: &str, event: &ExhibitEvent) {
        let at = (moment, done_by);
        match event {
            ExhibitEvent::Seized(seized) => {
                self.hand_over(at, Move::Seized, None, &seized.holder);
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
                self.hand_over(at, Move::Deposited, from, &deposited.malkhana);
                if let Some(number) = &deposited.number {
                    self.numbered(moment, number);
                }
            }
            ExhibitEvent::CustodyTransferred(transferred) => {
                let (from, to) = (&transferred.from, &transferred.to);
                self.hand_over(at, Move::Transferred, Some(from), to);
                if let Some(custody) = self.custody.last_mut() {
                    custody.seal.clone_from(&transferred.seal);
                }
            }
            ExhibitEvent::Destroyed(destroyed) => {
                self.destructions.push((*moment, destroyed.clone()));
            }
            // Nothing of the exhibit changes by it.
            ExhibitEvent::Examined(_) => {}
        }
    }
}
