//! `GET /deadlines`: what the law wants done until when: overdue first, what is due today, counting
//! down, and behind links what came late, what cannot be judged and the rest.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use greyfile_casefile::CaseSummary;
use greyfile_deadlines::{Accused, Board, Count, Counts, Deadlines, Due, Filter, Unknown, Which};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::called::Called;
use greyfile_domain::kernel::term::Verdict;
use greyfile_envelope::{Day, Occurred, Position, StreamId, Timestamp};
use greyfile_projector::{ReadError, Reader};
use greyfile_words::Words;

use crate::api::deadlines::{Typed, instant, unknown};
use crate::api::{Problem, bad_after};
use crate::kit::fault::{bad, lagging};
use crate::kit::fields::Fields;
use crate::kit::format::number;
use crate::kit::link::{event_href, stream_href};
use crate::kit::page::{Asked, Chrome};
use crate::kit::text::{capital, say};
use crate::kit::when;

/// Deadlines of a part of the board.
const PART: usize = 25;
/// Deadlines of a page of one sort.
const PAGE: usize = 50;

/// The parts of the board, in their order.
const PARTS: [Which; 3] = [Which::Of(Verdict::Overdue), Which::DueToday, Which::DueLater];
/// What is behind links.
const BEHIND: [Which; 5] = [
    Which::Of(Verdict::Late),
    Which::Of(Verdict::Missed),
    Which::Of(Verdict::CannotBeJudged),
    Which::Of(Verdict::Met),
    Which::Of(Verdict::Ended),
];

#[derive(Template)]
#[template(path = "boards/deadlines/page.html")]
struct Page {
    chrome: Chrome,
    words: Words,
    query: Fields,
    parts: Vec<Part>,
    links: Vec<Link>,
    /// Codes and names of the rules, and whether each is chosen.
    rules: Vec<(&'static str, String, bool)>,
    filtered: bool,
    /// As known and judged when, where that is not now.
    as_of: Option<String>,
    csv: String,
}

/// Deadlines of one sort.
struct Part {
    id: &'static str,
    title: String,
    count: String,
    /// What it means that there is none.
    empty: String,
    rows: Vec<Row>,
    /// Where the others are, and what that is called.
    more: Option<(String, String)>,
    ends_early: bool,
}

/// A link to deadlines of one sort.
struct Link {
    text: String,
    count: String,
    href: String,
    current: bool,
}

/// A deadline.
struct Row {
    whom: String,
    whom_href: String,
    what: String,
    section: String,
    verdict: String,
    class: &'static str,
    due: Timestamp,
    due_words: String,
    /// The earliest reading of the time, where there is another.
    due_first: Option<String>,
    /// Why the last day was moved, if it was.
    moved: Option<String>,
    stopped: Option<String>,
    /// How far off it is.
    off: String,
    settled: Option<String>,
    about: String,
    about_href: String,
    cases: Vec<(String, String)>,
    events: Vec<(Position, String)>,
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let (query, words) = (asked.plain_query(), asked.words());
    let typed = Typed {
        rule: query.given("rule"),
        verdict: query.given("verdict"),
        circle: query.given("circle"),
        officer: query.given("officer"),
        case: query.given("case"),
        person: query.given("person"),
    };
    let filter = typed.filter()?;
    let known_by = match query.given("known_by") {
        None => None,
        Some(day) => Some(day.parse::<Day>().map_err(|error| bad("known_by", error))?),
    };
    let at = match query.given("at") {
        None => None,
        Some(at) => Some(when::written(at).parse::<Occurred>().map_err(|error| bad("at", error))?),
    };
    let now = at.map_or_else(|| asked.app.now(), instant);
    let after = query.given("after").map(str::to_owned);
    if after.as_deref().is_some_and(|after| !greyfile_deadlines::is_next(after)) {
        return Err(bad_after("after"));
    }
    if !asked.sight().shows(&Deadlines, asked.at_least()).await {
        return Err(lagging());
    }
    // The board has its parts; one sort of deadlines has pages of its own.
    let one = query.given("verdict").is_some();
    let wanted: Vec<Which> = if one { vec![filter.which] } else { PARTS.to_vec() };
    let limit = if one { PAGE } else { PART };
    let known = (known_by, now);
    let read = || {
        let (filter, wanted, after) = (filter.clone(), wanted.clone(), after.clone());
        let read = asked.sight().read(Deadlines, move |reader| {
            if let Some(of) = Unknown::among(reader, known_by, &filter)? {
                return Ok(Err(of));
            }
            let mut boards = Vec::new();
            for which in &wanted {
                let filter = Filter { which: *which, ..filter.clone() };
                let after = after.as_deref();
                boards.push((
                    *which,
                    greyfile_deadlines::board(reader, known, &filter, after, limit)?,
                ));
            }
            let titles = titles(reader, boards.iter().flat_map(|(_, board)| &board.deadlines))?;
            Ok::<_, ReadError>(Ok((reader.position(), boards, titles)))
        });
        async move { read.await?.map_err(unknown) }
    };
    let read = asked.sight().found(&Deadlines, read);
    let (position, boards, titles) = read.await?;
    let counts = boards.first().map(|(_, board)| board.counts.clone()).unwrap_or_default();
    let telling = Telling { words, now, titles: &titles, query: &query };
    let links = telling.links(one, filter.which, &counts);
    let parts = boards.into_iter().map(|(which, board)| telling.part(which, board, one)).collect();
    let filters = ["rule", "circle", "officer", "case", "person", "known_by", "at"];
    let as_of = (known_by.is_some() || at.is_some()).then(|| {
        let known = known_by.map_or_else(
            || say(words, "deadlines-known-now", &[]),
            |day| day.start().plus_ms(0).day().to_string(),
        );
        let args = [Arg::text("known", known), Arg::time("at", now)];
        say(words, "deadlines-as-of", &args)
    });
    let chosen = query.text("rule").to_owned();
    let rules = greyfile_deadlines::known()
        .map(|(code, _)| (code, capital(&words.due_of(code)), code == chosen))
        .collect();
    let mut csv = query.without(&["after"]);
    csv.set("format", "csv");
    let chrome = asked.chrome(say(words, "deadlines-title", &[]), "deadlines");
    Ok(Page {
        chrome: chrome.following("deadlines", position),
        words,
        parts,
        links,
        rules,
        filtered: filters.iter().any(|name| query.given(name).is_some()),
        as_of,
        csv: format!("/api/deadlines{}", csv.to_query()),
        query,
    })
}

/// What the cases of deadlines are about; nothing while that is sealed.
fn titles<'a>(
    reader: &Reader<'_>,
    of: impl Iterator<Item = &'a Due>,
) -> Result<BTreeMap<StreamId, String>, ReadError> {
    let mut titles = BTreeMap::new();
    for case in of.flat_map(|due| &due.cases) {
        if !titles.contains_key(case) {
            titles.insert(*case, CaseSummary::of(&reader.history(*case)?).title);
        }
    }
    Ok(titles)
}

