//! The command line, with a running service and without one.

mod backup;
mod completions;
mod deadlines;
mod errors;
mod gazetteer;
mod languages;
mod lines;
mod pipes;
mod readme;
mod reads;
mod record;
pub mod regime;
mod settings;
mod simulate;
mod submit;
mod vetting;
