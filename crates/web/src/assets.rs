//! Style sheets and scripts, embedded in the binary and served under names that hold their hash,
//! so that a browser may keep them for ever.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

use crate::app::Viewing;

/// Bytes of the hash in a name: enough that no two versions ever share one.
const HASH_LEN: usize = 8;
/// A name never gets other content, so a copy is good for a year, which is as long as asked.
const CACHE: &str = "public, max-age=31536000, immutable";

/// One embedded file.
struct Asset {
    stem: &'static str,
    extension: &'static str,
    bytes: &'static [u8],
}

macro_rules! assets {
    ($($stem:literal . $extension:literal = $path:literal,)*) => {
        &[$(Asset {
            stem: $stem,
            extension: $extension,
            bytes: include_bytes!(concat!("../assets/", $path)),
        },)*]
    };
}

const ASSETS: &[Asset] = assets! {
    "greyfile"."css" = "greyfile.css",
    "live"."js" = "live.js",
    "fill"."js" = "fill.js",
    "record"."js" = "record.js",
    "icon"."svg" = "icon.svg",
    "htmx"."js" = "vendor/htmx.org/htmx.min.js",
    "hx-sse"."js" = "vendor/htmx.org/hx-sse.min.js",
};

/// The name each file is served under, in the order of [`ASSETS`].
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| ASSETS.iter().map(Asset::name).collect());

impl Asset {
    fn name(&self) -> String {
        let hash = Sha256::digest(self.bytes);
        let hash: String = hash[..HASH_LEN].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}.{hash}.{}", self.stem, self.extension)
    }

    fn content_type(&self) -> &'static str {
        match self.extension {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            _ => "application/octet-stream",
        }
    }
}

/// The routes of the files.
pub(crate) fn routes() -> Router<Arc<Viewing>> {
    Router::new().route("/assets/{name}", get(serve))
}

/// The address of a file, by its plain name: `greyfile.css`.
///
/// # Panics
/// When there is no such file; names are literals.
pub(crate) fn url(plain: &str) -> String {
    let index = ASSETS.iter().position(|asset| {
        plain.strip_suffix(asset.extension).and_then(|stem| stem.strip_suffix('.'))
            == Some(asset.stem)
    });
    format!("/assets/{}", NAMES[index.expect("an embedded file")])
}

async fn serve(Path(name): Path<String>) -> Response {
    match NAMES.iter().position(|known| *known == name) {
        Some(index) => {
            let headers: [(HeaderName, &str); 2] = [
                (header::CONTENT_TYPE, ASSETS[index].content_type()),
                (header::CACHE_CONTROL, CACHE),
            ];
            (headers, ASSETS[index].bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_an_address_with_its_hash() {
        for asset in ASSETS {
            let url = url(&format!("{}.{}", asset.stem, asset.extension));
            let hash = url.split('.').nth(1).unwrap();
            assert_eq!(hash.len(), 2 * HASH_LEN, "{url}");
        }
    }

    #[test]
    fn the_style_sheet_stays_small() {
        let css = ASSETS.iter().find(|asset| asset.extension == "css").unwrap();
        assert!(css.bytes.len() < 26_000, "{}", css.bytes.len());
    }

    #[tokio::test]
    async fn files_may_be_kept_and_others_are_not_there() {
        let name = url("greyfile.css").replace("/assets/", "");
        let response = serve(Path(name)).await;
        assert_eq!(response.headers()[header::CACHE_CONTROL], CACHE);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(serve(Path("greyfile.css".into())).await.status(), StatusCode::NOT_FOUND);
    }
}
