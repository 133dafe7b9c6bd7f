//! Keys of the rows: days as four bytes that sort as the days do.

use std::collections::BTreeMap;

use greyfile_envelope::{Day, StreamId};
use greyfile_projector::StreamRows;

use crate::city;
use crate::contribution::Contribution;
use crate::measure::Measure;
use crate::{BEHIND, DELTAS, SUMS};

/// A row of statements that fall within one day.
pub(crate) const DAY: u8 = b'd';
/// A row of such statements, summed by month.
pub(crate) const MONTH: u8 = b'm';
/// A row of statements wider than a day.
pub(crate) const SPAN: u8 = b's';
/// Between city and measure in a field; no line holds it.
const UNIT: u8 = 0x1f;

/// Sorts as the days do: the sign bit flipped, most significant byte first.
pub(crate) fn day(day: Day) -> [u8; 4] {
    ((day.0 as u32) ^ (1 << 31)).to_be_bytes()
}

/// The inverse of [`day`].
pub(crate) fn to_day(bytes: &[u8]) -> Option<Day> {
    let bytes: [u8; 4] = bytes.try_into().ok()?;
    Some(Day((u32::from_be_bytes(bytes) ^ (1 << 31)) as i32))
}

/// The first day of the month a day is in.
pub(crate) fn month(day: Day) -> Day {
    let (_, _, date) = day.civil();
    day.plus(1 - i32::from(date))
}

/// A city's key and a measure as a field.
pub(crate) fn field(city: &str, measure: &Measure) -> Vec<u8> {
    [city.as_bytes(), &[UNIT], measure.as_str().as_bytes()].concat()
}

/// The inverse of [`field`].
pub(crate) fn to_field(field: &[u8]) -> Option<(&str, &str)> {
    std::str::from_utf8(field).ok()?.split_once(char::from(UNIT))
}

/// Whether two fields are of one city.
pub(crate) fn same_city(one: &[u8], other: &[u8]) -> bool {
    let city = |field: &[u8]| field.iter().position(|byte| *byte == UNIT);
    match city(one) {
        Some(end) => other.get(..=end) == one.get(..=end),
        None => false,
    }
}

impl Contribution {
    pub(crate) fn add_to_sums(&self, rows: &mut StreamRows<'_>, sign: i64) {
        let field = field(&city::key(self.city.as_ref()), &self.measure);
        let number = self.number * sign;
        if self.first == self.last {
            let (by_day, by_month) = (day(self.first), day(month(self.first)));
            rows.add(SUMS.number, &[&[DAY], &by_day[..]].concat(), &field, number);
            rows.add(SUMS.number, &[&[MONTH], &by_month[..]].concat(), &field, number);
        } else {
            let key = [&[SPAN], &day(self.first)[..], &day(self.last)[..]].concat();
            rows.add(SUMS.number, &key, &field, number);
        }
    }

    pub(crate) fn add_to_deltas(&self, rows: &mut StreamRows<'_>, recorded: Day, sign: i64) {
        let key = [day(recorded), day(self.first), day(self.last)].concat();
        let field = field(&city::key(self.city.as_ref()), &self.measure);
        rows.add(DELTAS.number, &key, &field, self.number * sign);
    }
}

/// Puts the rows that lead from numbers to events in step with what a stream contributes.
pub(crate) fn rewrite_behind(
    rows: &mut StreamRows<'_>,
    before: &[Contribution],
    now: &[Contribution],
) {
    let stream = rows.stream();
    let (before, now) = (by_days(stream, before), by_days(stream, now));
    for key in before.keys().filter(|key| !now.contains_key(*key)) {
        rows.delete_index(BEHIND.number, key);
    }
    for (key, contributions) in &now {
        if before.get(key) != Some(contributions) {
            let row = postcard::to_stdvec(contributions).expect("contributions have a form");
            rows.put_index(BEHIND.number, key, row);
        }
    }
}

fn by_days(stream: StreamId, list: &[Contribution]) -> BTreeMap<Vec<u8>, Vec<&Contribution>> {
    let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for one in list {
        let key = [&day(one.first)[..], &day(one.last), &stream.to_bytes()].concat();
        rows.entry(key).or_default().push(one);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_sort_as_bytes_and_read_back() {
        let days = [-400_000, -1, 0, 1, 20_000].map(Day);
        let bytes = days.map(day);
        assert!(bytes.is_sorted());
        assert_eq!(bytes.map(|bytes| to_day(&bytes).unwrap()), days);
    }

    #[test]
    fn a_month_begins_on_its_first() {
        let day: Day = "2024-02-29".parse().unwrap();
        assert_eq!(month(day).to_string(), "2024-02-01");
    }
}
