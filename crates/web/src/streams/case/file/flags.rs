//! The flags of a case file: those that say the same stand together.

use greyfile_domain::kernel::flag::{Ended, Flag};
use greyfile_words::say_the_same;

use super::Page;

/// The code of flags of late entries.
const LATE_ENTRY: &str = "entry.late";

/// Flags that say the same of different streams.
pub(super) struct FlagGroup {
    /// At least one.
    pub(super) flags: Vec<Flag>,
}

impl FlagGroup {
    /// How many are open.
    pub(super) fn open(&self) -> usize {
        self.flags.iter().filter(|flag| flag.ended.is_none()).count()
    }

    /// Whether one of them was met only when it was too late.
    pub(super) fn is_late(&self) -> bool {
        self.flags.iter().filter_map(|flag| flag.ended.as_ref()).any(Ended::is_late)
    }

    /// Whether they are of late entries: how late each is stands with the entry.
    pub(super) fn is_of_late_entries(&self) -> bool {
        self.flags[0].code == LATE_ENTRY
    }
}

/// Puts flags together that say the same.
pub(super) fn flag_groups(flags: Vec<Flag>) -> Vec<FlagGroup> {
    let mut groups: Vec<FlagGroup> = Vec::new();
    for flag in flags {
        let same = |group: &&mut FlagGroup| {
            let late = group.is_of_late_entries() && flag.code == LATE_ENTRY;
            late || say_the_same(&group.flags[0], &flag)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.flags.push(flag),
            None => groups.push(FlagGroup { flags: vec![flag] }),
        }
    }
    // What is still open comes first, late entries last among equals.
    groups.sort_by_key(|group| (group.open() == 0, group.is_of_late_entries()));
    groups
}

impl Page {
    /// How many flags of the file are open.
    pub(super) fn open_flags(&self) -> usize {
        self.flags.iter().map(FlagGroup::open).sum()
    }

    /// What a flag says.
    pub(super) fn flag(&self, flag: &Flag) -> String {
        self.words.flag(flag)
    }

    /// What flags that stand together say.
    pub(super) fn flags(&self, group: &FlagGroup) -> String {
        match group.is_of_late_entries() {
            true => self.words.message("together-entry-late", &[]),
            false => self.words.flag(&group.flags[0]),
        }
    }

    /// Where a flag leads.
    pub(super) fn flag_href(&self, flag: &Flag) -> String {
        self.links.of_flag(flag)
    }

    /// The class of the mark of how a flag ended.
    pub(super) fn ended_class(&self, ended: &Ended) -> &'static str {
        if ended.is_late() { "unsure" } else { "good" }
    }
}
