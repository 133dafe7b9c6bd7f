//! `greyfile serve`.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::bail;
use greyfile_web::{Names, Origin};
use greyfile_words::Words;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::demo;
use crate::engine::LogSource;
use crate::folder::{Folder, FolderError, Founding};
use crate::forward;
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
        let clock_is_right = self.clock_is_right;
        Ok(Duties { commands, views, memory, without, clock_is_right })
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
    let on_file = matches!(source, LogSource::File);
    if on_file && args.founding() == Founding::Never && !Folder::holds_log(data) {
        return Err(FolderError::NoLog(data.to_owned()).into());
    }
    let folder = Folder::take(data)?;
    // Before the log is opened: a port in use should cost nobody a wait.
    let listening = TcpListener::bind(args.listen).await;
    let listener = listening.or_told(|| Told::new("serve-listen").with("address", args.listen))?;
    let address = listener.local_addr()?;
    let service = Service::open(folder, source, &duties).await?;
    if let (true, Some(intake)) = (args.demo, &service.intake) {
        let loaded = demo::load(intake, &*service.app.log, args.seed).await?;
        eprintln!("{}", loaded.say(words));
    }
    // Before anybody learns that it runs: whoever does may ask it to stop at once.
    let stop_asked = stop_asked()?;
    service.folder.publish(address)?;
    println!("{}", Told::new("serve-at").with("address", address).say(words));
    let folder = Told::new("serve-folder").at("folder", service.folder.path());
    eprintln!("{}", folder.say(words));

    let names = Names { port: address.port(), public: args.public.clone() };
    let app = greyfile_web::router(service.app.clone(), &names);
    let stopping = service.app.stopping.clone();
    let server = tokio::spawn(greyfile_web::listen(listener, app, async move {
        let mut stopping = stopping;
        let _ = stopping.wait_for(|stopping| *stopping).await;
    }));
    stop_asked.await;
    tracing::info!("stopping");
    service.stop();
    match tokio::time::timeout(GRACE, server).await {
        Ok(done) => {
            done.or_told(|| Told::new("serve-task"))?;
        }
        Err(_) => tracing::warn!("some requests were still open after {GRACE:?}"),
    }
    service.close().await
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
