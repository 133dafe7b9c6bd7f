//! Reads on the log that was grown, in the store.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use fastrand::Rng;
use greyfile_casefile::{CaseSummary, Casefile, Filter, casefile, cases};
use greyfile_deadlines::{Deadlines, Which, board};
use greyfile_domain::kernel::term::Verdict;
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::Day;
use greyfile_operations::{OperationsView, Range, figures, operations};
use greyfile_projector::{ReadError, Views};

use crate::figures::{Row, shown, summary, times};
use crate::kit::{SEED, level, open, row, views};

/// Rows of a page, as the API gives them unless asked for more.
const PAGE: usize = 50;
/// How often each is read.
const ROUNDS: usize = 500;
/// Entries of a timeline from which a case file counts as a long one.
const LONG: usize = 200;

pub(crate) async fn rows(folder: &Path) -> anyhow::Result<Vec<Row>> {
    let service = open(folder, true).await?;
    level(&service).await?;
    let rows = tokio::task::block_in_place(|| read(views(&service)?, &service))?;
    service.close().await?;
    Ok(rows)
}

fn read(views: &Views, service: &greyfile::service::Service) -> anyhow::Result<Vec<Row>> {
    let mut rng = Rng::with_seed(SEED);
    let all = all_cases(views)?;
    let ids: Vec<CaseId> = all.iter().filter_map(|case| CaseId::of(case.case)).collect();
    let now = service.app.now();
    let bare = times(4 * ROUNDS, |_| {
        let id = ids[rng.usize(..ids.len())];
        let history = views.read(&Casefile, |reader| reader.history(id.into()))?;
        anyhow::ensure!(!history.is_empty(), "a case is on record");
        Ok(())
    })?;
    let baseline = format!("a case's own stream alone: {}", shown(bare));
    let mut rows = Vec::new();
    let mut add = |what: &str, measured: String, target: &str| {
        rows.push(row(what, measured, baseline.clone(), target));
    };

    let list = |filter: &Filter, fit: usize| {
        times(ROUNDS, |_| {
            let page = views.read(&Casefile, |reader| cases(reader, filter, None, PAGE))?;
            anyhow::ensure!(page.cases.len() >= fit, "{} of {fit} cases", page.cases.len());
            Ok(())
        })
    };
    let of = format!("of {} cases", all.len());
    let first = list(&Filter::default(), all.len().min(PAGE))?;
    add(&format!("the first page of the list {of}"), shown(first), "p99 10 ms");
    let (rare, fit) = rarest(&all)?;
    let what = format!("the same of a city and a stage that fit {fit}");
    add(&what, shown(list(&rare, fit.min(PAGE))?), "p99 10 ms");
    let word = Filter { q: Some("no such word".to_owned()), ..Filter::default() };
    add("the same of words that no title has, as far as a page looks", shown(list(&word, 0)?), "");

    let (mut files, mut usual, mut entries) = (Vec::new(), Vec::new(), 0);
    for _ in 0..4 * ROUNDS {
        let id = ids[rng.usize(..ids.len())];
        let started = Instant::now();
        let file = views.read(&Casefile, |reader| casefile(reader, id, now))?;
        let took = started.elapsed();
        let file = file.context("a case is on record")?;
        entries += file.timeline.len();
        files.push(took);
        if file.timeline.len() < LONG {
            usual.push(took);
        }
    }
    let what = format!("a case file by id, of {} entries on average", entries / files.len());
    let usual = format!("of less than {LONG} entries: {}", shown(summary(usual)));
    add(&what, format!("{}; {usual}", shown(summary(files))), "p99 5 ms");

    // Open ones are judged where most of them are overdue and some are not yet.
    let last = all.iter().map(|case| case.opened.start).max().context("a case")?;
    let overdue =
        greyfile_deadlines::Filter { which: Which::Of(Verdict::Overdue), ..Default::default() };
    let overdue_ones = |known_by: Option<Day>| {
        times(ROUNDS, |_| {
            views.read(&Deadlines, |reader| {
                board(reader, (known_by, last), &overdue, None, PAGE).map(drop)
            })?;
            Ok(())
        })
    };
    let counts = views.read(&Deadlines, |reader| {
        board(reader, (None, last), &overdue, None, PAGE).map(|board| board.counts)
    })?;
    let what = format!("the first page of {} overdue deadlines", counts.overdue.number);
    add(&what, shown(overdue_ones(None)?), "p99 20 ms");
    let earlier = last.day().plus(-180);
    add("the same as known half a year before", shown(overdue_ones(Some(earlier))?), "");

    let from: Day = "2025-01-01".parse()?;
    let year = |rng: &mut Rng, known_by: Option<Day>| {
        times(ROUNDS, |_| {
            let from = from.plus(rng.i32(0..300));
            let range = Range { from, to: from.plus(364) };
            // The dashboard puts published figures beside them.
            views.read(&OperationsView, |reader| {
                let tables = figures(reader, known_by)?;
                Ok::<_, ReadError>((tables, operations(reader, range, known_by)?))
            })?;
            Ok(())
        })
    };
    let now_known = year(&mut rng, None)?;
    add("operations over any year, as the dashboard reads them", shown(now_known), "p99 20 ms");
    let then_known = year(&mut rng, Some(earlier))?;
    add("the same as known half a year before the last case", shown(then_known), "");
    Ok(rows)
}

/// Every case on the list, page by page.
fn all_cases(views: &Views) -> anyhow::Result<Vec<CaseSummary>> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = views.read(&Casefile, |reader| {
            cases(reader, &Filter::default(), after.as_deref(), 10 * PAGE)
        })?;
        all.extend(page.cases);
        after = page.next;
        if after.is_none() {
            return Ok(all);
        }
    }
}

/// The city and the stage that fit the fewest cases together, and how many.
fn rarest(all: &[CaseSummary]) -> anyhow::Result<(Filter, usize)> {
    let mut fit: BTreeMap<_, (Filter, usize)> = BTreeMap::new();
    for case in all {
        let city = case.city_code.as_ref().map_or(case.city.as_str(), |code| code.as_str());
        let filter =
            || Filter { city: Some(city.to_owned()), stage: Some(case.stage), ..Filter::default() };
        fit.entry((city, case.stage.word())).or_insert_with(|| (filter(), 0)).1 += 1;
    }
    fit.into_values().min_by_key(|(_, count)| *count).context("a case")
}
