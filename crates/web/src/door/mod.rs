//! Who may come in: the guard before every request, the names this service answers to, the span of
//! each request.

mod guard;
mod names;
mod traced;

pub(crate) use guard::{BODY_LEN_MAX, layers};
pub use names::{Names, Origin, OriginError};
