//! What is paid.

use super::stated::Stated;
use crate::values::declare::payload;
use crate::values::money::Money;
use crate::values::text::Code;

payload! {
    /// A fee.
    struct Fee {
        /// For what: `application`, `licence`, `renewal`, `amendment`.
        #[field(codes = crate::values::vocabulary::FEES)]
        code: Code,
        /// The class of licence that it is for; every class when absent.
        #[serde(default)]
        class: Option<Code>,
        /// How much.
        amount: Money,
        /// Whether it is paid back when the application comes to nothing.
        refundable: bool,
        /// Where it comes from.
        stated: Stated,
    }
}
