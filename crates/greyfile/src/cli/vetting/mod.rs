//! `greyfile vetting`: what a body does on a machine of its own, without a data folder, a service or a
//! network; and what the office does by way of the record.

mod files;
mod office;
mod shown;
mod told;

use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use greyfile_envelope::Day;
use greyfile_vetting::limits::{GROUNDS_BYTES_MAX, REFERENCE_CHARS_MAX};
use greyfile_vetting::{
    BodyCode, BodyKeys, Key, Opened, Random, ReadError, Request, Say, Text, read_at_most, sign,
    verify,
};
use greyfile_words::Words;
use serde_json::json;
use zeroize::Zeroizing;

use self::files::{Holder, body_keys, holder, public_keys, read, write_new};
use super::output::{out, print};
use crate::door::Door;
use crate::folder::random;
use crate::told::{OrTold, Told};

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub enum VettingCommand {
    Request(office::RequestArgs),
    Answer(office::AnswerArgs),
    Keygen {
        dir: PathBuf,
    },
    Read {
        request: PathBuf,
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        #[arg(long, value_name = "FILE")]
        office: Option<PathBuf>,
    },
    Sign(SignArgs),
    Open {
        answer: PathBuf,
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        #[arg(long, value_name = "FILE")]
        keys: PathBuf,
        #[arg(long, value_name = "CODE")]
        body: String,
    },
    Check {
        answer: PathBuf,
        grounds: PathBuf,
        #[arg(long, value_name = "FILE")]
        keys: PathBuf,
        #[arg(long, value_name = "CODE")]
        body: String,
    },
}

/// What to sign.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("say").required(true).args(["clear", "not_clear", "defer"]))]
pub struct SignArgs {
    request: PathBuf,
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    #[arg(long, value_name = "FILE")]
    office: Option<PathBuf>,
    #[arg(long)]
    clear: bool,
    #[arg(long)]
    not_clear: bool,
    #[arg(long, value_name = "DAY")]
    defer: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reference: String,
    // What is written in its place is never told again. clap asks for no `requires` where an argument
    // of the same group stands instead, and grounds must not be dropped without a word.
    #[arg(
        long,
        value_name = "-",
        requires = "not_clear",
        conflicts_with_all = ["clear", "defer"],
        allow_hyphen_values = true
    )]
    grounds: Option<String>,
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

impl VettingCommand {
    /// Whether it needs no record: it runs on a body's own machine.
    pub const fn is_offline(&self) -> bool {
        !matches!(self, Self::Request(_) | Self::Answer(_))
    }
}

/// Does what the office does, by way of the record.
pub async fn ask(door: &Door, command: VettingCommand, json: bool) -> anyhow::Result<ExitCode> {
    match command {
        VettingCommand::Request(args) => office::ask(door, &args, json).await,
        VettingCommand::Answer(args) => office::take(door, &args, json).await,
        offline => run(offline, door.words(), json).map(|()| ExitCode::SUCCESS),
    }
}

/// Does what needs no record.
pub fn run(command: VettingCommand, words: Words, json: bool) -> anyhow::Result<()> {
    match command {
        VettingCommand::Request(_) | VettingCommand::Answer(_) => {
            unreachable!("done by way of the record")
        }
        VettingCommand::Keygen { dir } => keygen(&dir, words, json),
        VettingCommand::Read { request, key, office } => {
            let (request, _) = opened(&request, &key, office.as_deref())?;
            print(json, &shown::as_json(&request), |_| shown::request(&request, words))
        }
        VettingCommand::Sign(args) => signed(&args, words, json),
        VettingCommand::Open { answer, key, keys, body } => {
            let read = verified(&answer, &keys, &body)?;
            let opened = match holder(&key)? {
                Holder::Body(keys) => read.open(&keys),
                Holder::Spare(spare) => read.open_with_spare(&spare),
            };
            let opened = opened.map_err(|error| told::of(&error, &answer))?;
            let file = opened.to_file();
            let text = String::from_utf8_lossy(&opened.grounds);
            print(json, &json!({ "file": *file, "grounds": text }), |_| file.trim_end().to_owned())
        }
        VettingCommand::Check { answer, grounds, keys, body } => {
            let read_answer = verified(&answer, &keys, &body)?;
            let file = Zeroizing::new(read(&grounds)?);
            let opened = Opened::from_file(&file).map_err(|error| told::of(&error, &grounds))?;
            read_answer.check(&opened).map_err(|error| told::of(&error, &grounds))?;
            let text = String::from_utf8_lossy(&opened.grounds);
            let is_so = Told::new("vetting-genuine").at("answer", &answer);
            print(json, &json!({ "genuine": true, "grounds": text }), |_| {
                format!("{}\n\n{text}", is_so.say(words))
            })
        }
    }
}

