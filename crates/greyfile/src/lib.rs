//! The service and its command line. The binary is a thin shell around this; benches and
//! end-to-end tests use the rest.

pub mod backup;
mod belongs;
mod causes;
pub mod cli;
pub mod demo;
pub mod door;
pub mod engine;
pub mod folder;
mod forward;
pub mod gazetteer;
pub mod migrate;
pub mod nats;
mod opening;
mod papers;
pub mod regime;
pub mod roles;
pub mod serve;
pub mod service;
pub mod simulate;
pub mod told;

/// Views are many short pieces of bytes, made on one thread and dropped on another. With the system's
/// allocator making them anew takes half as much work again, and 40 % more memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
