//! `GET /cases/{case}`: a case file.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use greyfile_casefile::{
    AccusedView, CaseFile, Casefile, Correction, Entry, ExhibitView, FirView, RaidView, casefile,
};
use greyfile_domain::kernel::arg::ArgValue;
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::kernel::flag::{Ended, Flag};
use greyfile_domain::kernel::id::IdOfKindError;
use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::streams::exhibit::ExhibitNumber;
use greyfile_domain::streams::fir::Accused;
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::streams::raid::Authority;
use greyfile_domain::streams::{CommonEvent, Event};
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::text::{Code, Line};
use greyfile_envelope::{Basis, CommandId, EventId, Position, Precision, StreamId, StreamKind};
use greyfile_field::Field;
use greyfile_projector::Views;
use greyfile_words::{Words, id, payload, say_the_same};
use serde::Serialize;

use super::note::NoteForm;
use crate::api::Problem;
use crate::app::{found, shows};
use crate::kit::fault::{bad, lagging, missing};
use crate::kit::format::{Num, agency, capital, count, event_href, number, stream_href};
use crate::kit::page::{Asked, Chrome};
use crate::kit::text::say;
use crate::sight::reading;

/// Runs of entries of one kind and one time longer than this are folded away.
const RUN_MAX: usize = 6;
/// The code of flags of late entries.
const LATE_ENTRY: &str = "entry.late";
/// Lists longer than this are folded away.
const LIST_MAX: usize = 12;

#[derive(Template)]
#[template(path = "casefile.html")]
pub(crate) struct Page {
    chrome: Chrome,
    words: Words,
    file: CaseFile,
    flags: Vec<FlagGroup>,
    clocks: Vec<ClockGroup>,
    timeline: Vec<Run>,
    links: Links,
    note: NoteForm,
    /// The position of what the reader just recorded.
    recorded: Option<Position>,
}

/// Flags that say the same of different streams.
struct FlagGroup {
    flags: Vec<Flag>,
}

/// Clocks that say the same of different accused.
struct ClockGroup {
    clock: Deadline,
    accused: u32,
    streams: Vec<StreamId>,
}

/// Entries of the timeline that stand together.
struct Run {
    what: String,
    entries: Vec<Entry>,
}

/// Where the numbers of a case file lead: places on its own timeline.
struct Links {
    by_event: BTreeMap<EventId, Position>,
    by_type: BTreeMap<(StreamId, &'static str), Position>,
}

impl Links {
    fn of(timeline: &[Entry]) -> Self {
        let mut links = Self { by_event: BTreeMap::new(), by_type: BTreeMap::new() };
        for entry in timeline.iter().filter(|entry| entry.retracted.is_none()) {
            links.by_event.insert(entry.event, entry.position);
            // The last of a kind stands: a later count replaces an earlier one.
            links.by_type.insert((entry.stream, entry.event_type), entry.position);
        }
        links
    }