fn keygen(dir: &Path, words: Words, json: bool) -> anyhow::Result<()> {
    let seed = random::<32>().or_told(|| Told::new("vetting-no-random"))?;
    let (keys, spare) = BodyKeys::generate(&mut Random::new(seed));
    let there = ["secret.keys", "spare.key", "public.keys"].map(|name| dir.join(name));
    // None is written where one is there: a key that is lost opens nothing any more.
    if let Some(there) = there.iter().find(|path| path.exists()) {
        bail!(Told::new("vetting-keys-there").at("file", there))
    }
    let unmade = || Told::new("vetting-unwritten").at("file", dir);
    greyfile_disk::folders(dir).or_told(unmade)?;
    let files = [keys.to_file(), spare.to_file(), keys.public().to_file().into()];
    files::write_all_new(&there, &files)?;
    let [secret, spare_file, public] = &there;
    let told = Told::new("vetting-made").at("secret", secret).at("spare", spare_file);
    let told = told.at("public", public).with("key", keys.id());
    let answer = json!({
        "secret": secret, "spare": spare_file, "public": public, "key": keys.id().to_string(),
    });
    print(json, &answer, |_| told.say(words))
}

/// The request, opened with the body's keys.
fn opened(
    request: &Path,
    key: &Path,
    office: Option<&Path>,
) -> anyhow::Result<(Request, BodyKeys)> {
    let keys = body_keys(key)?;
    let beside = key.with_file_name("office.keys");
    let office = office.unwrap_or(&beside);
    if !office.exists() {
        bail!(Told::new("vetting-no-office").at("file", office))
    }
    let offices = [key_of(office, "office")?];
    let bytes = read(request)?;
    let opened = Request::open(&bytes, &keys, &offices);
    Ok((opened.map_err(|error| told::of(&error, request))?, keys))
}

/// The key that signs, of a file of public keys.
fn key_of(file: &Path, body: &str) -> anyhow::Result<Key> {
    let body: BodyCode = body.parse().or_told(|| Told::new("vetting-no-body"))?;
    let key = public_keys(file)?.key(body);
    key.map_err(|error| told::of_key(error, file).into())
}

fn verified(answer: &Path, keys: &Path, body: &str) -> anyhow::Result<greyfile_vetting::Answer> {
    let keys = [key_of(keys, body)?];
    let bytes = read(answer)?;
    verify(&bytes, &keys).map_err(|error| told::of(&error, answer).into())
}

fn signed(args: &SignArgs, words: Words, json: bool) -> anyhow::Result<()> {
    let until = args.defer.as_deref().map(str::parse::<Day>).transpose();
    let until = until.map_err(|_| Told::new("vetting-no-day"))?;
    let reference: Text<REFERENCE_CHARS_MAX> = args
        .reference
        .parse()
        .map_err(|_| Told::new("vetting-no-reference").count("max", REFERENCE_CHARS_MAX))?;
    if args.grounds.as_deref().is_some_and(|grounds| grounds != "-") {
        bail!(Told::new("vetting-grounds-typed"))
    }
    if let Some(to) = args.to.as_deref().filter(|to| to.exists()) {
        bail!(Told::new("vetting-there").at("file", to))
    }
    let (request, keys) = opened(&args.request, &args.key, args.office.as_deref())?;
    let grounds = args.grounds.as_ref().map(|_| grounds(words)).transpose()?;
    let say = match until {
        Some(until) => Say::Defer { until },
        None if args.clear => Say::Clear,
        None => Say::NotClear { grounds: grounds.as_ref().map(|grounds| &grounds[..]) },
    };
    let seed = random::<32>().or_told(|| Told::new("vetting-no-random"))?;
    let answer = sign(&request, say, reference, &keys, &mut Random::new(seed));
    let answer = answer.map_err(told::of_making)?;
    let summary = shown::signed(&request, say);
    let Some(to) = &args.to else {
        let file = String::from_utf8_lossy(&answer);
        super::output::notice(&summary, words, json);
        return if json { out(&json!({ "file": file }).to_string()) } else { out(file.trim_end()) };
    };
    write_new(to, &answer)?;
    print(json, &json!({ "to": to, "digest": request.digest.to_string() }), |_| summary.say(words))
}

/// Why somebody is not cleared: never from a flag, which others read in the list of processes.
fn grounds(words: Words) -> anyhow::Result<Zeroizing<Vec<u8>>> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        eprintln!("{}", Told::new("vetting-ask-grounds").say(words));
        std::io::stderr().flush()?;
    }
    let read = read_at_most(stdin.lock().by_ref(), GROUNDS_BYTES_MAX);
    let read = read.map_err(|error| match error {
        ReadError::TooLarge { max } => Told::new("vetting-grounds").count("max", max),
        ReadError::Io(error) => Told::new("standard-input").because(error),
    })?;
    if read.trim_ascii().is_empty() {
        bail!(Told::new("vetting-grounds").count("max", GROUNDS_BYTES_MAX))
    }
    Ok(Zeroizing::new(read))
}
