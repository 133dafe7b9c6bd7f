//! Arrests: what raids and FIRs tell of them put together, and what each obliges to.

use greyfile_envelope::{Occurred, Position, StreamId, Timestamp};

use super::Together;
use super::codes::{ARREST_DIFFERS, CONSULAR_NOTICE, FIRS_CANCELLED, GUARDIAN, LET_GO, PRODUCTION};
use super::told::{ByFir, Described, Told};
use crate::kernel::arg::Arg;
use crate::kernel::deadline::{Deadline, Step};
use crate::kernel::flag::{Ended, Flag, flag};
use crate::kernel::history::Moment;
use crate::kernel::term::{Term, Verdict};
use crate::kernel::words::{GIVEN_LATE, Rule};
use crate::streams::fir::Accused;
use crate::streams::person::age_then;
use crate::values::sex::Sex;

/// Hours within which an arrested person is produced before a magistrate (CrPC s.61).
pub const PRODUCTION_HOURS: i64 = 24;
/// Hours within which a foreigner's consulate and a minor's guardian are told of an arrest. The law
/// says "without delay" (Vienna Convention on Consular Relations art. 36) and "as soon as possible"
/// (Juvenile Justice System Act 2018 s.5); the time production has is this program's reading.
pub const NOTICE_HOURS: i64 = PRODUCTION_HOURS;

/// One arrest, told by a raid, by an FIR, or by several of them.
///
/// A raid is asked first, as it stands corrected, so that no copy in an FIR can go stale; an FIR's
/// own words count where no raid tells of the arrest. A raid and an FIR that names it speak of one
/// arrest, and so do those whose times overlap; other times are another arrest.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrest {
    /// Who.
    pub who: Accused,
    /// When.
    pub at: Occurred,
    /// The raid or the FIR that tells of it.
    pub about: StreamId,
    /// The event that does.
    pub(super) moment: Moment,
    /// Events of FIRs that tell of it too.
    also: Vec<Position>,
    /// Sex, as any of them has it.
    pub(super) sex: Option<Sex>,
    /// Whether any of them says that it was a foreigner.
    foreign: bool,
}

impl Arrest {
    fn new(
        who: &Accused,
        about: StreamId,
        (moment, at): (&Moment, Occurred),
        seen: Described,
    ) -> Self {
        let Described { sex, foreign } = seen;
        Self { who: who.clone(), at, about, moment: *moment, also: Vec::new(), sex, foreign }
    }

    /// Whether this accused of this FIR is the one arrested. Groups that are only counted are an
    /// FIR's own.
    pub fn concerns(&self, fir: StreamId, who: &Accused) -> bool {
        self.who == *who && (matches!(who, Accused::Person(_)) || self.about == fir)
    }
}

const fn overlap(one: Occurred, other: Occurred) -> bool {
    one.start.0 < other.end.0 && other.start.0 < one.end.0
}

impl Told {
    /// Every arrest that is told of, each once.
    pub fn arrests(&self) -> Vec<Arrest> {
        let mut arrests = Vec::new();
        for (stream, raid) in self.raids() {
            let arrested = raid.arrested.iter();
            arrests.extend(arrested.map(|(moment, seen)| {
                Arrest::new(&self.who, stream, (moment, moment.occurred), *seen)
            }));
        }
        for (stream, fir) in self.firs() {
            let Some((moment, at, seen)) = &fir.arrested else { continue };
            let same = arrests.iter_mut().find(|arrest: &&mut Arrest| {
                fir.raid == Some(arrest.about) || overlap(arrest.at, *at)
            });
            if let Some(arrest) = same {
                arrest.also.push(moment.position);
                arrest.foreign |= seen.foreign;
                arrest.sex = arrest.sex.or(seen.sex);
            } else {
                arrests.push(Arrest::new(&self.who, stream, (moment, *at), *seen));
            }
        }
        arrests
    }

    /// What is due until when after their arrests, as it stands at an instant.
    pub fn deadlines(&self, now: Timestamp) -> Vec<Deadline> {
        let each = self.arrests().into_iter().flat_map(|arrest| {
            let notices = self.notices(&arrest, now);
            std::iter::once(self.production(&arrest, now)).chain(notices)
        });
        each.collect()
    }

