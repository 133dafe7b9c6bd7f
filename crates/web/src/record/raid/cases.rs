//! The case a raid serves: the one that is named, and those that can be.

use greyfile_casefile::{CaseSummary, Casefile, Filter, cases};
use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::ids::CaseId;
use greyfile_envelope::StreamId;
use greyfile_words::Words;

use crate::api::Problem;
use crate::kit::fields::Fields;
use crate::kit::link::stream_href;
use crate::kit::page::Asked;
use crate::kit::text::say;

/// Cases offered, the newest first; any other is named by its id.
const OFFERED: usize = 20;

/// What the form knows of cases on record.
#[derive(Default)]
pub(super) struct Cases {
    /// The case the field names, as title and address.
    pub(super) named: Option<(String, String)>,
    /// Cases to choose from, as id and words.
    pub(super) recent: Vec<(String, String)>,
}

/// The case that is named, and the newest to choose from.
///
/// # Errors
/// When the view or the log cannot be read.
pub(super) async fn offers(asked: &Asked, fields: &Fields) -> Result<Cases, Problem> {
    let page = asked
        .sight()
        .read(Casefile, move |reader| cases(reader, &Filter::default(), None, OFFERED))
        .await?;
    // What a list offers is text alone, without marks.
    let words = asked.words().plain();
    let offer = |case: &CaseSummary| {
        let args = [Arg::text("title", title(words, case)), Arg::text("city", &case.city)];
        say(words, "raid-case-offer", &args)
    };
    let recent = page.cases.iter().map(|case| (case.case.to_string(), offer(case))).collect();
    let named = match fields.text("case").parse::<CaseId>() {
        Ok(case) => {
            let stream = StreamId::from(case);
            let history = asked.sight().history(stream).await?;
            let known = !history.logged().is_empty();
            known.then(|| (title(words, &CaseSummary::of(&history)), stream_href(stream)))
        }
        Err(_) => None,
    };
    Ok(Cases { named, recent })
}

fn title(words: Words, case: &CaseSummary) -> String {
    if case.title.is_empty() { words.stream(case.case) } else { case.title.clone() }
}
