//! A case as it is.

use std::collections::BTreeSet;

use super::events::{AccountFrozen, CaseEvent, OfficerAssigned, WarrantObtained};
use crate::kernel::history::Moment;
use crate::streams::ids::{FirId, RaidId};
use crate::values::declare::words;
use crate::values::personal::Personal;
use crate::values::place::Place;
use crate::values::same;
use crate::values::text::{Code, Line};

words! {
    /// Where a case stands.
    #[derive(Copy, Eq, Hash, Default)]
    enum CaseStage {
        /// Being enquired into.
        #[default]
        Enquiry,
        /// A case.
        Open,
        /// Closed.
        Closed,
    }
}

impl CaseStage {
    /// Each of them, in the order in which a case goes through them.
    pub const ALL: [Self; 3] = [Self::Enquiry, Self::Open, Self::Closed];

    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Enquiry => "enquiry",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// A case as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CaseState {
    /// When it began.
    pub opened: Option<Moment>,
    /// Whether an enquiry was opened.
    pub was_enquiry: bool,
    /// Whether it ever became a case.
    pub became_case: bool,
    /// Where it stands.
    pub stage: CaseStage,
    /// The enquiry's number.
    pub number: Option<Line>,
    /// What it is about.
    pub title: Option<Personal<Line>>,
    /// The agency that leads.
    pub agency: Option<Code>,
    /// Its circle.
    pub circle: Option<Place>,
    /// The city.
    pub city: Option<Place>,
    /// The operation it belongs to.
    pub operation: Option<Line>,
    /// Who is on it, and as what.
    pub officers: Vec<OfficerAssigned>,
    /// The warrants obtained.
    pub warrants: Vec<WarrantObtained>,
    /// The accounts frozen.
    pub frozen: Vec<(Moment, AccountFrozen)>,
    /// The raids that serve it.
    pub raids: BTreeSet<RaidId>,
    /// The FIRs that belong to it.
    pub firs: BTreeSet<FirId>,
}

impl CaseState {
    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, event: &CaseEvent) {
        match event {
            CaseEvent::EnquiryOpened(opened) => {
                self.opened.get_or_insert(*moment);
                self.was_enquiry = true;
                self.number.clone_from(&opened.number);
                self.title.get_or_insert_with(|| opened.title.clone());
                self.agency.get_or_insert_with(|| opened.agency.clone());
                self.city.get_or_insert_with(|| opened.city.clone());
                if self.circle.is_none() {
                    self.circle.clone_from(&opened.circle);
                }
            }
            CaseEvent::CaseOpened(opened) => {
                self.opened.get_or_insert(*moment);
                self.became_case = true;
                self.stage = CaseStage::Open;
                self.title = Some(opened.title.clone());
                self.agency = Some(opened.agency.clone());
                self.circle.clone_from(&opened.circle);
                self.city = Some(opened.city.clone());
                self.operation.clone_from(&opened.operation);
            }
            CaseEvent::EnquiryClosed(_) | CaseEvent::CaseClosed(_) => {
                self.stage = CaseStage::Closed;
            }
            CaseEvent::CaseReopened(_) => {
                self.stage = if self.became_case { CaseStage::Open } else { CaseStage::Enquiry };
            }
            CaseEvent::OfficerAssigned(assigned) => self.officers.push(assigned.clone()),
            CaseEvent::OfficerRelieved(relieved) => {
                self.officers.retain(|assigned| !same::hands(&assigned.officer, &relieved.officer));
            }
            CaseEvent::LeadAgencyChanged(changed) => self.agency = Some(changed.agency.clone()),
            CaseEvent::WarrantObtained(warrant) => self.warrants.push(warrant.clone()),
            CaseEvent::AccountFrozen(frozen) => self.frozen.push((*moment, frozen.clone())),
            CaseEvent::RaidLinked(linked) => {
                self.raids.insert(linked.raid);
            }
            CaseEvent::FirLinked(linked) => {
                self.firs.insert(linked.fir);
            }
        }
    }
}
