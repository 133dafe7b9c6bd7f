//! What pages say: the words of each room and page that has some. The list names folders, not modules,
//! so that what shows a message depends on no page.

use greyfile_words::Files;

/// The two files of each folder.
macro_rules! words_of {
    ($($folder:literal),* $(,)?) => {
        &[$(Files {
            en: include_str!(concat!($folder, "/words.en.ftl")),
            ur: include_str!(concat!($folder, "/words.ur.ftl")),
        }),*]
    };
}

/// The words of all pages.
pub(crate) const WORDS: &[Files] = words_of![
    "kit",
    "log",
    "record",
    "record/raid",
    "boards/deadlines",
    "boards/operations",
    "boards/regime",
    "boards/registers",
    "streams/case",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    /// The words of every folder below this one.
    fn lying(folder: &Path, out: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("it can be listed").path();
            // What the API says has a book of its own.
            if path.ends_with("src/api") {
                continue;
            }
            if path.is_dir() {
                lying(&path, out);
            } else if path.ends_with("words.en.ftl") {
                out.push(fs::read_to_string(&path).expect("it can be read"));
            }
        }
    }

    #[test]
    fn no_words_lie_beside_a_page_unread() {
        let mut lying_there = Vec::new();
        lying(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut lying_there);
        let mut read: Vec<&str> = WORDS.iter().map(|files| files.en).collect();
        lying_there.sort();
        read.sort_unstable();
        assert_eq!(lying_there, read);
    }
}
