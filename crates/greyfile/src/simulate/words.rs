//! Made-up words and times, and how people spell places.

use fastrand::Rng;
use greyfile_domain::values::Section;
use greyfile_domain::values::text::{Code, Line, Prose};
use greyfile_envelope::{Hand, Occurred, Precision, Timestamp};

pub(super) const MINUTE: i64 = 60_000;
pub(super) const HOUR: i64 = Timestamp::HOUR_MS;
pub(super) const DAY: i64 = Timestamp::DAY_MS;

/// Cities, weighted as the published table of raids has them.
const CITIES: [(&str, u32); 6] = [
    ("Islamabad", 17),
    ("Karachi", 19),
    ("Rawalpindi", 8),
    ("Faisalabad", 7),
    ("Multan", 2),
    ("Lahore", 11),
];
/// How else people write them: in capitals, in Urdu, in Urdu with an Arabic keyboard's letters.
const SPELLED: [(&str, &[&str]); 3] = [
    ("Karachi", &["KARACHI", "karachi", "کراچی", "كراچي"]),
    ("Lahore", &["LAHORE", "لاہور", "Lahore Cantt"]),
    ("Faisalabad", &["Faisal abad", "فیصل آباد"]),
];
/// Places on no list of cities.
const UNMATCHED: [&str; 3] = ["Chak Nowhere", "Basti Nowhere", "چک نامعلوم"];

const SECTIONS: [(&str, &str); 6] = [
    ("PECA 2016", "13"),
    ("PECA 2016", "14"),
    ("PECA 2016", "16"),
    ("PPC 1860", "419"),
    ("PPC 1860", "420"),
    ("PPC 1860", "109"),
];

pub(super) fn line(text: impl AsRef<str>) -> Line {
    Line::new(text).expect("made-up text is plain")
}

pub(super) fn prose(text: impl AsRef<str>) -> Prose {
    Prose::new(text).expect("made-up text is plain")
}

pub(super) fn code(text: &str) -> Code {
    Code::new(text).expect("made-up codes are plain")
}

pub(super) fn hand(text: impl AsRef<str>) -> Hand {
    Hand::new(text).expect("made-up hands are plain")
}

/// The first so many sections that call centres are charged under.
pub(super) fn sections(count: usize) -> Vec<Section> {
    let section = |(statute, section): &(&str, &str)| Section {
        statute: line(statute),
        section: line(section),
    };
    SECTIONS.iter().take(count).map(section).collect()
}

pub(super) fn pick<T: Copy>(rng: &mut Rng, of: &[T]) -> T {
    of[rng.usize(..of.len())]
}

pub(super) fn pick_city(rng: &mut Rng) -> &'static str {
    let total: u32 = CITIES.iter().map(|(_, weight)| weight).sum();
    let mut draw = rng.u32(..total);
    for (city, weight) in CITIES {
        if draw < weight {
            return city;
        }
        draw -= weight;
    }
    CITIES[0].0
}

/// The city as somebody typed it: now and then in another spelling, or a place on no list.
pub(super) fn spelled(rng: &mut Rng, city: &'static str) -> &'static str {
    match rng.u32(..100) {
        0..88 => city,
        88..96 => {
            let other = SPELLED.iter().find(|(known, _)| *known == city);
            other.map_or(city, |(_, spellings)| pick(rng, spellings))
        }
        _ => pick(rng, &UNMATCHED),
    }
}

/// What is known of when it happened: mostly the second, also the minute, the day, a window of
/// some hours, the month.
pub(super) fn as_known(rng: &mut Rng, at: Timestamp) -> Occurred {
    match rng.u32(..100) {
        0..66 => Occurred::at(at),
        66..84 => minute(at),
        84..94 => day(at),
        94..97 => window(rng, at),
        _ => month(at),
    }
}

/// What is remembered weeks later: never the minute.
pub(super) fn as_remembered(rng: &mut Rng, at: Timestamp) -> Occurred {
    match rng.u32(..10) {
        0..6 => day(at),
        6..8 => window(rng, at),
        _ => month(at),
    }
}

pub(super) fn minute(at: Timestamp) -> Occurred {
    at.to_string()[..16].parse().expect("a minute")
}

pub(super) fn day(at: Timestamp) -> Occurred {
    at.day().to_string().parse().expect("a day")
}

fn month(at: Timestamp) -> Occurred {
    at.day().to_string()[..7].parse().expect("a month")
}

/// From up to three hours before to up to three after, in full minutes.
pub(super) fn window(rng: &mut Rng, at: Timestamp) -> Occurred {
    let full = minute(at).start;
    let start = full.plus_ms(-rng.i64(1..180) * MINUTE);
    let end = full.plus_ms(rng.i64(1..180) * MINUTE);
    Occurred { start, end, precision: Precision::Window }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_time_is_one_that_a_person_could_type() {
        let mut rng = Rng::with_seed(1);
        let at: Timestamp = "2025-07-08T22:41:07.250+05:00".parse().unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..2_000 {
            for known in [as_known(&mut rng, at), as_remembered(&mut rng, at)] {
                assert_eq!(known.to_string().parse(), Ok(known), "{known}");
                assert!(known.start <= at && at < known.end, "{known}");
                seen.insert(known.precision);
            }
        }
        let all = [Precision::Month, Precision::Day, Precision::Minute, Precision::Second];
        assert!(all.iter().all(|precision| seen.contains(precision)), "{seen:?}");
        assert!(seen.contains(&Precision::Window), "{seen:?}");
    }

    #[test]
    fn places_are_spelled_in_many_ways() {
        let mut rng = Rng::with_seed(1);
        let seen: std::collections::BTreeSet<_> =
            (0..2_000).map(|_| spelled(&mut rng, "Karachi")).collect();
        for spelling in ["Karachi", "KARACHI", "كراچي", "Chak Nowhere"] {
            assert!(seen.contains(spelling), "{spelling} in {seen:?}");
        }
    }
}
