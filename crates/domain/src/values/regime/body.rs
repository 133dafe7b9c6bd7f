//! The bodies that take part in licensing, with the keys by which their answers are known.

use super::stated::Stated;
use crate::values::declare::{payload, words};
use crate::values::hex::Hex;
use crate::values::text::{Code, Line};

payload! {
    /// A body that takes part in licensing: the office that decides, or one that vets.
    struct LicensingBody {
        /// Its code, such as `pta`.
        code: Code,
        /// Its name.
        name: Line,
        /// Its name in Urdu.
        #[serde(default)]
        name_urdu: Option<Line>,
        /// What it does.
        kind: BodyKind,
        /// The keys by which what it signs is known: answers of a body that vets, request files of
        /// the office.
        #[serde(default)]
        keys: Vec<BodyKey>,
        /// To which keys requests and grounds are encrypted: X25519. An intelligence body has two or
        /// more, against loss.
        #[serde(default)]
        grounds_to: Vec<Hex<32>>,
        /// Within how many days it answers; none where nothing is asked of it.
        #[serde(default)]
        answer_within_days: Option<u16>,
        /// Whether an application counts as cleared when that time passed without an answer.
        silence_is_clearance: bool,
        /// Where it comes from.
        stated: Stated,
    }
    /// A public key of a body.
    #[derive(Eq)]
    struct BodyKey {
        /// The key: Ed25519.
        key: Hex<32>,
        /// How it came here, such as the handing over at the office.
        source: Line,
    }
}

words! {
    /// What a body does in licensing.
    #[derive(Copy, Eq)]
    enum BodyKind {
        /// It decides applications, and signs what is sent to the others.
        Licensing,
        /// It vets, and its reasons may be read here.
        Vetting,
        /// It vets, and its reasons are for it alone.
        Intelligence,
    }
}

/// The public keys of the demonstration: of each body the one that signs, the one that opens, and its
/// spare. The secret parts follow from words in docs/regime.md.
const DEMO_KEYS: [&str; 12] = [
    // Of licensing_office.
    "9b63fd57b6e802fb1742b9a19a3419bf3653ae7cb456efe810ecbc3742a7ad20",
    "ef3235dbc4796b93a47149c8b8c3681a957e19ab81adee0bd1f047246426092b",
    "10908eb143ad8ac736edc2ee8ec6ce3d797c8a9182f953f58b27a74fbcbba505",
    // Of nccia.
    "c72adef49f6976d3ee0785c0cbe4fa5eaeb6c0662240ba7daf67f51d22ca99cd",
    "b7a767f686b655ee3ad4138bbd7ba9f78881a4c2f3e824468655e66f18c49377",
    "b3aea3e6a4039181a5a37c34fe70de04cf8da75314763a8e493b463f27cb2574",
    // Of pta.
    "81a2e87e6c03e58bcc4f5087f01f97da726ca760df1fffb960984fcac7cad0d2",
    "5c0eced8f79cc62850c647276fd491bf496e25c442c7316c6384d9e0fcd7d659",
    "b92c2abe816454a9c6d6fbc9dcef40546d3f3a41b2f27bbee66f57b1e62a4c3f",
    // Of designated_body.
    "3d0358ee588b811db63de9f73bf44ac84c7cc0affa410409342c33cb12612694",
    "f1049e61c1097669be782e77156889376737aa7aad342cbc380582d86b03df51",
    "29c820a4e30eb3dac264f07da359c38a7a4778b26dd611cf89560fa004338f63",
];

impl LicensingBody {
    /// Whether one of its keys is one of the demonstration's, whose secret part everybody can read.
    pub fn has_key_of_demonstration(&self) -> bool {
        let keys = self.keys.iter().map(|one| &one.key);
        keys.chain(&self.grounds_to).any(|key| DEMO_KEYS.contains(&key.to_string().as_str()))
    }

    /// Whether it has this key.
    pub fn has(&self, key: &Hex<32>) -> bool {
        self.keys.iter().any(|one| one.key == *key)
    }
}

impl BodyKind {
    /// Every kind that licensing cannot do without.
    pub const ALL: [Self; 3] = [Self::Licensing, Self::Vetting, Self::Intelligence];

    /// Whether it vets applications.
    pub const fn vets(self) -> bool {
        match self {
            Self::Vetting | Self::Intelligence => true,
            Self::Licensing => false,
        }
    }

    /// Its code, as words and JSON have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Licensing => "licensing",
            Self::Vetting => "vetting",
            Self::Intelligence => "intelligence",
        }
    }
}
