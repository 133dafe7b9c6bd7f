//! The command line: data to standard output, the rest to standard error.

mod attach;
mod completions;
mod deadlines;
mod events;
mod explain;
mod gazetteer;
mod help;
mod log;
mod offered;
mod output;
pub mod panics;
mod reader;
mod record;
mod regime;
pub mod settings;
mod show;
mod submit;
mod telling;
mod usage;
mod vetting;
pub(crate) mod words;

pub use reader::words;
pub use telling::Telling;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use axum::http::Method;
use clap::{Parser, Subcommand};
use greyfile_words::{Lang, Words};
use serde_json::json;

use self::output::{ReaderGone, given, out, print, spinner};
use crate::causes;
use crate::door::Door;
use crate::engine::LogSource;
use crate::migrate::{self, MigrateArgs};
use crate::nats::LogArgs;
use crate::serve::{self, ServeArgs};
use crate::simulate::{self, SimulateArgs};
use crate::told::{OrTold, Told};

/// How long `status` waits for views that are still opening.
const SETTLING: Duration = Duration::from_secs(2);

/// The command line.
#[derive(Debug, Parser)]
#[command(version, about = None, max_term_width = 100)]
pub struct Args {
    #[arg(long, global = true, default_value = "greyfile-data", env = "GREYFILE_DATA")]
    data: PathBuf,
    #[arg(long, global = true, value_name = "FILE", env = "GREYFILE_CONFIG")]
    config: Option<PathBuf>,
    #[arg(long, global = true)]
    json: bool,
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Lang>,
    #[arg(long, global = true, value_name = "FILTER", env = "GREYFILE_TRACE")]
    trace: Option<String>,
    #[arg(long, global = true, value_name = "URL", env = "GREYFILE_TRACE_TO")]
    trace_to: Option<String>,
    #[command(flatten)]
    source: LogArgs,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(ServeArgs),
    #[command(disable_help_flag = true)]
    Record(record::RecordArgs),
    Explain {
        event: Option<String>,
    },
    Submit(Box<submit::SubmitArgs>),
    Attach(Box<attach::AttachArgs>),
    #[command(subcommand)]
    Case(CaseCommand),
    Deadlines(deadlines::DeadlinesArgs),
    Operations {
        #[arg(long)]
        from: Option<String>,
        #[arg(long)]
        to: Option<String>,
        #[arg(long)]
        known_by: Option<String>,
        #[arg(long, value_name = "MEASURE")]
        behind: Option<String>,
        #[arg(long, requires = "behind")]
        city: Option<String>,
        #[arg(long, requires = "behind", default_value_t = 50)]
        limit: usize,
        #[arg(long, requires = "behind")]
        after: Option<String>,
    },
    Events {
        #[arg(long)]
        from: Option<u64>,
        #[arg(long)]
        to: Option<u64>,
        #[arg(long)]
        stream: Option<String>,
        #[arg(long = "type")]
        event_type: Option<String>,
        #[arg(long)]
        limit: Option<u64>,
    },
    #[command(subcommand)]
    Gazetteer(gazetteer::GazetteerCommand),
    #[command(subcommand)]
    Regime(regime::RegimeCommand),
    Rebuild {
        view: String,
    },
    #[command(subcommand)]
    Views(ViewsCommand),
    Status {
        #[arg(long)]
        files: bool,
    },
    Backup {
        to: PathBuf,
    },
    Migrate(MigrateArgs),
    #[command(subcommand)]
    Stream(StreamCommand),
    #[command(subcommand)]
    Log(log::LogCommand),
    #[command(subcommand)]
    Vetting(vetting::VettingCommand),
    Simulate(SimulateArgs),
    Completions {
        shell: completions::Shell,
    },
}

#[derive(Debug, Subcommand)]
enum ViewsCommand {
    Check { view: Option<String> },
}

#[derive(Debug, Subcommand)]
enum StreamCommand {
    Create,
}

