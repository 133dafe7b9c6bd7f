//! What streams are called, for a reader who sees their ids.

use std::collections::BTreeMap;

use greyfile_casefile::{CaseSummary, Casefile};
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::{Event, History};
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_words::Words;

use super::Sight;
use crate::api::Problem;

impl Sight {
    /// What these streams are called, as [`name`] says. One that is not on record is left out.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub(crate) async fn names(
        &self,
        streams: Vec<StreamId>,
        words: Words,
    ) -> Result<BTreeMap<StreamId, String>, Problem> {
        if streams.is_empty() {
            return Ok(BTreeMap::new());
        }
        self.read(Casefile, move |reader| {
            let mut names = BTreeMap::new();
            for &stream in &streams {
                let history = reader.history(stream)?;
                if !history.logged().is_empty() {
                    names.insert(stream, name(&history, words));
                }
            }
            Ok(names)
        })
        .await
    }

    /// What streams are called, and those that these events name: see [`Self::names`].
    ///
    /// # Errors
    /// When the view cannot be read.
    pub(crate) async fn names_in(
        &self,
        own: impl IntoIterator<Item = StreamId>,
        events: impl IntoIterator<Item = &Event>,
        words: Words,
    ) -> Result<BTreeMap<StreamId, String>, Problem> {
        let mut named: Vec<StreamId> = own.into_iter().collect();
        events.into_iter().for_each(|event| event.says().names(&mut named));
        named.sort_unstable();
        named.dedup();
        self.names(named, words).await
    }
}

/// What a stream is called: a case by its title, another by what the record calls it or, where it
/// calls it nothing, by its kind and the end of its id.
pub(crate) fn name(history: &History, words: Words) -> String {
    let stream = history.stream();
    let title = match stream.kind {
        StreamKind::CASE => Some(CaseSummary::of(history).title),
        _ => None,
    };
    let called = || Some(words.called(&history.state()?.called()?));
    let name = title.filter(|title| !title.is_empty()).or_else(called);
    name.unwrap_or_else(|| words.stream(stream))
}