    /// The place of the first of these kinds of event that a stream has, or else the stream itself.
    fn at(&self, stream: StreamId, types: &[&'static str]) -> String {
        let found = types.iter().find_map(|wanted| self.by_type.get(&(stream, *wanted)));
        found.map_or_else(|| stream_href(stream), |position| format!("#e{position}"))
    }
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
pub(crate) async fn page(
    asked: &Asked,
    case: &str,
    note: Option<NoteForm>,
) -> Result<Page, Problem> {
    let id: CaseId = case.parse().map_err(|error: IdOfKindError| bad("case", error))?;
    let recorded = asked.at_least();
    if !shows(&asked.views, &Casefile, recorded).await {
        return Err(lagging());
    }
    let now = asked.app.now();
    let file = found(&asked.app, &asked.views, &Casefile, async || {
        let read = move |views: &Views| views.read(&Casefile, |reader| casefile(reader, id, now));
        reading(&asked.views, read).await?.ok_or_else(|| missing("case"))
    });
    let file = file.await?;
    let mut chrome = asked.chrome(file.case.title.clone(), "cases");
    chrome.here = format!("/cases/{id}");
    let chrome = chrome.following("casefile", file.position);
    let fresh = || NoteForm::new(CommandId::from_bytes(crate::submit::fresh_id()));
    Ok(Page::of(chrome, asked.words(), file, note.unwrap_or_else(fresh), recorded))
}

impl Page {
    fn of(
        chrome: Chrome,
        words: Words,
        mut file: CaseFile,
        note: NoteForm,
        recorded: Option<Position>,
    ) -> Self {
        let links = Links::of(&file.timeline);
        let flags = flag_groups(std::mem::take(&mut file.flags));
        let clocks = clock_groups(&file.clocks);
        let timeline = runs(std::mem::take(&mut file.timeline));
        Self { chrome, words, file, flags, clocks, timeline, links, note, recorded }
    }

    fn agency(&self) -> String {
        agency(self.words, &self.file.case.agency)
    }

    /// The numbers at the head, each leading to its part.
    fn summary(&self) -> Vec<(Num, &'static str)> {
        let file = &self.file;
        let arrests: u32 = file.raids.iter().filter_map(|raid| raid.arrests).sum();
        let accused: u32 =
            file.firs.iter().flat_map(|fir| &fir.accused).map(|accused| accused.count).sum();
        let open = self.open_flags();
        [
            (file.raids.len() as i64, "raid", "raids", "#raids"),
            (arrests.into(), "arrested", "arrested", "#raids"),
            (file.firs.len() as i64, "FIR", "FIRs", "#firs"),
            (accused.into(), "accused", "accused", "#firs"),
            (file.exhibits.len() as i64, "exhibit", "exhibits", "#exhibits"),
            (file.persons.len() as i64, "person", "persons", "#persons"),
            (open as i64, "open flag", "open flags", "#flags"),
        ]
        .into_iter()
        .map(|(value, one, many, href)| {
            (Num::new(value, href), if value == 1 { one } else { many })
        })
        .collect()
    }

    fn open_flags(&self) -> usize {
        self.flags.iter().flat_map(|group| &group.flags).filter(|flag| flag.ended.is_none()).count()
    }

    fn entries(&self) -> usize {
        self.timeline.iter().map(|run| run.entries.len()).sum()
    }

    /// Where a raid's number leads.
    fn raid_num(&self, raid: &RaidView, value: &u32, types: &[&'static str]) -> Num {
        Num::new(i64::from(*value), self.links.at(raid.raid, types))
    }

    fn arrests_num(&self, raid: &RaidView, value: &u32) -> Num {
        self.raid_num(raid, value, &["raid.persons_found", "raid.person_arrested"])
    }

    fn nationalities(&self, raid: &RaidView) -> Vec<(String, Num)> {
        let mut list: Vec<_> = raid.by_nationality.iter().collect();
        list.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        list.into_iter()
            .map(|(code, count)| (self.words.country(code), self.arrests_num(raid, count)))
            .collect()
    }

    fn flag_href(&self, flag: &Flag) -> String {
        flag.event
            .and_then(|event| self.links.by_event.get(&event))
            .map_or_else(|| stream_href(flag.about), |position| format!("#e{position}"))
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

    /// What an event says.
    fn line(&self, event: &Event) -> String {
        self.words.line(event, &|stream| self.called(stream))
    }

    /// A note's own words; nothing where they are sealed.
    fn note_of(&self, entry: &Entry) -> Option<String> {
        note_of(entry)
    }

    /// What a correction changed, by the names of the fields: most are in no line.
    fn corrected(&self, entry: &Entry, correction: &Correction) -> String {
        let [was, now] = [&correction.was, &entry.payload].map(payload);
        let mut names = self.words.fields_changed(entry.event_type, &was, &now);
        let beside = [
            (correction.was_occurred_at != entry.occurred_at, "log-happened"),
            (correction.was_done_by.is_some(), "log-done-by"),
            (correction.was_basis.is_some(), "log-basis"),
        ];
        let beside = beside.into_iter().filter(|(changed, _)| *changed);
        names.extend(beside.map(|(_, id)| say(self.words, id, &[])));
        self.words.enumerated(&names)
    }

    /// Whether what was said before reads otherwise than what is said now.
    fn read_otherwise(&self, entry: &Entry, correction: &Correction) -> bool {
        self.line(&correction.was) != self.line(&entry.payload)
            || correction.was_occurred_at != entry.occurred_at
            || correction.was_done_by.is_some()
            || correction.was_basis.is_some()
    }

    fn basis(&self, basis: &Basis) -> String {
        self.words.basis(basis)
    }

    fn span(&self, hours: &i64) -> String {
        self.words.span(*hours)
    }

    /// What was written, unless it is sealed.
    fn written(&self, text: &Personal<Line>) -> String {
        text.clear().map_or_else(|| self.words.message("value-sealed", &[]), ToString::to_string)
    }

    /// A value in words.
    fn told<T: Field + Serialize>(&self, value: &T) -> String {
        self.words.json(value)
    }

    fn authority(&self, authority: &Authority) -> String {
        match authority {
            Authority::NotStated => self.words.code_of("not_stated"),
            authority => self.words.json(authority),
        }
    }

    fn code(&self, code: &Code) -> String {
        self.words.code_of(code.as_str())
    }

    /// The same, where a line begins with it.
    fn code_first(&self, code: &Code) -> String {
        capital(&self.code(code))
    }

    fn codes(&self, codes: &[Code]) -> String {
        codes.iter().map(|code| self.code(code)).collect::<Vec<_>>().join(", ")
    }

    fn accused(&self, accused: &AccusedView) -> String {
        let json = serde_json::to_value(&accused.who).unwrap_or_default();
        self.words.value_of(Accused::SHAPE, &json, &|stream| self.called(stream))
    }

    fn person_of(&self, accused: &AccusedView) -> Option<StreamId> {
        match &accused.who {
            Accused::Person(person) => Some((*person).into()),
            Accused::Unnamed { .. } => None,
        }
    }

    fn stage(&self, accused: &AccusedView) -> String {
        let code = serde_json::to_value(accused.stage).unwrap_or_default();
        self.words.message(&id("stage", code.as_str().unwrap_or_default()), &[])
    }

    fn is_pending(&self, exhibit: &ExhibitView) -> bool {
        exhibit.number == ExhibitNumber::Pending
    }

    /// What an FIR is called. Those without a number are told apart by their place in the list.
    fn fir_name(&self, fir: &FirView) -> String {
        let firs = &self.file.firs;
        let unknown = firs.iter().filter(|fir| fir.number.is_none()).count();
        let at = firs.iter().position(|one| one.fir == fir.fir);
        match (&fir.number, at) {
            (Some(number), _) => format!("FIR {number}"),
            (None, Some(at)) if unknown > 1 => {
                format!("FIR {} of {}, number not known", at + 1, firs.len())
            }
            (None, _) => "FIR, number not known".into(),
        }
    }

    fn href(&self, stream: &StreamId) -> String {
        stream_href(*stream)
    }

    fn exhibit_href(&self, stream: &StreamId) -> String {
        self.links.at(*stream, &["exhibit.seized"])
    }

    fn event_href(&self, position: &Position) -> String {
        event_href(*position)
    }

    fn long(&self, len: usize) -> bool {
        len > LIST_MAX
    }

    fn cash_href(&self, raid: &RaidView) -> String {
        self.links.at(raid.raid, &["raid.cash_recovered"])
    }

    fn remand_href(&self, fir: &FirView) -> String {
        self.links.at(fir.fir, &["fir.remand_granted"])
    }

    fn verdict_class(&self, clock: &Deadline) -> &'static str {
        verdict_class(clock.verdict)
    }

    fn verdict(&self, clock: &Deadline) -> String {
        self.words.verdict(clock.verdict)
    }

    fn due(&self, clock: &Deadline) -> String {
        self.words.due(clock)
    }

    /// The same, where a line begins with it.
    fn due_first(&self, clock: &Deadline) -> String {
        capital(&self.due(clock))
    }

    fn ended(&self, ended: &Ended) -> String {
        self.words.ended(ended)
    }

    fn flag(&self, flag: &Flag) -> String {
        self.words.flag(flag)
    }

    /// What flags that stand together say.
    fn flags(&self, group: &FlagGroup) -> String {
        match group.is_of_late_entries() {
            true => self.words.message("together-entry-late", &[]),
            false => self.words.flag(&group.flags[0]),
        }
    }

    fn section(&self, section: &str) -> String {
        self.words.section(section)
    }
}

/// The class of a verdict's mark.
fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "good",
        Verdict::Running | Verdict::Ended => "info",
        Verdict::Late | Verdict::Overdue | Verdict::Missed => "bad",
        Verdict::CannotBeJudged => "unsure",
    }
}

impl ClockGroup {
    fn class(&self) -> &'static str {
        verdict_class(self.clock.verdict)
    }

