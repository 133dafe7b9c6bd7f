//! The page of a correction or a retraction, and what its template asks it.

use askama::Template;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::{CommandId, EventId, Timestamp};
use greyfile_words::Words;

use crate::kit::link::{entry_href, event_href};
use crate::kit::page::Chrome;
use crate::kit::text::say;
use crate::record::changes::Changes;
use crate::record::checked::Checked;
use crate::record::form::{Lists, Sheet};
use crate::record::inputs::Input;
use crate::record::mending::Way;
use crate::record::subject::Subject;

/// The last part of the address of each form.
const ADDRESS: [&str; 3] = ["correct", "retract", "apart"];

#[derive(Template)]
#[template(path = "record/mend.html")]
pub(super) struct Page {
    pub(super) chrome: Chrome,
    pub(super) way: Way,
    pub(super) words: Words,
    pub(super) subject: Subject,
    /// What the event says as it stands, in a line.
    pub(super) line: String,
    pub(super) name: String,
    pub(super) case: Option<CaseId>,
    pub(super) id: CommandId,
    /// What the form was opened on.
    pub(super) seen: EventId,
    pub(super) sheet: Sheet,
    pub(super) lists: Lists,
    /// How many inputs stand before those of time, hands and basis, and before those of the reason.
    pub(super) around: usize,
    pub(super) why: usize,
    pub(super) refused: Option<String>,
    /// When it was first sent, if it is not known what became of it.
    pub(super) sent: Option<Timestamp>,
    /// What was found, where it was only checked.
    pub(super) checked: Option<Checked>,
    /// Whether it was opened anew, so that what was typed before may be filled in.
    pub(super) fresh: bool,
    /// What would change, or what somebody else changed meanwhile, under its heading.
    pub(super) changes: Option<Changes>,
}

impl Page {
    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    /// Under which name what is typed is kept.
    fn keep(&self) -> String {
        format!("{} {}", self.way.id(ADDRESS), self.subject.past.moment.position)
    }

    /// What this form says in its own way.
    fn own(&self, ids: &[&'static str; 3]) -> String {
        self.say(self.way.id(*ids))
    }

    fn corrects(&self) -> bool {
        self.way == Way::Correct
    }

    fn href(&self, way: Way) -> String {
        let query = self.case.map_or_else(String::new, |case| format!("?case={case}"));
        format!("{}/{}{query}", self.event_href(), way.id(ADDRESS))
    }

    fn action(&self) -> String {
        self.href(self.way)
    }

    fn other(&self) -> String {
        self.href(self.way.other())
    }

    fn event_href(&self) -> String {
        event_href(self.subject.past.moment.position)
    }

    /// Where the reader came from.
    fn back(&self) -> String {
        match self.case {
            Some(case) => entry_href(case, self.subject.shown_at(), None),
            None => self.event_href(),
        }
    }

    fn position(&self) -> String {
        let at = Arg::number("position", self.subject.past.moment.position.0 as i64);
        say(self.words, "mend-event", &[at])
    }

    fn corrected(&self) -> bool {
        self.subject.stands.by != self.subject.past.moment.event_id
    }

    fn occurred(&self) -> String {
        self.words.occurred(self.subject.stands.occurred)
    }

    fn recorded(&self) -> String {
        self.words.instant(self.subject.past.moment.recorded_at)
    }

    fn event(&self) -> &[Input] {
        &self.sheet.inputs[..self.around]
    }

    fn around(&self) -> &[Input] {
        &self.sheet.inputs[self.around..self.why]
    }

    fn why(&self) -> &[Input] {
        &self.sheet.inputs[self.why..]
    }
}
