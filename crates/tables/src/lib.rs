//! Tables as people paste and upload them, read as what they mean: a list of people from a spreadsheet,
//! from a message, or typed by hand.
//!
//! [`rows`] parts a text into rows and cells, whatever separates them. [`people`] reads rows as people,
//! by the headings of their columns or by what their values are.
//!
//! Nothing that stands in a table is dropped without a word: a line is read, or it is refused with the
//! cause; what is left out of a line is listed beside it. No refusal and no debug output repeats a cell,
//! which can name somebody.

mod cell;
pub mod people;
mod rows;
mod told;

pub use rows::{Row, rows};
