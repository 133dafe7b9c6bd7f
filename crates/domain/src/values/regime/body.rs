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
        /// To whom requests and grounds are encrypted: age recipients, such as `age1…`. An
        /// intelligence body has two or more, against loss.
        #[serde(default)]
        grounds_to: Vec<Line>,
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

impl LicensingBody {
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
