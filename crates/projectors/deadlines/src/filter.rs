//! Which deadlines somebody asks for, and the shortest ways to them.

use std::iter::Peekable;
use std::ops::Bound;

use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::streams::ids::{CaseId, PersonId};
use greyfile_domain::values::Gazetteer;
use greyfile_domain::values::same::plain;
use greyfile_envelope::{Day, StreamId, StreamKind, Timestamp};
use greyfile_projector::contract::Key;
use greyfile_projector::{ReadError, Reader};

use crate::cases;
use crate::place::AskedPlace;
use crate::row::{Accused, At, BY, By, ROWS, Row, Stands, number};
use crate::rule::RuleKey;

/// Streams whose deadlines are merged for one page, at most; beyond it, all deadlines are gone through
/// in their order instead, as far as one page may look.
const WAYS_MAX: usize = 256;

/// Which deadlines to list. All that are given must fit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// The rule, by its code.
    pub rule: Option<String>,
    /// The circle of the raid or, where that says none, of the case; or the station or circle in whose
    /// register the FIR is. By its code, a text that means it, or as typed.
    pub circle: Option<String>,
    /// Who is on the case, or took part in the raid.
    pub officer: Option<String>,
    /// The case.
    pub case: Option<CaseId>,
    /// The person.
    pub person: Option<PersonId>,
    /// Open ones, or those of a verdict.
    pub which: Which,
}

/// What a filter asks for and nothing on record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// No case or raid is of such a circle, and no FIR is lodged there.
    Circle,
    /// Nobody of this code is on a case or took part in a raid.
    Officer,
    /// There is no such case.
    Case,
    /// There is no such person.
    Person,
}

impl Unknown {
    /// The name of the filter.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Officer => "officer",
            Self::Case => "case",
            Self::Person => "person",
        }
    }

    /// The first such, as recorded by the end of a day: an empty list would be taken for a good one.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub fn among(
        reader: &Reader<'_>,
        known_by: Option<Day>,
        filter: &Filter,
    ) -> Result<Option<Self>, ReadError> {
        let then = reader.at(known_by.map_or(reader.position(), |day| reader.known_by(day)));
        if let Some(asked) = &filter.circle {
            let gazetteer = then.gazetteer()?;
            let circle = AskedPlace::circle(&gazetteer, asked);
            if !cases::circles(&then)?.iter().any(|key| circle.is(key)) {
                return Ok(Some(Self::Circle));
            }
        }
        if let Some(officer) = &filter.officer
            && cases::of_officer(&then, &plain(officer), 0)?.is_empty()
        {
            return Ok(Some(Self::Officer));
        }
        if let Some(case) = filter.case
            && then.last_of(case.stream())?.is_none()
        {
            return Ok(Some(Self::Case));
        }
        if let Some(person) = filter.person
            && then.last_of(person.stream())?.is_none()
        {
            return Ok(Some(Self::Person));
        }
        Ok(None)
    }
}

/// Open ones, or those of a verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Which {
    /// What nothing settled.
    #[default]
    Open,
    /// Open and due on the day asked, and not overdue yet.
    DueToday,
    /// Open and due on a later day.
    DueLater,
    /// What came to this.
    Of(Verdict),
}

impl Which {
    /// Every code by which it can be asked for.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let own = [Self::Open, Self::DueToday, Self::DueLater].map(Self::code);
        own.into_iter().chain(Verdict::ALL.iter().map(|verdict| verdict.code()))
    }

    /// What a code asks for.
    pub fn of_code(code: &str) -> Option<Self> {
        let own = [Self::Open, Self::DueToday, Self::DueLater];
        let all = own.into_iter().chain(Verdict::ALL.iter().copied().map(Self::Of));
        all.into_iter().find(|which| which.code() == code)
    }

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::DueToday => "due_today",
            Self::DueLater => "due_later",
            Self::Of(verdict) => verdict.code(),
        }
    }

    /// The stretches of the list in which these are.
    pub(crate) fn spans(self, now: Timestamp) -> Vec<Span> {
        let at = |due| Edge::Stands(Stands::Open(due));
        let open = Edge::Part(0);
        let (overdue_ends, tomorrow) = (at(now), at(now.day().plus(1).start()));
        let settled = |verdict| {
            let part = Edge::Part(number(verdict));
            Span { from: part, to: Bound::Included(part) }
        };
        match self {
            Self::Open => vec![Span { from: open, to: Bound::Included(open) }],
            Self::DueToday => vec![Span { from: overdue_ends, to: Bound::Excluded(tomorrow) }],
            Self::DueLater => vec![Span { from: tomorrow, to: Bound::Included(open) }],
            Self::Of(Verdict::Overdue) => {
                vec![Span { from: open, to: Bound::Excluded(overdue_ends) }]
            }
            Self::Of(Verdict::Running) => {
                vec![Span { from: overdue_ends, to: Bound::Included(open) }]
            }
            Self::Of(verdict @ Verdict::CannotBeJudged) => {
                // Some are settled so; of others the last day has begun and nobody knows whether it is
                // over.
                vec![Span { from: overdue_ends, to: Bound::Included(open) }, settled(verdict)]
            }
            Self::Of(
                verdict @ (Verdict::Late | Verdict::Missed | Verdict::Met | Verdict::Ended),
            ) => vec![settled(verdict)],
        }
    }
}

/// A stretch of the list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    from: Edge,
    to: Bound<Edge>,
}

/// Where a stretch begins or ends.
#[derive(Debug, Clone, Copy)]
enum Edge {
    /// Before what stands so.
    Stands(Stands),
    /// Of all that is open, or settled in one way.
    Part(u8),
}

