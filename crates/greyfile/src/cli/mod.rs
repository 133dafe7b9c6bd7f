//! The command line: data to standard output, the rest to standard error.

mod explain;
mod gazetteer;
pub mod panics;
mod record;
pub mod settings;
mod show;
mod submit;
mod telling;

pub use telling::Telling;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use axum::http::Method;
use clap::{Parser, Subcommand};
use greyfile_words::{Lang, Words};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::door::Door;
use crate::engine::LogSource;
use crate::migrate::{self, MigrateArgs};
use crate::nats::LogArgs;
use crate::serve::{self, ServeArgs};
use crate::simulate::{self, SimulateArgs};

/// How long `status` waits for views that are still opening.
const SETTLING: Duration = Duration::from_secs(2);

/// The record of call-centre licensing and Operation Grey case files.
///
/// Commands talk to the service that has the data folder open, or open the folder themselves
/// when none runs.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Args {
    /// The data folder.
    #[arg(long, global = true, default_value = "greyfile-data", env = "GREYFILE_DATA")]
    data: PathBuf,
    /// A file of settings (TOML): every flag that has an environment variable can stand in it,
    /// under its own name.
    #[arg(long, global = true, value_name = "FILE", env = "GREYFILE_CONFIG")]
    config: Option<PathBuf>,
    /// Print JSON instead of text for people.
    #[arg(long, global = true)]
    json: bool,
    /// The language of flags and refusals, en or ur; by LC_ALL, LC_MESSAGES or LANG when absent.
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Lang>,
    /// What to tell on standard error, such as `info` or `greyfile=debug`.
    #[arg(long, global = true, value_name = "FILTER", env = "GREYFILE_TRACE")]
    trace: Option<String>,
    /// Send spans to an OpenTelemetry collector at this address, such as http://127.0.0.1:4318
    /// (OTLP over HTTP).
    #[arg(long, global = true, value_name = "URL", env = "GREYFILE_TRACE_TO")]
    trace_to: Option<String>,
    #[command(flatten)]
    source: LogArgs,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the service: the API and the pages, on this machine only.
    Serve(ServeArgs),
    /// Record an event by its name: its fields are flags. See `greyfile record EVENT --help`, and
    /// `greyfile explain` for all of them.
    #[command(disable_help_flag = true)]
    Record(record::RecordArgs),
    /// What an event means, its fields, and an example; every event when none is named.
    Explain {
        /// Which event, such as `exhibit.destroyed`.
        event: Option<String>,
    },
    /// Record a command, or many (JSON Lines on standard input).
    Submit(Box<submit::SubmitArgs>),
    /// Case files.
    #[command(subcommand)]
    Case(CaseCommand),
    /// Totals of a range of days, and rows by city.
    Operations {
        /// First day, YYYY-MM-DD; the year's first when absent.
        #[arg(long)]
        from: Option<String>,
        /// Last day; today when absent.
        #[arg(long)]
        to: Option<String>,
        /// Only what was recorded by the end of this day.
        #[arg(long)]
        known_by: Option<String>,
    },
    /// The log's events.
    Events {
        /// First position.
        #[arg(long)]
        from: Option<u64>,
        /// Last position.
        #[arg(long)]
        to: Option<u64>,
        /// Only this stream's, such as `raid-01J…`.
        #[arg(long)]
        stream: Option<String>,
        /// Only of this type, such as `raid.conducted`.
        #[arg(long = "type")]
        event_type: Option<String>,
        /// At most so many; all when absent.
        #[arg(long)]
        limit: Option<u64>,
    },
    /// Places with their codes, and what a text means.
    #[command(subcommand)]
    Gazetteer(gazetteer::GazetteerCommand),
    /// Make a view anew from the log.
    Rebuild {
        /// `casefile` or `operations`.
        view: String,
    },
    /// Which log, how far, and how the views fare.
    Status,
    /// Copy the log, consistently, into a new folder. Keys are not copied.
    Backup {
        /// A folder that is not there yet.
        to: PathBuf,
    },
    /// Move the log from a file to a NATS broker, or back, byte for byte. No service may run on it
    /// meanwhile.
    Migrate(MigrateArgs),
    /// The stream of a log on a NATS broker.
    #[command(subcommand)]
    Stream(StreamCommand),
    /// Record made-up cases with realistic mixes and dates; into a demonstration only.
    Simulate(SimulateArgs),
}

