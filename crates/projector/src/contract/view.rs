//! A view: what it is called, its tables, and its fold.

use greyfile_domain::streams::{History, State};
use greyfile_envelope::StreamKind;

use super::{Facts, Rows, TableInfo, Told};

/// A pure fold of the log into rows. It reads no clock and nothing outside its arguments: the same
/// events give the same rows, whenever and however often they are folded.
pub trait View: Send + Sync + 'static {
    /// The view's name, for its folder and its route, such as `deadlines`: a lower-case word.
    fn name(&self) -> &'static str;

    /// Raise it when the rows change for the same events: the view is then made anew.
    fn format(&self) -> u32;

    /// What else its rows follow from besides the events, such as a key: rows that were made with
    /// another are made anew.
    fn variant(&self) -> u32 {
        0
    }

    /// Its tables. Every table that is written must be named here.
    fn tables(&self) -> Vec<TableInfo>;

    /// Whether the streams of this kind matter to the view.
    fn wants(&self, kind: StreamKind) -> bool;

    /// What follows from one stream as it is.
    fn rows(&self, history: &History, state: &State, out: &mut Rows);

    /// What one stream, as it is, tells about subjects that others speak of too.
    fn facts(&self, history: &History, state: &State, out: &mut Facts) {
        let _ = (history, state, out);
    }

    /// What follows from all that is told about one subject.
    fn conclude(&self, told: &Told<'_>, out: &mut Rows) {
        let _ = (told, out);
    }
}

/// Checks what the compiler cannot.
///
/// # Panics
/// When a view's name or tables break the rules: a mistake in the program.
pub(crate) fn check(view: &dyn View) {
    let name = view.name();
    assert!(
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
        "the name of a view is a lower-case word, not {name:?}: it names a folder"
    );
    let mut numbers: Vec<u8> = view.tables().iter().map(|table| table.number).collect();
    numbers.sort_unstable();
    let twice = numbers.windows(2).find(|pair| pair[0] == pair[1]);
    assert_eq!(twice, None, "view {name}: a table's number is used twice");
}
