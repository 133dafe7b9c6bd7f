//! A rule that sets a time, as rows have it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use greyfile_domain::kernel::words::Rule;
use greyfile_projector::contract::Key;
use serde::{Deserialize, Serialize};

/// Four bytes that stand for a rule's code (FNV-1a of it): a code is some twenty letters long, and each
/// deadline has it in half a dozen keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct RuleKey(u32);

/// Every rule that sets a time, by its key.
static RULES: LazyLock<BTreeMap<RuleKey, Rule>> =
    LazyLock::new(|| known().map(|rule| (RuleKey::of(rule.code()), rule)).collect());

/// Every rule that sets a time.
pub(crate) fn known() -> impl Iterator<Item = Rule> {
    greyfile_domain::words().flat_map(|(_, _, codes)| codes.deadlines).copied()
}

impl RuleKey {
    pub(crate) const fn of(code: &str) -> Self {
        let (mut hash, mut at) = (0x811C_9DC5_u32, 0);
        while at < code.len() {
            hash = (hash ^ code.as_bytes()[at] as u32).wrapping_mul(0x0100_0193);
            at += 1;
        }
        Self(hash)
    }

    /// The rule.
    ///
    /// # Panics
    /// When no rule is known by it: whoever takes a rule away raises the view's format.
    pub(crate) fn rule(self) -> Rule {
        *RULES.get(&self).expect("a rule that goes raises the format of the view")
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
    fn each_rule_has_a_key_of_its_own() {
        assert_eq!(RULES.len(), known().count());
        for rule in known() {
            assert_eq!(RuleKey::of(rule.code()).rule(), rule);
        }
        assert_eq!(RuleKey::of("fir.challan"), RuleKey(3_583_805_705));
    }
}
