//! The connection to the broker.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use async_nats::jetstream::Context;
use async_nats::{Client, ConnectErrorKind, ConnectOptions, Event};
use tokio::sync::watch;

use super::error::{OpenError, with_sources};

/// The oldest server with atomic batches.
const VERSION_MIN: (i64, i64) = (2, 12);
const VERSION_MIN_TEXT: &str = "2.12";
/// How long one request may take before its outcome counts as unknown.
pub(super) const REQUEST_TIMEOUT: Duration = Duration::from_secs(5);
/// Longest pause between two attempts to connect again.
const RECONNECT_MAX: Duration = Duration::from_millis(500);

/// Who the client says it is.
#[derive(Debug, Clone, Default)]
pub enum Auth {
    /// Nobody, or user and password in the address.
    #[default]
    None,
    /// A file with an nkey's seed.
    NkeyFile(PathBuf),
    /// A credentials file: a JWT and its seed.
    CredentialsFile(PathBuf),
}

/// Where the broker is, and how to get in.
#[derive(Debug, Clone, Default)]
pub struct Target {
    /// One or more addresses with commas between them: `nats://host:4222` or `tls://host:4222`.
    pub url: String,
    /// Who the client says it is.
    pub auth: Auth,
    /// Certificates of the authorities that the server's certificate may come from, in PEM.
    pub ca_file: Option<PathBuf>,
    /// What the subjects of answers begin with; a user may be allowed only its own.
    pub inbox_prefix: Option<String>,
    /// The client's name, as the server's monitoring shows it.
    pub client_name: String,
}

/// A connection, and what the engine needs to know of its stream.
#[derive(Clone)]
pub struct Link {
    pub(crate) client: Client,
    pub(crate) jetstream: Context,
    /// How many times it has connected.
    pub(crate) connections: watch::Receiver<u64>,
    /// How many times it was lost.
    pub(crate) losses: watch::Receiver<u64>,
    /// The last thing the server said this login may not do.
    pub(crate) denials: watch::Receiver<String>,
    /// Where to, without a password.
    pub(crate) url: String,
}

/// Connects, and looks whether the server can carry a log.
///
/// # Errors
/// When it cannot be reached, refuses the client, is too old or has no JetStream.
pub async fn connect(target: &Target) -> Result<Link, OpenError> {
    let (counter, connections) = watch::channel(0);
    let (denied, denials) = watch::channel(String::new());
    let (lost, losses) = watch::channel(0);
    let (counter, denied, lost) = (Arc::new(counter), Arc::new(denied), Arc::new(lost));
    let mut options = ConnectOptions::new()
        .name(&target.client_name)
        .request_timeout(Some(REQUEST_TIMEOUT))
        .connection_timeout(REQUEST_TIMEOUT)
        .ping_interval(Duration::from_secs(2))
        .reconnect_delay_callback(|attempts| {
            RECONNECT_MAX.min(Duration::from_millis(20 * attempts as u64))
        })
        .event_callback(move |event| {
            let (counter, denied, lost) = (counter.clone(), denied.clone(), lost.clone());
            async move {
                match event {
                    Event::Connected => counter.send_modify(|count| *count += 1),
                    Event::Disconnected => {
                        lost.send_modify(|count| *count += 1);
                        tracing::warn!("the connection to the broker is lost; connecting again")
                    }
                    Event::SlowConsumer(_) => tracing::warn!(
                        "a follower is slower than the broker sends; it goes on from where it was"
                    ),
                    Event::ServerError(error) => {
                        let what = error.to_string();
                        // A follower that ends asks for its consumer's end, which no login may; the
                        // broker removes one that nobody listens to by itself.
                        let of_no_account = what.contains(".CONSUMER.DELETE.");
                        if what.to_lowercase().contains("permissions violation") && !of_no_account {
                            tracing::warn!(broker.event = %what, "this login may not do that");
                            denied.send_replace(what);
                        }
                    }
                    other => tracing::debug!(broker.event = %other, "the broker connection"),
                }
            }
        });
    options = match &target.auth {
        Auth::None => options,
        Auth::NkeyFile(path) => {
            let seed = std::fs::read_to_string(path).map_err(|error| OpenError::Credentials {
                what: format!("the key file {} cannot be read: {error}", path.display()),
            })?;
            let seed = seed.lines().map(str::trim).find(|line| line.starts_with('S'));
            let seed = seed.ok_or_else(|| OpenError::Credentials {
                what: format!(
                    "the key file {} holds no nkey seed (a line that starts with S)",
                    path.display()
                ),
            })?;
            options.nkey(seed.to_owned())
        }
        Auth::CredentialsFile(path) => {
            options.credentials_file(path).await.map_err(|error| OpenError::Credentials {
                what: format!("the credentials file {} cannot be used: {error}", path.display()),
            })?
        }
    };
    if let Some(file) = &target.ca_file {
        options = options.add_root_certificates(file.clone());
    }
    if let Some(prefix) = &target.inbox_prefix {
        options = options.custom_inbox_prefix(prefix);
    }
    let url = without_password(&target.url);
    let addresses: Vec<&str> = target.url.split(',').map(str::trim).collect();
    let client = options.connect(addresses).await.map_err(|error| {
        let (url, what) = (url.clone(), with_sources(&error));
        match error.kind() {
            ConnectErrorKind::AuthorizationViolation | ConnectErrorKind::Authentication => {
                OpenError::Denied { url, what }
            }
            _ => OpenError::Connect { url, what },
        }
    })?;
    let info = client.server_info();
    if !client.is_server_compatible(VERSION_MIN.0, VERSION_MIN.1, 0) {
        return Err(OpenError::Version { url, found: info.version, wanted: VERSION_MIN_TEXT });
    }
    if !info.jetstream {
        return Err(OpenError::NoJetStream { url });
    }
    let jetstream = async_nats::jetstream::new(client.clone());
    Ok(Link { client, jetstream, connections, losses, denials, url })
}

impl Link {
    /// Where it leads, without a password.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The client, for what the log itself has no need of.
    pub fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn is_connected(&self) -> bool {
        self.client.connection_state() == async_nats::connection::State::Connected
    }
}

/// An address as it may be shown.
fn without_password(urls: &str) -> String {
    let shown: Vec<String> = urls
        .split(',')
        .map(|url| match url.trim().split_once("://") {
            Some((scheme, rest)) => {
                let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
                format!("{scheme}://{host}")
            }
            None => url.trim().rsplit_once('@').map_or(url.trim(), |(_, host)| host).to_owned(),
        })
        .collect();
    shown.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            ("nats://intake:secret@10.0.0.1:4222", "nats://10.0.0.1:4222"),
            ("tls://a:4222, nats://u:p@b:4222", "tls://a:4222,nats://b:4222"),
            ("u:p@host", "host"),
            ("localhost:4222", "localhost:4222"),
        ] {
            assert_eq!(without_password(url), shown);
        }
    }
}
