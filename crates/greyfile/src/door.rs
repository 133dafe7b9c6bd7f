//! The way to the record from the command line: the running service, or the data folder when none
//! runs. Both answer the same requests.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::bail;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use bytes::Bytes;
use futures_util::Stream;
use greyfile_intake::ContentKey;
use greyfile_web::Names;
use greyfile_words::Words;
use serde_json::Value;
use tower::ServiceExt;

use crate::backup::Backups;
use crate::engine::LogSource;
use crate::folder::{Folder, FolderError, Founding};
use crate::roles::Duties;
use crate::service::Service;
use crate::told::{OrTold, Told};

/// The address an unserved folder answers under, in name only.
const UNSERVED: Names = Names { port: 0, public: None };

/// A way to the record, for a reader of some language.
pub struct Door {
    way: Way,
    data: PathBuf,
    words: Words,
}

enum Way {
    /// A running service.
    Service {
        /// Its address, such as `http://127.0.0.1:8080`.
        base: String,
        /// The connection pool.
        client: reqwest::Client,
    },
    /// The data folder, opened by this process.
    Folder(Box<Service>),
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, if it was JSON.
    pub body: Value,
}

impl Answer {
    /// The body of a success, or the problem's own words.
    pub fn ok(self) -> anyhow::Result<Value> {
        if (200..300).contains(&self.status) {
            return Ok(self.body);
        }
        let text = |field: &str| self.body.get(field).and_then(Value::as_str).map(str::to_owned);
        let message = message(&self.body);
        let message =
            message.unwrap_or_else(|| Told::new("door-status").with("status", self.status));
        let Some(code) = text("code") else { bail!(message) };
        let told = Told::new("door-problem")
            .telling("message", message)
            .with("code", code)
            .with("field", text("field").map_or_else(String::new, |field| format!("{field}: ")));
        bail!(told.of_problem(self.body))
    }
}

/// Problems that a process tells of its own duties, in English: the reader's words are found by
/// their codes.
const OF_DUTIES: [(&str, &str); 2] =
    [("intake.none", "problem-intake-none"), ("intake.unreached", "problem-intake-unreached")];

/// What a problem says. The service has told all others in the reader's language.
pub(crate) fn message(problem: &Value) -> Option<Told> {
    let own = OF_DUTIES.iter().find(|(code, _)| problem["code"] == *code);
    let own = own.map(|(_, id)| Told::new(id));
    own.or_else(|| problem["message"].as_str().map(Told::as_it_is))
}

impl Door {
    /// Opens the way to a folder's record. Refusals are asked for in the language of the words.
    pub async fn open(data: &Path, source: &LogSource, words: Words) -> anyhow::Result<Self> {
        let way = Way::open(data, source).await?;
        Ok(Self { way, data: data.to_owned(), words: words.plain() })
    }

    /// The key that makes ids of commands from their content: of the log that answers here.
    pub fn content_key(&self) -> anyhow::Result<ContentKey> {
        Ok(Folder::secret_in(&self.data)?.content_key())
    }

    /// The words in which answers are told.
    pub fn words(&self) -> Words {
        self.words
    }

