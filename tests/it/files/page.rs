//! The form of a file: in a browser with a script, and as a browser without one sends it.

use greyfile_tests::Browser;

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_attached_on_a_page_and_shown() {
    let office = Office::open("a_picture_is_attached_on_a_page").await;
    let picture = png(640, 480);
    let file = office.write("front door.png", &picture);
    let browser = Browser::start().await;
    for (lang, width) in [("en", 1200), ("ur", 360)] {
        browser.resize(width, 800).await;
        let form = format!("/record/file_attached?on={0}&case={0}&lang={lang}", office.case);
        browser.goto(&format!("{}{form}", office.http().base())).await;
        let scrolls = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(browser.run(scrolls).await, false, "{lang}");
        // The limit is told beforehand.
        assert!(browser.text("#f\\.sha256-hint").await.contains("MB") || lang == "ur");
        browser.choose("file", &file).await;
        browser.fill("f.kind", "photograph").await;
        browser.fill("f.caption", "the front door").await;
        browser.fill("actor", "desk-7").await;
        browser.fill("occurred_at", "2025-07-08").await;
        browser.click("#record-form .primary").await;
        // On the timeline, with the thumbnail as it came.
        let shown = "const at = document.querySelector('.paper img'); \
                     if (!at) return false; at.loading = 'eager'; \
                     return at.complete && at.naturalWidth === 320";
        browser.until(shown).await;
        let paper = browser.text(".paper").await;
        let digits = &digest(&picture)[..12];
        for told in ["front door.png", "image/png", digits, "the front door"] {
            assert!(paper.contains(told), "{told}: {paper}");
        }
        assert_eq!(browser.run(scrolls).await, false, "{lang}");
        let event = office.last_file().await;
        let says = &event["payload"];
        assert_eq!(
            (&says["sha256"], &says["kind"]),
            (&json!(digest(&picture)), &json!("photograph"))
        );
        let kept = "return JSON.stringify([...Object.entries(localStorage)])";
        let kept = browser.run(kept).await.to_string();
        assert!(!kept.contains("front door"), "{kept}");
        let said = browser.console().await;
        assert!(said.is_empty(), "{said:#?}");
    }
}

/// What a browser sends without a script.
fn multipart(fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Vec<u8> {
    let mut body = Vec::new();
    if let Some((name, bytes)) = file {
        let head = format!(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    for (name, value) in fields {
        let field =
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(field.as_bytes());
    }
    body.extend(b"--x--\r\n");
    body
}

/// The value of a hidden field.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let at = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&at).unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.split('"').next().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_script_a_file_is_sent_once_and_kept_while_a_slip_is_mended() {
    let office = Office::open("without_a_script").await;
    let (http, bytes) = (office.http(), b"%PDF-1.4\nlease".as_slice());
    let form = format!("/record/file_attached?on={0}&case={0}", office.case);
    let post = |body: Vec<u8>| {
        let request = http.request(Method::POST, &form).body(body);
        http.send(request.header("content-type", "multipart/form-data; boundary=x"))
    };
    let blank = http.get(&form).await.text();
    let id = hidden(&blank, "id").to_owned();
    assert!(blank.contains("At most 4,294 MB"), "{blank}");
    // No file, and no actor.
    let fields = |actor| {
        [
            ("id", &*id),
            ("on", &office.case),
            ("f.kind", "lease"),
            ("f.name", ""),
            ("f.caption", ""),
            ("occurred_at", "2025-07-08"),
            ("actor", actor),
            ("done_by", ""),
            ("basis", "own_act"),
        ]
    };
    let none = post(multipart(&fields("desk-7"), Some(("", b"")))).await;
    assert_eq!(none.status, 422, "{}", none.text());
    assert!(none.text().contains("this is needed"), "{}", none.text());
    // A file and a slip: what was received stands in the form.
    let slip = post(multipart(&fields(""), Some(("lease.jpg", bytes)))).await;
    assert_eq!(slip.status, 422, "{}", slip.text());
    let slip = slip.text();
    assert!(slip.contains("Received:") && slip.contains("lease.jpg"), "{slip}");
    let of_file = ["f.sha256", "f.bytes", "f.media_type"];
    let of_file = of_file.map(|name| (name, hidden(&slip, name)));
    assert_eq!(of_file[0].1, digest(bytes));
    let mut again = fields("desk-7").to_vec();
    again[3].1 = "lease.jpg";
    again.extend(of_file);
    let done = post(multipart(&again, Some(("", b"")))).await;
    assert!(done.text().contains("Its name says something else"), "{}", done.text());
    let event = office.last_file().await;
    assert_eq!(event["payload"]["media_type"], "application/pdf");
    // Sent again it is recorded once.
    post(multipart(&again, Some(("", b"")))).await;
    let events = http.all_events().await;
    assert_eq!(events.iter().filter(|event| event["type"] == "file_attached").count(), 1);
    // What was never received is refused, whatever the form says.
    let mut forged = again.clone();
    let other = make::ulid(&mut fastrand::Rng::new());
    (forged[0].1, forged[9].1) = (&other, "00");
    assert_eq!(post(multipart(&forged, None)).await.status, 422);
    let twice = [multipart(&[], Some(("a", b"1"))), multipart(&again, Some(("b", b"2")))];
    let twice = [&twice[0][..twice[0].len() - 7], &twice[1]].concat();
    assert_eq!(post(twice).await.status, 400);
}