    /// The deadline of production before a magistrate, 24 hours from the arrest and the time of the
    /// way (CrPC s.61, s.167). Production in any FIR meets it; bail, discharge, being let go, and the
    /// cancellation of every FIR that names the arrested end it.
    pub(super) fn production(&self, arrest: &Arrest, now: Timestamp) -> Deadline {
        let term = |travel| Term::hours_and(arrest.at, PRODUCTION_HOURS, travel);
        // What was over before the arrest belongs to an earlier one.
        let after = |moment: &Moment| moment.occurred.end > arrest.at.start;
        let mut steps = Vec::new();
        for (_, fir) in self.firs() {
            let produced = fir.productions.iter().filter(|(moment, _)| after(moment));
            steps.extend(
                produced.map(|(moment, travel)| Step::met(term(travel.unwrap_or(0)), moment)),
            );
            let released = fir.releases.iter().filter(|(moment, _)| after(moment));
            steps.extend(
                released.map(|(moment, release)| Step::ended(term(0), moment, release.end())),
            );
        }
        let let_go = self.raids().filter_map(|(_, raid)| raid.let_go.as_ref());
        let let_go = let_go.filter(|moment| after(moment));
        steps.extend(let_go.map(|moment| Step::ended(term(0), moment, LET_GO)));
        let cancelled = |(_, fir): (StreamId, &ByFir)| fir.cancelled;
        let cancelled: Option<Vec<Moment>> = self.firs().map(cancelled).collect();
        let last = cancelled.and_then(|all| all.into_iter().max_by_key(|at| at.occurred.start));
        let last = last.filter(after);
        steps.extend(last.map(|moment| Step::ended(term(0), &moment, FIRS_CANCELLED)));
        arrest.deadline(PRODUCTION, term(0), steps, now)
    }

    /// Whom an arrest obliges to tell: a foreigner's consulate, a minor's guardian. Nothing is known
    /// to be owed where nobody asked the person's own stream.
    pub(super) fn notices(&self, arrest: &Arrest, now: Timestamp) -> Vec<Deadline> {
        let Some(person) = self.person() else { return Vec::new() };
        let term = Term::hours(arrest.at, NOTICE_HOURS);
        let notice = |rule: Rule, given: &[Moment]| {
            // A notice of before the arrest was of an earlier one.
            let given = given.iter().filter(|given| given.occurred.end > arrest.at.start);
            arrest.deadline(rule, term, given.map(|given| Step::met(term, given)), now)
        };
        let mut notices = Vec::new();
        if arrest.foreign || person.foreign {
            notices.push(notice(CONSULAR_NOTICE, &person.consular_notices));
        }
        if person.age.is_some_and(|said| age_then(said, arrest.at) < 18) {
            notices.push(notice(GUARDIAN, &person.guardian_notices));
        }
        notices
    }

    /// The flags of notices: of those that nobody gave, in time or not, and of those that came late.
    pub(super) fn notice_flags(&self, arrest: &Arrest, now: Timestamp) -> Vec<Flag> {
        let notices = self.notices(arrest, now);
        notices.iter().filter_map(|notice| arrest.notice_flag(notice)).collect()
    }
}

impl Arrest {
    fn deadline(
        &self,
        rule: Rule,
        term: Term,
        steps: impl IntoIterator<Item = Step>,
        now: Timestamp,
    ) -> Deadline {
        Deadline::judged(rule, self.about, (self.moment.position, term), steps, now)
            .begun_by(&self.also)
            .of(self.who.args())
    }

    /// A notice that is owed from the arrest on: open until it is given and, if it came too late, kept
    /// with its delay.
    fn notice_flag(&self, notice: &Deadline) -> Option<Flag> {
        let Accused::Person(person) = self.who else { return None };
        let (args, ended) = match notice.settled {
            None => (vec![Arg::code("given", "no")], None),
            Some(given) if given.verdict == Verdict::Late => {
                let hours = (given.at.start.0 - self.at.end.0) / Timestamp::HOUR_MS;
                let args = vec![Arg::code("given", "late"), Arg::hours("hours", hours)];
                (args, Some(Ended::new(given.at, GIVEN_LATE)))
            }
            Some(_) => return None,
        };
        Some(Flag {
            code: notice.code,
            section: notice.section,
            about: person.into(),
            args,
            event: Some(self.moment.event_id),
            raised: Some(self.moment.occurred),
            ended,
        })
    }
}

/// Where an FIR and the raid it names tell of one arrest at times that cannot both be right.
pub(super) fn differing(streams: &Together<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    for (&stream, fir) in &streams.firs {
        let Some(raid) = fir.raid().and_then(|raid| streams.raid(raid)) else { continue };
        for (who, accused) in &fir.accused {
            let Accused::Person(person) = who else { continue };
            let told = raid.arrested.get(person).map(|(moment, _)| moment.occurred);
            let says =
                accused.named.as_ref().and_then(|(moment, one)| Some((moment, one.arrested?)));
            if let (Some(told), Some((moment, says))) = (told, says)
                && !overlap(told, says)
            {
                flags.push(Flag {
                    args: vec![
                        Arg::stream("accused", *person),
                        Arg::occurred("fir", says),
                        Arg::occurred("raid", told),
                    ],
                    ..flag(ARREST_DIFFERS, stream, Some(moment))
                });
            }
        }
    }
    flags
}
