//! What became of files, as a terminal shows it.

use greyfile_words::Words;
use serde_json::Value;

use super::{list, said_in_lines, text};
use crate::told::Told;

/// What reading every file again found.
pub fn files(answer: &Value, words: Words) -> String {
    let number = |name: &str| answer[name].as_u64().unwrap_or_default();
    let mut lines = vec![
        Told::new("files-whole").count("files", number("whole")).count("bytes", number("bytes")),
    ];
    for (list_of, id) in [("damaged", "files-damaged"), ("missing", "files-missing")] {
        let each = list(&answer[list_of]).iter();
        lines.extend(each.map(|sha256| Told::new(id).with("sha256", text(sha256))));
    }
    if number("unnamed") > 0 {
        lines.push(Told::new("files-unnamed").count("files", number("unnamed")));
    }
    said_in_lines(&lines, words)
}

/// Whether every file that an event names is here, as it was received.
pub fn are_whole(answer: &Value) -> bool {
    list(&answer["damaged"]).is_empty() && list(&answer["missing"]).is_empty()
}

/// What a copy has of the files.
pub(super) fn copied(answer: &Value) -> Vec<Told> {
    let number = |name: &str| answer[name].as_u64().unwrap_or_default();
    let whole = Told::new("backup-files-done").count("files", number("files"));
    let damaged = list(&answer["files_damaged"]).iter();
    let damaged = damaged.map(|sha256| Told::new("files-damaged").with("sha256", text(sha256)));
    std::iter::once(whole.count("bytes", number("files_bytes"))).chain(damaged).collect()
}
