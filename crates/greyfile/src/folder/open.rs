//! Opening the folder's log, held against what the folder knows of it.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::Position;
use greyfile_eventlog::embedded::{Embedded, OpenError, Options};
use greyfile_eventlog::jetstream::JetStream;
use greyfile_eventlog::{AppendError, ReadLog};
use greyfile_intake::{FoundingError, LogIdentity, LogSecret, identity, is_secret_of};
use greyfile_web::Stage;

use super::error::at;
use super::found::demo_secret;
use super::{Folder, FolderError, Founding};
use crate::engine::{Engine, LogSource};
use crate::nats::NatsArgs;

/// The log of a folder.
pub struct OpenLog {
    /// The log.
    pub log: Engine,
    /// Which log.
    pub identity: LogIdentity,
    /// Its secret.
    pub secret: LogSecret,
}

impl Folder {
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
            LogSource::File => {
                // Verifying it after a kill takes a second for each gigabyte.
                let folder = self.clone();
                let open = move || folder.open_file(known, founding);
                let opened = tokio::task::spawn_blocking(open).await;
                Engine::Embedded(Arc::new(opened.expect("opening does not panic")?))
            }
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
        let mut options = Options::default();
        if let Some(stage) = self.stage.clone() {
            options = options.verifying(move |percent| {
                stage.send_replace(Stage::Verifying(percent));
            });
        }
        match Embedded::open(&path, &options) {
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
}
