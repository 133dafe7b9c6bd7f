//! The form of a note on a case file.

use greyfile_domain::acts::{Body, Command, Note};
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::values::text::{Line, Prose};
use greyfile_envelope::{Basis, CommandId, Hand, Occurred, Timestamp};
use greyfile_field::Wrong;
use greyfile_words::Words;

use crate::kit::fields::Fields;
use crate::kit::text::say;

/// A note's form, blank or as sent.
#[derive(Debug, Clone)]
pub(super) struct NoteForm {
    /// The command's id: sent twice, it is recorded once.
    pub(super) id: CommandId,
    fields: Fields,
    errors: Vec<(&'static str, String)>,
    /// What went wrong with the whole.
    pub(super) problem: Option<String>,
    /// When it was first sent, if it is not known what became of it: the very same command goes
    /// out again.
    pub(super) sent: Option<Timestamp>,
}

impl NoteForm {
    /// A blank form.
    pub(super) fn new(id: CommandId) -> Self {
        Self { id, fields: Fields::default(), errors: Vec::new(), problem: None, sent: None }
    }

    /// The form as it was sent.
    pub(super) fn sent(id: CommandId, fields: Fields) -> Self {
        Self { fields, ..Self::new(id) }
    }

    /// What stands in a field.
    pub(super) fn value(&self, name: &str) -> &str {
        self.fields.raw(name)
    }

    /// What is wrong with a field.
    pub(super) fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(field, _)| *field == name).map(|(_, message)| &**message)
    }

    /// What the form asks to be recorded; nothing while a field of it cannot stand.
    pub(super) fn command(
        &mut self,
        case: CaseId,
        now: Timestamp,
        words: Words,
    ) -> Option<Command> {
        let mut checked = Checked { words, errors: Vec::new() };
        let actor = match self.fields.given("actor") {
            Some(actor) => checked.take("actor", Hand::new(actor)),
            None => {
                checked.errors.push(("actor", say(words, "note-no-actor", &[])));
                None
            }
        };
        let text = checked.take("text", Prose::new(self.fields.raw("text").replace('\r', "")));
        let source = self.fields.given("source").map(Line::new).transpose();
        let source = checked.take("source", source);
        self.errors = checked.errors;
        Some(Command {
            id: self.id,
            actor: actor?,
            done_by: None,
            occurred_at: Occurred::at(now),
            basis: Basis::OwnAct,
            captured: None,
            recorded_at: None,
            correlation: None,
            body: Body::Note(Note {
                on: case.into(),
                text: text?.into(),
                source: source?.map(Into::into),
            }),
        })
    }
}

/// Fields as they are checked, with what is wrong with them.
struct Checked {
    words: Words,
    errors: Vec<(&'static str, String)>,
}

impl Checked {
    fn take<T>(&mut self, name: &'static str, value: Result<T, impl Into<Wrong>>) -> Option<T> {
        let words = self.words;
        value.map_err(|error| self.errors.push((name, words.wrong(&error.into())))).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_words::Lang;

    #[test]
    fn what_is_wrong_with_a_note_is_told_in_the_language_of_the_page() {
        for (lang, text, actor) in [
            (Lang::En, "it is empty", "give your badge or desk"),
            (Lang::Ur, "یہ خانہ خالی ہے", "اپنا بیج نمبر یا ڈیسک لکھیں"),
        ] {
            let mut form = NoteForm::new(CommandId::from_bytes([9; 16]));
            let command = form.command(CaseId([4; 16]), Timestamp(0), Words::of(lang));
            assert!(command.is_none());
            assert_eq!((form.error("text"), form.error("actor")), (Some(text), Some(actor)));
            assert_eq!(form.error("source"), None);
        }
    }
}
