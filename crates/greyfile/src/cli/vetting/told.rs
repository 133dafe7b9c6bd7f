//! What is wrong with a file of vetting, as it is told.

use std::path::Path;

use greyfile_vetting::limits::ANSWER_BYTES_MAX;
use greyfile_vetting::{KeyError, MakeError, VerifyError};

use crate::told::Told;

/// A file that is not taken.
pub(super) fn of(error: &VerifyError, file: &Path) -> Told {
    let told = match error {
        VerifyError::NotAFile => Told::new("vetting-not-a-file"),
        VerifyError::OtherKind { found, wanted } => Told::new("vetting-other-kind")
            .code("found", found.word())
            .code("wanted", wanted.word()),
        VerifyError::CutShort => Told::new("vetting-cut-short"),
        VerifyError::TooLarge { max } => return too_large(file, *max),
        VerifyError::LineEnds => Told::new("vetting-line-ends"),
        VerifyError::NewerFormat { found, .. } => {
            Told::new("vetting-newer-format").with("format", found)
        }
        VerifyError::Malformed { line, .. } => Told::new("vetting-malformed").with("line", line),
        VerifyError::KeyUnknown(key) => Told::new("vetting-key-unknown").with("key", key),
        VerifyError::KeyOfAnother(key) => Told::new("vetting-key-of-another").with("key", key),
        VerifyError::Signature => Told::new("vetting-signature"),
        VerifyError::OtherRecipient => Told::new("vetting-other-recipient"),
        VerifyError::Sealed => Told::new("vetting-sealed"),
        VerifyError::NoGrounds => Told::new("vetting-no-grounds"),
        VerifyError::Commitment => Told::new("vetting-commitment"),
        // Only who knows what was asked can find these.
        VerifyError::OtherLog
        | VerifyError::OtherLicence
        | VerifyError::OtherBody
        | VerifyError::OtherRound { .. }
        | VerifyError::OtherDigest
        | VerifyError::NotAsked
        | VerifyError::CoversLess { .. }
        | VerifyError::CoversOther { .. } => Told::new("vetting-other-request"),
    };
    told.at("file", file)
}

/// A file that is larger than it may be.
pub(super) fn too_large(file: &Path, max: usize) -> Told {
    Told::new("vetting-too-large").at("file", file).count("max", max)
}

/// A file of keys that is not taken.
pub(super) fn of_key(error: KeyError, file: &Path) -> Told {
    let told = match error {
        KeyError::NotAFile => Told::new("vetting-no-keys"),
        KeyError::NewerFormat => Told::new("vetting-newer-keys"),
        KeyError::Value | KeyError::Weak => Told::new("vetting-broken-keys"),
    };
    told.at("file", file)
}

/// An answer that cannot be made.
pub(super) fn of_making(error: MakeError) -> Told {
    match error {
        MakeError::Until => Told::new("vetting-until"),
        MakeError::Grounds { max } => Told::new("vetting-grounds").count("max", max),
        MakeError::Key | MakeError::Recipients { .. } => Told::new("vetting-spare-unusable"),
        MakeError::Round | MakeError::NoOwner | MakeError::Twice | MakeError::TooMuch => {
            Told::new("vetting-too-much").count("max", ANSWER_BYTES_MAX)
        }
    }
}