impl Key for Edge {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Stands(stands) => stands.write(out),
            Self::Part(part) => out.push(*part),
        }
    }

    fn read(_: &mut &[u8]) -> Option<Self> {
        // Edges are looked up, never kept.
        None
    }
}

/// A row among the candidates, with what it says where that was read already.
pub(crate) type Candidate = Result<(At, Option<Row>), ReadError>;
/// Candidates in the order of the list.
pub(crate) type Candidates<'r> = Box<dyn Iterator<Item = Candidate> + 'r>;

/// A filter, with what was looked up for it.
pub(crate) struct Search<'f> {
    filter: &'f Filter,
    circle: Option<AskedPlace<'f>>,
    officer: Option<String>,
    /// The ways to what fits; `None`: through everything.
    ways: Option<Vec<By>>,
    now: Timestamp,
}

impl<'f> Search<'f> {
    pub(crate) fn new(
        reader: &Reader<'_>,
        filter: &'f Filter,
        gazetteer: &'f Gazetteer,
        now: Timestamp,
    ) -> Result<Self, ReadError> {
        let circle = filter.circle.as_deref();
        let circle = circle.map(|asked| AskedPlace::circle(gazetteer, asked));
        let officer = filter.officer.as_deref().map(plain);
        let mut search = Self { filter, circle, officer, ways: None, now };
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
        let spans = which.spans(self.now).into_iter().map(|span| self.span(reader, span, after));
        Box::new(spans.collect::<Vec<_>>().into_iter().flatten())
    }

    fn span<'r>(&self, reader: &'r Reader<'_>, span: Span, after: Option<&At>) -> Candidates<'r> {
        let Span { from, to } = span;
        let passed = |after: &At| {
            let after = after.key_bytes();
            match to {
                Bound::Included(to) => {
                    !after.starts_with(&to.key_bytes()) && after > to.key_bytes()
                }
                Bound::Excluded(to) => after >= to.key_bytes(),
                Bound::Unbounded => false,
            }
        };
        if after.is_some_and(passed) {
            return Box::new(std::iter::empty());
        }
        // Behind the place, if that lies within.
        let after = after.filter(|after| after.key_bytes() >= from.key_bytes());
        let Some(ways) = &self.ways else {
            let rows = match after {
                Some(after) => {
                    let to = to.map(Way::To);
                    reader.range(&ROWS, Bound::Excluded(&Way::After(*after)), to.as_ref())
                }
                None => {
                    let to = to.map(Way::To);
                    reader.range(&ROWS, Bound::Included(&Way::To(from)), to.as_ref())
                }
            };
            return Box::new(rows.map(|row| row.map(|(at, row)| (at, Some(row)))));
        };
        let ways = ways.iter().map(|by| {
            let to = to.map(|to| (by.clone(), Way::To(to)));
            let rows = match after {
                Some(after) => {
                    let from = (by.clone(), Way::After(*after));
                    reader.range(&BY, Bound::Excluded(&from), to.as_ref())
                }
                None => {
                    let from = (by.clone(), Way::To(from));
                    reader.range(&BY, Bound::Included(&from), to.as_ref())
                }
            };
            rows.map(|row| row.map(|((_, at), ())| (at, None)))
        });
        let ways: Vec<Candidates<'r>> = ways.map(|way| Box::new(way) as Candidates<'r>).collect();
        Box::new(Merged { ways: ways.into_iter().map(Iterator::peekable).collect(), last: None })
    }

    /// Whether a row fits.
    pub(crate) fn fits(
        &self,
        reader: &Reader<'_>,
        which: Which,
        (at, row): (&At, &Row),
    ) -> Result<bool, ReadError> {
        let verdict = verdict(at.0, row, self.now);
        let of_verdict = match which {
            // A stretch of the list is nothing but these.
            Which::Open | Which::DueToday | Which::DueLater => true,
            Which::Of(wanted) => wanted == verdict,
        };
        let of_rule =
            self.filter.rule.as_deref().is_none_or(|rule| RuleKey::of(rule) == Some(at.1));
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

/// What became of a deadline, at an instant.
pub(crate) fn verdict(stands: Stands, row: &Row, now: Timestamp) -> Verdict {
    match stands {
        Stands::Open(_) => Verdict::open((row.due_earliest, row.due), now),
        Stands::Settled(verdict, _) => verdict,
    }
}

fn merged(mut streams: Vec<StreamId>) -> Option<Vec<By>> {
    streams.sort_unstable();
    streams.dedup();
    (streams.len() <= WAYS_MAX).then(|| streams.into_iter().map(By::Stream).collect())
}

/// An end of a range, for its bytes alone.
enum Way {
    To(Edge),
    After(At),
}

impl Key for Way {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::To(edge) => edge.write(out),
            Self::After(at) => at.write(out),
        }
    }

    fn read(_: &mut &[u8]) -> Option<Self> {
        // Ends are looked up, never kept.
        None
    }
}

/// Several ways through the list as one; what several lead to comes once.
struct Merged<'r> {
    ways: Vec<Peekable<Candidates<'r>>>,
    last: Option<Vec<u8>>,
}

impl Iterator for Merged<'_> {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        loop {
            let mut first: Option<(usize, Option<Vec<u8>>)> = None;
            for (way, rows) in self.ways.iter_mut().enumerate() {
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
            let (way, at) = first?;
            let next = self.ways[way].next();
            if at.is_none() || at != self.last {
                self.last = at;
                return next;
            }
        }
    }
}
