//! The runtime of views, tested from outside: a synthetic log, a synthetic projector, real files.
//!
//! Random tests print their seed. `GREYFILE_LONG=1` makes many more rounds, `GREYFILE_SEED=n`
//! starts from another seed.

mod agree;
mod apart;
mod damage;
mod embedded;
mod errors;
mod foreign;
mod kill;
mod log;
mod long;
mod many;
mod ranges;
mod sample;
mod serve;
mod slow;
mod space;
mod support;
mod trust;
mod wide;
