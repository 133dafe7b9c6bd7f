//! Randomness that can be had again, and how much of it to use.

/// The seed unless `GREYFILE_SEED` gives another.
const SEED: u64 = 20_250_708;

/// The seed of this run.
pub fn seed() -> u64 {
    let given = std::env::var("GREYFILE_SEED").ok();
    given.map_or(SEED, |text| text.parse().expect("GREYFILE_SEED is a whole number"))
}

/// A generator for one test. It says how to get the same one again; a test that fails shows it.
pub fn rng(test: &str) -> fastrand::Rng {
    let seed = seed();
    println!("{test}: GREYFILE_SEED={seed}");
    // Each test draws from its own stream, so that one test's draws do not move another's.
    let own = test
        .bytes()
        .fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    fastrand::Rng::with_seed(own)
}

/// `usual`, or `long` where `GREYFILE_LONG=1` asks for the full count.
pub fn count(usual: u32, long: u32) -> u32 {
    if is_long() { long } else { usual }
}

/// Whether full counts are asked for.
pub fn is_long() -> bool {
    std::env::var_os("GREYFILE_LONG").is_some_and(|value| value == "1")
}

/// Whether files that hold what the program answers are to be written anew.
pub fn renew() -> bool {
    std::env::var_os("GREYFILE_RENEW").is_some_and(|value| value == "1")
}
