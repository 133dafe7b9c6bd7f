//! Keys of the rows.

use greyfile_envelope::{Day, Position, StreamId};
use greyfile_projector::contract::{Keeps, Rows, SumTable};

use crate::city;
use crate::contribution::Contribution;

/// Numbers as they are now: of a day, of a month, of a span.
pub(crate) const SUMS: SumTable<SumKey, Field> = SumTable::new(1, "sums", Keeps::Head);
/// Numbers by the first and the last day they can have happened on, as they came in.
pub(crate) const ADDED: SumTable<(Day, Day), Field> = SumTable::new(2, "added", Keeps::Days);

/// A row of statements that fall within one day.
pub(crate) const DAY: u8 = b'd';
/// A row of such statements, summed by month.
pub(crate) const MONTH: u8 = b'm';
/// A row of statements wider than a day.
pub(crate) const SPAN: u8 = b's';

/// Which kind of row, its first day, and its last.
pub(crate) type SumKey = (u8, Day, Day);
/// A city's key and a measure.
pub(crate) type Field = (String, String);
/// Day or span, the first day, the last, the event, its stream.
pub(crate) type BehindKey = (u8, Day, Day, Position, StreamId);

/// The first day of the month a day is in.
pub(crate) fn month(day: Day) -> Day {
    let (_, _, date) = day.civil();
    day.plus(1 - i32::from(date))
}

/// Day or span.
fn width(first: Day, last: Day) -> u8 {
    if first == last { DAY } else { SPAN }
}

/// The key of the row behind what an event contributes.
pub(crate) fn behind(first: Day, last: Day, position: Position, stream: StreamId) -> BehindKey {
    (width(first, last), first, last, position, stream)
}

/// The city and the measure of a field's bytes, which the view wrote; `None` where they are others.
/// They are not read as [`Key`] does: a question goes through tens of thousands of them.
pub(crate) fn to_field(field: &[u8]) -> Option<(&str, &str)> {
    let (city, rest) = std::str::from_utf8(field).ok()?.split_once("\0\0")?;
    Some((city, rest.strip_suffix("\0\0")?))
}

/// Whether two fields are of one city.
pub(crate) fn same_city(one: &[u8], other: &[u8]) -> bool {
    match one.iter().position(|byte| *byte == 0) {
        Some(end) => other.get(..=end) == one.get(..=end),
        None => false,
    }
}

/// Adds what an event contributes.
pub(crate) fn add(one: &Contribution, out: &mut Rows) {
    let field = (city::key(one.city.as_ref()), one.measure.as_str().to_owned());
    let (first, last) = (one.first, one.last);
    out.add(&SUMS, &(width(first, last), first, last), &field, one.number);
    if first == last {
        let month = month(first);
        out.add(&SUMS, &(MONTH, month, month), &field, one.number);
    }
    out.add(&ADDED, &(first, last), &field, one.number);
}

#[cfg(test)]
mod tests {
    use greyfile_projector::contract::Key;

    use super::*;
    use crate::measure::Measure;

    #[test]
    fn a_month_begins_on_its_first() {
        let day: Day = "2024-02-29".parse().unwrap();
        assert_eq!(month(day).to_string(), "2024-02-01");
    }

    #[test]
    fn fields_are_read_as_they_were_written() {
        for (city, measure) in [("ckarachi", Measure::RAIDS), ("", "seized:phone"), ("tکراچی", "x")]
        {
            let field: Field = (city.to_owned(), measure.to_owned());
            assert_eq!(to_field(&field.key_bytes()), Some((city, measure)));
        }
        let bytes = |city: &str| (city.to_owned(), "raids".to_owned()).key_bytes();
        assert!(same_city(&bytes("ck"), &bytes("ck")) && !same_city(&bytes("ck"), &bytes("ckx")));
    }
}
