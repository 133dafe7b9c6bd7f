//! What is wrong with the regime, as far as its stream tells.

use greyfile_envelope::StreamId;

use super::state::RegimeState;
use crate::kernel::arg::Arg;
use crate::kernel::flag::Judged;
use crate::kernel::words::codes;

codes! {
    flags {
        /// It is not in force, since nobody can say what the part would change.
        PART_MISSING = "regime.part_missing", "record";
    }
    deadlines {}
    ends {}
}

impl RegimeState {
    /// Says of which regimes a part was retracted: they are not in force.
    pub(super) fn judged(&self, about: StreamId) -> Judged {
        let mut judged = Judged::default();
        for header in self.headers() {
            let (whole, missing) = self.put_together(header);
            if missing > 0 {
                let flag = judged.flag(PART_MISSING, about, Some(&header.moment));
                flag.args =
                    vec![Arg::text("code", &whole.regime.code), Arg::count("missing", missing)];
            }
        }
        judged
    }
}
