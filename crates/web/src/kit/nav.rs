//! The navigation of every page.

use greyfile_words::Words;

use super::text::say;

/// A page that navigation leads to from every other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What pages say of themselves to be told as the current one; its message is `nav-KEY`.
    pub(crate) key: &'static str,
    /// Its address.
    pub(crate) href: &'static str,
    /// Whether it is something to do, which stands apart from what there is to see.
    pub(crate) is_act: bool,
}

impl Entry {
    /// What it is called.
    pub(crate) fn name(&self, words: &Words) -> String {
        say(*words, &format!("nav-{}", self.key), &[])
    }
}

/// All entries, in their order. It comes with each request, since what pages are made of knows no page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Navigation(pub(crate) Vec<Entry>);
