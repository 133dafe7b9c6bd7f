//! What stands before every request: the Host and Origin headers, and what goes with each answer.

use greyfile_tests::service::Serve;
use greyfile_tests::{Http, Reply, folder, make, seed};
use reqwest::Method;
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, HOST, ORIGIN};

use crate::support::{demonstration, production};

/// What a browser accepts.
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

#[tokio::test(flavor = "multi_thread")]
async fn only_requests_that_name_this_service_are_answered() {
    let (_folder, service) = production().await;
    let port = service.http.base().rsplit(':').next().unwrap().to_owned();
    for path in ["/", "/api/cases", "/healthz", "/metrics", "/nowhere"] {
        for host in ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example", ""] {
            let answer = service.http.get_with(path, HOST, host).await;
            answer.problem(421, "request.host");
        }
        // A name that only begins like the service's.
        let host = format!("localhost:{port}.evil.example");
        service.http.get_with(path, HOST, &host).await.problem(421, "request.host");
    }
    for host in ["localhost", "127.0.0.1", "LOCALHOST", "[::1]"] {
        let host = format!("{host}:{port}");
        let answer = service.http.get_with("/api/status", HOST, &host).await;
        assert_eq!(answer.status, 200, "{host}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn through_a_proxy_the_public_address_is_its_own() {
    let folder = folder::temporary();
    let public = "https://grey.example";
    let service = Serve::on(folder.path()).args(["--demo", "--public", public]).start().await;
    let through = |method, path: &str, host: &str, origin: Option<&str>| {
        let request = service.http.request(method, path).header(HOST, host);
        match origin {
            Some(origin) => request.header(ORIGIN, origin),
            None => request,
        }
    };
    let page = service.http.send(through(Method::GET, "/cases", "grey.example", None)).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let mut rng = seed::rng("through_a_proxy_the_public_address_is_its_own");
    for (host, origin, status) in [
        ("grey.example", "https://grey.example", 200),
        ("grey.example", "http://grey.example", 403),
        ("grey.example", "https://grey.example.evil.example", 403),
        ("evil.example", "https://grey.example", 421),
    ] {
        let command = make::enquiry(&mut rng, "Through a proxy", "Lahore");
        let request = through(Method::POST, "/api/commands", host, Some(origin)).json(&command);
        let answer = service.http.send(request).await;
        assert_eq!(answer.status, status, "{host} {origin}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_reads_on_a_page_why_there_is_no_answer() {
    let (_folder, service) = demonstration().await;
    let http = &service.http;
    let form = |path: &str, body: String| {
        let request = http.request(Method::POST, path).header(ACCEPT, BROWSER).body(body);
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded")
    };
    let read = |path: &str| http.request(Method::GET, path).header(ACCEPT, BROWSER);
    let long = format!("people={}", "x".repeat(1 << 20));
    for (request, status, words) in [
        (read("/nowhere"), 404, "There is no page at this address"),
        (read("/raids/new/people"), 405, "this address takes a form"),
        (form("/raids/new", long.clone()), 413, "nothing was recorded"),
        (form("/cases/case-01JZMK5V3QW0Y8T4D2N6R9XABC/notes", long), 413, "send it in parts"),
        (form("/raids/new", String::new()).header(ORIGIN, "http://evil.example"), 403, "own pages"),
        (read("/cases").header(HOST, "evil.example"), 421, "does not name this service"),
        (read("/cases/%FF"), 400, "cannot be read"),
        (form("/raids/new", String::new()), 400, "nothing was recorded"),
        (read("/assets/nothing.css"), 404, "Nothing here"),
    ] {
        let answer = http.send(request).await;
        let page = answer.text();
        assert_eq!(answer.status, status, "{page}");
        assert!(answer.header("content-type").starts_with("text/html"), "{words}: {page}");
        assert!(answer.header("content-security-policy").contains("default-src 'none'"));
        assert_eq!(page.matches("Demonstration.").count(), 1, "{words}: {page}");
        assert!(page.to_lowercase().contains(&words.to_lowercase()), "{words} in {page}");
        assert!(page.contains("href=\"/cases\""), "and a way on: {page}");
    }
    assert_ne!(http.send(read("/raids/new/people")).await.header("allow"), "");
    // Programs are answered in JSON, whatever they accept.
    for (path, status, code) in [
        ("/api/nowhere", 404, "request.not_found"),
        ("/api/commands", 405, "request.method"),
        ("/api/cases/x", 400, "request.bad_id"),
    ] {
        http.get_with(path, ACCEPT, BROWSER).await.problem(status, code);
    }
    // A refused note's address, opened again, leads to the form.
    let case = http.json("/api/cases").await["cases"][0]["case"].as_str().unwrap().to_owned();
    let answer = http.send(read(&format!("/cases/{case}/notes"))).await;
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("Add a note"));
}

async fn post_from(http: &Http, origin: Option<&str>, body: &str) -> Reply {
    let mut request = http.request(Method::POST, "/api/commands").body(body.to_owned());
    request = request.header(CONTENT_TYPE, "application/json");
    if let Some(origin) = origin {
        request = request.header(ORIGIN, origin);
    }
    http.send(request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn only_own_pages_and_programs_change_the_record() {
    let mut rng = seed::rng("only_own_pages_and_programs_change_the_record");
    let (_folder, service) = production().await;
    let (http, base) = (&service.http, service.http.base().to_owned());
    let port = base.rsplit(':').next().unwrap();
    let command = make::enquiry(&mut rng, "One", "Lahore").to_string();
    for origin in [
        "null",
        "http://evil.example",
        "https://127.0.0.1",
        "http://127.0.0.1",
        "http://localhost:1",
        "",
        &format!("https://127.0.0.1:{port}"),
        &format!("http://127.0.0.1:{port}.evil.example"),
    ] {
        let problem = post_from(http, Some(origin), &command).await.problem(403, "request.origin");
        assert!(problem["message"].as_str().unwrap().contains("nothing was recorded"));
    }
    assert_eq!(http.json("/api/status").await["position"], 1, "nothing was recorded");
    for path in ["/api/backup", "/api/views/casefile/rebuild"] {
        let request = http.request(Method::POST, path).header(ORIGIN, "http://evil.example");
        http.send(request).await.problem(403, "request.origin");
    }
    let localhost = format!("http://localhost:{port}");
    for origin in [None, Some(base.as_str()), Some(localhost.as_str())] {
        assert_eq!(post_from(http, origin, &command).await.status, 200, "{origin:?}");
    }
    // Reading changes nothing, and a browser keeps the answer from a foreign page by itself.
    let answer = http.get_with("/api/status", ORIGIN, "http://evil.example").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_says_what_a_browser_may_do_with_it() {
    let (_folder, service) = demonstration().await;
    for path in ["/", "/api/cases", "/api/cases/x", "/nowhere", "/api/nowhere", "/healthz"] {
        let answer = service.http.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        let policy = answer.header("content-security-policy");
        for rule in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'self'"] {
            assert!(policy.contains(rule), "{path}: {policy}");
        }
        for hole in ["unsafe-inline", "unsafe-eval", "*"] {
            assert!(!policy.contains(hole), "{path}: {policy}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_a_problem_in_the_api_and_a_page_elsewhere() {
    let (_folder, service) = production().await;
    for path in ["/api/nowhere", "/api/", "/api/cases/case-1/more", "/api/../nowhere/api/x"] {
        let answer = service.http.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
    }
    service.http.get("/api/nowhere").await.problem(404, "request.not_found");
    service.http.get("/nowhere").await.problem(404, "request.not_found");
    let page = service.http.get_with("/nowhere", ACCEPT, BROWSER).await;
    assert!(page.header("content-type").starts_with("text/html"));
    for (method, path) in [
        (Method::PUT, "/api/cases"),
        (Method::DELETE, "/api/cases/case-01JZMK5V3QW0Y8T4D2N6R9XABC"),
        (Method::GET, "/api/commands"),
        (Method::PATCH, "/healthz"),
        (Method::GET, "/api/backup"),
    ] {
        let answer = service.http.send(service.http.request(method.clone(), path)).await;
        answer.problem(405, "request.method");
        assert_ne!(answer.header("allow"), "", "{method} {path} says what it takes");
    }
    // What is asked for in the address may be anything.
    service.http.get("/api/cases/%FF%FE").await.problem(400, "request.bad_path");
    service.http.get("/api/cases/Ali%20Khan").await.problem(400, "request.bad_id");
    service
        .http
        .get("/api/cases/raid-01JZMK5V3QW0Y8T4D2N6R9XABC")
        .await
        .problem(400, "request.bad_id");
    let unknown = "/api/cases/case-01JZMK5V3QW0Y8T4D2N6R9XABC";
    service.http.get(unknown).await.problem(404, "case.unknown");
}

/// Pages and data go out compressed to whoever takes that, signals and small answers as they are.
#[tokio::test(flavor = "multi_thread")]
async fn answers_are_compressed_for_whoever_takes_that() {
    let (_folder, service) = demonstration().await;
    for path in ["/", "/cases", "/api/cases", "/api/openapi.json"] {
        let plain = service.http.get(path).await;
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        for (accepts, coded, begins) in [
            ("zstd", "zstd", &[0x28, 0xB5, 0x2F, 0xFD][..]),
            ("gzip", "gzip", &[0x1F, 0x8B][..]),
            ("gzip, deflate, br, zstd", "zstd", &[0x28, 0xB5, 0x2F, 0xFD][..]),
        ] {
            let answer = service.http.get_with(path, ACCEPT_ENCODING, accepts).await;
            assert_eq!(answer.status, 200, "{path}");
            assert_eq!(answer.header("content-encoding"), coded, "{path} {accepts}");
            assert!(answer.body.starts_with(begins), "{path} {accepts}");
            let (short, long) = (answer.body.len(), plain.body.len());
            assert!(short * 2 < long, "{path} {accepts}: {short} of {long} bytes");
            let vary =
                answer.headers.get_all("vary").iter().filter_map(|value| value.to_str().ok());
            let vary: Vec<&str> = vary.collect();
            assert!(vary.join(",").contains("accept-encoding"), "{path}: {vary:?}");
        }
    }
    for (site, coded) in
        [("none", "zstd"), ("same-origin", "zstd"), ("same-site", ""), ("cross-site", "")]
    {
        let request = service.http.request(Method::GET, "/cases?q=a");
        let answer = request.header(ACCEPT_ENCODING, "zstd").header("sec-fetch-site", site);
        let answer = answer.send().await.unwrap();
        let header = answer.headers().get("content-encoding");
        assert_eq!(header.map_or("", |header| header.to_str().unwrap()), coded, "asked by {site}");
    }
    let styles = service.http.get("/").await.text();
    let styles = styles.split('"').find(|href| href.ends_with(".css")).unwrap().to_owned();
    let styles = service.http.get(&styles).await.text();
    let font = styles.split(['"', '(', ')']).find(|href| href.contains(".woff2")).unwrap();
    let font = service.http.get_with(font, ACCEPT_ENCODING, "zstd").await;
    assert_eq!((font.status, font.header("content-encoding")), (200, ""));
    let request = service.http.request(Method::GET, "/api/stream");
    let signals = request.header(ACCEPT_ENCODING, "zstd, gzip").send().await.unwrap();
    assert!(!signals.headers().contains_key("content-encoding"));
}
