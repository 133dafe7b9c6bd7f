//! The log on a NATS broker: how it is named on the command line, and what is proven of the
//! broker before anything is written.

mod sync;

use std::fmt::{self, Display};
use std::path::PathBuf;

use greyfile_eventlog::ReadError;
use greyfile_eventlog::jetstream::{
    Auth, JetStream, Link, LogName, OpenError, Options, Target, connect,
};

use crate::told::{Tells, Told};
pub use sync::SyncError;

/// Where the log is kept.
#[derive(Debug, Clone, clap::Args)]
pub struct LogArgs {
    #[arg(long, global = true, value_name = "URL", env = "GREYFILE_LOG")]
    log: Option<String>,
    #[arg(long, global = true, default_value_t, env = "GREYFILE_LOG_NAME")]
    log_name: LogName,
    #[arg(long, global = true, default_value_t = 1, env = "GREYFILE_REPLICAS")]
    replicas: usize,
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "GREYFILE_NATS_NKEY",
        conflicts_with = "nats_creds"
    )]
    nats_nkey: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", env = "GREYFILE_NATS_CREDS")]
    nats_creds: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", env = "GREYFILE_NATS_CA")]
    nats_ca: Option<PathBuf>,
    #[arg(long, global = true, value_name = "PREFIX", env = "GREYFILE_NATS_INBOX")]
    nats_inbox: Option<String>,
    #[arg(
        long,
        global = true,
        value_name = "URL",
        env = "GREYFILE_NATS_MONITOR",
        value_delimiter = ','
    )]
    nats_monitor: Vec<String>,
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "GREYFILE_NATS_SYSTEM_NKEY",
        conflicts_with = "nats_system_creds"
    )]
    nats_system_nkey: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", env = "GREYFILE_NATS_SYSTEM_CREDS")]
    nats_system_creds: Option<PathBuf>,
    #[arg(long, global = true, env = "GREYFILE_ALLOW_LAZY_SYNC")]
    allow_lazy_sync: bool,
}

/// A broker that was named.
#[derive(Debug, Clone)]
pub struct NatsArgs {
    target: Target,
    name: LogName,
    replicas: usize,
    monitors: Vec<String>,
    /// A login of the system account.
    system: Auth,
    allow_lazy_sync: bool,
}

/// A broker's log that cannot be used.
#[derive(Debug)]
pub enum NatsError {
    /// It cannot be opened.
    Open(OpenError),
    /// It is not proven that what is acknowledged is on disk.
    Sync(SyncError),
    /// The servers that keep the stream are not known.
    Servers(ReadError),
}

impl Display for NatsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.told().fmt(f)
    }
}

impl std::error::Error for NatsError {}

impl From<OpenError> for NatsError {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<SyncError> for NatsError {
    fn from(error: SyncError) -> Self {
        Self::Sync(error)
    }
}

impl From<ReadError> for NatsError {
    fn from(error: ReadError) -> Self {
        Self::Servers(error)
    }
}

impl Tells for NatsError {
    fn told(&self) -> Told {
        match self {
            Self::Open(error) => error.told(),
            Self::Sync(error) => error.told(),
            Self::Servers(error) => Told::new("nats-servers").telling("why", error.told()),
        }
    }
}

impl LogArgs {
    /// The broker, if one was named.
    pub fn broker(&self) -> Option<NatsArgs> {
        self.log.clone().map(|url| self.at(url))
    }

    /// The broker at this address, with everything else as it was given.
    pub fn at(&self, url: String) -> NatsArgs {
        NatsArgs {
            target: Target {
                url,
                auth: auth(&self.nats_nkey, &self.nats_creds),
                ca_file: self.nats_ca.clone(),
                inbox_prefix: self.nats_inbox.clone(),
                client_name: "greyfile".to_owned(),
            },
            name: self.log_name.clone(),
            replicas: self.replicas,
            monitors: self.nats_monitor.clone(),
            system: auth(&self.nats_system_nkey, &self.nats_system_creds),
            allow_lazy_sync: self.allow_lazy_sync,
        }
    }
}

fn auth(nkey: &Option<PathBuf>, creds: &Option<PathBuf>) -> Auth {
    match (nkey, creds) {
        (Some(file), _) => Auth::NkeyFile(file.clone()),
        (None, Some(file)) => Auth::CredentialsFile(file.clone()),
        (None, None) => Auth::None,
    }
}

impl NatsArgs {
    /// The stream's name.
    pub fn stream(&self) -> String {
        self.name.stream()
    }

    /// Copies the stream must have.
    pub fn replicas(&self) -> usize {
        self.replicas
    }

    /// Whether events may be acknowledged before they are on disk.
    pub fn allows_lazy_sync(&self) -> bool {
        self.allow_lazy_sync
    }

    /// Creates the stream.
    ///
    /// # Errors
    /// When there is one already, or the servers refuse.
    pub async fn create(&self) -> Result<(), NatsError> {
        let link = self.connect().await?;
        Ok(JetStream::create(&link, &self.name, self.replicas).await?)
    }

    /// Opens the log, and has it proven that its servers sync before they acknowledge.
    ///
    /// # Errors
    /// When the stream is not what a log must be, or a server is not proven to sync always.
    pub async fn open(&self, mark: Option<PathBuf>) -> Result<JetStream, NatsError> {
        let link = self.connect().await?;
        let (name, replicas) = (self.name.clone(), self.replicas);
        let log = JetStream::open(link, Options { name, replicas, mark }).await?;
        if self.allow_lazy_sync {
            tracing::warn!("a power cut may take back acknowledged events (--allow-lazy-sync)");
        } else {
            let servers = log.servers().await?;
            let mut shown = sync::monitored(&self.monitors).await?;
            if !matches!(self.system, Auth::None) {
                shown.extend(sync::pinged(&self.connect_as_system().await?, &servers).await?);
            }
            sync::prove(&servers, &shown)?;
        }
        Ok(log)
    }

    /// Connects to the system account, where logins have no inbox of their own.
    async fn connect_as_system(&self) -> Result<Link, NatsError> {
        let auth = self.system.clone();
        Ok(connect(&Target { auth, inbox_prefix: None, ..self.target.clone() }).await?)
    }

    async fn connect(&self) -> Result<Link, NatsError> {
        Ok(connect(&self.target).await?)
    }
}
