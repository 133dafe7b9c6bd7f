//! What is due in proceedings, and what is wrong.

use greyfile_envelope::{Occurred, StreamId};

use super::state::Proceedings;
use crate::kernel::courts::Asked;
use crate::kernel::deadline::{Deadline, Step};
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::term::{Term, end_of};
use crate::kernel::words::{End, Rule};

/// The codes under which a kind of stream tells it.
pub(crate) struct Rules {
    /// A stay until further orders whose day of review is over.
    pub(crate) stay_to_review: Rule,
    /// A show-cause notice is to be answered.
    pub(crate) show_cause_answer: Rule,
    /// It was closed instead.
    pub(crate) closed: End,
}

/// What is due and what is wrong.
pub(crate) fn judge(
    proceedings: &Proceedings,
    about: StreamId,
    rules: &Rules,
    asked: Asked<'_>,
) -> Judged {
    let mut judged = Judged::default();
    for (id, show_cause) in &proceedings.show_causes {
        let Some(within) = &show_cause.issued.answer_within else { continue };
        let Some(served) = proceedings.served(*id) else { continue };
        let days = i32::from(within.days);
        let by = |by: Option<Occurred>| {
            Term::days_but(served.occurred, days, proceedings.extended(*id, by), (&[], by)).0
        };
        let term = by(None);
        let when = |moment: &Moment| by(Some(moment.occurred));
        let met = show_cause.answered.iter().map(|answered| Step::met(when(answered), answered));
        let ended = show_cause.closed.iter();
        let ended = ended.map(|(moment, _)| Step::ended(when(moment), moment, rules.closed));
        let steps: Vec<Step> = met.chain(ended).collect();
        let began = (served.position, term);
        let deadline = Deadline::judged(rules.show_cause_answer, about, began, steps, asked.now);
        judged.deadlines.push(deadline);
    }
    for stay in proceedings.stays.values().filter(|stay| stay.vacated.is_none()) {
        let open = stay.granted.until.is_none();
        if let Some(review) = stay.granted.review.filter(|_| open)
            && asked.now > end_of(review)
        {
            let flag = judged.flag(rules.stay_to_review, about, Some(&stay.moment));
            flag.raised = Some(Occurred { start: review.start(), ..stay.moment.occurred });
            flag.raised = flag.raised.map(|raised| Occurred { end: end_of(review), ..raised });
        }
    }
    judged
}
