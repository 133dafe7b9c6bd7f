//! `/record/{event}`: the form of any event, for a stream on record or for a new one.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::{CommandId, StreamId, StreamKind};
use greyfile_words::Words;
use serde_json::Value;

use super::entry::Entry;
use super::form::{Lists, Sheet, at_fault, lists, strange};
use super::inputs::{Input, Offering, inputs};
use super::offers::Offers;
use super::part::Part;
use super::read::{Errors, stream_in};
use crate::api::{Problem, submit};
use crate::kit::fault::missing;
use crate::kit::fields::{Fields, Sent};
use crate::kit::link::{event_href, stream_href};
use crate::kit::page::{Asked, Chrome, render, sentence};
use crate::kit::query::query;
use crate::kit::text::{self, say};
use crate::submit::Answer;
use crate::submit::fresh_id;

#[derive(Template)]
#[template(path = "record/new.html")]
struct Page {
    chrome: Chrome,
    event_type: String,
    /// What it records, in a sentence.
    about: String,
    /// Whether it opens a stream.
    opens: bool,
    /// The stream that it is added to, with its address, where that is settled.
    on: Option<(StreamId, String, String)>,
    case: Option<CaseId>,
    id: CommandId,
    sheet: Sheet,
    /// What can be picked, by the name of the list.
    lists: Lists,
    /// How many inputs stand before those of the event, and before those of time and hands.
    what: usize,
    who: usize,
    /// What went wrong with the whole.
    refused: Option<String>,
    /// Whether it is not known what became of it.
    unknown: bool,
    /// What would be flagged, where it was only checked.
    checked: Option<Vec<String>>,
    /// Whether it was opened anew, so that what was typed before may be filled in.
    fresh: bool,
    /// Whether it is shown within another form, which needs what it records.
    within: bool,
}

/// What a form within another form recorded.
#[derive(Template)]
#[template(path = "record/added.html")]
struct Added {
    chrome: Chrome,
    stream: StreamId,
    called: String,
}

/// What the form sends besides the fields of the entry: its command, what is wanted of it, and the
/// list of which more is asked for.
const OWN: [&str; 3] = ["id", "do", "more"];

/// What the form is about, before anything is typed.
struct Subject {
    event_type: &'static str,
    opens: bool,
    on: Option<StreamId>,
    case: Option<CaseId>,
    offers: Offers,
    words: Words,
    entry: Entry,
    within: bool,
}

/// The form.
pub(super) async fn get(asked: Asked, Path(event): Path<String>) -> Response {
    let page = async {
        let subject = Subject::of(&asked, &event, asked.query.given("on"), &asked.query).await?;
        let mut fields = Fields::default();
        // What a link fills in: the exhibit of a raid's page, the person of an FIR's. Ids alone:
        // nothing that somebody typed stands in an address.
        for (name, value) in asked.query.pairs().filter(|(name, _)| name.starts_with("f.")) {
            if value.parse::<StreamId>().is_ok() {
                fields.set(name, value);
            }
        }
        subject.expected(&mut fields);
        Ok(subject.page(&asked, CommandId::from_bytes(fresh_id()), fields))
    };
    asked.show(page.await)
}

