//! Files that are here, and one that is attached.

use greyfile_domain::acts::{AttachFile, Body};
use greyfile_domain::streams::FileAttached;
use greyfile_domain::values::file::{HeldFile, HeldFiles};
use greyfile_domain::values::hex::{Hex, Sha256Hex};
use greyfile_domain::values::text::Code;
use greyfile_envelope::StreamId;

use crate::make::line;
use crate::world::{Act, act};

/// The bytes of a file by their SHA-256: no bytes have these.
pub fn digest(of: u8) -> Sha256Hex {
    Hex([of; 32])
}

/// The files that are here: two.
pub fn files() -> HeldFiles {
    let held = |bytes, media_type| HeldFile { bytes, media_type: line(media_type) };
    HeldFiles::from([(digest(1), held(5, "application/pdf")), (digest(2), held(7, "image/jpeg"))])
}

/// The first of them, attached.
pub fn file_attached() -> FileAttached {
    FileAttached {
        sha256: digest(1),
        bytes: 5,
        kind: Code::of("lease"),
        name: Some(line("lease.pdf").into()),
        media_type: line("application/pdf"),
        caption: None,
    }
}

/// Attaches a file that was received.
pub fn attach(name: &str, on: impl Into<StreamId>, sha256: Sha256Hex) -> Act {
    let (kind, file) = (Code::of("lease"), Some(line("lease.pdf").into()));
    let body = AttachFile { on: on.into(), sha256, kind, name: file, caption: None };
    act(name, Body::AttachFile(body))
}