#[derive(Debug, Subcommand)]
enum CaseCommand {
    List {
        #[arg(long)]
        city: Option<String>,
        #[arg(long)]
        stage: Option<String>,
        #[arg(long)]
        agency: Option<String>,
        #[arg(long)]
        year: Option<i16>,
        #[arg(long)]
        q: Option<String>,
        #[arg(long, default_value_t = 50)]
        limit: usize,
        #[arg(long)]
        after: Option<String>,
    },
    Show {
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

/// What went wrong, as it is told at a terminal, or to programs: as the problem that the API would
/// give.
pub fn problem(error: &anyhow::Error, words: Words) -> String {
    if reader::is_json_asked_for() {
        return causes::as_problem(error, words).to_string();
    }
    Told::new("error").with("what", causes::in_words(error, words)).say(words)
}

/// What everything runs on.
///
/// # Errors
/// When the system lets no thread be started.
pub fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.or_told(|| Told::new("program-start"))
}

/// Does what was asked.
pub async fn run(args: Args, words: Words) -> anyhow::Result<ExitCode> {
    match attempt(args, words).await {
        Err(error) if error.is::<ReaderGone>() => Ok(ExitCode::SUCCESS),
        done => done,
    }
}

async fn attempt(args: Args, words: Words) -> anyhow::Result<ExitCode> {
    let Args { data, json, lang, command, source: named, .. } = args;
    let words = lang.map_or(words, |lang| Words::of(lang).plain());
    let broker = named.broker();
    let source =
        broker.clone().map_or(LogSource::File, |broker| LogSource::Broker(Box::new(broker)));
    let code = match command {
        Command::Stream(StreamCommand::Create) => {
            let broker = broker.or_told(|| Told::new("broker-unnamed"))?;
            broker.create().await?;
            let (stream, replicas) = (broker.stream(), broker.replicas());
            print(json, &json!({ "stream": stream, "replicas": replicas }), |answer| {
                show::stream(answer, words)
            })?;
            ExitCode::SUCCESS
        }
        Command::Migrate(args) => {
            let bar = spinner(&Told::new("working-copying").say(words));
            let done = migrate::migrate(&data, &args, &source, |url| named.at(url)).await;
            bar.finish_and_clear();
            print(json, &done?, |done| show::migrated(done, words))?;
            ExitCode::SUCCESS
        }
        Command::Serve(args) => {
            serve::serve(&data, &args, &source, words).await?;
            ExitCode::SUCCESS
        }
        Command::Simulate(args) => {
            let done = simulate::run(&data, &args, &source, words).await?;
            print(json, &done, |done| show::simulated(done, words))?;
            ExitCode::SUCCESS
        }
        Command::Completions { shell } => {
            out(&completions::script(shell, words))?;
            ExitCode::SUCCESS
        }
        Command::Explain { event } => {
            out(&explain::explain(event.as_deref(), words, json)?)?;
            ExitCode::SUCCESS
        }
        Command::Vetting(command) if command.is_offline() => {
            vetting::run(command, words, json)?;
            ExitCode::SUCCESS
        }
        Command::Record(args) => {
            let Some(asked) = record::read(&args, words)? else {
                return Ok(ExitCode::SUCCESS);
            };
            let data = asked.data.clone().unwrap_or(data);
            let door = Door::open(&data, &source, words).await?;
            let answered = record::record(&door, &asked, json || asked.json).await;
            door.close().await?;
            answered?
        }
        Command::Regime(command) if regime::without_log(&command, words, json)?.is_some() => {
            ExitCode::SUCCESS
        }
        other => {
            let door = Door::open(&data, &source, words).await?;
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
    let words = door.words();
    match command {
        Command::Submit(args) => return submit::submit(door, &args, json).await,
        Command::Attach(args) => return attach::attach(door, &args, json).await,
        Command::Log(command) => return log::run(door, command, json).await,
        Command::Gazetteer(command) => return gazetteer::run(door, command, json).await,
        Command::Regime(command) => return regime::run(door, command, json).await,
        Command::Vetting(command) => return vetting::ask(door, command, json).await,
        Command::Case(command) => {
            door.ready().await?;
            case(door, command, json).await?;
        }
        Command::Deadlines(args) => deadlines::run(door, args, json).await?,
        Command::Operations { from, to, known_by, behind, city, limit, after } => {
            door.ready().await?;
            let mut query = vec![("from", from), ("to", to), ("known_by", known_by)];
            if behind.is_some() {
                query.extend([("measure", behind), ("city", city), ("after", after)]);
                query.push(("limit", Some(limit.to_string())));
                let answer = door.get("/api/operations/behind", &given(query)).await?;
                print(json, &answer, |answer| show::behind(answer, words))?;
                return Ok(ExitCode::SUCCESS);
            }
            let query = given(query);
            let answer = door.get("/api/operations", &query).await?;
            print(json, &answer, |answer| show::operations(answer, words))?;
        }
        Command::Events { from, to, stream, event_type, limit } => {
            let number = |number: Option<u64>| number.map(|number| number.to_string());
            let query = vec![("to", number(to)), ("stream", stream), ("type", event_type)];
            events::print(door, given(query), from.unwrap_or(1), limit.unwrap_or(u64::MAX), json)
                .await?;
        }
        Command::Rebuild { view } => {
            let bar = spinner(&Told::new("working-rebuilding").with("view", &view).say(words));
            let path = format!("/api/views/{view}/rebuild");
            let answer = door.call(Method::POST, &path, &[], None).await?.ok();
            bar.finish_and_clear();
            print(json, &answer?, |answer| show::status(answer, words))?;
        }
        Command::Views(ViewsCommand::Check { view }) => {
            door.ready().await?;
            let all = || greyfile_registry::names().into_iter().map(str::to_owned).collect();
            for view in view.map_or_else(all, |view| vec![view]) {
                let bar = spinner(&Told::new("working-checking").with("view", &view).say(words));
                let path = format!("/api/views/{view}/check");
                let answer = door.call(Method::POST, &path, &[], None).await?.ok();
                bar.finish_and_clear();
                print(json, &answer?, |answer| show::view_checked(answer, words))?;
            }
        }
        Command::Status { files: true } => {
            door.ready().await?;
            let bar = spinner(&Told::new("working-reading-files").say(words));
            let answer = door.call(Method::POST, "/api/files/verify", &[], None).await?.ok();
            bar.finish_and_clear();
            let answer = answer?;
            print(json, &answer, |answer| show::files(answer, words))?;
            if !show::are_whole(&answer) {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Status { files: false } => {
            // Where no service runs the views have only begun to open.
            let _ = tokio::time::timeout(SETTLING, door.ready()).await;
            let answer = door.get("/api/status", &[]).await?;
            print(json, &answer, |answer| show::status(answer, words))?;
        }
        Command::Backup { to } => {
            let to = std::path::absolute(&to);
            let to = to.or_told(|| Told::new("folder-to-copy-to"))?;
            let name = to.file_name().and_then(|name| name.to_str());
            let name = name.or_told(|| Told::new("folder-to-copy-to"))?;
            let bar = spinner(&Told::new("working-copying").say(words));
            let body = json!({ "name": name, "folder": to.parent() });
            let answer = door.call(Method::POST, "/api/backup", &[], Some(&body)).await?.ok();
            bar.finish_and_clear();
            let mut answer = answer?;
            answer["to"] = json!(to);
            print(json, &answer, |answer| show::backup(answer, words))?;
        }
        Command::Serve(_)
        | Command::Simulate(_)
        | Command::Migrate(_)
        | Command::Stream(_)
        | Command::Record(_)
        | Command::Completions { .. }
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
            print(json, &answer, |page| show::cases(page, door.words()))?;
        }
        CaseCommand::Show { case } => {
            let answer = door.get(&format!("/api/cases/{case}"), &[]).await?;
            print(json, &answer, |file| show::casefile(file, door.words()))?;
        }
    }
    Ok(())
}
