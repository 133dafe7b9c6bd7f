//! `GET /cases/{case}`: a case file.

mod clocks;
mod exhibits;
mod extent;
mod firs;
mod flags;
mod links;
mod raids;
mod timeline;

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use greyfile_casefile::{CaseFile, Casefile, Entry, casefile};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::flag::Ended;
use greyfile_domain::kernel::id::IdOfKindError;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::text::{Code, Line};
use greyfile_domain::values::{Gazetteer, Wanted};
use greyfile_envelope::{CommandId, Position, StreamId};
use greyfile_field::Field;
use greyfile_words::{Words, id};
use serde::Serialize;

use clocks::{ClockGroup, clock_groups};
use extent::{Asking, Extent};
use flags::{FlagGroup, flag_groups};
use links::Links;
use timeline::{Run, runs};

use super::form::NoteForm;
use crate::api::Problem;
use crate::kit::fault::{bad, lagging, missing};
use crate::kit::format::{Num, agency, event_href, stream_href};
use crate::kit::page::{Asked, Chrome};
use crate::kit::place;
use crate::kit::text::say;
use crate::sight::Sees;

/// Lists longer than this are folded away.
const LIST_MAX: usize = 12;

/// A case file.
#[derive(Template)]
#[template(path = "streams/case/file/page.html")]
pub(super) struct Page {
    chrome: Chrome,
    sees: Sees,
    words: Words,
    file: CaseFile,
    gazetteer: Arc<Gazetteer>,
    flags: Vec<FlagGroup>,
    clocks: Vec<ClockGroup>,
    /// Those on this page.
    timeline: Vec<Run>,
    extent: Extent,
    links: Links,
    note: NoteForm,
    /// The position of what the reader just recorded.
    recorded: Option<Position>,
    /// The retraction of its opening, if it has none that stands.
    struck: Option<Position>,
}

/// The page.
pub(crate) async fn get(asked: Asked, Path(case): Path<String>) -> Response {
    let page = page(&asked, &case, None).await;
    asked.show(page)
}

/// The case file, with a note's form as it was sent, if one was.
///
/// # Errors
/// When there is no such case, or the view cannot be read.
pub(super) async fn page(
    asked: &Asked,
    case: &str,
    note: Option<NoteForm>,
) -> Result<Page, Problem> {
    let id: CaseId = case.parse().map_err(|error: IdOfKindError| bad("case", error))?;
    let recorded = asked.at_least();
    if !asked.sight().shows(&Casefile, recorded).await {
        return Err(lagging());
    }
    let (now, words) = (asked.app.now(), asked.words());
    let file = asked.sight().found(&Casefile, async || {
        let read = asked.sight().read(Casefile, move |reader| {
            let file = casefile(reader, id, now)?;
            let known = reader.gazetteer()?;
            Ok(file.map(|file| (file, known)))
        });
        read.await?.ok_or_else(|| missing("case"))
    });
    let (file, gazetteer) = file.await?;
    let waited_for = recorded;
    let recorded = recorded.filter(|position| holds(&file, *position));
    let title = match file.case.title.as_str() {
        "" => say(words, "case-untitled", &[]),
        title => title.to_owned(),
    };
    let mut chrome = asked.chrome(title, "cases");
    let shown = Asking::of(&asked.query, waited_for);
    chrome.here = format!("/cases/{id}{}", shown.query());
    let chrome = chrome.following("casefile", file.position);
    let fresh = || NoteForm::new(CommandId::from_bytes(crate::submit::fresh_id()));
    let note = note.unwrap_or_else(fresh);
    Ok(Page::of((chrome, asked.sight().sees()), file, gazetteer, note, (shown, recorded)))
}

/// Whether the file has a record at this position. The address that led here names one, and anybody can
/// write an address.
fn holds(file: &CaseFile, position: Position) -> bool {
    file.timeline.iter().any(|entry| {
        let corrected = entry.corrected.as_ref().map(|correction| correction.position);
        let retracted = entry.retracted.as_ref().map(|retraction| retraction.position);
        [Some(entry.position), corrected, retracted].contains(&Some(position))
    })
}

/// Where the opening of a case was retracted, if none of its openings stands.
fn struck(file: &CaseFile) -> Option<Position> {
    let of_case = |entry: &&Entry| entry.stream == file.case.case && entry.payload.opens();
    let mut openings = file.timeline.iter().filter(of_case).map(|entry| entry.retracted.as_ref());
    let first = openings.next()?;
    let last = openings.try_fold(first?, |_, next| next)?;
    Some(last.position)
}