#[derive(Debug, Subcommand)]
enum StreamCommand {
    /// Create the stream that will hold a log, with the settings a log needs. An existing stream
    /// is never altered.
    Create,
}

#[derive(Debug, Subcommand)]
enum CaseCommand {
    /// List cases, newest first.
    List {
        /// The city.
        #[arg(long)]
        city: Option<String>,
        /// `enquiry`, `open` or `closed`.
        #[arg(long)]
        stage: Option<String>,
        /// The agency that leads.
        #[arg(long)]
        agency: Option<String>,
        /// The year it began in.
        #[arg(long)]
        year: Option<i16>,
        /// Words in title, number or operation.
        #[arg(long)]
        q: Option<String>,
        /// At most so many.
        #[arg(long, default_value_t = 50)]
        limit: usize,
        /// Where the page starts: `next` of the one before.
        #[arg(long)]
        after: Option<String>,
    },
    /// Show a case file.
    Show {
        /// Which case, such as `case-01J…`.
        case: String,
    },
}

/// Starts to tell what the program does, until what is answered is dropped.
///
/// # Errors
/// When the collector's address is none.
pub fn tell(args: &Args) -> anyhow::Result<Telling> {
    // The broker's client tells every try to connect again; what it comes to is told here.
    let usual = if matches!(args.command, Command::Serve(_)) {
        "info,async_nats=warn"
    } else {
        "warn,async_nats=error"
    };
    telling::start(args.trace.as_deref().unwrap_or(usual), args.trace_to.as_deref())
}

/// Whoever read standard output has gone away, as `head` does: nothing more is to be said.
#[derive(Debug, thiserror::Error)]
#[error("nobody reads the answer any more")]
struct ReaderGone;

/// Does what was asked.
pub async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match attempt(args).await {
        Err(error) if error.is::<ReaderGone>() => Ok(ExitCode::SUCCESS),
        done => done,
    }
}

async fn attempt(args: Args) -> anyhow::Result<ExitCode> {
    let Args { data, json, lang, command, source: named, .. } = args;
    let lang = lang.unwrap_or_else(|| Lang::of_terminal(|name| std::env::var(name).ok()));
    let broker = named.broker();
    let source =
        broker.clone().map_or(LogSource::File, |broker| LogSource::Broker(Box::new(broker)));
    let code = match command {
        Command::Stream(StreamCommand::Create) => {
            let broker = broker.context(
                "no NATS server is named; nothing was changed; name it (--log nats://host:4222)",
            )?;
            broker.create().await?;
            let (stream, replicas) = (broker.stream(), broker.replicas());
            print(json, &json!({ "stream": stream, "replicas": replicas }), show::stream)?;
            ExitCode::SUCCESS
        }
        Command::Migrate(args) => {
            let bar = spinner("copying and comparing");
            let done = migrate::migrate(&data, &args, &source, |url| named.at(url)).await;
            bar.finish_and_clear();
            print(json, &done?, show::migrated)?;
            ExitCode::SUCCESS
        }
        Command::Serve(args) => {
            serve::serve(&data, &args, &source).await?;
            ExitCode::SUCCESS
        }
        Command::Simulate(args) => {
            let done = simulate::run(&data, &args, &source).await?;
            print(json, &done, show::simulated)?;
            ExitCode::SUCCESS
        }
        Command::Explain { event } => {
            let words = Words::of(lang).plain();
            out(&explain::explain(event.as_deref(), words, json)?)?;
            ExitCode::SUCCESS
        }
        Command::Record(args) => {
            let words = Words::of(lang);
            let Some(asked) = record::read(&args, words.plain())? else {
                return Ok(ExitCode::SUCCESS);
            };
            let data = asked.data.clone().unwrap_or(data);
            let door = Door::open(&data, &source, words).await?;
            let answered = record::record(&door, &asked, json || asked.json).await;
            door.close().await?;
            answered?
        }
        other => {
            let door = Door::open(&data, &source, Words::of(lang)).await?;
            let answered = ask(&door, other, json).await;
            let closed = door.close().await;
            // The folder first: an answer nobody reads to its end is no reason to leave it open.
            closed?;
            answered?
        }
    };
    Ok(code)
}

