//! Which language a reader wants: what the address asks for, what was chosen before, or what the
//! browser says.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use greyfile_words::{Lang, Words};

use super::fields::Fields;
use super::sections::is_fragment;

/// The cookie that keeps the choice. It tells nothing of who chose.
const COOKIE: &str = "lang";
/// How long the choice is kept, in seconds: a year.
const KEPT_S: u32 = 31_536_000;

/// The words a request asks for.
pub(crate) fn of(uri: &Uri, headers: &HeaderMap) -> Words {
    let browser = || {
        let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        Some(Lang::accepted(header))
    };
    let lang = asked(uri).or_else(|| chosen(headers)).or_else(browser);
    Words::of(lang.unwrap_or(Lang::En))
}

/// The language that the address names.
fn asked(uri: &Uri) -> Option<Lang> {
    Fields::of(uri).given(COOKIE).and_then(exact)
}

/// The language that was chosen before.
fn chosen(headers: &HeaderMap) -> Option<Lang> {
    let cookies = headers.get_all(header::COOKIE).into_iter();
    let pairs = cookies.filter_map(|value| value.to_str().ok()).flat_map(|line| line.split(';'));
    pairs
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .and_then(|(_, value)| exact(value))
}

fn exact(code: &str) -> Option<Lang> {
    [Lang::En, Lang::Ur].into_iter().find(|lang| lang.code() == code)
}

/// The address of a page in a language.
pub(crate) fn in_it(here: &str, lang: Lang) -> String {
    let between = if here.contains('?') { '&' } else { '?' };
    format!("{here}{between}{COOKIE}={}", lang.code())
}

/// Keeps what the address asks for. A page that is fetched again by itself names its language too,
/// and nobody chose then.
pub(crate) async fn keep(request: Request, next: Next) -> Response {
    let chooses = !is_fragment(request.headers());
    let asked = chooses.then(|| asked(request.uri())).flatten();
    let mut response = next.run(request).await;
    if let Some(lang) = asked {
        let cookie =
            format!("{COOKIE}={}; Path=/; Max-Age={KEPT_S}; SameSite=Lax; HttpOnly", lang.code());
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_goes_before_the_cookie_and_the_cookie_before_the_browser() {
        for (path, cookie, browser, lang) in [
            ("/", None, None, Lang::En),
            ("/", None, Some("ur-PK,en;q=0.5"), Lang::Ur),
            ("/", Some("a=b; lang=en"), Some("ur"), Lang::En),
            ("/?lang=ur", Some("lang=en"), None, Lang::Ur),
            ("/?lang=fr", Some("lang=ur"), None, Lang::Ur),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(cookie) = cookie {
                headers.insert(header::COOKIE, HeaderValue::from_static(cookie));
            }
            if let Some(browser) = browser {
                headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(browser));
            }
            let words = of(&Uri::from_static(path), &headers);
            assert_eq!(words.lang(), lang, "{path} {cookie:?} {browser:?}");
        }
    }
}
