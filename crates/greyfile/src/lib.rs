//! The service and its command line. The binary is a thin shell around this; benches and
//! end-to-end tests use the rest.

pub mod backup;
pub mod cli;
pub mod demo;
pub mod door;
pub mod engine;
pub mod folder;
mod forward;
pub mod gazetteer;
pub mod migrate;
pub mod nats;
pub mod roles;
pub mod serve;
pub mod service;
pub mod simulate;
pub mod told;

/// The system's own takes half as long again to make the views anew, and keeps what was freed: views
/// are many short pieces of bytes, made on one thread and dropped on another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
