//! The fields of a form or a query string, in the order they came.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, FromRequest, Query, Request};
use axum::http::{StatusCode, Uri};

use crate::api::Problem;
use crate::door::not_whole;

/// Names and values, as sent.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Fields(Vec<(String, String)>);

/// Never the values: forms hold names and CNICs, and debug output ends in logs.
impl std::fmt::Debug for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

/// A form as it was sent.
pub(crate) struct Sent(pub(crate) Fields);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Form::from_request(request, state).await {
            Ok(Form(pairs)) => Ok(Self(Fields::new(pairs))),
            Err(FormRejection::BytesRejection(rejection)) => Err(not_whole(&rejection, "form")),
            Err(_) => Err(Problem::of(StatusCode::BAD_REQUEST, "request.bad_form", [])),
        }
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

    /// Every name with its value, as sent.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Every value of a field that can be sent more than once.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// Puts a value beside those the field has already.
    pub(crate) fn add(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
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

    /// All but these.
    pub(crate) fn without(&self, names: &[&str]) -> Self {
        let others = self.0.iter().filter(|(known, _)| !names.contains(&known.as_str()));
        Self(others.cloned().collect())
    }

    /// Adds other fields behind these.
    pub(crate) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// As a query string, without what is blank.
    pub(crate) fn to_query(&self) -> String {
        super::query::query(self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }
}
