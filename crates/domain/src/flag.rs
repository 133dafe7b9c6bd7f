//! Flags and clocks: what the law asked for and the record does not show, each with its section.
//! What happened outside is always accepted; its illegality is what must be seen.

use greyfile_envelope::{EventId, Hand, Occurred, StreamId, Timestamp};
use serde::Serialize;

use crate::clock::{Deadline, Verdict};
use crate::ids::PersonId;
use crate::life::{Life, Moment};
use crate::stream::case::CaseState;
use crate::stream::exhibit::{Custody, ExhibitNumber, ExhibitState};
use crate::stream::fir::{AccusedNamed, AccusedState, FirState, Remand};
use crate::stream::person::PersonState;
use crate::stream::raid::{Authority, RaidState};
use crate::stream::regime::{RegimeState, Standing};
use crate::values::{Accused, Sex};

/// Hours within which an arrested person is produced before a magistrate (CrPC s.61).
pub const PRODUCTION_HOURS: i64 = 24;
/// Days after the FIR within which the challan is due (CrPC s.173).
pub const CHALLAN_DAYS: i32 = 14;
/// Further days within which an interim report is due where the challan is not ready (CrPC s.173).
pub const INTERIM_DAYS: i32 = 3;
/// Most days of physical remand for an accused in an FIR (CrPC s.167).
pub const PHYSICAL_REMAND_DAYS_MAX: u32 = 15;
/// Local witnesses a search needs (CrPC s.103).
pub const LOCAL_WITNESSES_MIN: usize = 2;
/// Days within which a pending exhibit number has to follow. The rules set none; a week is this
/// program's, until a regime says otherwise.
pub const EXHIBIT_NUMBER_DAYS: i32 = 7;
/// Hours between happening and recording from which an entry counts as late. The rules ask for
/// the same day's diary; a day is this program's reading.
pub const LATE_ENTRY_HOURS: i64 = 24;

/// Something the law asked for and the record does not show.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flag {
    /// A stable code for programs.
    pub code: &'static str,
    /// The section of law.
    pub section: &'static str,
    /// What is wrong, for people; no personal data.
    pub text: String,
    /// The life it concerns.
    pub about: StreamId,
    /// The event it concerns, where it is one.
    pub event: Option<EventId>,
    /// When it happened that raised it.
    pub raised: Option<Occurred>,
    /// How it ended, where it did.
    pub ended: Option<Ended>,
}

/// How a flag ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ended {
    /// When.
    pub at: Occurred,
    /// How, for people.
    pub how: String,
}

/// A clock of the law.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Clock {
    /// A stable code for programs.
    pub code: &'static str,
    /// The section of law.
    pub section: &'static str,
    /// What is due, for people.
    pub what: &'static str,
    /// The life it concerns.
    pub about: StreamId,
    /// The accused it concerns, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accused: Option<Accused>,
    /// What started it.
    pub from: Occurred,
    /// The last instant in time, at the latest reading of `from`.
    pub due: Timestamp,
    /// What met it.
    pub met: Option<Occurred>,
    /// What became of it, at the instant asked.
    pub verdict: Verdict,
}

