//! `fir.lodged`, version 1: every FIR had a number. FIRs taken from the press often come without
//! one, and a made-up number would have taken a real FIR's key; version 2 can say that it is
//! not known. It also has the city, for counting, and keeps the gist as personal data.

use greyfile_domain::streams::Event;
use greyfile_domain::streams::fir;
use greyfile_domain::streams::ids::RaidId;
use greyfile_domain::values;
use greyfile_domain::values::text::{Line, Prose};
use greyfile_envelope::Occurred;
use serde::{Deserialize, Serialize};

/// An FIR was lodged.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "golden", derive(schemars::JsonSchema, arbitrary::Arbitrary))]
#[serde(deny_unknown_fields)]
pub(crate) struct Lodged {
    /// The police station.
    station: Line,
    /// Its number there.
    number: FirNumber,
    /// The sections it names.
    sections: Vec<Section>,
    /// When the offence happened.
    offence: Occurred,
    /// The raid it came out of, if it did.
    raid: Option<RaidId>,
    /// What it says, in short.
    gist: Option<Prose>,
}

/// The number of an FIR.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "golden", derive(schemars::JsonSchema, arbitrary::Arbitrary))]
#[serde(deny_unknown_fields)]
struct FirNumber {
    /// The station's year.
    year: u16,
    /// The number in it.
    serial: u32,
}

/// A section of a statute.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "golden", derive(schemars::JsonSchema, arbitrary::Arbitrary))]
#[serde(deny_unknown_fields)]
struct Section {
    /// The statute, such as `PECA 2016`.
    statute: Line,
    /// The section, such as `26A`.
    section: Line,
}

impl From<Lodged> for Event {
    fn from(old: Lodged) -> Self {
        let section = |old: Section| values::Section { statute: old.statute, section: old.section };
        fir::Lodged {
            station: old.station.into(),
            city: None,
            number: Some(fir::FirNumber { year: old.number.year, serial: old.number.serial }),
            sections: old.sections.into_iter().map(section).collect(),
            catalogue: Vec::new(),
            offence: old.offence,
            raid: old.raid,
            gist: old.gist.map(Into::into),
        }
        .into()
    }
}
