//! What has to be there: papers of an application, points of an inspection.

use super::stated::Stated;
use crate::values::declare::payload;
use crate::values::text::{Code, Line};

payload! {
    /// A checklist.
    struct Checklist {
        /// Of what: `application`, `renewal`, `inspection`.
        #[field(codes = crate::values::vocabulary::CHECKLISTS)]
        code: Code,
        /// What it is called.
        title: Line,
        /// Its points.
        points: Vec<Point>,
        /// Where it comes from.
        stated: Stated,
    }
    /// A point of a checklist: a paper, a measure, a question of yes or no.
    struct Point {
        /// Its code, such as `call_recording`.
        code: Code,
        /// What is asked.
        title: Line,
        /// The same in Urdu.
        title_urdu: Line,
        /// Whether it is required.
        required: bool,
        /// In what a number is given, such as `day`; absent where it is a yes or no.
        #[serde(default)]
        unit: Option<Code>,
        /// The least number that will do.
        #[serde(default)]
        least: Option<i64>,
        /// The greatest number that will do.
        #[serde(default)]
        most: Option<i64>,
    }
}
