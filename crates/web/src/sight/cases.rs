//! Which case files a stream belongs to.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use greyfile_casefile::{CaseSummary, Casefile, named_by};
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::History;
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_words::Words;

use super::Sight;
use crate::api::Problem;
use crate::kit::link::stream_href;

/// A case file that a stream belongs to.
#[derive(Debug, Clone)]
pub(crate) struct CaseOf {
    /// The case.
    pub(crate) case: StreamId,
    /// What it is about; nothing while it is sealed.
    pub(crate) title: String,
}

impl CaseOf {
    /// What it is called and where it is shown.
    pub(crate) fn link(&self, words: Words) -> (String, String) {
        let title = match self.title.as_str() {
            "" => words.stream(self.case),
            title => title.to_owned(),
        };
        (title, stream_href(self.case))
    }
}

impl Sight {
    /// The case files that streams belong to, each with its title; nothing while that is sealed.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub(crate) async fn cases_of(
        &self,
        histories: Vec<History>,
    ) -> Result<BTreeMap<StreamId, Vec<CaseOf>>, Problem> {
        let found = self
            .read(Casefile, move |reader| {
                let mut found: BTreeMap<StreamId, Vec<StreamId>> = BTreeMap::new();
                for history in &histories {
                    let stream = history.stream();
                    let mut cases = Vec::new();
                    if stream.kind == StreamKind::CASE {
                        cases.push(stream);
                    }
                    let mut named = named_by(reader, stream)?;
                    for standing in history.current() {
                        standing.event.names(&mut named);
                    }
                    // An exhibit or a person belongs to the cases of the raid or FIR that names it, or
                    // that it names.
                    for by in named.clone() {
                        if matches!(by.kind, StreamKind::RAID | StreamKind::FIR) {
                            named.extend(named_by(reader, by)?);
                        }
                    }
                    cases.extend(named);
                    cases.retain(|stream| stream.kind == StreamKind::CASE);
                    cases.sort_unstable();
                    cases.dedup();
                    found.insert(stream, cases);
                }
                Ok(found)
            })
            .await?;
        let mut named: BTreeMap<StreamId, CaseOf> = BTreeMap::new();
        for case in found.values().flatten() {
            if let Entry::Vacant(entry) = named.entry(*case) {
                let title = CaseSummary::of(&self.history(*case).await?).title;
                entry.insert(CaseOf { case: *case, title });
            }
        }
        Ok(found
            .into_iter()
            .map(|(stream, cases)| {
                (stream, cases.iter().filter_map(|case| named.get(case).cloned()).collect())
            })
            .collect())
    }
}
