//! What is wrong with FIRs that takes other streams to see: women in physical remand.

use greyfile_envelope::StreamId;

use super::codes::FEMALE_PHYSICAL_REMAND;
use super::{Arrest, Together};
use crate::kernel::flag::{Flag, flag};
use crate::streams::fir::{Accused, FirState, Remand};
use crate::values::sex::Sex;

pub(super) fn women_in_physical_remand(
    streams: &Together<'_>,
    arrests: &[Arrest],
    stream: StreamId,
    fir: &FirState,
) -> Vec<Flag> {
    let mut flags = Vec::new();
    for (who, accused) in &fir.accused {
        let Accused::Person(id) = who else { continue };
        let physical = accused.last_remand(Remand::Physical);
        let on_record = streams.persons.get(id).and_then(|person| person.recorded.as_ref()?.sex);
        let named = accused.named.as_ref().and_then(|(_, named)| named.sex);
        let arrested = || arrests.iter().find(|one| one.who == *who).and_then(|one| one.sex);
        let sex = on_record.or(named).or_else(arrested);
        if let (Some(remand), Some(Sex::Female)) = (physical, sex) {
            let mut wrong = flag(FEMALE_PHYSICAL_REMAND, stream, Some(&remand.moment));
            wrong.args = who.args();
            flags.push(wrong);
        }
    }
    flags
}
