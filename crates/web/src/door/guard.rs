//! What stands before every request: who may ask from where, what a browser may do with the
//! answer, and on what page a person reads why there is none.
//!
//! Until access control exists the service listens on loopback only. A page of another site could
//! still make a browser on this machine send requests here, so the Host header has to name this
//! service or the address it is reached by through a proxy (against DNS rebinding), and anything that
//! changes the record has to come from its own pages or from a program (no Origin).

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use greyfile_domain::kernel::arg::Arg;
use greyfile_words::Words;
use hyper::body::Body as HttpBody;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::{RequestBodyDeadlineLayer, RequestBodyTimeoutLayer};

use super::limits::{BODY_LEN_MAX, UnderWay, limit};
use super::names::Names;
use super::traced::traced;
use crate::App;
use crate::api::{Problem, words};
use crate::kit;
use crate::kit::page::{Banner, Still, problem_page};

/// How long a client may send nothing of a body that it began.
const BODY_PAUSE_MAX: Duration = Duration::from_secs(30);

/// How long a body may take as a whole: the longest one at 4 kB a second, as over a poor line.
const BODY_TIME_MAX: Duration = Duration::from_secs(256);

/// How long a file may take as a whole: the longest one at 300 kB a second. One that takes longer is
/// sent in parts.
const FILE_TIME_MAX: Duration = Duration::from_secs(4 * 60 * 60);

/// Which site asks, of the reader's own, another or none.
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Scripts, styles, connections and frames of this service alone; no plugins.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
     img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-src 'self'; \
     frame-ancestors 'self'; base-uri 'none'";

/// Where this service answers: each the origin of its pages, such as `http://localhost:8080`.
#[derive(Debug, Clone)]
struct Origins(Arc<[String]>);

impl Origins {
    fn of(names: &Names) -> Self {
        let own = ["127.0.0.1", "localhost", "[::1]"];
        let own = own.map(|host| format!("http://{host}:{}", names.port));
        Self(own.into_iter().chain(names.public.iter().map(ToString::to_string)).collect())
    }

    fn has(&self, origin: &[u8]) -> bool {
        self.0.iter().any(|own| own.as_bytes().eq_ignore_ascii_case(origin))
    }

    fn has_host(&self, host: &str) -> bool {
        let host_of = |own: &str| own.split_once("://").map(|(_, host)| host.to_owned());
        self.0.iter().filter_map(|own| host_of(own)).any(|own| own.eq_ignore_ascii_case(host))
    }
}

/// What is behind the door.
pub(crate) enum Behind {
    /// The service.
    Open(Arc<App>),
    /// One that opens its log: whether it is going to show pages.
    Opening { pages: bool },
}

impl Behind {
    /// Whether people ask here.
    fn has_pages(&self) -> bool {
        match self {
            Self::Open(app) => app.views.is_some(),
            Self::Opening { pages } => *pages,
        }
    }

    /// What every page says first.
    fn banner(&self, request: &Request) -> Banner {
        match self {
            Self::Open(app) => Banner::of(app, request.extensions()),
            // Nobody knows yet which log it is. Where there is nothing to see, nothing leads there.
            Self::Opening { .. } => Banner::default(),
        }
    }
}

