//! `GET /cases`: the list of case files.

use askama::Template;
use axum::response::Response;
use greyfile_casefile::{CaseSummary, Casefile, Filter, cases};
use greyfile_domain::streams::case::CaseStage;
use greyfile_field::{Why, Wrong};

use crate::api::{Problem, bad_after};
use crate::app::shows;
use crate::kit::fault::{bad, lagging, not_a_number};
use crate::kit::fields::Fields;
use crate::kit::format::{self, Num, stream_href};
use crate::kit::page::{Asked, Chrome};
use crate::sight::reading;

/// Case files on a page.
const PAGE: usize = 50;
/// The stages a case can be in.
pub(crate) const STAGES: [CaseStage; 3] = [CaseStage::Enquiry, CaseStage::Open, CaseStage::Closed];

#[derive(Template)]
#[template(path = "cases.html")]
struct Page {
    chrome: Chrome,
    query: Fields,
    cases: Vec<CaseSummary>,
    next: Option<String>,
    filtered: bool,
    later_page: bool,
}

/// The page.
pub(crate) async fn get(asked: Asked) -> Response {
    let page = page(&asked).await;
    asked.show(page)
}

async fn page(asked: &Asked) -> Result<Page, Problem> {
    let query = asked.query.clone();
    let filter = filter(&query)?;
    let after = query.given("next").map(str::to_owned);
    if after.as_deref().is_some_and(|after| !greyfile_casefile::is_next(after)) {
        return Err(bad_after("next"));
    }
    if !shows(&asked.views, &Casefile, asked.at_least()).await {
        return Err(lagging());
    }
    let filtered = filter != Filter::default();
    let later_page = after.is_some();
    let page = reading(&asked.views, move |views| {
        views.read(&Casefile, |reader| cases(reader, &filter, after.as_deref(), PAGE))
    })
    .await?;
    let next = page.next.map(|next| {
        let mut query = query.clone();
        query.set("next", next);
        format!("/cases{}", query.to_query())
    });
    let chrome = asked.chrome("Case files", "cases").following("casefile", page.position);
    Ok(Page { chrome, query, cases: page.cases, next, filtered, later_page })
}

fn filter(query: &Fields) -> Result<Filter, Problem> {
    let text = |name: &str| query.given(name).map(str::to_owned);
    let stage = match query.given("stage") {
        None => None,
        Some(word) => {
            Some(STAGES.into_iter().find(|stage| stage.word() == word).ok_or_else(|| {
                let names = STAGES.map(CaseStage::word);
                bad("stage", Wrong::new(Why::ChoiceUnknown).names("names", names))
            })?)
        }
    };
    let year = match query.given("year") {
        None => None,
        Some(year) => Some(year.parse().map_err(|_| bad("year", not_a_number()))?),
    };
    let agency = text("agency").map(|agency| agency.to_lowercase().replace(' ', "_"));
    Ok(Filter { city: text("city"), stage, agency, year, q: text("q") })
}

impl Page {
    fn stages(&self) -> Vec<(&'static str, bool)> {
        let chosen = self.query.text("stage");
        STAGES.iter().map(|stage| (stage.word(), stage.word() == chosen)).collect()
    }

    fn agency_known(&self, case: &CaseSummary) -> bool {
        !matches!(case.agency.as_str(), "" | "not_stated")
    }

    fn agency(&self, case: &CaseSummary) -> String {
        format::agency(self.chrome.words, &case.agency)
    }

    fn href(&self, case: &CaseSummary) -> String {
        stream_href(case.case)
    }

    /// What is linked to the case: how many, of what, each leading to its part of the file.
    fn links(&self, case: &CaseSummary) -> [(Num, &'static str); 2] {
        let link = |count: u32, part: &str, one, many| {
            let href = format!("{}#{part}", self.href(case));
            (Num::new(count.into(), href), if count == 1 { one } else { many })
        };
        [link(case.raids, "raids", "raid", "raids"), link(case.firs, "firs", "FIR", "FIRs")]
    }
}
