//! Searching the deadlines that a filter asks for: the shortest ways to them, and whether one fits.

use greyfile_domain::values::Gazetteer;
use greyfile_domain::values::same::plain;
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_projector::{ReadError, Reader};

use crate::cases;
use crate::filter::{Filter, Which};
use crate::holidays::{Holidays, Place, Told};
use crate::place::AskedPlace;
use crate::row::{Accused, At, By, Row, Stands};
use crate::rule::RuleKey;
use crate::walk::{self, Candidates};

/// Streams whose deadlines are merged for one page, at most; beyond it, all deadlines are gone through
/// in their order instead, as far as one page may look.
const WAYS_MAX: usize = 256;

/// A filter, with what was looked up for it.
pub(crate) struct Search<'f> {
    filter: &'f Filter,
    circle: Option<AskedPlace<'f>>,
    officer: Option<String>,
    /// The ways to what fits; `None`: through everything.
    ways: Option<Vec<By>>,
    holidays: &'f Holidays<'f>,
}

impl<'f> Search<'f> {
    pub(crate) fn new(
        reader: &Reader<'_>,
        filter: &'f Filter,
        gazetteer: &'f Gazetteer,
        holidays: &'f Holidays<'f>,
    ) -> Result<Self, ReadError> {
        let circle = filter.circle.as_deref();
        let circle = circle.map(|asked| AskedPlace::circle(gazetteer, asked));
        let officer = filter.officer.as_deref().map(plain);
        let mut search = Self { filter, circle, officer, ways: None, holidays };
        search.ways = search.ways(reader)?;
        Ok(search)
    }

    /// Whether everything fits that stands where it is looked for.
    pub(crate) fn is_everything(&self) -> bool {
        let Filter { rule, circle, officer, case, person, which: _ } = self.filter;
        let none = rule.is_none() && circle.is_none() && officer.is_none();
        none && case.is_none() && person.is_none()
    }

    fn ways(&self, reader: &Reader<'_>) -> Result<Option<Vec<By>>, ReadError> {
        if let Some(person) = self.filter.person {
            return Ok(Some(vec![By::Person(person.stream())]));
        }
        if let Some(case) = self.filter.case {
            let streams = cases::streams(reader, case.stream())?;
            return Ok(merged(streams).or_else(|| self.by_rule()));
        }
        if let Some(officer) = &self.officer {
            let of = cases::of_officer(reader, officer, WAYS_MAX)?;
            return Ok(self.through(reader, of, Vec::new())?.or_else(|| self.by_rule()));
        }
        if let Some(circle) = &self.circle {
            let (mut own, mut of) = (Vec::new(), Vec::new());
            for key in cases::circles(reader)?.into_iter().filter(|key| circle.is(key)) {
                of.extend(cases::of_circle(reader, &key, WAYS_MAX)?);
                own.push(By::Circle(key));
            }
            return Ok(self.through(reader, of, own)?.or_else(|| self.by_rule()));
        }
        Ok(self.by_rule())
    }

    fn by_rule(&self) -> Option<Vec<By>> {
        self.filter
            .rule
            .as_deref()
            .map(|rule| RuleKey::of(rule).map(By::Rule).into_iter().collect())
    }

    /// The ways to what belongs to these cases, and to raids among them.
    fn through(
        &self,
        reader: &Reader<'_>,
        of: Vec<StreamId>,
        mut ways: Vec<By>,
    ) -> Result<Option<Vec<By>>, ReadError> {
        let mut streams = Vec::new();
        for stream in of {
            match stream.kind {
                StreamKind::CASE => streams.extend(cases::streams(reader, stream)?),
                _ => streams.push(stream),
            }
            if streams.len() > WAYS_MAX {
                return Ok(None);
            }
        }
        Ok(merged(streams).map(|through| {
            ways.extend(through);
            ways
        }))
    }

    /// Whatever may fit, in the order of the list, from behind a place on.
    pub(crate) fn candidates<'r>(
        &self,
        reader: &'r Reader<'_>,
        which: Which,
        after: Option<&At>,
    ) -> Candidates<'r> {
        let along = |span| walk::along(reader, self.ways.as_deref(), span, after);
        let spans = which.spans(self.holidays).into_iter().map(along);
        let spans = spans.collect::<Vec<_>>().into_iter().flatten();
        if !which.takes_what_a_holiday_moves() {
            return Box::new(spans);
        }
        let mut touched = self.holidays.touched.clone();
        touched.retain(|Place(at)| {
            let elsewhere =
                !matches!(at.0, Stands::Settled(verdict, _) if which == Which::Of(verdict));
            elsewhere && after.is_none_or(|after| Place(*at) > Place(*after))
        });
        let touched = touched.into_iter().map(|Place(at)| Ok((at, None)));
        Box::new(touched.chain(spans))
    }

    /// Whether a row fits.
    pub(crate) fn fits(
        &self,
        reader: &Reader<'_>,
        which: Which,
        told: &Told,
    ) -> Result<bool, ReadError> {
        let Told { rule, row, verdict } = told;
        let (now, due) = (self.holidays.asked.now, row.up());
        let of_verdict = match which {
            // A stretch of the list is nothing but these.
            Which::Open => true,
            Which::DueToday => due >= now && due.day() == now.day(),
            Which::DueLater => due.day() > now.day(),
            Which::Of(wanted) => wanted == *verdict,
        };
        let of_rule =
            self.filter.rule.as_deref().is_none_or(|asked| RuleKey::of(asked) == Some(*rule));
        let of_person = self.filter.person.is_none_or(|person| {
            row.accused == Some(Accused::Person(person.stream())) || row.about == person.stream()
        });
        if !(of_verdict && of_rule && of_person) {
            return Ok(false);
        }
        if self.filter.case.is_none() && self.circle.is_none() && self.officer.is_none() {
            return Ok(true);
        }
        let of = cases_of(reader, row)?;
        if self.filter.case.is_some_and(|case| !of.contains(&case.stream())) {
            return Ok(false);
        }
        let mut said = Vec::new();
        for case in of {
            said.push(cases::case(reader, case)?);
        }
        if let Some(officer) = &self.officer {
            let mut theirs = said.iter().any(|case| case.officers.contains(officer));
            for stream in [Some(row.about), row.raid].into_iter().flatten() {
                theirs = theirs || cases::is_of_officer(reader, stream, officer)?;
            }
            if !theirs {
                return Ok(false);
            }
        }
        let Some(circle) = &self.circle else { return Ok(true) };
        let is = |key: &Option<String>| key.as_deref().is_some_and(|key| circle.is(key));
        let by_case = row.circle.is_none() && said.iter().any(|case| is(&case.circle));
        Ok(is(&row.circle) || is(&row.station) || by_case)
    }
}

/// The cases that a deadline belongs to.
pub(crate) fn cases_of(reader: &Reader<'_>, row: &Row) -> Result<Vec<StreamId>, ReadError> {
    let mut of = cases::of_stream(reader, row.about)?;
    if let Some(raid) = row.raid {
        of.extend(cases::of_stream(reader, raid)?);
        of.sort_unstable();
        of.dedup();
    }
    Ok(of)
}

fn merged(mut streams: Vec<StreamId>) -> Option<Vec<By>> {
    streams.sort_unstable();
    streams.dedup();
    (streams.len() <= WAYS_MAX).then(|| streams.into_iter().map(By::Stream).collect())
}
