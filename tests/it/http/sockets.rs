//! What no client that means well sends: on real sockets, byte by byte.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use crate::support::production;

/// Sends bytes and reads the answer until the service closes the connection, or there is none for
/// this long.
fn answer(address: &str, sent: &[u8], ends: bool, patience: Duration) -> (String, Duration) {
    let began = Instant::now();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(patience)).unwrap();
    // The service may close while this is sent.
    let _ = stream.write_all(sent);
    if ends {
        let _ = stream.shutdown(Shutdown::Write);
    }
    let (mut got, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        got.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&got);
        if text.contains("\r\n\r\n") && (text.contains("\"status\"") || text.contains("</html>")) {
            break;
        }
    }
    (String::from_utf8_lossy(&got).into_owned(), began.elapsed())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_honest_client_sends_is_refused() {
    let (_folder, service) = production().await;
    let address = service.http.base().trim_start_matches("http://").to_owned();
    let get = |headers: &str| format!("GET /api/status HTTP/1.1\r\n{headers}\r\n").into_bytes();
    let own = format!("Host: {address}\r\n");
    let post = |path: &str, kind: &str, more: &str, body: &[u8]| {
        let mut sent = format!(
            "POST {path} HTTP/1.1\r\n{own}Content-Type: {kind}\r\n{more}Content-Length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes();
        sent.extend_from_slice(body);
        sent
    };
    let json = |more: &str, body: &[u8]| post("/api/commands", "application/json", more, body);
    // 10 MB of blanks in 10 kB.
    let mut bomb = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3];
    bomb.extend(vec![0; 10_000]);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes();
    let deep_field = format!("{{\"do\":{}1{}}}", "{\"a\":".repeat(5_000), "}".repeat(5_000));
    let twice = br#"{"actor":"a","actor":"b","id":"01JZMK5V3QW0Y8T4D2N6R9XABC"}"#;
    let flood: String = (0..500).map(|number| format!("X-{number}: a\r\n")).collect();
    let long = format!("X-Long: {}\r\n", "a".repeat(200_000));
    let form = "application/x-www-form-urlencoded";
    for (what, sent, status, said) in [
        ("two hosts", get(&format!("{own}Host: evil.example\r\n")), 400, "request.hosts"),
        ("the same host twice", get(&format!("{own}{own}")), 400, "request.hosts"),
        ("no host", get(""), 421, "request.host"),
        (
            "another host in the address",
            format!("GET http://evil.example/api/status HTTP/1.1\r\n{own}\r\n").into_bytes(),
            421,
            "request.host",
        ),
        ("500 headers", get(&format!("{own}{flood}")), 431, ""),
        ("a header of 200 kB", get(&format!("{own}{long}")), 431, ""),
        ("gzip", json("Content-Encoding: gzip\r\n", &bomb), 415, "request.encoded"),
        ("gzip, named twice", json("Content-Encoding: gzip, gzip\r\n", &bomb), 415, "request.encoded"),
        ("a form in gzip", post("/raids/new", form, "Content-Encoding: br\r\n", &bomb), 415, "request.encoded"),
        ("lists in lists", json("", &deep), 400, "request.bad_json"),
        ("fields in fields", json("", deep_field.as_bytes()), 400, "request.bad_json"),
        ("a field twice", json("", twice), 400, "actor"),
        ("no JSON", post("/api/commands", "text/plain", "", b"{}"), 415, "request.not_json"),
        (
            "two lengths",
            format!("POST /api/commands HTTP/1.1\r\n{own}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}").into_bytes(),
            400,
            "",
        ),
    ] {
        let (got, _) = answer(&address, &sent, false, Duration::from_secs(20));
        assert!(got.starts_with(&format!("HTTP/1.1 {status}")), "{what}: {got}");
        assert!(got.contains(said), "{what}: {got}");
    }
    assert_eq!(service.http.json("/api/status").await["position"], 1, "nothing was recorded");
}

/// Case 27: a promised body that never comes, or stops half way, in a command, a form and in pieces
/// of unknown number. Connections that send nothing or half a head are in `door/listen.rs`, with short
/// times.
#[tokio::test(flavor = "multi_thread")]
async fn a_promised_body_that_never_comes_is_not_waited_for() {
    let (_folder, service) = production().await;
    let address = service.http.base().trim_start_matches("http://").to_owned();
    let head = |path: &str, kind: &str, length: &str| {
        format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: {kind}\r\n{length}\r\n\r\n"
        )
    };
    let (json, form) = ("application/json", "application/x-www-form-urlencoded");
    let command = head("/api/commands", json, "Content-Length: 500");
    let pieces = head("/api/commands/check", json, "Transfer-Encoding: chunked");
    let asked = [
        ("never", command.clone(), 408, "request.too_slow"),
        ("half", format!("{command}{{\"actor\":"), 408, "request.too_slow"),
        (
            "a form",
            format!("{}people=", head("/raids/new", form, "Content-Length: 90")),
            408,
            "request.too_slow",
        ),
        ("pieces", format!("{pieces}5\r\n{{\"act\r\n"), 408, "request.too_slow"),
    ];
    let waits = asked.into_iter().map(|(what, sent, status, code)| {
        let address = address.clone();
        let waits = move || {
            (what, status, code, answer(&address, sent.as_bytes(), false, Duration::from_secs(60)))
        };
        std::thread::spawn(waits)
    });
    for wait in waits.collect::<Vec<_>>() {
        let (what, status, code, (got, took)) = wait.join().unwrap();
        assert!(got.starts_with(&format!("HTTP/1.1 {status}")), "{what}: {got}");
        assert!(got.contains(code), "{what}: {got}");
        assert!((25..55).contains(&took.as_secs()), "{what}: after {took:?}");
    }
    // A client that says that no more comes is told at once that it was cut off.
    let (got, took) =
        answer(&address, format!("{command}{{").as_bytes(), true, Duration::from_secs(20));
    assert!(got.is_empty() || got.contains("request.cut_off"), "{got}");
    assert!(took < Duration::from_secs(20), "{took:?}");
    assert_eq!(service.http.json("/api/status").await["position"], 1, "nothing was recorded");
}
