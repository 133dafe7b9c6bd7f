//! Adopts or drafts a regime: all of it or nothing.

use super::Draft;
use crate::kernel::refusal::Refusal;
use crate::streams::ids::RegimeId;
use crate::streams::regime::{Adopted, Drafted, PartStated};
use crate::values::declare::payload;
use crate::values::regime::Regime;

payload! {
    /// Adopts a regime. From its first day on it replaces the one before; what was decided stays.
    struct AdoptRegime {
        /// What it states.
        regime: Regime,
    }
    /// Drafts a regime, which decides nothing.
    struct DraftRegime {
        /// What it would state.
        regime: Regime,
    }
}

impl AdoptRegime {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        state(&self.regime, false, draft);
    }
}

impl DraftRegime {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        state(&self.regime, true, draft);
    }
}

/// Adds the event that states the regime, and one a part.
fn state(regime: &Regime, drafted: bool, draft: &mut Draft<'_>) {
    if let Err(fault) = regime.check() {
        return draft.refuse(Refusal::Regime(fault));
    }
    // The check has cut it already.
    let Ok(cut) = regime.parts() else { return };
    if !draft.at_most(cut.len() + 1) {
        return;
    }
    let stream = RegimeId::THE.stream();
    let parts = u16::try_from(cut.len()).unwrap_or(u16::MAX);
    let Regime { code, title, effective_from, source, currencies, .. } = regime.clone();
    match drafted {
        true => {
            draft.add(stream, Drafted { code, title, effective_from, source, currencies, parts })
        }
        false => {
            draft.add(stream, Adopted { code, title, effective_from, source, currencies, parts })
        }
    }
    for part in cut {
        draft.add(stream, PartStated { of: regime.code.clone(), drafted, part });
    }
}
