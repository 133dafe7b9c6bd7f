//! Copying the log on request: only into the folder that the service was started with, under a plain
//! name. Who may send requests may not say where on this machine something is written.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::hex::Sha256Hex;
use greyfile_envelope::Position;
use greyfile_field::{Field, Group, Info, Shape};
use serde::{Deserialize, Serialize};

use super::Problem;
use super::query::ANY;
use crate::App;

/// Longest name of a copy, in bytes: what file systems take.
const NAME_LEN_MAX: usize = 100;

/// What a copy is to be called.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BackupWanted {
    /// A name that is not taken yet: at most 100 bytes of letters, digits, spaces, `.`, `-` and `_`,
    /// and no dot or space at its ends.
    name: String,
    /// The folder in which the caller expects it. It has to be the one that the service was started
    /// with; left out, it is.
    folder: Option<PathBuf>,
}

/// What was copied.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct BackupMade {
    /// The copy's name in the folder of backups.
    name: String,
    /// The last position copied.
    position: Position,
    /// SHA-256, in hex, over every record up to that position, each with its length before it (8
    /// bytes, big-endian). The copy has it, and so had the log.
    digest: String,
    /// How many files were copied with it, each verified as it arrived.
    files: u64,
    /// Their bytes.
    files_bytes: u64,
    /// Files that are damaged where they are kept, and are not in the copy.
    files_damaged: Vec<Sha256Hex>,
}

/// A copy of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The last position copied.
    pub position: Position,
    /// SHA-256 over its records, in hex.
    pub digest: String,
    /// What was copied of the files.
    pub files: greyfile_files::Copied,
}

/// Why no copy was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotCopied {
    /// The service was started without a folder for copies.
    Off,
    /// Copies lie elsewhere.
    Elsewhere {
        /// Where they lie.
        folder: PathBuf,
    },
    /// Something of that name is there already.
    Exists,
    /// It went wrong; what was begun is gone again.
    Failed(String),
}

impl From<NotCopied> for Problem {
    fn from(not: NotCopied) -> Self {
        match not {
            NotCopied::Off => Self::of(StatusCode::FORBIDDEN, "backup.off", []),
            NotCopied::Elsewhere { folder } => {
                let folder = [Arg::text("folder", folder.display())];
                Self::of(StatusCode::UNPROCESSABLE_ENTITY, "backup.elsewhere", folder).at("folder")
            }
            NotCopied::Exists => Self::of(StatusCode::CONFLICT, "backup.exists", []).at("name"),
            NotCopied::Failed(what) => {
                let cause = [Arg::text("cause", what)];
                Self::of(StatusCode::UNPROCESSABLE_ENTITY, "backup.failed", cause)
            }
        }
    }
}

impl Field for BackupWanted {
    const SHAPE: &'static Shape = &Shape::Group(Group {
        name: "BackupWanted",
        doc: "",
        fields: &[Info { optional: false, ..field("name") }, field("folder")],
    });
}

const fn field(name: &'static str) -> Info {
    Info { name, doc: "", shape: ANY, optional: true, decided: false, codes: &[] }
}

/// Copies the log.
#[utoipa::path(
    post, path = "/api/backup", summary = "Copy the log into the folder of backups",
    description = "Only where the service was started with such a folder (`serve --backups FOLDER`). \
        Only the owner of the process may read the copy; the log's secret is not in it.",
    request_body(content = ref("#/components/schemas/BackupWanted"), content_type = "application/json"),
    responses(
        (status = 200, description = "Copied and compared", content_type = "application/json", body = ref("#/components/schemas/BackupMade")),
        (status = 400, description = "Not a request for a copy", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 403, description = "This service makes no copies over HTTP", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 409, description = "There is something of that name", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
        (status = 422, description = "No plain name, another folder, or not copied", content_type = "application/problem+json", body = ref("#/components/schemas/Problem")),
    )
)]
pub(crate) async fn backup(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: super::json::Received,
) -> Result<Json<BackupMade>, Problem> {
    let BackupWanted { name, folder } = super::json::read(&headers, body)?;
    if !is_plain(&name) {
        let max = [Arg::count("max", NAME_LEN_MAX)];
        return Err(Problem::of(StatusCode::UNPROCESSABLE_ENTITY, "backup.name", max).at("name"));
    }
    let Copied { position, digest, files: copied } =
        app.steward.backup(name.clone(), folder).await?;
    let greyfile_files::Copied { files, bytes, damaged } = copied;
    let (files_bytes, files_damaged) = (bytes, damaged);
    Ok(Json(BackupMade { name, position, digest, files, files_bytes, files_damaged }))
}

/// Whether this can be a name in a folder and nothing else, on every file system, and reads as it is.
fn is_plain(name: &str) -> bool {
    let fits = (1..=NAME_LEN_MAX).contains(&name.len());
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_');
    fits && name.chars().all(plain) && !name.starts_with(['.', ' ']) && !name.ends_with(['.', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_name_leads_nowhere_else() {
        for name in ["2026-11-24", "a", "log of tuesday", "بیک_اپ", "v1.2", &"x".repeat(100)] {
            assert!(is_plain(name), "{name}");
        }
        for name in [
            "",
            ".",
            "..",
            ".hidden",
            "a/b",
            "/tmp/x",
            "../keys",
            "a\\b",
            "c:x",
            "a\nb",
            "a\0b",
            "a\u{7f}",
            "a\u{202e}b",
            "a\u{200f}",
            " a",
            "a ",
            "a.",
            &"x".repeat(101),
        ] {
            assert!(!is_plain(name), "{name:?}");
        }
    }
}
