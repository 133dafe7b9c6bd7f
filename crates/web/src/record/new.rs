//! `/record/{event}`: the form of any event, for a stream on record or for a new one.

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::FileAttached;
use greyfile_envelope::{CommandId, StreamId};
use serde_json::Value;

use super::about::About;
use super::checked::{self, Checked};
use super::form::{Lists, Sheet, lists, strange};
use super::inputs::{Input, Offering, inputs};
use super::part::Part;
use super::picked;
use super::read::{Errors, too_many};
use super::{named, with_file};
use crate::api::{Problem, submit};
use crate::kit::fault::missing;
use crate::kit::fields::{Fields, Sent};
use crate::kit::link::{entry_href, event_href, stream_href};
use crate::kit::page::{Asked, Chrome, render, sentence};
use crate::kit::query::query;
use crate::kit::text::say;
use crate::sight::name;
use crate::submit::{Answer, fresh_id};

#[derive(Template)]
#[template(path = "record/new.html")]
struct Page {
    chrome: Chrome,
    about: About,
    /// The stream that the form was opened on, and the one that the event is added to.
    linked: Option<Stream>,
    on: Option<Stream>,
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
    /// What was found, where it was only checked.
    checked: Option<Checked>,
    /// Whether it was opened anew, so that what was typed before may be filled in.
    fresh: bool,
}

/// A stream with its name and its address.
struct Stream {
    id: StreamId,
    name: String,
    href: String,
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

/// The form.
pub(crate) async fn get(asked: Asked, Path(event): Path<String>) -> Response {
    let page = async {
        let about = About::of(&asked, &event, asked.query.given("on")).await?;
        let mut fields = Fields::default();
        // What a link fills in: the exhibit of a raid's page, the person of an FIR's. Ids alone:
        // nothing that somebody typed stands in an address.
        for (name, value) in asked.query.pairs().filter(|(name, _)| name.starts_with("f.")) {
            if value.parse::<StreamId>().is_ok() {
                fields.set(name, value);
            }
        }
        about.expected(&mut fields);
        Page::of(&asked, about, CommandId::from_bytes(fresh_id()), fields).await
    };
    asked.show(page.await)
}

/// Takes the form.
pub(crate) async fn post(asked: Asked, Path(event): Path<String>, Sent(fields): Sent) -> Response {
    match taken(&asked, &event, fields).await {
        Ok(response) => response,
        Err(problem) => asked.problem(&problem),
    }
}

/// The form of an event that names a file, with the file in it.
pub(crate) async fn get_with_file(asked: Asked) -> Response {
    get(asked, Path(FileAttached::TYPE.to_owned())).await
}

/// Takes it.
pub(crate) async fn post_with_file(
    asked: Asked,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let taken = async {
        let fields = with_file::read(&asked.app, form).await?;
        taken(&asked, FileAttached::TYPE, fields).await
    };
    match taken.await {
        Ok(response) => response,
        Err(problem) => asked.problem(&problem),
    }
}

async fn taken(asked: &Asked, event: &str, mut fields: Fields) -> Result<Response, Problem> {
    let words = asked.words();
    let Ok(id) = fields.text("id").parse::<CommandId>() else {
        let told = say(words, "record-no-id", &[]);
        return Err(Problem::new(StatusCode::BAD_REQUEST, "command.no_id", told));
    };
    let mut about = About::of(asked, event, fields.given("on")).await?;
    about.resolve(&mut fields);
    if let Some(told) = strange(about.entry.parts(), &OWN, &fields, words) {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "request.bad_form", told));
    }
    if fields.given("more").is_some() {
        let errors = too_many(&about.entry.event, &fields, &Value::Null, words);
        let mut page = Page::of(asked, about, id, fields).await?;
        page.sheet.place(errors);
        return Ok(render(StatusCode::OK, &page));
    }
    let command = match about.entry.made(id, about.on, &fields) {
        Ok(command) => command,
        Err(errors) => {
            let mut page = Page::of(asked, about, id, fields).await?;
            page.sheet.place(errors);
            let count = [Arg::number("count", page.sheet.errors.len() as i64)];
            page.refused = Some(say(words, "record-to-mend", &count));
            return Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page));
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
            if about.within {
                return Ok(asked.show(Added::of(asked, &about, &answer).await));
            }
            let to = match about.shown_in() {
                Some(case) => entry_href(case, position, Some(position)),
                None => event_href(position),
            };
            Ok(Redirect::to(&to).into_response())
        }
        Ok(answer) => {
            let events = checked::events(&command);
            let checked = Checked::of(asked.sight(), words, &answer, &events).await?;
            let mut page = Page::of(asked, about, id, fields).await?;
            page.checked = Some(checked);
            Ok(render(StatusCode::OK, &page))
        }
        Err(problem) => refuse(asked, about, id, fields, problem).await,
    }
}

