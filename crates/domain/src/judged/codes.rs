//! What is judged over several streams: the codes of it.

use crate::kernel::words::codes;

codes! {
    flags {
        ARREST_DIFFERS = "fir.arrest_differs", "record";
        FEMALE_PHYSICAL_REMAND = "fir.female_physical_remand", "CrPC s.167(5)";
        ORDER_NOT_KNOWN = "order.not_known", "record";
        BEFORE_OPENING = "order.before_opening", "record";
        LATE_ENTRY = "entry.late", "late entry";
        DEVICE_CLOCK = "entry.device_clock", "record";
        POSSIBLY_SAME = "entry.possibly_same", "record";
    }
    deadlines {
        PRODUCTION = "fir.production", "CrPC s.61, s.167";
        /// A notice that nobody gave is flagged from the arrest on: the law says "without delay".
        CONSULAR_NOTICE = "person.consular_notice", "Vienna Convention on Consular Relations art. 36";
        GUARDIAN = "person.guardian", "Juvenile Justice System Act 2018 s.5";
    }
    ends {
        LET_GO = "let_go";
        FIRS_CANCELLED = "firs_cancelled";
    }
}
