//! A form with a file in it. Without a script the file comes with
//! the form; it is received as it comes, and what is typed is judged after it.

use std::sync::Arc;

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::hex::to_hex;
use greyfile_files::limits::FILE_BYTES_MAX;
use greyfile_words::Words;

use super::inputs::Input;
use crate::App;
use crate::api::{Problem, files};
use crate::kit::fields::Fields;
use crate::kit::paper::size;
use crate::kit::text::say;

/// The fields that are not typed: what a file is, whoever receives it knows.
const SHA256: &str = "f.sha256";
const BYTES: &str = "f.bytes";
const MEDIA_TYPE: &str = "f.media_type";
const NAME: &str = "f.name";
/// The most bytes that all that is typed may have.
const TYPED_BYTES_MAX: usize = 256 << 10;

/// What was typed, with what is known of the file.
///
/// # Errors
/// When it is no form, or the file cannot be received.
pub(super) async fn read(
    app: &Arc<App>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Fields, Problem> {
    let mut form = form.map_err(|_| bad_form())?;
    let (mut fields, mut typed, mut had_file) = (Fields::default(), 0, false);
    while let Some(mut field) = form.next_field().await.map_err(|error| unread(&error))? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "file" {
            let text = text(&mut field, &mut typed).await?;
            // A file that came replaces the one that was received before.
            if !(had_file && [SHA256, BYTES, MEDIA_TYPE].contains(&&*name)) {
                fields.add(&name, text);
            }
            continue;
        }
        let called = field.file_name().unwrap_or_default().to_owned();
        if called.is_empty() {
            // None was chosen.
            continue;
        }
        if std::mem::replace(&mut had_file, true) {
            return Err(bad_form());
        }
        let held = files::receive(&**files::store(app)?, field).await?;
        fields.set(SHA256, to_hex(&held.sha256.0));
        fields.set(BYTES, held.bytes.to_string());
        fields.set(MEDIA_TYPE, held.media_type);
        fields.set("file", called);
    }
    // Some browsers send where the file lay.
    let called = fields.text("file").rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    if fields.given(NAME).is_none() && !called.is_empty() {
        fields.set(NAME, called);
    }
    Ok(fields.without(&["file"]))
}

async fn text(field: &mut Field<'_>, typed: &mut usize) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| unread(&error))? {
        *typed += chunk.len();
        if *typed > TYPED_BYTES_MAX {
            let args = [Arg::code("of", "form"), Arg::count("max", TYPED_BYTES_MAX)];
            return Err(Problem::of(StatusCode::PAYLOAD_TOO_LARGE, "request.too_long", args));
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| bad_form())
}

fn unread(error: &MultipartError) -> Problem {
    match error.status() {
        // Cut off on its way, or no such form.
        StatusCode::BAD_REQUEST => bad_form(),
        status => Problem::of(status, "request.cut_off", [Arg::code("of", "form")]),
    }
}

fn bad_form() -> Problem {
    Problem::of(StatusCode::BAD_REQUEST, "request.bad_form", [])
}

/// The fields of the form: one that asks for the file, in place of those that nobody types.
pub(super) fn inputs(of_event: Vec<Input>, fields: &Fields, words: Words) -> Vec<Input> {
    let max = [Arg::number("max", (FILE_BYTES_MAX / 1_000_000) as i64)];
    let held = fields.given(SHA256).is_some();
    let known = |name: &str| (name.to_owned(), fields.raw(name).to_owned());
    let called = || {
        let bytes = fields.text(BYTES).parse().unwrap_or_default();
        let args = [
            // Not what it is called: that stands in its own field alone.
            Arg::text("digits", fields.text(SHA256).get(..12).unwrap_or_default()),
            Arg::text("media_type", fields.text(MEDIA_TYPE)),
            Arg::text("size", size(bytes, words)),
        ];
        say(words, "record-file-held", &args)
    };
    let file = Input {
        name: SHA256.to_owned(),
        label: say(words, "record-file", &[]),
        hint: say(words, "record-file-hint", &max),
        kind: "file",
        needed: !held,
        called: if held { called() } else { String::new() },
        options: [SHA256, BYTES, MEDIA_TYPE].map(known).into(),
        ..Input::default()
    };
    let typed =
        of_event.into_iter().filter(|input| ![SHA256, BYTES, MEDIA_TYPE].contains(&&*input.name));
    std::iter::once(file).chain(typed).collect()
}
