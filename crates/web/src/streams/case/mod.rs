//! Cases: their list, the file of each, and notes on it.

pub(crate) mod file;
mod form;
pub(crate) mod list;
pub(crate) mod note;
#[cfg(test)]
mod spoken;
