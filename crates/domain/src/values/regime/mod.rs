//! What a regime states: bodies, fees, terms, grounds, checklists, periods, powers, series of numbers
//! and offences, each with its source and the date by which it is selected; and what is asked of all
//! regimes that were adopted.

pub mod body;
mod check;
pub mod checklist;
pub mod dates;
pub mod fault;
pub mod fee;
pub mod ground;
pub mod in_force;
pub mod keys;
pub mod part;
pub mod period;
pub mod power;
pub mod series;
pub mod stated;
pub mod terms;
#[cfg(test)]
mod tests;
pub mod whole;

pub use body::{BodyKey, BodyKind, LicensingBody};
pub use checklist::{Checklist, Point};
pub use dates::{Dates, Used};
pub use fault::{Fault, List};
pub use fee::Fee;
pub use ground::{Ground, GroundFor};
pub use in_force::Adoption;
pub use keys::{Compromise, KeyStanding, Rotation};
pub use part::Part;
pub use period::{Interval, Period};
pub use power::{Delegation, Power};
pub use series::{Piece, Series};
pub use stated::{SelectedBy, Stated};
pub use terms::{Grace, Terms};
pub use whole::Regime;
