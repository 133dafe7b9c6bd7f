//! Commands sent on to the processes that take them.
//!
//! A command may go to a second intake when the first did not answer: its id makes that safe, since
//! both expect the same of the same streams and only one append can land. But once an outcome is
//! unknown, only "recorded" settles it: what one intake refuses another may have in flight.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use greyfile_domain::acts::Command;
use greyfile_web::{Answer, Problem, Submit};
use reqwest::{Client, StatusCode, header};

use crate::told::Told;

/// Longer than intake takes to find out about an outcome.
const TIMEOUT: Duration = Duration::from_secs(30);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// Sends commands on.
pub(crate) struct Forward {
    client: Client,
    /// Addresses such as `http://127.0.0.1:8081`; never none.
    intakes: Vec<String>,
    /// The one that answered last.
    first: AtomicUsize,
}

/// What an intake said.
enum Said {
    /// It is recorded.
    Recorded(Answer),
    /// It is not, and will not be by this attempt.
    Not(Problem),
    /// Not by this one, and not now.
    NotNow(Problem),
    /// It was not there to be asked.
    Away,
    /// It may have been.
    Unknown(Problem),
}

impl Forward {
    /// To these addresses.
    ///
    /// # Errors
    /// When there is none, or one is no address of an intake.
    pub(crate) fn new(intakes: &[String]) -> anyhow::Result<Self> {
        let intakes = check(intakes)?;
        let client = Client::builder()
            .no_proxy()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            .build()?;
        Ok(Self { client, intakes, first: AtomicUsize::new(0) })
    }

    /// Asks the intakes in turn, on one of their routes.
    async fn forward(&self, command: &Command, route: &str) -> Result<Answer, Problem> {
        let body: Bytes = match serde_json::to_vec(command) {
            Ok(body) => body.into(),
            Err(error) => return Err(strange(Told::new("problem-unwritten").with("why", error))),
        };
        let first = self.first.load(Ordering::Relaxed);
        let (mut unknown, mut not_now) = (None, None);
        for step in 0..self.intakes.len() {
            let at = (first + step) % self.intakes.len();
            match self.ask(&self.intakes[at], route, body.clone()).await {
                Said::Recorded(answer) => {
                    self.first.store(at, Ordering::Relaxed);
                    return Ok(answer);
                }
                Said::Not(problem) => return Err(unknown.unwrap_or(problem)),
                Said::NotNow(problem) => not_now = Some(problem),
                Said::Away => {}
                Said::Unknown(problem) => unknown = Some(problem),
            }
        }
        Err(unknown.or(not_now).unwrap_or_else(unreached))
    }

    async fn ask(&self, intake: &str, route: &str, body: Bytes) -> Said {
        let mut request = self
            .client
            .post(format!("{intake}{route}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body);
        if let Some(trace) = greyfile_trace::current() {
            request = request.header(greyfile_trace::HEADER, trace.as_str());
        }
        let answer = match request.send().await {
            Ok(answer) => answer,
            Err(error) if error.is_connect() => return Said::Away,
            Err(_) => return Said::Unknown(unanswered()),
        };
        let status = answer.status();
        let Ok(json) = answer.bytes().await else { return Said::Unknown(unanswered()) };
        let problem = |json: &[u8]| {
            serde_json::from_slice::<Problem>(json).unwrap_or_else(|_| {
                let what = Told::new("problem-status").with("intake", intake);
                strange(what.with("status", status))
            })
        };
        match status {
            StatusCode::OK => match Answer::read(json) {
                Ok(answer) => Said::Recorded(answer),
                Err(_) => Said::Unknown(unanswered()),
            },
            StatusCode::ACCEPTED => Said::Unknown(problem(&json)),
            StatusCode::SERVICE_UNAVAILABLE => Said::NotNow(problem(&json)),
            _ => match problem(&json) {
                // It may have got as far as the log before.
                problem if problem.code == Problem::PANICKED => Said::Unknown(unanswered()),
                problem => Said::Not(problem),
            },
        }
    }
}

impl Submit for Forward {
    fn submit<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>> {
        Box::pin(self.forward(command, "/api/commands"))
    }

    fn check<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Answer, Problem>> {
        Box::pin(async move {
            let answer = self.forward(command, "/api/commands/check").await;
            // A check that nobody answered recorded nothing.
            answer.map_err(|problem| if problem.is_unknown() { unreached() } else { problem })
        })
    }

    fn decides(&self) -> bool {
        false
    }
}

/// The addresses of intakes, as they are asked at.
///
/// # Errors
/// When there is none, or one is no address of an intake.
pub(crate) fn check(intakes: &[String]) -> anyhow::Result<Vec<String>> {
    anyhow::ensure!(!intakes.is_empty(), Told::new("intake-none-named"));
    let base = |intake: &String| {
        let base = intake.trim().trim_end_matches('/');
        let url = reqwest::Url::parse(base).ok().filter(|url| url.scheme() == "http");
        anyhow::ensure!(
            url.is_some_and(|url| url.has_host() && url.path() == "/"),
            Told::new("intake-no-address").with("intake", intake)
        );
        Ok(base.to_owned())
    };
    intakes.iter().map(base).collect()
}

fn unreached() -> Problem {
    Problem::unavailable("intake.unreached", Told::new("problem-intake-unreached").to_string())
}

fn unanswered() -> Problem {
    let mut problem = Problem::new(
        StatusCode::ACCEPTED,
        Problem::UNKNOWN,
        Told::new("problem-unanswered").to_string(),
    );
    problem.retryable = true;
    problem
}

fn strange(what: Told) -> Problem {
    let text = Told::new("problem-intake-strange").telling("what", what);
    Problem::new(StatusCode::BAD_GATEWAY, "intake.strange", text.to_string())
}
