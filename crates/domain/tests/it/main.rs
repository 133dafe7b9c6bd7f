//! The rules of the domain, as tables: what is refused, what is flagged, what follows.

mod attempts;
mod clocks;
mod deciding;
mod fields;
mod flags;
mod folding;
mod make;
mod order;
mod privacy;
mod properties;
mod shapes;
mod world;

/// The files of `src/`, by their path there, with what they hold.
fn sources() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut files) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file"))
        {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).expect("below src").display().to_string();
                files.push((name, std::fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    files
}
