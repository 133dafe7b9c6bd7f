//! Disks that are full and files that are damaged.

pub(crate) mod disk;
mod full_disk;
mod log_file;
mod view_files;
