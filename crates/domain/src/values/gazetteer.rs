//! The gazetteer: places with their codes, and which text means which.

use std::collections::{BTreeMap, BTreeSet};

use super::declare::payload;
use super::place::{Place, PlaceKind, Wanted};
use super::same::plain;
use super::text::{Line, PlaceCode};

payload! {
    /// Another name of a place, or one that it had.
    #[derive(Eq)]
    struct Alias {
        /// The name.
        name: Line,
        /// Until which year it was called so; absent when it still is.
        #[serde(default)]
        until: Option<u16>,
    }
    /// What the gazetteer says of a place.
    #[derive(Eq)]
    struct Entry {
        /// Its code, for ever: never given to another place.
        code: PlaceCode,
        /// What it is.
        kind: PlaceKind,
        /// Its name in English.
        name_en: Line,
        /// Its name in Urdu.
        #[serde(default)]
        name_ur: Option<Line>,
        /// Other ways to write its names, in either script.
        #[serde(default)]
        spellings: Vec<Line>,
        /// Other names.
        #[serde(default)]
        aliases: Vec<Alias>,
        /// The province it lies in.
        #[serde(default)]
        province: Option<PlaceCode>,
        /// The circle whose area it lies in.
        #[serde(default)]
        circle: Option<PlaceCode>,
        /// Of a malkhana, the station or circle whose store it is: the two have one register
        /// (Police Rules 22.16). Absent where the store belongs to
        /// no station.
        #[serde(default)]
        station: Option<PlaceCode>,
        /// Whether it was checked with a source.
        verified: bool,
    }
}

impl Entry {
    /// What it is called: its names, other ways to write them, and other names.
    pub fn names(&self) -> impl Iterator<Item = &Line> {
        let names = [&self.name_en].into_iter().chain(&self.name_ur).chain(&self.spellings);
        names.chain(self.aliases.iter().map(|alias| &alias.name))
    }

    /// The places that it lies in or belongs to: each field's name, the code in it, and the kinds of
    /// which that place must be one.
    pub fn areas(&self) -> impl Iterator<Item = (&'static str, &PlaceCode, &'static [PlaceKind])> {
        let province: (_, _, &'static [_]) = ("province", &self.province, &[PlaceKind::Province]);
        let circle: (_, _, &'static [_]) = ("circle", &self.circle, &[PlaceKind::Circle]);
        let station = ("station", &self.station, Wanted::Station.kinds());
        let fields = [province, circle, station].into_iter();
        fields.filter_map(|(field, code, kinds)| Some((field, code.as_ref()?, kinds)))
    }
}

/// Every place on record, by its code, and by the texts that mean it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gazetteer {
    places: BTreeMap<PlaceCode, Entry>,
    /// By name, spelling, alias and code, as texts compare.
    texts: BTreeMap<String, BTreeSet<PlaceCode>>,
    /// Texts that somebody mapped, in the order in which they did.
    mapped: BTreeMap<String, Vec<PlaceCode>>,
}

impl Gazetteer {
    /// Takes a place in.
    pub fn add(&mut self, entry: Entry) {
        for text in entry.names().map(Line::as_str).chain([entry.code.as_str()]) {
            self.texts.entry(plain(text)).or_default().insert(entry.code.clone());
        }
        self.places.insert(entry.code.clone(), entry);
    }

    /// From now on this text means that place.
    pub fn map(&mut self, typed: &str, code: PlaceCode) {
        self.mapped.entry(plain(typed)).or_default().push(code);
    }

    /// The province that a place is or lies in: its own, or that of its circle.
    pub fn province_of(&self, code: &PlaceCode) -> Option<&PlaceCode> {
        let place = self.places.get(code)?;
        if place.kind == PlaceKind::Province {
            return Some(&place.code);
        }
        let circle = || self.places.get(place.circle.as_ref()?)?.province.as_ref();
        place.province.as_ref().or_else(circle)
    }

    /// The place of a code.
    pub fn get(&self, code: &PlaceCode) -> Option<&Entry> {
        self.places.get(code)
    }

