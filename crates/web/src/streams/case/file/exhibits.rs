//! The exhibits of a case file.

use greyfile_casefile::ExhibitView;
use greyfile_domain::streams::exhibit::ExhibitNumber;
use greyfile_domain::values::text::Code;
use greyfile_envelope::StreamId;

use super::Page;
use crate::kit::text::capital;

impl Page {
    /// A code, where a line begins with it.
    pub(super) fn code_first(&self, code: &Code) -> String {
        capital(&self.code(code))
    }

    /// Whether an exhibit has no number in a register yet.
    pub(super) fn is_pending(&self, exhibit: &ExhibitView) -> bool {
        exhibit.number == ExhibitNumber::Pending
    }

    /// Where the quantity of an exhibit leads.
    pub(super) fn exhibit_href(&self, stream: &StreamId) -> String {
        self.links.at(*stream, &["exhibit.seized"])
    }
}
