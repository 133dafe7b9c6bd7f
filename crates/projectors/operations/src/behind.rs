//! The events behind a number, a page at a time or gone through one by one: there can be hundreds of
//! thousands of them.

use std::collections::BTreeSet;
use std::ops::{Bound, ControlFlow};

use greyfile_domain::values::hex::{from_hex, to_hex};
use greyfile_domain::values::same::plain;
use greyfile_domain::values::vocabulary::EQUIPMENT;
use greyfile_domain::values::{Country, Currency, Wanted};
use greyfile_envelope::{Day, Position, StreamId};
use greyfile_projector::contract::Key;
use greyfile_projector::{ReadError, Reader};
use serde::Serialize;

use crate::city::{Cities, TYPED};
use crate::contribution::{BEHIND, Contribution};
use crate::keys::{BehindKey, DAY, MONTH, SPAN, SUMS, SumKey, to_field};
use crate::measure::Measure;
use crate::query::{Range, as_known_by};

/// An event behind a number.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Behind {
    /// Its stream.
    pub stream: StreamId,
    /// What it contributes.
    #[serde(flatten)]
    pub contribution: Contribution,
    /// Whether it is counted in the range, or only may lie inside.
    pub counted: bool,
}

/// Which events, behind which number.
#[derive(Debug, Clone)]
pub struct Number {
    /// The days that the events lie in or overlap.
    pub range: Range,
    /// What is known by the end of this day; now when absent.
    pub known_by: Option<Day>,
    /// What is counted; everything when absent.
    pub measure: Option<String>,
    /// The city: its code, any text that means it, or as typed; empty for what is not stated.
    pub city: Option<String>,
}

/// Some of the events behind a number: those that are known to the day by day, then wider ones.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct BehindPage {
    /// The last event the view has taken in or, where it is asked as known by a day, the last that
    /// was recorded by then.
    pub position: Position,
    /// Whether events were taken in since the page before, so that one of them may have moved over
    /// this page's edge. Asked as known by a day that is over, it never is.
    pub moved: bool,
    /// What they contribute.
    pub behind: Vec<Behind>,
    /// Where the next page starts; absent on the last.
    pub next: Option<String>,
}

/// Events that are looked at for one page, at most. Beyond it the page ends early, and says where the
/// next one starts.
const LOOKED_AT_MAX: usize = 20_000;

/// Where a page starts: behind which row, and what was known when the page before was read.
struct Cursor {
    position: Position,
    after: BehindKey,
}

impl Cursor {
    fn parse(text: &str) -> Option<Self> {
        let bytes = from_hex(text)?;
        let (position, after) = bytes.split_first_chunk()?;
        let after = BehindKey::of_bytes(after).filter(|(kind, ..)| matches!(*kind, DAY | SPAN))?;
        Some(Self { position: Position(u64::from_be_bytes(*position)), after })
    }

    fn to_text(&self) -> String {
        to_hex(&[&self.position.0.to_be_bytes(), &*self.after.key_bytes()].concat())
    }
}

/// Whether a text can be a [`BehindPage::next`].
pub fn is_next_behind(text: &str) -> bool {
    Cursor::parse(text).is_some()
}

