//! A row below headings: each cell is what its column holds.

use super::Person;
use super::column::Column;
use super::draft::Draft;
use super::why::{LeftOut, Reason, Refused, Why};
use crate::cell::{is_blank, is_unknown};

/// The person of a row.
///
/// # Errors
/// Why the row is refused.
pub(super) fn person(
    cells: &[String],
    columns: &[Column],
) -> Result<(Person, Vec<LeftOut>), Refused> {
    let mut draft = Draft::default();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !is_blank(cell)) {
        match columns.get(at) {
            // What stands beside the table could be a cell that slipped.
            None => return Err(Refused { column: Some(at), why: Why::TooManyCells }),
            Some(Column::Serial | Column::Other | Column::Blank) => {}
            Some(_) if is_unknown(cell) => {
                draft.leave(at, Reason::NotKnown);
                continue;
            }
            Some(_) => {}
        }
        draft.take(at, columns[at], cell)?;
    }
    Ok(draft.done())
}
