//! Numbers in the making: rows of sums added up by city, by month and by span.

use std::collections::{BTreeMap, HashMap};

use greyfile_envelope::Day;

use crate::keys::{month, same_city, to_field};
use crate::measure::Measure;

/// Numbers by measure.
pub(crate) type Numbers = BTreeMap<Measure, i64>;

/// The fields of a row of sums, in order.
pub(crate) type Fields<'a> = [(&'a [u8], i64)];

/// Sums, each at the place of its measure: a question adds up tens of thousands of fields of some
/// twenty measures, and a place is found faster than a name among names.
type Sums = Vec<i64>;

/// What is added up so far.
#[derive(Default)]
pub(crate) struct Tally {
    /// The place of each measure met so far.
    places: HashMap<String, usize>,
    cities: BTreeMap<String, Sums>,
    months: BTreeMap<Day, Sums>,
    overlapping: BTreeMap<(Day, Day, String), Sums>,
}

/// What was added up. What came to nothing is not there.
pub(crate) struct Tallied {
    /// What is counted, by the cities' keys in the rows.
    pub(crate) cities: BTreeMap<String, Numbers>,
    /// The same by the first day of the month, where that is known.
    pub(crate) months: BTreeMap<Day, Numbers>,
    /// What may lie inside or outside: first day, last day, city.
    pub(crate) overlapping: BTreeMap<(Day, Day, String), Numbers>,
}

impl Tally {
    /// Counts a row. `of` is the first day of its month, where all of it lies within one.
    pub(crate) fn count(&mut self, of: Option<Day>, fields: &Fields<'_>) {
        let mut of_month = of.map(|month| self.months.entry(month).or_default());
        for (city, numbers) in by_city(fields) {
            let of_city = in_map(&mut self.cities, city);
            for (measure, number) in numbers {
                let place = place(&mut self.places, measure);
                add(of_city, place, number);
                if let Some(of_month) = &mut of_month {
                    add(of_month, place, number);
                }
            }
        }
    }

    /// Counts a row that lies between two days, both inside what is asked about.
    pub(crate) fn count_span(&mut self, first: Day, last: Day, fields: &Fields<'_>) {
        self.count((month(first) == month(last)).then(|| month(first)), fields);
    }

    /// Keeps apart a row that lies between two days, one of them outside what is asked about.
    pub(crate) fn overlap(&mut self, first: Day, last: Day, fields: &Fields<'_>) {
        for (city, numbers) in by_city(fields) {
            let of_city = self.overlapping.entry((first, last, city.to_owned())).or_default();
            for (measure, number) in numbers {
                add(of_city, place(&mut self.places, measure), number);
            }
        }
    }

    /// What it comes to.
    pub(crate) fn done(self) -> Tallied {
        let mut measures: Vec<(usize, Measure)> = self
            .places
            .into_iter()
            .map(|(measure, place)| (place, Measure::new(measure)))
            .collect();
        measures.sort_unstable();
        let named = |sums: Sums| -> Numbers {
            let named = measures.iter().zip(sums).filter(|(_, number)| *number != 0);
            named.map(|((_, measure), number)| (measure.clone(), number)).collect()
        };
        Tallied {
            cities: each(self.cities, named),
            months: each(self.months, named),
            overlapping: each(self.overlapping, named),
        }
    }
}

fn each<K: Ord>(sums: BTreeMap<K, Sums>, named: impl Fn(Sums) -> Numbers) -> BTreeMap<K, Numbers> {
    let named = sums.into_iter().map(|(key, sums)| (key, named(sums)));
    named.filter(|(_, numbers)| !numbers.is_empty()).collect()
}

/// The fields of a row, city by city: they are sorted so.
fn by_city<'a>(
    fields: &'a Fields<'a>,
) -> impl Iterator<Item = (&'a str, impl Iterator<Item = (&'a str, i64)>)> {
    fields.chunk_by(|(one, _), (other, _)| same_city(one, other)).filter_map(|fields| {
        let (city, _) = to_field(fields.first()?.0)?;
        let numbers =
            fields.iter().filter_map(|(field, number)| Some((to_field(field)?.1, *number)));
        Some((city, numbers))
    })
}

/// What stands under a key, which is copied only where nothing does.
fn in_map<'a>(cities: &'a mut BTreeMap<String, Sums>, city: &str) -> &'a mut Sums {
    if !cities.contains_key(city) {
        cities.insert(city.to_owned(), Sums::new());
    }
    cities.get_mut(city).expect("it was put there")
}

fn place(places: &mut HashMap<String, usize>, measure: &str) -> usize {
    places.get(measure).copied().unwrap_or_else(|| {
        let place = places.len();
        places.insert(measure.to_owned(), place);
        place
    })
}

fn add(sums: &mut Sums, place: usize, number: i64) {
    if sums.len() <= place {
        sums.resize(place + 1, 0);
    }
    sums[place] += number;
}
