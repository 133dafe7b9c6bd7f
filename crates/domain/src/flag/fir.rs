//! What is wrong with an FIR beyond its clocks: its sections, and remands.

use greyfile_envelope::StreamId;

use super::{Arrest, Flag, PHYSICAL_REMAND_DAYS_MAX, Together, flag};
use crate::isolate::isolated;
use crate::stream::fir::{FirState, Remand};
use crate::stream::regime::{RegimeState, Standing};
use crate::values::{Accused, Sex};

pub(super) fn fir(
    lives: &Together<'_>,
    arrests: &[Arrest],
    stream: StreamId,
    fir: &FirState,
) -> Vec<Flag> {
    let nothing = RegimeState::default();
    let mut flags = sections(lives.regime.unwrap_or(&nothing), stream, fir);
    for (who, accused) in &fir.accused {
        let days = accused.physical_days();
        let physical = accused.remands.iter().rfind(|remand| remand.custody == Remand::Physical);
        if days > PHYSICAL_REMAND_DAYS_MAX {
            let moment = physical.map(|remand| &remand.moment);
            let text = format!("{days} days of physical remand, at most 15 are allowed");
            flags.push(flag("fir.remand_too_long", "CrPC s.167", stream, moment, text));
        }
        let Accused::Person(id) = who else { continue };
        let on_record = lives.persons.get(id).and_then(|person| person.recorded.as_ref()?.sex);
        let named = accused.named.as_ref().and_then(|(_, named)| named.sex);
        let arrested = || arrests.iter().find(|one| one.who == *who).and_then(|one| one.sex);
        let sex = on_record.or(named).or_else(arrested);
        if let (Some(remand), Some(Sex::Female)) = (physical, sex) {
            let (code, section) = ("fir.female_physical_remand", "CrPC s.167(5)");
            let text = "a woman in physical remand";
            flags.push(flag(code, section, stream, Some(&remand.moment), text));
        }
    }
    flags
}

fn sections(regime: &RegimeState, stream: StreamId, fir: &FirState) -> Vec<Flag> {
    let Some((moment, lodged)) = &fir.lodged else { return Vec::new() };
    let wrong = fir.sections.iter().filter_map(|section| {
        let (code, text) = match regime.section(section, lodged.offence) {
            Standing::InForce(_) => return None,
            Standing::NotInCatalogue => (
                "fir.section_unknown",
                format!("{} is not in the offence catalogue", isolated(section)),
            ),
            // Refused when it is recorded; a correction or a later catalogue can still show it.
            Standing::NotInForce(_) => (
                "fir.section_not_in_force",
                format!("{} is known not to have been in force at the offence", isolated(section)),
            ),
        };
        Some(flag(code, "offence catalogue", stream, Some(moment), text))
    });
    wrong.collect()
}
