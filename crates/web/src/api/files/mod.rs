//! `/api/files`: files in, in one go or in parts, and out again, never to be shown by a browser as a
//! page of this service.

mod problem;
mod range;
mod sent;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, TryStreamExt};
use greyfile_casefile::{Casefile, is_named, named_files};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::hex::{Sha256Hex, to_hex};
use greyfile_files::{FileStore, FilesError, Held, Progress, UploadId, media};
use serde::Serialize;

use self::problem::of;
use self::range::{Asked, asked};
use super::Problem;
use crate::App;
use crate::app::Viewing;
use crate::sight::Sight;

pub(crate) use self::sent::receive;

/// From which byte a part of an upload goes on.
const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");
/// How many bytes an upload is going to have.
const UPLOAD_LENGTH: HeaderName = HeaderName::from_static("upload-length");
/// Nothing in it may run, whatever opens it.
const SANDBOX: &str = "sandbox";

/// A file that was received whole.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct FileReceived {
    /// The SHA-256 of its bytes: how the file is known from here on.
    sha256: Sha256Hex,
    /// How many bytes it has.
    bytes: u64,
    /// What its first bytes say it is.
    media_type: &'static str,
}

/// How far an upload in parts is.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct UploadProgress {
    /// The upload.
    upload: String,
    /// The bytes that were received: the next part begins there.
    received: u64,
    /// The bytes that were announced.
    bytes: u64,
    /// The file, once all of them are here.
    file: Option<FileReceived>,
}

/// What reading every file again found.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct FilesVerified {
    /// How many files are as they were received.
    whole: u64,
    /// Their bytes.
    bytes: u64,
    /// Files whose bytes are not those that were received.
    damaged: Vec<Sha256Hex>,
    /// Files that an event names and that are not here.
    missing: Vec<Sha256Hex>,
    /// How many files are kept that no event names.
    unnamed: u64,
}

impl From<Held> for FileReceived {
    fn from(held: Held) -> Self {
        let Held { sha256, bytes, media_type } = held;
        Self { sha256, bytes, media_type }
    }
}

/// Where files are kept, if this process keeps any.
pub(crate) fn store(app: &App) -> Result<&Arc<dyn FileStore>, Problem> {
    app.files
        .as_ref()
        .ok_or_else(|| Problem::of(StatusCode::SERVICE_UNAVAILABLE, "file.no_store", []))
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Result<Option<u64>, Problem> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    let read = value.to_str().ok().and_then(|value| value.parse().ok());
    let wrong = || {
        let args = [Arg::text("header", name.as_str())];
        Problem::of(StatusCode::BAD_REQUEST, "file.bad_header", args)
    };
    read.map(Some).ok_or_else(wrong)
}

fn upload_of(text: &str) -> Result<UploadId, Problem> {
    text.parse().map_err(|_| of(&FilesError::NoSuchUpload))
}

fn file_of(text: &str) -> Result<Sha256Hex, Problem> {
    let quoted = serde_json::Value::String(text.to_owned());
    serde_json::from_value(quoted).map_err(|_| of(&FilesError::NoSuchFile))
}

fn progress(upload: UploadId, progress: Progress) -> Response {
    let Progress { received, bytes, held } = progress;
    let offset = [(UPLOAD_OFFSET, HeaderValue::from(received))];
    let upload = upload.to_string();
    let file = held.map(FileReceived::from);
    (offset, Json(UploadProgress { upload, received, bytes, file })).into_response()
}

