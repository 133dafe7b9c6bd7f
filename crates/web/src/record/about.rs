//! What a form for a new event is about, before anything is typed: the event, the stream that it is
//! added to, the case that it was opened from.

use greyfile_domain::streams::Event;
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_words::Words;

use super::entry::Entry;
use super::form::at_fault;
use super::inputs::{MANY_MAX, given};
use super::offers::Offers;
use super::part::{Part, Shape};
use super::read::Errors;
use super::value::stream_in;
use crate::api::Problem;
use crate::kit::fault::missing;
use crate::kit::fields::Fields;
use crate::kit::page::{Asked, sentence};

/// What the form is about.
pub(super) struct About {
    pub(super) entry: Entry,
    /// The stream that the event is added to, as far as it is settled.
    pub(super) on: Option<StreamId>,
    /// The stream that the form was opened on: the one in its address, or the only one of its kind.
    pub(super) linked: Option<StreamId>,
    /// The case in the form's address.
    pub(super) from: Option<CaseId>,
    /// That case or, where none is, the only one that the stream belongs to.
    pub(super) case: Option<CaseId>,
    pub(super) offers: Offers,
    pub(super) words: Words,
    /// Whether it is shown within another form, which needs what it records.
    pub(super) within: bool,
}

impl About {
    /// What the form of an event at this address is about; `on` is what it says of the stream.
    ///
    /// # Errors
    /// When there is no such form, or the views cannot be read.
    pub(super) async fn of(asked: &Asked, event: &str, on: Option<&str>) -> Result<Self, Problem> {
        let (words, query) = (asked.words(), &asked.query);
        let entry = Entry::of(event, words).ok_or_else(|| missing("form"))?;
        let linked = entry.settled(query.given("on"));
        let on = entry.settled(on);
        let from = query.given("case").and_then(|case| case.parse().ok());
        let case = match (from, on) {
            (Some(case), _) => Some(case),
            (None, Some(on)) => case_of(asked, on).await?,
            (None, None) => None,
        };
        let offers = Offers::of(asked, case).await?;
        let within = query.given("within").is_some();
        Ok(Self { entry, on, linked, from, case, offers, words, within })
    }

    /// Whether the event opens a stream of its own.
    pub(super) fn opens(&self) -> bool {
        self.entry.opens(self.on)
    }

    /// Whether the form asks which stream the event is added to. Where there is only one, it does not;
    /// nor where the event would open a stream of its own if none was given.
    pub(super) fn asks_which(&self) -> bool {
        !self.entry.opens_alone() && !Event::can_open(self.entry.event_type)
    }

    /// What a blank form holds, as far as the case that it is opened from tells it: the case itself,
    /// and the only stream of the kind that the event happens to.
    pub(super) fn expected(&self, fields: &mut Fields) {
        let Some(case) = self.case else { return };
        for (name, kind) in self.entry.parts().filter_map(Part::names_stream) {
            let expected = match name {
                "on" if self.opens() => None,
                "on" => kind.map(StreamKind).and_then(|kind| self.offers.only(kind)),
                _ if kind == Some(StreamKind::CASE.0) => Some(case.into()),
                _ => None,
            };
            if let Some(stream) = expected.filter(|_| fields.given(name).is_none()) {
                fields.set(name, stream.to_string());
            }
        }
    }

    /// Takes what was typed for the one stream that is called so, where only one is.
    pub(super) fn resolve(&mut self, fields: &mut Fields) {
        let mut pickers = Vec::new();
        self.entry.parts().for_each(|part| pickers_of(part, fields, &mut pickers));
        for (name, kind) in pickers {
            let typed = fields.text(&name);
            if typed.is_empty() || stream_in(typed).is_some() {
                continue;
            }
            // Without a case only some of what is on record is offered, and one of it may be another.
            if let Some(stream) = self.offers.called(kind, typed).filter(|_| self.case.is_some()) {
                fields.set(&name, stream.to_string());
            }
        }
        if self.on.is_none() {
            self.on = self.entry.settled(fields.given("on"));
        }
    }

    /// The case file that shows what was recorded: the one that the form was opened from, unless
    /// what was recorded belongs to another.
    pub(super) fn shown_in(&self) -> Option<CaseId> {
        let of_case = |on| self.offers.label(on).is_some();
        self.case.filter(|_| self.linked == self.on || self.on.is_none_or(of_case))
    }

    /// What a refusal says at the fields that it is about.
    pub(super) fn at_fault(&self, problem: &Problem) -> Errors {
        let mut names = Vec::new();
        self.entry.parts().for_each(|part| part.names(&mut names));
        let message = sentence(problem.cause(), self.words);
        let names = at_fault(&problem.code, names).into_iter();
        names.map(|name| (name, message.clone())).collect()
    }
}

/// The case file that a stream belongs to, if to one alone.
async fn case_of(asked: &Asked, on: StreamId) -> Result<Option<CaseId>, Problem> {
    if let Some(case) = CaseId::of(on) {
        return Ok(Some(case));
    }
    let sight = asked.sight();
    let history = sight.history(on).await?;
    let cases = sight.cases_of(vec![history]).await?.remove(&on).unwrap_or_default();
    Ok(match cases.as_slice() {
        [only] => CaseId::of(only.case),
        _ => None,
    })
}

/// The fields that name a stream, each with the number of its kind; of a list as many as were sent.
fn pickers_of(part: &Part, fields: &Fields, out: &mut Vec<(String, Option<u8>)>) {
    if let Some((name, kind)) = part.names_stream() {
        out.push((name.to_owned(), kind));
        return;
    }
    if matches!(part.shape, Shape::Many(_)) {
        let there = given(part, fields, MANY_MAX).min(MANY_MAX);
        (0..there).for_each(|index| pickers_of(&part.item(index), fields, out));
    }
    part.within().for_each(|one| pickers_of(one, fields, out));
}
