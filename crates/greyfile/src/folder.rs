//! The data folder: which log it holds, its keys, who has it open.
//!
//! ```text
//! <data>/lock          held by whoever has the folder open; names them
//! <data>/address       where the running service listens
//! <data>/identity      the id of the log this folder holds, once it has one
//! <data>/log.redb      the log, if it is kept here
//! <data>/log.mark      the last event known here, if the log is kept by a broker
//! <data>/keys/log      the log's secret, from which all its keys follow; back it up apart from it
//! <data>/keys/names    the key of the view of names; without it the view is made anew
//! <data>/views/        views; disposable
//! ```

use std::fmt::{self, Display};
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;

use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{Hand, Position, StreamId, Timestamp};
use greyfile_eventlog::embedded::{Embedded, OpenError, Options};
use greyfile_eventlog::jetstream::JetStream;
use greyfile_eventlog::{AppendError, ReadLog};
use greyfile_intake::{FoundingError, LogIdentity, LogSecret, found, identity, is_secret_of};
use greyfile_names::TokenKey;

use crate::engine::{Engine, LogSource};
use crate::nats::{NatsArgs, NatsError};
use crate::told::{Tells, Told};

/// A data folder that cannot be used.
#[derive(Debug)]
pub enum FolderError {
    /// Another process has it open.
    InUse {
        /// The folder.
        folder: PathBuf,
        /// Who has it, where that is known.
        by: Holder,
    },
    /// The folder or a file in it cannot be reached.
    Io {
        /// What could not be reached.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is no log and nobody asked for one.
    NoLog(PathBuf),
    /// There was a log, and it is gone.
    LogGone {
        /// The folder.
        folder: PathBuf,
        /// Which log it held.
        log: String,
    },
    /// The folder's log is kept by a broker.
    OnBroker(PathBuf),
    /// The folder's log is a file, and a broker was named.
    OnFile(PathBuf),
    /// The broker's stream is empty and nobody asked for a new log.
    NotFounded {
        /// Which stream.
        stream: String,
    },
    /// Another process founded the log at the same moment.
    FoundedByAnother,
    /// The broker did not take the founding.
    FoundingFailed(AppendError),
    /// The founding's answer was lost.
    FoundingUnknown(String),
    /// Another log lies where the folder's own was.
    AnotherLog {
        /// The folder.
        folder: PathBuf,
        /// The log it held.
        known: String,
        /// The log that is there.
        found: String,
    },
    /// The demonstration was asked for on real cases, or the other way round.
    OtherPurpose {
        /// The folder.
        folder: PathBuf,
        /// What the log there is for.
        is: Purpose,
    },
    /// The log's secret is missing.
    Secret(PathBuf),
    /// Another secret.
    AnotherSecret(PathBuf),
    /// The log cannot be opened.
    Log(OpenError),
    /// The broker's log cannot be opened.
    Nats(NatsError),
    /// The log does not say which one it is.
    Founding(FoundingError),
    /// No randomness to make keys from.
    Random(io::Error),
}

/// Who has a folder open, as far as that is known.
#[derive(Debug)]
pub struct Holder {
    /// The process.
    pub pid: Option<String>,
    /// Where it listens.
    pub address: Option<SocketAddr>,
}

impl Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.told().fmt(f)
    }
}

impl std::error::Error for FolderError {}

impl From<OpenError> for FolderError {
    fn from(error: OpenError) -> Self {
        Self::Log(error)
    }
}

impl From<NatsError> for FolderError {
    fn from(error: NatsError) -> Self {
        Self::Nats(error)
    }
}

impl From<FoundingError> for FolderError {
    fn from(error: FoundingError) -> Self {
        Self::Founding(error)
    }
}

