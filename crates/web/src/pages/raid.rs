//! `/raids/new`: a whole raid in one form, recorded in one go.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use greyfile_envelope::{CommandId, StreamKind};

use super::people::{self, Read};
use super::raid_cases::{self, Cases};
use super::raid_centres::{self, Offers};
use super::raid_command::{Errors, WITNESSES, command, size_of};
use super::raid_labels::{self, label};
use super::raid_seized::{CASH, PARCEL};
use crate::Answer;
use crate::api::{Problem, submit};
use crate::kit::fields::{self, Fields};
use crate::kit::format::{count, stream_href};
use crate::kit::page::{Asked, Chrome, render};

/// Rows for parcels at first. Only one is open: to open the next sends nothing, so that who goes
/// back to the form finds it.
const PARCEL_ROWS: usize = 3;
/// Most rows for parcels.
const PARCEL_ROWS_MAX: usize = 60;

/// What a form says that recorded another raid before: its reader went back and changed it.
const SENT_BEFORE: &str = "Nothing was recorded now. This form was recorded before, with other \
     content: what is on record is corrected from its case file, and another raid needs a new form \
     (Record a raid, above).";

/// What became of the form when it was sent.
#[derive(Clone, PartialEq)]
enum Sent {
    /// It was not sent yet.
    No,
    /// It was looked through, and nothing is wrong: how many records it makes.
    Checked(String),
    /// Nothing was recorded.
    Refused(String),
    /// It is not known whether it was recorded.
    Unknown,
}

#[derive(Template)]
#[template(path = "raid.html")]
struct Page {
    chrome: Chrome,
    id: CommandId,
    fields: Fields,
    errors: Errors,
    sent: Sent,
    parcels: usize,
    /// Whether the last of them was just asked for.
    added: bool,
    people: People,
    centres: Offers,
    cases: Cases,
    /// The id of the command that puts a centre on record.
    centre_id: CommandId,
    /// What was put on record from this form already.
    noted: Option<String>,
}

/// What was understood of the pasted list.
#[derive(Template)]
#[template(path = "people.html")]
struct People {
    list: Vec<Read>,
}

impl People {
    fn of(fields: &Fields) -> Self {
        Self { list: people::read(fields.raw("people")) }
    }

    fn wrong(&self) -> usize {
        self.list.iter().filter(|read| read.person.is_err()).count()
    }

    fn words(&self) -> String {
        let arrested = self.list.iter().filter(|read| read.outcome() == "arrested").count();
        let released = self.list.iter().filter(|read| read.outcome() == "released").count();
        format!(
            "{}: {arrested} arrested, {released} released",
            count(self.list.len(), "person", "people")
        )
    }
}

impl Page {
    fn new(asked: &Asked, id: CommandId, fields: Fields) -> Self {
        let rows = fields.text("parcel_rows").parse().unwrap_or(PARCEL_ROWS);
        let mut chrome = asked.chrome("Record a raid", "raid");
        chrome.fragment = false;
        Self {
            chrome,
            id,
            people: People::of(&fields),
            fields,
            errors: Vec::new(),
            sent: Sent::No,
            parcels: rows.clamp(1, PARCEL_ROWS_MAX),
            added: false,
            centres: Offers::default(),
            cases: Cases::default(),
            centre_id: CommandId::from_bytes(crate::submit::fresh_id()),
            noted: None,
        }
    }

    /// The page, with the centres there are to choose from.
    async fn show(mut self, asked: &Asked, status: StatusCode) -> Response {
        match raid_centres::offers(&asked.views, &self.fields).await {
            Ok(centres) => self.centres = centres,
            // Without a view to choose from, the rest of the form is as good.
            Err(problem) => tracing::warn!(error.code = &*problem.code, "centres are not offered"),
        }
        match raid_cases::offers(asked, &self.fields).await {
            Ok(cases) => self.cases = cases,
            Err(problem) => tracing::warn!(error.code = &*problem.code, "cases are not offered"),
        }
        render(status, &self)
    }

    /// Puts a centre on record and ticks it.
    async fn put_on_record(mut self, asked: &Asked) -> Response {
        if let Ok(id) = self.fields.text("centre_id").parse() {
            self.centre_id = id;
        }
        let command = match raid_centres::command(self.centre_id, &self.fields) {
            Ok(command) => command,
            Err(errors) => {
                self.errors = raid_labels::in_order(errors);
                self.sent = Sent::Refused(
                    "The centre was not put on record yet: see what is marked below.".into(),
                );
                return self.show(asked, StatusCode::UNPROCESSABLE_ENTITY).await;
            }
        };
        match submit(&asked.app, &command, asked.words()).await {
            Ok(answer) => {
                raid_centres::shown(&asked.views, answer.position).await;
                self.fields.add("centre", raid_centres::registered(&command).to_string());
                for name in ["centre_name", "centre_address", "centre_find"] {
                    self.fields.set(name, "");
                }
                self.centre_id = CommandId::from_bytes(crate::submit::fresh_id());
                self.noted = Some(
                    "The centre is on record, and ticked below. The raid is not recorded yet."
                        .into(),
                );
                self.show(asked, StatusCode::OK).await
            }
            Err(problem) => {
                let why = match problem.is_unknown() {
                    true => {
                        "It is not known whether the centre was put on record. Press \u{201c}Put it \
                         on record\u{201d} again: it is never recorded twice."
                            .into()
                    }
                    false => crate::kit::page::sentence(problem.cause(), asked.words()),
                };
                self.errors = vec![("centre_address".into(), why)];
                self.sent = Sent::Refused("The centre was not put on record: see below.".into());
                self.show(asked, problem.status()).await
            }
        }
    }

