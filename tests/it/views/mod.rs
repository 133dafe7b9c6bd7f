//! Views over a made-up history, in this process: what follows the log live, what is built from
//! it anew, and what was known on a day.

mod deadlines;
mod folds;
mod full;
mod history;
mod known;
mod outside;
mod prefix;
mod rebuilt;
mod sums;
