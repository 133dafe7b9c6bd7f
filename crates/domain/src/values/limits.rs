//! Limits of what a person types: beyond them it is a slip of the hand, and sums of what is within can
//! always be told. What is refused for one of them names it.

use greyfile_envelope::Timestamp;

/// How far ahead of the recording clock a claimed time may be, in milliseconds.
pub const FUTURE_MS_MAX: i64 = 5 * 60 * 1_000;
/// The largest amount of money, in whole units of its currency: ten trillion, more than Pakistan's
/// budget of a year in rupees. A sum of 900,000 of them can still be told.
pub const MONEY_MAX: u64 = 10_000_000_000_000;
/// The first year that a register on paper can be of.
pub const REGISTER_YEAR_MIN: u16 = 1947;
/// The most minutes that the way to a magistrate can take: ten days. The time of the way is left out of
/// the 24 hours (CrPC s.61), so that a larger number would make any production one in time.
pub const TRAVEL_MINUTES_MAX: u32 = 10 * 24 * 60;
/// The most days of one remand: no order of a magistrate is for longer than a year.
pub const REMAND_DAYS_MAX: u16 = 366;
/// The highest age, in years.
pub const AGE_MAX: u8 = 130;
/// From how much on a device's clock counts as off, in milliseconds: a day. A phone that has been
/// offline for months is off by minutes.
pub const CLOCK_OFF_MS_MAX: u64 = Timestamp::DAY_MS.unsigned_abs();
/// How much the entries of one part of a regime may weigh together, counted with the names of their
/// fields: a record has at most 65,535 bytes, and a part is fewer bytes than it weighs.
pub const REGIME_PART_BYTES_MAX: usize = 50_000;
