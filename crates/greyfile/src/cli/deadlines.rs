//! `greyfile deadlines`: what the law wants done until when, as a table, as JSON or as CSV.

use anyhow::Context;
use clap::Args;
use greyfile_deadlines::{Board, Count};
use greyfile_web::{deadline_whom, deadlines_csv};
use greyfile_words::Words;
use serde::Deserialize;
use serde_json::Value;

use super::output::{given, out, print};
use super::show;
use crate::door::Door;
use crate::told::Told;

/// Deadlines asked for at once when all are wanted.
const PAGE: usize = 500;

/// Which deadlines, as known and judged when.
#[derive(Debug, Args)]
pub struct DeadlinesArgs {
    #[arg(long)]
    rule: Option<String>,
    #[arg(long)]
    verdict: Option<String>,
    #[arg(long)]
    circle: Option<String>,
    #[arg(long)]
    officer: Option<String>,
    #[arg(long)]
    case: Option<String>,
    #[arg(long)]
    person: Option<String>,
    #[arg(long)]
    known_by: Option<String>,
    #[arg(long)]
    at: Option<String>,
    #[arg(long, default_value_t = 50)]
    limit: usize,
    #[arg(long)]
    after: Option<String>,
    #[arg(long, conflicts_with_all = ["json", "limit"])]
    csv: bool,
}

pub(super) async fn run(door: &Door, args: DeadlinesArgs, json: bool) -> anyhow::Result<()> {
    door.ready().await?;
    let limit = if args.csv { PAGE } else { args.limit };
    let mut query = given(vec![
        ("rule", args.rule),
        ("verdict", args.verdict),
        ("circle", args.circle),
        ("officer", args.officer),
        ("case", args.case),
        ("person", args.person),
        ("known_by", args.known_by),
        ("at", args.at),
        ("limit", Some(limit.to_string())),
        ("after", args.after),
    ]);
    let answer = door.get("/api/deadlines", &query).await?;
    if !args.csv {
        let words = door.words();
        return print(json, &answer, |answer| {
            read(answer).map_or_else(|_| answer.to_string(), |board| table(&board, words))
        });
    }
    let mut all = read(&answer)?;
    while let Some(next) = all.next.take() {
        query.retain(|(name, _)| *name != "after");
        query.push(("after", next));
        let page = read(&door.get("/api/deadlines", &query).await?)?;
        all.deadlines.extend(page.deadlines);
        all.names.extend(page.names);
        all.next = page.next;
    }
    out(deadlines_csv(&all.deadlines, &all.names, door.words()).trim_end())
}

fn read(answer: &Value) -> anyhow::Result<Board> {
    Board::deserialize(answer).context(Told::new("door-not-understood"))
}

/// A page of deadlines.
fn table(board: &Board, words: Words) -> String {
    let counted = |count: Count| {
        let more = if count.or_more { "+" } else { "" };
        format!("{}{more}", count.number)
    };
    let counts = Told::new("deadlines-counts")
        .with("overdue", counted(board.counts.overdue))
        .with("today", counted(board.counts.due_today))
        .with("later", counted(board.counts.due_later));
    let mut lines = vec![counts.say(words)];
    if board.deadlines.is_empty() {
        lines.push(Told::new("deadlines-none").say(words));
    } else {
        let columns = ["whom", "clock", "section", "due", "verdict", "about", "positions"];
        let mut rows = show::headed(columns, words);
        for due in &board.deadlines {
            let about = board.names.get(&due.about);
            let events: Vec<String> = due.events.iter().map(ToString::to_string).collect();
            rows.add_row([
                deadline_whom(due, &board.names, words),
                words.due_of(&due.rule),
                words.section(&due.section),
                words.instant(due.due),
                words.verdict(due.verdict),
                about.map_or_else(|| words.stream(due.about), |called| words.called(called)),
                events.join(", "),
            ]);
        }
        lines.push(rows.to_string());
    }
    if board.ends_early {
        lines.push(Told::new("deadlines-early").say(words));
    }
    if let Some(next) = &board.next {
        lines.push(Told::new("more-cases").with("next", next).say(words));
    }
    lines.join("\n")
}
