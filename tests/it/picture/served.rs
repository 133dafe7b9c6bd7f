//! A service in this process whose clock stands still, so that what it shows is the same tomorrow.

use std::sync::Arc;
use std::time::Duration;

use greyfile::engine::LogSource;
use greyfile::folder::{Folder, Founding};
use greyfile::roles::Duties;
use greyfile::service::Service;
use greyfile::simulate::{self, SimulateArgs};
use greyfile_envelope::Timestamp;
use greyfile_intake::Clock;
use greyfile_projector::Views;
use greyfile_tests::{Http, folder};
use greyfile_web::{App, Names};
use greyfile_words::{Lang, Words};
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpListener;

/// When pages are asked: after everything that is on record.
const NOW: &str = "2026-11-01T12:00:00+05:00";
/// How long views may take to show everything.
const PATIENCE: Duration = Duration::from_secs(120);

struct Standing;

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        NOW.parse().expect("a literal instant")
    }

    fn steady(&self) -> Duration {
        Duration::ZERO
    }
}

/// A service that runs, with every event of its log.
pub(super) struct Served {
    pub(super) http: Http,
    pub(super) views: Arc<Views>,
    pub(super) events: Vec<Value>,
    server: tokio::task::JoinHandle<()>,
    _service: Service,
    _folder: TempDir,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Served {
    pub(super) async fn demonstration() -> Self {
        let folder = folder::temporary();
        let service = open(&folder, Founding::Demo { seed: 1 }).await;
        let intake = service.intake.as_ref().expect("it takes commands");
        greyfile::demo::load(intake, &*service.app.log, 1).await.expect("the demonstration loads");
        Self::serve(folder, service).await
    }

    pub(super) async fn made_up(args: &SimulateArgs) -> Self {
        let folder = folder::temporary();
        let (data, words) = (folder.path().join("data"), Words::of(Lang::En));
        let made = simulate::run(&data, args, &LogSource::File, words).await;
        made.expect("every command is taken");
        let service = open(&folder, Founding::Never).await;
        Self::serve(folder, service).await
    }

    async fn serve(folder: TempDir, service: Service) -> Self {
        let App {
            identity, log, seals, submit, views, steward, started_at, metrics, stopping, ..
        } = &*service.app;
        let app = App {
            identity: identity.clone(),
            log: log.clone(),
            seals: seals.clone(),
            submit: submit.clone(),
            views: views.clone(),
            names: service.app.names.clone(),
            files: None,
            steward: steward.clone(),
            started_at: *started_at,
            clock: Arc::new(Standing),
            watch: service.app.watch.clone(),
            metrics: metrics.clone(),
            stopping: stopping.clone(),
        };
        let views = views.clone().expect("it has views");
        let last = log.last().await.expect("the log has an end");
        for view in views.all() {
            assert!(view.wait_for(last, PATIENCE).await, "{:?}", view.status());
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let router = greyfile_web::router(Arc::new(app), &Names { port, public: None });
        let server = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("it serves");
        });
        let http = Http::new(&format!("http://127.0.0.1:{port}"));
        let events = http.all_events().await;
        Self { http, views, events, server, _service: service, _folder: folder }
    }
}

async fn open(folder: &TempDir, founding: Founding) -> Service {
    let taken = Folder::take(&folder.path().join("data")).expect("a folder of its own");
    let opened = Service::open(taken, &LogSource::File, &Duties::all(founding)).await;
    opened.expect("the service opens")
}
