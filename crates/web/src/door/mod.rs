//! Who may come in: the guard before every request, the names this service answers to, the span of
//! each request, and how long and how much of it there may be.

mod body;
mod guard;
mod limits;
mod listen;
mod names;
mod opening;
mod traced;

pub(crate) use body::not_whole;
pub(crate) use guard::{Behind, layers};
pub(crate) use limits::BODY_LEN_MAX;
pub use listen::listen;
pub use names::{Names, Origin, OriginError};
pub use opening::{Stage, Stages, opening};
