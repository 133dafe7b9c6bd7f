//! Cities: as rows keep them, and as questions see them, by their codes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use greyfile_domain::values::same::{alike, plain};
use greyfile_domain::values::{Gazetteer, Line, Place, PlaceCode, Wanted};

/// Before a code, in a key.
const CODE: &str = "c";
/// Before what was typed, in a key.
pub(crate) const TYPED: &str = "t";

/// A city as a key: its code or, where the text fitted none, the text. Empty when not stated.
pub(crate) fn key(city: Option<&Place>) -> String {
    match city {
        None => String::new(),
        Some(Place { code: Some(code), .. }) => format!("{CODE}{code}"),
        Some(Place { typed, code: None }) => format!("{TYPED}{typed}"),
    }
}

/// A city as an answer names it. Sorted by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct City {
    /// Its name in English, what was typed, or nothing when not stated.
    pub(crate) name: String,
    /// Its name in Urdu, where the gazetteer has one.
    pub(crate) name_ur: Option<String>,
    /// Its code; absent where the text fits no place, or several.
    pub(crate) code: Option<PlaceCode>,
}

/// What the cities of an answer are called. A text that was mapped after it was recorded counts
/// where it was mapped to; texts that fit no place are one city where they compare as the same.
pub(crate) struct Cities {
    gazetteer: Arc<Gazetteer>,
}

impl Cities {
    pub(crate) fn new(gazetteer: Arc<Gazetteer>) -> Self {
        Self { gazetteer }
    }

    /// The city of each of these keys. Of texts that are one city the first by their letters is its
    /// name, so that it is the same however the rows are kept.
    pub(crate) fn called<'a>(
        &self,
        keys: impl Iterator<Item = &'a str>,
    ) -> BTreeMap<&'a str, City> {
        let keys: BTreeSet<&str> = keys.collect();
        let mut unmatched: BTreeMap<String, &str> = BTreeMap::new();
        let mut called = BTreeMap::new();
        for key in keys {
            let typed = key.strip_prefix(TYPED);
            let code = match (key.strip_prefix(CODE), typed) {
                (Some(code), _) => PlaceCode::new(code).ok(),
                (None, Some(typed)) => self.gazetteer.find(typed, Wanted::City).cloned(),
                (None, None) => None,
            };
            let city = match code {
                Some(code) => self.coded(code),
                None => {
                    let typed = typed.unwrap_or_default();
                    let name = unmatched.entry(plain(typed)).or_insert(typed);
                    City { name: (*name).to_owned(), name_ur: None, code: None }
                }
            };
            called.insert(key, city);
        }
        called
    }

    fn coded(&self, code: PlaceCode) -> City {
        let entry = self.gazetteer.get(&code);
        let name = entry.map_or(code.as_str(), |entry| entry.name_en.as_str()).to_owned();
        let name_ur = entry.and_then(|entry| entry.name_ur.as_ref().map(Line::to_string));
        City { name, name_ur, code: Some(code) }
    }

    /// Whether a city is the one that somebody asks for: by its code, by a text that means it, or
    /// as typed. Nothing asks for what is not stated.
    pub(crate) fn is(&self, city: Option<&Place>, asked: &str) -> bool {
        let Some(city) = city else { return asked.is_empty() };
        let code = self.gazetteer.code_of(city, Wanted::City);
        match self.gazetteer.asked(asked, Wanted::City) {
            Some(wanted) => code == Some(wanted),
            None => match code {
                Some(code) => code.as_str() == asked,
                None => alike(city.as_str(), asked),
            },
        }
    }

    /// Whether two are one city.
    pub(crate) fn same(&self, one: &Place, other: &Place) -> bool {
        let code = |place| self.gazetteer.code_of(place, Wanted::City);
        match (code(one), code(other)) {
            (None, None) => alike(one.as_str(), other.as_str()),
            (one, other) => one == other,
        }
    }

    /// The same with the code that its text means now, where it had none.
    pub(crate) fn settled(&self, place: Place) -> Place {
        let code = self.gazetteer.code_of(&place, Wanted::City).cloned();
        Place { code, ..place }
    }
}
