//! What stops the days of a period on a licence, as the regime says it, and the last day that it then has.

use greyfile_envelope::Occurred;

use super::state::LicenceState;
use crate::kernel::history::Moment;
use crate::kernel::order::is_known_to_precede;
use crate::kernel::stop::{Stop, Stopped};
use crate::kernel::term::{Term, end_of};
use crate::proceedings::StayScope;
use crate::values::text::Code;
use crate::values::used::UsedPeriod;

/// A period that runs on a licence.
pub(super) struct Clock<'a> {
    licence: &'a LicenceState,
    began: Moment,
    within: &'a UsedPeriod,
    stops: Vec<Stop>,
}

impl<'a> Clock<'a> {
    /// The one that this event began.
    pub(super) fn of(licence: &'a LicenceState, began: Moment, within: &'a UsedPeriod) -> Self {
        let all = within.stops.iter().flat_map(|by| stops_by(licence, by, &began));
        // What began it does not stop it.
        let stops = all.filter(|stop| stop.began != began.event_id).collect();
        Self { licence, began, within, stops }
    }

    /// Its term as it stands, with what stops it.
    pub(super) fn stands(&self) -> (Term, Option<Stopped>) {
        self.by(None)
    }

    /// Its term as it was when this happened: orders that came after it gave it no more time.
    pub(super) fn when(&self, moment: &Moment) -> Term {
        self.by(Some(moment.occurred)).0
    }

    fn by(&self, by: Option<Occurred>) -> (Term, Option<Stopped>) {
        let days = i32::from(self.within.days);
        let extended = self.licence.proceedings.extended(self.began.event_id, by);
        Term::days_but(self.began.occurred, days, extended, (&self.stops, by))
    }
}

/// The last instant of so many days from an event, where it is known how many there are.
fn up(began: &Moment, within: Option<&UsedPeriod>) -> Option<Occurred> {
    let within = within?;
    Some(Occurred::at(end_of(began.occurred.days().1.plus(i32::from(within.days)))))
}

/// The first of these, by when each began.
fn first(all: impl IntoIterator<Item = Option<Occurred>>) -> Option<Occurred> {
    all.into_iter().flatten().min_by_key(|occurred| occurred.start)
}

/// All that ever stopped a period in this way. What an authority is to do has its own last day: when it
/// lets that pass, it stops nobody else any more. An applicant who does not answer delays only themselves.
fn stops_by(licence: &LicenceState, by: &Code, began: &Moment) -> Vec<Stop> {
    let stop = |moment: &Moment, to: Option<Occurred>| Stop {
        by: by.clone(),
        began: moment.event_id,
        from: moment.occurred,
        to,
    };
    let at = |moment: Option<&Moment>| moment.map(|moment| moment.occurred);
    let proceedings = &licence.proceedings;
    match by.as_str() {
        // Answered, it is for the office to go on.
        "objection" | "objection_answer" => {
            let objections = licence.papers.objections.values().map(|one| {
                let closed = one.closed.as_ref().map(|(moment, _)| moment);
                stop(&one.moment, first([at(one.answered.as_ref()), at(closed)]))
            });
            objections.collect()
        }
        "vetting" | "vetting_answer" => {
            let rounds = licence.vetting.rounds.iter();
            let asked = rounds.filter_map(|(of, round)| Some((of, round.asked.as_ref()?, round)));
            let asked = asked.map(|((body, number), (asked, requested), round)| {
                let next = licence.vetting.rounds.get(&(body.clone(), number.saturating_add(1)));
                let next = next.and_then(|next| next.asked.as_ref()).map(|(asked, _)| asked);
                let answered = round.answered().map(|answer| &answer.moment);
                let up = up(asked, requested.answer_within.as_ref());
                stop(asked, first([at(answered), at(round.withdrawn.as_ref()), at(next), up]))
            });
            asked.collect()
        }
        // Until they were inspected, or the next inspection of them was fixed.
        "inspection" => {
            let fixed = licence.fixed.values().map(|(fixed, premises)| {
                let made = licence.made.values().chain(licence.fixed.values());
                let after = made.filter(|(moment, of)| {
                    of == premises
                        && moment.event_id != fixed.event_id
                        && !is_known_to_precede(moment.occurred, fixed.occurred)
                });
                stop(fixed, first(after.map(|(moment, _)| Some(moment.occurred))))
            });
            fixed.collect()
        }
        "fee" => {
            let fees = &licence.papers.fees;
            let assessed = fees.assessed.iter();
            let assessed =
                assessed.map(|(id, (moment, _))| stop(moment, at(fees.paid_at(*id).as_ref())));
            assessed.collect()
        }
        "stay" => {
            let filed = licence.application.as_ref().map(|(filed, _)| filed.event_id);
            let of = |event| event == began.event_id || Some(event) == filed;
            let stays = proceedings
                .stays
                .values()
                .filter(|stay| stay.granted.scope == StayScope::Proceeding && of(stay.granted.of));
            let stays = stays.map(|stay| {
                let last = stay.granted.until.map(|last| Occurred::at(end_of(last)));
                let from = stay.granted.from.map(|day| Occurred::at(day.start()));
                let to = first([at(stay.vacated.as_ref()), last]);
                Stop { from: from.unwrap_or(stay.moment.occurred), ..stop(&stay.moment, to) }
            });
            stays.collect()
        }
        "show_cause_answer" => {
            let notices = proceedings.show_causes.iter().map(|(id, notice)| {
                let closed = notice.closed.as_ref().map(|(moment, _)| moment);
                let followed = proceedings.followed.get(id).into_iter().flatten();
                let decided =
                    followed.filter_map(|id| Some(licence.events.get(id)?.1.occurred)).map(Some);
                let up = proceedings
                    .served(*id)
                    .and_then(|served| up(served, notice.issued.answer_within.as_ref()));
                let ends = [at(notice.answered.as_ref()), at(closed), up];
                stop(&notice.moment, first(ends.into_iter().chain(decided)))
            });
            notices.collect()
        }
        _ => Vec::new(),
    }
}
