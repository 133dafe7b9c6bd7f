//! Opens a case and links what belongs to it.

use super::Draft;
use crate::streams::case::{CaseOpened, FirLinked, RaidLinked};
use crate::streams::{CaseId, FirId, RaidId};
use crate::values::declare::payload;

payload! {
    /// Opens a case and links what belongs to it.
    struct OpenCase {
        /// The case.
        case: CaseOpened,
        /// Raids that serve it.
        #[serde(default)]
        raids: Vec<RaidId>,
        /// FIRs that belong to it.
        #[serde(default)]
        firs: Vec<FirId>,
    }
}

impl OpenCase {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        if !draft.at_most(1 + self.raids.len() + self.firs.len()) {
            return;
        }
        let case = draft.opened(CaseId::KIND, 0);
        draft.add(case, self.case.clone());
        self.raids.iter().for_each(|&raid| draft.add(case, RaidLinked { raid }));
        self.firs.iter().for_each(|&fir| draft.add(case, FirLinked { fir }));
    }
}