    fn value(&self, name: &str) -> &str {
        self.fields.raw(name)
    }

    fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(field, _)| field == name).map(|(_, message)| &**message)
    }

    fn chosen(&self, name: &str, value: &str, first: bool) -> bool {
        match self.fields.given(name) {
            Some(given) => given == value,
            None => first,
        }
    }

    fn checked(&self, name: &str) -> bool {
        self.fields.given(name).is_some()
    }

    fn part(&self, row: &usize, group: &str, part: &str) -> String {
        format!("{group}{row}_{part}")
    }

    fn witness_rows(&self) -> std::ops::Range<usize> {
        0..WITNESSES
    }

    fn parcel_rows(&self) -> std::ops::Range<usize> {
        0..self.parcels
    }

    /// Whether a parcel's row is open: the first, what was typed in, and what was asked for.
    fn is_open(&self, row: &usize) -> bool {
        let begun = |part: &&str| self.checked(&self.part(row, "parcel", part));
        *row == 0 || (self.added && row + 1 == self.parcels) || PARCEL.iter().any(begun)
    }

    /// Whether a raid cannot go on record without the field.
    fn needed(&self, name: &str) -> bool {
        matches!(name, "place" | "city" | "date" | "case_title" | "actor")
    }

    fn cash_rows(&self) -> std::ops::Range<usize> {
        0..CASH
    }

    fn is_unknown(&self) -> bool {
        self.sent == Sent::Unknown
    }

    fn is_sound(&self) -> bool {
        matches!(self.sent, Sent::Checked(_))
    }

    /// How many records it makes, once it was looked through.
    fn size(&self) -> Option<&str> {
        match &self.sent {
            Sent::Checked(size) => Some(size),
            _ => None,
        }
    }

    /// What is wrong with the form, and what that means for the record.
    fn look_at(&mut self, errors: Errors, nothing: &str) {
        let fields = count(errors.len(), "field needs", "fields need");
        self.sent = Sent::Refused(format!("{nothing}: {fields} a look."));
        self.errors = raid_labels::in_order(errors);
    }

    fn refused(&self) -> Option<&str> {
        match &self.sent {
            Sent::Refused(why) => Some(why),
            _ => None,
        }
    }

    fn ordinal(&self, index: &usize) -> usize {
        index + 1
    }
}

/// The blank form. A case can be named in the address, so that its file can lead here.
pub(crate) async fn get(asked: Asked) -> Response {
    let mut fields = Fields::default();
    if let Some(case) = asked.query.given("case") {
        fields.set("case", case);
        fields.set("case_choice", "existing");
    }
    let id = CommandId::from_bytes(crate::submit::fresh_id());
    // The blank form holds nobody's data, so the browser may keep it: who goes back to it finds
    // the same form, with its id and what was typed, and what is sent again is recorded once.
    let keep = [(header::CACHE_CONTROL, "private, no-cache")];
    let page = Page::new(&asked, id, fields);
    (keep, page.show(&asked, StatusCode::OK).await).into_response()
}

