//! `GET /cases`: the list of case files.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use greyfile_casefile::{CaseSummary, Casefile, Filter, next_as_of};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::case::CaseStage;
use greyfile_domain::values::same::alike;
use greyfile_domain::values::vocabulary::AGENCIES;
use greyfile_domain::values::{Gazetteer, Wanted};
use greyfile_field::{Why, Wrong};
use greyfile_words::{Lang, Words, id};

use crate::api::{Problem, bad_after, listed};
use crate::kit::fault::{bad, lagging, not_a_number};
use crate::kit::fields::Fields;
use crate::kit::format::{self, Num, stream_href};
use crate::kit::page::{Asked, Chrome};
use crate::kit::place;
use crate::kit::text::say;

/// Case files on a page.
const PAGE: usize = 50;
/// The stages a case can be in.
#[derive(Template)]
#[template(path = "streams/case/list.html")]
struct Page {
    chrome: Chrome,
    words: Words,
    query: Fields,
    cases: Vec<CaseSummary>,
    gazetteer: Arc<Gazetteer>,
    next: Option<String>,
    filtered: bool,
    later_page: bool,
    /// Whether this part of the list is another one by now.
    moved: bool,
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let (query, words) = (asked.plain_query(), asked.words());
    let filter = filter(&query)?;
    let after = query.given("next").map(str::to_owned);
    let as_of = match after.as_deref() {
        None => None,
        Some(after) => Some(next_as_of(after).ok_or_else(|| bad_after("next"))?),
    };
    if !asked.sight().shows(&Casefile, asked.at_least().max(as_of)).await {
        return Err(lagging());
    }
    let filtered = filter != Filter::default();
    let later_page = after.is_some();
    let page = listed(asked.sight(), filter, after, PAGE).await?;
    let gazetteer = asked.sight().read(Casefile, |reader| reader.gazetteer()).await?;
    let next = page.next.map(|next| {
        let mut query = query.clone();
        query.set("next", next);
        format!("/cases{}", query.to_query())
    });
    let chrome = asked.chrome(say(words, "cases-title", &[]), "cases");
    let chrome = chrome.following("casefile", page.position);
    let (cases, moved) = (page.cases, page.moved);
    Ok(Page { chrome, words, query, cases, gazetteer, next, filtered, later_page, moved })
}

fn filter(query: &Fields) -> Result<Filter, Problem> {
    let text = |name: &str| query.given(name).map(str::to_owned);
    let stage = match query.given("stage") {
        None => None,
        Some(word) => Some(
            CaseStage::ALL.into_iter().find(|stage| stage.word() == word).ok_or_else(|| {
                let names = CaseStage::ALL.map(CaseStage::word);
                bad("stage", Wrong::new(Why::ChoiceUnknown).names("names", names))
            })?,
        ),
    };
    let year = match query.given("year") {
        None => None,
        Some(year) => Some(year.parse().map_err(|_| bad("year", not_a_number()))?),
    };
    let agency = query.given("agency").map(agency_of);
    Ok(Filter { city: text("city"), stage, agency, year, q: text("q") })
}

/// The code of an agency: of the one that is called so in either language, as the list shows it, or
/// else what was typed.
fn agency_of(typed: &str) -> String {
    let is_called = |code: &str| {
        let named = |lang| alike(&Words::of(lang).plain().code_of(code), typed);
        Lang::ALL.into_iter().any(named)
    };
    let known = AGENCIES.iter().find(|code| is_called(code));
    known.map_or_else(|| typed.to_lowercase().replace(' ', "_"), |code| (*code).to_owned())
}

impl Page {
    fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }

    /// The first page of the list as it is now.
    fn newest(&self) -> String {
        format!("/cases{}", self.query.without(&["next"]).to_query())
    }

    fn stage(&self, stage: &CaseStage) -> String {
        self.words.message(&id("stage", stage.word()), &[])
    }

    /// The code and the name of each stage, and whether it is chosen.
    fn stages(&self) -> Vec<(&'static str, String, bool)> {
        let chosen = self.query.text("stage");
        let stages = CaseStage::ALL.iter();
        stages.map(|one| (one.word(), self.stage(one), one.word() == chosen)).collect()
    }

    fn agency_known(&self, case: &CaseSummary) -> bool {
        !matches!(case.agency.as_str(), "" | "not_stated")
    }

    fn agency(&self, case: &CaseSummary) -> String {
        format::agency(self.words, &case.agency)
    }

    fn city(&self, case: &CaseSummary) -> String {
        let code = case.city_code.as_ref();
        place::told(self.words, &self.gazetteer, &case.city, code, Wanted::City)
    }

    fn circle(&self, circle: &str) -> String {
        place::told(self.words, &self.gazetteer, circle, None, Wanted::Circle)
    }

    fn not_stated(&self) -> String {
        self.words.code_of("not_stated")
    }

    fn href(&self, case: &CaseSummary) -> String {
        stream_href(case.case)
    }

    /// What is linked to the case: how many, of what, each leading to its part of the file.
    fn links(&self, case: &CaseSummary) -> [(Num, String); 2] {
        let link = |count: u32, part: &str, of| {
            let href = format!("{}#{part}", self.href(case));
            (Num::new(count.into(), href), say(self.words, of, &[Arg::number("count", count)]))
        };
        [link(case.raids, "raids", "case-of-raids"), link(case.firs, "firs", "case-of-firs")]
    }
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
