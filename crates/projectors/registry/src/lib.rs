//! The one list of views. The service, the command line, health, metrics and live updates all read it.

use std::sync::Arc;

use greyfile_names::{Names, TokenKey};
use greyfile_projector::contract::View;

/// The views there are, and what some of them are asked with.
pub struct Registry {
    /// The view of names, which holds the key of its tokens.
    pub names: Names,
    /// Each of them.
    pub views: Vec<Arc<dyn View>>,
}

impl Registry {
    /// Every view there is, with names under this key. A new one is a line here and one in this crate's
    /// Cargo.toml.
    pub fn new(key: TokenKey) -> Self {
        let names = Names::new(key);
        let views: Vec<Arc<dyn View>> = vec![
            Arc::new(greyfile_casefile::Casefile),
            Arc::new(greyfile_operations::OperationsView),
            Arc::new(greyfile_deadlines::Deadlines),
            Arc::new(names.clone()),
        ];
        Self { names, views }
    }
}

/// The names of all of them.
pub fn names() -> Vec<&'static str> {
    let any_key = TokenKey::new(&[0; TokenKey::LEN]);
    Registry::new(any_key).views.iter().map(|view| view.name()).collect()
}