    /// Sends a request.
    pub async fn call(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, String)],
        body: Option<&Value>,
    ) -> anyhow::Result<Answer> {
        let path = with_query(path, query)?;
        let lang = self.words.lang().code();
        match &self.way {
            Way::Service { base, client } => {
                let mut request = client.request(method, format!("{base}{path}"));
                request = request.header(header::ACCEPT_LANGUAGE, lang);
                if let Some(body) = body {
                    request = request.json(body);
                }
                let sent = request.send().await;
                let answer = sent.or_told(|| Told::new("door-no-answer").with("base", base))?;
                let status = answer.status().as_u16();
                let bytes = answer.bytes().await?;
                Ok(Answer { status, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) })
            }
            Way::Folder(service) => {
                let mut request = Request::builder()
                    .method(method)
                    .uri(path)
                    .header(header::ACCEPT_LANGUAGE, lang)
                    .header(header::HOST, format!("127.0.0.1:{}", UNSERVED.port));
                let body = match body {
                    Some(body) => {
                        request = request.header(header::CONTENT_TYPE, "application/json");
                        Body::from(body.to_string())
                    }
                    None => Body::empty(),
                };
                let router = greyfile_web::router(Arc::clone(&service.app), &UNSERVED);
                let answer = router.oneshot(request.body(body)?).await?;
                let status = answer.status();
                let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await?;
                let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
                Ok(Answer { status: status.as_u16(), body })
            }
        }
    }

    /// Sends bytes as they come.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, String)],
        bytes: impl Stream<Item = std::io::Result<Bytes>> + Send + 'static,
    ) -> anyhow::Result<Answer> {
        let lang = self.words.lang().code();
        match &self.way {
            Way::Service { base, client } => {
                let mut request = client.request(method, format!("{base}{path}"));
                request = request.header(header::ACCEPT_LANGUAGE, lang);
                for (name, value) in headers {
                    request = request.header(*name, value);
                }
                let sent = request.body(reqwest::Body::wrap_stream(bytes)).send().await;
                let answer = sent.or_told(|| Told::new("door-no-answer").with("base", base))?;
                let status = answer.status().as_u16();
                let bytes = answer.bytes().await?;
                Ok(Answer { status, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) })
            }
            Way::Folder(service) => {
                let host = format!("127.0.0.1:{}", UNSERVED.port);
                let mut request = Request::builder().method(method).uri(path);
                request = request.header(header::ACCEPT_LANGUAGE, lang).header(header::HOST, host);
                for (name, value) in headers {
                    request = request.header(*name, value);
                }
                let router = greyfile_web::router(Arc::clone(&service.app), &UNSERVED);
                let answer = router.oneshot(request.body(Body::from_stream(bytes))?).await?;
                let status = answer.status().as_u16();
                let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await?;
                Ok(Answer { status, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) })
            }
        }
    }

    /// Reads, and takes only a success.
    pub async fn get(&self, path: &str, query: &[(&str, String)]) -> anyhow::Result<Value> {
        self.call(Method::GET, path, query, None).await?.ok()
    }

    /// Waits until the views can be read and show everything that is recorded by now; a folder's
    /// views open while it is being opened.
    pub async fn ready(&self) -> anyhow::Result<()> {
        self.patiently("/readyz", &[]).await?;
        let last = self.get("/api/status", &[]).await?["position"].to_string();
        let at_least = ("at_least", last);
        self.patiently("/api/cases", &[at_least.clone(), ("limit", "1".into())]).await?;
        self.patiently("/api/deadlines", &[at_least.clone(), ("limit", "1".into())]).await?;
        self.patiently("/api/operations", &[at_least]).await
    }

    /// Asks until a view has an answer.
    async fn patiently(&self, path: &str, query: &[(&str, String)]) -> anyhow::Result<()> {
        const PATIENCE: Duration = Duration::from_secs(300);
        let started = Instant::now();
        loop {
            let answer = self.call(Method::GET, path, query, None).await?;
            let waits = answer.status == StatusCode::SERVICE_UNAVAILABLE.as_u16()
                && matches!(answer.body["code"].as_str(), Some("view.not_ready" | "view.behind"));
            if !waits {
                return answer.ok().map(drop);
            }
            if started.elapsed() > PATIENCE {
                bail!(Told::new("door-not-ready"));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Closes what was opened.
    pub async fn close(self) -> anyhow::Result<()> {
        match self.way {
            Way::Service { .. } => Ok(()),
            Way::Folder(service) => service.close().await,
        }
    }
}

impl Way {
    async fn open(data: &Path, source: &LogSource) -> anyhow::Result<Self> {
        if matches!(source, LogSource::File) && !Folder::holds_log(data) {
            return Err(FolderError::NoLog(data.to_owned()).into());
        }
        match Folder::take(data) {
            Ok(folder) => {
                // Whoever may only read the broker has no key, and needs none.
                let reads = matches!(source, LogSource::Broker(_)) && !folder.has_secret();
                let duties = if reads { Duties::reading() } else { Duties::all(Founding::Never) };
                // Whoever runs this writes with their own rights.
                let duties = Duties { backups: Backups::Anywhere, ..duties };
                let service = Service::open(folder, source, &duties).await?;
                Ok(Self::Folder(Box::new(service)))
            }
            Err(in_use @ FolderError::InUse { .. }) => match Folder::address(data) {
                Some(address) => {
                    let client = reqwest::Client::builder().no_proxy().build()?;
                    Ok(Self::Service { base: format!("http://{address}"), client })
                }
                None => Err(in_use.into()),
            },
            Err(error) => Err(error.into()),
        }
    }
}

fn with_query(path: &str, query: &[(&str, String)]) -> anyhow::Result<String> {
    if query.is_empty() {
        return Ok(path.to_owned());
    }
    Ok(format!("{path}?{}", serde_urlencoded::to_string(query)?))
}