    /// Whether a code is given that differs at most in capitals.
    pub fn has_code_like(&self, code: &PlaceCode) -> bool {
        let called = self.texts.get(&plain(code.as_str())).into_iter().flatten();
        called.into_iter().any(|one| one.as_str().eq_ignore_ascii_case(code.as_str()))
    }

    /// Places that share a text which means none of them where a field asks for one: each group
    /// once.
    pub fn called_alike(&self) -> BTreeSet<Vec<&PlaceCode>> {
        let mut groups = BTreeSet::new();
        for (text, codes) in self.texts.iter().filter(|(_, codes)| codes.len() > 1) {
            for wanted in Wanted::ALL {
                let fitting = codes.iter().filter(|code| self.has(code, wanted));
                let fitting: Vec<&PlaceCode> = fitting.collect();
                if fitting.len() > 1 && self.mapped_to(text, wanted).is_none() {
                    groups.insert(fitting);
                }
            }
        }
        groups
    }

    /// The station or circle whose store a place is. It may have been retracted, or corrected to
    /// something else, since the store's entry named it: then there is none.
    pub fn station_of(&self, code: &PlaceCode) -> Option<&PlaceCode> {
        let station = self.get(code)?.station.as_ref()?;
        Some(station).filter(|station| self.has(station, Wanted::Station))
    }