impl Page {
    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }
}

/// What tells deadlines to a reader.
struct Telling<'a> {
    words: Words,
    now: Timestamp,
    titles: &'a BTreeMap<StreamId, String>,
    query: &'a Fields,
}

impl Telling<'_> {
    fn say(&self, id: &str, args: &[Arg]) -> String {
        say(self.words, id, args)
    }

    fn sort(&self, which: Which) -> String {
        capital(&self.say(&format!("deadlines-{}", which.code().replace('_', "-")), &[]))
    }

    fn href(&self, which: Option<Which>, after: Option<String>) -> String {
        let mut query = self.query.clone();
        query.set("verdict", which.map_or("", Which::code));
        query.set("after", after.unwrap_or_default());
        format!("/deadlines{}", query.to_query())
    }

    fn links(&self, one: bool, chosen: Which, counts: &Counts) -> Vec<Link> {
        let mut links = Vec::new();
        if one {
            links.push(Link {
                text: self.say("deadlines-board", &[]),
                count: String::new(),
                href: self.href(None, None),
                current: false,
            });
        }
        links.extend(BEHIND.map(|which| Link {
            text: self.sort(which),
            count: counted(count_of(which, counts)),
            href: self.href(Some(which), None),
            current: one && which == chosen,
        }));
        links
    }

    fn part(&self, which: Which, board: Board, one: bool) -> Part {
        let Board { counts, deadlines, next, ends_early, names, .. } = board;
        let rows = deadlines.iter().map(|due| self.row(due, &names)).collect();
        let more = next.map(|next| {
            let next = one.then_some(next);
            let text = if one { "deadlines-next" } else { "deadlines-all" };
            (self.href(Some(which), next), self.say(text, &[]))
        });
        Part {
            id: which.code(),
            title: self.sort(which),
            count: counted(count_of(which, &counts)),
            empty: self.say(&format!("deadlines-no-{}", which.code().replace('_', "-")), &[]),
            rows,
            more,
            ends_early,
        }
    }

    fn row(&self, due: &Due, names: &BTreeMap<StreamId, Called>) -> Row {
        let words = self.words;
        let called = |stream: StreamId| {
            names.get(&stream).map_or_else(|| words.stream(stream), |called| words.called(called))
        };
        let person = match &due.accused {
            Some(Accused::Person(person)) => Some(*person),
            Some(Accused::Group { .. }) | None => None,
        };
        let whom = crate::api::deadlines::whom(due, names, words);
        let same_day = due.due_earliest == due.due;
        let earlier = words.instant(due.due_earliest);
        let first = || self.say("deadlines-or-from", &[Arg::text("at", earlier)]);
        let coarse = due.due.0 - due.due_earliest.0 > Timestamp::HOUR_MS;
        let settled = due.settled.as_ref().map(|settled| {
            let how = settled.how.as_deref().map(|how| words.ended_of(how));
            let how = how.unwrap_or_else(|| self.say("deadlines-done", &[]));
            format!("{how}: {}", words.occurred(settled.at))
        });
        let hours = |ms: i64| Arg::hours("span", ms / Timestamp::HOUR_MS);
        let off = match due.verdict {
            Verdict::Overdue => self.say("deadlines-ago", &[hours(self.now.0 - due.due.0)]),
            Verdict::Running if due.stopped.is_some() => String::new(),
            Verdict::Running => {
                self.say("deadlines-left", &[hours(due.due_earliest.0 - self.now.0)])
            }
            Verdict::Met
            | Verdict::Late
            | Verdict::Ended
            | Verdict::Missed
            | Verdict::CannotBeJudged => String::new(),
        };
        let title = |case: &StreamId| {
            let title = self.titles.get(case).filter(|title| !title.is_empty());
            (title.cloned().unwrap_or_else(|| words.stream(*case)), stream_href(*case))
        };
        Row {
            whom: if whom.is_empty() { self.say("deadlines-nobody", &[]) } else { whom },
            whom_href: person.map_or_else(String::new, stream_href),
            what: capital(&words.due_of(&due.rule)),
            section: words.section(&due.section),
            verdict: words.verdict(due.verdict),
            class: match due.verdict {
                Verdict::Overdue | Verdict::Late | Verdict::Missed => "bad",
                Verdict::CannotBeJudged => "unsure",
                Verdict::Met | Verdict::Ended => "good",
                Verdict::Running => "info",
            },
            due: due.due,
            due_words: words.instant(due.due),
            due_first: (!same_day && coarse).then(first),
            moved: due.moved.as_ref().map(|moved| words.moved(moved)),
            stopped: due.stopped.as_ref().map(|stopped| words.stopped(stopped)),
            off,
            settled,
            about: called(due.about),
            about_href: stream_href(due.about),
            cases: due.cases.iter().map(title).collect(),
            events: due.events.iter().map(|at| (*at, event_href(*at))).collect(),
        }
    }
}

fn count_of(which: Which, counts: &Counts) -> Count {
    match which {
        Which::Open => {
            let all = [counts.overdue, counts.due_today, counts.due_later];
            Count {
                number: all.iter().map(|count| count.number).sum(),
                or_more: all.iter().any(|count| count.or_more),
            }
        }
        Which::DueToday => counts.due_today,
        Which::DueLater | Which::Of(Verdict::Running) => counts.due_later,
        Which::Of(Verdict::Overdue) => counts.overdue,
        Which::Of(Verdict::Late) => counts.late,
        Which::Of(Verdict::Missed) => counts.missed,
        Which::Of(Verdict::CannotBeJudged) => counts.cannot_be_judged,
        Which::Of(Verdict::Met) => counts.met,
        Which::Of(Verdict::Ended) => counts.ended,
    }
}

fn counted(count: Count) -> String {
    let number = number(i64::try_from(count.number).unwrap_or(i64::MAX));
    if count.or_more { format!("{number}+") } else { number }
}
