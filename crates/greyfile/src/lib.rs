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
