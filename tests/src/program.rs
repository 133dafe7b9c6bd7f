//! The program under test.

use std::path::{Path, PathBuf};

/// The program, built beside the test's own executable.
///
/// # Panics
/// When it was not built.
pub fn greyfile() -> PathBuf {
    let own = std::env::current_exe().expect("a test knows its own executable");
    // target/<profile>/deps/it-<hash>, and target/<profile>/greyfile.
    let profile =
        own.parent().and_then(Path::parent).expect("a test lies in target/<profile>/deps");
    let program = profile.join("greyfile");
    assert!(
        program.exists(),
        "{} is missing: run `cargo xtask test`, or `cargo build -p greyfile` before the tests",
        program.display()
    );
    program
}

/// Whether tests run as root, who may become somebody else and mount file systems.
pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}
