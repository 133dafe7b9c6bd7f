//! What every page has around it, and the page that says what went wrong.

use std::convert::Infallible;
use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{Extensions, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use greyfile_domain::kernel::arg::Arg;
use greyfile_envelope::Position;
use greyfile_words::{Lang, Words};

use crate::api::Problem;
use crate::app::{App, Viewing};
use crate::assets;
use crate::kit::fields::Fields;
use crate::kit::nav::Navigation;
use crate::kit::notice::{self, Notice};
use crate::kit::sections::{self, Held, is_fragment};
use crate::kit::{lang, text};
use crate::sight::Sight;

/// A page's request: the service, and how it was asked.
pub(crate) struct Asked {
    /// The service.
    pub(crate) app: Arc<App>,
    sight: Sight,
    /// The query string.
    pub(crate) query: Fields,
    uri: Uri,
    fragment: bool,
    words: Words,
    banner: Banner,
    held: Held,
    reads: bool,
}

impl FromRequestParts<Arc<Viewing>> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        viewing: &Arc<Viewing>,
    ) -> Result<Self, Infallible> {
        Ok(Self {
            app: Arc::clone(&viewing.app),
            sight: viewing.sight.clone(),
            query: Fields::of(&parts.uri),
            uri: parts.uri.clone(),
            fragment: is_fragment(&parts.headers),
            words: lang::of(&parts.uri, &parts.headers),
            banner: Banner::of(&viewing.app, &parts.extensions),
            held: Held::of(&parts.headers),
            reads: parts.method == Method::GET,
        })
    }
}

/// What every page says first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Banner {
    /// Whether this is a demonstration.
    pub(crate) demo: bool,
    /// What every reader has to know: what has stopped, and how this process was set up.
    pub(crate) notices: Vec<Notice>,
    /// Where navigation leads.
    pub(crate) navigation: Navigation,
}

impl Banner {
    pub(crate) fn of(app: &App, extensions: &Extensions) -> Self {
        let navigation = extensions.get::<Navigation>().cloned().unwrap_or_default();
        Self { demo: app.is_demo(), notices: notice::of(app), navigation }
    }
}

/// What is around a page's main part.
#[derive(Debug, Clone)]
pub(crate) struct Chrome {
    /// The page's title.
    pub(crate) title: String,
    /// Which entry of the navigation it belongs to.
    pub(crate) nav: &'static str,
    /// What every page says first.
    pub(crate) banner: Banner,
    /// Whether only the main part is wanted.
    pub(crate) fragment: bool,
    /// The page's own address, for its refresh.
    pub(crate) here: String,
    /// The view it follows; empty for pages that stand still.
    pub(crate) view: &'static str,
    /// The last event it has taken in.
    pub(crate) position: Position,
    /// The language of the page.
    pub(crate) words: Words,
    /// Whether a reader can switch to the other language: what came from a form would be lost.
    pub(crate) switches: bool,
    /// Whether the page stands within another one, without what is around it.
    pub(crate) bare: bool,
}

impl Chrome {
    /// A message of every page.
    pub(crate) fn say(&self, id: &str) -> String {
        text::say(self.words, id, &[])
    }

    /// What stands between things in a row.
    pub(crate) fn between(&self) -> String {
        text::between(self.words)
    }

    /// Up to which position the page shows the record.
    pub(crate) fn as_of(&self) -> String {
        let at = Arg::number("position", i64::try_from(self.position.0).unwrap_or(i64::MAX));
        text::say(self.words, "page-as-of", &[at])
    }

    /// The language of the page and the way it runs.
    pub(crate) fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// The same page in the other language.
    pub(crate) fn other_href(&self) -> String {
        lang::in_it(&self.here, self.lang().other())
    }

    /// Where the page is fetched again. It stays in its language, whatever was chosen since on
    /// another page.
    pub(crate) fn again_href(&self) -> String {
        lang::in_it(&self.here, self.lang())
    }

    /// The code of the other language.
    pub(crate) fn other_lang(&self) -> &'static str {
        self.lang().other().code()
    }

    /// The address of an embedded file.
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// Whether the page refreshes itself.
    pub(crate) fn live(&self) -> bool {
        !self.view.is_empty()
    }

    /// The same page, refreshed when this view moves on past the position.
    pub(crate) fn following(mut self, view: &'static str, position: Position) -> Self {
        (self.view, self.position) = (view, position);
        self
    }
}

impl Asked {
    /// What is around this page.
    pub(crate) fn chrome(&self, title: impl Into<String>, nav: &'static str) -> Chrome {
        Chrome {
            title: title.into(),
            nav,
            banner: self.banner.clone(),
            fragment: self.fragment,
            here: format!("{}{}", self.uri.path(), self.plain_query().to_query()),
            view: "",
            position: Position::ZERO,
            words: self.words,
            switches: self.reads,
            bare: false,
        }
    }

