//! The log on a NATS broker: how it is named on the command line, and what is proven of the
//! broker before anything is written.

mod sync;

use std::path::PathBuf;

use greyfile_eventlog::ReadError;
use greyfile_eventlog::jetstream::{
    Auth, JetStream, Link, LogName, OpenError, Options, Target, connect,
};

pub use sync::SyncError;

/// Where the log is kept.
#[derive(Debug, Clone, clap::Args)]
pub struct LogArgs {
    /// The NATS servers that keep the log, such as nats://host:4222, with commas between them.
    /// Without it the log is a file in the data folder.
    #[arg(long, global = true, value_name = "URL", env = "GREYFILE_LOG")]
    log: Option<String>,
    /// The log's name on the servers.
    #[arg(long, global = true, default_value_t, env = "GREYFILE_LOG_NAME")]
    log_name: LogName,
    /// Copies the servers must keep of the log at least.
    #[arg(long, global = true, default_value_t = 1, env = "GREYFILE_REPLICAS")]
    replicas: usize,
    /// A file with the nkey seed to log in with.
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "GREYFILE_NATS_NKEY",
        conflicts_with = "nats_creds"
    )]
    nats_nkey: Option<PathBuf>,
    /// A credentials file (JWT and seed) to log in with.
    #[arg(long, global = true, value_name = "FILE", env = "GREYFILE_NATS_CREDS")]
    nats_creds: Option<PathBuf>,
    /// Certificates of the authorities the servers' certificates come from, in PEM.
    #[arg(long, global = true, value_name = "FILE", env = "GREYFILE_NATS_CA")]
    nats_ca: Option<PathBuf>,
    /// What answers' subjects begin with, where the login is allowed only its own.
    #[arg(long, global = true, value_name = "PREFIX", env = "GREYFILE_NATS_INBOX")]
    nats_inbox: Option<String>,
    /// A server's monitoring address, such as http://host:8222: the proof that it syncs before it
    /// acknowledges. Repeat it for each server.
    #[arg(
        long,
        global = true,
        value_name = "URL",
        env = "GREYFILE_NATS_MONITOR",
        value_delimiter = ','
    )]
    nats_monitor: Vec<String>,
    /// A file with the nkey seed of a login of the system account, which asks every server whether
    /// it syncs before it acknowledges.
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "GREYFILE_NATS_SYSTEM_NKEY",
        conflicts_with = "nats_system_creds"
    )]
    nats_system_nkey: Option<PathBuf>,
    /// The same, as a credentials file.
    #[arg(long, global = true, value_name = "FILE", env = "GREYFILE_NATS_SYSTEM_CREDS")]
    nats_system_creds: Option<PathBuf>,
    /// Go on although a server may acknowledge what a power cut then takes back. Every page says so.
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
#[derive(Debug, thiserror::Error)]
pub enum NatsError {
    /// It cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It is not proven that what is acknowledged is on disk.
    #[error(transparent)]
    Sync(#[from] SyncError),
    /// The servers that keep the stream are not known.
    #[error("which servers keep the stream cannot be told: {0}; nothing was changed; try again")]
    Servers(#[from] ReadError),
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
