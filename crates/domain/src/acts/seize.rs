//! Records further parcels of a raid; each opens an exhibit.

use greyfile_envelope::{Hand, StreamId};

use super::Draft;
use crate::streams::exhibit::{ExhibitNumber, Sealed, Seized};
use crate::streams::raid::EquipmentSeized;
use crate::streams::{ExhibitId, RaidId};
use crate::values::count::Quantity;
use crate::values::declare::payload;
use crate::values::document::Imei;
use crate::values::personal::Personal;
use crate::values::text::{Code, Line};

payload! {
    /// A parcel seized.
    struct Parcel {
        /// What it is, such as `phone`.
        kind: Code,
        /// How many.
        quantity: Quantity,
        /// What it looks like.
        #[serde(default)]
        description: Option<Personal<Line>>,
        /// Its number; pending when absent.
        #[serde(default)]
        number: Option<ExhibitNumber>,
        /// The diary entry that speaks of it.
        #[serde(default)]
        diary: Option<Line>,
        /// Where exactly it was found.
        #[serde(default)]
        place: Option<Personal<Line>>,
        /// Who holds it; who did the seizing when absent.
        #[serde(default)]
        holder: Option<Hand>,
        /// The seal put on it.
        #[serde(default)]
        seal: Option<Line>,
        /// A single phone's IMEI.
        #[serde(default)]
        imei: Option<Personal<Imei>>,
    }
    /// Further parcels of a raid.
    struct Seize {
        /// Which raid.
        raid: RaidId,
        /// What was seized.
        parcels: Vec<Parcel>,
    }
}

impl Seize {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        seize(draft, self.raid, &self.parcels);
    }
}

/// Opens an exhibit for each parcel of the raid.
pub(super) fn seize(draft: &mut Draft<'_>, raid: RaidId, parcels: &[Parcel]) {
    draft.must_be_on_record(raid.into());
    if !draft.at_most(parcels.iter().map(Parcel::records).sum()) {
        return;
    }
    for (index, parcel) in (0..).zip(parcels) {
        let stream: StreamId = draft.opened(ExhibitId::KIND, index);
        let exhibit = ExhibitId(stream.id);
        let done_by = draft.context.done_by;
        draft.add(stream, parcel.seized(raid, done_by));
        if let Some(seal) = &parcel.seal {
            draft.add(stream, Sealed { seal: seal.clone() });
        }
        let (kind, quantity) = (parcel.kind.clone(), parcel.quantity.clone());
        draft.add(raid.into(), EquipmentSeized { exhibit, kind, quantity });
    }
}

impl Parcel {
    /// How many records it makes: its exhibit's, the raid's, its seal's, and its number's, which is
    /// reserved.
    pub(super) fn records(&self) -> usize {
        let numbered = matches!(self.number, Some(ExhibitNumber::Given { .. }));
        2 + usize::from(self.seal.is_some()) + usize::from(numbered)
    }

    fn seized(&self, raid: RaidId, done_by: &Hand) -> Seized {
        Seized {
            raid: Some(raid),
            kind: self.kind.clone(),
            quantity: self.quantity.clone(),
            description: self.description.clone(),
            number: self.number.clone().unwrap_or(ExhibitNumber::Pending),
            diary: self.diary.clone(),
            place: self.place.clone(),
            holder: self.holder.clone().unwrap_or_else(|| done_by.clone()),
            imei: self.imei.clone(),
        }
    }
}
