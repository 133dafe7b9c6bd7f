//! `greyfile serve`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::time::Duration;

use anyhow::bail;
use greyfile_web::{Names, Origin, Stage};
use greyfile_words::Words;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::backup::Backups;
use crate::demo;
use crate::engine::LogSource;
use crate::folder::{Folder, FolderError, Founding};
use crate::forward;
use crate::opening;
use crate::roles::{Commands, Duties, Role};
use crate::service::Service;
use crate::told::{OrTold, Told};

/// How long open requests may take once the service is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// What `serve` was asked for.
#[derive(Debug, Clone, clap::Args)]
pub struct ServeArgs {
    #[arg(long, default_value = "127.0.0.1:8080", env = "GREYFILE_LISTEN")]
    listen: SocketAddr,
    #[arg(long, conflicts_with = "found")]
    demo: bool,
    #[arg(long)]
    found: bool,
    #[arg(long, default_value_t = 1, requires = "demo")]
    seed: u64,
    #[arg(
        long,
        value_name = "ROLE",
        env = "GREYFILE_ROLE",
        value_delimiter = ',',
        default_value = "intake,web"
    )]
    role: Vec<Role>,
    #[arg(long, value_name = "URL", env = "GREYFILE_INTAKE", value_delimiter = ',')]
    intake: Vec<String>,
    #[arg(long, value_name = "URL", env = "GREYFILE_PUBLIC")]
    public: Option<Origin>,
    #[arg(long, value_name = "MB", env = "GREYFILE_MEMORY", default_value_t = MEMORY_MB,
        value_parser = clap::value_parser!(u64).range(16..=1_000_000))]
    memory: u64,
    #[arg(long, value_name = "VIEW", env = "GREYFILE_WITHOUT", value_delimiter = ',',
        value_parser = views())]
    without: Vec<String>,
    #[arg(long)]
    clock_is_right: bool,
    #[arg(long, value_name = "FOLDER", env = "GREYFILE_BACKUPS")]
    backups: Option<PathBuf>,
}

/// Megabytes that all views and caches together may take, unless told otherwise.
const MEMORY_MB: u64 = 256;

/// The names of the views.
fn views() -> clap::builder::PossibleValuesParser {
    greyfile_registry::names().into()
}

impl ServeArgs {
    fn founding(&self) -> Founding {
        match (self.demo, self.found) {
            (true, _) => Founding::Demo { seed: self.seed },
            (_, true) => Founding::Production,
            _ => Founding::Never,
        }
    }

    fn duties(&self) -> anyhow::Result<Duties> {
        let has = |role| self.role.contains(&role);
        let commands = match (has(Role::Intake), &self.intake[..]) {
            (true, []) => Commands::Here(self.founding()),
            (true, _) => bail!(Told::new("serve-intake-both")),
            (false, _) if self.demo || self.found => bail!(Told::new("serve-founds-not")),
            (false, []) => Commands::Nowhere,
            (false, intakes) => {
                // Before anything is made on disk.
                forward::check(intakes)?;
                Commands::To(intakes.to_vec())
            }
        };
        let views = has(Role::Web);
        let (memory, without) = (self.memory.saturating_mul(1_000_000), self.without.clone());
        let backups = match &self.backups {
            Some(folder) => Backups::In(std::path::absolute(folder)?),
            None => Backups::Nowhere,
        };
        let clock_is_right = self.clock_is_right;
        Ok(Duties { commands, views, memory, without, backups, clock_is_right })
    }
}

/// Serves until told to stop.
pub async fn serve(
    data: &Path,
    args: &ServeArgs,
    source: &LogSource,
    words: Words,
) -> anyhow::Result<()> {
    if !args.listen.ip().is_loopback() {
        bail!(Told::new("serve-not-loopback").with("address", args.listen.ip()));
    }
    let duties = args.duties()?;
    // What a copy is for is another place than what it copies.
    if let Backups::In(folder) = &duties.backups
        && real(folder)?.starts_with(real(data)?)
    {
        bail!(Told::new("serve-backups-inside").at("folder", folder).at("data", data));
    }
    let on_file = matches!(source, LogSource::File);
    if on_file && args.founding() == Founding::Never && !Folder::holds_log(data) {
        return Err(FolderError::NoLog(data.to_owned()).into());
    }
    let folder = Folder::take(data)?;
    // Before the log is opened: a port in use should cost nobody a wait.
    let listening = TcpListener::bind(args.listen).await;
    let listener = listening.or_told(|| Told::new("serve-listen").with("address", args.listen))?;
    let address = listener.local_addr()?;
    // Before anybody learns that it runs: whoever does may ask it to stop at once.
    let mut stop_asked = pin!(stop_asked()?);
    let names = Names { port: address.port(), public: args.public.clone() };
    let (stage, stages) = watch::channel(Stage::default());
    let (router, routers) = watch::channel(greyfile_web::opening(&names, &stages, duties.views));
    let (stop, stopped) = watch::channel(false);
    let server = tokio::spawn(greyfile_web::listen(listener, routers, is_told(stopped)));
    let opening = Told::new("serve-opening").with("address", address);
    eprintln!("{}", opening.at("folder", folder.path()).say(words));
    folder.publish(address)?;
    let opened = tokio::select! {
        opened = open(&folder, source, &duties, &stage, args, words) => opened,
        () = &mut stop_asked => {
            tracing::info!("stopping before the log is open");
            folder.withdraw();
            let _ = stop.send(true);
            let _ = tokio::time::timeout(GRACE, server).await;
            return Ok(());
        }
    };
    let service = match opened {
        Ok(service) => {
            // Again: there may have been no room for it before.
            service.folder.publish(address)?;
            service
        }
        Err(error) => {
            folder.withdraw();
            return Err(error);
        }
    };
    let _ = router.send_replace(greyfile_web::router(service.app.clone(), &names));
    println!("{}", Told::new("serve-at").with("address", address).say(words));
    let at = Told::new("serve-folder").at("folder", service.folder.path());
    eprintln!("{}", at.say(words));
    stop_asked.await;
    tracing::info!("stopping");
    service.stop();
    let _ = stop.send(true);
    match tokio::time::timeout(GRACE, server).await {
        Ok(done) => {
            done.or_told(|| Told::new("serve-task"))?;
        }
        Err(_) => tracing::warn!("some requests were still open after {GRACE:?}"),
    }
    // It holds the service, and a connection that lingers would hold it on.
    let _ = router.send_replace(axum::Router::new());
    service.close().await
}

/// Opens everything, and loads the demonstration if it was asked for.
async fn open(
    folder: &Folder,
    source: &LogSource,
    duties: &Duties,
    stage: &watch::Sender<Stage>,
    args: &ServeArgs,
    words: Words,
) -> anyhow::Result<Service> {
    let service = opening::open(folder, source, duties, stage, words).await?;
    if let (true, Some(intake)) = (args.demo, &service.intake) {
        stage.send_replace(Stage::Demonstration);
        let loaded = demo::load(intake, &*service.app.log, args.seed).await?;
        eprintln!("{}", loaded.say(words));
    }
    Ok(service)
}

/// Where a path leads, past links as far as there is anything.
fn real(path: &Path) -> std::io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let there = path.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    Ok(match there {
        Some((above, real)) => real.join(path.strip_prefix(above).unwrap_or(Path::new(""))),
        None => path,
    })
}

/// Ends once it is told.
async fn is_told(mut told: watch::Receiver<bool>) {
    let _ = told.wait_for(|told| *told).await;
}

/// Ends with Ctrl-C or SIGTERM, caught from this call on.
fn stop_asked() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