/// Receives a file.
#[utoipa::path(
    post, path = "/api/files", summary = "Send a file",
    description = "Either the file itself is the body: then it is received in one go, and nothing is \
        left of it if it does not come whole. Or the body is empty and `Upload-Length` says how many \
        bytes are going to come: then the answer names an upload, and the bytes go to its address by \
        PATCH, in one part or several. A file that no event names yet is served to nobody, and goes \
        after 24 hours. At most 4 GiB.",
    params(("Upload-Length" = Option<u64>, Header, description = "Bytes of an upload in parts")),
    request_body(content_type = "application/octet-stream"),
    responses(
        (status = 201, description = "Received, or an upload in parts begun", content_type = "application/json", body = ref("#/components/schemas/FileReceived")),
        (status = 400, description = "Cut off on its way", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 413, description = "Too long", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 422, description = "Empty", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 503, description = "Not now, or no files are kept here", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 507, description = "No room", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn post(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let store = store(&app)?;
    let Some(bytes) = number(&headers, &UPLOAD_LENGTH)? else {
        let held = receive(&**store, body.into_data_stream()).await?;
        return Ok((StatusCode::CREATED, Json(FileReceived::from(held))).into_response());
    };
    let upload = store.begin(bytes).await.map_err(|error| of(&error))?;
    let begun = Progress { received: 0, bytes, held: None };
    let at = format!("/api/files/uploads/{upload}");
    Ok((StatusCode::CREATED, [(header::LOCATION, at)], progress(upload, begun)).into_response())
}

/// How far an upload is.
#[utoipa::path(
    get, path = "/api/files/uploads/{upload}", summary = "How far an upload in parts is",
    params(("upload" = String, Path, description = "The upload")),
    responses(
        (status = 200, description = "So far", content_type = "application/json", body = ref("#/components/schemas/UploadProgress")),
        (status = 404, description = "No such upload, or no more", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn upload(
    State(app): State<Arc<App>>,
    Path(upload): Path<String>,
) -> Result<Response, Problem> {
    let upload = upload_of(&upload)?;
    let so_far = store(&app)?.progress(&upload).await.map_err(|error| of(&error))?;
    Ok(progress(upload, so_far))
}

/// Goes on with an upload.
#[utoipa::path(
    patch, path = "/api/files/uploads/{upload}", summary = "Send a part of an upload",
    description = "The body goes on from the byte that `Upload-Offset` says, which must be the first \
        that is missing. What came before the sender broke off stays for 24 hours.",
    params(
        ("upload" = String, Path, description = "The upload"),
        ("Upload-Offset" = u64, Header, description = "The first byte of this part"),
    ),
    request_body(content_type = "application/offset+octet-stream"),
    responses(
        (status = 200, description = "Received", content_type = "application/json", body = ref("#/components/schemas/UploadProgress")),
        (status = 400, description = "Cut off on its way", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 404, description = "No such upload, or no more", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 409, description = "It goes on from another byte, or somebody else sends to it", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 413, description = "More than was announced", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn part(
    State(app): State<Arc<App>>,
    Path(upload): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let upload = upload_of(&upload)?;
    let Some(from) = number(&headers, &UPLOAD_OFFSET)? else {
        let args = [Arg::text("header", UPLOAD_OFFSET.as_str())];
        return Err(Problem::of(StatusCode::BAD_REQUEST, "file.bad_header", args));
    };
    let so_far = sent::go_on(&**store(&app)?, &upload, from, body.into_data_stream()).await?;
    Ok(progress(upload, so_far))
}

/// A file that some event names.
async fn named(sight: &Sight, sha256: Sha256Hex) -> Result<(), Problem> {
    let read = || async {
        match sight.read(Casefile, move |reader| is_named(reader, &sha256)).await? {
            true => Ok(()),
            false => Err(of(&FilesError::NoSuchFile)),
        }
    };
    sight.found(&Casefile, read).await
}

/// A file.
#[utoipa::path(
    get, path = "/api/files/{sha256}", summary = "A file that an event names",
    description = "Always to be saved, never to be shown (`Content-Disposition: attachment`), and \
        called by its SHA-256 and by what it is. One range can be asked for.",
    params(
        ("sha256" = String, Path, description = "The SHA-256 of its bytes"),
        ("Range" = Option<String>, Header, description = "Such as `bytes=0-1023`"),
    ),
    responses(
        (status = 200, description = "The file", content_type = "application/octet-stream"),
        (status = 206, description = "A part of it", content_type = "application/octet-stream"),
        (status = 404, description = "No event names such a file, or it is missing", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 416, description = "The range has no byte of it", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn get(
    State(viewing): State<Arc<Viewing>>,
    Path(sha256): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let sha256 = file_of(&sha256)?;
    named(&viewing.sight, sha256).await?;
    let store = store(&viewing.app)?;
    let held = store.held(&sha256).await.map_err(|error| of(&error))?;
    let held = held.ok_or_else(|| of(&FilesError::NoSuchFile))?;
    let etag = format!("\"{}\"", to_hex(&sha256.0));
    let (status, range) = match asked(&headers, held.bytes, &etag) {
        Asked::Whole => (StatusCode::OK, 0..held.bytes),
        Asked::Part(range) => (StatusCode::PARTIAL_CONTENT, range),
        Asked::Nothing => {
            let told = of(&FilesError::OutOfRange { bytes: held.bytes });
            let size = [(header::CONTENT_RANGE, format!("bytes */{}", held.bytes))];
            return Ok((size, told).into_response());
        }
    };
    let length = range.end - range.start;
    let within = format!("bytes {}-{}/{}", range.start, range.end - 1, held.bytes);
    let reading = store.read(&sha256, range).await.map_err(|error| of(&error))?;
    let reading = reading.inspect_err(|error| tracing::error!(%error, "a file could not be read"));
    let called = &to_hex(&sha256.0)[..12];
    let called = format!("attachment; filename=\"{called}.{}\"", media::ending(held.media_type));
    let mut response = Response::new(Body::from_stream(reading.boxed()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let text = |text: String| HeaderValue::try_from(text).expect("letters and digits");
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(held.media_type));
    headers.insert(header::CONTENT_LENGTH, length.into());
    headers.insert(header::CONTENT_DISPOSITION, text(called));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::ETAG, text(etag));
    if status == StatusCode::PARTIAL_CONTENT {
        headers.insert(header::CONTENT_RANGE, text(within));
    }
    Ok(safe(response))
}

/// What keeps a browser from taking a file for a page of this service.
fn safe(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    response
}

/// The thumbnail of a picture.
#[utoipa::path(
    get, path = "/api/files/{sha256}/thumbnail", summary = "The thumbnail of a picture that an event names",
    description = "A JPEG of at most 320 by 320 points, made by this service, of JPEG, PNG and WebP \
        pictures of at most 40 million points.",
    params(("sha256" = String, Path, description = "The SHA-256 of the picture")),
    responses(
        (status = 200, description = "The thumbnail", content_type = "image/jpeg"),
        (status = 404, description = "No event names such a file, or it is missing", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 422, description = "No picture, too many points, or it cannot be decoded", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn thumbnail(
    State(viewing): State<Arc<Viewing>>,
    Path(sha256): Path<String>,
) -> Result<Response, Problem> {
    let sha256 = file_of(&sha256)?;
    named(&viewing.sight, sha256).await?;
    let made = store(&viewing.app)?.thumbnail(&sha256).await.map_err(|error| of(&error))?;
    let jpeg = [(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"))];
    Ok(safe((jpeg, made).into_response()))
}

/// Reads every file again.
#[utoipa::path(
    post, path = "/api/files/verify", summary = "Read every file again, and compare it with what was received",
    responses(
        (status = 200, description = "What was found", content_type = "application/json", body = ref("#/components/schemas/FilesVerified")),
        (status = 409, description = "It is being done", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 503, description = "No files are kept here", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn verify(
    State(viewing): State<Arc<Viewing>>,
) -> Result<Json<FilesVerified>, Problem> {
    let store = store(&viewing.app)?;
    // What was recorded before this began is missed if it is missing.
    let last = viewing.sight.last().await?;
    if !viewing.sight.shows(&Casefile, Some(last)).await {
        return Err(Problem::not_now("view.behind", [Arg::code("of", "absent")]));
    }
    let named = viewing.sight.read(Casefile, named_files).await?;
    let named = named.into_iter().collect::<BTreeMap<_, _>>();
    let found = store.verify(&named).await.map_err(|error| of(&error))?;
    let greyfile_files::Verified { whole, bytes, damaged, missing, unnamed } = found;
    Ok(Json(FilesVerified { whole, bytes, damaged, missing, unnamed }))
}
