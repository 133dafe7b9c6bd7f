//! Bars on a centre or a person: until a day is over, neither is licensed.

use greyfile_envelope::{Day, Occurred};

use super::events::{BarEnded, BarImposed};
use crate::kernel::history::Moment;
use crate::kernel::term::end_of;
use crate::streams::ids::LicenceId;

/// Bars on a centre or a person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bars {
    imposed: Vec<(Moment, BarImposed)>,
    ended: Vec<(Moment, BarEnded)>,
}

impl Bars {
    pub(crate) fn impose(&mut self, moment: &Moment, imposed: &BarImposed) {
        self.imposed.push((*moment, imposed.clone()));
    }

    pub(crate) fn end(&mut self, moment: &Moment, ended: &BarEnded) {
        self.ended.push((*moment, ended.clone()));
    }

    /// Whether one was imposed by an order about this licence.
    pub fn has_of(&self, licence: LicenceId) -> bool {
        self.imposed.iter().any(|(_, bar)| bar.licence == licence)
    }

    /// The last day of a bar that can hold at some instant of a time, if one can.
    pub fn until(&self, at: Occurred) -> Option<Day> {
        let holding = self.imposed.iter().filter(|(moment, bar)| {
            let ended = self.ended.iter().any(|(end, ended)| {
                ended.licence.is_none_or(|licence| licence == bar.licence)
                    // One that takes the place of another is set by the same order.
                    && moment.position < end.position
                    && moment.occurred.start <= end.occurred.start
                    && end.occurred.end <= at.start
            });
            moment.occurred.start < at.end && at.start <= end_of(bar.until) && !ended
        });
        holding.map(|(_, bar)| bar.until).max()
    }
}
