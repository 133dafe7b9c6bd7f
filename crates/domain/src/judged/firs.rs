//! What is wrong with FIRs that takes other streams to see: sections, held against the regime's
//! catalogue, and women in physical remand.

use greyfile_envelope::StreamId;

use super::{Arrest, Together};
use crate::kernel::flag::{Arg, Flag, flag};
use crate::streams::fir::{Accused, FirState, Remand};
use crate::values::isolate::isolated;
use crate::values::law::{Catalogued, Law};
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
            let rule = ("fir.female_physical_remand", "CrPC s.167(5)");
            let text = "a woman in physical remand";
            let mut wrong = flag(rule, stream, Some(&remand.moment), text);
            wrong.args = who.args();
            flags.push(wrong);
        }
    }
    flags
}

pub(super) fn sections(law: &Law, stream: StreamId, fir: &FirState) -> Vec<Flag> {
    let Some((moment, lodged)) = &fir.lodged else { return Vec::new() };
    let wrong = fir.sections.iter().filter_map(|section| {
        let (code, text) = match law.section(section, lodged.offence) {
            Catalogued::InForce(_) => return None,
            Catalogued::Missing => (
                "fir.section_unknown",
                format!("{} is not in the offence catalogue", isolated(section)),
            ),
            // Refused when it is recorded; a correction or a later catalogue can still show it.
            Catalogued::NotInForce(_) => (
                "fir.section_not_in_force",
                format!("{} is known not to have been in force at the offence", isolated(section)),
            ),
        };
        let mut wrong = flag((code, "offence catalogue"), stream, Some(moment), text);
        wrong.args = vec![Arg::text("section", section)];
        Some(wrong)
    });
    wrong.collect()
}
