//! `fir.lodged`, version 1: every FIR had a number. FIRs taken from the press often come without
//! one, and a made-up number would have claimed a real FIR's key; version 2 can say that it is
//! not known.

use greyfile_domain::event::Event;
use greyfile_domain::ids::RaidId;
use greyfile_domain::stream::fir;
use greyfile_domain::text::{Line, Prose};
use greyfile_domain::values;
use greyfile_envelope::Occurred;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(crate) struct Lodged {
    station: Line,
    number: FirNumber,
    sections: Vec<Section>,
    offence: Occurred,
    raid: Option<RaidId>,
    gist: Option<Prose>,
}

#[derive(Serialize, Deserialize)]
struct FirNumber {
    year: u16,
    serial: u32,
}

#[derive(Serialize, Deserialize)]
struct Section {
    statute: Line,
    section: Line,
}

impl From<Lodged> for Event {
    fn from(old: Lodged) -> Self {
        let section = |old: Section| values::Section { statute: old.statute, section: old.section };
        fir::Lodged {
            station: old.station,
            number: Some(fir::FirNumber { year: old.number.year, serial: old.number.serial }),
            sections: old.sections.into_iter().map(section).collect(),
            offence: old.offence,
            raid: old.raid,
            gist: old.gist,
        }
        .into()
    }
}
