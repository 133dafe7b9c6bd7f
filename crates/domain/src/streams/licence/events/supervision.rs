//! What is reported by a licensee, and found by those who look.

use greyfile_envelope::{Day, EventId, Occurred};

use super::application::Closing;
use crate::values::declare::{payload, words};
use crate::values::hex::Hex;
use crate::values::personal::Personal;
use crate::values::text::{Code, Line, Prose};
use crate::values::used::UsedPeriod;

words! {
    /// Which sort of report.
    #[derive(Copy, Eq)]
    enum ReportKind {
        /// One that is due at intervals.
        Periodic,
        /// One about something that happened.
        Incident,
    }
    /// How grave a finding is.
    #[derive(Copy, Eq)]
    enum Gravity {
        /// To be put right in time.
        Minor,
        /// To be put right at once.
        Major,
        /// The licence itself is in question.
        Critical,
    }
}

payload! {
    /// A report came in, through NCCIA.
    struct ComplianceReportFiled {
        /// Which sort.
        kind: ReportKind,
        /// The time it is about.
        #[serde(default)]
        period: Option<Occurred>,
        /// Its reference.
        #[serde(default)]
        reference: Option<Line>,
        /// The file, by its SHA-256.
        #[serde(default)]
        file: Option<Hex<32>>,
    }
    /// A report was passed on to a body.
    struct ReportForwarded {
        /// Which report.
        report: EventId,
        /// To which body of the regime.
        body: Code,
    }
    /// A report was sent back.
    struct ReportReturned {
        /// Which report.
        report: EventId,
        /// Why.
        why: Personal<Line>,
    }
    /// An audit was fixed.
    struct AuditScheduled {
        /// The day.
        day: Day,
        /// By which body of the regime.
        by: Code,
    }
    /// An audit was made.
    struct AuditConducted {
        /// By which body of the regime.
        by: Code,
        /// The premises, by their code on the centre's record; absent where it was of all.
        #[serde(default)]
        premises: Option<Code>,
        /// Its reference.
        #[serde(default)]
        reference: Option<Line>,
    }
    /// Something was found.
    struct FindingRecorded {
        /// In which audit or inspection; absent where it was in neither.
        #[serde(default)]
        found_in: Option<EventId>,
        /// Which point of a checklist it is about.
        #[serde(default)]
        point: Option<Code>,
        /// How grave it is.
        gravity: Gravity,
        /// What was found.
        finding: Personal<Prose>,
        /// Whether a decision waits for it.
        blocks: bool,
        /// How long there is to put it right. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        put_right_within: Option<UsedPeriod>,
    }
    /// A finding came to its end.
    struct FindingClosed {
        /// Which finding.
        finding: EventId,
        /// How.
        how: Closing,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
}
