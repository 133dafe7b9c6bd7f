//! The files that events name.

use std::collections::BTreeMap;

use greyfile_domain::kernel::common::Common;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::{Event, FileAttached, History};
use greyfile_domain::values::hex::Sha256Hex;
use greyfile_envelope::StreamId;
use greyfile_projector::contract::{Keeps, Rows, Table};
use greyfile_projector::{ReadError, Reader};

/// Which streams name which file, with its length.
pub(crate) const FILES: Table<([u8; 32], StreamId), u64> = Table::new(15, "files", Keeps::Head);

/// A file for each event that names one. It stays when a correction or a retraction takes the event
/// away: what was on record can still be read.
pub(crate) fn rows(history: &History, out: &mut Rows) {
    let named = history.logged().iter().filter_map(|logged| attached(logged.event.says()));
    let named: BTreeMap<[u8; 32], u64> = named.map(|file| (file.sha256.0, file.bytes)).collect();
    for (sha256, bytes) in named {
        out.put(&FILES, &(sha256, history.stream()), &bytes);
    }
}

fn attached(event: &Event) -> Option<&FileAttached> {
    match event.common() {
        Some(Common::FileAttached(file)) => Some(file),
        Some(
            Common::NoteAdded(_)
            | Common::Corrected(_)
            | Common::Retracted(_)
            | Common::NotTheSame(_),
        )
        | None => None,
    }
}

/// Whether an event names this file, or did before a correction or a retraction.
///
/// # Errors
/// When the view cannot be read.
pub fn is_named(reader: &Reader<'_>, sha256: &Sha256Hex) -> Result<bool, ReadError> {
    Ok(reader.prefix(&FILES, &sha256.0).next().transpose()?.is_some())
}

/// Every file that an event names, with its length.
///
/// # Errors
/// When the view cannot be read.
pub fn named_files(reader: &Reader<'_>) -> Result<Vec<(Sha256Hex, u64)>, ReadError> {
    let mut named: Vec<(Sha256Hex, u64)> = Vec::new();
    for row in reader.prefix(&FILES, &()) {
        let ((sha256, _), bytes) = row?;
        // One that several streams name stands several times, one after the other.
        if named.last().is_none_or(|(last, _)| last.0 != sha256) {
            named.push((Sha256Hex::from(sha256), bytes));
        }
    }
    Ok(named)
}
