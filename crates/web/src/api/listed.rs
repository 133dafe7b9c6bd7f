//! The list of cases, for the API and its page alike; and filters whose value nothing can have.

use axum::http::StatusCode;
use greyfile_casefile::{Casefile, Filter, Page, UnknownValue};
use greyfile_domain::kernel::arg::Arg;

use super::Problem;
use crate::sight::Sight;

/// A page of the list of cases; a filter that nothing can have is a problem.
pub(crate) async fn listed(
    sight: &Sight,
    filter: Filter,
    after: Option<String>,
    limit: usize,
) -> Result<Page, Problem> {
    let page = sight.found(&Casefile, async || {
        let (filter, after) = (filter.clone(), after.clone());
        let read =
            sight.read(Casefile, move |reader| match UnknownValue::among(reader, &filter)? {
                Some(unknown) => Ok(Err(unknown)),
                None => greyfile_casefile::cases(reader, &filter, after.as_deref(), limit).map(Ok),
            });
        read.await?.map_err(|UnknownValue { field, known }| unknown_value(field, &known))
    });
    page.await
}

/// A filter whose value nothing can have, with the values that there are.
pub(crate) fn unknown_value(field: &'static str, known: &[String]) -> Problem {
    let known = Arg::text("known", known.join(", "));
    let args = [Arg::code("of", "value"), Arg::text("field", field), known];
    Problem::of(StatusCode::NOT_FOUND, "filter.unknown", args).at(field)
}