impl Tells for FolderError {
    fn told(&self) -> Told {
        let on = |id, folder| Told::new(id).at("folder", folder);
        match self {
            Self::InUse { folder, by } => on("folder-in-use", folder).telling("by", by.told()),
            Self::Io { path, source } => {
                Told::new("folder-io").at("path", path).telling("why", source.told())
            }
            Self::NoLog(folder) => on("folder-no-log", folder),
            Self::LogGone { folder, log } => on("folder-log-gone", folder).with("log", log),
            Self::OnBroker(folder) => on("folder-on-broker", folder),
            Self::OnFile(folder) => on("folder-on-file", folder),
            Self::NotFounded { stream } => Told::new("folder-not-founded").with("stream", stream),
            Self::FoundedByAnother => Told::new("folder-founded-by-another"),
            Self::FoundingFailed(error) => {
                Told::new("folder-founding-failed").telling("why", error.told())
            }
            Self::FoundingUnknown(why) => Told::new("folder-founding-unknown").with("why", why),
            Self::AnotherLog { folder, known, found } => {
                on("folder-another-log", folder).with("known", known).with("found", found)
            }
            Self::OtherPurpose { folder, is } => {
                let is = match is {
                    Purpose::Production => "production",
                    Purpose::Demo => "demo",
                };
                on("folder-other-purpose", folder).code("is", is)
            }
            Self::Secret(file) => Told::new("folder-secret").at("file", file),
            Self::AnotherSecret(file) => Told::new("folder-another-secret").at("file", file),
            Self::Log(error) => error.told(),
            Self::Nats(error) => error.told(),
            Self::Founding(error) => error.told(),
            Self::Random(error) => Told::new("folder-random").telling("why", error.told()),
        }
    }
}

impl Holder {
    fn told(&self) -> Told {
        match (&self.pid, self.address) {
            (Some(pid), Some(address)) => {
                Told::new("folder-held-at").with("pid", pid).with("address", address)
            }
            (Some(pid), None) => Told::new("folder-held-by").with("pid", pid),
            (None, _) => Told::new("folder-held"),
        }
    }
}

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

/// A data folder held open by this process.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// Held as long as the folder is.
    _lock: File,
}

/// The log of a folder.
pub struct OpenLog {
    /// The log.
    pub log: Engine,
    /// Which log.
    pub identity: LogIdentity,
    /// Its secret.
    pub secret: LogSecret,
}

/// When demonstrations are founded: before the first thing they record.
const DEMO_FOUNDED: &str = "2025-01-01T09:00:00+05:00";

