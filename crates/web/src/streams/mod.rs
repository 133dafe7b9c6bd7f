//! Pages of one kind of stream, a folder a kind: only what is special to it.

pub(crate) mod case;