    /// The entries that have a name with this text in it, in either script; those that begin with it
    /// first.
    pub fn named_like(&self, text: &str) -> impl Iterator<Item = &Entry> {
        let like = plain(text);
        let rank = |entry: &&Entry| {
            let names = entry.names().map(|name| plain(name.as_str()));
            names.filter_map(|name| name.find(&like)).min()
        };
        let mut found: Vec<(usize, &Entry)> =
            self.entries().filter_map(|entry| Some((rank(&entry)?, entry))).collect();
        found.sort_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, entry)| entry)
    }

    /// Every place, by its code.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.places.values()
    }

    /// The texts that mean a place where a field asks for this, as they compare.
    pub fn texts_of(&self, code: &PlaceCode, wanted: Wanted) -> impl Iterator<Item = &str> {
        let texts = self.texts.keys().chain(self.mapped.keys()).collect::<BTreeSet<_>>();
        let texts = texts.into_iter().map(String::as_str);
        texts.filter(move |text| self.find(text, wanted) == Some(code))
    }

    /// Whether a place of this code is what the field asks for.
    pub fn has(&self, code: &PlaceCode, wanted: Wanted) -> bool {
        self.get(code).is_some_and(|entry| wanted.kinds().contains(&entry.kind))
    }

    /// The code that a text means: the one that it was last mapped to or else, if only one place is
    /// called so, that place's.
    pub fn find(&self, typed: &str, wanted: Wanted) -> Option<&PlaceCode> {
        self.mapped_to(typed, wanted).or_else(|| {
            let mut fitting = self.fitting(typed, wanted);
            fitting.next().filter(|_| fitting.next().is_none())
        })
    }

    /// The code that a text was mapped to for a field that asks for this.
    pub fn mapped_to(&self, typed: &str, wanted: Wanted) -> Option<&PlaceCode> {
        let mapped = self.mapped.get(&plain(typed)).into_iter().flatten();
        mapped.rev().find(|code| self.has(code, wanted))
    }

    /// The code that somebody means who asks for a place: it may be the code itself, which no text
    /// takes away.
    pub fn asked(&self, asked: &str, wanted: Wanted) -> Option<&PlaceCode> {
        let code = PlaceCode::new(asked).ok().filter(|code| self.has(code, wanted));
        let exact = code.and_then(|code| Some(&self.places.get(&code)?.code));
        exact.or_else(|| self.find(asked, wanted))
    }

    /// The places that are called so, of which the field asks for one.
    pub fn fitting(&self, typed: &str, wanted: Wanted) -> impl Iterator<Item = &PlaceCode> {
        let codes = self.texts.get(&plain(typed)).into_iter().flatten();
        codes.filter(move |code| self.has(code, wanted))
    }

    /// The code of a place: its own or else, since it may have been mapped later, the one that its
    /// text means now.
    pub fn code_of<'a>(&'a self, place: &'a Place, wanted: Wanted) -> Option<&'a PlaceCode> {
        place.code.as_ref().or_else(|| self.find(place.as_str(), wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(code: &str) -> PlaceCode {
        PlaceCode::new(code).unwrap()
    }

    fn line(text: &str) -> Line {
        Line::new(text).unwrap()
    }

    fn entry(of: &str, kind: PlaceKind, en: &str, ur: &str) -> Entry {
        Entry {
            code: code(of),
            kind,
            name_en: line(en),
            name_ur: Some(line(ur)),
            spellings: Vec::new(),
            aliases: Vec::new(),
            province: None,
            circle: None,
            station: None,
            verified: true,
        }
    }

    fn gazetteer() -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        gazetteer.add(Entry {
            spellings: vec![line("فیصل اباد")],
            aliases: vec![Alias { name: line("Lyallpur"), until: Some(1977) }],
            ..entry("faisalabad", PlaceKind::City, "Faisalabad", "فیصل آباد")
        });
        gazetteer.add(entry("mirpur-ajk", PlaceKind::City, "Mirpur", "میرپور"));
        gazetteer.add(Entry {
            spellings: vec![line("Mirpur")],
            ..entry("mirpur-khas", PlaceKind::City, "Mirpur Khas", "میرپور خاص")
        });
        gazetteer.add(entry(
            "nccia-multan",
            PlaceKind::Circle,
            "NCCIA Multan",
            "این سی سی آئی اے ملتان",
        ));
        gazetteer.add(entry("saddar-multan", PlaceKind::Station, "Saddar", "صدر"));
        gazetteer.map("Fsd", code("faisalabad"));
        gazetteer.map("The old city", code("mirpur-khas"));
        gazetteer.map("the  OLD city", code("mirpur-ajk"));
        gazetteer.map("Mirpur", code("mirpur-ajk"));
        gazetteer
    }

    #[test]
    fn a_text_means_the_one_place_that_is_called_so() {
        use Wanted::{Circle, City, Malkhana, Station};
        for (typed, wanted, found) in [
            ("Faisalabad", City, Some("faisalabad")),
            (" FAISALABAD", City, Some("faisalabad")),
            ("فيصل آباد", City, Some("faisalabad")),
            ("فیصل اباد", City, Some("faisalabad")),
            ("lyallpur", City, Some("faisalabad")),
            ("fsd", City, Some("faisalabad")),
            ("Faisalabd", City, None),
            ("Faisalabad", Station, None),
            // Called so by two, until somebody says which.
            ("میرپور خاص", City, Some("mirpur-khas")),
            ("Mirpur", City, Some("mirpur-ajk")),
            // The last word on it stands.
            ("The Old City", City, Some("mirpur-ajk")),
            ("NCCIA Multan", Circle, Some("nccia-multan")),
            ("nccia-multan", Station, Some("nccia-multan")),
            ("NCCIA Multan", Malkhana, Some("nccia-multan")),
            ("NCCIA Multan", City, None),
            ("Saddar", Station, Some("saddar-multan")),
            ("Saddar", Circle, None),
        ] {
            let known = gazetteer();
            assert_eq!(known.find(typed, wanted).map(PlaceCode::as_str), found, "{typed}");
        }
        let mut two = Gazetteer::default();
        for city in gazetteer().entries() {
            two.add(city.clone());
        }
        assert_eq!(two.find("Mirpur", Wanted::City), None, "it fits two");
    }

    #[test]
    fn a_code_on_record_stands_whatever_the_text_means_now() {
        let place =
            |typed: &str, of: Option<&str>| Place { typed: line(typed), code: of.map(code) };
        let known = gazetteer();
        let of = |place: &Place| known.code_of(place, Wanted::City).map(ToString::to_string);
        assert_eq!(of(&place("Fsd", None)).as_deref(), Some("faisalabad"));
        assert_eq!(of(&place("Fsd", Some("mirpur-ajk"))).as_deref(), Some("mirpur-ajk"));
        assert_eq!(of(&place("Nowhere", None)), None);
    }
}
