//! Files: sent, gone on with, attached, saved, verified, copied; and files that mean harm.

mod bombs;
mod cut;
mod harm;
mod kept;
mod page;
mod sent;

use std::io::Cursor;
use std::path::{Path, PathBuf};

use greyfile_tests::Reply;
use greyfile_tests::{Http, Serve, Service, folder, make, seed};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// A service with one case.
struct Office {
    service: Service,
    case: String,
    folder: TempDir,
}

impl Office {
    async fn open(name: &str) -> Self {
        let folder = folder::temporary();
        let service = Serve::on(&folder.path().join("data")).arg("--found").start().await;
        let mut rng = seed::rng(name);
        let opened = service.http.accept(&make::enquiry(&mut rng, name, "Lahore")).await;
        Self { case: make::stream(&opened, "case"), service, folder }
    }

    fn http(&self) -> &Http {
        &self.service.http
    }

    /// A file outside of the data folder.
    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Sends a file and attaches it; the answer to the command.
    async fn attach(&self, bytes: &[u8], name: &str) -> Value {
        let held = send(self.http(), bytes).await;
        assert_eq!(held.status, 201, "{}", held.text());
        let act = attaching(&self.case, text(&held.json()["sha256"]), name);
        self.http().accept(&act).await
    }

    /// The event that names the last file, what it says as its payload.
    async fn last_file(&self) -> Value {
        let events = self.http().all_events().await;
        let last = events.into_iter().rfind(|event| event["type"] == "file_attached");
        let mut last = last.expect("a file");
        last["payload"] = last["event"]["common"]["file_attached"].clone();
        last
    }

    /// Where a kept file lies.
    fn kept(&self, bytes: &[u8]) -> PathBuf {
        kept(self.service.data(), bytes)
    }
}

fn kept(data: &Path, bytes: &[u8]) -> PathBuf {
    let name = digest(bytes);
    data.join("files").join(&name[..2]).join(name)
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Sends a file in one go.
async fn send(http: &Http, bytes: &[u8]) -> Reply {
    http.send(http.request(Method::POST, "/api/files").body(bytes.to_vec())).await
}

/// The command that attaches a file.
fn attaching(on: &str, sha256: &str, name: &str) -> Value {
    let mut rng = fastrand::Rng::new();
    let mut act = json!({ "on": on, "sha256": sha256, "kind": "lease" });
    if !name.is_empty() {
        act["name"] = name.into();
    }
    make::command(&mut rng, json!({ "attach_file": act }))
}

/// A picture.
fn png(width: u32, height: u32) -> Vec<u8> {
    let drawn = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    drawn.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Bytes of no kind.
fn noise(len: usize) -> Vec<u8> {
    let mut rng = fastrand::Rng::with_seed(len as u64);
    std::iter::once(0).chain(std::iter::repeat_with(|| rng.u8(..))).take(len).collect()
}