    /// Whether what started it is known less exactly than to the minute, so that it can have been
    /// due earlier.
    fn is_latest(&self) -> bool {
        !matches!(self.clock.from.precision, Precision::Minute | Precision::Second)
    }

    /// Whom or what it concerns; one stream alone is named by the page.
    fn for_whom(&self) -> String {
        let accused = count(self.accused, "accused", "accused");
        let of = |kind| self.streams.iter().all(|stream| stream.kind == kind);
        let streams = |many| match () {
            () if of(StreamKind::FIR) => count(many, "FIR", "FIRs"),
            () if of(StreamKind::RAID) => count(many, "raid", "raids"),
            () if of(StreamKind::EXHIBIT) => count(many, "exhibit", "exhibits"),
            () => count(many, "record", "records"),
        };
        match (self.accused, self.streams.len()) {
            (0, 1) => String::new(),
            (_, 1) => format!("{accused}, "),
            (0, many) => streams(many),
            (_, many) => format!("{accused} in {}", streams(many)),
        }
    }

    fn stream(&self) -> Option<StreamId> {
        self.streams.first().copied().filter(|_| self.streams.len() == 1)
    }
}

impl FlagGroup {
    fn open(&self) -> usize {
        self.flags.iter().filter(|flag| flag.ended.is_none()).count()
    }