impl Folder {
    /// Takes the folder for this process, making it if need be.
    pub fn take(path: &Path) -> Result<Self, FolderError> {
        fs::create_dir_all(path).map_err(|source| at(path, source))?;
        let lock_path = path.join("lock");
        let mut lock = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&lock_path)
            .map_err(|source| at(&lock_path, source))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(FolderError::InUse { folder: path.to_owned(), by: holder(path) });
            }
            Err(TryLockError::Error(source)) => return Err(at(&lock_path, source)),
        }
        lock.set_len(0).map_err(|source| at(&lock_path, source))?;
        write!(lock, "{}", std::process::id()).map_err(|source| at(&lock_path, source))?;
        // Left behind by a process that was killed.
        let _ = fs::remove_file(path.join("address"));
        Ok(Self { path: path.to_owned(), _lock: lock })
    }

    /// Whether a folder holds a log or ever held one, found out without touching it. A folder that
    /// cannot be looked into may hold one: opening it says why it cannot.
    pub fn holds_log(path: &Path) -> bool {
        let names = ["log.redb", "log.redb.mark", "log.mark", "identity"];
        names.iter().any(|name| !matches!(path.join(name).try_exists(), Ok(false)))
    }

    /// Where the service that has a folder open listens, if one does.
    pub fn address(path: &Path) -> Option<SocketAddr> {
        fs::read_to_string(path.join("address")).ok()?.trim().parse().ok()
    }

    /// The folder's path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the views are.
    pub fn views(&self) -> PathBuf {
        self.path.join("views")
    }

    /// The key under which names are looked for, made where there is none: whoever has the views and
    /// not the key can neither read a name nor try one.
    pub fn token_key(&self) -> Result<TokenKey, FolderError> {
        let path = self.path.join("keys/names");
        let kept = fs::read(&path).ok().and_then(|bytes| bytes.try_into().ok());
        if let Some(key) = kept {
            return Ok(TokenKey::new(&key));
        }
        let key = random::<{ TokenKey::LEN }>().map_err(FolderError::Random)?;
        self.keep_key("keys/names", &key)?;
        Ok(TokenKey::new(&key))
    }

    /// Where the index of command ids is.
    pub fn commands(&self) -> PathBuf {
        self.path.join("commands")
    }

    /// Says where the service listens, for the command line to find.
    pub fn publish(&self, address: SocketAddr) -> Result<(), FolderError> {
        let path = self.path.join("address");
        fs::write(&path, address.to_string()).map_err(|source| at(&path, source))
    }

    /// Takes that back.
    pub fn withdraw(&self) {
        let _ = fs::remove_file(self.path.join("address"));
    }

    /// Opens the folder's log, or founds it.
    pub async fn open(
        &self,
        founding: Founding,
        source: &LogSource,
    ) -> Result<OpenLog, FolderError> {
        let log = self.open_log(founding, source).await?;
        let identity = self.checked(&log, founding).await?;
        let secret = self.secret()?;
        if !is_secret_of(&*log.reads(), &secret).await? {
            return Err(FolderError::AnotherSecret(self.path.join("keys/log")));
        }
        Ok(OpenLog { log, identity, secret })
    }

    /// Opens the folder's log for who takes no commands, and so needs no secret.
    pub async fn open_to_read(
        &self,
        source: &LogSource,
    ) -> Result<(Engine, LogIdentity), FolderError> {
        let log = self.open_log(Founding::Never, source).await?;
        let identity = self.checked(&log, Founding::Never).await?;
        Ok((log, identity))
    }

    async fn open_log(
        &self,
        founding: Founding,
        source: &LogSource,
    ) -> Result<Engine, FolderError> {
        let known = self.known()?;
        Ok(match source {
            LogSource::File => Engine::Embedded(Arc::new(self.open_file(known, founding)?)),
            LogSource::Broker(nats) => {
                Engine::JetStream(Arc::new(self.open_stream(known, founding, nats).await?))
            }
        })
    }

    fn open_file(
        &self,
        known: Option<String>,
        founding: Founding,
    ) -> Result<Embedded, FolderError> {
        let path = self.path.join("log.redb");
        match Embedded::open(&path, &Options::default()) {
            Ok(log) => Ok(log),
            Err(OpenError::Missing(_)) if self.mark().exists() => {
                Err(FolderError::OnBroker(self.path.clone()))
            }
            Err(OpenError::Missing(_) | OpenError::Unfounded(_)) => match known {
                Some(log) => Err(FolderError::LogGone { folder: self.path.clone(), log }),
                None => {
                    let founded = self.found(founding)?;
                    let founded = founded.ok_or_else(|| FolderError::NoLog(self.path.clone()))?;
                    Ok(Embedded::create(path, founded, &Options::default())?)
                }
            },
            Err(error) => Err(error.into()),
        }
    }

    async fn open_stream(
        &self,
        known: Option<String>,
        founding: Founding,
        nats: &NatsArgs,
    ) -> Result<JetStream, FolderError> {
        if self.path.join("log.redb").exists() {
            return Err(FolderError::OnFile(self.path.clone()));
        }
        let log = nats.open(Some(self.mark())).await?;
        let last = log.last().await.map_err(FoundingError::Read)?;
        if last == Position::ZERO {
            if let Some(log) = known {
                return Err(FolderError::LogGone { folder: self.path.clone(), log });
            }
            let founded = self.found(founding)?;
            let founded =
                founded.ok_or_else(|| FolderError::NotFounded { stream: nats.stream() })?;
            match log.found(founded).await {
                Ok(_) => {}
                // It may be this one's log after all: its secret is kept.
                Err(AppendError::Unknown(what)) => return Err(FolderError::FoundingUnknown(what)),
                Err(error) => {
                    // Whoever else founded it has another secret.
                    let _ = fs::remove_file(self.path.join("keys/log"));
                    return Err(match error {
                        AppendError::Conflict { .. } => FolderError::FoundedByAnother,
                        error => FolderError::FoundingFailed(error),
                    });
                }
            }
        } else if let Founding::Demo { seed } = founding
            && !self.has_secret()
        {
            // A demonstration's secret is known to all: it follows from its seed.
            self.keep_secret(&demo_secret(seed))?;
        }
        Ok(log)
    }

    /// Which log it is, held against what the folder knows and what was asked for.
    async fn checked(&self, log: &Engine, founding: Founding) -> Result<LogIdentity, FolderError> {
        let known = self.known()?;
        let log = log.reads();
        let identity = identity(&*log).await?;
        let found = identity.stream().to_string();
        match known {
            Some(known) if known != found => {
                return Err(FolderError::AnotherLog { folder: self.path.clone(), known, found });
            }
            Some(_) => {}
            None => self.write("identity", found.as_bytes())?,
        }
        match (founding, &identity.purpose) {
            (Founding::Demo { .. }, Purpose::Production) => {
                let is = Purpose::Production;
                return Err(FolderError::OtherPurpose { folder: self.path.clone(), is });
            }
            (Founding::Production, Purpose::Demo) => {
                let is = Purpose::Demo;
                return Err(FolderError::OtherPurpose { folder: self.path.clone(), is });
            }
            _ => {}
        }
        Ok(identity)
    }

    /// Whether it has the log's secret, so that commands can be taken here.
    pub fn has_secret(&self) -> bool {
        self.path.join("keys/log").exists()
    }

    /// Makes this the folder of a log that was moved here from another one: its identity and secret.
    pub fn adopt(&self, identity: &LogIdentity, from: &Path) -> Result<(), FolderError> {
        let path = from.join("keys/log");
        let secret = fs::read(&path).map_err(|_| FolderError::Secret(path))?;
        self.keep_secret(&secret)?;
        self.write("identity", identity.stream().to_string().as_bytes())
    }

    fn mark(&self) -> PathBuf {
        self.path.join("log.mark")
    }

    fn known(&self) -> Result<Option<String>, FolderError> {
        let path = self.path.join("identity");
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text.trim().to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(at(&path, source)),
        }
    }

    /// A new log's founding record, its secret kept; `None` if nobody asked for one.
    fn found(&self, founding: Founding) -> Result<Option<(StreamId, Bytes)>, FolderError> {
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

    fn keep_secret(&self, secret: &[u8]) -> Result<(), FolderError> {
        self.keep_key("keys/log", secret)
    }

    fn keep_key(&self, name: &str, key: &[u8]) -> Result<(), FolderError> {
        let keys = self.path.join("keys");
        fs::create_dir_all(&keys).map_err(|source| at(&keys, source))?;
        private(&keys)?;
        self.write(name, key)?;
        private(&self.path.join(name))
    }

    fn secret(&self) -> Result<LogSecret, FolderError> {
        let path = self.path.join("keys/log");
        let bytes = fs::read(&path).map_err(|_| FolderError::Secret(path.clone()))?;
        let secret = bytes.try_into().map_err(|_| FolderError::Secret(path))?;
        Ok(LogSecret::new(secret))
    }

    /// Writes a small file so that it is there whole or not at all.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let path = self.path.join(name);
        let beside = path.with_extension("new");
        let written = (|| {
            let mut file = File::create(&beside)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&beside, &path)?;
            File::open(path.parent().unwrap_or(&self.path))?.sync_all()
        })();
        written.map_err(|source| at(&path, source))
    }
}

/// The log's secret of the demonstration with this seed.
fn demo_secret(seed: u64) -> [u8; LogSecret::LEN] {
    crate::demo::hash(seed, "log secret", 0)
}

/// Bytes from the system's own source.
pub fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn at(path: &Path, source: io::Error) -> FolderError {
    FolderError::Io { path: path.to_owned(), source }
}

fn holder(path: &Path) -> Holder {
    let pid = fs::read_to_string(path.join("lock")).unwrap_or_default();
    let pid = pid.trim().to_owned();
    Holder { pid: Some(pid).filter(|pid| !pid.is_empty()), address: Folder::address(path) }
}

/// Leaves a file or folder to its owner alone.
#[cfg(unix)]
fn private(path: &Path) -> Result<(), FolderError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if path.is_dir() { 0o700 } else { 0o600 };
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(|source| at(path, source))
}

#[cfg(not(unix))]
fn private(_: &Path) -> Result<(), FolderError> {
    Ok(())
}
