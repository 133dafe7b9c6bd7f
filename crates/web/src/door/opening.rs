//! What a service answers while it opens its log: that it is there, and how far it is. As soon as it is
//! open its own router takes over, on the connections that are there.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use greyfile_domain::kernel::arg::Arg;
use tokio::sync::watch;

use super::guard::{Behind, layers};
use super::names::Names;
use crate::api::{Problem, healthz};
use crate::assets;

/// What opening is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Reading where the streams end.
    #[default]
    Opening,
    /// Verifying the whole file, after a kill: so many percent are done.
    Verifying(u8),
    /// Recording the demonstration.
    Demonstration,
    /// Waiting for room on the disk.
    DiskFull,
    /// Waiting for the broker.
    BrokerAway,
}

impl Stage {
    const fn code(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Verifying(_) => "verifying",
            Self::Demonstration => "demonstration",
            Self::DiskFull => "full",
            Self::BrokerAway => "broker",
        }
    }

    /// The answer to whatever is asked meanwhile.
    fn problem(self) -> Problem {
        let mut args = vec![Arg::code("stage", self.code())];
        if let Self::Verifying(percent) = self {
            args.push(Arg::number("percent", percent));
        }
        Problem::not_now("log.opening", args)
    }
}

/// How far opening is, for whoever asks.
pub type Stages = watch::Receiver<Stage>;

/// Everything a process answers before its log is open: that it lives, and to all else that it is not
/// ready, in what way. `pages` is whether it is going to show any.
pub fn opening(names: &Names, stages: &Stages, pages: bool) -> Router {
    let router = Router::new().route("/healthz", get(healthz)).merge(assets::routes());
    let router = router.fallback(not_open).with_state(stages.clone());
    layers(router, axum::Router::new(), &Arc::new(Behind::Opening { pages }), names)
}

async fn not_open(State(stages): State<Stages>) -> Problem {
    stages.borrow().problem()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, to_bytes};
    use axum::http::{Request, header};
    use tower::ServiceExt;

    async fn asked(router: &Router, path: &str, headers: &[(&str, &str)]) -> (u16, String, String) {
        let mut request = Request::get(path).header(header::HOST, "localhost:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).unwrap();
        let answer = router.clone().oneshot(request).await.unwrap();
        let of = |name| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let about = format!("{:?} {:?}", of(header::CONTENT_TYPE), of(header::RETRY_AFTER));
        let status = answer.status().as_u16();
        let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, about, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_service_that_opens_its_log_says_so_to_everybody() {
        let (stage, stages) = watch::channel(Stage::default());
        let router = opening(&Names { port: 8080, public: None }, &stages, true);
        let urdu = [("accept", "text/html"), ("accept-language", "ur")];
        for (now, english, in_urdu) in [
            (Stage::Opening, "opening the log", "لاگ کھولا جا رہا ہے"),
            (Stage::Verifying(40), "40 percent", "40 فیصد"),
            (Stage::Demonstration, "demonstration", "نمائش"),
            (Stage::DiskFull, "full", "بھر"),
            (Stage::BrokerAway, "broker", "بروکر"),
        ] {
            stage.send_replace(now);
            assert_eq!(asked(&router, "/healthz", &[]).await.0, 200);
            for path in ["/readyz", "/api/status", "/api/commands", "/cases"] {
                let (status, about, body) = asked(&router, path, &[]).await;
                assert_eq!(status, 503, "{path}: {body}");
                assert!(about.contains("problem+json") && about.contains("\"1\""), "{about}");
                assert!(body.contains("log.opening") && body.contains(english), "{body}");
                assert!(body.contains("\"retryable\":true"), "{body}");
            }
            let (status, _, body) = asked(&router, "/cases", &[("accept", "text/html")]).await;
            assert_eq!(status, 503);
            assert!(body.contains("<h1>") && body.to_lowercase().contains(english), "{body}");
            let (_, _, body) = asked(&router, "/", &urdu).await;
            assert!(body.contains(in_urdu) && body.contains("dir=\"rtl\""), "{body}");
        }
        // The page looks as all pages do.
        let style = assets::url("greyfile.css");
        assert_eq!(asked(&router, &style, &[]).await.0, 200);
        // And the guard stands before it.
        let stranger = [("host", "evil.example")];
        let request = Request::get("/healthz").header(stranger[0].0, stranger[0].1);
        let answer = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status().as_u16(), 421);
    }
}