/// The form again, with why it is not recorded.
async fn refuse(
    asked: &Asked,
    about: About,
    id: CommandId,
    fields: Fields,
    problem: Problem,
) -> Result<Response, Problem> {
    let words = about.words;
    let problem = problem.told(words);
    let errors = about.at_fault(&problem);
    let mut page = Page::of(asked, about, id, fields).await?;
    page.unknown = problem.is_unknown();
    page.refused = Some(match problem.is_sent_before() {
        true => say(words, "record-sent-before", &[]),
        false if !errors.is_empty() => say(words, "record-refused", &[]),
        false => sentence(&problem.message, words),
    });
    page.sheet.place(errors);
    Ok(render(problem.status(), &page))
}

impl Added {
    /// What was put on record for another form.
    async fn of(asked: &Asked, about: &About, answer: &Answer) -> Result<Self, Problem> {
        let json: Value = serde_json::from_slice(&answer.json).unwrap_or_default();
        let stream = json["events"][0]["stream"].as_str().and_then(|stream| stream.parse().ok());
        let stream: StreamId = stream.ok_or_else(|| missing("record"))?;
        // From the log: the views may not have read it yet.
        let called = name(&asked.sight().history(stream).await?, about.words);
        let mut chrome = asked.chrome(about.entry.name.clone(), "record");
        chrome.bare = true;
        Ok(Self { chrome, stream, called })
    }

    fn say(&self, id: &str) -> String {
        say(self.chrome.words, id, &[])
    }
}

impl Page {
    async fn of(
        asked: &Asked,
        about: About,
        id: CommandId,
        mut fields: Fields,
    ) -> Result<Self, Problem> {
        let words = about.words;
        if let Some(on) = about.on {
            fields.set("on", on.to_string());
        }
        let (mut list, what, who) = listed(&about, &fields);
        let sight = asked.sight();
        picked::tell(sight, words, &mut list, &fields).await?;
        named::tell(words, &mut list, &mut fields);
        // What the form was opened on stands in its way back, what it is added to in its lead.
        let both: Vec<StreamId> = about.linked.into_iter().chain(about.on).collect();
        let names = sight.names(both, words).await?;
        let name = |stream: StreamId| {
            let name = names.get(&stream).cloned().unwrap_or_else(|| words.stream(stream));
            Stream { id: stream, name, href: stream_href(stream) }
        };
        let mut chrome = asked.chrome(about.entry.name.clone(), "record");
        chrome.fragment = false;
        chrome.bare = about.within;
        let lists = lists(&mut list);
        let linked = about.linked.map(name);
        let on = about.on.map(name);
        let mut page = Self {
            chrome,
            id,
            on,
            linked,
            lists,
            what,
            who,
            sheet: Sheet { words, inputs: list, fields, errors: Errors::new() },
            refused: None,
            unknown: false,
            checked: None,
            fresh: asked.reads(),
            about,
        };
        page.chrome.here = page.address(false);
        Ok(page)
    }

    /// The address of the form, with nothing that was typed.
    fn address(&self, within: bool) -> String {
        let on = self.linked.as_ref().map(|on| on.id.to_string()).unwrap_or_default();
        let case = self.about.from.map(|case| case.to_string()).unwrap_or_default();
        let within = if within { "1" } else { "" };
        let query = query([("on", &*on), ("case", &*case), ("within", within)]);
        format!("/record/{}{query}", self.about.entry.event_type)
    }

    fn action(&self) -> String {
        self.address(self.about.within)
    }

    /// Under which name what is typed is kept.
    fn keep(&self) -> String {
        let on = self.linked.as_ref().map(|on| on.id.to_string()).unwrap_or_default();
        let case = self.about.from.map(|case| case.to_string()).unwrap_or_default();
        let within = if self.about.within { "within" } else { "" };
        format!("{} {on} {case} {within}", self.about.entry.event_type)
    }

    /// Where the reader came from.
    fn back(&self) -> String {
        match (&self.about.case, &self.linked) {
            (Some(case), _) => format!("/cases/{case}"),
            (None, Some(on)) => on.href.clone(),
            (None, None) => "/record".into(),
        }
    }

    /// Whether another stream was chosen than the form was opened on, or has to be.
    fn moved(&self) -> bool {
        self.about.linked != self.about.on || self.sheet.error("on").is_some()
    }

    fn takes_file(&self) -> bool {
        self.about.entry.event_type == FileAttached::TYPE
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

/// The fields of the form, and how many of them stand before those of the event, and before those of
/// time and hands.
fn listed(about: &About, fields: &Fields) -> (Vec<Input>, usize, usize) {
    let streams = |kind| about.offers.kind(kind);
    let offering = Offering { words: about.words, streams: &streams };
    let shown = |parts: &[Part]| inputs(parts, &Value::Null, fields, offering);
    let mut list: Vec<Input> = Vec::new();
    if about.asks_which() {
        list.extend(shown(std::slice::from_ref(&about.entry.target)));
    }
    let what = list.len();
    list.extend(shown(&about.entry.event));
    if about.entry.event_type == FileAttached::TYPE {
        let of_event = list.split_off(what);
        list.extend(with_file::inputs(of_event, fields, about.words));
    }
    let who = list.len();
    list.extend(shown(&about.entry.frame));
    (list, what, who)
}
