//! Every kept file read again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use greyfile_domain::values::hex::{Sha256Hex, from_hex};
use sha2::{Digest, Sha256};

use super::{CHUNK_BYTES, Inner};
use crate::{FilesError, Verified};

impl Inner {
    pub(super) fn verify(&self, named: &BTreeMap<Sha256Hex, u64>) -> Result<Verified, FilesError> {
        let mut found = Verified::default();
        let here = self.all_kept()?;
        for sha256 in &here {
            match hashed(&self.kept(sha256)) {
                Ok((hash, bytes)) if hash == sha256.0 => {
                    found.whole += 1;
                    found.bytes += bytes;
                }
                // A block that cannot be read is damage too.
                Ok(_) | Err(_) => found.damaged.push(*sha256),
            }
            if !named.contains_key(sha256) {
                found.unnamed += 1;
            }
        }
        found.missing = named.keys().filter(|sha256| !here.contains(sha256)).copied().collect();
        Ok(found)
    }

    /// The files that are kept.
    pub(super) fn all_kept(&self) -> io::Result<BTreeSet<Sha256Hex>> {
        let mut all = BTreeSet::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_str().is_none_or(|name| name.len() != 2) {
                continue;
            }
            for file in fs::read_dir(entry.path())? {
                let name = file?.file_name();
                let sha256 = name.to_str().and_then(from_hex);
                let sha256 = sha256.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
                all.extend(sha256.map(Sha256Hex::from));
            }
        }
        Ok(all)
    }
}

/// The SHA-256 of a file, and its length.
fn hashed(path: &Path) -> io::Result<([u8; 32], u64)> {
    let mut file = File::open(path)?;
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok((hash.finalize().into(), bytes)),
            read => {
                hash.update(&chunk[..read]);
                bytes += read as u64;
            }
        }
    }
}
