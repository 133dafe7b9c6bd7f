//! What happens to an application and its licence.

use greyfile_envelope::Occurred;

use crate::streams::ids::CentreId;
use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::personal::Personal;
use crate::values::text::Line;

payload! {
    /// An application for a licence was filed.
    struct ApplicationFiled {
        /// The centre it is for.
        centre: CentreId,
        /// The class applied for; absent when the source does not give it.
        #[serde(default)]
        class: Option<Line>,
    }
    /// The licence was issued.
    struct LicenceIssued {
        /// Its number, as printed on it.
        number: Line,
        /// From when to when it is valid; the end is excluded.
        validity: Occurred,
    }
    /// The holder gave the licence up.
    struct LicenceSurrendered {
        /// Why; absent when the source does not say.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
}

events! {
    /// What can happen to a licence.
    LicenceEvent as LicenceType {
        /// The application was filed.
        ApplicationFiled = "licence.application_filed" v 1,
        /// The licence was issued.
        LicenceIssued = "licence.issued" v 1,
        /// The licence was surrendered.
        LicenceSurrendered = "licence.surrendered" v 1,
    }
}
