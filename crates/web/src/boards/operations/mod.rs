//! Operations: the dashboard, and the events behind each of its numbers.

mod around;
mod bars;
pub(crate) mod behind;
mod cards;
mod chart;
pub(crate) mod dashboard;
mod figures;
mod only;
mod picked;
mod places;
mod sums;
