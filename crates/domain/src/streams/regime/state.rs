//! The regime as adopted.

use greyfile_envelope::Day;

use super::events::{
    Adopted, Drafted, GracePeriodSet, HolidayDeclared, KeyCompromised, KeyRotated, OfficeDelegated,
    PartStated, RegimeEvent,
};
use crate::kernel::history::Moment;
use crate::streams::ids::RegimeId;
use crate::values::law::{Holiday, Law};
use crate::values::money::Currency;
use crate::values::regime::{Adoption, Compromise, Delegation, Grace, Regime, Rotation};
use crate::values::text::{Code, Line};

/// What every regime brought, by when it happened.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RegimeState {
    /// What was adopted and drafted, each without its parts.
    headers: Vec<Header>,
    /// All parts: one whose header was retracted is none of any regime.
    parts: Vec<PartStated>,
    /// Everything else.
    rest: Law,
}

/// A regime as it was adopted or drafted, without its parts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    pub(super) moment: Moment,
    pub(super) drafted: bool,
    pub(super) parts: u16,
    pub(super) adoption: Adoption,
}

impl RegimeId {
    /// The one regime of a log, so that every command can find it without asking a view.
    pub const THE: Self = Self(*b"greyfile.regime\0");
}

impl RegimeState {
    /// The law: each regime with its parts. One of which a part is missing is left out.
    pub fn law(self) -> Law {
        let mut law = self.rest.clone();
        for header in &self.headers {
            let (whole, missing) = self.put_together(header);
            if missing == 0 {
                let regimes = if header.drafted { &mut law.drafts } else { &mut law.adoptions };
                regimes.push(whole);
            }
        }
        law
    }

    /// A regime with its parts, and how many of them are missing.
    pub(super) fn put_together(&self, header: &Header) -> (Adoption, usize) {
        let mut adoption = header.adoption.clone();
        let of_it = self.parts.iter().filter(|part| header.has(part));
        let mut found = 0;
        for part in of_it {
            adoption.regime.take(part.part.clone());
            found += 1;
        }
        (adoption, usize::from(header.parts).saturating_sub(found))
    }

    /// What there is besides regimes.
    pub(super) const fn rest(&self) -> &Law {
        &self.rest
    }

    /// The headers.
    pub(super) fn headers(&self) -> &[Header] {
        &self.headers
    }

    /// The header of a code.
    pub(super) fn header(&self, code: &Code, drafted: bool) -> Option<&Header> {
        let is = |one: &&Header| one.adoption.regime.code == *code && one.drafted == drafted;
        self.headers.iter().find(is)
    }

    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, event: &RegimeEvent) {
        let (event_id, position) = (moment.event_id, moment.position);
        let rest = &mut self.rest;
        match event {
            RegimeEvent::Drafted(Drafted {
                code,
                title,
                effective_from,
                source,
                currencies,
                parts,
            }) => {
                let regime = empty(code, title, *effective_from, source, currencies);
                let adoption = Adoption { event: event_id, position, regime };
                self.headers.push(Header {
                    moment: *moment,
                    drafted: true,
                    parts: *parts,
                    adoption,
                });
            }
            RegimeEvent::Adopted(Adopted {
                code,
                title,
                effective_from,
                source,
                currencies,
                parts,
            }) => {
                let regime = empty(code, title, *effective_from, source, currencies);
                let adoption = Adoption { event: event_id, position, regime };
                self.headers.push(Header {
                    moment: *moment,
                    drafted: false,
                    parts: *parts,
                    adoption,
                });
            }
            RegimeEvent::PartStated(part) => self.parts.push(part.clone()),
            RegimeEvent::KeyRotated(KeyRotated { body, old, new, overlap_until, .. }) => {
                rest.rotations.push(Rotation {
                    event: event_id,
                    position,
                    body: body.clone(),
                    old: *old,
                    new: *new,
                    overlap_until: *overlap_until,
                });
            }
            RegimeEvent::KeyCompromised(KeyCompromised { body, key, from, .. }) => {
                let (body, key, from) = (body.clone(), *key, *from);
                rest.compromises.push(Compromise { event: event_id, position, body, key, from });
            }
            RegimeEvent::OfficeDelegated(OfficeDelegated { power, to, from, until, .. }) => {
                let (power, to, from, until) = (power.clone(), to.clone(), *from, *until);
                rest.delegations.push(Delegation { event: event_id, power, to, from, until });
            }
            RegimeEvent::GracePeriodSet(GracePeriodSet { class, until, .. }) => {
                let (class, until) = (class.clone(), *until);
                rest.graces.push(Grace { event: event_id, class, until });
            }
            RegimeEvent::HolidayDeclared(HolidayDeclared { day, of, province, .. }) => {
                let (day, of, province) = (*day, *of, province.clone());
                rest.holidays.push(Holiday { day, of, province });
            }
        }
    }
}

impl Header {
    fn has(&self, part: &PartStated) -> bool {
        part.drafted == self.drafted && part.of == self.adoption.regime.code
    }
}

fn empty(
    code: &Code,
    title: &Line,
    effective_from: Day,
    source: &Line,
    currencies: &[Currency],
) -> Regime {
    let mut regime = Regime::new(code.clone(), title.clone(), effective_from, source.clone());
    regime.currencies = currencies.to_vec();
    regime
}
