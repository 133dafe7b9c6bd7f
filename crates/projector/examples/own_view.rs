//! A view of one's own, outside of the workspace: the cases that each officer is on, with what as.
//!
//! `cargo run -p greyfile-projector --example own_view -- DATA/log.redb VIEWS OFFICER` prints them,
//! from a log that no service has open. docs/views.md explains it line by line.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use greyfile_domain::streams::case::CaseState;
use greyfile_domain::streams::{History, State};
use greyfile_envelope::{StreamId, StreamKind};
use greyfile_eventlog::ReadLog;
use greyfile_eventlog::embedded::{Embedded, Options as LogOptions};
use greyfile_projector::contract::{Keeps, Rows, Table, TableInfo, View};
use greyfile_projector::{Options, ReadError, Reader, Views};

/// Officer and case: the role. As of any moment, since courts ask who was on a case in March.
const ON: Table<(String, StreamId), String> = Table::new(1, "on", Keeps::Commands);

/// The view.
pub struct Officers;

impl View for Officers {
    fn name(&self) -> &'static str {
        "officers"
    }

    fn format(&self) -> u32 {
        1
    }

    fn tables(&self) -> Vec<TableInfo> {
        vec![ON.info()]
    }

    fn wants(&self, kind: StreamKind) -> bool {
        kind == StreamKind::CASE
    }

    fn rows(&self, history: &History, state: &State, out: &mut Rows) {
        let Some(case) = CaseState::of(state) else { return };
        for on in &case.officers {
            let key = (on.officer.as_str().to_owned(), history.stream());
            out.put(&ON, &key, &on.role.to_string());
        }
    }
}

/// The cases an officer is on, with the role, at the reader's position.
pub fn cases_of(reader: &Reader<'_>, officer: &str) -> Result<Vec<(StreamId, String)>, ReadError> {
    let rows = reader.prefix(&ON, &officer.to_owned());
    rows.map(|row| row.map(|((_, case), role)| (case, role))).collect()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(log), Some(views), Some(officer)) = (args.next(), args.next(), args.next()) else {
        return Err("own_view LOG VIEWS OFFICER".into());
    };
    let log: Arc<dyn ReadLog> = Arc::new(Embedded::open(log, &LogOptions::default())?);
    let last = log.last().await?;
    let views = PathBuf::from(views);
    let views = Views::start(vec![Arc::new(Officers)], log, [0; 16], &views, &Options::default())?;
    views.of(&Officers)?.wait_for(last, Duration::from_secs(60)).await;
    for (case, role) in views.read(&Officers, |reader| cases_of(reader, &officer))? {
        println!("{case} {role}");
    }
    Ok(views.close().await?)
}
