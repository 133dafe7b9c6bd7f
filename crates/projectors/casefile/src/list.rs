//! The list of cases, newest first, with filters, each of which has an index.

mod page;
mod unknown;

use std::iter::Peekable;
use std::ops::Bound;

use greyfile_domain::streams::case::{CaseStage, CaseState};
use greyfile_domain::streams::{History, State};
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::same::{alike, plain};
use greyfile_domain::values::{Gazetteer, Line, PlaceCode, Wanted};
use greyfile_envelope::{Occurred, Position, StreamId, Timestamp};
use greyfile_projector::contract::{Keeps, Key, Newest, Rows, SumTable, Table, TableInfo};
use greyfile_projector::{ReadError, Reader};
use serde::{Deserialize, Serialize};

pub use page::{Page, cases, next_as_of};
pub use unknown::UnknownValue;

/// Where a case stands in the list.
type At = (Newest<Timestamp>, StreamId);

/// Cases by when they began.
const CASES: Table<At, Listed> = Table::new(3, "cases", Keeps::Commands);
/// The same, by what a filter asks for: which filter, and its value as compared.
const BY: Table<(u8, String, At), ()> = Table::new(4, "cases by", Keeps::Commands);
/// Which filter.
const BY_CITY: u8 = b'c';
const BY_STAGE: u8 = b's';
const BY_AGENCY: u8 = b'a';
const BY_YEAR: u8 = b'y';
/// Before a place's code, and before what was typed, in a value.
const CODE: &str = "c";
const TYPED: &str = "t";
/// How many cases fit each value of each filter.
const COUNTS: SumTable<(u8, String), ()> = SumTable::new(5, "counts", Keeps::Head);

pub(crate) fn tables() -> [TableInfo; 3] {
    [CASES.info(), BY.info(), COUNTS.info()]
}

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

/// A case among the candidates, with its row where that was read already.
type Candidate = Result<(At, Option<Listed>), ReadError>;

