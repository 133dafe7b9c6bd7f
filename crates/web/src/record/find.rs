//! `POST /record/find`: what a field may mean while somebody types into it, as options of a list. What
//! is typed can name somebody, so it travels in the body and in no address.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use greyfile_casefile::{Casefile, numbered};
use greyfile_domain::streams::ids::CaseId;
use greyfile_domain::values::gazetteer::{Entry, Gazetteer};
use greyfile_domain::values::place::Wanted;
use greyfile_domain::values::same::plain;
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_names::Found;
use greyfile_words::{Lang, Words};

use super::offers::Offers;
use super::value::stream_in;
use crate::api::Problem;
use crate::kit::fields::{Fields, Sent};
use crate::kit::page::Asked;

/// Most things that are offered at once.
const FOUND_MAX: usize = 20;

#[derive(Template)]
#[template(
    source = "{% for (value, words) in found %}<option value=\"{{ value }}\">{{ words }}</option>{% endfor %}",
    ext = "html"
)]
struct Options {
    found: Vec<(String, String)>,
}

/// The options.
pub(crate) async fn post(asked: Asked, Sent(fields): Sent) -> Response {
    match find(&asked, &fields).await {
        Ok(found) => Html(Options { found }.render().unwrap_or_default()).into_response(),
        // A field that offers nothing can still be filled.
        Err(_) => Html(String::new()).into_response(),
    }
}

async fn find(asked: &Asked, fields: &Fields) -> Result<Vec<(String, String)>, Problem> {
    let (sight, words) = (asked.sight(), asked.words());
    let (typed, wanted) = (fields.text("q").to_owned(), fields.text("kind").to_owned());
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    if wanted == "place" {
        return places_like(asked, typed, words).await;
    }
    let kind = StreamKind::ALL.iter().copied().find(|kind| kind.word() == Some(&*wanted));
    let case = fields.text("case").parse::<CaseId>().ok();
    let of_case = Offers::of(asked, case).await?;
    let mut found: Vec<(String, String)> = Vec::new();
    // An id, or the address of a page.
    if let Some(stream) =
        stream_in(&typed).filter(|stream| kind.is_none_or(|kind| stream.kind == kind))
    {
        let name = sight.names(vec![stream], words).await?.remove(&stream);
        found.push((stream.to_string(), name.unwrap_or_else(|| words.stream(stream))));
    }
    let like = plain(&typed);
    let offered = of_case.kind(kind.map(|kind| kind.0)).into_iter();
    found.extend(offered.filter(|(_, label)| plain(label).contains(&like)));
    for kind in kind.map_or(BY_NAME.to_vec(), |kind| vec![kind]) {
        found.extend(by_name(asked, kind, typed.clone(), words).await?);
    }
    if let Some(kind) = kind {
        found.extend(by_number(asked, kind, &typed, words).await?);
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|(value, _)| seen.insert(value.clone()));
    found.truncate(FOUND_MAX);
    Ok(found)
}

/// Places with this text in a name: the name in the reader's language, with the other one beside it.
async fn places_like(
    asked: &Asked,
    typed: String,
    words: Words,
) -> Result<Vec<(String, String)>, Problem> {
    let sight = asked.sight();
    let known = sight.read(Casefile, move |reader| reader.gazetteer()).await?;
    let found = known.named_like(&typed).take(FOUND_MAX);
    Ok(found.map(|entry| in_words(&known, entry, words)).collect())
}

/// A place as it is typed, with what else it is called. A name that means another place too means
/// none where it is typed: then its code is.
fn in_words(known: &Gazetteer, entry: &Entry, words: Words) -> (String, String) {
    let english = entry.name_en.to_string();
    let urdu = entry.name_ur.as_ref().map_or_else(String::new, ToString::to_string);
    let (own, other) = match words.lang() {
        Lang::Ur if !urdu.is_empty() => (urdu, english),
        Lang::En | Lang::Ur => (english, urdu),
    };
    let means = |name: &str| {
        let mut wanted = Wanted::of(entry.kind);
        wanted.all(|wanted| known.find(name, wanted) == Some(&entry.code))
    };
    if means(&own) {
        (own, other)
    } else if means(&other) {
        (other, own)
    } else {
        (entry.code.to_string(), own)
    }
}

/// Kinds of streams that are looked for by name where a field takes any.
const BY_NAME: [StreamKind; 6] = [
    StreamKind::CASE,
    StreamKind::PERSON,
    StreamKind::EXHIBIT,
    StreamKind::RAID,
    StreamKind::FIR,
    StreamKind::CENTRE,
];

/// Streams of a kind with all of these words in their names, titles, numbers or addresses, in either
/// script: what each is called, then those texts.
async fn by_name(
    asked: &Asked,
    kind: StreamKind,
    typed: String,
    words: Words,
) -> Result<Vec<(String, String)>, Problem> {
    let Some(names) = asked.app.names.clone() else { return Ok(Vec::new()) };
    let sight = asked.sight();
    let view = names.clone();
    let found = sight
        .read(view, move |reader| greyfile_names::find(&names, reader, kind, &typed, FOUND_MAX));
    let found = found.await?;
    let mut names = sight.names(found.iter().map(|one| one.stream).collect(), words).await?;
    let option = |Found { stream, texts }: Found| {
        // What it is called by is often one of the texts.
        let name = names.remove(&stream);
        let name = name.filter(|name| !texts.iter().any(|text| name.contains(text)));
        let parts: Vec<String> = name.into_iter().chain(texts).collect();
        (stream.to_string(), parts.join(", "))
    };
    Ok(found.into_iter().map(option).collect())
}

/// FIRs and exhibits with a number in a register: `93/2024`, or `93` of any year.
async fn by_number(
    asked: &Asked,
    kind: StreamKind,
    typed: &str,
    words: Words,
) -> Result<Vec<(String, String)>, Problem> {
    let (serial, year) = match typed.split_once('/') {
        Some((serial, year)) => (serial.trim().parse(), year.trim().parse().ok()),
        None => (typed.trim().parse(), None),
    };
    let Ok(serial) = serial else { return Ok(Vec::new()) };
    let sight = asked.sight();
    let found =
        sight.read(Casefile, move |reader| numbered(reader, kind, serial, year, FOUND_MAX)).await?;
    let names = sight.names(found.iter().map(|(stream, ..)| *stream).collect(), words).await?;
    let option = |(stream, place, year): (StreamId, String, _)| {
        let name = names.get(&stream).cloned().unwrap_or_else(|| words.stream(stream));
        (stream.to_string(), format!("{name} \u{2068}{place} {serial}/{year}\u{2069}"))
    };
    Ok(found.into_iter().map(option).collect())
}
