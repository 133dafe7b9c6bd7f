//! Randomness as an argument.

use chacha20::ChaCha20Rng;
use hpke::rand_core::{Rng, SeedableRng};

/// Random bytes that follow from a seed (ChaCha20). The seed comes from the system's own source and
/// is used once; a test takes a fixed one.
pub struct Random(ChaCha20Rng);

impl Random {
    /// The bytes that follow from a seed.
    pub fn new(seed: [u8; 32]) -> Self {
        Self(ChaCha20Rng::from_seed(seed))
    }

    /// The next bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }

    pub(crate) const fn rng(&mut self) -> &mut ChaCha20Rng {
        &mut self.0
    }
}

impl std::fmt::Debug for Random {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Random(..)")
    }
}
