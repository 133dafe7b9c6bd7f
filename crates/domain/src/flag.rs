//! Flags and clocks: what the law asked for and the record does not show, each with its section.
//! What happened outside is always accepted; its illegality is what must be seen.

use std::collections::BTreeMap;

use greyfile_envelope::{CommandId, EventId, Occurred, StreamId, Timestamp};
use serde::Serialize;

use crate::isolate;
use crate::life::{Life, Moment};
use crate::stream::case::CaseState;
use crate::stream::raid::{Authority, RaidState};

mod arrest;
mod clocks;
mod exhibit;
mod fir;
mod together;

pub use arrest::Arrest;
pub use clocks::Clock;
pub use together::Together;

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
/// Hours within which a foreigner's consulate and a minor's guardian are told of an arrest. The law
/// says "without delay" (Vienna Convention on Consular Relations art. 36) and "as soon as possible"
/// (Juvenile Justice System Act 2018 s.5); the time production has is this program's reading.
pub const NOTICE_HOURS: i64 = PRODUCTION_HOURS;
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
    #[serde(serialize_with = "isolate::plain")]
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
fn raid(stream: StreamId, raid: &RaidState) -> Vec<Flag> {
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
        let stated = raid.found.as_ref().and_then(|(_, found)| found.arrested);
        let whence = if stated == Some(total) { "stated" } else { "by what was counted" };
        let text = format!("{total} arrests {whence}, {named} recorded one by one");
        flags.push(flag("raid.arrests_not_recorded", "record", stream, Some(moment), text));
    }
    if let Some(text) = counts_that_disagree(raid) {
        let moment = raid.found.as_ref().map(|(moment, _)| moment);
        flags.push(flag("raid.counts_disagree", "record", stream, moment, text));
    }
    flags
}

/// Which counts of a raid cannot all be right: a part larger than the whole, or more people
/// recorded one by one than were counted.
fn counts_that_disagree(raid: &RaidState) -> Option<String> {
    let (_, found) = raid.found.as_ref()?;
    let (one_by_one, sum) = (raid.arrests_one_by_one(), |parts: &[u32]| -> u64 {
        parts.iter().copied().map(u64::from).sum()
    });
    let mut wrong = Vec::new();
    if let Some(arrested) = found.arrested {
        let local_and_foreign =
            [found.arrested_local, found.arrested_foreign].map(Option::unwrap_or_default);
        let by_nationality: Vec<u32> =
            found.by_nationality.iter().map(|stated| stated.count).collect();
        for (parts, what) in [
            (sum(&local_and_foreign), "local and foreign"),
            (sum(&by_nationality), "by nationality"),
            (sum(&[found.arrested_female.unwrap_or_default()]), "women"),
        ] {
            if parts > u64::from(arrested) {
                wrong.push(format!("{arrested} arrested, {parts} {what}"));
            }
        }
    }
    for (counted, listed, what) in [
        (found.arrested, one_by_one.total, "arrested"),
        (found.arrested_local, one_by_one.local, "local"),
        (found.arrested_foreign, one_by_one.foreign, "foreign"),
        (found.arrested_female, one_by_one.female, "women"),
    ] {
        if let Some(counted) = counted.filter(|counted| listed > *counted) {
            wrong.push(format!("{counted} {what} counted, {listed} recorded one by one"));
        }
    }
    let text = wrong.join("; ");
    (!text.is_empty()).then(|| format!("the counts do not agree: {text}"))
}

/// What is wrong with a case file itself.
fn case(stream: StreamId, case: &CaseState) -> Vec<Flag> {
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

/// What was logged long after it happened: one flag for all entries of one command, since they
/// were logged in one go. What is taken from the press is left out: it is late by its nature.
fn late_entries<'a>(lives: impl IntoIterator<Item = &'a Life>) -> Vec<Flag> {
    let mut late: BTreeMap<(CommandId, i64), (u32, StreamId, Moment)> = BTreeMap::new();
    for life in lives {
        for standing in life.standing() {
            let (past, gap) = (standing.past, gap_ms(&standing.moment));
            let press = matches!(past.basis, greyfile_envelope::Basis::Press { .. });
            if press || gap <= LATE_ENTRY_HOURS * Timestamp::HOUR_MS {
                continue;
            }
            let key = (past.command_id, gap / Timestamp::HOUR_MS);
            let entry = late.entry(key).or_insert((0, life.stream(), standing.moment));
            entry.0 += 1;
            // The flag leads to the first of them.
            if standing.moment.position < entry.2.position {
                (entry.1, entry.2) = (life.stream(), standing.moment);
            }
        }
    }
    let flags = late.into_iter().map(|((_, hours), (count, about, moment))| {
        let span = span_words(hours);
        let text = match count {
            1 => format!("logged at least {span} after it happened"),
            count => format!("{count} entries logged at least {span} after they happened"),
        };
        (moment.position, flag("entry.late", "late entry", about, Some(&moment), text))
    });
    let mut flags: Vec<_> = flags.collect();
    flags.sort_by_key(|(position, _)| *position);
    flags.into_iter().map(|(_, flag)| flag).collect()
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
