//! `greyfile attach`: a file sent to the service, gone on with where the line breaks, and attached.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{bail, ensure};
use axum::http::Method;
use bytes::Bytes;
use futures_util::Stream;
use greyfile_domain::values::hex::to_hex;
use greyfile_envelope::Occurred;
use greyfile_files::media;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use tokio_stream::wrappers::ReceiverStream;

use super::output::{notice, spinner};
use super::submit;
use crate::door::{Answer, Door};
use crate::told::{OrTold, Told};

/// How often an upload is gone on with after it broke off.
const TRIES: u32 = 20;
/// How long to wait before.
const PAUSE: Duration = Duration::from_millis(500);
/// Bytes that are sent at a time.
const CHUNK_BYTES: usize = 256 << 10;

/// What to attach to what.
#[derive(Debug, clap::Args)]
pub struct AttachArgs {
    stream: String,
    file: PathBuf,
    #[arg(long)]
    kind: String,
    // What is said holds personal data, and everybody on the machine can read flags.
    #[arg(long, value_name = "FILE")]
    caption: Option<PathBuf>,
    #[arg(long)]
    no_name: bool,
    #[arg(long, env = "GREYFILE_ACTOR")]
    actor: String,
    #[arg(long)]
    occurred: Option<String>,
    #[arg(long)]
    upload: Option<String>,
    #[arg(long)]
    id: Option<String>,
}

/// Attaches.
pub async fn attach(door: &Door, args: &AttachArgs, json: bool) -> anyhow::Result<ExitCode> {
    let caption = args.caption.as_deref().map(submit::text).transpose()?;
    let file = || Told::new("file-unreadable").at("file", &args.file);
    let bytes = std::fs::metadata(&args.file).or_told(file)?.len();
    let bar = spinner(&Told::new("working-sending").say(door.words()));
    let own = tokio::task::spawn_blocking({
        let path = args.file.clone();
        move || hashed(&path)
    });
    let sent = send(door, args, bytes).await;
    bar.finish_and_clear();
    let held = sent?;
    let own = to_hex(&own.await?.or_told(file)?);
    ensure!(held["sha256"] == own, Told::new("attach-differs"));
    let media_type = held["media_type"].as_str().unwrap_or_default();
    let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.filter(|_| !args.no_name);
    if name.as_deref().is_some_and(|name| media::is_misnamed(name, media_type)) {
        notice(&Told::new("attach-misnamed").with("is", media_type), door.words(), json);
    }
    let mut act = Map::from_iter([
        ("on".to_owned(), json!(args.stream)),
        ("sha256".to_owned(), json!(own)),
        ("kind".to_owned(), json!(args.kind)),
    ]);
    let caption = caption.map(|caption| caption.trim().to_owned());
    for (field, value) in [("name", name), ("caption", caption)] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            act.insert(field.to_owned(), json!(value));
        }
    }
    let now = || greyfile_intake::Clock::now(&greyfile_intake::SystemClock);
    let occurred = match &args.occurred {
        Some(occurred) => json!(occurred),
        None => json!(Occurred::at(now())),
    };
    let mut command = json!({
        "actor": args.actor,
        "occurred_at": occurred,
        "do": { "attach_file": act },
    });
    if let Some(id) = &args.id {
        command["id"] = json!(id);
    }
    submit::give_id(&mut command)?;
    submit::one(door, command, json).await
}

/// Sends the file, and says what the service knows of it.
async fn send(door: &Door, args: &AttachArgs, bytes: u64) -> anyhow::Result<Value> {
    let upload = match &args.upload {
        Some(upload) => upload.clone(),
        None => {
            let length = [("upload-length", bytes.to_string())];
            let nothing = tokio_stream::empty();
            let begun = door.send(Method::POST, "/api/files", &length, nothing).await?.ok()?;
            begun["upload"].as_str().unwrap_or_default().to_owned()
        }
    };
    let path = format!("/api/files/uploads/{upload}");
    let mut why = Told::new("attach-broke-off").with("upload", &upload);
    for tried in 0..TRIES {
        if tried > 0 {
            tokio::time::sleep(PAUSE).await;
        }
        let known = match door.call(Method::GET, &path, &[], None).await {
            Ok(answer) => answer.ok()?,
            // The service is starting again.
            Err(_) => continue,
        };
        if known["bytes"] != json!(bytes) {
            bail!(Told::new("attach-other-length").with("bytes", known["bytes"].to_string()));
        }
        if known["file"].is_object() {
            return Ok(known["file"].clone());
        }
        let received = known["received"].as_u64().unwrap_or_default();
        let offset = [("upload-offset", received.to_string())];
        let read = reading(&args.file, received);
        let read = read.or_told(|| Told::new("file-unreadable").at("file", &args.file))?;
        match door.send(Method::PATCH, &path, &offset, read).await {
            Ok(answer) if answer.body["file"].is_object() => return Ok(answer.body["file"].clone()),
            Ok(answer) if (200..300).contains(&answer.status) || goes_on(&answer) => {}
            Ok(answer) => return answer.ok(),
            Err(error) => why = why.because(error),
        }
    }
    bail!(why)
}

/// Whether the upload can be gone on with after this answer.
fn goes_on(answer: &Answer) -> bool {
    answer.body["retryable"] == true || answer.body["code"] == "file.other_offset"
}

/// A file from a byte on.
fn reading(
    path: &Path,
    from: u64,
) -> std::io::Result<impl Stream<Item = std::io::Result<Bytes>> + Send + 'static> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let (to, chunks) = tokio::sync::mpsc::channel(4);
    tokio::task::spawn_blocking(move || {
        loop {
            let mut chunk = vec![0; CHUNK_BYTES];
            let sent = match file.read(&mut chunk) {
                Ok(0) => return,
                Ok(read) => {
                    chunk.truncate(read);
                    to.blocking_send(Ok(Bytes::from(chunk)))
                }
                Err(error) => {
                    // Whoever sends it breaks off, and says why.
                    let _ = to.blocking_send(Err(error));
                    return;
                }
            };
            if sent.is_err() {
                return;
            }
        }
    });
    Ok(ReceiverStream::new(chunks))
}

fn hashed(path: &Path) -> std::io::Result<[u8; 32]> {
    let (mut file, mut hash) = (File::open(path)?, Sha256::new());
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(hash.finalize().into()),
            read => hash.update(&chunk[..read]),
        }
    }
}
