//! What Greyfile asks of a disk: that what it holds can be read by its owner alone, and whether it has
//! room.

mod private;
mod room;

pub use private::{create, create_new, folder, folders, open, open_or_create, take, umask, write};
pub use room::{is_full, try_for};
