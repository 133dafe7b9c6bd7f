//! Lodges an FIR in a case, with its accused.

use super::Draft;
use crate::streams::case::FirLinked;
use crate::streams::fir::{Accused, AccusedNamed, Lodged};
use crate::streams::{CaseId, FirId, PersonId};
use crate::values::declare::payload;

payload! {
    /// An FIR lodged in a case.
    struct LodgeFir {
        /// The case it belongs to.
        case: CaseId,
        /// The FIR.
        fir: Lodged,
        /// Persons named as accused. What the raid says of their arrests is not said again.
        #[serde(default)]
        accused: Vec<PersonId>,
    }
}

impl LodgeFir {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        if !draft.at_most(2 + self.accused.len()) {
            return;
        }
        let stream = draft.opened(FirId::KIND, 0);
        draft.add(stream, self.fir.clone());
        for &person in &self.accused {
            // When they were arrested, their sex and nationality stand in the raid that the FIR
            // names, and in the person's own stream. A copy here would go on saying what was
            // corrected there; an FIR that says something of its own is recorded as such.
            let who = Accused::Person(person);
            let named =
                AccusedNamed { who, role: None, arrested: None, sex: None, nationality: None };
            draft.add(stream, named);
        }
        draft.add(self.case.into(), FirLinked { fir: FirId(stream.id) });
    }
}
