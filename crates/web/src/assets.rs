//! Style sheets and scripts, embedded in the binary and served under names that hold their hash,
//! so that a browser may keep them for ever.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use greyfile_domain::values::hex::to_hex;
use sha2::{Digest, Sha256};

/// Bytes of the hash in a name: enough that no two versions ever share one.
const HASH_LEN: usize = 8;
/// A name never gets other content, so a copy is good for a year, which is as long as asked.
const CACHE: &str = "public, max-age=31536000, immutable";

/// One file as it is served, made of files that are embedded.
struct Asset {
    stem: &'static str,
    extension: &'static str,
    parts: &'static [&'static [u8]],
}

macro_rules! assets {
    ($($stem:literal . $extension:literal = $($path:literal)+,)*) => {
        &[$(Asset {
            stem: $stem,
            extension: $extension,
            parts: &[$(include_bytes!(concat!("../assets/", $path))),+],
        },)*]
    };
}

/// Fonts come before the style sheet that names them.
const ASSETS: &[Asset] = assets! {
    "naskh-400"."woff2" = "vendor/noto-naskh-arabic/noto-naskh-arabic-arabic-400-normal.woff2",
    "naskh-700"."woff2" = "vendor/noto-naskh-arabic/noto-naskh-arabic-arabic-700-normal.woff2",
    "nastaliq-400"."woff2" = "vendor/noto-nastaliq-urdu/noto-nastaliq-urdu-arabic-400-normal.woff2",
    "nastaliq-700"."woff2" = "vendor/noto-nastaliq-urdu/noto-nastaliq-urdu-arabic-700-normal.woff2",
    "greyfile"."css" = "vendor/open-props/colors.min.css" "vendor/open-props/sizes.min.css"
        "vendor/open-props/fonts.min.css" "vendor/open-props/borders.min.css"
        "fonts.css" "greyfile.css",
    "live"."js" = "live.js",
    "fill"."js" = "fill.js",
    "record"."js" = "record.js",
    "icon"."svg" = "icon.svg",
    "htmx"."js" = "vendor/htmx.org/htmx.min.js",
    "hx-sse"."js" = "vendor/htmx.org/hx-sse.min.js",
};

/// A file with the name it is served under.
struct Served {
    name: String,
    content_type: &'static str,
    body: Bytes,
}

/// What is served, in the order of [`ASSETS`].
static SERVED: LazyLock<Vec<Served>> = LazyLock::new(|| {
    let mut served = Vec::with_capacity(ASSETS.len());
    for asset in ASSETS {
        served.push(asset.served(&served));
    }
    served
});

impl Asset {
    /// The file as it is served. A style sheet names files by their plain names, `url("a.woff2")`,
    /// of those that come before it.
    fn served(&self, before: &[Served]) -> Served {
        let mut body = self.parts.concat();
        if self.extension == "css" {
            let mut text = String::from_utf8_lossy(&body).into_owned();
            for (asset, served) in ASSETS.iter().zip(before) {
                let plain = format!("url(\"{}.{}\")", asset.stem, asset.extension);
                text = text.replace(&plain, &format!("url(\"/assets/{}\")", served.name));
            }
            body = text.into_bytes();
        }
        let hash = Sha256::digest(&body);
        let hash = to_hex(&hash[..HASH_LEN]);
        Served {
            name: format!("{}.{hash}.{}", self.stem, self.extension),
            content_type: match self.extension {
                "css" => "text/css; charset=utf-8",
                "js" => "text/javascript; charset=utf-8",
                "svg" => "image/svg+xml",
                "woff2" => "font/woff2",
                _ => "application/octet-stream",
            },
            body: body.into(),
        }
    }
}

/// The routes of the files.
pub(crate) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
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
    format!("/assets/{}", SERVED[index.expect("an embedded file")].name)
}

async fn serve(Path(name): Path<String>) -> Response {
    match SERVED.iter().find(|served| served.name == name) {
        Some(served) => {
            let headers: [(HeaderName, &str); 2] =
                [(header::CONTENT_TYPE, served.content_type), (header::CACHE_CONTROL, CACHE)];
            (headers, served.body.clone()).into_response()
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
    fn the_style_sheet_stays_small_and_names_files_that_are_there() {
        let css = SERVED.iter().find(|served| served.name.ends_with(".css")).unwrap();
        assert!(css.body.len() < 42_000, "{}", css.body.len());
        let text = std::str::from_utf8(&css.body).unwrap();
        let named: Vec<&str> = text.split("url(\"").skip(1).collect();
        assert_eq!(named.len(), 4);
        for url in named {
            let name = url.split('"').next().unwrap().strip_prefix("/assets/").unwrap();
            assert!(SERVED.iter().any(|served| served.name == name), "{name}");
        }
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
