//! Files that are not what they say, and what a browser is told of them.

use super::*;

/// A file whose extension lies is named by what it is: when it is attached, on the page, and saved.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_named_by_what_it_is() {
    let office = Office::open("a_file_is_named_by_what_it_is").await;
    let pdf = b"%PDF-1.4\n%hello";
    let exe = [b"MZ\x90\0".as_slice(), &noise(200)].concat();
    let page = b"<!DOCTYPE html><script>alert(1)</script>";
    for (name, bytes, is, ending) in [
        ("cnic.jpg", &pdf[..], "application/pdf", "pdf"),
        ("lease.pdf", &exe, "application/vnd.microsoft.portable-executable", "exe"),
        ("notice.txt", page, "text/html", "html"),
    ] {
        let file = office.write(name, bytes);
        let cli = office.service.cli();
        let args = ["--json", "attach", &office.case, file.to_str().unwrap()];
        let ran = cli.run(&[&args[..], &["--kind", "cnic", "--actor", "desk-7"]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let answer: Value = serde_json::from_str(&ran.stdout).unwrap();
        assert!(
            ran.stderr.contains("attach.misnamed") && ran.stderr.contains(is),
            "{}",
            ran.stderr
        );
        let event = office.last_file().await;
        let says = &event["payload"];
        assert_eq!((&says["name"], &says["media_type"]), (&json!(name), &json!(is)));
        let at = format!("/cases/{}?at_least={}", office.case, answer["position"]);
        for (at, told) in [
            (at.clone(), "Its name says something else"),
            (format!("/events/{}", answer["position"]), "Its name says something else"),
            (format!("{at}&lang=ur"), "نام کچھ اور بتاتا ہے"),
        ] {
            let shown = office.http().get(&at).await.text();
            assert!(shown.contains(told) && shown.contains(is), "{at} {shown}");
        }
        let saved = office.http().get(&format!("/api/files/{}", digest(bytes))).await;
        let called = format!("attachment; filename=\"{}.{ending}\"", &digest(bytes)[..12]);
        assert_eq!(saved.header("content-disposition"), called);
        assert_eq!(saved.header("content-security-policy"), "sandbox");
        assert_eq!(saved.header("x-content-type-options"), "nosniff");
        assert!(saved.body == bytes);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caption_comes_from_standard_input_and_a_name_can_stay_out() {
    let office = Office::open("a_caption").await;
    let file = office.write("Bilal Sheikh.txt", "درخواست\n".as_bytes());
    let args = ["--json", "attach", &office.case, file.to_str().unwrap(), "--kind", "letter"];
    let more = ["--actor", "desk-7", "--caption", "-", "--no-name"];
    let ran = office.service.cli().run_with(&[&args[..], &more].concat(), b"page 1 of 2\n");
    assert_eq!(ran.json()["outcome"], "accepted");
    let event = office.last_file().await;
    let says = &event["payload"];
    assert_eq!((&says["caption"], &says["name"]), (&json!("page 1 of 2"), &Value::Null));
    assert_eq!(says["media_type"], "text/plain");
    // Where there is no service, the folder is opened.
    let data = office.service.data().to_owned();
    office.service.stop();
    let ran = greyfile_tests::Cli::on(&data).run(&[&args[..], &["--actor", "desk-7"]].concat());
    assert_eq!(ran.json()["outcome"], "accepted");
}
