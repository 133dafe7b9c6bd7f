//! Which case files a stream belongs to.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use greyfile_casefile::{CaseSummary, named_by};
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::History;
use greyfile_envelope::{StreamId, StreamKind};

use super::Sight;
use crate::api::Problem;
use crate::kit::link::stream_href;
use crate::pages::format::stream_name;

impl Sight {
    /// The case files that streams belong to, each as title and address.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub(crate) async fn cases_of(
        &self,
        histories: Vec<History>,
    ) -> Result<BTreeMap<StreamId, Vec<(String, String)>>, Problem> {
        let found = self
            .view(move |views| {
                views.casefile.read(|reader| {
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
            })
            .await?;
        let mut links: BTreeMap<StreamId, (String, String)> = BTreeMap::new();
        for case in found.values().flatten() {
            if let Entry::Vacant(entry) = links.entry(*case) {
                let title = CaseSummary::of(&self.history(*case).await?).title;
                let title = if title.is_empty() { stream_name(*case) } else { title };
                entry.insert((title, stream_href(*case)));
            }
        }
        Ok(found
            .into_iter()
            .map(|(stream, cases)| {
                (stream, cases.iter().filter_map(|case| links.get(case).cloned()).collect())
            })
            .collect())
    }
}
