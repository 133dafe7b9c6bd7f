//! A rule that sets a time, as rows have it.

use std::sync::LazyLock;

use greyfile_domain::kernel::words::Rule;
use greyfile_projector::contract::Key;
use serde::{Deserialize, Serialize};

/// A number that stands for a rule: a code is some twenty letters long, and each deadline has it in
/// half a dozen keys. It counts the rules in the order of their codes, so a new rule moves others: see
/// [`variant`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct RuleKey(u16);

/// Every rule that sets a time, in the order of their codes.
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let mut rules: Vec<Rule> = known().collect();
    rules.sort_unstable_by_key(|rule| rule.code());
    rules
});

/// Every rule that sets a time.
pub(crate) fn known() -> impl Iterator<Item = Rule> {
    greyfile_domain::words().flat_map(|(_, _, codes)| codes.deadlines).copied()
}

/// What rows were numbered by: the view is made anew when a rule comes or goes. FNV-1a of all codes.
pub(crate) fn variant() -> u32 {
    let bytes = RULES.iter().flat_map(|rule| rule.code().bytes().chain([0]));
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl RuleKey {
    /// The number of the rule with this code, if there is one.
    pub(crate) fn of(code: &str) -> Option<Self> {
        let at = RULES.binary_search_by_key(&code, |rule| rule.code()).ok()?;
        Some(Self(u16::try_from(at).expect("there are some dozens of rules")))
    }

    /// The rule.
    pub(crate) fn rule(self) -> Rule {
        *RULES.get(usize::from(self.0)).expect("a view of other rules is made anew")
    }
}

impl Key for RuleKey {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        Key::read(bytes).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_a_number_of_its_own() {
        for rule in known() {
            assert_eq!(RuleKey::of(rule.code()).unwrap().rule(), rule);
        }
        assert_eq!(RuleKey::of("fir"), None);
        assert!(RULES.is_sorted_by(|one, other| one.code() < other.code()), "each code once");
    }
}
