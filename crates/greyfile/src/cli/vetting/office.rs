//! `greyfile vetting request` and `greyfile vetting answer`: what the office does, with its own key and
//! by way of the record. The key never leaves its machine: a service knows public keys alone.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail, ensure};
use greyfile_domain::values::hex::{from_hex, to_hex};
use greyfile_envelope::{Day, Occurred, StreamId};
use greyfile_intake::{Clock, SystemClock};
use greyfile_vetting::limits::{ANSWER_BYTES_MAX, DOCUMENTS_MAX, RECIPIENTS_MAX};
use greyfile_vetting::{
    BodyKeys, Digest, Party, Premises, Random, SealingKey, Subject, Text, claimed_licence, request,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::files::{body_keys, up_to, write_new};
use super::told;
use crate::cli::output::notice;
use crate::cli::submit;
use crate::door::Door;
use crate::folder::random;
use crate::told::{OrTold, Told};

/// Whom to ask about which licence.
#[derive(Debug, clap::Args)]
pub struct RequestArgs {
    licence: String,
    #[arg(long, value_name = "CODE")]
    body: String,
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[arg(long, env = "GREYFILE_ACTOR")]
    actor: String,
    #[arg(long)]
    occurred: Option<String>,
}

/// Which answer to take in.
#[derive(Debug, clap::Args)]
pub struct AnswerArgs {
    answer: PathBuf,
    #[arg(long, env = "GREYFILE_ACTOR")]
    actor: String,
    #[arg(long)]
    occurred: Option<String>,
}

/// What the service says is vetted.
#[derive(Debug, Deserialize)]
struct Asked {
    log: StreamId,
    licence: StreamId,
    body: String,
    round: u16,
    due: Day,
    centre: StreamId,
    centre_name: String,
    owners: Vec<Person>,
    key_persons: Vec<Person>,
    premises: Vec<Place>,
    sealed_to: Vec<String>,
    office_keys: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Person {
    id: StreamId,
    name: String,
    role: Option<String>,
    documents: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Place {
    id: String,
    role: String,
    address: String,
}

/// Writes the request file and records that the body was asked: both, or neither.
pub(super) async fn ask(door: &Door, args: &RequestArgs, json: bool) -> anyhow::Result<ExitCode> {
    if args.to.exists() {
        bail!(Told::new("vetting-there").at("file", &args.to))
    }
    let keys = body_keys(&args.key)?;
    let query = [("licence", args.licence.clone()), ("body", underscored(&args.body))];
    door.ready().await?;
    let asked = door.get("/api/vetting/subject", &query).await?;
    let asked = Asked::deserialize(asked).context(Told::new("door-not-understood"))?;
    let own = to_hex(&keys.public().signing);
    ensure!(
        asked.office_keys.contains(&own),
        Told::new("vetting-not-the-office").at("file", &args.key)
    );
    let seed = random::<32>().or_told(|| Told::new("vetting-no-random"))?;
    let mut random = Random::new(seed);
    let subject = asked.subject(&mut random)?;
    let digest = subject.digest().map_err(told::of_making)?;
    let file = asked.file(&subject, &keys, &mut random)?;
    let command = asked.command(args, digest)?;
    write_new(&args.to, &file)?;
    let recorded = submit::one(door, command, json).await;
    match &recorded {
        Ok(_) => {
            let told = Told::new("vetting-requested").at("file", &args.to);
            notice(&told.with("digest", digest), door.words(), json);
        }
        Err(error) if is_open(error) => {}
        // Nobody was asked, and no file says that somebody was.
        Err(_) => drop(std::fs::remove_file(&args.to)),
    }
    recorded
}

/// Whether it may have been recorded after all.
fn is_open(error: &anyhow::Error) -> bool {
    let told = error.downcast_ref::<Told>();
    told.and_then(Told::problem).is_none_or(|problem| problem["outcome"] == "unknown")
}

impl Asked {
    fn subject(&self, random: &mut Random) -> anyhow::Result<Subject> {
        let party = |person: &Person, role: &str| {
            let documents = person.documents.iter().take(DOCUMENTS_MAX);
            anyhow::Ok(Party {
                id: person.id,
                name: text(&person.name)?,
                role: text(&dashed(role))?,
                documents: documents.map(|one| text(one)).collect::<Result<_, _>>()?,
            })
        };
        let run = |person: &Person| party(person, person.role.as_deref().unwrap_or("key-person"));
        let premises = self.premises.iter().map(|one| {
            let id = dashed(&one.id).parse().or_told(unfit)?;
            let (role, address) = (text(&dashed(&one.role))?, text(&one.address)?);
            anyhow::Ok(Premises { id, role, address })
        });
        Ok(Subject {
            log: self.log,
            licence: self.licence,
            body: dashed(&self.body).parse().or_told(unfit)?,
            round: u32::from(self.round),
            salt: random.bytes(),
            centre: self.centre,
            centre_name: text(&self.centre_name)?,
            owners: self.owners.iter().map(|one| party(one, "owner")).collect::<Result<_, _>>()?,
            key_persons: self.key_persons.iter().map(run).collect::<Result<_, _>>()?,
            premises: premises.collect::<Result<_, _>>()?,
        })
    }

    /// The request file: for the body and, where there is room, for the office itself, which has to show
    /// later what it asked.
    fn file(
        &self,
        subject: &Subject,
        keys: &BodyKeys,
        random: &mut Random,
    ) -> anyhow::Result<Vec<u8>> {
        let mut to = Vec::new();
        for key in &self.sealed_to {
            let key = from_hex(key).or_told(unfit)?;
            to.push(SealingKey(<[u8; 32]>::try_from(&key[..]).or_told(unfit)?));
        }
        let own = keys.public().sealing;
        if to.len() < RECIPIENTS_MAX && !to.contains(&own) {
            to.push(own);
        }
        let made = request(subject, SystemClock.now(), self.due, keys, &to, random);
        Ok(made.map_err(told::of_making)?)
    }

    fn command(&self, args: &RequestArgs, digest: Digest) -> anyhow::Result<Value> {
        let ids = |persons: &[Person]| persons.iter().map(|one| one.id).collect::<Vec<_>>();
        let requested = json!({
            "body": self.body,
            "round": self.round,
            "owners": ids(&self.owners),
            "key_persons": ids(&self.key_persons),
            "premises": self.premises.iter().map(|one| &one.id).collect::<Vec<_>>(),
            "digest": digest.to_string(),
        });
        let events = [json!({ "licence": { "vetting_requested": requested } })];
        command(
            (&args.actor, args.occurred.as_deref()),
            json!({ "record": { "on": self.licence, "events": events } }),
        )
    }
}

/// Takes in what a body answered.
pub(super) async fn take(door: &Door, args: &AnswerArgs, json: bool) -> anyhow::Result<ExitCode> {
    let file = up_to(&args.answer, ANSWER_BYTES_MAX)?;
    // Whose record to offer it to; whoever takes it in verifies it.
    let licence = claimed_licence(&file);
    let licence = licence.or_told(|| Told::new("vetting-not-a-file").at("file", &args.answer))?;
    let file = to_hex(&file);
    let act = json!({ "take_vetting_answer": { "licence": licence, "file": file } });
    submit::one(door, command((&args.actor, args.occurred.as_deref()), act)?, json).await
}

fn command((actor, occurred): (&str, Option<&str>), act: Value) -> anyhow::Result<Value> {
    let now = || json!(Occurred::at(SystemClock.now()));
    let occurred = occurred.map_or_else(now, |occurred| json!(occurred));
    let mut command = json!({ "actor": actor, "occurred_at": occurred, "do": act });
    submit::give_id(&mut command)?;
    Ok(command)
}

fn text<const MAX: usize>(text: &str) -> anyhow::Result<Text<MAX>> {
    text.parse().or_told(unfit)
}

/// A text of the record that no request file can hold.
fn unfit() -> Told {
    Told::new("vetting-unfit")
}

/// A code as files of vetting write it.
fn dashed(code: &str) -> String {
    code.replace('_', "-")
}

/// A code as the record writes it.
fn underscored(code: &str) -> String {
    code.replace('-', "_")
}
