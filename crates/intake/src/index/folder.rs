//! The folder of the index: which files of it are used after a stop at any moment.
//!
//! Segments join without a gap from position 1. Where a kill came between writing a merged segment
//! and deleting the ones it was made of, the longer one is taken and the others deleted; if the
//! longer one is damaged, the others are still as good. What lies beyond a gap is deleted: it is
//! fed again from the log.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::Arc;

use greyfile_envelope::Position;

use super::layout::{Cover, Fault, is_unfinished};
use super::segment::Segment;

/// The segments that can be relied on, oldest first. All other files of the index are deleted;
/// files that are not of the index are left alone.
pub(super) fn load(folder: &Path, log_id: &[u8; 16]) -> Result<Vec<Arc<Segment>>, Fault> {
    let io = |source| Fault::Io { path: folder.to_owned(), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if is_unfinished(name) {
            delete(&entry.path());
        } else if let Some(cover) = Cover::of_name(name) {
            found.push(cover);
        }
    }
    // By where they begin; the longest of those first.
    found.sort_unstable_by_key(|cover| (cover.first, std::cmp::Reverse(cover.last)));
    let mut segments: Vec<Arc<Segment>> = Vec::new();
    for cover in found {
        let path = folder.join(cover.name());
        let reached = reached(&segments);
        if cover.last <= reached {
            tracing::debug!(index.file = %path.display(), "a merged part of the index of command ids is left over");
            delete(&path);
        } else if cover.first != reached.next() {
            warn(&path, "what comes before it is missing", reached);
            delete(&path);
        } else {
            match Segment::open(path.clone(), log_id, cover) {
                Ok(segment) => segments.push(Arc::new(segment)),
                Err(Fault::Damaged { what, .. }) => {
                    warn(&path, what, reached);
                    delete(&path);
                }
                Err(fault) => return Err(fault),
            }
        }
    }
    Ok(segments)
}

/// Up to which position these segments go.
pub(super) fn reached(segments: &[Arc<Segment>]) -> Position {
    segments.last().map_or(Position::ZERO, |segment| segment.cover.last)
}

/// Says that a segment is dropped.
pub(super) fn warn(path: &Path, what: &str, reached: Position) {
    tracing::warn!(
        index.file = %path.display(),
        index.position = reached.0,
        "a part of the index of command ids is dropped: {what}; the log is not touched, and the \
         index is fed again from it"
    );
}

/// Deletes a file. One that cannot be deleted is judged again at the next start.
pub(super) fn delete(path: &Path) {
    if let Err(error) = fs::remove_file(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(
            index.file = %path.display(), index.failure = %error,
            "a file of the index of command ids that is no longer used cannot be deleted; it does no harm but takes space"
        );
    }
}

/// Makes the names in a folder durable.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
