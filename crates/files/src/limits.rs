//! The limits of files: all of them, in one place.

use std::time::Duration;

/// The most bytes that one file may have: 4 GiB, some hours of video from a phone.
pub const FILE_BYTES_MAX: u64 = 4 << 30;

/// How long the bytes of an upload that broke off stay after the last of them came, and how long a
/// whole file waits for the event that names it.
pub const WAITS_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// The most uploads that may be unfinished at once. Together with [`FILE_BYTES_MAX`] this bounds what
/// somebody who never finishes can take of the disk.
pub const UPLOADS_MAX: usize = 64;

/// The most points that a picture may have for a thumbnail to be made of it: A4 at 600 dots an inch
/// has 35 million. Its header says how many, before anything is decoded.
pub const POINTS_MAX: u64 = 40_000_000;

/// The most bytes that decoding a picture may take in memory, whatever its header says.
pub const DECODING_BYTES_MAX: u64 = 384 << 20;

/// The longer side of a thumbnail, in points.
pub const THUMBNAIL_SIDE_MAX: u32 = 320;

/// How many bytes of a file say what it is.
pub const HEAD_BYTES: usize = 8 << 10;
