//! A file as a page shows it: what it is by its bytes, and what it was called.

use greyfile_domain::kernel::arg::Arg;
use greyfile_domain::streams::{CommonEvent, Event, FileAttached};
use greyfile_domain::values::hex::to_hex;
use greyfile_files::media;
use greyfile_words::Words;

use super::text::say;
use crate::sight::Sees;

/// How many digits of its SHA-256 tell a file from others on a page.
const DIGITS: usize = 12;

/// A file that an event names.
pub(crate) struct Paper {
    /// What it was called by whoever sent it.
    pub(crate) name: String,
    /// What is to be seen on it.
    pub(crate) caption: String,
    /// What it shows.
    pub(crate) kind: String,
    /// What its first bytes say it is.
    pub(crate) media_type: String,
    /// How long it is.
    pub(crate) size: String,
    /// The first digits of its SHA-256.
    pub(crate) digits: String,
    /// Where it is saved from.
    pub(crate) href: String,
    /// Whether a thumbnail can be made of it.
    pub(crate) is_picture: bool,
    /// That its name says it is something else, if it does.
    pub(crate) misnamed: Option<String>,
    words: Words,
}

impl Paper {
    /// The file that an event names, if it names one.
    pub(crate) fn of(event: &Event, sees: Sees, words: Words) -> Option<Self> {
        let Event::Common(CommonEvent::FileAttached(file)) = event else { return None };
        let FileAttached { sha256, bytes, kind, name, media_type, caption } = file;
        let text = |value: &Option<_>| {
            let shown = value.as_ref().and_then(|value| sees.personal(value).text());
            shown.unwrap_or_default()
        };
        let name: String = text(name);
        let misnamed = media::is_misnamed(&name, media_type.as_str());
        let is = [Arg::text("is", media_type)];
        let sha256 = to_hex(&sha256.0);
        Some(Self {
            caption: text(caption),
            kind: words.code_of(kind.as_str()),
            media_type: media_type.to_string(),
            size: size(*bytes, words),
            digits: sha256[..DIGITS].to_owned(),
            href: format!("/api/files/{sha256}"),
            is_picture: media::is_picture(media_type.as_str()),
            misnamed: misnamed.then(|| say(words, "paper-misnamed", &is)),
            name,
            words,
        })
    }

    /// A message of a file's.
    pub(crate) fn say(&self, id: &str) -> String {
        say(self.words, id, &[])
    }
}

/// How long a file is, in words.
pub(crate) fn size(bytes: u64, words: Words) -> String {
    let (id, count) = match bytes {
        0..10_000 => ("paper-bytes", bytes),
        10_000..10_000_000 => ("paper-kilobytes", bytes.div_ceil(1_000)),
        _ => ("paper-megabytes", bytes.div_ceil(1_000_000)),
    };
    say(words, id, &[Arg::number("count", i64::try_from(count).unwrap_or(i64::MAX))])
}
