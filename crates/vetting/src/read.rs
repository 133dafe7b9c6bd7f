//! Reading no more of a file than it may have.

use std::io::{self, Read};

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is larger than it may be.
    #[error("larger than {max} bytes; nothing more of it was read")]
    TooLarge {
        /// The largest that it may be, in bytes.
        max: usize,
    },
    /// What it is read from refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// All of what is read, if that is at most `max` bytes. Of more, `max` bytes and one are read and the
/// rest is left.
///
/// # Errors
/// When there is more, or reading fails.
pub fn read_at_most(from: impl Read, max: usize) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    from.take(max as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > max {
        return Err(ReadError::TooLarge { max });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives bytes for ever and counts them.
    struct Endless<'a>(&'a mut usize);

    impl Read for Endless<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            into.fill(b'a');
            *self.0 += into.len();
            Ok(into.len())
        }
    }

    #[test]
    fn of_what_is_too_large_no_more_is_read_than_the_limit_and_one() {
        let mut given = 0;
        let refused = read_at_most(Endless(&mut given), 1000);
        assert!(matches!(refused, Err(ReadError::TooLarge { max: 1000 })));
        assert_eq!(given, 1001);
        for len in [0, 1, 999, 1000] {
            assert_eq!(read_at_most(&vec![7; len][..], 1000).unwrap().len(), len);
        }
        assert!(read_at_most(&[7; 1001][..], 1000).is_err());
    }
}
