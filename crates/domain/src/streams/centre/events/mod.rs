//! What happens to a call centre, licensed or not.

mod enforcement;
mod identity;
mod people;
mod premises;
mod standing;

pub use enforcement::*;
pub use identity::*;
pub use people::*;
pub use premises::*;
pub use standing::*;

use greyfile_envelope::EventId;

use crate::proceedings::{
    AppealDecided, AppealFiled, BarEnded, BarImposed, CourtStayGranted, CourtStayVacated,
    HearingFixed, HearingHeld, NoticeReturned, NoticeServed, ShowCauseAnswered, ShowCauseClosed,
    ShowCauseIssued, Step, TimeExtended,
};
use crate::streams::payload::events;

events! {
    /// What can happen to a centre.
    CentreEvent as CentreType {
        /// It became known.
        Registered = "centre.registered" v 1,
        /// It goes by another name.
        NameChanged = "centre.name_changed" v 1,
        /// A number that an authority gave it.
        IdentifierRecorded = "centre.identifier_recorded" v 1,
        /// Premises were added.
        PremisesAdded = "centre.premises_added" v 1,
        /// Premises changed.
        PremisesChanged = "centre.premises_changed" v 1,
        /// Premises were given up.
        PremisesClosed = "centre.premises_closed" v 1,
        /// It uses other addresses of the internet.
        IpRangeChanged = "centre.ip_range_changed" v 1,
        /// It calls from other numbers.
        CallerNumbersChanged = "centre.caller_numbers_changed" v 1,
        /// It said how many work from elsewhere.
        RemotePositionsDeclared = "centre.remote_positions_declared" v 1,
        /// Somebody runs it.
        KeyPersonAppointed = "centre.key_person_appointed" v 1,
        /// Somebody runs it no longer.
        KeyPersonLeft = "centre.key_person_left" v 1,
        /// Others own it.
        OwnershipChanged = "centre.ownership_changed" v 1,
        /// It calls for a client.
        ClientRelationDeclared = "centre.client_relation_declared" v 1,
        /// It calls for a client no longer.
        ClientRelationEnded = "centre.client_relation_ended" v 1,
        /// Its closure was ordered.
        ClosureOrdered = "centre.closure_ordered" v 1,
        /// Its closure was lifted.
        ClosureLifted = "centre.closure_lifted" v 1,
        /// Premises were sealed.
        PremisesSealed = "centre.premises_sealed" v 1,
        /// Premises were unsealed.
        PremisesUnsealed = "centre.premises_unsealed" v 1,
        /// A fine was imposed.
        FineImposed = "centre.fine_imposed" v 1,
        /// A fine was waived.
        FineWaived = "centre.fine_waived" v 1,
        /// A fine was paid.
        FinePaid = "centre.fine_paid" v 1,
        /// A licence is for it.
        LicenceLinked = "centre.licence_linked" v 1,
        /// Data of clients was misused there.
        DataMisuseFound = "centre.data_misuse_found" v 1,
        /// It needs no licence.
        ExemptionRecorded = "centre.exemption_recorded" v 1,
        /// It needs a licence again.
        ExemptionEnded = "centre.exemption_ended" v 1,
    }
    shared {
        /// It may not be licensed for a time.
        BarImposed = "centre.bar_imposed" v 1,
        /// It may be licensed again.
        BarEnded = "centre.bar_ended" v 1,
        /// It was asked why something should not be done.
        ShowCauseIssued = "centre.show_cause_issued" v 1,
        /// A show-cause notice was answered.
        ShowCauseAnswered = "centre.show_cause_answered" v 1,
        /// A show-cause notice came to its end.
        ShowCauseClosed = "centre.show_cause_closed" v 1,
        /// A notice was served.
        NoticeServed = "centre.notice_served" v 1,
        /// A notice came back.
        NoticeReturned = "centre.notice_returned" v 1,
        /// A hearing was fixed.
        HearingFixed = "centre.hearing_fixed" v 1,
        /// A hearing was held.
        HearingHeld = "centre.hearing_held" v 1,
        /// There is more time.
        TimeExtended = "centre.time_extended" v 1,
        /// An appeal was filed.
        AppealFiled = "centre.appeal_filed" v 1,
        /// An appeal was decided.
        AppealDecided = "centre.appeal_decided" v 1,
        /// A court stayed something.
        CourtStayGranted = "centre.court_stay_granted" v 1,
        /// A court ended a stay.
        CourtStayVacated = "centre.court_stay_vacated" v 1,
    }
}

impl CentreEvent {
    /// The show-cause notice that it follows, where it is a decision that follows one.
    pub(super) const fn show_cause(&self) -> Option<EventId> {
        if let Self::ClosureOrdered(ClosureOrdered { show_cause, .. })
        | Self::FineImposed(FineImposed { show_cause, .. }) = self
        {
            return *show_cause;
        }
        None
    }

    /// The step in proceedings that it is, if it is one.
    pub(super) const fn step(&self) -> Option<Step<'_>> {
        Some(match self {
            Self::ShowCauseIssued(event) => Step::ShowCauseIssued(event),
            Self::ShowCauseAnswered(event) => Step::ShowCauseAnswered(event),
            Self::ShowCauseClosed(event) => Step::ShowCauseClosed(event),
            Self::NoticeServed(event) => Step::NoticeServed(event),
            Self::NoticeReturned(event) => Step::NoticeReturned(event),
            Self::HearingFixed(event) => Step::HearingFixed(event),
            Self::HearingHeld(event) => Step::HearingHeld(event),
            Self::TimeExtended(event) => Step::TimeExtended(event),
            Self::AppealFiled(event) => Step::AppealFiled(event),
            Self::AppealDecided(event) => Step::AppealDecided(event),
            Self::CourtStayGranted(event) => Step::CourtStayGranted(event),
            Self::CourtStayVacated(event) => Step::CourtStayVacated(event),
            Self::Registered(_)
            | Self::NameChanged(_)
            | Self::IdentifierRecorded(_)
            | Self::PremisesAdded(_)
            | Self::PremisesChanged(_)
            | Self::PremisesClosed(_)
            | Self::IpRangeChanged(_)
            | Self::CallerNumbersChanged(_)
            | Self::RemotePositionsDeclared(_)
            | Self::KeyPersonAppointed(_)
            | Self::KeyPersonLeft(_)
            | Self::OwnershipChanged(_)
            | Self::ClientRelationDeclared(_)
            | Self::ClientRelationEnded(_)
            | Self::ClosureOrdered(_)
            | Self::ClosureLifted(_)
            | Self::PremisesSealed(_)
            | Self::PremisesUnsealed(_)
            | Self::FineImposed(_)
            | Self::FineWaived(_)
            | Self::FinePaid(_)
            | Self::BarImposed(_)
            | Self::BarEnded(_)
            | Self::LicenceLinked(_)
            | Self::DataMisuseFound(_)
            | Self::ExemptionRecorded(_)
            | Self::ExemptionEnded(_) => return None,
        })
    }
}