impl Clock {
    fn new(
        (code, section, what): (&'static str, &'static str, &'static str),
        about: StreamId,
        deadline: Deadline,
        met: Option<Occurred>,
        now: Timestamp,
    ) -> Self {
        let verdict = deadline.judge(met, now);
        let (from, due) = (deadline.from, deadline.due_latest());
        Self { code, section, what, about, accused: None, from, due, met, verdict }
    }

    fn flag(&self) -> Option<Flag> {
        self.verdict.is_breach().then(|| Flag {
            code: self.code,
            section: self.section,
            text: format!("{} {}: due {}", self.what, self.verdict.words(), self.due.to_words()),
            about: self.about,
            event: None,
            raised: Some(self.from),
            ended: self.met.map(|at| Ended { at, how: "done late".into() }),
        })
    }
}

/// Flags of the clocks that were broken.
pub fn of_clocks(clocks: &[Clock]) -> Vec<Flag> {
    clocks.iter().filter_map(Clock::flag).collect()
}

/// A flag in the making.
fn flag(
    code: &'static str,
    section: &'static str,
    about: StreamId,
    moment: Option<&Moment>,
    text: impl Into<String>,
) -> Flag {
    Flag {
        code,
        section,
        text: text.into(),
        about,
        event: moment.map(|moment| moment.event_id),
        raised: moment.map(|moment| moment.occurred),
        ended: None,
    }
}

/// What is wrong with a raid.
pub fn raid(stream: StreamId, raid: &RaidState) -> Vec<Flag> {
    let Some((moment, conducted)) = &raid.conducted else { return Vec::new() };
    let mut flags = Vec::new();
    if conducted.authority == Authority::NotStated {
        let text = "no warrant and no recorded exception";
        flags.push(flag("raid.no_warrant", "PECA s.33", stream, Some(moment), text));
    }
    let local = raid.witnesses.iter().filter(|witness| witness.local).count();
    if local < LOCAL_WITNESSES_MIN && conducted.witness_excuse.is_none() {
        let text =
            format!("local witnesses named: {local}; two are needed, and no excuse recorded");
        flags.push(flag("raid.witnesses", "CrPC s.103", stream, Some(moment), text));
    }
    let named = u32::try_from(raid.arrested.len()).unwrap_or(u32::MAX);
    let total = raid.arrests().total;
    if named > 0 && named < total {
        let text = format!("{total} arrests stated, {named} recorded one by one");
        flags.push(flag("raid.arrests_not_recorded", "record", stream, Some(moment), text));
    }
    flags
}

/// What is wrong with an exhibit, at an instant.
pub fn exhibit(stream: StreamId, exhibit: &ExhibitState, now: Timestamp) -> Vec<Flag> {
    let mut flags = Vec::new();
    if let Some((moment, seized)) = &exhibit.seized {
        let pending = matches!(seized.number, ExhibitNumber::Pending);
        if pending {
            let given = exhibit.number.as_ref().map(|(moment, _)| moment.occurred);
            let verdict = Deadline::days(moment.occurred, EXHIBIT_NUMBER_DAYS).judge(given, now);
            let mut pending = flag(
                "exhibit.number_pending",
                "Police Rules 22.16",
                stream,
                Some(moment),
                format!("exhibit number pending at seizure ({})", verdict.words()),
            );
            pending.ended = given.map(|at| Ended { at, how: "number given".into() });
            flags.push(pending);
        }
        for (missing, code, text) in [
            (seized.diary.is_none(), "exhibit.no_diary", "no diary entry refers to the seizure"),
            (seized.place.is_none(), "exhibit.no_place", "no exact place of seizure"),
        ] {
            if missing {
                flags.push(flag(code, "Police Rules 22.16", stream, Some(moment), text));
            }
        }
    }
    if let Some((moment, destroyed)) = &exhibit.destroyed
        && destroyed.second.is_none()
    {
        let text = "destroyed, and no second person recorded";
        flags.push(flag(
            "exhibit.destroyed_alone",
            "Police Rules 22.16",
            stream,
            Some(moment),
            text,
        ));
    }
    flags.extend(custody(stream, exhibit));
    for (moment, broken, on_it) in &exhibit.broken {
        if broken.why.is_none() {
            let text = "seal broken without an explanation";
            flags.push(flag(
                "exhibit.seal_broken",
                "Police Rules 22.16",
                stream,
                Some(moment),
                text,
            ));
        }
        if on_it.as_ref() != Some(&broken.seal) {
            let text = "the seal broken is not the seal last put on";
            flags.push(flag(
                "exhibit.seal_unknown",
                "Police Rules 22.16",
                stream,
                Some(moment),
                text,
            ));
        }
    }
    flags
}

fn custody(stream: StreamId, exhibit: &ExhibitState) -> Vec<Flag> {
    let mut flags = Vec::new();
    for (custody, expected) in moves(&exhibit.custody) {
        let moment = &custody.moment;
        if custody.stated() && custody.from.as_ref() != expected {
            let holder = expected.map_or("nobody", Hand::as_str);
            let text =
                format!("handed over by someone other than the last known holder ({holder})");
            flags.push(flag(
                "exhibit.wrong_holder",
                "Police Rules 22.16",
                stream,
                Some(moment),
                text,
            ));
        }
        let destroyed = exhibit.destroyed.as_ref().map(|(destroyed, _)| destroyed.occurred.end);
        if destroyed.is_some_and(|destroyed| destroyed <= moment.occurred.start) {
            let text = "moved after it was destroyed";
            flags.push(flag(
                "exhibit.after_destruction",
                "Police Rules 22.16",
                stream,
                Some(moment),
                text,
            ));
        }
    }
    flags
}

/// Moves in an order they can have had, each with who held the exhibit before it. Moves whose
/// times overlap may have come in any order, so among them the next is one by whoever holds it, or
/// else one that does not say who gave it, if there is any.
fn moves(custody: &[Custody]) -> Vec<(&Custody, Option<&Hand>)> {
    let mut waiting: Vec<&Custody> = custody.iter().collect();
    let mut ordered = Vec::with_capacity(waiting.len());
    let mut holder: Option<&Hand> = None;
    while let Some(end) = waiting.iter().map(|custody| custody.moment.occurred.end).min() {
        // Whatever began before the first of them was over can have been the next.
        let possible = |custody: &&Custody| custody.moment.occurred.start < end;
        let by_holder = |custody: &&Custody| custody.stated() && custody.from.as_ref() == holder;
        let next = waiting
            .iter()
            .position(|custody| possible(custody) && by_holder(custody))
            .or_else(|| waiting.iter().position(|one| possible(one) && !one.stated()))
            .or_else(|| waiting.iter().position(possible))
            .unwrap_or(0);
        let custody = waiting.remove(next);
        ordered.push((custody, holder));
        holder = Some(&custody.to);
    }
    ordered
}

/// What is wrong with a case file itself.
pub fn case(stream: StreamId, case: &CaseState) -> Vec<Flag> {
    let unpermitted = case.frozen.iter().filter(|(_, frozen)| frozen.permission.is_none());
    unpermitted
        .map(|(moment, _)| {
            let text = "property frozen without the Director General's permission";
            flag(
                "case.frozen_without_permission",
                "NCCIA, DG's permission",
                stream,
                Some(moment),
                text,
            )
        })
        .collect()
}

/// The clocks of an FIR: the challan's for each accused or, with nobody named, for the FIR; and
/// production before a magistrate for everyone arrested.
pub fn clocks(stream: StreamId, fir: &FirState, now: Timestamp) -> Vec<Clock> {
    let Some((lodged, _)) = &fir.lodged else { return Vec::new() };
    if fir.cancelled.is_some() {
        return Vec::new();
    }
    let mut clocks = Vec::new();
    if fir.accused.is_empty() {
        let none = AccusedState::default();
        challan(&mut clocks, stream, fir, lodged, (None, &none), now);
    }
    for (who, accused) in &fir.accused {
        if let Some((_, named)) = &accused.named
            && let Some(arrested) = named.arrested
        {
            let travel = accused.produced.and_then(|(_, travel)| travel).unwrap_or(0);
            let deadline = Deadline::hours_and(arrested, PRODUCTION_HOURS, travel);
            let what = ("fir.production", "CrPC s.61, s.167", "production before a magistrate");
            let met = accused.produced.map(|(moment, _)| moment.occurred);
            let mut clock = Clock::new(what, stream, deadline, met, now);
            clock.accused = Some(who.clone());
            clocks.push(clock);
        }
        if accused.discharged.is_none() {
            challan(&mut clocks, stream, fir, lodged, (Some(who), accused), now);
        }
    }
    clocks
}

/// The challan's clock, and the interim report's where the challan did not come in time.
fn challan(
    clocks: &mut Vec<Clock>,
    stream: StreamId,
    fir: &FirState,
    lodged: &Moment,
    (who, accused): (Option<&Accused>, &AccusedState),
    now: Timestamp,
) {
    let challan = fir.challan_of(accused).map(|moment| moment.occurred);
    let interim = fir.interim_challan_of(accused).map(|moment| moment.occurred);
    let first = [challan, interim].into_iter().flatten().min_by_key(|met| met.start);
    let deadline = Deadline::days(lodged.occurred, CHALLAN_DAYS);
    let what = ("fir.challan", "CrPC s.173", "challan");
    let mut clock = Clock::new(what, stream, deadline, challan, now);
    clock.accused = who.cloned();
    if clock.verdict == Verdict::Met {
        clocks.push(clock);
        return;
    }
    let deadline = Deadline::days(lodged.occurred, CHALLAN_DAYS + INTERIM_DAYS);
    let what = ("fir.interim_challan", "CrPC s.173", "interim report or challan");
    let mut within = Clock::new(what, stream, deadline, first, now);
    within.accused = who.cloned();
    let by_interim = interim.map(|interim| deadline.judge(Some(interim), now));
    // An interim report within three more days keeps the law; then the challan is not late, nor
    // can it be called late while nobody can say whether the report was in time.
    let kept = matches!(by_interim, Some(Verdict::Met | Verdict::CannotBeJudged));
    if kept || challan.is_none() || within.verdict != Verdict::Met {
        clocks.push(within);
    }
    if !kept {
        clocks.push(clock);
    }
}

/// What is wrong with an FIR beyond its clocks. `person` answers what is on record of a person.
pub fn fir<'p>(
    stream: StreamId,
    fir: &FirState,
    regime: &RegimeState,
    person: impl Fn(PersonId) -> Option<&'p PersonState>,
) -> Vec<Flag> {
    let mut flags = Vec::new();
    if let Some((moment, lodged)) = &fir.lodged {
        for section in &fir.sections {
            let (code, text) = match regime.section(section, lodged.offence) {
                Standing::InForce(_) => continue,
                Standing::NotInCatalogue => {
                    ("fir.section_unknown", format!("{section} is not in the offence catalogue"))
                }
                // Refused when it is recorded; a correction or a later catalogue can still show it.
                Standing::NotInForce(_) => (
                    "fir.section_not_in_force",
                    format!("{section} is known not to have been in force at the offence"),
                ),
            };
            flags.push(flag(code, "offence catalogue", stream, Some(moment), text));
        }
    }
    for (who, accused) in &fir.accused {
        let days = accused.physical_days();
        let physical = accused.remands.iter().rfind(|remand| remand.custody == Remand::Physical);
        if days > PHYSICAL_REMAND_DAYS_MAX {
            let moment = physical.map(|remand| &remand.moment);
            let text = format!("{days} days of physical remand, at most 15 are allowed");
            flags.push(flag("fir.remand_too_long", "CrPC s.167", stream, moment, text));
        }
        let Accused::Person(id) = who else { continue };
        let on_record = person(*id);
        let named_sex = accused.named.as_ref().and_then(|(_, named)| named.sex);
        let sex = on_record.and_then(|person| person.recorded.as_ref()?.sex).or(named_sex);
        if let (Some(remand), Some(Sex::Female)) = (physical, sex) {
            let text = "a woman in physical remand";
            let section = "CrPC s.167(5)";
            flags.push(flag(
                "fir.female_physical_remand",
                section,
                stream,
                Some(&remand.moment),
                text,
            ));
        }
        let arrested = accused.named.as_ref().filter(|(_, named)| named.arrested.is_some());
        if let (Some((moment, named)), Some(person)) = (arrested, on_record) {
            flags.extend(notices(*id, person, named, moment));
        }
    }
    flags
}

