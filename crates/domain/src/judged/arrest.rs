//! Arrests: what a raid and an FIR tell of them put together, and what each obliges to.

use greyfile_envelope::{Occurred, StreamId, Timestamp};

use super::Together;
use super::codes::{ARREST_DIFFERS, CONSULAR_NOTICE, FIRS_CANCELLED, GUARDIAN, LET_GO, PRODUCTION};
use crate::kernel::arg::Arg;
use crate::kernel::deadline::{Deadline, Step};
use crate::kernel::flag::{Ended, Flag, flag};
use crate::kernel::history::Moment;
use crate::kernel::term::{Term, Verdict};
use crate::kernel::words::{End, GIVEN_LATE, Rule};
use crate::streams::PersonId;
use crate::streams::fir::{Accused, AccusedState, FirState};
use crate::values::sex::Sex;
use crate::values::text::Country;

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
    /// Sex, as any of them has it.
    pub(super) sex: Option<Sex>,
    /// Whether any of them says that it was a foreigner.
    foreign: bool,
}

impl Arrest {
    fn of_raid(raid: StreamId, who: PersonId, told: &super::together::Arrested) -> Self {
        let (moment, arrested) = told;
        Self {
            who: Accused::Person(who),
            at: moment.occurred,
            about: raid,
            moment: *moment,
            sex: arrested.sex,
            foreign: is_foreign(arrested.nationality.as_ref()),
        }
    }

    /// Whether this accused of this FIR is the one arrested. Groups that are only counted are an
    /// FIR's own.
    pub fn concerns(&self, fir: StreamId, who: &Accused) -> bool {
        self.who == *who && (matches!(who, Accused::Person(_)) || self.about == fir)
    }
}

fn is_foreign(nationality: Option<&Country>) -> bool {
    nationality.is_some_and(|country| !country.is_local())
}

const fn overlap(one: Occurred, other: Occurred) -> bool {
    one.start.0 < other.end.0 && other.start.0 < one.end.0
}

/// Every arrest that these streams tell of, each once.
pub(super) fn arrests(streams: &Together<'_>) -> Vec<Arrest> {
    let mut arrests = Vec::new();
    for (&stream, raid) in &streams.raids {
        arrests.extend(raid.arrested.iter().map(|(who, told)| Arrest::of_raid(stream, *who, told)));
    }
    for (&stream, fir) in &streams.firs {
        let raid = fir.raid();
        for (who, accused) in &fir.accused {
            // A raid that the case does not have speaks of those whom the FIR accuses, only.
            if let (Some(raid), Accused::Person(person)) = (raid, who)
                && let Some(told) =
                    streams.other_raids.get(&raid).and_then(|state| state.arrested.get(person))
                && !arrests.iter().any(|arrest| arrest.about == raid && arrest.who == *who)
            {
                arrests.push(Arrest::of_raid(raid, *person, told));
            }
            let Some((moment, named)) = &accused.named else { continue };
            let Some(at) = named.arrested else { continue };
            let foreign = is_foreign(named.nationality.as_ref());
            let same = arrests.iter_mut().find(|arrest| {
                let one = raid == Some(arrest.about) || overlap(arrest.at, at);
                arrest.concerns(stream, who) && one
            });
            if let Some(arrest) = same {
                arrest.foreign |= foreign;
                arrest.sex = arrest.sex.or(named.sex);
            } else {
                let (who, moment, sex) = (who.clone(), *moment, named.sex);
                arrests.push(Arrest { who, at, about: stream, moment, sex, foreign });
            }
        }
    }
    arrests
}

/// The deadline of production before a magistrate, 24 hours from the arrest and the time of the way
/// (CrPC s.61, s.167). Production in any FIR meets it; bail, discharge, being let go, and the
/// cancellation of every FIR that names the arrested end it.
pub(super) fn production(streams: &Together<'_>, arrest: &Arrest, now: Timestamp) -> Deadline {
    let term = |travel| Term::hours_and(arrest.at, PRODUCTION_HOURS, travel);
    let ended = |moment: &Moment, how: End| Step::ended(term(0), moment.occurred, how);
    // What was over before the arrest belongs to an earlier one.
    let after = |moment: &Moment| moment.occurred.end > arrest.at.start;
    let mut steps = Vec::new();
    for (_, accused) in accused_in(streams, arrest) {
        let produced = accused.productions.iter().filter(|(moment, _)| after(moment));
        steps.extend(
            produced.map(|(moment, travel)| Step::met(term(travel.unwrap_or(0)), moment.occurred)),
        );
        let released = accused.releases.iter().filter(|(moment, _)| after(moment));
        steps.extend(released.map(|(moment, release)| ended(moment, release.end())));
    }
    if let Accused::Person(person) = &arrest.who {
        let let_go = streams.raids.values().filter_map(|raid| raid.released.get(person));
        steps.extend(let_go.filter(|at| after(at)).map(|at| ended(at, LET_GO)));
    }
    let cancelled: Option<Vec<Moment>> =
        accused_in(streams, arrest).map(|(fir, _)| fir.cancelled).collect();
    let last = cancelled.and_then(|all| all.into_iter().max_by_key(|at| at.occurred.start));
    steps.extend(last.filter(after).map(|at| ended(&at, FIRS_CANCELLED)));
    Deadline::judged(PRODUCTION, arrest.about, term(0), steps, now).of(arrest.who.args())
}

/// The FIRs that concern who was arrested, with what they say of them.
fn accused_in<'a>(
    streams: &'a Together<'_>,
    arrest: &'a Arrest,
) -> impl Iterator<Item = (&'a FirState, &'a AccusedState)> {
    streams.firs.iter().filter_map(|(stream, fir)| {
        let accused = fir.accused.get(&arrest.who)?;
        arrest.concerns(*stream, &arrest.who).then_some((*fir, accused))
    })
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

/// Whom an arrest obliges to tell, and was it done without delay.
pub(super) fn notices(streams: &Together<'_>, arrest: &Arrest) -> Vec<Flag> {
    let Accused::Person(id) = arrest.who else { return Vec::new() };
    let Some(person) = streams.persons.get(&id) else { return Vec::new() };
    let mut flags = Vec::new();
    if arrest.foreign || person.is_foreign() {
        flags.extend(notice(arrest, id, CONSULAR_NOTICE, &person.consular_notices));
    }
    if person.age_at(arrest.at).is_some_and(|years| years < 18) {
        flags.extend(notice(arrest, id, GUARDIAN, &person.guardian_notices));
    }
    flags
}

/// A notice that is owed from the arrest on: open until it is given and, if it came too late, kept
/// with its delay.
fn notice(arrest: &Arrest, person: PersonId, rule: Rule, given: &[Moment]) -> Option<Flag> {
    let term = Term::hours(arrest.at, NOTICE_HOURS);
    let given = given.iter().map(|moment| moment.occurred);
    // A notice of before the arrest was of an earlier one.
    let first = given.filter(|at| at.end > arrest.at.start).min_by_key(|at| at.start);
    let moment = Some(&arrest.moment);
    let Some(at) = first else {
        let args = vec![Arg::code("given", "no")];
        return Some(Flag { args, ..flag(rule, person.into(), moment) });
    };
    (term.judge(Some(at), at.end) == Verdict::Late).then(|| {
        let hours = (at.start.0 - arrest.at.end.0) / Timestamp::HOUR_MS;
        let args = vec![Arg::code("given", "late"), Arg::hours("hours", hours)];
        let ended = Some(Ended::new(at, GIVEN_LATE));
        Flag { args, ended, ..flag(rule, person.into(), moment) }
    })
}
