//! The regime as adopted.

use super::events::{Adopted, HolidayDeclared, RegimeEvent};
use crate::kernel::history::Moment;
use crate::streams::ids::RegimeId;
use crate::values::law::{Adoption, Holiday, Law};

/// Every regime adopted, by when they were.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RegimeState {
    /// What they brought into force.
    pub law: Law,
}

impl RegimeId {
    /// The one regime of a log, so that every command can find it without asking a view.
    pub const THE: Self = Self(*b"greyfile.regime\0");
}

impl RegimeState {
    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, event: &RegimeEvent) {
        match event {
            RegimeEvent::Adopted(Adopted { effective_from, offences, .. }) => {
                let (effective_from, offences) = (*effective_from, offences.clone());
                let event = moment.event_id;
                self.law.adoptions.push(Adoption { event, effective_from, offences });
            }
            RegimeEvent::HolidayDeclared(HolidayDeclared { day, of, province, .. }) => {
                let (day, of, province) = (*day, *of, province.clone());
                self.law.holidays.push(Holiday { day, of, province });
            }
        }
    }
}
