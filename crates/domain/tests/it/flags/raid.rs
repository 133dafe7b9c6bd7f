//! Raids: their authority, their witnesses, and counts that disagree.

use greyfile_domain::acts::{ConductRaid, Found};
use greyfile_domain::streams::raid::{Authority, Conducted, PersonsFound};
use greyfile_domain::values::{NationalityCount, Sex};
use greyfile_words::{Lang, Words};

use super::History;
use crate::make::*;
use crate::world::given;

pub(super) fn raids() -> Vec<History> {
    let raid = |edit: fn(&mut ConductRaid)| {
        let mut raid = quiet_raid();
        edit(&mut raid);
        vec![conduct("R", raid)]
    };
    let on = |authority| {
        vec![conduct(
            "R",
            ConductRaid { raid: Conducted { authority, ..conducted() }, ..quiet_raid() },
        )]
    };
    let one_arrested = |found: Option<PersonsFound>| {
        let people = vec![self::found(Sex::Male, "PK")];
        vec![conduct("R", ConductRaid { found, people, ..quiet_raid() })]
    };
    let excused = |raid: &mut ConductRaid| {
        raid.witnesses.clear();
        raid.raid.witness_excuse = Some(line("nobody would come at 4 in the morning").into());
    };
    histories! {
        "a warrant, two local witnesses": raid(|_| ()) => [];
        "an exception on record": on(Authority::Exception { ground: line("evidence about to be erased").into() }) => [];
        "neither warrant nor exception": on(Authority::NotStated) => [("raid.no_warrant", "PECA s.33", "")];
        "one local witness": raid(|raid| raid.witnesses.truncate(1)) => [("raid.witnesses", "CrPC s.103", "")];
        "two witnesses, one from elsewhere": raid(|raid| raid.witnesses[0].local = false)
            => [("raid.witnesses", "CrPC s.103", "")];
        "no witness and an excuse": raid(excused) => [];
        "149 counted, nobody recorded": raid(|raid| raid.found = Some(counted(149))) => [];
        "one counted, one recorded": one_arrested(Some(counted(1))) => [("fir.production", "CrPC s.61, s.167", "")];
        "more by nationality than counted": raid(|raid| {
            let by_nationality = vec![NationalityCount { country: country("CN"), count: 4 }];
            raid.found = Some(PersonsFound { by_nationality, ..counted(3) });
        }) => [("raid.counts_disagree", "record", "")];
        "more women than counted": raid(|raid| {
            raid.found = Some(PersonsFound { arrested_female: Some(4), ..counted(3) });
        }) => [("raid.counts_disagree", "record", "")];
        "none foreign by the count, one recorded": {
            let found = PersonsFound { arrested_foreign: Some(0), ..counted(1) };
            let people = vec![self::found(Sex::Male, "CN")];
            vec![conduct("R", ConductRaid { found: Some(found), people, ..quiet_raid() })]
        } => [("raid.counts_disagree", "record", ""), ("person.consular_notice", "Vienna Convention on Consular Relations art. 36", ""), ("fir.production", "CrPC s.61, s.167", "")];
        "149 counted, one recorded": one_arrested(Some(counted(149)))
            => [("raid.arrests_not_recorded", "record", ""), ("fir.production", "CrPC s.61, s.167", "")];
    }
}

/// Each count that cannot be right is told apart: by its own flag, in both languages.
#[test]
fn counts_that_disagree_say_which() {
    let texts = |found: PersonsFound, people: Vec<Found>, lang: Lang| -> Vec<String> {
        let raid = ConductRaid { found: Some(found), people, ..quiet_raid() };
        let flags = given(vec![conduct("R", raid)]).flags(time("2025-07-08").end);
        let of_counts = flags.iter().filter(|flag| flag.code == "raid.counts_disagree");
        of_counts.map(|flag| Words::of(lang).plain().flag(flag)).collect()
    };
    let parts = PersonsFound {
        arrested_local: Some(3),
        arrested_foreign: Some(2),
        arrested_female: Some(4),
        by_nationality: vec![NationalityCount { country: country("CN"), count: 6 }],
        ..counted(3)
    };
    let told = |what: &str| format!("the counts do not agree: 3 arrested, {what}");
    assert_eq!(
        texts(parts.clone(), Vec::new(), Lang::En),
        ["5 local and foreign", "6 by nationality", "4 women"].map(told)
    );
    let told = |what: &str| format!("اعداد آپس میں مطابقت نہیں رکھتے: گرفتار 3، جبکہ {what}");
    assert_eq!(
        texts(parts, Vec::new(), Lang::Ur),
        ["مقامی اور غیر ملکی 5", "قومیت کے لحاظ سے 6", "خواتین 4"].map(told)
    );
    let none = PersonsFound {
        arrested_local: Some(0),
        arrested_foreign: Some(0),
        arrested_female: Some(0),
        ..counted(1)
    };
    let people = vec![found(Sex::Female, "CN"), found(Sex::Male, "PK")];
    let told = |what: &str| format!("the counts do not agree: {what} recorded one by one");
    assert_eq!(
        texts(none, people, Lang::En),
        [
            "1 arrested counted, 2",
            "0 local counted, 1",
            "0 foreign counted, 1",
            "0 women counted, 1"
        ]
        .map(told)
    );
}
