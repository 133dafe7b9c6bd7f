//! What the end-to-end tests share: the built program, a running service, HTTP, the command line,
//! seeded randomness, folders, and commands as a client writes them.

pub mod browser;
pub mod cli;
pub mod demo;
pub mod folder;
pub mod http;
pub mod make;
pub mod program;
pub mod seed;
pub mod service;

pub use browser::Browser;
pub use cli::{Cli, Ran};
pub use http::{Http, Reply};
pub use service::{Serve, Service};