/// Whom an arrest obliges to tell.
fn notices(
    id: PersonId,
    person: &PersonState,
    named: &AccusedNamed,
    arrested: &Moment,
) -> Vec<Flag> {
    let mut flags = Vec::new();
    let foreign = named.nationality.as_ref().is_some_and(|country| !country.is_local());
    if (foreign || person.is_foreign()) && person.consular_notice.is_none() {
        let text = "a foreigner arrested, no consular notice recorded";
        let section = "Vienna Convention on Consular Relations art. 36";
        flags.push(flag("person.consular_notice", section, id.into(), Some(arrested), text));
    }
    if person.is_minor() && person.guardian_informed.is_none() {
        let text = "a minor arrested, no notice to the guardian recorded";
        let section = "Juvenile Justice System Act 2018 s.5";
        flags.push(flag("person.guardian", section, id.into(), Some(arrested), text));
    }
    flags
}

/// Entries of a life that were logged long after they happened. What is taken from the press is
/// left out: it is late by its nature.
pub fn late_entries(life: &Life) -> Vec<Flag> {
    let late = life.standing().into_iter().filter(|standing| {
        let press = matches!(standing.past.basis, greyfile_envelope::Basis::Press { .. });
        !press && gap_ms(&standing.moment) > LATE_ENTRY_HOURS * Timestamp::HOUR_MS
    });
    late.map(|standing| {
        let hours = gap_ms(&standing.moment) / Timestamp::HOUR_MS;
        let text = format!("logged at least {} after it happened", span_words(hours));
        flag("entry.late", "late entry", life.stream(), Some(&standing.moment), text)
    })
    .collect()
}

/// The least time between happening and recording, in milliseconds; 0 if they may coincide.
pub fn gap_ms(moment: &Moment) -> i64 {
    moment.recorded_at.0.saturating_sub(moment.occurred.end.0).max(0)
}

/// Hours as people say them.
pub fn span_words(hours: i64) -> String {
    match hours {
        ..1 => "less than an hour".into(),
        1 => "an hour".into(),
        2..48 => format!("{hours} hours"),
        _ => format!("{} days", hours / 24),
    }
}
