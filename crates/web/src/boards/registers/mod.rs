//! `GET /registers`: registers on paper, as far as their numbers are on record, with what is missing in
//! each. A number that is missing was given to something that nobody logged, or to nothing.

use askama::Template;
use axum::response::Response;
use greyfile_casefile::{Casefile, Register, RegisterKind, registers};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::kernel::register::Gap;
use greyfile_domain::values::Gazetteer;
use greyfile_words::Words;

use crate::api::Problem;
use crate::kit::fault::{bad, lagging, not_a_number};
use crate::kit::fields::Fields;
use crate::kit::format::number;
use crate::kit::page::{Asked, Chrome};
use crate::kit::place;
use crate::kit::text::say;

/// Runs of missing numbers that are told of one register; what is left is counted.
const GAPS_MAX: usize = 12;
/// Most registers on a page.
const ROWS_MAX: usize = 200;

#[derive(Template)]
#[template(path = "boards/registers/page.html")]
struct Page {
    chrome: Chrome,
    words: Words,
    /// Whether only registers with something missing are shown.
    only_gaps: bool,
    parts: Vec<Part>,
    /// The page before, and the page after.
    earlier: Option<String>,
    later: Option<String>,
}

/// The registers of one kind.
struct Part {
    id: &'static str,
    title: String,
    /// How many there are, on any page.
    count: String,
    /// Those on this page.
    rows: Vec<Row>,
    /// Whether they all stand on other pages.
    is_elsewhere: bool,
}

/// A register of a year.
struct Row {
    place: String,
    year: u16,
    known: String,
    /// From its lowest number on record to its highest.
    span: String,
    missing: Option<String>,
    twice: Option<String>,
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let words = asked.words();
    if !asked.sight().shows(&Casefile, asked.at_least()).await {
        return Err(lagging());
    }
    let read = asked.sight().read(Casefile, |reader| Ok((registers(reader)?, reader.gazetteer()?)));
    let (found, gazetteer) = read.await?;
    let only_gaps = is_of_gaps(&asked.query);
    let registers = found.registers.iter();
    let wanted = |one: &&Register| !only_gaps || !one.missing.is_empty();
    let all: Vec<&Register> = registers.filter(wanted).collect();
    let first = match asked.query.given("from") {
        None => 0,
        Some(from) => from.parse().map_err(|_| bad("from", not_a_number()))?,
    };
    let page = first.min(all.len())..all.len().min(first.saturating_add(ROWS_MAX));
    let rows = &all[page.clone()];
    let parts = RegisterKind::ALL.map(|kind| Part::of(words, &gazetteer, kind, &all, rows));
    let at = |from: usize| {
        let mut query = asked.plain_query();
        query.set("from", if from == 0 { String::new() } else { from.to_string() });
        format!("/registers{}", query.to_query())
    };
    Ok(Page {
        // Every event could change it, and it is read from all numbers there are: it stands still.
        chrome: asked.chrome(say(words, "registers-title", &[]), "registers"),
        words,
        only_gaps,
        parts: parts.into(),
        earlier: (page.start > 0).then(|| at(page.start.saturating_sub(ROWS_MAX))),
        later: (page.end < all.len()).then(|| at(page.end)),
    })
}

/// Whether a query asks for registers with something missing alone.
fn is_of_gaps(query: &Fields) -> bool {
    query.given("only") == Some("gaps")
}

impl Page {
    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }
}

impl Part {
    /// Those of a kind: how many there are in all, and those on the page.
    fn of(
        words: Words,
        gazetteer: &Gazetteer,
        kind: RegisterKind,
        all: &[&Register],
        page: &[&Register],
    ) -> Self {
        let (id, title) = match kind {
            RegisterKind::Fir => ("firs", "registers-firs"),
            RegisterKind::Exhibit => ("exhibits", "registers-exhibits"),
        };
        let is_of_it = |register: &&&Register| register.kind == kind;
        let count = all.iter().filter(is_of_it).count();
        let rows = page.iter().filter(is_of_it).map(|one| Row::of(words, gazetteer, one));
        let rows: Vec<Row> = rows.collect();
        Self {
            id,
            title: say(words, title, &[]),
            count: number(i64::try_from(count).unwrap_or(i64::MAX)),
            is_elsewhere: rows.is_empty() && count > 0,
            rows,
        }
    }
}

impl Row {
    fn of(words: Words, gazetteer: &Gazetteer, register: &Register) -> Self {
        let Register { kind, place, code, year, known, first, last, missing, twice } = register;
        let span = match first == last {
            true => first.to_string(),
            false => run(words, Gap { first: *first, last: *last }),
        };
        let numbers: Vec<String> = twice.iter().map(u32::to_string).collect();
        Self {
            place: place::told(words, gazetteer, place, code.as_ref(), kind.wanted()),
            year: *year,
            known: number(*known),
            span,
            missing: (!missing.is_empty()).then(|| told(words, missing)),
            twice: (!twice.is_empty()).then(|| words.enumerated(&numbers)),
        }
    }
}

/// What is missing, in numbers and in runs of them.
fn told(words: Words, missing: &[Gap]) -> String {
    let runs: Vec<String> = missing.iter().take(GAPS_MAX).map(|gap| run(words, *gap)).collect();
    let runs = words.enumerated(&runs);
    let count = |gap: &Gap| i64::from(gap.last - gap.first) + 1;
    let all: i64 = missing.iter().map(count).sum();
    let left: i64 = missing.iter().skip(GAPS_MAX).map(count).sum();
    let args = [Arg::text("runs", runs), Arg::number("count", all), Arg::number("left", left)];
    say(words, "registers-missing", &args)
}

/// A run of numbers: `7`, or `9 to 12`.
fn run(words: Words, gap: Gap) -> String {
    match gap.first == gap.last {
        true => gap.first.to_string(),
        false => {
            let args = [Arg::text("first", gap.first), Arg::text("last", gap.last)];
            say(words, "registers-run", &args)
        }
    }
}

#[cfg(test)]
mod tests {
    use greyfile_words::Lang;

    use super::*;

    #[test]
    fn what_is_missing_is_told_in_runs_and_counted() {
        let gap = |first, last| Gap { first, last };
        let many: Vec<Gap> = (0..14).map(|at| gap(at * 10, at * 10 + 1)).collect();
        for (missing, english, urdu) in [
            (&[gap(7, 7)][..], "7", "7"),
            (&[gap(7, 7), gap(9, 12)], "7, 9 to 12 (5 in all)", "7، 9 تا 12 (کل 5)"),
        ] {
            assert_eq!(told(Words::of(Lang::En).plain(), missing), english);
            assert_eq!(told(Words::of(Lang::Ur).plain(), missing), urdu);
        }
        let told = told(Words::of(Lang::En).plain(), &many);
        assert!(told.ends_with("110 to 111, and 4 more (28 in all)"), "{told}");
    }
}