impl Filter {
    /// Every case that can fit, newest first, by the filter that the fewest fit.
    fn candidates<'r>(
        &self,
        reader: &'r Reader<'_>,
        gazetteer: &Gazetteer,
        city: Option<&PlaceCode>,
        start: Option<At>,
    ) -> Result<Box<dyn Iterator<Item = Candidate> + 'r>, ReadError> {
        let mut least: Option<(i64, Vec<(u8, String)>)> = None;
        for values in self.values(gazetteer, city) {
            let mut count = 0;
            for value in &values {
                count += reader.about(&COUNTS, value)?;
            }
            if least.as_ref().is_none_or(|(fewest, _)| count < *fewest) {
                least = Some((count, values));
            }
        }
        let Some((_, values)) = least else {
            let from = start.as_ref().map_or(Bound::Unbounded, Bound::Excluded);
            let rows = reader.range(&CASES, from, Bound::<&()>::Unbounded);
            return Ok(Box::new(rows.map(|row| row.map(|(at, listed)| (at, Some(listed))))));
        };
        let mut ways = Vec::new();
        for (by, value) in values {
            let rows = match start {
                Some(at) => {
                    let (from, to) = ((by, value.clone(), at), (by, value));
                    reader.range(&BY, Bound::Excluded(&from), Bound::Included(&to))
                }
                None => reader.prefix(&BY, &(by, value)),
            };
            ways.push(rows.map(|row| row.map(|((_, _, at), ())| (at, None))).peekable());
        }
        Ok(Box::new(Merged(ways)))
    }

    /// The values that a case must have one of, for each filter that has an index.
    fn values(&self, gazetteer: &Gazetteer, city: Option<&PlaceCode>) -> Vec<Vec<(u8, String)>> {
        let given = |text: &Option<String>| {
            text.as_deref().filter(|text| !text.trim().is_empty()).map(plain)
        };
        let mut values = Vec::new();
        match (city, given(&self.city)) {
            (Some(code), _) => {
                // Texts that were mapped after the case was recorded count where they are mapped to.
                let typed = gazetteer.texts_of(code, Wanted::City);
                let typed = typed.map(|text| (BY_CITY, format!("{TYPED}{text}")));
                let texts = [(BY_CITY, format!("{CODE}{code}"))].into_iter().chain(typed).collect();
                values.push(texts);
            }
            (None, Some(text)) => values.push(vec![(BY_CITY, format!("{TYPED}{text}"))]),
            (None, None) => {}
        }
        values.extend(self.stage.map(|stage| vec![(BY_STAGE, stage.word().to_owned())]));
        values.extend(given(&self.agency).map(|agency| vec![(BY_AGENCY, agency)]));
        values.extend(self.year.map(|year| vec![(BY_YEAR, year.to_string())]));
        values
    }

    /// `city` is the code that the city asked for means, if it means one.
    fn fits(&self, case: &CaseSummary, city: Option<&PlaceCode>) -> bool {
        let same = |wanted: &Option<String>, found: &str| {
            wanted.as_deref().is_none_or(|wanted| wanted.trim().is_empty() || alike(wanted, found))
        };
        let in_city = match city {
            Some(code) => case.city_code.as_ref() == Some(code),
            None => same(&self.city, &case.city),
        };
        // Every word asked for, in any order and in either way to write it.
        let holds = |wanted: &str| {
            let texts = [Some(&case.title), case.number.as_ref(), case.operation.as_ref()];
            let texts: Vec<String> = texts.into_iter().flatten().map(|text| plain(text)).collect();
            let is_there = |word: &str| texts.iter().any(|text| text.contains(word));
            plain(wanted).split_whitespace().all(is_there)
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

/// A case as its row has it: without what changes with every event.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Listed {
    title: String,
    number: Option<String>,
    stage: CaseStage,
    agency: String,
    circle: Option<String>,
    city: String,
    city_code: Option<PlaceCode>,
    operation: Option<String>,
    opened: Occurred,
    raids: u32,
    firs: u32,
}

impl Listed {
    fn of_state(history: &History, state: &CaseState) -> Self {
        let text = |line: &Option<Line>| line.as_ref().map(ToString::to_string);
        Self {
            title: title(state),
            number: text(&state.number),
            stage: state.stage,
            agency: state.agency.as_ref().map_or_else(String::new, ToString::to_string),
            circle: state.circle.as_ref().map(ToString::to_string),
            city: state.city.as_ref().map_or_else(String::new, ToString::to_string),
            city_code: state.city.as_ref().and_then(|city| city.code.clone()),
            operation: text(&state.operation),
            opened: opened(history, state),
            raids: u32::try_from(state.raids.len()).unwrap_or(u32::MAX),
            firs: u32::try_from(state.firs.len()).unwrap_or(u32::MAX),
        }
    }

    fn of(self, case: StreamId) -> CaseSummary {
        let Self { title, number, stage, agency, circle, city, city_code, .. } = self;
        let Self { operation, opened, raids, firs, .. } = self;
        let (last_recorded, position) = (Timestamp(0), Position::ZERO);
        CaseSummary {
            case,
            title,
            number,
            stage,
            agency,
            circle,
            city,
            city_code,
            operation,
            opened,
            raids,
            firs,
            last_recorded,
            position,
        }
    }
}

impl CaseSummary {
    /// The summary of a case's stream.
    pub fn of(history: &History) -> Self {
        let mut summary = Listed::of_state(history, &history.fold()).of(history.stream());
        if let Some(last) = history.logged().last() {
            (summary.last_recorded, summary.position) =
                (last.moment.recorded_at, last.moment.position);
        }
        summary
    }
}

/// When the case began: its first event by time, whatever it is, if its opening was retracted.
fn opened(history: &History, state: &CaseState) -> Occurred {
    let opened = state.opened.as_ref().map(|moment| moment.occurred);
    let first = || history.logged().first().map(|past| past.moment.occurred);
    opened.or_else(first).unwrap_or_else(|| Occurred::at(Timestamp(0)))
}

/// The rows of a case.
pub(crate) fn rows(history: &History, state: &State, out: &mut Rows) {
    let Some(state) = CaseState::of(state) else { return };
    let listed = Listed::of_state(history, state);
    let at = (Newest(listed.opened.start), history.stream());
    let city = match &listed.city_code {
        Some(code) => format!("{CODE}{code}"),
        None => format!("{TYPED}{}", plain(&listed.city)),
    };
    let year = listed.opened.start.day().civil().0;
    for (by, value) in [
        (BY_CITY, city),
        (BY_STAGE, listed.stage.word().to_owned()),
        (BY_AGENCY, plain(&listed.agency)),
        (BY_YEAR, year.to_string()),
    ] {
        out.add(&COUNTS, &(by, value.clone()), &(), 1);
        out.put(&BY, &(by, value, at), &());
    }
    out.put(&CASES, &at, &listed);
}

/// Several ways through the list, each newest first, as one.
struct Merged<I: Iterator<Item = Candidate>>(Vec<Peekable<I>>);

impl<I: Iterator<Item = Candidate>> Iterator for Merged<I> {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        let mut first: Option<(usize, Option<Vec<u8>>)> = None;
        for (way, rows) in self.0.iter_mut().enumerate() {
            // An error comes before everything else.
            let at = match rows.peek() {
                None => continue,
                Some(Err(_)) => None,
                Some(Ok((at, _))) => Some(at.key_bytes()),
            };
            if first.as_ref().is_none_or(|(_, least)| at < *least) {
                first = Some((way, at));
            }
        }
        self.0[first?.0].next()
    }
}
