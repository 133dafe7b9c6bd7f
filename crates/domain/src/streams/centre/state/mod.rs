//! A centre as it is.

mod enforcement;

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::EventId;

pub use enforcement::{Closure, Enforcement, Fine};

use super::events::{
    CentreEvent, CentreType, ExemptionRecorded, LicenceLinked, OwnershipChanged, Registered,
};
use crate::kernel::history::Moment;
use crate::proceedings::{Bars, Proceedings};
use crate::streams::ids::{LicenceId, PersonId};
use crate::values::place::Place;
use crate::values::premises::PremisesRole;
use crate::values::text::{Code, Line};

/// A centre as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CentreState {
    /// Every event of the stream that stands, by which others refer to it.
    pub events: BTreeMap<EventId, (CentreType, Moment)>,
    /// What it was registered as.
    pub registered: Option<Registered>,
    /// What it is called by now, in English letters and in Urdu.
    pub names: Vec<Line>,
    /// Numbers that authorities gave it, by their sort.
    pub identifiers: Vec<(Code, Line)>,
    /// Its premises, by their codes.
    pub premises: BTreeMap<Code, Premises>,
    /// The addresses of the internet that it uses.
    pub ip_ranges: Vec<Line>,
    /// The numbers that it calls from.
    pub caller_numbers: Vec<Line>,
    /// How many it says work from elsewhere.
    pub remote_positions: Option<u32>,
    /// Who runs it, as what.
    pub key_persons: BTreeMap<PersonId, Code>,
    /// Who owns it.
    pub owners: Option<OwnershipChanged>,
    /// For whom it calls.
    pub clients: BTreeSet<Line>,
    /// What is done against it.
    pub enforcement: Enforcement,
    /// What is done in proceedings.
    pub proceedings: Proceedings,
    /// Which licences are for which of its premises: of each the last word.
    pub licences: BTreeMap<LicenceId, LicenceLinked>,
    /// Which of its premises each licence was ever for.
    pub ever_linked: BTreeMap<LicenceId, BTreeSet<Code>>,
    /// Whether barred from being licensed.
    pub bars: Bars,
    /// Everybody who ever owned it, as far as they are on record.
    pub ever_owned: BTreeSet<PersonId>,
    /// What it is exempt as, so somebody says.
    pub exempt: Option<(Moment, ExemptionRecorded)>,
}

/// Premises of a centre.
#[derive(Debug, Clone, PartialEq)]
pub struct Premises {
    /// What they are.
    pub role: PremisesRole,
    /// The city.
    pub city: Place,
    /// Where in the city.
    pub address: Line,
    /// When they were given up.
    pub closed: Option<Moment>,
}

impl CentreState {
    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, event: &CentreEvent) {
        self.events.insert(moment.event_id, (event.type_of(), *moment));
        if let Some(step) = event.step() {
            return self.proceedings.take(moment, step);
        }
        self.proceedings.decided_on(event.show_cause(), moment.event_id);
        match event {
            CentreEvent::Registered(registered) => {
                self.names.extend(registered.name.clone());
                self.registered = Some(registered.clone());
            }
            CentreEvent::NameChanged(changed) => {
                self.names =
                    [&changed.name].into_iter().chain(&changed.name_urdu).cloned().collect();
            }
            CentreEvent::IdentifierRecorded(recorded) => {
                self.identifiers.push((recorded.kind.clone(), recorded.number.clone()));
            }
            CentreEvent::PremisesAdded(added) => {
                let (role, city, address) = (added.role, added.city.clone(), added.address.clone());
                let premises = Premises { role, city, address, closed: None };
                self.premises.insert(added.premises.clone(), premises);
            }
            CentreEvent::PremisesChanged(changed) => {
                if let Some(premises) = self.premises.get_mut(&changed.premises) {
                    premises.role = changed.role;
                    premises.city.clone_from(&changed.city);
                    premises.address.clone_from(&changed.address);
                }
            }
            CentreEvent::PremisesClosed(closed) => {
                if let Some(premises) = self.premises.get_mut(&closed.premises) {
                    premises.closed = Some(*moment);
                }
            }
            CentreEvent::IpRangeChanged(changed) => self.ip_ranges.clone_from(&changed.ranges),
            CentreEvent::CallerNumbersChanged(changed) => {
                self.caller_numbers.clone_from(&changed.numbers);
            }
            CentreEvent::RemotePositionsDeclared(declared) => {
                self.remote_positions = Some(declared.positions);
            }
            CentreEvent::KeyPersonAppointed(appointed) => {
                self.key_persons.insert(appointed.person, appointed.role.clone());
            }
            CentreEvent::KeyPersonLeft(left) => {
                self.key_persons.remove(&left.person);
            }
            CentreEvent::OwnershipChanged(changed) => {
                self.ever_owned.extend(&changed.persons);
                self.owners = Some(changed.clone());
            }
            CentreEvent::ClientRelationDeclared(declared) => {
                self.clients.insert(declared.client.clone());
            }
            CentreEvent::ClientRelationEnded(ended) => {
                self.clients.remove(&ended.client);
            }
            CentreEvent::LicenceLinked(linked) => {
                let ever = self.ever_linked.entry(linked.licence).or_default();
                ever.extend(linked.premises.iter().cloned());
                self.licences.insert(linked.licence, linked.clone());
            }
            CentreEvent::BarImposed(imposed) => self.bars.impose(moment, imposed),
            CentreEvent::BarEnded(ended) => self.bars.end(moment, ended),
            CentreEvent::ExemptionRecorded(recorded) => {
                self.exempt = Some((*moment, recorded.clone()));
            }
            CentreEvent::ExemptionEnded(_) => self.exempt = None,
            CentreEvent::ClosureOrdered(_)
            | CentreEvent::ClosureLifted(_)
            | CentreEvent::PremisesSealed(_)
            | CentreEvent::PremisesUnsealed(_)
            | CentreEvent::FineImposed(_)
            | CentreEvent::FineWaived(_)
            | CentreEvent::FinePaid(_)
            | CentreEvent::DataMisuseFound(_) => self.enforcement.take(moment, event),
            CentreEvent::ShowCauseIssued(_)
            | CentreEvent::ShowCauseAnswered(_)
            | CentreEvent::ShowCauseClosed(_)
            | CentreEvent::NoticeServed(_)
            | CentreEvent::NoticeReturned(_)
            | CentreEvent::HearingFixed(_)
            | CentreEvent::HearingHeld(_)
            | CentreEvent::TimeExtended(_)
            | CentreEvent::AppealFiled(_)
            | CentreEvent::AppealDecided(_)
            | CentreEvent::CourtStayGranted(_)
            | CentreEvent::CourtStayVacated(_) => {}
        }
    }

    /// The persons who own it, as far as they are on record.
    pub fn owning_persons(&self) -> &[PersonId] {
        self.owners.as_ref().map_or(&[], |owners| &owners.persons)
    }

    /// Whether premises of this code stand: they were added and not given up.
    pub fn has_premises(&self, code: &Code) -> bool {
        self.premises.get(code).is_some_and(|premises| premises.closed.is_none())
    }
}
