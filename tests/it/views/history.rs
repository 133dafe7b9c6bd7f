//! A made-up history: simulated cases, and on top of them corrections and retractions of
//! anything at any time.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use fastrand::Rng;
use greyfile::simulate::Script;
use greyfile_domain::acts::{Body, Command, Correct, Record, Retract};
use greyfile_domain::streams::regime::HolidayDeclared;
use greyfile_domain::streams::{Event, RegimeId};
use greyfile_domain::values::PlaceCode;
use greyfile_domain::values::law::HolidayOf;
use greyfile_domain::values::purpose::Purpose;
use greyfile_domain::values::text::Line;
use greyfile_envelope::{Basis, CommandId, Day, EventId, Hand, StreamId, Timestamp};
use greyfile_eventlog::ReadLog;
use greyfile_eventlog::embedded::{Embedded, Options as LogOptions};
use greyfile_intake::index::Index;
use greyfile_intake::{Accepted, Clock, Intake, LogIdentity, LogSecret, SubmitError, found};
use greyfile_names::TokenKey;
use greyfile_operations::OperationsView;
use greyfile_projector::contract::View;
use greyfile_projector::{Options, Views};
use greyfile_registry::Registry;
use greyfile_tests::folder;
use tempfile::TempDir;

const LOG_ID: [u8; 16] = [7; 16];

/// A clock that stands still, after everything made up.
struct Standing;

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        "2027-01-01T00:00:00+05:00".parse().expect("a literal instant")
    }

    fn steady(&self) -> std::time::Duration {
        std::time::Duration::ZERO
    }
}

/// A log with a history, and the folder it is in.
pub(super) struct History {
    pub(super) folder: TempDir,
    pub(super) log: Arc<Embedded>,
    intake: Arc<Intake>,
    /// Every event recorded, with when.
    recorded: Vec<(StreamId, EventId, Timestamp)>,
    rng: Rng,
    /// The last correction of each event that has one.
    seen: BTreeMap<EventId, EventId>,
    meddled: u32,
}

impl History {
    /// An empty history.
    pub(super) async fn new(rng: Rng) -> Self {
        let folder = folder::temporary();
        let founded_at = "2024-12-31T00:00:00+05:00".parse().unwrap();
        let identity = LogIdentity { log_id: LOG_ID, purpose: Purpose::Demo, founded_at };
        let secret = LogSecret::new([9; LogSecret::LEN]);
        let founding = found(&identity, &secret, &Hand::new("test").unwrap());
        let path = folder.path().join("log.redb");
        let log = Arc::new(Embedded::create(path, founding, &LogOptions::default()).unwrap());
        let index = Index::open(&folder.path().join("commands"), LOG_ID).unwrap();
        let clock = Arc::new(Standing);
        let intake = Intake::new(log.clone(), identity, &secret, clock, index).await.unwrap();
        let intake = Arc::new(intake);
        tokio::spawn(intake.clone().keep_up());
        let (recorded, seen) = (Vec::new(), BTreeMap::new());
        Self { folder, log, intake, recorded, seen, rng, meddled: 0 }
    }

    /// A whole history of so many cases.
    pub(super) async fn of(rng: Rng, cases: u32) -> Self {
        let mut history = Self::new(rng).await;
        let mut script = history.script(cases);
        while history.go_on(&mut script, 1_000).await {}
        assert!(history.meddled > 10, "corrections and retractions: {}", history.meddled);
        history
    }

    pub(super) fn script(&mut self, cases: u32) -> Script {
        Script::new(self.rng.u64(..), cases)
    }

    /// Records so many more windows of a script; false when it has ended.
    pub(super) async fn go_on(&mut self, script: &mut Script, windows: usize) -> bool {
        for _ in 0..windows {
            let Some(window) = script.next_window() else { return false };
            for command in window.iter().flatten() {
                self.record(command).await;
            }
            if self.rng.u32(..12) == 0 {
                self.meddle().await;
            }
        }
        true
    }

    /// Records a command that no rule refuses.
    pub(super) async fn accept(&mut self, command: &Command) -> Accepted {
        let accepted = self.intake.submit(command).await;
        accepted.unwrap_or_else(|error| panic!("{:?}: {error}", command.id))
    }

