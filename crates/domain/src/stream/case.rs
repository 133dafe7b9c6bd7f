//! Cases: an Operation Grey case file, from the enquiry on.

use std::collections::BTreeSet;

use greyfile_envelope::Hand;

use super::{payload, words};
use crate::decide::Context;
use crate::event::events;
use crate::ids::{FirId, RaidId};
use crate::life::{Moment, State};
use crate::personal::Personal;
use crate::refusal::Refusal;
use crate::same;
use crate::text::{Code, Line};
use crate::values::Money;

payload! {
    /// An enquiry was opened.
    struct EnquiryOpened {
        /// The enquiry's number, where it has one.
        #[serde(default)]
        number: Option<Line>,
        /// What it is about.
        title: Line,
        /// The agency that leads, such as `nccia`.
        agency: Code,
        /// Its circle.
        #[serde(default)]
        circle: Option<Line>,
        /// The city.
        city: Line,
    }
    /// The enquiry was closed without a case.
    struct EnquiryClosed {
        /// Why.
        reason: Line,
    }
    /// A case was opened.
    struct CaseOpened {
        /// What it is about.
        title: Line,
        /// The agency that leads, such as `nccia`.
        agency: Code,
        /// Its circle.
        #[serde(default)]
        circle: Option<Line>,
        /// The city.
        city: Line,
        /// The operation it belongs to.
        #[serde(default)]
        operation: Option<Line>,
    }
    /// An officer was put on the case.
    struct OfficerAssigned {
        /// Who.
        officer: Hand,
        /// As what, such as `investigating_officer`.
        role: Code,
    }
    /// An officer was taken off the case.
    struct OfficerRelieved {
        /// Who.
        officer: Hand,
        /// Why.
        reason: Line,
    }
    /// Another agency leads from now on.
    struct LeadAgencyChanged {
        /// Which agency.
        agency: Code,
        /// Why.
        reason: Line,
    }
    /// A court gave a warrant.
    struct WarrantObtained {
        /// Its number.
        number: Line,
        /// Which court.
        court: Line,
        /// What for.
        purpose: Line,
    }
    /// An account was frozen.
    struct AccountFrozen {
        /// Which account.
        account: Personal<Line>,
        /// At which bank or exchange.
        bank: Line,
        /// How much is on it.
        #[serde(default)]
        amount: Option<Money>,
        /// The Director General's permission, by its reference.
        #[serde(default)]
        permission: Option<Line>,
    }
    /// A raid serves this case.
    struct RaidLinked {
        /// Which raid.
        raid: RaidId,
    }
    /// An FIR belongs to this case.
    struct FirLinked {
        /// Which FIR.
        fir: FirId,
    }
    /// The case was closed.
    struct CaseClosed {
        /// Why.
        reason: Line,
    }
    /// The case was taken up again.
    struct CaseReopened {
        /// Why.
        reason: Line,
    }
}

events! {
    /// What can happen to a case.
    CaseEvent {
        /// An enquiry was opened.
        EnquiryOpened = "case.enquiry_opened" v 1,
        /// The enquiry was closed.
        EnquiryClosed = "case.enquiry_closed" v 1,
        /// A case was opened.
        CaseOpened = "case.case_opened" v 1,
        /// An officer was assigned.
        OfficerAssigned = "case.officer_assigned" v 1,
        /// An officer was relieved.
        OfficerRelieved = "case.officer_relieved" v 1,
        /// The lead agency changed.
        LeadAgencyChanged = "case.lead_agency_changed" v 1,
        /// A warrant was obtained.
        WarrantObtained = "case.warrant_obtained" v 1,
        /// An account was frozen.
        AccountFrozen = "case.account_frozen" v 1,
        /// A raid was linked.
        RaidLinked = "case.raid_linked" v 1,
        /// An FIR was linked.
        FirLinked = "case.fir_linked" v 1,
        /// The case was closed.
        CaseClosed = "case.case_closed" v 1,
        /// The case was reopened.
        CaseReopened = "case.case_reopened" v 1,
    }
}

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
    pub title: Option<Line>,
    /// The agency that leads.
    pub agency: Option<Code>,
    /// Its circle.
    pub circle: Option<Line>,
    /// The city.
    pub city: Option<Line>,
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

impl State for CaseState {
    type Event = CaseEvent;

    fn evolve(&mut self, moment: &Moment, event: &CaseEvent) {
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

/// Whether a command may add the event.
///
/// # Errors
/// The rule it breaks.
pub fn admit(state: &CaseState, event: &CaseEvent, _: &Context<'_>) -> Result<(), Refusal> {
    match event {
        // An enquiry comes before its case, but may well be logged after it.
        CaseEvent::EnquiryOpened(_) if state.was_enquiry => Err(Refusal::AlreadyOpen),
        CaseEvent::CaseOpened(_) if state.became_case => Err(Refusal::AlreadyOpen),
        CaseEvent::EnquiryOpened(_) | CaseEvent::CaseOpened(_) => Ok(()),
        _ if state.opened.is_none() => Err(Refusal::NotOpenYet),
        CaseEvent::RaidLinked(linked) if state.raids.contains(&linked.raid) => {
            Err(Refusal::AlreadyRecorded)
        }
        CaseEvent::FirLinked(linked) if state.firs.contains(&linked.fir) => {
            Err(Refusal::AlreadyRecorded)
        }
        _ => Ok(()),
    }
}
