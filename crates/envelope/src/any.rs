//! Arbitrary values, for property tests: times within living memory, hands with a script each.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::{Basis, Captured, Day, Hand, Occurred, Timestamp};

/// 2015 to 2031, in milliseconds since 1970.
const TIMES_MS: std::ops::Range<i64> = 1_420_000_000_000..1_930_000_000_000;

impl Arbitrary<'_> for Timestamp {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        u.int_in_range(TIMES_MS.start..=TIMES_MS.end).map(Self)
    }
}

impl Arbitrary<'_> for Day {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        u.int_in_range(16_000..=22_000).map(Self)
    }
}

impl Arbitrary<'_> for Occurred {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let day = Day::arbitrary(u)?;
        let text = day.to_string();
        let (hour, minute) = (u.int_in_range(0..=22)?, u.int_in_range(0..=59)?);
        let stated = match u.int_in_range(0..=5)? {
            0 => text[..4].to_owned(),
            1 => text[..7].to_owned(),
            2 => text,
            3 => format!("{text}T{hour:02}:{minute:02}"),
            4 => format!("{text}T{hour:02}:{minute:02}:07"),
            _ => format!("{text}T{hour:02}:{minute:02}/{text}T{:02}:{minute:02}", hour + 1),
        };
        Ok(stated.parse().expect("well formed"))
    }
}

impl Arbitrary<'_> for Hand {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let code = u.choose(&["nccia-fsd-017", "malkhana-isb", "افسر-۷"])?;
        Ok(Self::new(code).expect("well formed"))
    }
}

impl Arbitrary<'_> for Captured {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let clock_offset_ms = u.int_in_range(-600_000..=600_000)?;
        Ok(Self { at: Timestamp::arbitrary(u)?, clock_offset_ms })
    }
}

impl Arbitrary<'_> for Basis {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let word = |u: &mut Unstructured<'_>| Hand::arbitrary(u).map(|hand| hand.to_string());
        Ok(match u.int_in_range(0..=3)? {
            0 => Self::OwnAct,
            1 => Self::Report { by: word(u)? },
            2 => Self::Paper {
                register: "roznamcha".to_owned(),
                number: word(u)?,
                page: bool::arbitrary(u)?.then(|| "7".to_owned()),
            },
            _ => Self::Press { source: word(u)? },
        })
    }
}
