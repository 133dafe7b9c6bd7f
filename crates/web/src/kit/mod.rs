//! What pages are made of. It knows no page.

pub(crate) mod fault;
pub(crate) mod fields;
pub(crate) mod format;
pub(crate) mod lang;
pub(crate) mod link;
pub(crate) mod nav;
pub(crate) mod notice;
pub(crate) mod page;
pub(crate) mod paper;
pub(crate) mod place;
pub(crate) mod query;
pub(crate) mod sections;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod view;
pub(crate) mod when;