/// Takes the form.
pub(crate) async fn post(asked: Asked, fields::Sent(fields): fields::Sent) -> Response {
    let Ok(id) = fields.text("id").parse::<CommandId>() else {
        let text = "The form came without its id; nothing was recorded. Go back, reload, and send it again.";
        return asked.problem(&Problem::new(StatusCode::BAD_REQUEST, "command.no_id", text));
    };
    let what = fields.text("do").to_owned();
    let mut page = Page::new(&asked, id, fields);
    if what == "rows" {
        page.parcels = (page.parcels + 1).min(PARCEL_ROWS_MAX);
        page.added = true;
        return page.show(&asked, StatusCode::OK).await;
    }
    if what == "find" {
        return page.show(&asked, StatusCode::OK).await;
    }
    if what == "centre" {
        return page.put_on_record(&asked).await;
    }
    if what == "check" {
        match command(id, &page.fields, page.parcels) {
            Ok(command) => page.sent = Sent::Checked(size_of(&command)),
            Err(errors) => page.look_at(errors, "Nothing was recorded"),
        }
        return page.show(&asked, StatusCode::OK).await;
    }
    let command = match command(id, &page.fields, page.parcels) {
        Ok(command) => command,
        Err(errors) => {
            page.look_at(errors, "Nothing was recorded yet");
            return page.show(&asked, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    match submit(&asked.app, &command, asked.words()).await {
        Ok(answer) => Redirect::to(&whereto(&answer, &command)).into_response(),
        Err(problem) if problem.is_unknown() => {
            page.sent = Sent::Unknown;
            page.show(&asked, StatusCode::ACCEPTED).await
        }
        Err(problem) => {
            let at = raid_labels::fields_of(&problem.code, &page.fields, page.parcels);
            let status = problem.status();
            let why = match problem.is_sent_before() {
                true => SENT_BEFORE.to_owned(),
                false if at.is_empty() => problem.message.to_string(),
                false => {
                    "Nothing was recorded: a rule forbids it. See what is marked below.".into()
                }
            };
            let message = match at.len() {
                0 | 1 => problem.cause().to_owned(),
                _ => format!("one of the fields marked so is meant: {}", problem.cause()),
            };
            let errors = at.into_iter().map(|name| (name, message.clone())).collect();
            page.errors = raid_labels::in_order(errors);
            page.sent = Sent::Refused(why);
            page.show(&asked, status).await
        }
    }
}

/// The case file the raid went to, at the position that shows all of it.
fn whereto(answer: &Answer, command: &greyfile_domain::acts::Command) -> String {
    let named = match &command.body {
        greyfile_domain::acts::Body::ConductRaid(raid) => raid.case.map(Into::into),
        _ => None,
    };
    let kind = |kind: StreamKind| answer.streams.iter().copied().find(|stream| stream.kind == kind);
    match named.or_else(|| kind(StreamKind::CASE)).or_else(|| kind(StreamKind::RAID)) {
        Some(stream) if stream.kind == StreamKind::CASE => {
            format!("{}?at_least={}", stream_href(stream), answer.position)
        }
        Some(stream) => stream_href(stream),
        None => "/events".into(),
    }
}

/// What was understood of the pasted list, while it is typed.
pub(crate) async fn people(fields::Sent(fields): fields::Sent) -> Response {
    render(StatusCode::OK, &People::of(&fields))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::page::Banner;
    use greyfile_envelope::Position;

    fn page(pairs: &[(&str, &str)]) -> Page {
        let mut fields = Fields::default();
        pairs.iter().for_each(|(name, value)| fields.set(name, *value));
        let chrome = Chrome {
            title: "Record a raid".into(),
            nav: "raid",
            banner: Banner::default(),
            fragment: false,
            here: "/raids/new".into(),
            view: "",
            position: Position::ZERO,
            words: greyfile_words::Words::of(greyfile_words::Lang::En),
            both: false,
            bare: false,
        };
        Page {
            chrome,
            id: CommandId::from_bytes([7; 16]),
            people: People::of(&fields),
            fields,
            errors: Vec::new(),
            sent: Sent::No,
            parcels: PARCEL_ROWS,
            added: false,
            centres: Offers::default(),
            cases: Cases::default(),
            centre_id: CommandId::from_bytes([8; 16]),
            noted: None,
        }
    }

    #[test]
    fn what_was_typed_comes_back_with_the_message_at_its_field() {
        let mut page = page(&[("city", "فیصل آباد"), ("people", "Zarmina Demo; f")]);
        page.errors.push(("city".into(), "it is too long".into()));
        let html = page.render().unwrap();
        assert!(
            html.contains("value=\"فیصل آباد\"") && html.contains("Zarmina Demo; f</textarea>")
        );
        assert!(html.contains("id=\"city-error\">it is too long") && html.contains("aria-invalid"));
        assert!(html.contains("arrested or released is missing"));
    }

    #[test]
    fn a_refusal_is_told_where_it_can_be_about() {
        let page = page(&[("parcel1_serial", "14/2025"), ("witness2_cnic", "01234-1234567-1")]);
        let at = |code: &str| raid_labels::fields_of(code, &page.fields, page.parcels);
        assert_eq!(at("reservation.taken"), ["parcel1_serial"]);
        assert_eq!(at("number.synthetic_cnic"), ["witness2_cnic"]);
        assert!(at("command.other_body").is_empty());
    }

    #[test]
    fn an_unknown_outcome_is_never_called_a_failure() {
        let mut page = page(&[("city", "Multan")]);
        page.sent = Sent::Unknown;
        let html = page.render().unwrap();
        assert!(html.contains("It is not known whether this raid was recorded"));
        assert!(
            html.contains("Send the same raid again") && !html.contains("Nothing was recorded")
        );
        assert!(
            html.contains(&format!("name=\"id\" value=\"{}\"", CommandId::from_bytes([7; 16])))
        );
    }

    #[test]
    fn what_was_checked_says_beside_the_button_how_much_it_makes() {
        let mut page = page(&[]);
        assert!(!page.render().unwrap().contains("one command may make"));
        page.sent = Sent::Checked("This raid makes 6 records.".into());
        let html = page.render().unwrap();
        let (size, button) = (html.find("makes 6 records"), html.find("class=\"actions\""));
        assert!(size.is_some() && size < button);
    }

    #[test]
    fn a_pasted_list_is_never_markup() {
        let html = page(&[("people", "<img src=x>; f; arrested")]).render().unwrap();
        assert!(!html.contains("<img"));
    }
}