impl Page {
    fn of(
        (chrome, sees): (Chrome, Sees),
        mut file: CaseFile,
        gazetteer: Arc<Gazetteer>,
        note: NoteForm,
        (shown, recorded): (Asking, Option<Position>),
    ) -> Self {
        let words = chrome.words;
        let extent = Extent::of(&file.timeline, shown);
        let struck = struck(&file);
        let links = Links::of(&file.timeline, extent.places.clone());
        let flags = flag_groups(std::mem::take(&mut file.flags));
        let clocks = clock_groups(&file.clocks);
        let mut entries = std::mem::take(&mut file.timeline);
        entries.truncate(extent.places.end);
        let timeline = runs(words, entries.split_off(extent.places.start));
        Self {
            chrome,
            sees,
            words,
            file,
            gazetteer,
            flags,
            clocks,
            timeline,
            extent,
            links,
            note,
            recorded,
            struck,
        }
    }

    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    /// A message that tells how many.
    fn counted(&self, id: &str, count: usize) -> String {
        say(self.words, id, &[Arg::count("count", count)])
    }

    /// A message that names a position of the log.
    fn at(&self, id: &str, position: &Position) -> String {
        let position = i64::try_from(position.0).unwrap_or(i64::MAX);
        say(self.words, id, &[Arg::number("position", position)])
    }

    /// The way the page runs, for a line that can begin with words that run the other way.
    fn dir(&self) -> &'static str {
        self.chrome.lang().dir()
    }

    /// The stage of the case.
    fn stage(&self) -> String {
        self.words.message(&id("stage", self.file.case.stage.word()), &[])
    }

    fn agency(&self) -> String {
        agency(self.words, &self.file.case.agency)
    }

    /// The city of the case.
    fn city(&self) -> String {
        let case = &self.file.case;
        let code = case.city_code.as_ref();
        place::told(self.words, &self.gazetteer, &case.city, code, Wanted::City)
    }

    /// A city, a circle or a station that somebody typed.
    fn place(&self, typed: &str, wanted: Wanted) -> String {
        place::told(self.words, &self.gazetteer, typed, None, wanted)
    }

    fn circle(&self, circle: &str) -> String {
        self.place(circle, Wanted::Circle)
    }

    /// The numbers at the head, each leading to its part.
    fn summary(&self) -> Vec<(Num, String)> {
        let file = &self.file;
        let arrests: u32 = file.raids.iter().filter_map(|raid| raid.arrests).sum();
        let accused: u32 =
            file.firs.iter().flat_map(|fir| &fir.accused).map(|accused| accused.count).sum();
        let count = |list: usize| i64::try_from(list).unwrap_or(i64::MAX);
        [
            (count(file.raids.len()), "case-of-raids", "#raids"),
            (arrests.into(), "case-of-arrests", "#raids"),
            (count(file.firs.len()), "case-of-firs", "#firs"),
            (accused.into(), "case-of-accused", "#firs"),
            (count(file.exhibits.len()), "case-of-exhibits", "#exhibits"),
            (count(file.persons.len()), "case-of-persons", "#persons"),
            (count(self.open_flags()), "case-of-flags", "#flags"),
        ]
        .into_iter()
        .map(|(value, of, href)| {
            (Num::new(value, href), say(self.words, of, &[Arg::number("count", value)]))
        })
        .collect()
    }

    /// What a stream of this file is called on this page.
    fn name(&self, stream: &StreamId) -> String {
        if let Some(fir) = self.file.firs.iter().find(|fir| fir.fir == *stream) {
            return self.fir_name(fir);
        }
        self.called(*stream).unwrap_or_else(|| self.words.stream(*stream))
    }

    /// What a stream is called, where the file knows it.
    fn called(&self, stream: StreamId) -> Option<String> {
        self.file.names.get(&stream).map(|called| self.words.called(called))
    }

    fn href(&self, stream: &StreamId) -> String {
        stream_href(*stream)
    }

    fn event_href(&self, position: &Position) -> String {
        event_href(*position)
    }

    /// What was written, unless it is sealed.
    fn written(&self, text: &Personal<Line>) -> String {
        let shown = self.sees.personal(text).text();
        shown.unwrap_or_else(|| self.words.message("value-sealed", &[]))
    }

    /// A value in words.
    fn told<T: Field + Serialize>(&self, value: &T) -> String {
        self.words.json(value)
    }

    fn code(&self, code: &Code) -> String {
        self.words.code_of(code.as_str())
    }

    /// Codes, one after the other.
    fn codes(&self, codes: &[Code]) -> String {
        codes.iter().map(|code| self.code(code)).collect::<Vec<_>>().join(&self.chrome.between())
    }

    fn section(&self, section: &str) -> String {
        self.words.section(section)
    }

    fn ended(&self, ended: &Ended) -> String {
        self.words.ended(ended)
    }

    /// Whether a list is folded away.
    fn long(&self, len: usize) -> bool {
        len > LIST_MAX
    }
}

#[cfg(test)]
mod tests;