    fn times(&self) -> String {
        number(self.flags.len() as i64)
    }

    /// Whether one of them was met only when it was too late.
    fn is_late(&self) -> bool {
        self.flags.iter().filter_map(|flag| flag.ended.as_ref()).any(Ended::is_late)
    }

    /// Whether they are of late entries: how late each is stands with the entry.
    fn is_of_late_entries(&self) -> bool {
        self.flags[0].code == LATE_ENTRY
    }
}

fn ended_class(ended: &Ended) -> &'static str {
    if ended.is_late() { "unsure" } else { "good" }
}

fn flag_groups(flags: Vec<Flag>) -> Vec<FlagGroup> {
    let mut groups: Vec<FlagGroup> = Vec::new();
    for flag in flags {
        let same = |group: &&mut FlagGroup| {
            let late = group.is_of_late_entries() && flag.code == LATE_ENTRY;
            late || say_the_same(&group.flags[0], &flag)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.flags.push(flag),
            None => groups.push(FlagGroup { flags: vec![flag] }),
        }
    }
    // What is still open comes first, late entries last among equals.
    groups.sort_by_key(|group| (group.open() == 0, group.is_of_late_entries()));
    groups
}

fn clock_groups(clocks: &[Deadline]) -> Vec<ClockGroup> {
    let mut groups: Vec<ClockGroup> = Vec::new();
    for clock in clocks {
        let people = people(clock);
        let same = |group: &&mut ClockGroup| {
            let other = &group.clock;
            (other.code, other.from, other.met, other.verdict)
                == (clock.code, clock.from, clock.met, clock.verdict)
                && (people == 0) == (group.accused == 0)
        };
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.accused += people;
                if !group.streams.contains(&clock.about) {
                    group.streams.push(clock.about);
                }
            }
            None => groups.push(ClockGroup {
                clock: clock.clone(),
                accused: people,
                streams: vec![clock.about],
            }),
        }
    }
    groups.sort_by_key(|group| (!group.clock.verdict.is_breach(), group.clock.due));
    groups
}

/// How many accused a deadline concerns; none where it concerns the FIR or an exhibit.
fn people(deadline: &Deadline) -> u32 {
    let arg = |field| deadline.args.iter().find(|arg| arg.field == field).map(|arg| &arg.value);
    match (arg("accused"), arg("count")) {
        (None, _) => 0,
        (Some(_), Some(ArgValue::Number(count))) => u32::try_from(*count).unwrap_or(u32::MAX),
        (Some(_), _) => 1,
    }
}

/// A note's own words; nothing of another event, or where they are sealed.
fn note_of(entry: &Entry) -> Option<String> {
    let Event::Common(CommonEvent::NoteAdded(note)) = &entry.payload else { return None };
    let text = note.text.clear()?.as_str();
    Some(match note.source.as_ref().and_then(Personal::clear) {
        Some(source) => format!("{text} ({source})"),
        None => text.to_owned(),
    })
}

/// Puts entries of one kind and one time together, where there are many of them.
fn runs(timeline: Vec<Entry>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for entry in timeline {
        let plain = |entry: &Entry| {
            entry.corrected.is_none() && entry.retracted.is_none() && note_of(entry).is_none()
        };
        match runs.last_mut() {
            Some(run)
                if plain(&entry)
                    && run.entries.last().is_some_and(|last| {
                        plain(last)
                            && last.occurred_at == entry.occurred_at
                            && last.event_type == entry.event_type
                    }) =>
            {
                run.entries.push(entry);
            }
            _ => runs.push(Run { what: type_words(entry.event_type), entries: vec![entry] }),
        }
    }
    runs.into_iter()
        .flat_map(|run| {
            if run.entries.len() > RUN_MAX {
                return vec![run];
            }
            let what = run.what;
            run.entries
                .into_iter()
                .map(|entry| Run { what: what.clone(), entries: vec![entry] })
                .collect()
        })
        .collect()
}

/// An event's type as people read it: `fir.accused_named` is "FIR: accused named".
pub(crate) fn type_words(event_type: &str) -> String {
    match event_type.split_once('.') {
        Some(("fir", what)) => format!("FIR: {}", what.replace('_', " ")),
        Some((kind, what)) => format!("{}: {}", capital(kind), what.replace('_', " ")),
        None => capital(&event_type.replace('_', " ")),
    }
}

impl Run {
    fn folded(&self) -> bool {
        self.entries.len() > 1
    }

    fn count(&self) -> String {
        number(self.entries.len() as i64)
    }
}

#[cfg(test)]
#[path = "casefile_tests.rs"]
mod tests;
