//! Whether a key counts. It is judged by where in the log, and when, what it signed was taken in, never by
//! a date that the signer wrote.

use std::collections::BTreeSet;

use greyfile_envelope::{EventId, Position, Timestamp};

use super::body::LicensingBody;
use super::in_force::Adoption;
use crate::values::hex::Hex;
use crate::values::law::Law;
use crate::values::text::Code;

/// A body's key that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// The event that says so.
    pub event: EventId,
    /// Where it stands in the log.
    pub position: Position,
    /// Whose.
    pub body: Code,
    /// The key that was replaced.
    pub old: Hex<32>,
    /// The key that replaces it.
    pub new: Hex<32>,
    /// Until when the old one counts too.
    pub overlap_until: Timestamp,
}

/// A body's key that got into other hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compromise {
    /// The event that says so.
    pub event: EventId,
    /// Where it stands in the log.
    pub position: Position,
    /// Whose.
    pub body: Code,
    /// Which key.
    pub key: Hex<32>,
    /// From which position on what it signed counts no more.
    pub from: Position,
}

/// Whether a key counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyStanding {
    /// It does.
    InForce,
    /// It was replaced, and still counts.
    Overlap {
        /// Until when.
        until: Timestamp,
    },
    /// It was replaced, and does not count.
    RotatedOut,
    /// It got into other hands.
    Compromised {
        /// From which position on.
        from: Position,
    },
    /// The body never had it.
    Unknown,
}

impl KeyStanding {
    /// Whether what the key signed is taken in.
    pub const fn counts(self) -> bool {
        match self {
            Self::InForce | Self::Overlap { .. } => true,
            Self::RotatedOut | Self::Compromised { .. } | Self::Unknown => false,
        }
    }
}

impl Law {
    /// Every key that a body ever had, whatever became of it.
    pub fn keys_of(&self, body: &Code) -> BTreeSet<Hex<32>> {
        let bodies = self.adoptions.iter().flat_map(|adoption| &adoption.regime.bodies);
        let keys = bodies.filter(|one| one.code == *body).flat_map(|one| &one.keys);
        let rotated = self.rotations.iter().filter(|one| one.body == *body).map(|one| one.new);
        keys.map(|one| one.key).chain(rotated).collect()
    }

    /// Whether a body's key counts for what is, or was, taken in at a position and an instant. What is
    /// being decided has the last position there can be.
    pub fn key(&self, body: &Code, key: &Hex<32>, at: Position, now: Timestamp) -> KeyStanding {
        let lost = self.compromises.iter().filter(|one| one.body == *body && one.key == *key);
        if let Some(from) = lost.map(|one| one.from).min().filter(|from| *from <= at) {
            return KeyStanding::Compromised { from };
        }
        let known = |position: Position| position <= at;
        let rotated =
            || self.rotations.iter().filter(|one| one.body == *body && known(one.position));
        if let Some(until) =
            rotated().filter(|one| one.old == *key).map(|one| one.overlap_until).min()
        {
            return match now <= until {
                true => KeyStanding::Overlap { until },
                false => KeyStanding::RotatedOut,
            };
        }
        let has = |adoption: &Adoption| {
            let mut bodies = adoption.regime.bodies.iter();
            bodies.any(|one: &LicensingBody| one.code == *body && one.has(key))
        };
        let began = |one: &Adoption| one.regime.effective_from <= now.day();
        let had = |one: &Adoption| known(one.position) && began(one);
        let in_force = self.known_before(at, now.day());
        if in_force.is_some_and(has) {
            return KeyStanding::InForce;
        }
        let brought = rotated().find(|one| one.new == *key);
        match (brought, in_force) {
            // A later adoption that no longer lists it replaced it.
            (Some(rotation), Some(adoption)) if adoption.position > rotation.position => {
                KeyStanding::RotatedOut
            }
            (Some(_), _) => KeyStanding::InForce,
            (None, _) if self.adoptions.iter().any(|one| had(one) && has(one)) => {
                KeyStanding::RotatedOut
            }
            (None, _) => KeyStanding::Unknown,
        }
    }

    /// Whether a key was replaced or got into other hands: no body is given it again.
    pub fn gave_up(&self, key: &Hex<32>) -> bool {
        self.rotations.iter().any(|one| one.old == *key)
            || self.compromises.iter().any(|one| one.key == *key)
    }
}
