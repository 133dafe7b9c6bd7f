//! What a form offers to pick from: what belongs to the case, and the latest cases.

use greyfile_casefile::{Casefile, Filter, cases, names_of_case};
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::values::same::plain;
use greyfile_envelope::{StreamId, StreamKind};

use crate::api::Problem;
use crate::kit::page::Asked;

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
        let words = asked.words();
        asked
            .sight()
            .read(Casefile, move |reader| {
                let named = match case {
                    Some(case) => names_of_case(reader, case)?,
                    None => None,
                };
                if let (Some(case), Some(named)) = (case, named) {
                    let streams = named.streams.into_iter();
                    let streams = streams.map(|(stream, called)| (stream, words.called(&called)));
                    return Ok(Self(
                        [(case.into(), named.title)].into_iter().chain(streams).collect(),
                    ));
                }
                let page = cases(reader, &Filter::default(), None, CASES_MAX)?;
                Ok(Self(page.cases.into_iter().map(|case| (case.case, case.title)).collect()))
            })
            .await
    }

    /// Those of a kind, by its number; of every kind where none is asked for.
    pub(super) fn kind(&self, kind: Option<u8>) -> Vec<(String, String)> {
        let fits = |stream: &StreamId| kind.is_none_or(|kind| stream.kind.0 == kind);
        let found: Vec<_> = self.0.iter().filter(|(stream, _)| fits(stream)).collect();
        let alike = |label: &String| found.iter().filter(|(_, other)| other == label).count() > 1;
        let told = |(stream, label): &&(StreamId, String)| {
            let id = stream.to_string();
            // What is called the same is told apart by the end of its id.
            let end = &id[id.len() - 5..];
            let label = if alike(label) { format!("{label} \u{2026}{end}") } else { label.clone() };
            (id, label)
        };
        found.iter().map(told).collect()
    }

    /// The only one of a kind, if it is the only one.
    pub(super) fn only(&self, kind: StreamKind) -> Option<StreamId> {
        let mut found = self.0.iter().filter(|(stream, _)| stream.kind == kind);
        let (first, _) = found.next()?;
        found.next().is_none().then_some(*first)
    }

    /// The only one of a kind with these whole words in what it is called, in any letters.
    pub(super) fn called(&self, kind: Option<u8>, text: &str) -> Option<StreamId> {
        let like = in_words(text);
        let fits = |(stream, label): &&(StreamId, String)| {
            kind.is_none_or(|kind| stream.kind.0 == kind) && in_words(label).contains(&like)
        };
        let mut found = self.0.iter().filter(fits);
        // A single letter or number is in too much.
        let (first, _) = found.next().filter(|_| like.trim().chars().count() > 2)?;
        found.next().is_none().then_some(*first)
    }

    /// What a stream is called.
    pub(super) fn label(&self, stream: StreamId) -> Option<&str> {
        self.0.iter().find(|(one, _)| *one == stream).map(|(_, label)| &**label)
    }
}

/// A text as it is compared, with one blank before, between and after its words.
fn in_words(text: &str) -> String {
    let plain = plain(text);
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + word + " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_domain::streams::ids::{ExhibitId, PersonId};

    #[test]
    fn only_whole_words_that_one_alone_is_called_by_are_taken() {
        let [phone, sim] = [1, 2].map(|id| StreamId::from(ExhibitId([id; 16])));
        let person = StreamId::from(PersonId([3; 16]));
        let called = [
            (phone, "phone, 12 (Saddar 71/2025)"),
            (sim, "SIM card, 12"),
            (person, "unknown male 1"),
        ];
        let offers = Offers(called.map(|(stream, label)| (stream, label.to_owned())).into());
        let exhibit = Some(StreamKind::EXHIBIT.0);
        for (text, found) in [
            ("Phone", Some(phone)),
            ("sim card", Some(sim)),
            ("71/2025", Some(phone)),
            ("pho", None),
            ("12", None),
            ("male", None),
            (" ", None),
        ] {
            assert_eq!(offers.called(exhibit, text), found, "{text}");
        }
        assert_eq!(offers.called(None, "male"), Some(person));
        assert_eq!(
            (offers.only(StreamKind::PERSON), offers.only(StreamKind::EXHIBIT)),
            (Some(person), None)
        );
    }
}
