//! What a centre needs, and has, of licences.

use greyfile_envelope::Day;

use crate::streams::ids::LicenceId;
use crate::values::declare::payload;
use crate::values::text::{Code, Line};

payload! {
    /// A licence is for these of its premises. It is written with the licence's own event.
    struct LicenceLinked {
        /// The licence.
        licence: LicenceId,
        /// The premises, by their codes on this record.
        #[serde(default)]
        premises: Vec<Code>,
        /// The last day of the licence.
        to: Day,
    }
    /// It needs no licence, so somebody says.
    struct ExemptionRecorded {
        /// As what, such as `bank`.
        kind: Code,
        /// Which rule or order says so; absent where that is an assumption.
        #[serde(default)]
        rule: Option<Line>,
        /// Its last day; absent when it has none.
        #[serde(default)]
        until: Option<Day>,
    }
    /// It needs a licence again.
    struct ExemptionEnded {
        /// Why.
        #[serde(default)]
        reason: Option<Line>,
    }
}
