//! Something to put right, and where.

use std::fmt;

/// Something to put right.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Finding {
    pub(super) path: String,
    /// From 1; 0 for the file as a whole.
    pub(super) line: usize,
    pub(super) what: String,
}

impl Finding {
    pub(super) fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// Whether a file of Rust is a test: one of its own, or in a folder of them.
pub(super) fn is_test(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name == "tests.rs" || name.ends_with("_tests.rs") || path.contains("/tests/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_is_known_by_its_name_or_its_folder() {
        for (path, known) in [
            ("crates/web/src/record/inputs/tests.rs", true),
            ("crates/web/src/api/json_tests.rs", true),
            ("crates/domain/tests/it/make.rs", true),
            ("crates/intake/src/contests.rs", false),
            ("crates/intake/src/tests_of_time.rs", false),
        ] {
            assert_eq!(is_test(path), known, "{path}");
        }
    }
}
