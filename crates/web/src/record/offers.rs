//! What a form offers to pick from: what belongs to the case, and the latest cases.

use greyfile_casefile::{Filter, casefile, cases};
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::StreamId;

use crate::api::Problem;
use crate::pages::page::{Asked, reading};

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
        let now = asked.app.now();
        let words = asked.chosen();
        reading(&asked.views, move |views| {
            let mut found = Vec::new();
            if let Some(case) = case
                && let Some(file) = views.casefile.read(|reader| casefile(reader, case, now))?
            {
                let label = |parts: &[&str]| {
                    let known = parts.iter().filter(|part| !part.is_empty());
                    known.copied().collect::<Vec<_>>().join(", ")
                };
                found.push((file.case.case, file.case.title.clone()));
                for raid in &file.raids {
                    found.push((raid.raid, label(&[&raid.place, &raid.city])));
                }
                for fir in &file.firs {
                    let number = fir.number.as_deref().unwrap_or_default();
                    found.push((fir.fir, label(&[number, &fir.station])));
                }
                let named = file.exhibits.iter().map(|one| one.exhibit);
                let named = named.chain(file.persons.iter().map(|one| one.person));
                found.extend(
                    named.filter_map(|stream| {
                        Some((stream, words.called(file.names.get(&stream)?)))
                    }),
                );
            } else {
                let page = views
                    .casefile
                    .read(|reader| cases(reader, &Filter::default(), None, CASES_MAX))?;
                found.extend(page.cases.into_iter().map(|case| (case.case, case.title)));
            }
            Ok(Self(found))
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
