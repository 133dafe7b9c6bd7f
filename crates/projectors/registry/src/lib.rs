//! The one list of views. The service, the command line, health, metrics and live updates all read it.

use std::sync::Arc;

use greyfile_projector::contract::View;

/// Every view there is. A new one is a line here and one in this crate's Cargo.toml.
pub fn views() -> Vec<Arc<dyn View>> {
    vec![
        Arc::new(greyfile_casefile::Casefile),
        Arc::new(greyfile_operations::OperationsView),
        Arc::new(greyfile_deadlines::Deadlines),
    ]
}

/// The names of all of them.
pub fn names() -> Vec<&'static str> {
    views().iter().map(|view| view.name()).collect()
}
