//! The form that a request is about, and the page that shows it.

use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::{CommandId, StreamId};
use greyfile_words::Words;

use super::page::Page;
use crate::api::Problem;
use crate::kit::fields::Fields;
use crate::kit::page::Asked;
use crate::kit::text::{self, say};
use crate::record::changes::{Changes, Side};
use crate::record::form::{Sheet, lists};
use crate::record::inputs::{Input, Offering, inputs};
use crate::record::mending::{Parts, Way};
use crate::record::named;
use crate::record::offers::Offers;
use crate::record::picked;
use crate::record::read::Errors;
use crate::record::subject::Subject;

/// The form that a request is about.
pub(super) struct Form<'a> {
    pub(super) asked: &'a Asked,
    pub(super) way: Way,
    pub(super) words: Words,
    pub(super) parts: Parts,
    case: Option<CaseId>,
    offers: Offers,
}

impl Form<'_> {
    pub(super) async fn of<'a>(
        asked: &'a Asked,
        subject: &Subject,
        way: Way,
    ) -> Result<Form<'a>, Problem> {
        let words = asked.words();
        let case = asked.query.text("case").parse().ok();
        let offers = match way {
            Way::Correct => Offers::of(asked, case).await?,
            // A retraction picks nothing of the case.
            Way::Retract | Way::Apart => Offers::default(),
        };
        let parts = Parts::of(way, subject.stands.event.event_type().0, words);
        Ok(Form { asked, way, words, parts, case, offers })
    }

    pub(super) async fn page(
        &self,
        subject: Subject,
        id: CommandId,
        mut fields: Fields,
    ) -> Result<Page, Problem> {
        let words = self.words;
        let streams = |kind| self.offers.kind(kind);
        let offering = Offering { words, streams: &streams };
        let payload = subject.stands.payload();
        let mut list: Vec<Input> = inputs(&self.parts.event, &payload, &fields, offering);
        let around = list.len();
        let stands = subject.stands.around();
        list.extend(inputs(&self.parts.around, &stands, &fields, offering));
        let why = list.len();
        list.extend(inputs(&self.parts.why, &serde_json::Value::Null, &fields, offering));
        let sight = self.asked.sight();
        picked::tell(sight, words, &mut list, &fields).await?;
        named::tell(words, &mut list, &mut fields);
        let stands = [&subject.stands.event];
        let names = sight.names_in([subject.past.stream], stands, words).await?;
        let naming = |stream: StreamId| names.get(&stream).cloned();
        let title = say(
            words,
            self.way.id(["mend-title-correct", "mend-title-retract", "mend-title-apart"]),
            &[],
        );
        let mut chrome = self.asked.chrome(title, "");
        chrome.fragment = false;
        let seen = fields.text("seen").parse().unwrap_or(subject.stands.by);
        Ok(Page {
            chrome,
            way: self.way,
            words,
            line: words.line(&subject.stands.event, &naming),
            name: text::event_name(words, subject.past.event.event_type().0),
            case: self.case,
            id,
            seen,
            lists: lists(&mut list),
            sent: fields.text("sent").parse().ok(),
            sheet: Sheet { words, inputs: list, fields, errors: Errors::new() },
            around,
            why,
            subject,
            refused: None,
            checked: None,
            fresh: self.asked.reads(),
            changes: None,
        })
    }

    /// What differs between two versions.
    pub(super) async fn changes(
        &self,
        subject: &Subject,
        title: &str,
        sides: (Side<'_>, Side<'_>),
    ) -> Result<Option<Changes>, Problem> {
        Changes::of(self.asked.sight(), self.words, subject, title, sides).await
    }
}
