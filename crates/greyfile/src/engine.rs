//! The log's engine, whichever keeps it.

use std::sync::Arc;

use greyfile_eventlog::embedded::Embedded;
use greyfile_eventlog::jetstream::JetStream;
use greyfile_eventlog::{EventLog, Halted, ReadError, ReadLog};
use tokio::task::spawn_blocking;

use crate::nats::NatsArgs;

/// Where a folder's log is kept.
#[derive(Debug, Clone)]
pub enum LogSource {
    /// In a file of the folder.
    File,
    /// By a NATS broker.
    Broker(Box<NatsArgs>),
}

/// An open log.
#[derive(Clone)]
pub enum Engine {
    /// In a file.
    Embedded(Arc<Embedded>),
    /// By a broker.
    JetStream(Arc<JetStream>),
}

impl Engine {
    /// The log to append to.
    pub fn appends(&self) -> Arc<dyn EventLog> {
        match self {
            Self::Embedded(log) => log.clone(),
            Self::JetStream(log) => log.clone(),
        }
    }

    /// The log to read.
    pub fn reads(&self) -> Arc<dyn ReadLog> {
        match self {
            Self::Embedded(log) => log.clone(),
            Self::JetStream(log) => log.clone(),
        }
    }

    /// Why it takes no more events, if it does not.
    pub fn halted(&self) -> Option<Halted> {
        match self {
            Self::Embedded(log) => log.halted(),
            Self::JetStream(log) => log.halted(),
        }
    }

    /// Writes what was queued before and lets go.
    ///
    /// # Errors
    /// When the embedded engine's last write failed.
    pub async fn close(&self) -> Result<(), ReadError> {
        match self {
            Self::Embedded(log) => {
                let log = log.clone();
                let closed = spawn_blocking(move || log.close()).await;
                closed.unwrap_or_else(|stopped| Err(ReadError::Io(stopped.to_string())))
            }
            Self::JetStream(log) => {
                log.close().await;
                Ok(())
            }
        }
    }
}
