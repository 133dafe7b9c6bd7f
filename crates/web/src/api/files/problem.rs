//! Why a file was not received or served, as it is told.

use axum::http::StatusCode;
use greyfile_domain::kernel::arg::Arg;
use greyfile_files::FilesError;
use greyfile_files::limits::WAITS_FOR;

use crate::api::Problem;

/// The problem with a file.
pub(super) fn of(error: &FilesError) -> Problem {
    let number = |name, number: u64| Arg::number(name, i64::try_from(number).unwrap_or(i64::MAX));
    let hours = || number("hours", WAITS_FOR.as_secs() / 3_600);
    let (status, code, args) = match error {
        FilesError::Empty => (StatusCode::UNPROCESSABLE_ENTITY, "file.empty", vec![]),
        FilesError::TooLong { max } => {
            (StatusCode::PAYLOAD_TOO_LARGE, "file.too_long", vec![number("max", *max)])
        }
        FilesError::Cut { received, .. } => {
            (StatusCode::BAD_REQUEST, "file.cut_off", vec![number("received", *received)])
        }
        FilesError::NoSuchUpload => (StatusCode::NOT_FOUND, "file.no_upload", vec![hours()]),
        FilesError::OtherOffset { received } => {
            (StatusCode::CONFLICT, "file.other_offset", vec![number("received", *received)])
        }
        FilesError::Busy => (StatusCode::CONFLICT, "file.busy", vec![]),
        FilesError::TooMany { max } => {
            (StatusCode::SERVICE_UNAVAILABLE, "file.too_many", vec![Arg::count("max", *max)])
        }
        FilesError::NoSuchFile => (StatusCode::NOT_FOUND, "file.unknown", vec![]),
        FilesError::OutOfRange { bytes } => {
            (StatusCode::RANGE_NOT_SATISFIABLE, "file.out_of_range", vec![number("bytes", *bytes)])
        }
        FilesError::Damaged { sha256 } => {
            let args = vec![Arg::text("sha256", sha256)];
            (StatusCode::INTERNAL_SERVER_ERROR, "file.damaged", args)
        }
        FilesError::NoPicture => (StatusCode::UNPROCESSABLE_ENTITY, "file.no_picture", vec![]),
        FilesError::TooManyPoints { width, height, max } => {
            let points =
                [("width", u64::from(*width)), ("height", (*height).into()), ("max", *max)];
            let args = points.map(|(name, points)| number(name, points)).into();
            (StatusCode::UNPROCESSABLE_ENTITY, "file.too_many_points", args)
        }
        FilesError::Undecodable => (StatusCode::UNPROCESSABLE_ENTITY, "file.undecodable", vec![]),
        FilesError::Io(error) => {
            let full = matches!(
                error.kind(),
                std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded
            );
            match full {
                true => (StatusCode::INSUFFICIENT_STORAGE, "file.no_room", vec![]),
                false => {
                    let args = vec![Arg::text("cause", error)];
                    (StatusCode::INTERNAL_SERVER_ERROR, "file.failed", args)
                }
            }
        }
    };
    let mut problem = Problem::of(status, code, args);
    problem.retryable = matches!(error, FilesError::Busy | FilesError::TooMany { .. });
    problem
}
