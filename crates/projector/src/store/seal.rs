//! What the files of a generation were when the view was closed.
//!
//! Going through every row takes far longer than reading the files, and fills the engine's cache
//! with rows nobody asked for. So a clean close writes down a checksum of each file, and the next
//! start holds the files against it before the engine touches them. It guards against accident,
//! not against malice: a view can always be held against a rebuild.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Bytes read at once.
const BUFFER_BYTES: usize = 1 << 20;

/// The files of a generation: a line each with the CRC-32 of its bytes, its length and its path,
/// after a line with the generation's name.
pub(crate) fn of(generation: &Path) -> io::Result<String> {
    let mut lines = Vec::new();
    let mut buffer = vec![0; BUFFER_BYTES];
    gather(generation, "", &mut buffer, &mut lines)?;
    lines.sort_unstable();
    Ok(format!("{}\n{}", name(generation), lines.concat()))
}

/// Whether a seal speaks of this generation.
pub(crate) fn is_of(seal: &str, generation: &Path) -> bool {
    seal.lines().next() == Some(&name(generation))
}

fn name(generation: &Path) -> String {
    generation.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn gather(
    folder: &Path,
    prefix: &str,
    buffer: &mut [u8],
    lines: &mut Vec<String>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &path, buffer, lines)?;
        } else {
            let (crc, len) = checksum(&entry.path(), buffer)?;
            lines.push(format!("{crc:08x} {len} {path}\n"));
        }
    }
    Ok(())
}

fn checksum(path: &Path, buffer: &mut [u8]) -> io::Result<(u32, u64)> {
    let mut file = File::open(path)?;
    let (mut crc, mut len) = (crc32fast::Hasher::new(), 0);
    loop {
        match file.read(buffer) {
            Ok(0) => return Ok((crc.finalize(), len)),
            Ok(read) => {
                crc.update(&buffer[..read]);
                len += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_of_any_file_breaks_it() {
        let folder = tempfile::tempdir().unwrap();
        let generation = folder.path().join("gen-3");
        fs::create_dir_all(generation.join("blobs")).unwrap();
        fs::write(generation.join("db"), b"rows").unwrap();
        fs::write(generation.join("blobs/7"), vec![7; BUFFER_BYTES + 1]).unwrap();
        let seal = of(&generation).unwrap();
        assert_eq!(of(&generation).unwrap(), seal);
        assert!(is_of(&seal, &generation));
        assert!(!is_of(&seal, &folder.path().join("gen-4")) && !is_of("", &generation));

        fs::write(generation.join("db"), b"rowz").unwrap();
        assert_ne!(of(&generation).unwrap(), seal, "changed");
        fs::write(generation.join("db"), b"row").unwrap();
        assert_ne!(of(&generation).unwrap(), seal, "cut");
        fs::write(generation.join("db"), b"rows").unwrap();
        assert_eq!(of(&generation).unwrap(), seal);
        fs::write(generation.join("new"), b"").unwrap();
        assert_ne!(of(&generation).unwrap(), seal, "one more");
        fs::remove_file(generation.join("new")).unwrap();
        fs::remove_file(generation.join("blobs/7")).unwrap();
        assert_ne!(of(&generation).unwrap(), seal, "one less");
    }
}
