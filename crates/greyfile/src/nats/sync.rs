//! The proof that every server of a stream syncs before it acknowledges.
//!
//! Servers sync every two minutes unless `sync_interval: always` is in their configuration, and
//! what they acknowledged in between is gone after a power cut. A client cannot see the setting;
//! a server's monitoring shows it.

use std::time::Duration;

use serde::Deserialize;

const TIMEOUT: Duration = Duration::from_secs(5);

/// A server without that proof.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// A monitoring address does not answer as one.
    #[error(
        "{url} does not show a NATS server's state: {what}; nothing was changed; name the \
         monitoring address of each server (--nats-monitor http://host:8222)"
    )]
    Monitor {
        /// The address.
        url: String,
        /// What came instead.
        what: String,
    },
    /// A server syncs lazily.
    #[error(
        "the server {server} acknowledges events before they are on disk, so a power cut can take \
         them back; nothing was changed; put `sync_interval: always` into the jetstream block of \
         its configuration (or accept the loss with --allow-lazy-sync)"
    )]
    Lazy {
        /// Its name.
        server: String,
    },
    /// Nothing was said about a server.
    #[error(
        "it is not proven that the server {server}, which keeps the log, syncs events before it \
         acknowledges them; nothing was changed; name its monitoring address (--nats-monitor \
         http://host:8222), for each server (or accept the loss with --allow-lazy-sync)"
    )]
    Unproven {
        /// Its name.
        server: String,
    },
}

/// What is read of `/varz`.
#[derive(Debug, Deserialize)]
struct Varz {
    server_name: String,
    #[serde(default)]
    jetstream: JetStreamState,
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

/// Asks the monitors about the servers that keep a stream.
pub(crate) async fn prove(servers: &[String], monitors: &[String]) -> Result<(), SyncError> {
    let mut proven = Vec::new();
    for url in monitors {
        let state = ask(url).await.map_err(|what| SyncError::Monitor { url: url.clone(), what })?;
        if !state.jetstream.config.sync_always {
            return Err(SyncError::Lazy { server: state.server_name });
        }
        proven.push(state.server_name);
    }
    match servers.iter().find(|server| !proven.contains(server)) {
        Some(server) => Err(SyncError::Unproven { server: server.clone() }),
        None => Ok(()),
    }
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
