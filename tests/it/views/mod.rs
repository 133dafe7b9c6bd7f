//! Views over a made-up history, in this process: what follows the log live, what is built from
//! it anew, and what was known on a day.

mod deadlines;
mod folds;
mod full;
mod history;
mod known;
mod outside;
mod prefix;
mod rebuilt;
mod sums;

/// The folder where what a view makes is kept: with the view.
pub fn kept(view: &str) -> std::path::PathBuf {
    let workspace = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    workspace.join("crates/projectors").join(view).join("picture")
}