/// Puts the guard before every route. `long` are those that take files: their bodies may be longer, and
/// take longer.
pub(crate) fn layers(router: Router, long: Router, behind: &Arc<Behind>, names: &Names) -> Router {
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let (router, long) = match **behind {
        Behind::Open(_) => (
            router
                .fallback({
                    let behind = Arc::clone(behind);
                    move |request| nothing_here(behind, request)
                })
                .method_not_allowed_fallback(not_that_way),
            long.method_not_allowed_fallback(not_that_way),
        ),
        // Whatever is asked for may be there in a moment.
        Behind::Opening { .. } => (router, long),
    };
    let long =
        long.layer(DefaultBodyLimit::disable()).layer(RequestBodyDeadlineLayer::new(FILE_TIME_MAX));
    router
        .layer(DefaultBodyLimit::max(BODY_LEN_MAX))
        .layer(RequestBodyDeadlineLayer::new(BODY_TIME_MAX))
        .merge(long)
        .layer(RequestBodyTimeoutLayer::new(BODY_PAUSE_MAX))
        .layer(middleware::from_fn_with_state(UnderWay::default(), limit))
        .layer(middleware::from_fn_with_state(Origins::of(names), check))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(traced))
        .layer(middleware::from_fn_with_state(Arc::clone(behind), tell))
        // Signals are left as they are, since a compressor would hold them back; fonts are compressed
        // already, and so are most files.
        .layer(CompressionLayer::new().compress_when(
            DefaultPredicate::new().and(NotForContentType::const_new("font/")).and(NotOfFiles),
        ))
        .layer(middleware::from_fn(whole_for_strangers))
        .layer(header(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // A page's address holds ids only, but nobody else needs those either. Without the
        // same-origin part, browsers would send no usable Origin with our own forms.
        .layer(header(header::REFERRER_POLICY, "same-origin"))
        // Case files hold personal data: nothing keeps a copy unless it says so itself.
        .layer(header(header::CACHE_CONTROL, "no-store"))
}

/// Leaves files as they are: their length and their ranges count bytes of the file.
#[derive(Debug, Clone, Copy)]
struct NotOfFiles;

impl Predicate for NotOfFiles {
    fn should_compress<B: HttpBody>(&self, response: &axum::http::Response<B>) -> bool {
        !response.headers().contains_key(header::ACCEPT_RANGES)
    }
}

/// A page of another site can make a reader's browser ask for what it likes, and a page shows what
/// was searched for beside what is on record. If the answer were compressed, its length on the wire
/// would tell how much of the one is in the other. So what another site asks for goes out as it is.
/// Browsers say who asks wherever the wire is encrypted; where it is not, it tells everything.
async fn whole_for_strangers(mut request: Request, next: Next) -> Response {
    let asks = request.headers().get(SEC_FETCH_SITE);
    if asks.is_some_and(|asks| asks != "same-origin" && asks != "none") {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    next.run(request).await
}

async fn check(State(origins): State<Origins>, request: Request, next: Next) -> Response {
    match refuse(&origins, &request) {
        Some(problem) => problem.into_response(),
        None => next.run(request).await,
    }
}

fn refuse(origins: &Origins, request: &Request) -> Option<Problem> {
    let header = |name: HeaderName| request.headers().get(name).map(HeaderValue::as_bytes);
    // Two of them, or another one in the address, and a proxy may have looked at one and this
    // service at the other.
    let hosts = request.headers().get_all(header::HOST).iter().count();
    let named = request.uri().authority().map(|authority| authority.as_str());
    if hosts > 1 || named.is_some_and(|host| !origins.has_host(host)) {
        let code = if hosts > 1 { "request.hosts" } else { "request.host" };
        let status =
            if hosts > 1 { StatusCode::BAD_REQUEST } else { StatusCode::MISDIRECTED_REQUEST };
        return Some(Problem::of(status, code, [Arg::text("origin", &origins.0[0])]));
    }
    // Nothing is unpacked: a few bytes can be a body of gigabytes.
    let encoded = header(header::CONTENT_ENCODING);
    if encoded.is_some_and(|encoded| !encoded.eq_ignore_ascii_case(b"identity")) {
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        return Some(Problem::of(status, "request.encoded", []));
    }
    let host = header(header::HOST)
        .and_then(|host| std::str::from_utf8(host).ok())
        .or_else(|| request.uri().authority().map(|authority| authority.as_str()));
    if !host.is_some_and(|host| origins.has_host(host)) {
        return Some(Problem::of(
            StatusCode::MISDIRECTED_REQUEST,
            "request.host",
            [Arg::text("origin", &origins.0[0])],
        ));
    }
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return None;
    }
    match header(header::ORIGIN) {
        Some(origin) if !origins.has(origin) => {
            Some(Problem::of(StatusCode::FORBIDDEN, "request.origin", []))
        }
        _ => None,
    }
}

/// Whether an address is for programs, which are answered in JSON whatever they accept.
fn is_for_programs(path: &str) -> bool {
    path == "/api"
        || path.starts_with("/api/")
        || matches!(path, "/healthz" | "/readyz" | "/metrics")
}

async fn nothing_here(behind: Arc<Behind>, request: Request) -> Problem {
    let of = match behind.has_pages() {
        false => "commands",
        true if is_for_programs(request.uri().path()) => "api",
        true => "page",
    };
    Problem::of(StatusCode::NOT_FOUND, "request.not_found", [Arg::code("of", of)])
}

async fn not_that_way(request: Request) -> Problem {
    let of = if is_for_programs(request.uri().path()) { "api" } else { "page" };
    Problem::of(StatusCode::METHOD_NOT_ALLOWED, "request.method", [Arg::code("of", of)])
}

/// Puts what went wrong on a page, where a person asked; programs get it in the language that they
/// accept.
async fn tell(State(behind): State<Arc<Behind>>, request: Request, next: Next) -> Response {
    let accepts = request.headers().get_all(header::ACCEPT).iter();
    let html =
        accepts.filter_map(|value| value.to_str().ok()).any(|value| value.contains("text/html"));
    let person = html && behind.has_pages() && !is_for_programs(request.uri().path());
    let still = Still::of(&request, behind.banner(&request));
    let words = match is_for_programs(request.uri().path()) {
        true => words(request.headers()),
        false => kit::lang::of(request.uri(), request.headers()).plain(),
    };
    let response = next.run(request).await;
    if person { on_a_page(response, still) } else { in_words(response, words) }
}

/// The answer as it is, or the problem in these words. Until here nobody knew who asks.
fn in_words(response: Response, words: Words) -> Response {
    let Some(problem) = response.extensions().get::<Problem>() else { return response };
    let mut told = problem.clone().told(words).into_response();
    for (name, value) in response.headers() {
        if !told.headers().contains_key(name) && name != header::CONTENT_LENGTH {
            told.headers_mut().append(name.clone(), value.clone());
        }
    }
    told
}

/// The answer as it is, or the page that says why there is none.
fn on_a_page(response: Response, still: Still) -> Response {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    if !is_error || is_page {
        return response;
    }
    let problem = response.extensions().get::<Problem>().cloned().unwrap_or_else(|| {
        // What a library refused before any handler of ours saw it.
        Problem::of(status, "request.unreadable", [])
    });
    let mut page = problem_page(still, &problem);
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}

/// A bug met while answering. The program's own panic hook has told where; what it said may hold
/// what the request held, and is told nowhere.
fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let of = [Arg::code("of", "any")];
    Problem::of(StatusCode::INTERNAL_SERVER_ERROR, Problem::PANICKED, of).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn page(response: Response) -> (StatusCode, String) {
        let banner = crate::kit::page::Banner { demo: true, ..Default::default() };
        let words = Words::of(greyfile_words::Lang::En);
        let still = Still { banner, fragment: false, here: String::new(), words };
        let response = on_a_page(response, still);
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_mistake_of_the_program_is_a_page_that_says_what_to_do() {
        let (status, html) = page(panicked(Box::new("01234-1234567-1"))).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        for words in ["<html", "Demonstration", "what was acknowledged before is safe", "report"] {
            assert!(html.contains(words), "{words} in {html}");
        }
        assert!(!html.contains("01234"), "what the panic said is told nowhere");
    }

    #[tokio::test]
    async fn what_a_library_refused_is_a_page_too_and_a_page_stays_itself() {
        let (status, html) = page((StatusCode::BAD_REQUEST, "Invalid URL").into_response()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(html.contains("nothing was recorded") && !html.contains("Invalid URL"));
        let own = axum::response::Html("<p>the form again</p>");
        let (_, html) = page((StatusCode::UNPROCESSABLE_ENTITY, own).into_response()).await;
        assert_eq!(html, "<p>the form again</p>");
    }
}
