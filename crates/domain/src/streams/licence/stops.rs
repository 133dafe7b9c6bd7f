//! What stops the days of a period on a licence, as the regime says it, and the last day that it then has.

use greyfile_envelope::{Day, Occurred};

use super::state::LicenceState;
use crate::kernel::history::Moment;
use crate::kernel::stop::{Stop, Stopped};
use crate::kernel::term::{Term, end_of};
use crate::proceedings::StayScope;
use crate::values::text::Code;
use crate::values::used::UsedPeriod;

/// A period that runs on a licence.
pub(super) struct Clock<'a> {
    began: Moment,
    within: &'a UsedPeriod,
    stops: Vec<Stop>,
    extended: Option<Day>,
}

impl<'a> Clock<'a> {
    /// The one that this event began.
    pub(super) fn of(licence: &LicenceState, began: Moment, within: &'a UsedPeriod) -> Self {
        let mut stops: Vec<Stop> = Vec::new();
        for by in &within.stops {
            stops.extend(stops_by(licence, by, &began));
        }
        // What began it does not stop it.
        stops.retain(|stop| stop.began != began.event_id);
        let extended = licence.proceedings.extended.get(&began.event_id);
        Self { began, within, stops, extended: extended.map(|(_, extended)| extended.to) }
    }

    /// Its term as it stands, with what stops it.
    pub(super) fn stands(&self) -> (Term, Option<Stopped>) {
        self.by(None)
    }

    fn by(&self, by: Option<Occurred>) -> (Term, Option<Stopped>) {
        let days = i32::from(self.within.days);
        let (mut term, stopped) = Term::days_but(self.began.occurred, days, &self.stops, by);
        if let Some(extended) = self.extended.map(end_of) {
            term.due_earliest = term.due_earliest.max(extended);
            term.due_latest = term.due_latest.max(extended);
        }
        (term, stopped)
    }

    /// Its term as it was when this happened.
    pub(super) fn when(&self, moment: &Moment) -> Term {
        self.by(Some(moment.occurred)).0
    }
}

/// All that ever stopped a period in this way.
fn stops_by(licence: &LicenceState, by: &Code, began: &Moment) -> Vec<Stop> {
    let stop = |moment: &Moment, to: Option<Occurred>| Stop {
        by: by.clone(),
        began: moment.event_id,
        from: moment.occurred,
        to,
    };
    let occurred = |moment: Option<Moment>| moment.map(|moment| moment.occurred);
    match by.as_str() {
        "objection" | "objection_answer" => {
            let open = licence.papers.objections.values().map(|one| {
                // Answered, it is for the office to go on.
                let over = one.answered.or(one.closed.map(|(moment, _)| moment));
                stop(&one.moment, occurred(over))
            });
            open.collect()
        }
        "vetting" | "vetting_answer" => {
            let rounds = licence.vetting.rounds.values();
            let asked = rounds.filter_map(|round| Some((round.asked.as_ref()?, round)));
            let asked = asked.map(|((asked, _), round)| {
                let answered = round.answered().map(|answer| answer.moment);
                stop(asked, occurred(answered.or(round.withdrawn)))
            });
            asked.collect()
        }
        "inspection" => {
            let visits = licence.visits.iter();
            visits.map(|(fixed, _, made)| stop(fixed, occurred(*made))).collect()
        }
        "fee" => {
            let assessed = licence.papers.fees.assessed.values();
            let assessed = assessed.map(|(moment, assessed)| {
                stop(moment, occurred(licence.papers.fees.paid_at(&assessed.fee)))
            });
            assessed.collect()
        }
        "stay" => {
            let filed = licence.application.as_ref().map(|(filed, _)| filed.event_id);
            let of = |event| event == began.event_id || Some(event) == filed;
            let stays =
                licence.proceedings.stays.values().filter(|stay| {
                    stay.granted.scope == StayScope::Proceeding && of(stay.granted.of)
                });
            let stays = stays.map(|stay| {
                let last = stay.granted.until.map(|last| Occurred::at(end_of(last)));
                let from = stay.granted.from.map(|day| Occurred::at(day.start()));
                let to = occurred(stay.vacated).or(last);
                Stop { from: from.unwrap_or(stay.moment.occurred), ..stop(&stay.moment, to) }
            });
            stays.collect()
        }
        "show_cause_answer" => {
            let notices = licence.proceedings.show_causes.values().map(|notice| {
                let over = notice.answered.or(notice.closed.as_ref().map(|(moment, _)| *moment));
                stop(&notice.moment, occurred(over))
            });
            notices.collect()
        }
        _ => Vec::new(),
    }
}