    /// Records a command; false if a rule refuses it, as when what it builds on was retracted.
    async fn record(&mut self, command: &Command) -> bool {
        let accepted = match self.intake.submit(command).await {
            Ok(accepted) => accepted,
            Err(SubmitError::Refused(_)) => return false,
            Err(error) => panic!("{error}"),
        };
        let events = accepted.events.iter();
        self.recorded.extend(events.map(|event| (event.stream, event.event, accepted.recorded_at)));
        true
    }

    /// Corrects the time of some event, retracts one, or declares a holiday. Not every one may be.
    async fn meddle(&mut self) {
        let (stream, event, _) = self.recorded[self.rng.usize(..self.recorded.len())];
        let now = self.recorded.last().expect("something is recorded").2;
        let back = now.plus_ms(-self.rng.i64(0..90 * Timestamp::DAY_MS)).day();
        let body = match self.rng.u32(..3) {
            0 => {
                let (day, precision) = (back.to_string(), self.rng.usize(..3));
                self.retimed(stream, event, &day[..[4, 7, 10][precision]])
            }
            1 => self.retracted(stream, event),
            _ => self.holiday(back),
        };
        let command = Command {
            id: CommandId::from_bytes(self.rng.u128(..).to_be_bytes()),
            actor: Hand::new("test").unwrap(),
            done_by: None,
            occurred_at: now.day().to_string().parse().unwrap(),
            basis: Basis::OwnAct,
            captured: None,
            recorded_at: Some(now),
            correlation: None,
            body,
        };
        let corrects = matches!(command.body, Body::Correct(_) | Body::Retract(_));
        if self.record(&command).await {
            self.meddled += 1;
            let (_, by, _) = *self.recorded.last().expect("just recorded");
            self.seen.extend(corrects.then_some((event, by)));
        }
    }

    fn retimed(&self, stream: StreamId, event: EventId, occurred: &str) -> Body {
        Body::Correct(Correct {
            on: stream,
            event,
            replacement: None,
            seen: self.seen.get(&event).copied().unwrap_or(event),
            occurred_at: Some(occurred.parse().unwrap()),
            captured: None,
            done_by: None,
            basis: None,
            reason: Line::new("made up").unwrap().into(),
            source: None,
            second: None,
        })
    }

    fn retracted(&self, stream: StreamId, event: EventId) -> Body {
        Body::Retract(Retract {
            on: stream,
            event,
            seen: self.seen.get(&event).copied().unwrap_or(event),
            reason: Line::new("made up").unwrap().into(),
            source: None,
            duplicate_of: None,
            second: None,
        })
    }

    /// Every court is closed that day, or those of one province.
    fn holiday(&mut self, day: Day) -> Body {
        let province = self.rng.bool().then(|| PlaceCode::new("PK-PB").unwrap());
        let title = Line::new("made up").unwrap();
        let declared = HolidayDeclared {
            day,
            of: HolidayOf::Courts,
            title: title.clone(),
            province,
            source: title,
        };
        let events = vec![Event::from(declared)];
        Body::Record(Record { on: RegimeId::THE.stream(), events })
    }

    /// All views, each in the folder of its name under `views`.
    pub(super) fn views(&self, views: &str) -> Views {
        self.views_with(views, &Options::default())
    }

    /// The same, opened so. The folder may be an absolute path.
    pub(super) fn views_with(&self, views: &str, options: &Options) -> Views {
        let registry = Registry::new(TokenKey::new(&[7; TokenKey::LEN]));
        start(registry.views, self.log.clone(), &self.folder.path().join(views), options)
    }

    /// The operations view of a log, which may be a part of this one.
    pub(super) fn operations(&self, log: Arc<dyn ReadLog>, views: &str) -> Views {
        let path = self.folder.path().join(views);
        start(vec![Arc::new(OperationsView)], log, &path, &Options::default())
    }
}

fn start(all: Vec<Arc<dyn View>>, log: Arc<dyn ReadLog>, path: &Path, options: &Options) -> Views {
    Views::start(all, log, LOG_ID, path, options).expect("the views start")
}

/// Waits until every view shows everything of a log.
pub(super) async fn caught_up(views: &Views, log: &dyn ReadLog) {
    let last = log.last().await.unwrap();
    for view in views.all() {
        let reached = view.wait_for(last, std::time::Duration::from_secs(60)).await;
        assert!(reached, "at {} of {last}: {:?}", view.position(), view.state());
    }
}
