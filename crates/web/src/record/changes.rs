//! Two versions of an event side by side: what a correction would change, or what somebody else
//! changed meanwhile.

use greyfile_envelope::StreamId;
use greyfile_words::Words;

use super::subject::{Subject, Version};
use crate::api::Problem;
use crate::kit::link::event_href;
use crate::kit::table::{Row, Teller, beside, compared};
use crate::kit::text::say;
use crate::sight::Sight;

/// The fields that differ.
pub(super) struct Changes {
    pub(super) title: String,
    pub(super) was: String,
    pub(super) now: String,
    pub(super) rows: Vec<Row>,
}

/// A version, and the message that heads its column.
pub(super) type Side<'a> = (&'a Version, &'a str);

impl Changes {
    /// What differs between two versions; nothing where nothing does.
    ///
    /// # Errors
    /// When the view cannot be read.
    pub(super) async fn of(
        sight: &Sight,
        words: Words,
        subject: &Subject,
        title: &str,
        ((was, was_id), (now, now_id)): (Side<'_>, Side<'_>),
    ) -> Result<Option<Self>, Problem> {
        let events = [&was.event, &now.event];
        let names = sight.names_in([subject.past.stream], events, words).await?;
        let naming = |stream: StreamId| names.get(&stream).cloned();
        let shown_at = |id| subject.history.find(id).map(|one| event_href(one.moment.position));
        let teller = Teller { words, naming: &naming, event_href: &shown_at };
        let event_type = now.event.event_type().0;
        let mut rows = compared(event_type, &was.payload(), &now.payload(), teller);
        let name = |id: &str| say(words, id, &[]);
        rows.push(beside(
            name("log-happened"),
            words.occurred(was.occurred),
            words.occurred(now.occurred),
        ));
        rows.push(beside(name("log-done-by"), was.done_by.clone(), now.done_by.clone()));
        rows.push(beside(name("log-basis"), words.basis(&was.basis), words.basis(&now.basis)));
        rows.retain(|row| row.changed && !row.heading);
        let (was, now) = (name(was_id), name(now_id));
        Ok((!rows.is_empty()).then(|| Self { title: name(title), was, now, rows }))
    }
}
