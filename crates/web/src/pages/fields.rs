//! The fields of a form or a query string, in the order they came.

use axum::extract::Query;
use axum::http::Uri;

/// Names and values, as sent.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Fields(Vec<(String, String)>);

/// Never the values: forms hold names and CNICs, and debug output ends in logs.
impl std::fmt::Debug for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

impl Fields {
    /// The fields of a form.
    pub(crate) fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The fields of a query string; none if it is garbled.
    pub(crate) fn of(uri: &Uri) -> Self {
        Self(Query::try_from_uri(uri).map(|Query(pairs)| pairs).unwrap_or_default())
    }

    /// A field's value without blanks around it; empty if it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// A field's value as sent; empty if it was not sent.
    pub(crate) fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// A field's value; `None` if it is blank.
    pub(crate) fn given(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// Puts a value in place of another, or beside the others.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// As a query string, without what is blank.
    pub(crate) fn to_query(&self) -> String {
        super::format::query(self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }
}
