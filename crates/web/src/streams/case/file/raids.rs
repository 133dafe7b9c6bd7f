//! The raids of a case file.

use greyfile_casefile::{RaidView, Witnesses};
use greyfile_domain::streams::raid::Authority;
use greyfile_domain::values::Wanted;

use super::Page;
use crate::kit::format::Num;

/// Events that tell how many were arrested.
const ARRESTS: &[&str] = &["raid.persons_found", "raid.person_arrested"];

impl Page {
    /// The city of a raid.
    pub(super) fn raid_city(&self, raid: &RaidView) -> String {
        self.place(&raid.city, Wanted::City)
    }

    /// The numbers of a raid's arrests, each with its label; nothing for one that nobody tells.
    pub(super) fn arrests(&self, raid: &RaidView) -> [(String, Option<Num>); 4] {
        [
            ("case-raid-arrested", raid.arrests),
            ("case-raid-local", raid.arrests_local),
            ("case-raid-foreign", raid.arrests_foreign),
            ("case-raid-women", raid.arrests_female),
        ]
        .map(|(label, count)| {
            (self.say(label), count.map(|count| self.raid_num(raid, count, ARRESTS)))
        })
    }

    /// Where a raid's number leads.
    fn raid_num(&self, raid: &RaidView, value: u32, types: &[&'static str]) -> Num {
        Num::new(i64::from(value), self.links.at(raid.raid, types))
    }

    /// How many were recorded one by one.
    pub(super) fn one_by_one(&self, raid: &RaidView) -> Num {
        self.raid_num(raid, raid.recorded_one_by_one, &["raid.person_arrested"])
    }

    /// How many centres were raided.
    pub(super) fn centres(&self, raid: &RaidView) -> Num {
        self.raid_num(raid, raid.centres, &["raid.conducted"])
    }

    /// How many witnesses were named.
    pub(super) fn witnesses(&self, raid: &RaidView) -> Num {
        self.raid_num(raid, raid.witnesses.named, &["raid.witness_named"])
    }

    /// How many of them are local.
    pub(super) fn local(&self, witnesses: &Witnesses) -> String {
        self.counted("case-raid-local-of", witnesses.local as usize)
    }

    /// The arrests of a raid by nationality, the most first.
    pub(super) fn nationalities(&self, raid: &RaidView) -> Vec<(String, Num)> {
        let mut list: Vec<_> = raid.by_nationality.iter().collect();
        list.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        list.into_iter()
            .map(|(code, count)| (self.words.country(code), self.raid_num(raid, *count, ARRESTS)))
            .collect()
    }

    /// On what authority a raid was conducted.
    pub(super) fn authority(&self, authority: &Authority) -> String {
        match authority {
            Authority::NotStated => self.words.code_of("not_stated"),
            Authority::Warrant { .. } | Authority::Exception { .. } => self.words.json(authority),
        }
    }

    /// Where the money that a raid recovered leads.
    pub(super) fn cash_href(&self, raid: &RaidView) -> String {
        self.links.at(raid.raid, &["raid.cash_recovered"])
    }
}
