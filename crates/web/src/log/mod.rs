//! The record itself: its list, and one event as it stands in the log.

pub(crate) mod event;
pub(crate) mod events;
mod marks;
mod mendable;
pub(crate) mod status;

pub(crate) use mendable::acts;
