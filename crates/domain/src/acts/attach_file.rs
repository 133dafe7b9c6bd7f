//! Attaches a file to a stream. How long it is and what it is, whoever keeps it knows.

use greyfile_envelope::StreamId;

use super::Draft;
use crate::kernel::refusal::Refusal;
use crate::streams::FileAttached;
use crate::values::declare::payload;
use crate::values::hex::Sha256Hex;
use crate::values::personal::Personal;
use crate::values::text::{Code, Line};

payload! {
    /// A file that was received before.
    struct AttachFile {
        /// Which stream it belongs to.
        on: StreamId,
        /// The SHA-256 of its bytes.
        sha256: Sha256Hex,
        /// What it shows: an application, a lease, an identity card.
        #[field(codes = crate::values::vocabulary::PAPERS)]
        kind: Code,
        /// What the file was called by whoever sent it.
        #[serde(default)]
        name: Option<Personal<Line>>,
        /// What is to be seen on it.
        #[serde(default)]
        caption: Option<Personal<Line>>,
    }
}

impl AttachFile {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let Self { on, sha256, kind, name, caption } = self.clone();
        let Some(held) = draft.context.files.get(&sha256) else {
            return draft.refuse(Refusal::FileNotHere { sha256 });
        };
        let (bytes, media_type) = (held.bytes, held.media_type.clone());
        draft.add(on, FileAttached { sha256, bytes, kind, name, media_type, caption });
    }
}
