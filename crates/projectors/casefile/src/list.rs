//! The list of cases, newest first, with filters.

use bytes::Bytes;
use greyfile_domain::streams::History;
use greyfile_domain::streams::case::{CaseStage, CaseState};
use greyfile_domain::values::hex::{from_hex, to_hex};
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::same::plain;
use greyfile_domain::values::{PlaceCode, Wanted};
use greyfile_envelope::{Occurred, Position, StreamId, Timestamp};
use greyfile_projector::Reader;
use serde::{Deserialize, Serialize};

use crate::{CASES, HistoryError};

/// A case as the list shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CaseSummary {
    /// The case.
    pub case: StreamId,
    /// What it is about.
    pub title: String,
    /// The enquiry's number.
    pub number: Option<String>,
    /// Where it stands: enquiry, open or closed.
    pub stage: CaseStage,
    /// The agency that leads.
    pub agency: String,
    /// Its circle.
    pub circle: Option<String>,
    /// The city, as typed.
    pub city: String,
    /// The city's code in the gazetteer; absent where its text fits no place, or several.
    pub city_code: Option<PlaceCode>,
    /// The operation it belongs to.
    pub operation: Option<String>,
    /// When it began.
    pub opened: Occurred,
    /// How many raids are linked.
    pub raids: u32,
    /// How many FIRs are linked.
    pub firs: u32,
    /// When the case's own stream was last added to.
    pub last_recorded: Timestamp,
    /// The position of its last event.
    pub position: Position,
}

/// Which cases to list. All that are given must fit.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Filter {
    /// The city: its code, a text that means it, or as typed.
    pub city: Option<String>,
    /// Where it stands.
    pub stage: Option<CaseStage>,
    /// The agency that leads.
    pub agency: Option<String>,
    /// The year it began in, Pakistan's time.
    pub year: Option<i16>,
    /// Words that its title, number or operation holds, in any letters.
    pub q: Option<String>,
}

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Page {
    /// The last event the view has taken in.
    pub position: Position,
    /// The cases.
    pub cases: Vec<CaseSummary>,
    /// Where the next page starts; absent on the last.
    pub next: Option<String>,
}

/// Cases that fit, newest first, at most `limit`, from `after` on (a [`Page::next`]).
///
/// # Errors
/// When the view cannot be read.
pub fn cases(
    reader: &Reader<'_>,
    filter: &Filter,
    after: Option<&str>,
    limit: usize,
) -> Result<Page, HistoryError> {
    use std::ops::Bound;
    let start = after.and_then(from_hex);
    let from = start.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
    let gazetteer = greyfile_histories::gazetteer(reader, None)?;
    let city = filter.city.as_deref().and_then(|city| gazetteer.asked(city, Wanted::City));
    let mut page = Page { position: reader.position(), cases: Vec::new(), next: None };
    let mut last = None;
    for row in reader.index_range(CASES.number, from, Bound::Unbounded) {
        let (key, value) = row?;
        let mut summary = decode(&value)?;
        if summary.city_code.is_none() {
            summary.city_code = gazetteer.find(&summary.city, Wanted::City).cloned();
        }
        if !filter.fits(&summary, city) {
            continue;
        }
        if page.cases.len() == limit {
            page.next = last;
            break;
        }
        last = Some(to_hex(&key));
        page.cases.push(summary);
    }
    Ok(page)
}

/// Whether a text can be a [`Page::next`]: a place in the list.
pub fn is_next(text: &str) -> bool {
    // The opening, then the case.
    from_hex(text).is_some_and(|key| {
        key.len() == 8 + StreamId::LEN && key[8] == greyfile_envelope::StreamKind::CASE.0
    })
}

impl Filter {
    /// `city` is the code that the city asked for means, if it means one.
    fn fits(&self, case: &CaseSummary, city: Option<&PlaceCode>) -> bool {
        let same = |wanted: &Option<String>, found: &str| {
            wanted
                .as_deref()
                .is_none_or(|wanted| wanted.trim().is_empty() || plain(wanted) == plain(found))
        };
        let in_city = match city {
            Some(code) => case.city_code.as_ref() == Some(code),
            None => same(&self.city, &case.city),
        };
        let holds = |wanted: &str| {
            let wanted = wanted.trim().to_lowercase();
            let texts = [Some(&case.title), case.number.as_ref(), case.operation.as_ref()];
            texts.into_iter().flatten().any(|text| text.to_lowercase().contains(&wanted))
        };
        in_city
            && same(&self.agency, &case.agency)
            && self.stage.is_none_or(|stage| stage == case.stage)
            && self.year.is_none_or(|year| case.opened.start.day().civil().0 == year)
            && self.q.as_deref().is_none_or(holds)
    }
}

/// What a case is about; nothing while it is sealed.
fn title(state: &CaseState) -> String {
    let title = state.title.as_ref().and_then(Personal::clear);
    title.map_or_else(String::new, |title| title.as_str().to_owned())
}

impl CaseSummary {
    /// The summary of a case's stream.
    pub fn of(history: &History) -> Self {
        let state: CaseState = history.fold();
        let last = history.logged().last();
        Self {
            case: history.stream(),
            title: title(&state),
            number: state.number.map(|number| number.as_str().to_owned()),
            stage: state.stage,
            agency: state.agency.map_or_else(String::new, |agency| agency.as_str().to_owned()),
            circle: state.circle.map(|circle| circle.as_str().to_owned()),
            city_code: state.city.as_ref().and_then(|city| city.code.clone()),
            city: state.city.map_or_else(String::new, |city| city.to_string()),
            operation: state.operation.map(|operation| operation.as_str().to_owned()),
            opened: opened(history),
            raids: state.raids.len() as u32,
            firs: state.firs.len() as u32,
            last_recorded: last.map_or(Timestamp(0), |past| past.moment.recorded_at),
            position: last.map_or(Position::ZERO, |past| past.moment.position),
        }
    }
}

/// When the case began: its first event by time, whatever it is, if its opening was retracted.
fn opened(history: &History) -> Occurred {
    let state: CaseState = history.fold();
    let first = || history.logged().first().map(|past| past.moment.occurred);
    state
        .opened
        .map(|moment| moment.occurred)
        .or_else(first)
        .unwrap_or_else(|| Occurred::at(Timestamp(0)))
}

/// Sorts by the opening, newest first, and ends with the case.
pub(crate) fn key(history: &History) -> Vec<u8> {
    // Flipping the sign bit orders signed numbers as bytes; inverting puts the newest first.
    let newest_first = !((opened(history).start.0 as u64) ^ (1 << 63));
    let mut key = newest_first.to_be_bytes().to_vec();
    key.extend_from_slice(&history.stream().to_bytes());
    key
}

pub(crate) fn encode(summary: &CaseSummary) -> Bytes {
    postcard::to_stdvec(summary).expect("a summary has a form").into()
}

fn decode(value: &Bytes) -> Result<CaseSummary, HistoryError> {
    postcard::from_bytes(value).map_err(|error| HistoryError::Row {
        stream: greyfile_domain::streams::ids::CaseId([0; 16]).stream(),
        what: error.to_string(),
    })
}
