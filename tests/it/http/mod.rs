//! The HTTP API, as a program meets it.

mod arrests;
mod backup;
mod deadlines;
mod exhibits;
mod forms;
mod guard;
mod idempotency;
pub mod languages;
mod lists;
mod openapi;
mod reads;
mod refusals;
mod service;
mod sizes;
mod sockets;
mod stream;
mod texts;
