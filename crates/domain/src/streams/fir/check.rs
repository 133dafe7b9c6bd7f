//! What an event of an FIR breaks whatever the stream holds.

use super::events::{AccusedNamed, FirEvent, FirNumber};
use crate::kernel::decision::Context;
use crate::kernel::refusal::Refusal;
use crate::values::limits::{REMAND_DAYS_MAX, TRAVEL_MINUTES_MAX};

/// Whether it keeps them.
pub(super) fn check(event: &FirEvent, context: &Context<'_>) -> Result<(), Refusal> {
    match event {
        FirEvent::Lodged(lodged) => {
            context.not_in_the_future(lodged.offence)?;
            if let Some(FirNumber { year, serial }) = lodged.number {
                context.in_a_register(year, serial)?;
            }
            let mut sections = lodged.sections.iter();
            sections.try_for_each(|section| context.in_force(section, lodged.offence))
        }
        FirEvent::AccusedNamed(AccusedNamed { arrested: Some(arrested), .. }) => {
            context.not_in_the_future(*arrested)
        }
        FirEvent::PersonProduced(one) => context.at_most(one.travel_minutes, TRAVEL_MINUTES_MAX),
        FirEvent::RemandGranted(of) => context.at_most(of.days.max(of.days_asked), REMAND_DAYS_MAX),
        FirEvent::SectionAdded(_)
        | FirEvent::SectionDeleted(_)
        | FirEvent::AccusedNamed(_)
        | FirEvent::BailGranted(_)
        | FirEvent::BailRefused(_)
        | FirEvent::PersonDischarged(_)
        | FirEvent::InterimChallanSubmitted(_)
        | FirEvent::ChallanSubmitted(_)
        | FirEvent::Convicted(_)
        | FirEvent::Acquitted(_)
        | FirEvent::Cancelled(_)
        | FirEvent::HearingHeld(_) => Ok(()),
    }
}
