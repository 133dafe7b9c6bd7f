//! What a form offers to pick from: what belongs to the case, and the latest cases.

use greyfile_casefile::{Filter, cases, names_of_case};
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::StreamId;

use crate::api::Problem;
use crate::pages::page::Asked;

/// Most cases offered where no case is known.
const CASES_MAX: usize = 50;

/// Streams with what they are called.
#[derive(Default)]
pub(super) struct Offers(Vec<(StreamId, String)>);

impl Offers {
    /// What belongs to a case or, where none is known, the latest cases.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub(super) async fn of(asked: &Asked, case: Option<CaseId>) -> Result<Self, Problem> {
        let words = asked.chosen();
        asked
            .sight()
            .view(move |views| {
                views.casefile.read(|reader| {
                    let named = match case {
                        Some(case) => names_of_case(reader, case)?,
                        None => None,
                    };
                    if let (Some(case), Some(named)) = (case, named) {
                        let streams = named.streams.into_iter();
                        let streams =
                            streams.map(|(stream, called)| (stream, words.called(&called)));
                        return Ok(Self(
                            [(case.into(), named.title)].into_iter().chain(streams).collect(),
                        ));
                    }
                    let page = cases(reader, &Filter::default(), None, CASES_MAX)?;
                    Ok(Self(page.cases.into_iter().map(|case| (case.case, case.title)).collect()))
                })
            })
            .await
    }

    /// Those of a kind, by its number; of every kind where none is asked for.
    pub(super) fn kind(&self, kind: Option<u8>) -> Vec<(String, String)> {
        let fits = |stream: &StreamId| kind.is_none_or(|kind| stream.kind.0 == kind);
        let found = self.0.iter().filter(|(stream, _)| fits(stream));
        found.map(|(stream, label)| (stream.to_string(), label.clone())).collect()
    }

    /// What a stream is called.
    pub(super) fn label(&self, stream: StreamId) -> Option<&str> {
        self.0.iter().find(|(one, _)| *one == stream).map(|(_, label)| &**label)
    }
}
