//! The raid form as its page shows it: what was typed, what there is to choose from, and what became
//! of it when it was sent.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::CommandId;
use greyfile_words::Words;

use super::cases::{self, Cases};
use super::centres::{self, Offers};
use super::command::WITNESSES;
use super::labels;
use super::preview::Preview;
use super::seized::{CASH, KINDS, PARCEL};
use super::slip::{Slips, size};
use crate::kit::fields::Fields;
use crate::kit::page::{Asked, Chrome, render};
use crate::kit::query::query;
use crate::kit::text::say;
use crate::record::checked::Checked;
use crate::submit::fresh_id;

/// Rows for parcels at first. Only one is open: to open the next sends nothing.
const PARCEL_ROWS: usize = 3;
/// Most rows for parcels.
const PARCEL_ROWS_MAX: usize = 60;

/// What became of the form when it was sent.
#[derive(Clone, PartialEq)]
pub(super) enum Sent {
    /// It was not sent yet.
    No,
    /// It was only checked and can be recorded: so many records would be made.
    Checked(usize),
    /// Nothing was recorded, and why.
    Refused(String),
    /// It is not known whether it was recorded.
    Unknown,
}

/// The page.
#[derive(Template)]
#[template(path = "record/raid/page.html")]
pub(super) struct Page {
    chrome: Chrome,
    words: Words,
    id: CommandId,
    /// What was typed.
    pub(super) fields: Fields,
    /// What is wrong, by field, in the form's order.
    errors: Vec<(String, String)>,
    /// What became of the form.
    pub(super) sent: Sent,
    /// What was found, where it was only checked.
    checked: Option<Checked>,
    /// The case that the form was opened for.
    opened_for: Option<CaseId>,
    /// Whether it was opened anew, so that what was typed before may be filled in.
    fresh: bool,
    /// Rows for parcels.
    pub(super) parcels: usize,
    /// Whether the last of them was just asked for.
    added: bool,
    people: Preview,
    centres: Offers,
    cases: Cases,
    /// The id of the command that puts a centre on record.
    pub(super) centre_id: CommandId,
    /// What was put on record from this form already.
    noted: Option<String>,
}

impl Page {
    /// The form with what was typed.
    pub(super) fn new(asked: &Asked, id: CommandId, fields: Fields) -> Self {
        let words = asked.words();
        let mut chrome = asked.chrome(say(words, "raid-title", &[]), "raid");
        chrome.fragment = false;
        let mut page = Self::within(chrome, id, fields);
        page.opened_for = asked.query.given("case").and_then(|case| case.parse().ok());
        page.fresh = asked.reads();
        page
    }

    fn within(chrome: Chrome, id: CommandId, fields: Fields) -> Self {
        let words = chrome.words;
        let rows = fields.text("parcel_rows").parse().unwrap_or(PARCEL_ROWS);
        Self {
            chrome,
            words,
            id,
            people: Preview::of(words, &fields),
            fields,
            errors: Vec::new(),
            sent: Sent::No,
            checked: None,
            opened_for: None,
            fresh: false,
            parcels: rows.clamp(1, PARCEL_ROWS_MAX),
            added: false,
            centres: Offers::default(),
            cases: Cases::default(),
            centre_id: CommandId::from_bytes(fresh_id()),
            noted: None,
        }
    }

    /// The page, with the centres and cases there are to choose from.
    pub(super) async fn show(mut self, asked: &Asked, status: StatusCode) -> Response {
        match centres::offers(asked.sight(), &self.fields, self.words).await {
            Ok(centres) => self.centres = centres,
            // Without a view to choose from, the rest of the form is as good.
            Err(problem) => tracing::warn!(error.code = &*problem.code, "centres are not offered"),
        }
        match cases::offers(asked, &self.fields).await {
            Ok(cases) => self.cases = cases,
            Err(problem) => tracing::warn!(error.code = &*problem.code, "cases are not offered"),
        }
        render(status, &self)
    }

