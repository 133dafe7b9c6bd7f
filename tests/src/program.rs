//! The program under test.

use std::path::{Path, PathBuf};

/// The program, built beside the test's own executable.
///
/// # Panics
/// When it was not built.
pub fn greyfile() -> PathBuf {
    built("greyfile")
}

/// A measurement of `cargo xtask bench`, built without optimisation.
///
/// # Panics
/// When it was not built.
pub fn bench(name: &str) -> PathBuf {
    built(&format!("examples/{name}"))
}

fn built(what: &str) -> PathBuf {
    let own = std::env::current_exe().expect("a test knows its own executable");
    // target/<profile>/deps/it-<hash>, and target/<profile>/greyfile.
    let profile =
        own.parent().and_then(Path::parent).expect("a test lies in target/<profile>/deps");
    let program = profile.join(what);
    assert!(
        program.exists(),
        "{} is missing: run `cargo xtask test`, which builds it before the tests",
        program.display()
    );
    program
}

/// Whether tests run as root, who may become somebody else and mount file systems.
pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}
