//! `greyfile serve`.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, bail};
use greyfile_web::{Names, Origin};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::demo;
use crate::engine::LogSource;
use crate::folder::{Folder, FolderError, Founding};
use crate::forward;
use crate::roles::{Commands, Duties, Role};
use crate::service::Service;

/// How long open requests may take once the service is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// What `serve` was asked for.
#[derive(Debug, Clone, clap::Args)]
pub struct ServeArgs {
    /// Where to listen. Loopback only, until access control exists.
    #[arg(long, default_value = "127.0.0.1:8080", env = "GREYFILE_LISTEN")]
    listen: SocketAddr,
    /// Found a demonstration if there is no log, and load it.
    #[arg(long, conflicts_with = "found")]
    demo: bool,
    /// Found a log for real cases if there is none.
    #[arg(long)]
    found: bool,
    /// Decides the ids and keys of a new demonstration.
    #[arg(long, default_value_t = 1, requires = "demo")]
    seed: u64,
    /// What this process does. Several processes can share the log of a broker.
    #[arg(
        long,
        value_name = "ROLE",
        env = "GREYFILE_ROLE",
        value_delimiter = ',',
        default_value = "intake,web"
    )]
    role: Vec<Role>,
    /// Where a process without the role intake sends the commands of its pages: the addresses of
    /// processes that have it. When one is away the next is asked.
    #[arg(long, value_name = "URL", env = "GREYFILE_INTAKE", value_delimiter = ',')]
    intake: Vec<String>,
    /// The address people reach this service by through a proxy, such as https://grey.example.
    #[arg(long, value_name = "URL", env = "GREYFILE_PUBLIC")]
    public: Option<Origin>,
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
            (true, _) => bail!(
                "--intake is for a process that does not take commands itself; nothing was \
                 changed; leave it out, or leave intake out of --role"
            ),
            (false, _) if self.demo || self.found => bail!(
                "only a process that takes commands can found a log; nothing was changed; give it \
                 --role intake or intake,web"
            ),
            (false, []) => Commands::Nowhere,
            (false, intakes) => {
                // Before anything is made on disk.
                forward::check(intakes)?;
                Commands::To(intakes.to_vec())
            }
        };
        Ok(Duties { commands, views: has(Role::Web) })
    }
}

/// Serves until told to stop.
pub async fn serve(data: &Path, args: &ServeArgs, source: &LogSource) -> anyhow::Result<()> {
    if !args.listen.ip().is_loopback() {
        bail!(
            "{} is not a loopback address; until access control exists greyfile listens on this \
             machine only; use 127.0.0.1 or [::1]",
            args.listen.ip()
        );
    }
    let duties = args.duties()?;
    let on_file = matches!(source, LogSource::File);
    if on_file && args.founding() == Founding::Never && !Folder::holds_log(data) {
        return Err(FolderError::NoLog(data.to_owned()).into());
    }
    let folder = Folder::take(data)?;
    // Before the log is opened: a port in use should cost nobody a wait.
    let listener = TcpListener::bind(args.listen).await.with_context(|| {
        format!(
            "cannot listen on {}; nothing was changed; stop what listens there, or choose \
             another address (--listen)",
            args.listen
        )
    })?;
    let address = listener.local_addr()?;
    let service = Service::open(folder, source, &duties).await?;
    if let (true, Some(intake)) = (args.demo, &service.intake) {
        let loaded = demo::load(intake, &*service.app.log, args.seed).await?;
        eprintln!("Demonstration: {loaded}");
    }
    // Before anybody learns that it runs: whoever does may ask it to stop at once.
    let stop_asked = stop_asked()?;
    service.folder.publish(address)?;
    println!("Greyfile serves http://{address}");
    eprintln!("Data folder {}; stop with Ctrl-C", service.folder.path().display());

    let names = Names { port: address.port(), public: args.public.clone() };
    let app = greyfile_web::router(service.app.clone(), &names);
    let stopping = service.app.stopping.clone();
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        let mut stopping = stopping;
        let _ = stopping.wait_for(|stopping| *stopping).await;
    });
    let server = tokio::spawn(server.into_future());
    stop_asked.await;
    tracing::info!("stopping");
    service.stop();
    match tokio::time::timeout(GRACE, server).await {
        Ok(done) => done.context("the server's task")?.context("serving")?,
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
