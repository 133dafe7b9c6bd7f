//! What is wrong with a raid.

use greyfile_envelope::StreamId;

use super::events::Authority;
use super::state::RaidState;
use crate::kernel::arg::Arg;
use crate::kernel::courts::Asked;
use crate::kernel::flag::Judged;
use crate::kernel::words::codes;

/// Local witnesses that a search needs (CrPC s.103).
pub const LOCAL_WITNESSES_MIN: usize = 2;

codes! {
    flags {
        NO_WARRANT = "raid.no_warrant", "PECA s.33";
        WITNESSES = "raid.witnesses", "CrPC s.103";
        ARRESTS_NOT_RECORDED = "raid.arrests_not_recorded", "record";
        COUNTS_DISAGREE = "raid.counts_disagree", "record";
    }
    deadlines {}
    ends {}
}

/// What is due and what is wrong.
pub(super) fn judge(raid: &RaidState, about: StreamId, _: Asked<'_>) -> Judged {
    let mut judged = Judged::default();
    let Some((moment, conducted)) = &raid.conducted else { return judged };
    if conducted.authority == Authority::NotStated {
        judged.flag(NO_WARRANT, about, Some(moment));
    }
    let local = raid.witnesses.iter().filter(|witness| witness.local).count();
    if local < LOCAL_WITNESSES_MIN && conducted.witness_excuse.is_none() {
        let flag = judged.flag(WITNESSES, about, Some(moment));
        flag.args = vec![Arg::count("local_witnesses", local)];
    }
    let named = u32::try_from(raid.arrested.len()).unwrap_or(u32::MAX);
    let total = raid.arrests().total;
    if named > 0 && named < total {
        let stated = raid.found.as_ref().and_then(|(_, found)| found.arrested);
        let whence = if stated == Some(total) { "stated" } else { "counted" };
        let flag = judged.flag(ARRESTS_NOT_RECORDED, about, Some(moment));
        flag.args = vec![
            Arg::number("arrests", total),
            Arg::code("known", whence),
            Arg::number("recorded", named),
        ];
    }
    for args in counts_that_disagree(raid) {
        let moment = raid.found.as_ref().map(|(moment, _)| moment);
        judged.flag(COUNTS_DISAGREE, about, moment).args = args;
    }
    judged
}

/// Which counts of a raid cannot all be right: a part larger than the whole, or more people
/// recorded one by one than were counted. Each disagreement is given as the arguments of its flag.
fn counts_that_disagree(raid: &RaidState) -> Vec<Vec<Arg>> {
    let Some((_, found)) = &raid.found else { return Vec::new() };
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
            (sum(&local_and_foreign), "local_and_foreign"),
            (sum(&by_nationality), "by_nationality"),
            (sum(&[found.arrested_female.unwrap_or_default()]), "women"),
        ] {
            if parts > u64::from(arrested) {
                wrong.push(vec![
                    Arg::code("how", "parts"),
                    Arg::code("which", what),
                    Arg::number("counted", arrested),
                    Arg::number("also", i64::try_from(parts).unwrap_or(i64::MAX)),
                ]);
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
            wrong.push(vec![
                Arg::code("how", "one_by_one"),
                Arg::code("which", what),
                Arg::number("counted", counted),
                Arg::number("also", listed),
            ]);
        }
    }
    wrong
}
