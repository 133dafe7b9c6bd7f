//! The proof that every server of a stream syncs before it acknowledges.
//!
//! Servers sync every two minutes unless `sync_interval: always` is in their configuration, and
//! what they acknowledged in between is gone after a power cut. A client cannot see the setting;
//! a server's monitoring shows it, and it tells it to a login of the system account.

use std::fmt::{self, Display};
use std::time::Duration;

use futures_util::StreamExt;
use greyfile_eventlog::jetstream::Link;
use serde::Deserialize;
use tokio::time::{Instant, timeout_at};

use crate::told::{Tells, Told};

const TIMEOUT: Duration = Duration::from_secs(5);
/// Every server of a cluster answers for itself (NATS, "System events").
const PING: &str = "$SYS.REQ.SERVER.PING.JSZ";

/// A server without that proof.
#[derive(Debug)]
pub enum SyncError {
    /// A monitoring address does not answer as one.
    Monitor {
        /// The address.
        url: String,
        /// What came instead.
        what: String,
    },
    /// A server syncs lazily.
    Lazy {
        /// Its name.
        server: String,
    },
    /// Nothing was said about a server.
    Unproven {
        /// Its name.
        server: String,
    },
    /// The login of the system account gets no answers.
    System {
        /// What came instead; nothing, if nobody answered.
        what: Option<String>,
    },
}

impl Display for SyncError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.told().fmt(f)
    }
}

impl std::error::Error for SyncError {}

impl Tells for SyncError {
    fn told(&self) -> Told {
        match self {
            Self::Monitor { url, what } => {
                Told::new("sync-monitor").with("url", url).with("what", what)
            }
            Self::Lazy { server } => Told::new("sync-lazy").with("server", server),
            Self::Unproven { server } => Told::new("sync-unproven").with("server", server),
            Self::System { what } => {
                let what = what.as_ref().map_or(Told::new("sync-nobody"), Told::as_it_is);
                Told::new("sync-system").with("subject", PING).telling("what", what)
            }
        }
    }
}

/// What is read of `/varz`.
#[derive(Debug, Deserialize)]
struct Varz {
    server_name: String,
    #[serde(default)]
    jetstream: JetStreamState,
}

/// What a server answers to a ping of the system account.
#[derive(Debug, Deserialize)]
struct Pinged {
    server: Named,
    #[serde(default)]
    data: JetStreamState,
}

#[derive(Debug, Deserialize)]
struct Named {
    name: String,
}

#[derive(Debug, Default, Deserialize)]
struct JetStreamState {
    #[serde(default)]
    config: Config,
}

#[derive(Debug, Default, Deserialize)]
struct Config {
    #[serde(default)]
    sync_always: bool,
}

/// A server, and whether it is known to sync always.
pub(crate) type Shown = (String, bool);

/// Holds what was shown against the servers that keep a stream. Where a server was shown twice, both
/// must say that it syncs.
pub(crate) fn prove(servers: &[String], shown: &[Shown]) -> Result<(), SyncError> {
    for server in servers {
        let mut said = shown.iter().filter(|(name, _)| name == server).peekable();
        if said.peek().is_none() {
            return Err(SyncError::Unproven { server: server.clone() });
        }
        if said.any(|(_, always)| !always) {
            return Err(SyncError::Lazy { server: server.clone() });
        }
    }
    Ok(())
}

/// What the monitoring addresses show.
pub(crate) async fn monitored(monitors: &[String]) -> Result<Vec<Shown>, SyncError> {
    let mut shown = Vec::new();
    for url in monitors {
        let state = ask(url).await.map_err(|what| SyncError::Monitor { url: url.clone(), what })?;
        shown.push((state.server_name, state.jetstream.config.sync_always));
    }
    Ok(shown)
}

/// What these servers tell the system account.
pub(crate) async fn pinged(link: &Link, servers: &[String]) -> Result<Vec<Shown>, SyncError> {
    let failed = |what: String| SyncError::System { what: Some(what) };
    let client = link.client();
    let inbox = client.new_inbox();
    let answers = client.subscribe(inbox.clone()).await;
    let mut answers = answers.map_err(|error| failed(error.to_string()))?;
    let sent = client.publish_with_reply(PING, inbox, "{}".into()).await;
    sent.map_err(|error| failed(error.to_string()))?;
    let (mut shown, give_up) = (Vec::<Shown>::new(), Instant::now() + TIMEOUT);
    while servers.iter().any(|server| shown.iter().all(|(name, _)| name != server)) {
        let Ok(Some(answer)) = timeout_at(give_up, answers.next()).await else { break };
        // What is no such answer says nothing of a server.
        if let Ok(Pinged { server, data }) = serde_json::from_slice(&answer.payload) {
            shown.push((server.name, data.config.sync_always));
        }
    }
    if shown.is_empty() {
        return Err(SyncError::System { what: None });
    }
    Ok(shown)
}

async fn ask(url: &str) -> Result<Varz, String> {
    let client = reqwest::Client::builder().no_proxy().timeout(TIMEOUT).build();
    let client = client.map_err(|error| error.to_string())?;
    let url = format!("{}/varz", url.trim_end_matches('/'));
    let answer = client.get(url).send().await.and_then(reqwest::Response::error_for_status);
    let answer =
        answer.map_err(|error| format!("{:#}", anyhow::Error::new(error.without_url())))?;
    answer.json().await.map_err(|error| format!("{:#}", anyhow::Error::new(error.without_url())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_server_has_to_be_proven_by_all_that_is_said_of_it() {
        let servers = ["n1", "n2"].map(str::to_owned);
        let shown = |said: &[(&str, bool)]| -> Vec<Shown> {
            said.iter().map(|(name, always)| ((*name).to_owned(), *always)).collect()
        };
        for (said, refused) in [
            (&[("n1", true), ("n2", true), ("n3", false)][..], None),
            (&[("n1", true)], Some("n2")),
            (&[("n1", true), ("n2", false)], Some("n2")),
            (&[("n1", true), ("n2", true), ("n1", false)], Some("n1")),
            (&[], Some("n1")),
        ] {
            let proven = prove(&servers, &shown(said));
            let named = proven.err().map(|error| error.to_string());
            match (refused, named) {
                (None, None) => {}
                (Some(server), Some(error)) => assert!(error.contains(server), "{said:?}: {error}"),
                (refused, error) => panic!("{said:?}: {refused:?}, {error:?}"),
            }
        }
    }
}
