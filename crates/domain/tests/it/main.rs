//! The rules of the domain, as tables: what is refused, what is flagged, what follows.

mod attempts;
mod clocks;
mod deciding;
mod documents;
mod drawn;
mod fields;
mod flags;
mod folding;
mod licensing;
mod make;
mod order;
mod papers;
mod privacy;
mod properties;
mod regimes;
mod shapes;
mod twice;
mod world;
