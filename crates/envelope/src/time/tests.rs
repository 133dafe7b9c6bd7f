//! Days, instants and when something happened: what is read, what is refused, what is rendered.

use super::*;
use proptest::prelude::*;

#[test]
fn a_statement_spans_what_its_precision_says() {
    for (text, start, end, words) in [
        ("2024", "2024-01-01T00:00:00+05:00", "2025-01-01T00:00:00+05:00", "2024"),
        ("2025-06", "2025-06-01T00:00:00+05:00", "2025-07-01T00:00:00+05:00", "June 2025"),
        ("2025-07-08", "2025-07-08T00:00:00+05:00", "2025-07-09T00:00:00+05:00", "8 July 2025"),
        (
            "2025-07-08T04:05",
            "2025-07-08T04:05:00+05:00",
            "2025-07-08T04:06:00+05:00",
            "8 July 2025, 04:05",
        ),
        (
            "2025-07-08T04:05:06",
            "2025-07-08T04:05:06+05:00",
            "2025-07-08T04:05:07+05:00",
            "8 July 2025, 04:05:06",
        ),
        (
            "2025-07-08T04:00/2025-07-08T08:59",
            "2025-07-08T04:00:00+05:00",
            "2025-07-08T09:00:00+05:00",
            "8 July 2025, 04:00 to 08:59",
        ),
        (
            "2025-08-02T23:30/2025-08-03T04:15",
            "2025-08-02T23:30:00+05:00",
            "2025-08-03T04:16:00+05:00",
            "2 August 2025, 23:30 to 3 August 2025, 04:15",
        ),
        (
            "2025-01-14/2025-01-31",
            "2025-01-14T00:00:00+05:00",
            "2025-02-01T00:00:00+05:00",
            "14 January 2025 to 31 January 2025",
        ),
    ] {
        let occurred: Occurred = text.parse().unwrap();
        assert_eq!(occurred.start.to_string(), start, "{text}");
        assert_eq!(occurred.end.to_string(), end, "{text}");
        assert_eq!(occurred.to_words(), words);
        assert_eq!(occurred.to_string(), text);
    }
}

#[test]
fn a_window_reads_as_it_was_typed() {
    for (text, words) in [
        ("2025-07-08T00:00/2025-07-08T23:59", "8 July 2025, 00:00 to 23:59"),
        ("2025-07-08T22:00/2025-07-08T23:59", "8 July 2025, 22:00 to 23:59"),
        ("2025-07-08T04:05/2025-07-08T04:05", "8 July 2025, 04:05"),
        ("2025-07-08T04:00:00/2025-07-08T04:15:30", "8 July 2025, 04:00:00 to 04:15:30"),
        ("2025-07-08T04:05:10/2025-07-08T04:05:59", "8 July 2025, 04:05:10 to 04:05:59"),
    ] {
        assert_eq!(text.parse::<Occurred>().unwrap().to_words(), words);
    }
}

#[test]
fn what_is_no_time_is_refused() {
    for text in [
        "",
        "25",
        "2025-13",
        "2025-02-30",
        "2025-7-8",
        "2025-07-08T24:00",
        "2025-07-08T04",
        "yesterday",
        "2025-07-08T04:00+5:00",
        "2025-07-08T04:00+24:00",
        "2025-07-08T04:00+05:60",
        "2025-07-08T04:00Z+05:00",
        "2025-07-08+05:00",
        "1900-01-01T04:00Z",
        "0000",
        // What cannot be told is no time, and never another one.
        "9999-12-31T23:58",
        "9999-12-31T23:59:59",
        "9999-12-31",
        "9999-12",
        "9999",
    ] {
        assert_eq!(text.parse::<Occurred>(), Err(TimeError::Occurred), "{text}");
    }
    assert_eq!("2025-07-09/2025-07-08".parse::<Occurred>(), Err(TimeError::Backwards));
}

/// A time with the offset of its clock is the same time on the clock in Pakistan.
#[test]
fn a_time_elsewhere_is_told_in_pakistans_time() {
    for (text, here) in [
        ("2025-07-08T05:30+05:00", "2025-07-08T05:30"),
        ("2025-07-08T00:30Z", "2025-07-08T05:30"),
        ("2025-07-08T00:30:09+00:00", "2025-07-08T05:30:09"),
        ("2025-07-07T16:30-08:00", "2025-07-08T05:30"),
        ("2025-07-08T02:30+02:00", "2025-07-08T05:30"),
        ("2025-07-07T20:00Z/2025-07-08T02:00+05:00", "2025-07-08T01:00/2025-07-08T02:00"),
    ] {
        assert_eq!(
            text.parse::<Occurred>().map(|when| when.to_string()),
            Ok(here.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn days_that_cannot_be_told_are_the_nearest_that_can() {
    assert_eq!(Day(i32::MAX).to_string(), "9999-12-31");
    assert_eq!(Day(i32::MIN).to_string(), "-009999-01-01");
    assert!(Day(i32::MAX).start() > Day(2_000_000).start());
    assert!(Day(i32::MIN).start() < Day(-2_000_000).start());
}

#[test]
fn a_day_is_pakistans_day() {
    let late: Timestamp = "2025-07-08T20:00:00Z".parse().unwrap();
    assert_eq!(late.day().to_string(), "2025-07-09");
    assert_eq!(
        "2025-07-09".parse::<Day>().unwrap().start().to_string(),
        "2025-07-09T00:00:00+05:00"
    );
}

proptest! {
    #[test]
    fn days_round_trip(days in -200_000i32..200_000) {
        let day = Day(days);
        prop_assert_eq!(day.start().day(), day);
        let (year, month, date) = day.civil();
        prop_assert_eq!(Day::from_civil(year, month, date), Some(day));
    }

    #[test]
    fn any_instant_shows_and_reads_back(ms in -60_000_000_000_000i64..200_000_000_000_000) {
        let at = Timestamp(ms);
        prop_assert_eq!(at.to_string().parse::<Timestamp>().unwrap(), at);
    }

    #[test]
    fn no_instant_panics(ms: i64) {
        let _ = Timestamp(ms).to_string();
        let _ = Timestamp(ms).day();
        let _ = Occurred { start: Timestamp(ms), end: Timestamp(ms.saturating_add(9)), precision: Precision::Window }.to_words();
    }

    #[test]
    fn windows_round_trip(
        // Since 2010: before, an hour of each autumn stands twice on the wall clock.
        start in 1_262_400_000i64..2_000_000_000,
        seconds in 1i64..6_000_000,
        whole in any::<bool>(),
    ) {
        let unit = if whole { 60 } else { 1 };
        let at = |seconds: i64| Timestamp(seconds.div_euclid(unit) * unit * 1_000);
        let (start, end) = (at(start), at(start + seconds + 60));
        let window = Occurred { start, end, precision: Precision::Window };
        prop_assert_eq!(window.to_string().parse::<Occurred>().unwrap(), window);
    }
}
