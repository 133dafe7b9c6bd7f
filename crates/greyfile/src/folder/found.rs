//! A log that the folder does not know yet: founded here, or moved here from another folder.

use std::fs;
use std::path::Path;

use bytes::Bytes;

use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{Hand, StreamId, Timestamp};
use greyfile_intake::{LogIdentity, LogSecret, found};

use super::keys::random;
use super::{Folder, FolderError};

/// What to do where there is no log yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Founding {
    /// Nothing: that is an error.
    Never,
    /// Found a log for real cases.
    Production,
    /// Found a demonstration, the same bytes for the same seed.
    Demo {
        /// Decides its ids and keys.
        seed: u64,
    },
}

/// When demonstrations are founded: before the first thing they record.
const DEMO_FOUNDED: &str = "2025-01-01T09:00:00+05:00";

impl Folder {
    /// Makes this the folder of a log that was moved here from another one: its identity and secret.
    pub fn adopt(&self, identity: &LogIdentity, from: &Path) -> Result<(), FolderError> {
        let path = from.join("keys/log");
        let secret = fs::read(&path).map_err(|_| FolderError::Secret(path))?;
        self.keep_secret(&secret)?;
        self.write("identity", identity.stream().to_string().as_bytes())
    }

    /// A new log's founding record, its secret kept; `None` if nobody asked for one.
    pub(super) fn found(
        &self,
        founding: Founding,
    ) -> Result<Option<(StreamId, Bytes)>, FolderError> {
        let (log_id, secret, purpose, founded_at) = match founding {
            Founding::Never => return Ok(None),
            Founding::Production => {
                let now = greyfile_intake::Clock::now(&greyfile_intake::SystemClock);
                let random = random::<42>().map_err(FolderError::Random)?;
                let mut log_id = [0; 16];
                log_id[..6].copy_from_slice(&now.0.to_be_bytes()[2..]);
                log_id[6..].copy_from_slice(&random[32..]);
                let mut secret = [0; LogSecret::LEN];
                secret.copy_from_slice(&random[..32]);
                (log_id, secret, Purpose::Production, now)
            }
            Founding::Demo { seed } => {
                let founded_at: Timestamp = DEMO_FOUNDED.parse().expect("a literal instant");
                let log_id = crate::demo::id(seed, founded_at, "log", 0);
                (log_id, demo_secret(seed), Purpose::Demo, founded_at)
            }
        };
        let identity = LogIdentity { log_id, purpose, founded_at };
        let by = Hand::new("greyfile").expect("a literal hand");
        // The secret first: a log without it would be refused, a secret without a log does no harm.
        self.keep_secret(&secret)?;
        Ok(Some(found(&identity, &LogSecret::new(secret), &by)))
    }
}

/// The log's secret of the demonstration with this seed.
pub(super) fn demo_secret(seed: u64) -> [u8; LogSecret::LEN] {
    crate::demo::hash(seed, "log secret", 0)
}
