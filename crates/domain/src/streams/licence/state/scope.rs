//! What a licence is for and what it is held under, after every change of it that stands.

use std::collections::BTreeMap;

use super::super::events::{Condition, LicenceIssued, LicensedPremises};
use crate::values::text::Code;

/// What a decision changed of a licence.
#[derive(Debug, Clone, PartialEq)]
pub enum Changed {
    /// Its premises, where it names some, and its remote positions, where it says how many.
    Amended {
        /// All premises from then on.
        premises: Vec<LicensedPremises>,
        /// How many may work from elsewhere.
        remote_positions: Option<u32>,
    },
    /// It is held under one condition more.
    Added(Condition),
    /// It is held under that condition no longer.
    Removed(Code),
}

/// What a licence is for, and what it is held under.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scope {
    /// Its premises.
    pub premises: Vec<LicensedPremises>,
    /// How many may work from elsewhere.
    pub remote_positions: Option<u32>,
    /// Its conditions.
    pub conditions: BTreeMap<Code, Condition>,
}

impl Changed {
    /// The premises that it names.
    pub(crate) fn premises(&self) -> &[LicensedPremises] {
        match self {
            Self::Amended { premises, .. } => premises,
            Self::Added(_) | Self::Removed(_) => &[],
        }
    }
}

impl Scope {
    /// As it was issued, with these changes, in their order.
    pub(super) fn of<'a>(
        issued: &LicenceIssued,
        changes: impl IntoIterator<Item = &'a Changed>,
    ) -> Self {
        let conditions = issued.conditions.iter();
        let mut scope = Self {
            premises: issued.premises.clone(),
            remote_positions: issued.remote_positions,
            conditions: conditions.map(|one| (one.code.clone(), one.clone())).collect(),
        };
        for changed in changes {
            match changed {
                Changed::Amended { premises, remote_positions } => {
                    if !premises.is_empty() {
                        scope.premises.clone_from(premises);
                    }
                    scope.remote_positions = remote_positions.or(scope.remote_positions);
                }
                Changed::Added(condition) => {
                    scope.conditions.insert(condition.code.clone(), condition.clone());
                }
                Changed::Removed(condition) => drop(scope.conditions.remove(condition)),
            }
        }
        scope
    }
}