async fn ask(door: &Door, command: Command, json: bool) -> anyhow::Result<ExitCode> {
    match command {
        Command::Submit(args) => return submit::submit(door, &args, json).await,
        Command::Gazetteer(command) => return gazetteer::run(door, command, json).await,
        Command::Case(command) => {
            door.ready().await?;
            case(door, command, json).await?;
        }
        Command::Operations { from, to, known_by } => {
            door.ready().await?;
            let query = given(vec![("from", from), ("to", to), ("known_by", known_by)]);
            let answer = door.get("/api/operations", &query).await?;
            print(json, &answer, show::operations)?;
        }
        Command::Events { from, to, stream, event_type, limit } => {
            let number = |number: Option<u64>| number.map(|number| number.to_string());
            let query = vec![("to", number(to)), ("stream", stream), ("type", event_type)];
            events(door, given(query), from.unwrap_or(1), limit.unwrap_or(u64::MAX), json).await?;
        }
        Command::Rebuild { view } => {
            let bar = spinner(&format!("rebuilding {view}"));
            let path = format!("/api/views/{view}/rebuild");
            let answer = door.call(Method::POST, &path, &[], None).await?.ok();
            bar.finish_and_clear();
            print(json, &answer?, show::status)?;
        }
        Command::Status => {
            // Where no service runs the views have only begun to open.
            let _ = tokio::time::timeout(SETTLING, door.ready()).await;
            let answer = door.get("/api/status", &[]).await?;
            print(json, &answer, show::status)?;
        }
        Command::Backup { to } => {
            let to = std::path::absolute(&to).context("the folder to copy to")?;
            let bar = spinner("copying and comparing");
            let body = json!({ "to": to });
            let answer = door.call(Method::POST, "/api/backup", &[], Some(&body)).await?.ok();
            bar.finish_and_clear();
            print(json, &answer?, show::backup)?;
        }
        Command::Serve(_)
        | Command::Simulate(_)
        | Command::Migrate(_)
        | Command::Stream(_)
        | Command::Record(_)
        | Command::Explain { .. } => {
            unreachable!("handled before a door is opened")
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn case(door: &Door, command: CaseCommand, json: bool) -> anyhow::Result<()> {
    match command {
        CaseCommand::List { city, stage, agency, year, q, limit, after } => {
            let query = given(vec![
                ("city", city),
                ("stage", stage),
                ("agency", agency),
                ("year", year.map(|year| year.to_string())),
                ("q", q),
                ("limit", Some(limit.to_string())),
                ("after", after),
            ]);
            let answer = door.get("/api/cases", &query).await?;
            print(json, &answer, show::cases)?;
        }
        CaseCommand::Show { case } => {
            let answer = door.get(&format!("/api/cases/{case}"), &[]).await?;
            print(json, &answer, |file| show::casefile(file, door.words()))?;
        }
    }
    Ok(())
}

/// Prints events page by page, as JSON Lines or one line each.
async fn events(
    door: &Door,
    filter: Vec<(&str, String)>,
    from: u64,
    limit: u64,
    json: bool,
) -> anyhow::Result<()> {
    const PAGE: u64 = 500;
    let (mut next, mut left) = (Some(from), limit);
    while let Some(from) = next.filter(|_| left > 0) {
        let mut query = filter.clone();
        query.push(("from", from.to_string()));
        query.push(("limit", left.min(PAGE).to_string()));
        let page = door.get("/api/events", &query).await?;
        let events = page["events"].as_array().map_or(&[][..], Vec::as_slice);
        for event in events {
            if json {
                out(&event.to_string())?;
            } else {
                out(&show::event(event))?;
            }
        }
        left -= (events.len() as u64).min(left);
        next = page["next"].as_u64();
    }
    Ok(())
}

/// The parameters that were given.
fn given(query: Vec<(&str, Option<String>)>) -> Vec<(&str, String)> {
    query.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Prints an answer as JSON, or as people read it.
fn print(json: bool, answer: &Value, show: impl Fn(&Value) -> String) -> anyhow::Result<()> {
    if json { out(&answer.to_string()) } else { out(&show(answer)) }
}

/// Writes a line to standard output. A reader that has gone away is no error; anything else is,
/// since an answer cut short must not pass for a whole one.
fn out(line: &str) -> anyhow::Result<()> {
    use std::io::{ErrorKind, Write};
    match writeln!(std::io::stdout(), "{line}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(ReaderGone.into()),
        written => written.context("the answer cannot be written to standard output"),
    }
}

/// Shows that long work is under way; on a terminal only.
fn spinner(what: &str) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_message(what.to_owned());
    bar.set_style(
        ProgressStyle::with_template("{spinner} {msg} {elapsed}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner()),
    );
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