impl Number {
    /// The events behind the number that are kept, some `limit` at most, from `after` on (a
    /// [`BehindPage::next`]). What one event contributes stays together, so that a page can have a
    /// few more. It can have fewer and still say where the next one starts.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub fn page(
        &self,
        reader: &Reader<'_>,
        after: Option<&str>,
        limit: usize,
        keeps: impl Fn(&Behind) -> bool,
    ) -> Result<BehindPage, ReadError> {
        let position = as_known_by(reader, self.known_by).position();
        let cursor = after.and_then(Cursor::parse);
        let moved = cursor.as_ref().is_some_and(|cursor| cursor.position != position);
        let mut page = BehindPage { position, moved, behind: Vec::new(), next: None };
        let (mut last, mut looked_at) = (None, 0);
        self.rows(reader, cursor.map(|cursor| cursor.after), |key, of_event| {
            let of_event: Vec<Behind> = of_event.into_iter().filter(&keeps).collect();
            let is_full = !page.behind.is_empty() && page.behind.len() + of_event.len() > limit;
            if (is_full && !of_event.is_empty()) || looked_at == LOOKED_AT_MAX {
                page.next = last.map(|after| Cursor { position, after }.to_text());
                return ControlFlow::Break(());
            }
            looked_at += 1;
            last = Some(key);
            page.behind.extend(of_event);
            ControlFlow::Continue(())
        })?;
        Ok(page)
    }

    /// Goes through all events behind the number, in the order of the pages.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub fn each(&self, reader: &Reader<'_>, mut take: impl FnMut(Behind)) -> Result<(), ReadError> {
        self.rows(reader, None, |_, of_event| {
            of_event.into_iter().for_each(&mut take);
            ControlFlow::Continue(())
        })
    }

    /// Goes through the events behind a row, each with what it contributes to the number.
    fn rows(
        &self,
        reader: &Reader<'_>,
        after: Option<BehindKey>,
        mut take: impl FnMut(BehindKey, Vec<Behind>) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let reader = as_known_by(reader, self.known_by);
        let called = Cities::new(reader.gazetteer()?);
        let range = self.range;
        let (first, last) = ((DAY, range.from), (DAY, range.to));
        let (early, late) = ((SPAN, Day(i32::MIN)), (SPAN, range.to));
        for (kind, from, to) in [(DAY, &first, &last), (SPAN, &early, &late)] {
            let rows = match &after {
                // The cursor has passed all rows of this kind.
                Some((of, ..)) if *of > kind => continue,
                Some(after) if after.0 == kind => {
                    reader.range(&BEHIND, Bound::Excluded(after), Bound::Included(to))
                }
                _ => reader.range(&BEHIND, Bound::Included(from), Bound::Included(to)),
            };
            for row in rows {
                let (key, behind) = row?;
                let (_, first, last, position, stream) = key;
                if last < range.from {
                    continue;
                }
                let counted = first >= range.from && last <= range.to;
                let wanted = behind.contributions((first, last), position).filter(|one| {
                    self.measure.as_deref().is_none_or(|asked| one.measure.as_str() == asked)
                        && self
                            .city
                            .as_deref()
                            .is_none_or(|asked| called.is(one.city.as_ref(), asked))
                });
                let of = |contribution| Behind { stream, contribution, counted };
                if take(key, wanted.map(of).collect()).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The field whose value nothing can have, with the values that there are, at most
    /// [`KNOWN_MAX`].
    ///
    /// # Errors
    /// When the view cannot be read.
    pub fn unknown(
        &self,
        reader: &Reader<'_>,
    ) -> Result<Option<(&'static str, Vec<String>)>, ReadError> {
        let measure = self.measure.as_deref().filter(|measure| !is_measure(measure));
        let gazetteer = reader.gazetteer()?;
        let is_place =
            |city: &&str| city.trim().is_empty() || gazetteer.asked(city, Wanted::City).is_some();
        let city = self.city.as_deref().filter(|city| !is_place(city));
        if measure.is_none() && city.is_none() {
            return Ok(None);
        }
        // What is on record is known, whatever it is.
        let (mut measures, mut typed) = (BTreeSet::new(), BTreeSet::new());
        for kind in [MONTH, SPAN] {
            let key = (kind,);
            let (from, to) = (Bound::Included(&key), Bound::Included(&key));
            reader.sums(&SUMS, from, to, |_: SumKey, fields| {
                for (city, measure) in fields.iter().filter_map(|(field, _)| to_field(field)) {
                    if !measures.contains(measure) {
                        measures.insert(measure.to_owned());
                    }
                    typed.extend(city.strip_prefix(TYPED).map(plain));
                }
            })?;
        }
        if measure.is_some_and(|measure| !measures.contains(measure)) {
            measures.extend(Measure::ALONE.map(str::to_owned));
            return Ok(Some(("measure", measures.into_iter().take(KNOWN_MAX).collect())));
        }
        if city.is_some_and(|city| !typed.contains(&plain(city))) {
            let codes = gazetteer.entries().map(|entry| &entry.code);
            let codes = codes.filter(|code| gazetteer.has(code, Wanted::City));
            let known = codes.map(ToString::to_string).chain(typed);
            return Ok(Some(("city", known.take(KNOWN_MAX).collect())));
        }
        Ok(None)
    }
}

/// Most values that are named where one is asked for that there is not.
const KNOWN_MAX: usize = 100;

/// Whether a text is the code of something that can be counted.
fn is_measure(code: &str) -> bool {
    let Some((of, what)) = code.split_once(':') else { return Measure::ALONE.contains(&code) };
    match &*format!("{of}:") {
        Measure::RECOVERED => Currency::new(what).is_ok(),
        Measure::NATIONALITY => Country::new(what).is_ok(),
        Measure::SEIZED | Measure::SEIZED_OR_MORE | Measure::PARCELS => EQUIPMENT.contains(&what),
        _ => false,
    }
}
