//! Places as the reader's language writes them.

use greyfile_domain::values::{Gazetteer, Line, Place, PlaceCode, Wanted};
use greyfile_words::{Lang, Words};

/// A place that somebody typed: in Urdu by its Urdu name, where the gazetteer has one for its code or
/// for the text; else as it was typed.
pub(crate) fn told(
    words: Words,
    gazetteer: &Gazetteer,
    typed: &str,
    code: Option<&PlaceCode>,
    wanted: Wanted,
) -> String {
    let urdu = || {
        let code = code.or_else(|| gazetteer.find(typed, wanted))?;
        gazetteer.get(code)?.name_ur.as_ref().map(Line::to_string)
    };
    let name = match words.lang() {
        Lang::En => None,
        Lang::Ur => urdu(),
    };
    name.unwrap_or_else(|| typed.to_owned())
}

/// A place of an event, as [`told`].
pub(crate) fn of(words: Words, gazetteer: &Gazetteer, place: &Place, wanted: Wanted) -> String {
    told(words, gazetteer, place.as_str(), place.code.as_ref(), wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use greyfile_domain::values::gazetteer::Entry;
    use greyfile_domain::values::place::PlaceKind;

    fn gazetteer() -> Gazetteer {
        let line = |text: &str| Line::new(text).unwrap();
        let place = |code: &str, name_en: &str, name_ur: Option<&str>| Entry {
            code: PlaceCode::new(code).unwrap(),
            kind: PlaceKind::City,
            name_en: line(name_en),
            name_ur: name_ur.map(line),
            spellings: Vec::new(),
            aliases: Vec::new(),
            province: None,
            circle: None,
            station: None,
            verified: true,
        };
        let mut gazetteer = Gazetteer::default();
        gazetteer.add(place("faisalabad", "Faisalabad", Some("فیصل آباد")));
        gazetteer.add(place("hub", "Hub", None));
        gazetteer
    }

    #[test]
    fn a_place_has_its_urdu_name_where_one_is_known() {
        let known = gazetteer();
        for (lang, typed, code, wanted, name) in [
            (Lang::En, "Faisalabad", None, Wanted::City, "Faisalabad"),
            (Lang::Ur, "faisalabad", None, Wanted::City, "فیصل آباد"),
            (Lang::Ur, "Lyallpur", Some("faisalabad"), Wanted::City, "فیصل آباد"),
            (Lang::Ur, "Lyallpur", None, Wanted::City, "Lyallpur"),
            (Lang::Ur, "Faisalabad", None, Wanted::Circle, "Faisalabad"),
            (Lang::Ur, "Hub", None, Wanted::City, "Hub"),
        ] {
            let code = code.map(|code| PlaceCode::new(code).unwrap());
            let told = told(Words::of(lang), &known, typed, code.as_ref(), wanted);
            assert_eq!(told, name, "{typed}");
        }
    }
}
