//! `GET /regime`: the regime in force on a day, or a draft, with what was checked of it.

mod tables;

pub use tables::tables;

use askama::Template;
use axum::response::Response;
use greyfile_casefile::Casefile;
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::values::regime::Regime;
use greyfile_domain::values::text::Code;
use greyfile_envelope::Day;
use greyfile_field::{Why, Wrong};
use greyfile_words::Words;

use self::tables::Table;
use crate::api::{Problem, RegimeAsked, RegimeKey, RegimeNamed, RegimeShown, read_regime};
use crate::kit::fault::{bad, lagging};
use crate::kit::page::{Asked, Chrome};
use crate::kit::text::say;

#[derive(Template)]
#[template(path = "boards/regime/page.html")]
struct Page {
    chrome: Chrome,
    words: Words,
    /// The day that is asked for, as an input has it.
    on: String,
    drafted: bool,
    shown: Option<Shown>,
    /// What was adopted, and what was drafted.
    lists: Vec<Listed>,
}

struct Listed {
    id: &'static str,
    title: String,
    named: Vec<Named>,
}

/// The regime that is shown.
struct Shown {
    title: String,
    code: String,
    from: String,
    source: String,
    currencies: String,
    /// How much of it was checked.
    checked: String,
    is_checked: bool,
    tables: Vec<Table>,
    keys: Vec<Key>,
}

struct Key {
    body: String,
    key: String,
    counts: bool,
    standing: String,
}

/// A regime to look at.
struct Named {
    title: String,
    code: String,
    from: String,
    href: String,
    event: String,
    is_shown: bool,
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let words = asked.words();
    if !asked.sight().shows(&Casefile, asked.at_least()).await {
        return Err(lagging());
    }
    let now = asked.app.now();
    let on: Day = match asked.query.given("on") {
        None => now.day(),
        Some(on) => on.parse().map_err(|_| bad("on", Wrong::new(Why::TimeDay)))?,
    };
    let draft = match asked.query.given("draft") {
        None => None,
        Some(code) => Some(Code::new(code).map_err(|error| bad("draft", Wrong::from(error)))?),
    };
    let found = read_regime(asked.sight(), RegimeAsked { on, draft, now }).await?;
    let RegimeShown { drafted, event, regime, adopted, drafts, keys, .. } = &found;
    let named = |one: &RegimeNamed, href: String| Named {
        title: one.title.to_string(),
        code: one.code.to_string(),
        from: words.day(one.effective_from),
        href,
        event: format!("/events/{}", one.position),
        is_shown: *event == Some(one.event),
    };
    let of_day = |one: &RegimeNamed| named(one, format!("/regime?on={}", one.effective_from));
    let of_draft = |one: &RegimeNamed| named(one, format!("/regime?draft={}", one.code));
    Ok(Page {
        chrome: asked.chrome(say(words, "regime-title", &[]), "regime"),
        words,
        on: on.to_string(),
        drafted: *drafted,
        shown: regime.as_ref().map(|regime| Shown::of(regime, keys, words)),
        lists: vec![
            Listed {
                id: "adopted",
                title: say(words, "regime-adopted", &[]),
                named: adopted.iter().map(of_day).collect(),
            },
            Listed {
                id: "drafts",
                title: say(words, "regime-drafts", &[]),
                named: drafts.iter().map(of_draft).collect(),
            },
        ],
    })
}

impl Page {
    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    fn nothing(&self) -> String {
        let day = self.on.parse().map_or_else(|_| self.on.clone(), |day| self.words.day(day));
        say(self.words, "regime-none", &[Arg::text("day", day)])
    }
}

impl Shown {
    fn of(regime: &Regime, keys: &[RegimeKey], words: Words) -> Self {
        let tables = tables(regime, words);
        let rows = || tables.iter().flat_map(|table| &table.rows);
        let of = |verified: bool| rows().filter(|row| row.verified == Some(verified)).count();
        let (all, open) = (of(true) + of(false), of(false));
        let args = [Arg::count("all", all), Arg::count("count", open)];
        let id = if open > 0 { "regime-unverified" } else { "regime-verified" };
        let currencies: Vec<String> =
            regime.currencies.iter().map(|currency| currency.as_str().to_owned()).collect();
        Self {
            title: regime.title.to_string(),
            code: regime.code.to_string(),
            from: words.day(regime.effective_from),
            source: regime.source.to_string(),
            currencies: words.enumerated(&currencies),
            checked: say(words, id, &args),
            is_checked: open == 0,
            tables,
            keys: keys.iter().map(|key| Key::of(key, words)).collect(),
        }
    }
}

impl Key {
    fn of(key: &RegimeKey, words: Words) -> Self {
        let mut args = Vec::new();
        args.extend(key.until.map(|until| Arg::text("until", words.instant(until))));
        args.extend(key.from.map(|from| Arg::text("from", from)));
        Self {
            body: words.code_of(key.body.as_str()),
            key: key.key.to_string(),
            counts: key.standing.counts(),
            standing: say(words, &format!("regime-standing-{}", key.standing.code()), &args),
        }
    }
}