    /// One more row for a parcel, open.
    pub(super) fn add_parcel(&mut self) {
        self.parcels = (self.parcels + 1).min(PARCEL_ROWS_MAX);
        self.added = true;
    }

    /// It was only checked.
    pub(super) fn checked(&mut self, records: usize, checked: Checked) {
        self.sent = Sent::Checked(records);
        self.checked = Some(checked);
    }

    /// What is wrong with the form; `told` is the message that says what that means for the record.
    pub(super) fn look_at(&mut self, slips: &Slips, told: &str) {
        let count = Arg::count("count", slips.len());
        self.sent = Sent::Refused(say(self.words, told, &[count]));
        let words = self.words;
        let errors = slips.iter().map(|(name, slip)| (name.clone(), slip.told(words)));
        self.mark(errors.collect());
    }

    /// Marks what is wrong at its fields.
    pub(super) fn mark(&mut self, errors: Vec<(String, String)>) {
        self.errors = labels::in_order(errors);
    }

    /// A centre was put on record and is ticked.
    pub(super) fn note_centre(&mut self, centre: impl ToString) {
        self.fields.add("centre", centre.to_string());
        for name in ["centre_name", "centre_address", "centre_find"] {
            self.fields.set(name, "");
        }
        self.centre_id = CommandId::from_bytes(fresh_id());
        self.noted = Some(self.say("raid-centre-noted"));
    }

    /// A message of the form's.
    pub(super) fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    /// A message of the form's, with what it speaks of.
    pub(super) fn say_of(&self, id: &str, args: &[Arg]) -> String {
        say(self.words, id, args)
    }

    fn value(&self, name: &str) -> &str {
        self.fields.raw(name)
    }

    fn label(&self, name: &str) -> String {
        labels::label(self.words, name)
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

    fn ticked(&self, name: &str) -> bool {
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

    fn cash_rows(&self) -> std::ops::Range<usize> {
        0..CASH
    }

    /// What a row for a parcel is called.
    fn parcel(&self, row: &usize) -> String {
        say(self.words, "raid-parcel", &[Arg::count("row", row + 1)])
    }

    /// What the form offers to be seized, by what it is called.
    fn kinds(&self) -> impl Iterator<Item = String> {
        let words = self.words.plain();
        KINDS.into_iter().map(move |kind| words.code_of(kind))
    }

    /// Whether a parcel's row is open: the first, what was typed in, and what was asked for.
    fn is_open(&self, row: &usize) -> bool {
        let begun = |part: &&str| self.ticked(&self.part(row, "parcel", part));
        *row == 0 || (self.added && row + 1 == self.parcels) || PARCEL.iter().any(begun)
    }

    /// Whether a raid cannot go on record without the field.
    fn needed(&self, name: &str) -> bool {
        matches!(name, "place" | "city" | "date" | "case_title" | "actor")
    }

    fn is_unknown(&self) -> bool {
        self.sent == Sent::Unknown
    }

    /// Where the form is sent. Of what was typed nothing stands in an address.
    fn action(&self) -> String {
        let case = self.opened_for.map(|case| case.to_string()).unwrap_or_default();
        format!("/raids/new{}", query([("case", &*case)]))
    }

    /// Under which name what is typed is kept.
    fn keep(&self) -> String {
        let case = self.opened_for.map(|case| case.to_string()).unwrap_or_default();
        format!("raid {case}")
    }

    /// Whether the field takes what no shared desk keeps.
    fn is_personal(&self, name: &str) -> bool {
        labels::is_personal(name)
    }

    /// How many records it makes, once it was looked through.
    fn size(&self) -> Option<String> {
        match &self.sent {
            Sent::Checked(made) => Some(size(self.words, *made)),
            Sent::No | Sent::Refused(_) | Sent::Unknown => None,
        }
    }

    fn refused(&self) -> Option<&str> {
        match &self.sent {
            Sent::Refused(why) => Some(why),
            Sent::No | Sent::Checked(_) | Sent::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests;
