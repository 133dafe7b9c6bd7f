//! What a file is, by its first bytes, and whether its name says something else.

use crate::limits::HEAD_BYTES;

/// What nothing is known about.
pub const UNKNOWN: &str = "application/octet-stream";
/// Text without a mark of its own.
pub const TEXT: &str = "text/plain";
/// A container of older office programs.
const OLE: &str = "application/x-ole-storage";
const OLE_MARK: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const ZIP: &str = "application/zip";

/// What these first bytes of a file say it is.
pub fn sniffed(head: &[u8]) -> &'static str {
    let head = &head[..head.len().min(HEAD_BYTES)];
    if head.starts_with(&OLE_MARK) {
        // Which program wrote it stands further in, and is nobody's business before it is opened.
        return OLE;
    }
    match infer::get(head) {
        Some(found) => found.mime_type(),
        None if is_text(head) => TEXT,
        None => UNKNOWN,
    }
}

/// Whether these are characters that people read. The last one may be cut off.
fn is_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !text.is_empty() && !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// Endings of names and what a file with one claims to be, each with the ending that is given to a
/// file that is downloaded (the first of a type).
const ENDINGS: &[(&str, &str)] = &[
    ("pdf", "application/pdf"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("bmp", "image/bmp"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("heic", "image/heif"),
    ("heif", "image/heif"),
    ("mp4", "video/mp4"),
    ("mov", "video/quicktime"),
    ("3gp", "video/3gpp"),
    ("mkv", "video/x-matroska"),
    ("webm", "video/webm"),
    ("avi", "video/x-msvideo"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/m4a"),
    ("wav", "audio/x-wav"),
    ("ogg", "audio/ogg"),
    ("amr", "audio/amr"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("doc", OLE),
    ("xls", OLE),
    ("ppt", OLE),
    ("msg", OLE),
    ("zip", ZIP),
    ("rar", "application/vnd.rar"),
    ("7z", "application/x-7z-compressed"),
    ("gz", "application/gzip"),
    ("exe", "application/vnd.microsoft.portable-executable"),
    ("apk", "application/vnd.android.package-archive"),
    ("txt", TEXT),
    ("csv", TEXT),
    ("json", TEXT),
    ("eml", TEXT),
    ("html", "text/html"),
    ("htm", "text/html"),
    ("xml", "text/xml"),
    ("svg", "text/xml"),
    ("sh", "text/x-shellscript"),
];

/// What a name says that the file is, by its ending, if the ending is known.
fn claimed(name: &str) -> Option<&'static str> {
    let (stem, ending) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    let ending = ending.trim().to_ascii_lowercase();
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, claimed)| *claimed)
}

/// Whether the ending of a name says that a file is something other than it is. A name without an
/// ending, or with one that is not known, says nothing.
pub fn is_misnamed(name: &str, media_type: &str) -> bool {
    claimed(name).is_some_and(|claimed| !agree(claimed, media_type))
}

fn agree(claimed: &str, is: &str) -> bool {
    let family = |media_type: &str| media_type.split('/').next().unwrap_or_default().to_owned();
    let text = |media_type: &str| media_type.starts_with("text/");
    claimed == is
        // What text is about, its first bytes seldom say.
        || (text(claimed) && claimed != "text/x-shellscript" && matches!(is, TEXT | "text/xml"))
        // Their containers are the same.
        || (matches!(&*family(claimed), "audio" | "video") && matches!(&*family(is), "audio" | "video"))
        // An office file is a ZIP whose first member need not be the one that tells.
        || (is == ZIP && (claimed.starts_with("application/vnd.o") || claimed.ends_with("package-archive")))
}

/// The ending that a file of this type is downloaded with.
pub fn ending(media_type: &str) -> &'static str {
    let found = ENDINGS.iter().find(|(_, of)| *of == media_type);
    match media_type {
        // Which program's it is, is not known.
        OLE | UNKNOWN => "bin",
        _ => found.map_or("bin", |(ending, _)| *ending),
    }
}

/// Whether a thumbnail can be made of files of this type.
pub fn is_picture(media_type: &str) -> bool {
    matches!(media_type, "image/jpeg" | "image/png" | "image/webp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_its_first_bytes_say() {
        for (head, is) in [
            (&b"%PDF-1.7\n"[..], "application/pdf"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
            (b"PK\x03\x04\x14\0\0\0", ZIP),
            (b"MZ\x90\0\x03\0\0\0", "application/vnd.microsoft.portable-executable"),
            (&[&b"\x7fELF\x02\x01\x01"[..], &[0; 60]].concat(), "application/x-executable"),
            (b"<!DOCTYPE html><script>", "text/html"),
            (b"<svg xmlns='x'>", TEXT),
            (&OLE_MARK, OLE),
            ("لائسنس کی درخواست".as_bytes(), TEXT),
            (&"لائسنس".as_bytes()[..3], TEXT),
            (b"\0\x01\x02", UNKNOWN),
            (b"bell\x07", UNKNOWN),
        ] {
            assert_eq!(sniffed(head), is, "{head:?}");
        }
    }

    #[test]
    fn a_name_that_says_something_else_is_noticed() {
        let exe = "application/vnd.microsoft.portable-executable";
        for (name, is) in [
            ("cnic.jpg", exe),
            ("cnic.JPG", "application/pdf"),
            ("lease.pdf", ZIP),
            ("lease.pdf", TEXT),
            ("call.mp3", exe),
            ("list.docx", OLE),
            ("list.csv", ZIP),
            ("cnic.png", "image/jpeg"),
            ("page.txt", "text/html"),
        ] {
            assert!(is_misnamed(name, is), "{name} {is}");
        }
        for (name, is) in [
            ("cnic.jpeg", "image/jpeg"),
            ("cnic", exe),
            (".pdf", exe),
            ("lease.scan", "application/pdf"),
            ("list.docx", ZIP),
            ("call.m4a", "video/mp4"),
            ("list.csv", TEXT),
            ("logo.svg", "text/xml"),
            ("page.html", TEXT),
            ("old.xls", OLE),
        ] {
            assert!(!is_misnamed(name, is), "{name} {is}");
        }
    }

    #[test]
    fn what_is_downloaded_has_the_ending_of_what_it_is() {
        assert_eq!(ending("image/jpeg"), "jpg");
        assert_eq!(ending("application/x-executable"), "bin");
        assert_eq!(ending(OLE), "bin");
        assert_eq!(ending(TEXT), "txt");
    }
}
