//! What is wrong with a raid.

use greyfile_envelope::{StreamId, Timestamp};

use super::events::Authority;
use super::state::RaidState;
use crate::kernel::flag::{Arg, Judged};

/// Local witnesses that a search needs (CrPC s.103).
pub const LOCAL_WITNESSES_MIN: usize = 2;

/// What is due and what is wrong.
pub(super) fn judge(raid: &RaidState, about: StreamId, _: Timestamp) -> Judged {
    let mut judged = Judged::default();
    let Some((moment, conducted)) = &raid.conducted else { return judged };
    if conducted.authority == Authority::NotStated {
        let text = "no warrant and no recorded exception";
        judged.flag(("raid.no_warrant", "PECA s.33"), about, Some(moment), text);
    }
    let local = raid.witnesses.iter().filter(|witness| witness.local).count();
    if local < LOCAL_WITNESSES_MIN && conducted.witness_excuse.is_none() {
        let text =
            format!("local witnesses named: {local}; two are needed, and no excuse recorded");
        let flag = judged.flag(("raid.witnesses", "CrPC s.103"), about, Some(moment), text);
        flag.args = vec![Arg::number("local_witnesses", local as i64)];
    }
    let named = u32::try_from(raid.arrested.len()).unwrap_or(u32::MAX);
    let total = raid.arrests().total;
    if named > 0 && named < total {
        let stated = raid.found.as_ref().and_then(|(_, found)| found.arrested);
        let whence = if stated == Some(total) { "stated" } else { "by what was counted" };
        let text = format!("{total} arrests {whence}, {named} recorded one by one");
        let flag = judged.flag(("raid.arrests_not_recorded", "record"), about, Some(moment), text);
        flag.args = vec![Arg::number("arrests", total), Arg::number("recorded", named)];
    }
    if let Some(text) = counts_that_disagree(raid) {
        let moment = raid.found.as_ref().map(|(moment, _)| moment);
        judged.flag(("raid.counts_disagree", "record"), about, moment, text);
    }
    judged
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