    /// The log and the views, as the reader may see them.
    pub(crate) const fn sight(&self) -> &Sight {
        &self.sight
    }

    /// Whether the request only reads.
    pub(crate) const fn reads(&self) -> bool {
        self.reads
    }

    /// The words that the reader asks for.
    pub(crate) const fn words(&self) -> Words {
        self.words
    }

    /// The position the reader has to see, because they just wrote it.
    pub(crate) fn at_least(&self) -> Option<Position> {
        self.query.given("at_least")?.parse().ok().map(Position)
    }

    /// What was asked for, without what the reader's own last step and language added: it is right
    /// in a link for whoever follows it.
    pub(crate) fn plain_query(&self) -> Fields {
        self.query.without(&["at_least", "lang"])
    }

    /// The page, of one that the browser shows already the sections that changed; or the page that
    /// says what went wrong.
    pub(crate) fn show(&self, page: Result<impl Template, Problem>) -> Response {
        match page {
            Ok(page) => answer(StatusCode::OK, &page, |html| match self.fragment {
                true => sections::changed(&html, &self.held),
                false => sections::changed(&html, &Held::default()),
            }),
            Err(problem) => self.problem(&problem),
        }
    }

    /// The page that says what went wrong.
    pub(crate) fn problem(&self, problem: &Problem) -> Response {
        let here = self.chrome("", "").here;
        let banner = self.banner.clone();
        let still = Still { banner, fragment: self.fragment, here, words: self.words };
        problem_page(still, problem)
    }
}

/// A page as an answer.
pub(crate) fn render(status: StatusCode, page: &impl Template) -> Response {
    answer(status, page, |html| html)
}

fn answer(status: StatusCode, page: &impl Template, with: impl Fn(String) -> String) -> Response {
    match page.render().map(with) {
        Ok(html) => (status, [(header::VARY, "HX-Request, Cookie, Accept-Language")], Html(html))
            .into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What a page that says what went wrong knows of the request.
#[derive(Debug, Clone)]
pub(crate) struct Still {
    /// What every page says first.
    pub(crate) banner: Banner,
    /// Whether only the main part is wanted.
    pub(crate) fragment: bool,
    /// Where to try again; empty where the request was no plain reading.
    pub(crate) here: String,
    /// The words that the reader asks for.
    pub(crate) words: Words,
}

impl Still {
    /// What is known of a request before it is answered.
    pub(crate) fn of(request: &Request, banner: Banner) -> Self {
        let path = request.uri().path_and_query().map_or("", |path| path.as_str());
        let here = if *request.method() == Method::GET { path } else { "" };
        Self {
            banner,
            fragment: is_fragment(request.headers()),
            here: here.to_owned(),
            words: lang::of(request.uri(), request.headers()),
        }
    }
}

#[derive(Template)]
#[template(path = "kit/problem.html")]
struct ProblemPage<'a> {
    chrome: Chrome,
    problem: &'a Problem,
    message: String,
}

/// The page that says what went wrong.
pub(crate) fn problem_page(still: Still, problem: &Problem) -> Response {
    let (status, words) = (problem.status(), still.words);
    let chrome = Chrome {
        title: text::say(words, title_of(status, &problem.code), &[]),
        nav: "",
        banner: still.banner,
        fragment: still.fragment,
        switches: !still.here.is_empty(),
        here: still.here,
        view: "",
        position: Position::ZERO,
        words,
        bare: false,
    };
    let problem = &problem.clone().told(words);
    render(status, &ProblemPage { chrome, problem, message: sentence(&problem.message, words) })
}

impl ProblemPage<'_> {
    fn rule(&self, rule: &str) -> String {
        text::say(self.chrome.words, "problem-rule", &[Arg::text("rule", rule)])
    }

    fn say(&self, id: &str) -> String {
        self.chrome.say(id)
    }
}

/// The message that says what went wrong as a heading does.
fn title_of(status: StatusCode, code: &str) -> &'static str {
    if code == "filter.unknown" {
        return "problem-title-filter";
    }
    match status.as_u16() {
        400 => "problem-title-unreadable",
        403 => "problem-title-origin",
        404 => "problem-title-nothing",
        405 => "problem-title-method",
        409 => "problem-title-before",
        413 => "problem-title-much",
        421 => "problem-title-address",
        422 => "problem-title-refused",
        503 => "problem-title-later",
        500..=599 => "problem-title-mistake",
        _ => "problem-title-failed",
    }
}

/// A message as a sentence: programs read it in the middle of a line, people by itself. Urdu ends its
/// sentences with a stop of its own.
pub(crate) fn sentence(message: &str, words: Words) -> String {
    let message = super::text::capital(message.trim());
    if message.ends_with(['.', '?', '!', '۔', '؟']) {
        return message;
    }
    message
        + match words.lang() {
            Lang::En => ".",
            Lang::Ur => "۔",
        }
}
