//! The formats of vetting, from outside.

mod answers;
mod any_bytes;
mod grounds;
mod keys;
mod made;
mod requests;
mod vectors;