/// Takes the form.
pub(super) async fn post(asked: Asked, Path(event): Path<String>, Sent(fields): Sent) -> Response {
    let words = asked.chosen();
    let refuse = |code: &'static str, id: &str| {
        asked.problem(&Problem::new(StatusCode::BAD_REQUEST, code, say(words, id, &[])))
    };
    let Ok(id) = fields.text("id").parse::<CommandId>() else {
        return refuse("command.no_id", "record-no-id");
    };
    let mut subject = match Subject::of(&asked, &event, fields.given("on"), &asked.query).await {
        Ok(subject) => subject,
        Err(problem) => return asked.problem(&problem),
    };
    let mut fields = fields;
    subject.resolve(&mut fields);
    if let Some(told) = strange(subject.entry.parts(), &OWN, &fields, words) {
        let problem = Problem::new(StatusCode::BAD_REQUEST, "request.bad_form", told);
        return asked.problem(&problem);
    }
    if fields.given("more").is_some() {
        return render(StatusCode::OK, &subject.page(&asked, id, fields));
    }
    let command = match subject.entry.made(id, subject.on, &fields) {
        Ok(command) => command,
        Err(errors) => {
            let mut page = subject.page(&asked, id, fields);
            page.sheet.place(errors);
            let count = [Arg::number("count", page.sheet.errors.len() as i64)];
            page.refused = Some(say(words, "record-to-mend", &count));
            return render(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let answered = match fields.text("do") {
        "check" => asked.app.submit.check(&command).await,
        _ => submit(&asked.app, &command, words).await,
    };
    match answered {
        // One that was recorded before is not only checked: its reader is led to it.
        Ok(answer) if answer.is_recorded() => {
            let position = answer.position;
            if subject.within {
                return asked.show(subject.added(&asked, &answer).await);
            }
            let to = match subject.case {
                Some(case) => format!("/cases/{case}?at_least={position}#e{position}"),
                None => event_href(position),
            };
            Redirect::to(&to).into_response()
        }
        Ok(answer) => {
            let mut page = subject.page(&asked, id, fields);
            page.checked = Some(flagged(&answer, words));
            render(StatusCode::OK, &page)
        }
        Err(problem) => subject.refuse(&asked, id, fields, problem),
    }
}

/// The case file that a stream belongs to, if to one alone.
async fn case_of(asked: &Asked, on: StreamId) -> Result<Option<CaseId>, Problem> {
    if let Some(case) = CaseId::of(on) {
        return Ok(Some(case));
    }
    let sight = asked.sight();
    let history = sight.history(on).await?;
    let cases = sight.cases_of(vec![history]).await?.remove(&on).unwrap_or_default();
    Ok(match cases.as_slice() {
        [only] => CaseId::of(only.case),
        _ => None,
    })
}

/// What would be flagged, in words, each once.
pub(super) fn flagged(answer: &Answer, words: Words) -> Vec<String> {
    let json: Value = serde_json::from_slice(&answer.json).unwrap_or_default();
    let mut told = Vec::new();
    for flag in json["flags"].as_array().into_iter().flatten() {
        let args: Vec<Arg> = serde_json::from_value(flag["args"].clone()).unwrap_or_default();
        let text = words.flag_of(flag["code"].as_str().unwrap_or_default(), &args);
        let section = words.section(flag["section"].as_str().unwrap_or_default());
        let line = text::capital(&format!("{text} ({section})"));
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told
}

impl Subject {
    /// The form again, with why it is not recorded.
    fn refuse(&self, asked: &Asked, id: CommandId, fields: Fields, problem: Problem) -> Response {
        let words = self.words;
        let problem = problem.told(words);
        let errors = self.at_fault(&problem);
        let mut page = self.page(asked, id, fields);
        page.unknown = problem.is_unknown();
        page.refused = Some(match problem.is_sent_before() {
            true => say(words, "record-sent-before", &[]),
            false if !errors.is_empty() => say(words, "record-refused", &[]),
            false => sentence(&problem.message, words),
        });
        page.sheet.place(errors);
        render(problem.status(), &page)
    }

    async fn of(
        asked: &Asked,
        event: &str,
        on: Option<&str>,
        query: &Fields,
    ) -> Result<Self, Problem> {
        let words = asked.chosen();
        let entry = Entry::of(event, words);
        let entry = entry.ok_or_else(|| missing("form"))?;
        let event_type = entry.event_type;
        let on = entry.settled(on);
        let opens = entry.opens(on);
        let case = match query.given("case").and_then(|case| case.parse().ok()) {
            Some(case) => Some(case),
            None => match on {
                Some(on) => case_of(asked, on).await?,
                None => None,
            },
        };
        let offers = Offers::of(asked, case).await?;
        let within = query.given("within").is_some();
        Ok(Self { event_type, opens, on, case, offers, words, entry, within })
    }

    fn page(&self, asked: &Asked, id: CommandId, mut fields: Fields) -> Page {
        let words = self.words;
        let streams = |kind| self.offers.kind(kind);
        let offering = Offering { words, streams: &streams };
        let settled = self.on.map(|on| {
            let name = self.offers.label(on).map_or_else(|| words.stream(on), str::to_owned);
            (on, name, stream_href(on))
        });
        let shown = |parts: &[Part], fields: &Fields| inputs(parts, &Value::Null, fields, offering);
        let mut list: Vec<Input> = Vec::new();
        match self.on {
            Some(on) => fields.set("on", on.to_string()),
            None if self.opens => {}
            None => list.extend(shown(std::slice::from_ref(&self.entry.target), &fields)),
        }
        let what = list.len();
        list.extend(shown(&self.entry.event, &fields));
        let who = list.len();
        list.extend(shown(&self.entry.frame, &fields));
        let mut chrome = asked.chrome(self.entry.name.clone(), "record").spoken(words);
        chrome.fragment = false;
        // What was typed would be lost on the way to the other language.
        chrome.both = asked.reads();
        chrome.bare = self.within;
        chrome.here = format!("/record/{}{}", self.event_type, self.query());
        let lists = lists(&mut list);
        Page {
            chrome,
            event_type: self.event_type.to_owned(),
            about: self.entry.about.clone(),
            opens: self.opens,
            on: settled,
            case: self.case,
            id,
            lists,
            sheet: Sheet { words, inputs: list, fields, errors: Errors::new() },
            what,
            who,
            refused: None,
            unknown: false,
            checked: None,
            fresh: asked.reads(),
            within: self.within,
        }
    }

    /// What a blank form holds, as far as the case that it is opened from tells it: the case itself,
    /// and the only stream of the kind that the event happens to.
    fn expected(&self, fields: &mut Fields) {
        let Some(case) = self.case else { return };
        for (name, kind) in self.entry.parts().filter_map(Part::names_stream) {
            let expected = match name {
                "on" if self.opens => None,
                "on" => kind.map(StreamKind).and_then(|kind| self.offers.only(kind)),
                _ if kind == Some(StreamKind::CASE.0) => Some(case.into()),
                _ => None,
            };
            if let Some(stream) = expected.filter(|_| fields.given(name).is_none()) {
                fields.set(name, stream.to_string());
            }
        }
    }

    /// Takes what was typed for the one stream that is called so, where only one is.
    fn resolve(&mut self, fields: &mut Fields) {
        for (name, kind) in self.entry.parts().filter_map(Part::names_stream) {
            let typed = fields.text(name);
            if typed.is_empty() || stream_in(typed).is_some() {
                continue;
            }
            // Without a case only some of what is on record is offered, and one of it may be another.
            if let Some(stream) = self.offers.called(kind, typed).filter(|_| self.case.is_some()) {
                fields.set(name, stream.to_string());
            }
        }
        if self.on.is_none() {
            self.on = self.entry.settled(fields.given("on"));
        }
    }

    /// What was put on record for another form.
    async fn added(&self, asked: &Asked, answer: &Answer) -> Result<Added, Problem> {
        let json: Value = serde_json::from_slice(&answer.json).unwrap_or_default();
        let stream = json["events"][0]["stream"].as_str().and_then(|stream| stream.parse().ok());
        let stream: StreamId = stream.ok_or_else(|| missing("record"))?;
        let state = asked.sight().history(stream).await?.state();
        let called = state.and_then(|state| state.called());
        let mut chrome = asked.chrome(self.entry.name.clone(), "record").spoken(self.words);
        chrome.bare = true;
        let named = called.map(|called| self.words.called(&called));
        Ok(Added { chrome, stream, called: named.unwrap_or_else(|| self.words.stream(stream)) })
    }

    /// What the address of the form says besides the event.
    fn query(&self) -> String {
        let on = self.on.map(|on| on.to_string()).unwrap_or_default();
        let case = self.case.map(|case| case.to_string()).unwrap_or_default();
        query([("on", &*on), ("case", &*case)])
    }

    /// What a refusal says at the fields that it is about.
    fn at_fault(&self, problem: &Problem) -> Errors {
        let mut names = Vec::new();
        self.entry.parts().for_each(|part| part.names(&mut names));
        let message = sentence(problem.cause(), self.words);
        let names = at_fault(&problem.code, names).into_iter();
        names.map(|name| (name, message.clone())).collect()
    }
}

impl Added {
    fn say(&self, id: &str) -> String {
        say(self.chrome.words, id, &[])
    }
}

impl Page {
    fn action(&self) -> String {
        let case = self.case.map(|case| case.to_string()).unwrap_or_default();
        let within = if self.within { "1" } else { "" };
        format!("/record/{}{}", self.event_type, query([("case", &*case), ("within", within)]))
    }

    /// Under which name what is typed is kept.
    fn keep(&self) -> String {
        let on = self.on.as_ref().map(|(on, ..)| on.to_string()).unwrap_or_default();
        let case = self.case.map(|case| case.to_string()).unwrap_or_default();
        let within = if self.within { "within" } else { "" };
        format!("{} {on} {case} {within}", self.event_type)
    }

    /// Where the reader came from.
    fn back(&self) -> String {
        match (&self.case, &self.on) {
            (Some(case), _) => format!("/cases/{case}"),
            (None, Some((_, _, href))) => href.clone(),
            (None, None) => "/record".into(),
        }
    }

    fn target(&self) -> &[Input] {
        &self.sheet.inputs[..self.what]
    }

    fn event(&self) -> &[Input] {
        &self.sheet.inputs[self.what..self.who]
    }

    fn frame(&self) -> &[Input] {
        &self.sheet.inputs[self.who..]
    }

    fn say(&self, id: &str) -> String {
        self.sheet.say(id)
    }
}
