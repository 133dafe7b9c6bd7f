//! Event sourcing without any entity: histories, their order, corrections, decisions. It names no
//! stream; [`kind::AnyEvent`] is all it knows of them.

pub mod arg;
pub mod called;
pub mod common;
pub mod correct;
pub mod courts;
pub mod deadline;
pub mod decision;
pub mod draft;
mod fault;
pub mod flag;
pub mod history;
pub mod id;
pub mod identity;
pub mod kind;
mod logged;
pub mod order;
mod passed;
pub mod refusal;
pub mod register;
pub mod reservation;
pub mod stop;
pub mod term;
mod touched;
pub mod twice;
pub(crate) mod variants;
pub mod words;
